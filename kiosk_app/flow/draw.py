"""The screen of a state. Pure: the same state always gives the same screen."""

from collections.abc import Callable, Mapping

from kiosk_app.flow.asking import MINIMUM_POINTS, materials_complete, promised
from kiosk_app.flow.draw_end import DELIVERY
from kiosk_app.flow.form import bounds, commitment, field_of, needed_materials, options, proofs, visible
from kiosk_app.flow.frame import action, back, exit_, frame
from kiosk_app.flow.out_of_service import closed_screen
from kiosk_app.flow.screens import (
    HomeScreen,
    IdentityScreen,
    MaterialRow,
    MaterialsScreen,
    Message,
    Notice,
    NoticeScreen,
    PinScreen,
    QuestionScreen,
    ReviewRow,
    ReviewScreen,
    Screen,
    SignScreen,
    Source,
    Tile,
    WaitScreen,
    plain,
)
from kiosk_app.flow.state import Stage, State, Visit, person_of, service_of
from kiosk_app.flow.touching import PROGRESS_TILE, closed
from kiosk_app.flow.wording import declaration, masked, masked_name, masked_number, spoken

ONE_TOUCH = ("choice", "area")
SOURCES: Mapping[str, Source] = {"card": "card", "share": "share", "licence": "licence"}


def draw(state: State) -> Screen:
    visit = state.visit
    return DRAWINGS[visit.stage](state, visit) if visit else _home(state)


def _home(state: State) -> Screen:
    recovered = _recovered(state)
    if state.world.closed:
        return closed_screen(state, state.world.closed, recovered)
    catalogue, language = state.world.catalogue, state.language
    tiles = []
    if catalogue:
        for service in catalogue.definitions.values():
            reason = closed(state.world, service.id)
            name, summary = service.name[language], service.summary[language]
            department = service.department.name[language]
            why = Message(reason) if reason else None
            tiles.append(Tile(service.id, name, summary, service.icon, department, why))
    title, hint = ("home.title", "home.hint") if catalogue else ("problem.catalogue_title", "problem.catalogue_hint")
    shown = frame(state, Message(title), hint)
    message = state.world.message.get(language, "")
    return HomeScreen(shown, (*tiles, _progress_tile()), state.world.site, recovered, message)


def _recovered(state: State) -> Notice | None:
    if not state.recovered:
        return None
    again = action("reprint", "home.reprint", "primary", icon="receipt")
    return Notice(Message("home.recovered"), state.recovered.local_number, again)


def _progress_tile() -> Tile:
    """Its words are the interface's own: name and summary are empty."""
    return Tile(PROGRESS_TILE, "", "", "file-search", "")


def _notice(state: State, visit: Visit) -> Screen:
    definition, language = service_of(visit), state.language
    notice = definition.notice
    rows = (
        (Message("notice.org"), definition.department.name[language]),
        (Message("notice.purpose"), notice.purpose[language]),
        (Message("notice.data"), notice.data[language]),
        (Message("notice.keep"), notice.keep[language]),
        (Message("notice.tel"), definition.department.phone),
    )
    agree = action("agree", "notice.continue", "primary")
    shown = frame(state, Message("notice.title"), "notice.hint", exit_(), agree)
    return NoticeScreen(shown, rows, notice.basis[language])


def _card(state: State, visit: Visit) -> Screen:
    shown = frame(state, Message("id.title"), "id.hint", back(), exit_())
    if visit.reading:
        return IdentityScreen(shown, "reading")
    return IdentityScreen(shown, "failed" if visit.note else "waiting", visit.note)


def _pin(state: State, visit: Visit) -> Screen:
    factor = service_of(visit).identity.factor
    length = factor.length if factor else 0
    hint = "pin.hint" if state.world.online else "pin.deferred"
    return PinScreen(frame(state, Message("pin.title"), hint, back(), exit_()), len(visit.pin), length, visit.note)


