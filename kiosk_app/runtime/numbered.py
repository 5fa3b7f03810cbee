"""Numbered paper as the terminal sees it: what the centre has still to be told of it, and whether it adds up."""

import logging
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from kiosk_app.protocol.cases import PrintReport
from kiosk_app.protocol.cases import SheetState as Told
from offline_store.errors import StoreError
from offline_store.paper_stock import NumberedSheet, PaperStock, SheetState

log = logging.getLogger(__name__)
PLAIN, CERTIFICATE = "plain", "certificate"
"""Kinds of paper; the sheets of the second are numbered."""
Outcome = Literal["printed", "failed", "unknown"]
COUNT_NEEDED, MISMATCH = "countNeeded", "stockMismatch"
TOLD: dict[SheetState, Told] = {
    SheetState.LOADED: "loaded",
    SheetState.PRINTED: "printed",
    SheetState.SPOILT: "spoilt",
    SheetState.UNKNOWN: "unknown",
    SheetState.MISSING: "missing",
}


def trouble(paper: PaperStock, tray: str) -> str:
    """What a technician has to look into: a detail of the printer's report, "" for nothing.

    tray: what the printer says of the tray, in XFS4IoT's words; "" when it has none for numbered paper.
    """
    if not tray:
        return ""
    try:
        counts = paper.counts()
    except StoreError as error:
        log.error("numbered paper cannot be counted: %s", type(error).__name__)
        return ""
    if counts.get(SheetState.UNKNOWN):
        return COUNT_NEEDED
    left = counts.get(SheetState.LOADED, 0)
    return MISMATCH if (tray == "out" and left) or (tray in ("full", "low") and not left) else ""


def reports(sheets: list[NumberedSheet], time: str) -> Iterator[tuple[PrintReport, list[NumberedSheet]]]:
    """What to tell the centre of sheets of which it does not know, one report for each document."""

    def printed_on(sheet: NumberedSheet) -> tuple[str, str]:
        return sheet.event_id, sheet.document

    for (event_id, document), found in groupby(sorted(sheets, key=printed_on), printed_on):
        those = list(found)
        yield PrintReport(event_id, document, _outcome(those), time, sheets=told(those)), those


def _outcome(sheets: list[NumberedSheet]) -> Outcome:
    """Of the document: printed when all of its sheets are."""
    states = {sheet.state for sheet in sheets}
    if SheetState.UNKNOWN in states:
        return "unknown"
    return "printed" if states == {SheetState.PRINTED} else "failed"


def told(sheets: list[NumberedSheet]) -> dict[str, Told]:
    """In the protocol's words."""
    return {sheet.number: TOLD[sheet.state] for sheet in sheets}
