"""Between the form and the submission: materials, the review, everybody's signature."""

from dataclasses import replace

from kiosk_app.flow import portraits
from kiosk_app.flow.effects import Capture, Present, StopReading
from kiosk_app.flow.events import Captured, CaptureFailed, Event, Failed
from kiosk_app.flow.identity_card import hear_reader, read_card, why_not
from kiosk_app.flow.intents import Signed
from kiosk_app.flow.paying import pay
from kiosk_app.flow.proving import commitment, missing_party, needed_materials, proofs
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import RESIDENT_CARD, State, Step, Visit, following, service_of, show, work
from kiosk_app.protocol.cases import PARTY, Person

CAPTURE_SECONDS = 90.0
MINIMUM_POINTS = 20


def prove(state: State, visit: Visit) -> Step:
    """Materials, if the service needs any."""
    if not needed_materials(visit, state.expressions):
        return show(state, visit, Stage.REVIEW)
    return show(state, replace(visit, agreed=False, note=None), Stage.MATERIALS)


def materials_ready(state: State, visit: Visit) -> bool:
    """Whether everything is given, and what is only promised is agreed to."""
    agreed = visit.agreed or not commitment(visit, state.expressions, state.language)
    return agreed and all(proofs(visit, state.expressions))


def how(state: State, visit: Visit, code: str, way: str) -> Step:
    """The citizen says how a material is given."""
    material = next((one for one in needed_materials(visit, state.expressions) if one.code == code), None)
    if material is None:
        return state, ()
    given = tuple(attachment for attachment in visit.captured if attachment.material != code)
    undone = replace(visit, later=visit.later - {code}, captured=given, agreed=False, note=None)
    match way:
        case "later" if material.later:
            return show(state, replace(undone, later=undone.later | {code}), Stage.MATERIALS)
        case "undo":
            return show(state, undone, Stage.MATERIALS)
        case "photo" if portraits.possible(state.world, material):
            return portraits.take(state, undone, code)
        case "capture" if state.world.scanner and any(source.kind == "capture" for source in material.sources):
            effect = Capture(visit.id, visit.effects + 1, CAPTURE_SECONDS, service_of(visit).id, code)
            return work(state, undone, Stage.CAPTURING, effect)
        case _:
            return state, ()


def on_captured(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Captured(attachment=attachment):
            return show(state, replace(visit, captured=(*visit.captured, attachment)), Stage.MATERIALS)
        case CaptureFailed(problem=problem):
            return show(state, replace(visit, note=Message(f"mat.capture_{problem}")), Stage.MATERIALS)
        case Failed():
            return show(state, replace(visit, note=Message("mat.capture_device")), Stage.MATERIALS)
        case _:
            return state, ()


def stop_capturing(state: State, visit: Visit) -> Step:
    """They have no paper to put in after all."""
    return following(show(state, visit, Stage.MATERIALS), StopReading(visit.id, visit.effects, 0))


def past_materials(state: State, visit: Visit) -> Step:
    return show(state, visit, Stage.REVIEW) if materials_ready(state, visit) else (state, ())


def after_review(state: State, visit: Visit) -> Step:
    if service_of(visit).signature:
        return show(state, replace(visit, strokes=(), present=(), guest=None, note=None), Stage.SIGN)
    return gather(state, visit)


def signed(state: State, visit: Visit, signature: Signed) -> Step:
    if sum(map(len, signature.strokes)) < MINIMUM_POINTS:
        return show(state, replace(visit, note=Message("sign.short")), Stage.SIGN)
    if visit.guest is None:
        return gather(state, replace(visit, strokes=signature.strokes, note=None))
    needed = missing_party(visit, state.expressions)
    if needed is None:
        return gather(state, replace(visit, guest=None, note=None))
    there = Present(needed.role, visit.guest, signature.strokes)
    return gather(state, replace(visit, present=(*visit.present, there), guest=None, note=None))


def gather(state: State, visit: Visit) -> Step:
    """Everybody else who has to be there, one after the other; then it is paid and submitted."""
    if missing_party(visit, state.expressions):
        return read_card(state, visit, Stage.PARTY)
    return pay(state, visit)


def on_party_card(state: State, visit: Visit, event: Event) -> Step:
    return hear_reader(state, visit, event, _party_read)


def _party_read(state: State, visit: Visit, person: Person) -> Step:
    needed = missing_party(visit, state.expressions)
    trouble = why_not(person, visit.today, [RESIDENT_CARD])
    if not trouble and needed and person.number != needed.number:
        trouble = "id.not_the_party"
    if trouble:
        return read_card(state, visit, Stage.PARTY, Message(trouble))
    return show(state, replace(visit, guest=person, note=None), Stage.SIGN)


def put_off_party(state: State, visit: Visit) -> Step:
    """They will confirm later, on a phone or at any terminal."""
    needed = missing_party(visit, state.expressions)
    if needed is None or not needed.party.remote:
        return state, ()
    stop = StopReading(visit.id, visit.effects, 0)
    later = replace(visit, reading=False, deferred=(*visit.deferred, PARTY + needed.role))
    return following(gather(state, later), stop)


def back_to_review(state: State, visit: Visit) -> Step:
    """Whoever has signed signs again: what they signed may change."""
    if visit.wanted and visit.wanted.confirms:
        return show(state, replace(visit, strokes=(), note=None), Stage.WANTED)
    kept = tuple(entry for entry in visit.deferred if not entry.startswith(PARTY))
    fresh = replace(visit, reading=False, present=(), guest=None, strokes=(), deferred=kept, note=None)
    shown = show(state, fresh, Stage.REVIEW)
    return following(shown, StopReading(visit.id, visit.effects, 0)) if visit.stage is Stage.PARTY else shown
