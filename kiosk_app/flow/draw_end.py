"""The screens from the first sheet to the goodbye, and those of a case's progress."""

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.catalogue.model import JOINT
from kiosk_app.flow.claiming import claimable, hindered
from kiosk_app.flow.draw_after import result_after
from kiosk_app.flow.frame import action, back, exit_, frame
from kiosk_app.flow.proving import working_day
from kiosk_app.flow.rating import LEVELS
from kiosk_app.flow.screens import (
    ChoiceScreen,
    EndScreen,
    Message,
    Picture,
    ProblemScreen,
    ProgressAskScreen,
    ProgressScreen,
    RateScreen,
    ResultScreen,
    Screen,
    StepMark,
    StepState,
    WaitScreen,
)
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit, service_name
from kiosk_app.protocol.cases import CONFIRMATION, CaseState, Progress

POWER_ENDED = "out.power_ended"
PICTURES: dict[str, Picture] = {"supplement": "sorry", "refused": "sorry", "received": "queued", "others": "queued"}


def _printing_document(state: State, visit: Visit) -> Screen:
    return WaitScreen(frame(state, Message("wait.print_page"), "wait.print_page.hint"), "print_page")


def _printing_slip(state: State, visit: Visit) -> Screen:
    return WaitScreen(frame(state, Message("wait.print_slip"), "wait.print_slip.hint"), "print_slip")


def _ask_document(state: State, visit: Visit) -> Screen:
    buttons = action("no", "print.no"), action("yes", "print.yes")
    return ChoiceScreen(frame(state, Message("print.ask_title"), "print.ask_hint", *buttons), "print_page")


def _ask_slip(state: State, visit: Visit) -> Screen:
    buttons = action("no", "print.no"), action("yes", "print.yes")
    return ChoiceScreen(frame(state, Message("print.ask_title"), "print.ask_slip_hint", *buttons), "print_slip")


def _result_kind(visit: Visit) -> str:
    if visit.case_state is CaseState.SUPPLEMENT and visit.others:
        return "others"
    if visit.case_state in (CaseState.REFUSED, CaseState.SUPPLEMENT):
        return str(visit.case_state)
    if visit.document == "printed":
        return "done"
    return "accepted" if visit.case_number else "received"


def _result(state: State, visit: Visit) -> Screen:
    if after := result_after(state, visit):
        return replace(after, problem=_print_problem(visit))
    kind = _result_kind(visit)
    facts, coming = _handed_in(state, visit), _coming(visit, kind)
    days = visit.service.result.days if visit.service else 0
    if days and kind == "accepted":
        facts.append((Message("result.promised"), working_day(visit.today, days)))
    forward = action("next", "nav.finish", "primary")
    shown = frame(state, Message(f"result.{kind}_title"), f"result.{kind}_hint", forward)
    return ResultScreen(shown, PICTURES.get(kind, "done"), tuple(facts), tuple(coming), _print_problem(visit))


def _handed_in(state: State, visit: Visit) -> list[tuple[Message, str]]:
    facts = [(Message("result.local_number"), visit.local_number)]
    if visit.case_number:
        facts.insert(0, (Message("result.case_number"), visit.case_number))
    if visit.missing:
        facts.append((Message("result.missing"), JOINT[state.language].join(visit.missing.names)))
        facts.append((Message("result.due"), visit.missing.due))
    if visit.others:
        facts.append((Message("result.others"), JOINT[state.language].join(visit.others)))
    if visit.payment:
        facts.append((Message("result.paid"), f"{visit.payment.amount}"))
    facts.append((Message("result.time"), visit.time[:16].replace("T", " ")))
    return facts


def _coming(visit: Visit, kind: str) -> list[Message]:
    """What comes next."""
    coming = [] if visit.case_number or kind == "others" else [Message("result.next_auto")]
    if visit.others:
        coming.append(Message("result.next_others"))
    result = visit.service.result if visit.service else None
    if result and result.days and kind == "received":
        coming.append(Message("result.next_days", (("days", str(result.days)),)))
    if result and result.document and visit.document in (None, "failed"):
        coming.append(Message("result.next_document_later"))
    if kind != "done":
        coming.append(Message("result.next_progress"))
    return coming


