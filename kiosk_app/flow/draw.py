"""The screen of a state, up to the submission. Pure: the same state always gives the same screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk_app.catalogue.model import Field, Material
from kiosk_app.flow import filling, portraits
from kiosk_app.flow.drafting import statement
from kiosk_app.flow.draw_after import AFTER
from kiosk_app.flow.draw_code import CODES, other_way
from kiosk_app.flow.draw_copying import COPYING
from kiosk_app.flow.draw_draft import DRAFTS
from kiosk_app.flow.draw_end import DELIVERY
from kiosk_app.flow.draw_face import FACE
from kiosk_app.flow.draw_finding import FINDING, home
from kiosk_app.flow.draw_portrait import PORTRAIT
from kiosk_app.flow.draw_verifying import VERIFYING
from kiosk_app.flow.form import (
    CHOOSING,
    SCANNED,
    applicant_by_code,
    bounds,
    is_choice,
    options,
    place,
    place_of,
    places,
    rows_of,
)
from kiosk_app.flow.frame import action, back, exit_, frame, waiting
from kiosk_app.flow.identifying import waits_for_agent
from kiosk_app.flow.presenting import MINIMUM_POINTS, materials_ready
from kiosk_app.flow.proving import (
    called,
    commitment,
    credit_level,
    missing_party,
    needed_materials,
    photo_record,
    proof_of,
    source_of,
)
from kiosk_app.flow.screens import (
    GroupRow,
    GroupScreen,
    IdentityScreen,
    Language,
    MaterialRow,
    MaterialsScreen,
    Message,
    NoticeScreen,
    PayScreen,
    PinScreen,
    QuestionScreen,
    ReviewRow,
    ReviewScreen,
    Screen,
    SignScreen,
    Source,
    WaitScreen,
    plain,
)
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit, holder_of, person_of, service_of
from kiosk_app.flow.wording import answered, label, masked, masked_number, spoken
from kiosk_app.protocol.papers import masked_name

ONE_TOUCH = ("choice", "area")
SOURCES: Mapping[str, Source] = {
    "card": "card",
    "code": "code",
    "share": "share",
    "licence": "licence",
    "draft": "draft",
    SCANNED: "scan",
    "computed": "computed",
}
WITHOUT_PHOTO: Mapping[str, str] = {"stale": "mat.photo_stale", "quality": "mat.photo_quality"}


def draw(state: State) -> Screen:
    visit = state.visit
    return DRAWINGS[visit.stage](state, visit) if visit else home(state)


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
    others = (action("for_another", "notice.for_another", icon="users"),) if definition.agent else ()
    needs = action("needs", "notice.needs", icon="list-check")
    shown = frame(state, Message("notice.title"), "notice.hint", exit_(), needs, *others, agree)
    return NoticeScreen(shown, rows, notice.basis[language])


def _card(state: State, visit: Visit) -> Screen:
    title, buttons = "id.title", [back(), exit_()]
    if waits_for_agent(visit):
        title = "id.agent_title"
    elif visit.agent:
        title = "id.principal_title"
        if "authority" in service_of(visit).agent:
            buttons.append(action("authority", "id.authority"))
    other = other_way(state, visit)
    hint = "id.hint_or_code" if other and other.enabled else "id.hint"
    return _reading(visit, IdentityScreen(frame(state, Message(title), hint, *buttons), "waiting", code=other))


def _party(state: State, visit: Visit) -> Screen:
    needed = missing_party(visit, state.expressions)
    whose = called(needed, visit, state.language) if needed else ""
    buttons = [back(), exit_()]
    if needed and needed.party.remote:
        buttons.append(action("later", "id.party_later"))
    title = Message("id.party_title", (("whose", whose),))
    return _reading(visit, IdentityScreen(frame(state, title, "id.party_hint", *buttons), "waiting", whose))


def _reading(visit: Visit, screen: IdentityScreen) -> IdentityScreen:
    if visit.reading:
        return replace(screen, phase="reading")
    return replace(screen, phase="failed" if visit.note else "waiting", problem=visit.note)


def _pin(state: State, visit: Visit) -> Screen:
    factor = service_of(visit).identity.factor
    length = factor.length if factor else 0
    hint = "pin.hint" if state.world.online else "pin.deferred"
    return PinScreen(frame(state, Message("pin.title"), hint, back(), exit_()), len(visit.pin), length, visit.note)


def _form(state: State, visit: Visit) -> Screen:
    definition, catalogue = service_of(visit), state.world.catalogue
    assert catalogue
    here = place(definition, visit, visit.question, state.expressions)
    field = here.field
    keys = [one.key for one in places(definition, visit, state.expressions) if not one.field.computed]
    number = keys.index(here.key) + 1 if here.key in keys else len(keys)
    title = Message("form.title", (("n", str(number)), ("of", str(len(keys)))))
    if field.kind == "group":
        return _group(state, visit, field, title, number, len(keys))
    value = visit.answers.get(here.key, "")
    chosen = is_choice(field, visit)
    editor = "choice" if chosen and field.kind not in CHOOSING else field.kind
    low, high = bounds(here, visit.today, state.expressions)
    forward = action("next", "nav.next", "primary", enabled=bool(value) or not field.required)
    one_touch = editor in ONE_TOUCH and not value and field.required
    scan = (action("scan", "form.scan", icon="scan"),) if filling.possible(state, visit) else ()
    buttons = (back(), exit_()) if one_touch else (back(), exit_(), *scan, forward)
    return QuestionScreen(
        frame=frame(state, title, None, *buttons),
        key=here.key,
        question=_question(visit, here.key, state),
        help=_help(field, state.language),
        editor=editor,
        value=value if isinstance(value, str) else ",".join(value),
        options=options(field, visit, catalogue, state.language) if chosen else (),
        max_length=field.max_length,
        earliest=low,
        latest=high,
        source=SOURCES.get(visit.sources.get(here.key, ""), "user"),
        number=number,
        of=len(keys),
        problem=visit.field_problem,
    )


def _question(visit: Visit, key: str, state: State) -> str:
    field, group, row = place_of(service_of(visit), visit, key)
    words = (field.question or field.label)[state.language]
    return f"{group.row[state.language]} {row + 1} · {words}" if group and group.row else words


def _help(field: Field, language: Language) -> str:
    """Without words of its own, a number says in which unit it is: `成交价（元）`."""
    if field.help:
        return field.help[language]
    label = field.label[language]
    return label if field.kind == "digits" and label.endswith(("）", ")")) else ""


def _group(state: State, visit: Visit, field: Field, title: Message, number: int, of: int) -> Screen:
    catalogue, language = state.world.catalogue, state.language
    assert catalogue
    assert field.row
    count = rows_of(field, visit)
    texts: dict[int, list[str]] = {}
    for here, value in answered(visit, state.expressions):
        if here.key.startswith(f"{field.key}."):
            texts.setdefault(here.row, []).append(
                masked(here.field, spoken(here.field, value, visit, catalogue, language))
            )
    rows = tuple(
        GroupRow(row, f"{field.row[language]} {row + 1}", " · ".join(texts.get(row, [])[:3])) for row in range(count)
    )
    more = (action("add", "form.add", icon="plus"),) if count < field.most else ()
    shown = frame(state, title, None, back(), exit_(), *more, action("next", "nav.next", "primary"))
    question = (field.question or field.label)[language]
    words = field.help[language] if field.help else ""
    return GroupScreen(shown, field.key, question, words, rows, count > field.least, number, of, visit.field_problem)


def _materials(state: State, visit: Visit) -> Screen:
    rows = tuple(_material(state, visit, material) for material in needed_materials(visit, state.expressions))
    forward = action("next", "nav.next", "primary", enabled=materials_ready(state, visit))
    hint = visit.note or Message("mat.hint")
    shown = frame(state, Message("mat.title"), hint, back(), exit_(), forward)
    return MaterialsScreen(shown, rows, commitment(visit, state.expressions, state.language), visit.agreed)


def _material(state: State, visit: Visit, material: Material) -> MaterialRow:
    language = state.language
    name, proof = material.name[language], proof_of(material, visit)
    owners = {share.scene: share.source[language] for share in service_of(visit).shares}
    match proof.source if proof else None:
        case "card":
            by = Message("mat.exempt_code" if applicant_by_code(visit) else "mat.exempt_card")
            return MaterialRow(name, "exempt", by, material.code)
        case "share" | "licence" as source:
            owner = owners.get(proof.detail, "") if proof else ""
            return MaterialRow(name, "exempt", Message(f"mat.exempt_{source}", (("source", owner),)), material.code)
        case "photo":
            by = Message("mat.exempt_photo", (("date", _photo(visit, material)["taken"]),))
            return MaterialRow(name, "exempt", by, material.code)
        case "commitment":
            return MaterialRow(name, "promise", _why_promise(visit, material), material.code)
        case "credit":
            return MaterialRow(name, "promise", Message("mat.by_credit"), material.code)
        case "capture":
            return MaterialRow(name, "given", Message("mat.given"), material.code, ("undo",))
        case "later":
            due = proof.detail if proof else ""
            return MaterialRow(name, "later", Message("mat.later", (("date", due),)), material.code, ("undo",))
        case _:
            pictured = state.world.scanner and any(source.kind == "capture" for source in material.sources)
            can = (
                *(("photo",) if portraits.possible(state.world, material) else ()),
                *(("capture",) if pictured else ()),
                *(("later",) if material.later else ()),
            )
            return MaterialRow(name, "missing", _why_missing(visit, material, can), material.code, can)


def _why_promise(visit: Visit, material: Material) -> Message:
    return _without_credit(visit, material) or Message("mat.by_promise")


def _why_missing(visit: Visit, material: Material, can: tuple[str, ...]) -> Message:
    photo = _photo(visit, material)
    if why := WITHOUT_PHOTO.get(photo.get("why", "")):
        return Message(why, (("date", photo["taken"]),))
    nowhere = "mat.missing_later" if material.later else "mat.missing_capture" if can else "mat.missing"
    return _without_credit(visit, material) or Message(nowhere)


def _photo(visit: Visit, material: Material) -> Mapping[str, str]:
    source = source_of(material, "photo")
    return photo_record(visit, source.scene) if source else {}


def _without_credit(visit: Visit, material: Material) -> Message | None:
    """Why the quick way by credit is not open."""
    for source in material.sources:
        if source.kind == "credit":
            level = credit_level(visit, source.scene)
            return Message("mat.credit_bad" if level == "bad" else "mat.credit_unknown")
    return None


def _review(state: State, visit: Visit) -> Screen:
    catalogue, language, person = state.world.catalogue, state.language, person_of(visit)
    assert catalogue
    rows = []
    if visit.agent:
        agent = holder_of(visit)
        by: Source = "card" if visit.known_by == "card" else "code"
        rows.append(ReviewRow(Message("review.agent"), masked_name(agent.name), agent.name, by))
    if visit.acting != "authority":
        by = "code" if applicant_by_code(visit) else "card"
        rows.append(ReviewRow(Message("review.name"), masked_name(person.name), person.name, by))
        rows.append(ReviewRow(Message("review.number"), masked_number(person.number), person.number, by))
    for here, value in answered(visit, state.expressions):
        text = spoken(here.field, value, visit, catalogue, language)
        source = "computed" if here.field.computed else visit.sources.get(here.key, "")
        fixed = here.field.computed or (here.field.fixed and source not in ("", "user"))
        edit = "" if fixed else here.key
        words = plain(label(here, visit, language))
        rows.append(ReviewRow(words, masked(here.field, text), text, SOURCES.get(source, "user"), edit))
    forward = action("next", "nav.ok", "primary")
    return ReviewScreen(frame(state, Message("review.title"), "review.hint", back(), exit_(), forward), tuple(rows))


def _sign(state: State, visit: Visit) -> Screen:
    title = Message("sign.title")
    if visit.guest:
        needed = missing_party(visit, state.expressions)
        whose = called(needed, visit, state.language) if needed else ""
        title = Message("sign.party_title", (("whose", whose),))
    shown = frame(state, title, "sign.hint", back(), exit_(), action("next", "nav.ok", "primary"))
    return SignScreen(shown, statement(state, visit), MINIMUM_POINTS, visit.note)


def _pay(state: State, visit: Visit) -> Screen:
    payment, fee = visit.payment, service_of(visit).fee
    assert payment
    assert fee
    shown = frame(state, Message("pay.title"), "pay.hint", action("back", "pay.cancel"))
    return PayScreen(shown, payment.qr, fee.name[state.language], payment.amount)


def _capturing(state: State, visit: Visit) -> Screen:
    return WaitScreen(frame(state, Message("wait.capture"), "wait.capture.hint", back()), "scan")


def _reading_form(state: State, visit: Visit) -> Screen:
    return WaitScreen(frame(state, Message("wait.read_form"), "wait.read_form.hint", back()), "scan")


DRAWINGS: dict[Stage, Callable[[State, Visit], Screen]] = {
    Stage.NOTICE: _notice,
    Stage.CARD: _card,
    Stage.PIN: _pin,
    Stage.VERIFYING: waiting("wait.verify"),
    Stage.SHARING: waiting("wait.share"),
    Stage.FORM: _form,
    Stage.CHECKING: waiting("wait.check"),
    Stage.MATERIALS: _materials,
    Stage.CAPTURING: _capturing,
    Stage.READING_FORM: _reading_form,
    Stage.PARTY: _party,
    Stage.ORDERING: waiting("wait.order"),
    Stage.PAY: _pay,
    Stage.CANCELLING: waiting("wait.cancel"),
    Stage.REVIEW: _review,
    Stage.SIGN: _sign,
    Stage.SUBMITTING: waiting("wait.submit"),
    Stage.AWAITING: waiting("wait.case"),
    Stage.LOOKING_UP: waiting("wait.progress"),
    Stage.CLAIMING: waiting("wait.wanted"),
    **CODES,
    **FACE,
    **COPYING,
    **PORTRAIT,
    **VERIFYING,
    **DRAFTS,
    **FINDING,
    **DELIVERY,
    **AFTER,
}
