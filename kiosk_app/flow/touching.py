"""What a touch does, by the stage of the visit it meets."""

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.catalogue.model import Definition
from kiosk_app.flow import (
    asking,
    browsing,
    by_code,
    by_face,
    claiming,
    copying,
    delivering,
    drafts,
    early,
    filling,
    guides,
    hotline,
    identifying,
    nearby,
    paying,
    portraits,
    presenting,
    progress,
    rating,
    reprinting,
    supplementing,
    verifying,
)
from kiosk_app.flow.effects import About, PrintSlip, Slip
from kiosk_app.flow.events import Touched
from kiosk_app.flow.identity_card import read_card, stop_reading
from kiosk_app.flow.intents import (
    Act,
    Agree,
    Answer,
    Choose,
    Digit,
    Edit,
    Intent,
    Prove,
    Rated,
    Remove,
    Signed,
    Speak,
    Start,
    Stay,
)
from kiosk_app.flow.stages import HELD, WORKING, Stage
from kiosk_app.flow.state import State, Step, Visit, home, show, show_meanwhile, touched
from kiosk_app.protocol.hotline import SERVICE

PROGRESS_TILE = "progress"


def touch(state: State, event: Touched) -> Step:
    intent, visit = event.intent, state.visit
    if intent.serial != state.serial:
        return state, ()
    if isinstance(intent, Speak):
        return replace(state, language=intent.language), ()
    if isinstance(intent, Act) and intent.action == hotline.ACTION:
        return hotline.begin(state, event.fresh, event.today)
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
    return show_meanwhile(state, visit, visit.stage)


def _at_home(state: State, event: Touched) -> Step:
    match event.intent:
        case Start() if state.world.out:
            return state, ()
        case Start(target=target) if target == PROGRESS_TILE:
            return show(state, Visit(event.fresh, event.fresh, event.today, Stage.PROGRESS_ASK), Stage.PROGRESS_ASK)
        case Start(target=target) if target == browsing.SEARCH or target.startswith(browsing.CATEGORY):
            return browsing.browse(state, event.fresh, event.today, target)
        case Start(target=target):
            return _begin(state, event, target)
        case Act(action="reprint") if state.recovered:
            found = state.recovered
            about: About = "ticket" if found.service == SERVICE else "application"
            numbers = (found.local_number, found.case_number, found.time)
            slip = Slip(found.service, *numbers, state.language, "", SERVICE, about=about)
            return state, (PrintSlip(found.event_id, 1, delivering.PRINT_SLIP_SECONDS, found.event_id, slip),)
        case _:
            return state, ()


def _begin(state: State, event: Touched, target: str) -> Step:
    """A visit for the service, if it can be had now."""
    definition = _open_now(state, target)
    if definition is None:
        return state, ()
    visit = Visit(event.fresh, event.fresh, event.today, Stage.NOTICE, service=definition)
    return _enter(replace(state, recovered=None), visit, definition)


def _open_now(state: State, service: str) -> Definition | None:
    """None when there is no such service, or not now."""
    catalogue = state.world.catalogue
    entry = catalogue.entries.get(service) if catalogue else None
    if not catalogue or not entry or browsing.closed(state.world, entry, state.language):
        return None
    return catalogue.definitions[service]


def _enter(state: State, visit: Visit, definition: Definition) -> Step:
    """A guide has nobody to give notice to."""
    return early.begin(state, visit) if definition.kind == "guide" else show(state, visit, Stage.NOTICE)


def _act(state: State, visit: Visit, action: str) -> Step:
    if action == "exit" and drafts.may_be_kept(state, visit):
        return drafts.ask_to_keep(state, visit)
    if action == "exit" and visit.stage not in HELD:
        return home(state) if visit.stage is Stage.END else delivering.end(state, visit)
    handler = ACTIONS.get((visit.stage, action))
    return handler(state, visit) if handler else (state, ())


def _came_out(state: State, visit: Visit) -> Step:
    return delivering.settle_document(state, visit, came_out=True)


def _did_not_come_out(state: State, visit: Visit) -> Step:
    return delivering.settle_document(state, visit, came_out=False)


def _slip_came_out(state: State, visit: Visit) -> Step:
    return delivering.settle_slip(state, visit, came_out=True)


def _slip_did_not_come_out(state: State, visit: Visit) -> Step:
    return delivering.settle_slip(state, visit, came_out=False)


def _stop_reading(state: State, visit: Visit) -> Step:
    return stop_reading(state, visit, Stage.NOTICE)


def _past_result(state: State, visit: Visit) -> Step:
    """Only what a department does for somebody is rated."""
    if visit.ticket or visit.wanted or visit.claim:
        return delivering.end(state, visit)
    return show(state, visit, Stage.RATE)


