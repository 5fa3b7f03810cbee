"""The screens of what a citizen does after the application: supplement, document, hotline, reasons of a low rating."""

from collections.abc import Callable

from kiosk_app.catalogue.model import JOINT
from kiosk_app.flow.frame import action, back, exit_, frame
from kiosk_app.flow.hotline import MAX_WORDS, PHONE_DIGITS, is_phone, kinds, sentences, ticket_of
from kiosk_app.flow.rating import reasons
from kiosk_app.flow.screens import (
    Action,
    ChoiceScreen,
    GuideScreen,
    IdentityScreen,
    Message,
    Option,
    Picture,
    QuestionScreen,
    ReasonsScreen,
    ResultScreen,
    Screen,
    WaitScreen,
)
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit, service_name
from kiosk_app.flow.supplementing import possible
from kiosk_app.protocol import cases
from kiosk_app.protocol.supplements import SupplementWanted

Facts = list[tuple[Message, str]]


def _claim(state: State, visit: Visit) -> Screen:
    title = "claim.title_confirmation" if visit.claim == "confirmation" else "claim.title"
    shown = frame(state, Message(title), f"claim.hint_{visit.claim}", back(), exit_())
    if visit.reading:
        return IdentityScreen(shown, "reading")
    return IdentityScreen(shown, "failed" if visit.note else "waiting", problem=visit.note)


def _wanted(state: State, visit: Visit) -> Screen:
    wanted, service, language = visit.wanted, visit.service, state.language
    assert wanted
    facts: Facts = [(Message("result.service"), service_name(state, wanted.service))]
    if wanted.confirms or wanted.reason == cases.CONFIRMATION:
        return _confirmation(state, wanted, facts, here=possible(visit))
    if service and service.fields:
        labels = JOINT[language].join(field.label[language] for field in service.fields)
        facts.append((Message("supplement.fields"), labels))
    if service and service.materials:
        names = JOINT[language].join(material.name[language] for material in service.materials)
        facts.append((Message("supplement.materials"), names))
    here = possible(visit)
    if service and not here:
        facts.append((Message("notice.org"), service.department.name[language]))
        facts.append((Message("notice.tel"), service.department.phone))
    forward = (action("next", "supplement.begin", "primary"),) if here else ()
    title, hint = ("supplement.title", "supplement.hint") if here else ("supplement.hall_title", "supplement.hall_hint")
    shown = frame(state, Message(title), hint, back(), exit_(), *forward)
    return GuideScreen(shown, (wanted.text.get(language, ""),), tuple(facts))


def _confirmation(state: State, wanted: SupplementWanted, facts: Facts, *, here: bool) -> Screen:
    """To who has to confirm, what the applicant signed; to the applicant, that others have to."""
    if wanted.confirms and here:
        forward = action("next", "confirmation.begin", "primary")
        shown = frame(state, Message("confirmation.title"), "confirmation.hint", back(), exit_(), forward)
        return GuideScreen(shown, tuple(filter(None, wanted.statement.split("\n"))), ())
    facts.append((Message("result.local_number"), wanted.local_number))
    shown = frame(state, Message("confirmation.others_title"), None, back(), exit_())
    return GuideScreen(shown, (wanted.text.get(state.language, ""),), tuple(facts))


def _printing_again(state: State, visit: Visit) -> Screen:
    return WaitScreen(frame(state, Message("wait.print_page"), "wait.print_page.hint"), "print_page")


def _ask_again(state: State, visit: Visit) -> Screen:
    buttons = action("no", "print.no"), action("yes", "print.yes")
    return ChoiceScreen(frame(state, Message("print.ask_title"), "print.ask_hint", *buttons), "print_page")


def _ask_copy(state: State, visit: Visit) -> Screen:
    buttons = action("copy", "print.copy"), action("none", "print.no_copy")
    return ChoiceScreen(frame(state, Message("print.copy_title"), "print.copy_hint", *buttons), "print_page")


def _ticket_kind(state: State, visit: Visit) -> Screen:
    resume, home = ("hotline.resume", "chevron-left"), ("nav.home", "home")
    text, icon = resume if visit.interrupted else home
    leave = action("back", text, icon=icon)
    shown = frame(state, Message("hotline.title"), "hotline.hint", leave)
    options = tuple(Option(row.value, row.text[state.language]) for row in kinds(state))
    return QuestionScreen(shown, "kind", "", "", "choice", ticket_of(visit).kind, options, of=3)