def _form(state: State, visit: Visit) -> Screen:
    definition, catalogue = service_of(visit), state.world.catalogue
    assert catalogue
    field = field_of(definition, visit.question)
    value = visit.answers.get(field.key, "")
    low, high = bounds(field, definition, visit, state.expressions)
    keys = [f.key for f in visible(definition, visit, state.expressions)]
    number = keys.index(field.key) + 1 if field.key in keys else len(keys)
    forward = action("next", "nav.next", "primary", enabled=bool(value) or not field.required)
    one_touch = field.kind in ONE_TOUCH and not value
    buttons = (back(), exit_()) if one_touch else (back(), exit_(), forward)
    title = Message("form.title", (("n", str(number)), ("of", str(len(keys)))))
    return QuestionScreen(
        frame=frame(state, title, None, *buttons),
        key=field.key,
        question=field.question[state.language],
        help=field.help[state.language] if field.help else "",
        editor=field.kind,
        value=value if isinstance(value, str) else ",".join(value),
        options=options(field, catalogue, state.language) if field.kind in ("choice", "choices", "area") else (),
        max_length=field.max_length,
        earliest=low,
        latest=high,
        source=SOURCES.get(visit.sources.get(field.key, ""), "user"),
        number=number,
        of=len(keys),
        problem=visit.field_problem,
    )


def _materials(state: State, visit: Visit) -> Screen:
    definition, language = service_of(visit), state.language
    owners = {share.scene: share.source[language] for share in definition.shares}
    rows = []
    needed = needed_materials(definition, visit, state.expressions)
    for material, proof in zip(needed, proofs(visit, state.expressions), strict=True):
        name = material.name[language]
        match proof.source if proof else None:
            case "card":
                rows.append(MaterialRow(name, "exempt", Message("mat.exempt_card")))
            case "share":
                source = owners.get(proof.detail, "") if proof else ""
                rows.append(MaterialRow(name, "exempt", Message("mat.exempt_share", (("source", source),))))
            case "commitment":
                rows.append(MaterialRow(name, "promise", Message("mat.by_promise")))
            case _:
                rows.append(MaterialRow(name, "missing", Message("mat.missing")))
    ready = materials_complete(state, visit) and (visit.agreed or not promised(state, visit))
    forward = action("next", "nav.next", "primary", enabled=ready)
    shown = frame(state, Message("mat.title"), "mat.hint", back(), exit_(), forward)
    return MaterialsScreen(shown, tuple(rows), commitment(visit, state.expressions, language), visit.agreed)


def _review(state: State, visit: Visit) -> Screen:
    catalogue, language, person = state.world.catalogue, state.language, person_of(visit)
    assert catalogue
    rows = [
        ReviewRow(Message("review.name"), masked_name(person.name), person.name, "card"),
        ReviewRow(Message("review.number"), masked_number(person.number), person.number, "card"),
    ]
    for field in visible(service_of(visit), visit, state.expressions):
        value = visit.answers.get(field.key)
        if value:
            text = spoken(field, value, catalogue, language)
            source = SOURCES.get(visit.sources.get(field.key, ""), "user")
            rows.append(ReviewRow(plain(field.label[language]), masked(field, text), text, source, field.key))
    forward = action("next", "nav.ok", "primary")
    return ReviewScreen(frame(state, Message("review.title"), "review.hint", back(), exit_(), forward), tuple(rows))


def _sign(state: State, visit: Visit) -> Screen:
    catalogue = state.world.catalogue
    assert catalogue
    shown = frame(state, Message("sign.title"), "sign.hint", back(), exit_(), action("next", "nav.ok", "primary"))
    text = declaration(visit, state.expressions, catalogue, state.language)
    return SignScreen(shown, text, MINIMUM_POINTS, visit.note)


def waiting(key: str) -> Callable[[State, Visit], Screen]:
    def drawing(state: State, visit: Visit) -> Screen:
        return WaitScreen(frame(state, Message(key), f"{key}.hint"), "wait")

    return drawing


DRAWINGS: dict[Stage, Callable[[State, Visit], Screen]] = {
    Stage.NOTICE: _notice,
    Stage.CARD: _card,
    Stage.PIN: _pin,
    Stage.VERIFYING: waiting("wait.verify"),
    Stage.SHARING: waiting("wait.share"),
    Stage.FORM: _form,
    Stage.CHECKING: waiting("wait.check"),
    Stage.MATERIALS: _materials,
    Stage.REVIEW: _review,
    Stage.SIGN: _sign,
    Stage.SUBMITTING: waiting("wait.submit"),
    Stage.AWAITING: waiting("wait.case"),
    Stage.LOOKING_UP: waiting("wait.progress"),
    **DELIVERY,
}