def _print_problem(visit: Visit) -> Message | None:
    if "unknown" in (visit.document, visit.slip):
        return Message("print.unknown")
    if visit.document == "failed":
        return Message("result.document_failed")
    if visit.slip == "failed":
        return Message("print.nopaper" if visit.slip_problem == "paper" else "result.slip_failed")
    return None


def _rate(state: State, visit: Visit) -> Screen:
    levels = tuple((level, Message(f"rate.{level}")) for level in LEVELS)
    return RateScreen(frame(state, Message("rate.title"), "rate.hint", action("skip", "rate.skip", "quiet")), levels)


def _end(state: State, visit: Visit) -> Screen:
    paper = visit.document == "printed" or visit.slip == "printed"
    card, note = state.world.card_present, visit.note
    title = Message("end.card") if card else note or Message("end.title")
    hint = note if card and note else Message("end.hint")
    if visit.reminded:
        title, hint = Message(f"end.take_{visit.reminded}"), Message(f"end.take_{visit.reminded}.hint")
    shown = frame(state, title, hint, action("exit", "nav.home", "primary"))
    return EndScreen(shown, card, paper, "power" if note and note.key == POWER_ENDED else "done")


def _problem(state: State, visit: Visit) -> Screen:
    problem = visit.problem
    assert problem
    buttons = [exit_()]
    if visit.interrupted:
        buttons.append(action("resume", "hotline.resume"))
    if problem.retry:
        buttons.append(action("retry", "nav.retry", "secondary" if problem.instead else "primary"))
    if problem.instead:
        buttons.append(action("instead", "problem.instead", "primary"))
    return ProblemScreen(frame(state, problem.title, problem.hint, *buttons))


def _progress_ask(state: State, visit: Visit) -> Screen:
    forward = action("next", "nav.ask", "primary", enabled=bool(visit.number.strip()))
    shown = frame(state, Message("progress.title"), "progress.hint", exit_(), forward)
    return ProgressAskScreen(shown, visit.number, visit.note)


def _standing(found: Progress) -> str:
    """How it stands, in the words for it."""
    return CONFIRMATION if found.confirmation else found.state


def _progress(state: State, visit: Visit) -> Screen:
    found = visit.progress
    assert found
    name = service_name(state, found.service)
    facts = [(Message("result.service"), name)]
    if found.case_number:
        facts.insert(0, (Message("result.case_number"), found.case_number))
    facts.append((Message("progress.number"), found.number))
    facts.append((Message("progress.updated"), found.updated[:16].replace("T", " ")))
    order: list[str] = [CaseState.RECEIVED, CaseState.ACCEPTED, CaseState.DONE]
    if found.confirmation:
        order.insert(1, CONFIRMATION)
    elif found.state in (CaseState.SUPPLEMENT, CaseState.REFUSED):
        order[2] = found.state
    reached = order.index(_standing(found))
    last = StepState.CURRENT if found.state is CaseState.SUPPLEMENT else StepState.DONE
    stages = tuple(
        StepMark(
            Message(f"progress.state.{stage}"),
            StepState.DONE if index < reached else last if index == reached else StepState.TODO,
        )
        for index, stage in enumerate(order)
    )
    title = Message(f"progress.title.{_standing(found)}")
    items = tuple(
        (service_name(state, item.service), item.case_number, Message(f"progress.state.{item.state}"))
        for item in found.items
    )
    claim = claimable(state, visit)
    hint = (hindered(state, claim) or f"progress.hint_{claim}") if claim else None
    claims = (action(claim, f"progress.{claim}", "primary", enabled=not hindered(state, claim)),) if claim else ()
    return ProgressScreen(frame(state, title, hint, back(), exit_(), *claims), tuple(facts), stages, items)


DELIVERY: dict[Stage, Callable[[State, Visit], Screen]] = {
    Stage.PRINTING_DOCUMENT: _printing_document,
    Stage.ASK_DOCUMENT: _ask_document,
    Stage.PRINTING_SLIP: _printing_slip,
    Stage.ASK_SLIP: _ask_slip,
    Stage.RESULT: _result,
    Stage.RATE: _rate,
    Stage.END: _end,
    Stage.PROBLEM: _problem,
    Stage.PROGRESS_ASK: _progress_ask,
    Stage.PROGRESS: _progress,
}
