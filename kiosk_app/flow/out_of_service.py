"""The screens of a terminal that takes nobody in: what is the matter, and where else to go."""

from kiosk_app.flow import nearby
from kiosk_app.flow.frame import frame
from kiosk_app.flow.screens import Frame, HomeScreen, Language, Message, Notice, Picture, ProblemScreen, plain
from kiosk_app.flow.state import State
from kiosk_app.flow.world import Closed

TITLES: dict[str, str] = {
    "maintenance": "out.maintenance",
    "fault": "out.fault",
    "supplies": "out.supplies",
    "site": "out.site",
    "power": "out.power",
}
HINTS = {"site": "out.elsewhere_site", "power": "out.power_hint"}
"""Where there is nobody at the counters either."""
PICTURES: dict[str, Picture] = {"power": "power", "maintenance": "service", "supplies": "service"}


def out_of_service(language: Language) -> ProblemScreen:
    """Its serial is 0: whatever is touched on it means nothing to the visit that comes after it."""
    return ProblemScreen(Frame(0, language, Message("problem.full_title"), Message("problem.full_hint")))


def closed_screen(state: State, closed: Closed, recovered: Notice | None) -> ProblemScreen | HomeScreen:
    """On the operators' word. Whoever is still owed the end of a visit finds it here as well."""
    elsewhere = closed.elsewhere.get(state.language)
    anywhere = HINTS.get(closed.reason, "out.elsewhere")
    shown = frame(state, Message(TITLES[closed.reason]), plain(elsewhere) if elsewhere else Message(anywhere))
    if recovered:
        return HomeScreen(shown, (), state.world.site, recovered=recovered)
    return ProblemScreen(shown, PICTURES.get(closed.reason, "sorry"), () if elsewhere else nearby.refuges(state))
