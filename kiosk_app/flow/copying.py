"""Copying and scanning for oneself: papers in, and copies out or the pages onto one's own phone.

The machine never sees the pages: whoever performs the effects holds them until the visit is over, and only what was
scanned counts here.
"""

from dataclasses import replace
from typing import Final

from kiosk_app.flow.effects import HandOver, PrintPages, ScanPages, StopReading
from kiosk_app.flow.events import CaptureFailed, Event, Failed, HandoverOffered, HandoverTaken, PagesScanned, Printed
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import Copying, State, Step, Visit, following, service_of, show, show_with, work

SCAN_SECONDS: Final = 120.0
PRINT_SECONDS: Final = 40.0
SHEET_SECONDS: Final = 8.0
"""What a slow printer takes for one more sheet."""
HANDOVER_SECONDS: Final = 600.0


def begin(state: State, visit: Visit) -> Step:
    return show(state, replace(visit, copying=Copying()), Stage.LAYING)


def copying_of(visit: Visit) -> Copying:
    assert visit.copying
    return visit.copying


def most_copies(visit: Visit) -> int:
    """Of everything that was scanned, within what one visit may print."""
    pages = copying_of(visit)
    return (service_of(visit).sheets - pages.printed) // pages.sheets if pages.sheets else 0


def scan(state: State, visit: Visit) -> Step:
    if not state.world.scanner:
        return state, ()
    effect = ScanPages(visit.id, visit.effects + 1, SCAN_SECONDS, more=bool(copying_of(visit).pages))
    return work(state, replace(visit, note=None), Stage.READING_PAGES, effect)


def stop(state: State, visit: Visit) -> Step:
    """Neither paper nor phone is waited for any more."""
    return following(_back(state, visit, None), StopReading(visit.id, visit.effects, 0))


def on_scanned(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case PagesScanned(pages=pages, sheets=sheets):
            known = replace(copying_of(visit), pages=pages, sheets=sheets, copies=1)
            return show(state, replace(visit, copying=known, note=None), Stage.PAGES)
        case CaptureFailed(problem=problem):
            return _back(state, visit, f"mat.capture_{problem}")
        case Failed():
            return _back(state, visit, "mat.capture_device")
        case _:
            return state, ()


def _back(state: State, visit: Visit, note: str | None) -> Step:
    """To what can be done with the pages there are, or to laying some in."""
    stage = Stage.PAGES if copying_of(visit).pages else Stage.LAYING
    return show(state, replace(visit, note=Message(note) if note else None), stage)


def fewer(state: State, visit: Visit) -> Step:
    return _count(state, visit, -1)


def more(state: State, visit: Visit) -> Step:
    return _count(state, visit, 1)


def _count(state: State, visit: Visit, by: int) -> Step:
    pages = copying_of(visit)
    copies = max(1, min(pages.copies + by, most_copies(visit)))
    return show(state, replace(visit, copying=replace(pages, copies=copies), note=None), Stage.PAGES)


def print_pages(state: State, visit: Visit) -> Step:
    pages = copying_of(visit)
    if not state.world.page_printer or pages.copies > most_copies(visit):
        return state, ()
    seconds = PRINT_SECONDS + SHEET_SECONDS * pages.sheets * pages.copies
    effect = PrintPages(visit.id, visit.effects + 1, seconds, pages.copies)
    return work(state, replace(visit, note=None), Stage.PRINTING_PAGES, effect)


def on_printed(state: State, visit: Visit, event: Event) -> Step:
    """What nobody knows may lie in the tray, and counts."""
    match event:
        case Printed(outcome="failed", reason=reason):
            return _back(state, visit, "copy.no_paper" if reason == "paper" else "copy.failed")
        case Printed(outcome="printed"):
            return _back(state, _used(visit), "copy.printed")
        case Printed() | Failed():
            return _back(state, _used(visit), "copy.unknown")
        case _:
            return state, ()


def _used(visit: Visit) -> Visit:
    pages = copying_of(visit)
    used = replace(pages, printed=pages.printed + pages.sheets * pages.copies, copies=1)
    return replace(visit, copying=used, document="printed")


def hand_over(state: State, visit: Visit) -> Step:
    if not state.world.online:
        return state, ()
    waiting = replace(visit, copying=replace(copying_of(visit), qr=""), note=None)
    return show_with(state, waiting, Stage.HANDOVER, HandOver(visit.id, visit.effects + 1, HANDOVER_SECONDS))


def on_handover(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case HandoverOffered(qr=qr):
            return replace(state, visit=replace(visit, copying=replace(copying_of(visit), qr=qr))), ()
        case HandoverTaken():
            return _back(state, visit, "copy.taken")
        case Failed():
            return _back(state, visit, "copy.not_taken")
        case _:
            return state, ()


def end_of_interruption(state: State, visit: Visit) -> Step:
    """A code that was shown before is not waited for any more."""
    return _back(state, visit, None)
