"""The screens of verifying a paper."""

from collections.abc import Callable, Mapping
from typing import Final

from kiosk_app.flow.events import PaperVerdict
from kiosk_app.flow.frame import action, exit_, frame, waiting
from kiosk_app.flow.paper_screens import Tone
from kiosk_app.flow.screens import Message, Screen, VerdictScreen, WaitScreen
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit
from kiosk_app.flow.verifying import verifying_of
from kiosk_app.protocol.papers import SealedFacts

TONES: Final[Mapping[PaperVerdict, Tone]] = {
    "genuine": "ok",
    "sealed": "ok",
    "withdrawn": "danger",
    "altered": "danger",
}
"""Of the others nobody can say that anything is wrong."""
FACTS: Final = ("title", "issuer", "holder", "number", "code", "day", "until")


def _paper(state: State, visit: Visit) -> Screen:
    type_it = action("type", "paper.type", icon="pencil")
    return WaitScreen(frame(state, Message("paper.title"), "paper.hint", exit_(), type_it), "paper_code")


def _verdict(state: State, visit: Visit) -> Screen:
    known = verifying_of(visit)
    assert known.verdict
    again = action("another", "paper.another", "primary", icon="refresh")
    shown = frame(state, Message(f"paper.{known.verdict}"), f"paper.{known.verdict}_hint", exit_(), again)
    return VerdictScreen(shown, TONES.get(known.verdict, "warn"), _facts(known.facts) if known.facts else ())


def _facts(facts: SealedFacts) -> tuple[tuple[Message, str], ...]:
    """What the seal says, line by line, to be held beside the paper."""
    said = ((name, str(getattr(facts, name))) for name in FACTS)
    return tuple((Message(f"paper.fact_{name}"), text) for name, text in said if text)


VERIFYING: dict[Stage, Callable[[State, Visit], Screen]] = {
    Stage.PAPER: _paper,
    Stage.JUDGING: waiting("wait.paper"),
    Stage.VERDICT: _verdict,
}
