"""Which guidance light shows the way now: a pure function of what the flow awaits and of what still lies in a slot.

Names and flash rates are those of XFS4IoT's Lights. Nothing flashes that nobody has to do anything about.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit

Light = Literal[
    "cardReader",
    "receiptPrinter",
    "documentPrinter",
    "scanner",
    "contactless",
    "statusGood",
    "statusWarning",
    "statusBad",
    "statusInService",
]
Rate = Literal["slow", "medium", "quick", "continuous"]
HERE: Final = "medium"
"""Here something is to be put or taken."""
BUSY: Final = "continuous"
"""Leave what is there where it is."""
FORGOTTEN: Final = "quick"

CARDS: Final = frozenset({Stage.CARD, Stage.PARTY, Stage.CLAIM})
PAPERS: Final[Mapping[Stage, Light]] = {
    Stage.PRINTING_GUIDE: "receiptPrinter",
    Stage.PRINTING_SLIP: "receiptPrinter",
    Stage.ASK_SLIP: "receiptPrinter",
    Stage.PRINTING_DOCUMENT: "documentPrinter",
    Stage.ASK_DOCUMENT: "documentPrinter",
    Stage.PRINTING_AGAIN: "documentPrinter",
    Stage.ASK_AGAIN: "documentPrinter",
    Stage.PRINTING_PAGES: "documentPrinter",
}
TAKEN: Final = frozenset({Stage.RESULT, Stage.RATE, Stage.REASONS, Stage.END})
"""What came out may still lie there."""


def lights(state: State) -> dict[str, str]:
    """What is lit, and how; everything else is dark."""
    found: dict[str, str] = dict(_status(state))
    if state.visit:
        found |= dict(_guidance(state, state.visit))
    return found


def _guidance(state: State, visit: Visit) -> Iterator[tuple[Light, Rate]]:
    if visit.stage in CARDS:
        yield "cardReader", BUSY if visit.reading else HERE
    if visit.stage in (Stage.CODE, Stage.PAPER) and state.world.code_scanner:
        yield "contactless", HERE
    if visit.stage in (Stage.LAYING, Stage.CAPTURING, Stage.READING_FORM):
        yield "scanner", HERE
    if visit.stage is Stage.READING_PAGES:
        yield "scanner", BUSY
    if visit.stage in PAPERS:
        yield PAPERS[visit.stage], HERE
    if visit.stage in TAKEN and visit.slip == "printed":
        yield "receiptPrinter", HERE
    if visit.stage in TAKEN and visit.document == "printed":
        yield "documentPrinter", HERE
    if visit.stage is Stage.END and state.world.card_present:
        yield "cardReader", FORGOTTEN


def _status(state: State) -> Iterator[tuple[Light, Rate]]:
    """For whoever walks past, and for whoever repairs it."""
    world = state.world
    serves = world.out is None and world.catalogue is not None
    if serves:
        yield "statusInService", BUSY
    if not serves or world.trouble == "critical":
        yield "statusBad", BUSY
    elif world.trouble == "major":
        yield "statusWarning", BUSY
    else:
        yield "statusGood", BUSY