def _ticket_words(state: State, visit: Visit) -> Screen:
    ticket = ticket_of(visit)
    about = service_name(state, ticket.service)
    hint = Message("hotline.about", (("about", about),)) if about else Message("hotline.words_hint")
    forward = action("next", "nav.next", "primary", enabled=bool(ticket.words.strip()))
    shown = frame(state, Message("hotline.words"), hint, back(), forward)
    ready = tuple(Option(sentence, sentence) for sentence in sentences(state, visit))
    return QuestionScreen(shown, "words", "", "", "words", ticket.words, ready, MAX_WORDS, number=2, of=3)


def _ticket_phone(state: State, visit: Visit) -> Screen:
    phone = ticket_of(visit).phone
    none = action("none", "hotline.no_phone")
    forward = action("next", "hotline.send", "primary", enabled=is_phone(phone))
    shown = frame(state, Message("hotline.phone"), "hotline.phone_hint", back(), none, forward)
    return QuestionScreen(shown, "phone", "", "", "digits", phone, max_length=PHONE_DIGITS, number=3, of=3)


def _reasons(state: State, visit: Visit) -> Screen:
    rating = visit.rating
    assert rating
    options = tuple(Option(row.value, row.text[state.language]) for row in reasons(state, rating.level))
    buttons = action("skip", "nav.skip"), action("next", "reasons.send", "primary")
    shown = frame(state, Message("reasons.title"), "reasons.hint", *buttons)
    return ReasonsScreen(shown, options, rating.reasons, rating.words, cases.MAX_WORDS, rating.call_back)


def result_after(state: State, visit: Visit) -> ResultScreen | None:
    """Of what is no application; None of an application."""
    if visit.ticket:
        return _ticket_result(state, visit)
    if visit.wanted:
        kind = "confirmed" if visit.wanted.confirms else "added"
        kind = kind if state.world.online else f"{kind}_offline"
        facts = _numbers(visit, "result.case_number")
        facts.append((Message("result.service"), service_name(state, visit.wanted.service)))
        facts.append((Message("result.time"), visit.time[:16].replace("T", " ")))
        return _result(state, kind, facts, (Message("result.next_progress"),), "queued")
    if visit.claim == "document" and visit.progress:
        facts = [(Message("result.service"), service_name(state, visit.progress.service))]
        number = visit.progress.case_number or visit.progress.number
        facts.insert(0, (Message("result.case_number"), number))
        return _result(state, "sheet" if visit.document == "printed" else "sheet_unknown", facts, (), "done")
    return None


def _ticket_result(state: State, visit: Visit) -> ResultScreen:
    facts = _numbers(visit, "result.ticket_number")
    about = service_name(state, ticket_of(visit).service)
    if about:
        facts.append((Message("result.about"), about))
    facts.append((Message("result.time"), visit.time[:16].replace("T", " ")))
    numbered = bool(visit.case_number)
    after = (
        [Message("result.next_ticket")] if numbered else [Message("result.next_auto"), Message("result.next_ticket")]
    )
    buttons = [action("next", "nav.finish", "secondary" if visit.interrupted else "primary")]
    if visit.interrupted:
        buttons.append(action("resume", "hotline.resume", "primary"))
    kind = "ticket" if numbered else "ticket_received"
    return _result(state, kind, facts, tuple(after), "done" if numbered else "queued", *buttons)


def _numbers(visit: Visit, number: str) -> Facts:
    facts: Facts = [(Message("result.local_number"), visit.local_number)]
    if visit.case_number:
        facts.insert(0, (Message(number), visit.case_number))
    return facts


def _result(
    state: State, kind: str, facts: Facts, after: tuple[Message, ...], picture: Picture, *buttons: Action
) -> ResultScreen:
    buttons = buttons or (action("next", "nav.finish", "primary"),)
    shown = frame(state, Message(f"result.{kind}_title"), f"result.{kind}_hint", *buttons)
    return ResultScreen(shown, picture, tuple(facts), after)


AFTER: dict[Stage, Callable[[State, Visit], Screen]] = {
    Stage.CLAIM: _claim,
    Stage.WANTED: _wanted,
    Stage.PRINTING_AGAIN: _printing_again,
    Stage.ASK_AGAIN: _ask_again,
    Stage.ASK_COPY: _ask_copy,
    Stage.TICKET_KIND: _ticket_kind,
    Stage.TICKET_WORDS: _ticket_words,
    Stage.TICKET_PHONE: _ticket_phone,
    Stage.REASONS: _reasons,
}
