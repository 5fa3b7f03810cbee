"""What a touch does, by the stage of the visit it meets."""

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import asking, delivering, identifying, progress
from kiosk_app.flow.effects import PrintSlip, Slip
from kiosk_app.flow.events import Touched, World
from kiosk_app.flow.intents import Act, Agree, Answer, Choose, Digit, Edit, Rated, Signed, Speak, Start, Stay
from kiosk_app.flow.state import HELD, WORKING, Stage, State, Step, Visit, home, service_of, show, touched

PROGRESS_TILE = "progress"


def touch(state: State, event: Touched) -> Step:
    intent, visit = event.intent, state.visit
    if intent.serial != state.serial:
        return state, ()
    if isinstance(intent, Speak):
        return replace(state, language=intent.language), ()
    if not visit:
        return _at_home(state, event)
    if isinstance(intent, Stay):
        return _stay(state, visit)
    if isinstance(intent, Act):
        return _act(state, visit, intent.action)
    return _given(state, visit, event)


def _stay(state: State, visit: Visit) -> Step:
    """A touch keeps the visit alive; while the machine works or says goodbye it changes nothing."""
    if visit.stage in WORKING or visit.stage in (Stage.END, Stage.RATE):
        return state, ()
    shown, effects = touched(state, visit)
    if visit.stage is Stage.CARD and shown.visit:
        shown = replace(shown, visit=replace(shown.visit, awaiting=visit.awaiting))
    return shown, effects


def _at_home(state: State, event: Touched) -> Step:
    match event.intent:
        case Start() if state.world.closed:
            return state, ()
        case Start(target=target) if target == PROGRESS_TILE:
            return show(state, Visit(event.fresh, "", event.today, Stage.PROGRESS_ASK), Stage.PROGRESS_ASK)
        case Start(target=target):
            catalogue = state.world.catalogue
            if not catalogue or target not in catalogue.definitions or closed(state.world, target):
                return state, ()
            visit = Visit(event.fresh, event.fresh, event.today, Stage.NOTICE, service=catalogue.definitions[target])
            return show(replace(state, recovered=None), visit, Stage.NOTICE)
        case Act(action="reprint") if state.recovered:
            found = state.recovered
            slip = Slip(found.service, found.local_number, found.case_number, found.time, state.language, "", "12345")
            return state, (PrintSlip(found.event_id, 1, delivering.PRINT_SLIP_SECONDS, found.event_id, slip),)
        case _:
            return state, ()


def closed(world: World, service: str) -> str:
    """Why the service cannot be begun now: a message key, "" when it can."""
    assert world.catalogue
    definition = world.catalogue.definitions[service]
    if not world.room:
        return "closed.full"
    if not world.reader:
        return "closed.reader"
    if not world.online and definition.offline == "block":
        return "closed.offline"
    if definition.result.document and not world.page_printer:
        return "closed.page_printer"
    return ""


def _act(state: State, visit: Visit, action: str) -> Step:
    if action == "exit" and visit.stage not in HELD:
        return home(state) if visit.stage is Stage.END else delivering.end(state, visit)
    handler = ACTIONS.get((visit.stage, action))
    return handler(state, visit) if handler else (state, ())


def _past_materials(state: State, visit: Visit) -> Step:
    agreed = visit.agreed or not asking.promised(state, visit)
    return show(state, visit, Stage.REVIEW) if agreed and asking.materials_complete(state, visit) else (state, ())


def _came_out(state: State, visit: Visit) -> Step:
    return delivering.settle_document(state, visit, came_out=True)


def _did_not_come_out(state: State, visit: Visit) -> Step:
    return delivering.settle_document(state, visit, came_out=False)


def _slip_came_out(state: State, visit: Visit) -> Step:
    return delivering.settle_slip(state, visit, came_out=True)


def _slip_did_not_come_out(state: State, visit: Visit) -> Step:
    return delivering.settle_slip(state, visit, came_out=False)


def _stop_reading(state: State, visit: Visit) -> Step:
    return identifying.stop_reading(state, visit, Stage.NOTICE)


def _to_review(state: State, visit: Visit) -> Step:
    return show(state, visit, Stage.REVIEW)


def _to_rating(state: State, visit: Visit) -> Step:
    return show(state, visit, Stage.RATE)


def _ask_again(state: State, visit: Visit) -> Step:
    return show(state, replace(visit, progress=None, note=None), Stage.PROGRESS_ASK)


def _given(state: State, visit: Visit, event: Touched) -> Step:
    match visit.stage, event.intent:
        case Stage.PIN, Digit() as digit:
            return identifying.on_digit(state, visit, digit)
        case Stage.FORM, Answer(key=key, value=value):
            return asking.answer(state, visit, key, value)
        case Stage.FORM, Choose(key=key, value=value) if key == visit.question:
            answered, _ = asking.answer(state, visit, key, value)
            assert answered.visit
            return asking.next_question(answered, answered.visit)
        case Stage.REVIEW, Edit(key=key) if key in {field.key for field in service_of(visit).fields}:
            return asking.ask(state, visit, key)
        case Stage.MATERIALS, Agree(agreed=agreed):
            return touched(state, replace(visit, agreed=agreed))
        case Stage.SIGN, Signed() as ink:
            return asking.signed(state, visit, ink)
        case Stage.RATE, Rated(level=level):
            return delivering.rate(state, visit, level)
        case Stage.PROGRESS_ASK, Answer(key="number", value=value):
            return touched(state, replace(visit, number=value[:40], note=None))
        case _:
            return state, ()


def _retry(state: State, visit: Visit) -> Step:
    again = RETRIES.get(visit.problem.retry) if visit.problem and visit.problem.retry else None
    return again(state, replace(visit, problem=None)) if again else (state, ())


def _to_pin(state: State, visit: Visit) -> Step:
    return show(state, visit, Stage.PIN)


RETRIES: dict[Stage, Callable[[State, Visit], Step]] = {
    Stage.CARD: identifying.ask_for_card,
    Stage.PIN: _to_pin,
    Stage.SHARING: identifying.fetch_shares,
    Stage.CHECKING: asking.check,
    Stage.SUBMITTING: delivering.submit,
}
ACTIONS: dict[tuple[Stage, str], Callable[[State, Visit], Step]] = {
    (Stage.NOTICE, "agree"): identifying.ask_for_card,
    (Stage.CARD, "back"): _stop_reading,
    (Stage.PIN, "back"): identifying.ask_for_card,
    (Stage.FORM, "next"): asking.next_question,
    (Stage.FORM, "back"): asking.previous_question,
    (Stage.MATERIALS, "next"): _past_materials,
    (Stage.MATERIALS, "back"): asking.back_to_form,
    (Stage.REVIEW, "back"): asking.back_to_form,
    (Stage.REVIEW, "next"): asking.after_review,
    (Stage.SIGN, "back"): _to_review,
    (Stage.ASK_DOCUMENT, "yes"): _came_out,
    (Stage.ASK_DOCUMENT, "no"): _did_not_come_out,
    (Stage.ASK_SLIP, "yes"): _slip_came_out,
    (Stage.ASK_SLIP, "no"): _slip_did_not_come_out,
    (Stage.RESULT, "next"): _to_rating,
    (Stage.RATE, "skip"): delivering.end,
    (Stage.PROBLEM, "retry"): _retry,
    (Stage.PROGRESS_ASK, "next"): progress.look_up,
    (Stage.PROGRESS, "back"): _ask_again,
}
