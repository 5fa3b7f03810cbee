"""The screens of copying and scanning for oneself."""

from collections.abc import Callable

from kiosk_app.flow.copying import copying_of, most_copies
from kiosk_app.flow.frame import action, back, exit_, frame
from kiosk_app.flow.screens import ChoiceScreen, HandoverScreen, Message, PagesScreen, Screen, WaitScreen
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit


def _laying(state: State, visit: Visit) -> Screen:
    scan = action("scan", "copy.scan", "primary", enabled=state.world.scanner, icon="file")
    return ChoiceScreen(frame(state, Message("copy.title"), visit.note or "copy.hint", exit_(), scan), "scan")


def _reading(state: State, visit: Visit) -> Screen:
    return WaitScreen(frame(state, Message("copy.scanning"), "wait.capture.hint", back(), exit_()), "scan")


def _pages(state: State, visit: Visit) -> Screen:
    pages, most = copying_of(visit), most_copies(visit)
    printable, online = state.world.page_printer and most > 0, state.world.online
    buttons = (
        action("scan", "copy.scan_more", enabled=state.world.scanner, icon="plus"),
        action("fewer", "copy.fewer", enabled=printable and pages.copies > 1, icon="minus"),
        action("more", "copy.more", enabled=printable and pages.copies < most, icon="plus"),
        action("phone", "copy.phone" if online else "copy.phone_offline", enabled=online, icon="device-mobile"),
        action("print", _print_words(state, most), "primary", enabled=printable, icon="printer"),
    )
    title = Message("copy.pages_title", (("pages", str(pages.pages)),))
    shown = frame(state, title, visit.note or "copy.pages_hint", exit_(), *buttons)
    return PagesScreen(shown, pages.pages, pages.copies, most)


def _print_words(state: State, most: int) -> str:
    if not state.world.page_printer:
        return "copy.print_broken"
    return "copy.print" if most else "copy.print_most"


def _printing(state: State, visit: Visit) -> Screen:
    return WaitScreen(frame(state, Message("copy.printing"), "wait.print_page.hint"), "print_page")


def _handover(state: State, visit: Visit) -> Screen:
    return HandoverScreen(
        frame(state, Message("copy.phone_title"), "copy.phone_hint", back(), exit_()), copying_of(visit).qr
    )


COPYING: dict[Stage, Callable[[State, Visit], Screen]] = {
    Stage.LAYING: _laying,
    Stage.READING_PAGES: _reading,
    Stage.PAGES: _pages,
    Stage.PRINTING_PAGES: _printing,
    Stage.HANDOVER: _handover,
}