def _back_from_pin(state: State, visit: Visit) -> Step:
    """To the other way, where there is one."""
    if visit.wanted:
        return supplementing.back_to_wanted(state, visit)
    both = identifying.face_possible(state, visit)
    return identifying.ask_factor(state, visit) if both else identifying.ask_for_card(state, visit)


def _ask_again(state: State, visit: Visit) -> Step:
    return show(state, replace(visit, progress=None, note=None), Stage.PROGRESS_ASK)


def _given(state: State, visit: Visit, event: Touched) -> Step:
    match visit.stage, event.intent:
        case Stage.BROWSE, Start(target=target):
            return _begin(state, event, target)
        case Stage.BROWSE, Answer(key="query", value=value):
            return browsing.typed(state, visit, value)
        case Stage.SITES, Start(target=target):
            return nearby.choose(state, visit, target)
        case Stage.PIN, Digit() as digit:
            return identifying.on_digit(state, visit, digit)
        case Stage.FORM, intent:
            return _to_form(state, visit, intent)
        case Stage.REVIEW, Edit(key=key):
            return asking.edit(state, visit, key)
        case Stage.MATERIALS, Agree(agreed=agreed):
            return touched(state, replace(visit, agreed=agreed))
        case Stage.PORTRAIT_SHOWN, Agree(agreed=agreed):
            return portraits.agree(state, visit, agreed)
        case Stage.MATERIALS, Prove(code=code, how=how):
            return presenting.how(state, visit, code, how)
        case _:
            return _at_the_end(state, visit, event.intent)


def _to_form(state: State, visit: Visit, intent: Intent) -> Step:
    match intent:
        case Answer(key=key, value=value):
            return asking.answer(state, visit, key, value)
        case Choose(key=key, value=value) if key == visit.question:
            answered, _ = asking.answer(state, visit, key, value)
            assert answered.visit
            return _next_question(answered, answered.visit)
        case Edit(key=key) if key.startswith(f"{visit.question}."):
            return asking.edit(state, visit, key)
        case Remove(row=row):
            return asking.remove_row(state, visit, row)
        case _:
            return state, ()


def _at_the_end(state: State, visit: Visit, intent: Intent) -> Step:
    match visit.stage, intent:
        case Stage.SIGN, Signed() as ink:
            return presenting.signed(state, visit, ink)
        case Stage.RATE, Rated(level=level):
            return rating.rate(state, visit, level)
        case Stage.REASONS, said:
            return rating.say(state, visit, said)
        case ((Stage.TICKET_KIND | Stage.TICKET_WORDS | Stage.TICKET_PHONE), said):
            return hotline.write(state, visit, said)
        case Stage.PROGRESS_ASK, Answer(key="number", value=value):
            return touched(state, replace(visit, number=value[:40], note=None))
        case _:
            return state, ()


def _next_question(state: State, visit: Visit) -> Step:
    return early.next_question(state, visit) if early.is_early(visit) else asking.next_question(state, visit)


def _instead(state: State, visit: Visit) -> Step:
    """The service that the broken rule names."""
    definition = _open_now(state, visit.problem.instead) if visit.problem else None
    if definition is None:
        return state, ()
    return _enter(
        state, Visit(visit.id, visit.event_id, visit.today, Stage.NOTICE, definition, visit.effects), definition
    )


def _party_again(state: State, visit: Visit) -> Step:
    return read_card(state, visit, Stage.PARTY)


def _retry(state: State, visit: Visit) -> Step:
    again = RETRIES.get(visit.problem.retry) if visit.problem and visit.problem.retry else None
    return again(state, replace(visit, problem=None)) if again else (state, ())


