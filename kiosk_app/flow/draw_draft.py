"""The screens of forms begun elsewhere, and left to be gone on with."""

from collections.abc import Callable

from kiosk_app.flow.frame import action, frame, waiting
from kiosk_app.flow.screens import Action, ChoiceScreen, Message, Screen
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit


def _resume(state: State, visit: Visit) -> Screen:
    begun = visit.begun
    assert begun
    saved = begun.saved[:16].replace("T", " ")
    hint = Message(f"draft.resume_{begun.channel}", (("time", saved),))
    buttons = action("resume", "draft.resume", icon="pencil"), action("anew", "draft.anew", icon="file"), _leave()
    return ChoiceScreen(frame(state, Message("draft.resume_title"), hint, *buttons), "draft")


def _keep(state: State, visit: Visit) -> Screen:
    buttons = (
        action("keep", "draft.keep", icon="device-mobile"),
        action("discard", "draft.discard", icon="trash"),
        action("back", "draft.stay", "quiet"),
    )
    return ChoiceScreen(frame(state, Message("draft.keep_title"), "draft.keep_hint", *buttons), "draft")


def _leave() -> Action:
    return action("exit", "nav.exit", "quiet")


DRAFTS: dict[Stage, Callable[[State, Visit], Screen]] = {
    Stage.FINDING_DRAFT: waiting("wait.draft"),
    Stage.RESUME: _resume,
    Stage.KEEP: _keep,
    Stage.KEEPING: waiting("wait.keep"),
}
