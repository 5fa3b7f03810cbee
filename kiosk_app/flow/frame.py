"""What stands around every screen: the service, the thin bar of steps, the buttons, the time that is left."""

from collections.abc import Callable

from kiosk_app.flow.early import is_early
from kiosk_app.flow.hotline import offered
from kiosk_app.flow.proving import needed_materials
from kiosk_app.flow.screens import Action, Frame, Message, Role, StepMark, StepState, WaitScreen
from kiosk_app.flow.stages import WARNING_SECONDS, WORKING, Stage
from kiosk_app.flow.state import State, Visit

BY_CODE = (Stage.CODE, Stage.CONSENT, Stage.RELEASING)
BY_FACE = (Stage.WAYS, Stage.FACE)
PORTRAIT = (Stage.PORTRAIT, Stage.PORTRAIT_SHOWN, Stage.SEALING_PORTRAIT)
STEPS: dict[str, frozenset[Stage]] = {
    "notice": frozenset({Stage.NOTICE}),
    "identity": frozenset({Stage.CARD, Stage.PIN, Stage.VERIFYING, Stage.SHARING, *BY_CODE, *BY_FACE}),
    "form": frozenset({Stage.FINDING_DRAFT, Stage.RESUME, Stage.FORM, Stage.READING_FORM, Stage.CHECKING}),
    "materials": frozenset({Stage.MATERIALS, Stage.CAPTURING, *PORTRAIT}),
    "review": frozenset({Stage.REVIEW}),
    "sign": frozenset({Stage.SIGN, Stage.PARTY}),
    "pay": frozenset({Stage.ORDERING, Stage.PAY, Stage.CANCELLING}),
    "submit": frozenset({Stage.SUBMITTING, Stage.AWAITING}),
    "document": frozenset({Stage.PRINTING_DOCUMENT, Stage.ASK_DOCUMENT}),
    "slip": frozenset({Stage.PRINTING_SLIP, Stage.ASK_SLIP, Stage.RESULT, Stage.RATE}),
}


def action(name: str, text: str, role: Role = "secondary", *, enabled: bool = True, icon: str = "") -> Action:
    return Action(name, Message(text), role, enabled, icon)


def back() -> Action:
    return action("back", "nav.back", icon="chevron-left")


def exit_() -> Action:
    return action("exit", "nav.exit", "quiet")


def waiting(key: str) -> Callable[[State, Visit], WaitScreen]:
    """The machine works, and says so in these words."""

    def drawing(state: State, visit: Visit) -> WaitScreen:
        return WaitScreen(frame(state, Message(key), f"{key}.hint"), "wait")

    return drawing


def frame(state: State, title: Message, hint: str | Message | None, *actions: Action) -> Frame:
    visit, timer = state.visit, state.timer
    working = visit is not None and visit.stage in WORKING
    seconds = timer.seconds if timer and not working else 0.0
    if timer and not working and not timer.warning and visit and visit.stage not in (Stage.RATE, Stage.END):
        seconds += WARNING_SECONDS
    return Frame(
        serial=state.serial,
        language=state.language,
        title=title,
        hint=Message(hint) if isinstance(hint, str) else hint,
        service=visit.service.name[state.language] if visit and visit.service else "",
        steps=_steps(state, visit) if visit else (),
        actions=actions,
        seconds=seconds,
        warning=bool(timer and timer.warning and not working),
        online=state.world.online,
        hotline=offered(state),
    )


def _steps(state: State, visit: Visit) -> tuple[StepMark, ...]:
    definition = visit.service
    names = list(STEPS)
    if not definition or definition.kind == "guide" or not any(visit.stage in stages for stages in STEPS.values()):
        return ()
    if not definition.materials or (visit.answers and not needed_materials(visit, state.expressions)):
        names.remove("materials")
    if visit.wanted:
        names = [name for name in names if name != "notice" and (name != "form" or definition.fields)]
    if not definition.signature:
        names.remove("sign")
    if not definition.fee:
        names.remove("pay")
    if not definition.result.document:
        names.remove("document")
    # What is asked before anybody says who they are belongs to the beginning.
    asks_early = visit.stage is Stage.FORM and is_early(visit)
    stage = Stage.NOTICE if asks_early else visit.stage
    current = next(index for index, name in enumerate(names) if stage in STEPS[name])
    return tuple(
        StepMark(
            Message(f"step.{name}"),
            StepState.DONE if index < current else StepState.CURRENT if index == current else StepState.TODO,
        )
        for index, name in enumerate(names)
    )
