"""The screens of a terminal that takes nobody in: what is the matter, and where else to go."""

from kiosk_app.flow.events import Closed
from kiosk_app.flow.frame import frame
from kiosk_app.flow.screens import Frame, HomeScreen, Language, Message, Notice, ProblemScreen, plain
from kiosk_app.flow.state import State
from kiosk_app.protocol.commands import Reason

TITLES: dict[Reason, str] = {
    "maintenance": "out.maintenance",
    "fault": "out.fault",
    "supplies": "out.supplies",
    "site": "out.site",
}


def out_of_service(language: Language) -> ProblemScreen:
    """Its serial is 0: whatever is touched on it means nothing to the visit that comes after it."""
    return ProblemScreen(Frame(0, language, Message("problem.full_title"), Message("problem.full_hint")))


def closed_screen(state: State, closed: Closed, recovered: Notice | None) -> ProblemScreen | HomeScreen:
    """On the operators' word. Whoever is still owed the end of a visit finds it here as well."""
    elsewhere = closed.elsewhere.get(state.language)
    anywhere = "out.elsewhere_site" if closed.reason == "site" else "out.elsewhere"
    hint = plain(elsewhere) if elsewhere else Message(anywhere)
    shown = frame(state, Message(TITLES[closed.reason]), hint)
    return HomeScreen(shown, (), state.world.site, recovered=recovered) if recovered else ProblemScreen(shown)
