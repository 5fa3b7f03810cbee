"""The one screen of a terminal that can take nothing in: what is the matter, and where else to go."""

from kiosk_app.flow.screens import Frame, Language, Message, ProblemScreen


def out_of_service(language: Language) -> ProblemScreen:
    """Its serial is 0: whatever is touched on it means nothing to the visit that comes after it."""
    return ProblemScreen(Frame(0, language, Message("problem.full_title"), Message("problem.full_hint")))
