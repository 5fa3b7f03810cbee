"""Going on with what was begun elsewhere, and leaving what is begun here to be gone on with.

Only for who is known and acts for themselves, and only while the centre can be asked. Nothing is kept unless the
citizen says so: whoever walks away leaves nothing.
"""

from dataclasses import replace

from kiosk_app.catalogue.model import Field, Value
from kiosk_app.flow.asking import begin_form
from kiosk_app.flow.delivering import end
from kiosk_app.flow.effects import FindDraft, KeepDraft
from kiosk_app.flow.events import DraftRead, DraftSaved, Event, Failed
from kiosk_app.flow.form import place_of, prefilled
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Step, Visit, person_of, service_of, show, work
from kiosk_app.protocol.drafts import Form

FIND_SECONDS = 5.0
KEEP_SECONDS = 8.0
BY_HAND = ("user", "draft")
LEFT_HALF_DONE = frozenset({Stage.FORM, Stage.MATERIALS, Stage.REVIEW, Stage.SIGN})


def look(state: State, visit: Visit) -> Step:
    """Whoever is known may have begun this before."""
    if not (state.world.online and visit.acting == "self" and service_of(visit).fields):
        return begin_form(state, visit)
    effect = FindDraft(visit.id, visit.effects + 1, FIND_SECONDS, service_of(visit).id, person_of(visit))
    return work(state, visit, Stage.FINDING_DRAFT, effect)


def on_found(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case DraftRead(found=found) if found is not None and found.form.answers:
            return show(state, replace(visit, begun=found), Stage.RESUME)
        case DraftRead() | Failed():
            return begin_form(state, visit)
        case _:
            return state, ()


def resume(state: State, visit: Visit) -> Step:
    """Every answer is taken as if it had been typed: one that is no good any more is asked again."""
    assert visit.begun
    definition, form = service_of(visit), visit.begun.form
    groups = {field.key: field for field in definition.fields if field.kind == "group"}
    rows = {
        key: min(max(count, groups[key].least), groups[key].most) for key, count in form.rows.items() if key in groups
    }
    visit = replace(visit, begun=None, rows=rows)
    known, _ = prefilled(definition, visit)
    taken: dict[str, Value] = {}
    for key, value in form.answers.items():
        try:
            field, _, _ = place_of(definition, visit, key)
        except KeyError:
            continue
        if _fits(field, value) and not (field.fixed and key in known):
            taken[key] = value
    answers = {**taken, **visit.answers}
    return begin_form(
        state, replace(visit, answers=answers, sources={**dict.fromkeys(taken, "draft"), **visit.sources})
    )


def _fits(field: Field, value: Value) -> bool:
    if field.computed or field.early or field.kind == "group":
        return False
    return isinstance(value, list) if field.kind == "choices" else isinstance(value, str)


def anew(state: State, visit: Visit) -> Step:
    """What was begun stays where it is, until this has been submitted."""
    return begin_form(state, replace(visit, begun=None))


def by_hand(visit: Visit) -> dict[str, Value]:
    """What the citizen has answered; nothing that a card, a code or a department said."""
    return {key: value for key, value in visit.answers.items() if value and visit.sources.get(key) in BY_HAND}


def may_be_kept(state: State, visit: Visit) -> bool:
    known = visit.person is not None and visit.acting == "self"
    return state.world.online and known and visit.stage in LEFT_HALF_DONE and bool(by_hand(visit))


def ask_to_keep(state: State, visit: Visit) -> Step:
    return show(state, replace(visit, left=visit.stage), Stage.KEEP)


def back(state: State, visit: Visit) -> Step:
    """To where the citizen was about to leave."""
    assert visit.left
    return show(state, replace(visit, left=None), visit.left)


def keep(state: State, visit: Visit) -> Step:
    form = Form(by_hand(visit), dict(visit.rows))
    effect = KeepDraft(visit.id, visit.effects + 1, KEEP_SECONDS, service_of(visit).id, person_of(visit), form)
    return work(state, visit, Stage.KEEPING, effect)


def on_kept(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case DraftSaved(until=until):
            return end(state, visit, Message("draft.kept", (("date", until),)))
        case Failed():
            return end(state, visit, "draft.not_kept")
        case _:
            return state, ()
