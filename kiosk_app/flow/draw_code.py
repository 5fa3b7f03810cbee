"""The screens of being known by a code on a phone."""

from collections.abc import Callable

from kiosk_app.flow.by_code import codes_work, possible
from kiosk_app.flow.frame import action, exit_, frame, waiting
from kiosk_app.flow.screens import Action, CodeScreen, ConsentScreen, Message, Screen
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit, service_of


def other_way(state: State, visit: Visit) -> Action | None:
    """What stands beside the card: the way by a code, where there is one. It rests while the centre is away."""
    if not possible(visit):
        return None
    enabled = codes_work(state.world)
    return action("code", "code.way" if enabled else "code.offline", enabled=enabled, icon="qrcode")


def _code(state: State, visit: Visit) -> Screen:
    scanner, qr = state.world.code_scanner, visit.coded.qr if visit.coded else ""
    hint = "code.hint" if scanner else "code.hint_scan"
    card = action("back", "code.by_card", icon="id")
    return CodeScreen(frame(state, Message("code.title"), hint, exit_(), card), qr, scanner, visit.note)


def _consent(state: State, visit: Visit) -> Screen:
    assert visit.coded
    service = service_of(visit).name[state.language]
    data = tuple(Message(f"consent.{datum}") for datum in visit.coded.data)
    hint = Message("consent.hint", (("service", service),))
    buttons = exit_(), action("no", "consent.no"), action("agree", "consent.agree", "primary")
    return ConsentScreen(frame(state, Message("consent.title"), hint, *buttons), data, visit.coded.enterprise)


CODES: dict[Stage, Callable[[State, Visit], Screen]] = {
    Stage.CODE: _code,
    Stage.CONSENT: _consent,
    Stage.RELEASING: waiting("wait.release"),
}