RETRIES: dict[Stage, Callable[[State, Visit], Step]] = {
    Stage.CARD: identifying.ask_for_card,
    Stage.PIN: identifying.ask_factor,
    Stage.SHARING: identifying.fetch_shares,
    Stage.FORM: asking.ask_again,
    Stage.CHECKING: asking.check,
    Stage.PARTY: _party_again,
    Stage.ORDERING: paying.pay,
    Stage.CANCELLING: paying.cancel,
    Stage.SUBMITTING: delivering.submit,
    Stage.CLAIM: claiming.ask_for_card,
    Stage.PRINTING_AGAIN: reprinting.try_again,
}
ACTIONS: dict[tuple[Stage, str], Callable[[State, Visit], Step]] = {
    (Stage.NOTICE, "agree"): early.begin,
    (Stage.NOTICE, "for_another"): early.begin_for_another,
    (Stage.NOTICE, "needs"): guides.show_needs,
    (Stage.NEEDS, "back"): guides.back_to_notice,
    (Stage.NEEDS, "print"): guides.print_it,
    (Stage.GUIDE, "back"): asking.back_to_form,
    (Stage.GUIDE, "print"): guides.print_it,
    (Stage.GUIDE, "scan"): guides.begin,
    (Stage.SITE, "back"): nearby.back,
    (Stage.CARD, "back"): _stop_reading,
    (Stage.CARD, "code"): by_code.instead_of_card,
    (Stage.CODE, "back"): by_code.back_to_card,
    (Stage.CONSENT, "back"): by_code.back_to_card,
    (Stage.CONSENT, "no"): by_code.back_to_card,
    (Stage.CONSENT, "agree"): by_code.agree,
    (Stage.CARD, "authority"): identifying.without_card,
    (Stage.WAYS, "back"): identifying.ask_for_card,
    (Stage.WAYS, "face"): by_face.compare,
    (Stage.WAYS, "pin"): by_face.other_way,
    (Stage.FACE, "pin"): by_face.stop,
    (Stage.PIN, "back"): _back_from_pin,
    (Stage.RESUME, "resume"): drafts.resume,
    (Stage.RESUME, "anew"): drafts.anew,
    (Stage.KEEP, "keep"): drafts.keep,
    (Stage.KEEP, "discard"): delivering.end,
    (Stage.KEEP, "back"): drafts.back,
    (Stage.FORM, "next"): _next_question,
    (Stage.FORM, "add"): asking.add_row,
    (Stage.FORM, "back"): asking.previous_question,
    (Stage.MATERIALS, "next"): presenting.past_materials,
    (Stage.MATERIALS, "back"): asking.back_to_form,
    (Stage.CAPTURING, "back"): presenting.stop_capturing,
    (Stage.REVIEW, "back"): asking.back_to_form,
    (Stage.REVIEW, "next"): presenting.after_review,
    (Stage.SIGN, "back"): presenting.back_to_review,
    (Stage.PARTY, "back"): presenting.back_to_review,
    (Stage.PARTY, "later"): presenting.put_off_party,
    (Stage.PAY, "back"): paying.cancel,
    (Stage.ASK_DOCUMENT, "yes"): _came_out,
    (Stage.ASK_DOCUMENT, "no"): _did_not_come_out,
    (Stage.ASK_SLIP, "yes"): _slip_came_out,
    (Stage.ASK_SLIP, "no"): _slip_did_not_come_out,
    (Stage.RESULT, "next"): _past_result,
    (Stage.RESULT, "resume"): hotline.resume,
    (Stage.RATE, "skip"): delivering.end,
    (Stage.REASONS, "skip"): rating.skip,
    (Stage.REASONS, "next"): rating.send,
    (Stage.PROBLEM, "retry"): _retry,
    (Stage.PROBLEM, "instead"): _instead,
    (Stage.PROGRESS_ASK, "next"): progress.look_up,
    (Stage.PROGRESS, "back"): _ask_again,
    (Stage.PROGRESS, "supplement"): claiming.claim_supplement,
    (Stage.PROGRESS, "confirmation"): claiming.claim_confirmation,
    (Stage.PROGRESS, "document"): claiming.claim_document,
    (Stage.CLAIM, "back"): claiming.back,
    (Stage.WANTED, "back"): claiming.back_to_progress,
    (Stage.WANTED, "next"): supplementing.go_on,
    (Stage.ASK_AGAIN, "yes"): reprinting.came_out,
    (Stage.ASK_AGAIN, "no"): reprinting.did_not_come_out,
    (Stage.ASK_COPY, "copy"): reprinting.another,
    (Stage.ASK_COPY, "none"): reprinting.no_other,
    (Stage.TICKET_KIND, "back"): hotline.resume,
    (Stage.TICKET_WORDS, "back"): hotline.back_to_kind,
    (Stage.TICKET_WORDS, "next"): hotline.to_phone,
    (Stage.TICKET_PHONE, "back"): hotline.back_to_words,
    (Stage.TICKET_PHONE, "next"): hotline.with_phone,
    (Stage.TICKET_PHONE, "none"): hotline.without_phone,
    (Stage.PROBLEM, "resume"): hotline.resume,
    (Stage.LAYING, "scan"): copying.scan,
    (Stage.READING_PAGES, "back"): copying.stop,
    (Stage.PAGES, "scan"): copying.scan,
    (Stage.PAGES, "fewer"): copying.fewer,
    (Stage.PAGES, "more"): copying.more,
    (Stage.PAGES, "print"): copying.print_pages,
    (Stage.PAGES, "phone"): copying.hand_over,
    (Stage.HANDOVER, "back"): copying.stop,
    (Stage.FORM, "scan"): filling.scan,
    (Stage.READING_FORM, "back"): filling.stop,
    (Stage.PORTRAIT, "back"): portraits.stop,
    (Stage.PORTRAIT_SHOWN, "again"): portraits.again,
    (Stage.PORTRAIT_SHOWN, "use"): portraits.use,
    (Stage.PAPER, "type"): verifying.type_it,
    (Stage.VERDICT, "another"): verifying.another,
}
