"""Begun elsewhere and finished here, begun here and left for elsewhere: only if they are known, and say so."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Act, Answer, Choose, Edit, Start
from kiosk_app.flow.screens import (
    ChoiceScreen,
    EndScreen,
    GroupScreen,
    IdentityScreen,
    MaterialsScreen,
    PinScreen,
    QuestionScreen,
    ReviewScreen,
)
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import Visit
from kiosk_app.protocol.drafts import Channel, DraftFound, Form
from tests.flow.terminal import Terminal, answered, no_network

K08: dict[str, str | list[str]] = {"lb": "working", "jyd": "110100", "lxr": "王小测", "sjh": "13900000099"}
SAVED = "2026-11-22T20:15:00+08:00"
To = tuple[str, int]


def terminal(found: DraftFound | None, kept: Callable[[To], ev.Reply] | None = None) -> Terminal:
    def answer(effect: fx.Effect) -> ev.Reply | None:
        to = (effect.visit, effect.id)
        if isinstance(effect, fx.FindDraft):
            return ev.DraftRead(*to, found)
        if isinstance(effect, fx.KeepDraft) and kept:
            return kept(to)
        return answered(effect)

    return Terminal(answer=answer)


def begun(
    answers: dict[str, str | list[str]] | None = None, rows: dict[str, int] | None = None, service: str = "k08"
) -> Terminal:
    """At the question whether to go on."""
    form = Form(K08 if answers is None else answers, rows or {})
    made = terminal(DraftFound(form, SAVED, Channel.PHONE))
    made.start(service)
    made.pin()
    made.see(ChoiceScreen)
    return made


def visit_of(made: Terminal) -> Visit:
    assert made.state.visit
    return made.state.visit


def half_done(kept: Callable[[To], ev.Reply] | None = None) -> Terminal:
    """At a question, with one answered by hand."""
    made = terminal(None, kept)
    made.start("k08")
    made.pin()
    made.touch(Choose(made.state.serial, "lb", "working"))
    made.see(QuestionScreen)
    return made


def test_what_was_begun_on_a_phone_is_finished_here() -> None:
    made = begun()
    screen = made.see(ChoiceScreen)
    assert screen.frame.title.key == "draft.resume_title"
    hint = screen.frame.hint
    assert hint
    assert (hint.key, dict(hint.params)["time"]) == ("draft.resume_phone", "2026-11-22 20:15")
    made.act("resume")
    made.fill({})
    made.see(MaterialsScreen)
    made.agree_and_go_on()
    rows = {row.edit: row for row in made.see(ReviewScreen).rows}
    assert (rows["sjh"].full, rows["sjh"].source) == ("13900000099", "draft")
    made.touch(Edit(made.state.serial, "sjh"))
    made.touch(Answer(made.state.serial, "sjh", "13900000098"))
    made.act("next")
    made.agree_and_go_on()
    made.act("next")
    made.sign()
    (submit,) = made.did(fx.Submit)
    assert submit.draft.fields["jyd"] == "110100"
    assert submit.draft.fields["sjh"] == "13900000098"
    assert (submit.draft.sources["jyd"], submit.draft.sources["sjh"]) == ("draft", "user")


def test_a_new_start_takes_nothing_of_it() -> None:
    made = begun()
    made.act("anew")
    assert made.see(QuestionScreen).key == "lb"
    assert not [key for key, source in visit_of(made).sources.items() if source == "draft"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("sjh", "12"), ("lb", "made-up"), ("jyd", "999999"), ("qsrq", "2031-02-30")],
)
def test_an_answer_that_is_no_good_is_asked_as_if_it_had_been_typed(key: str, value: str | list[str]) -> None:
    made = begun({**K08, key: value})
    made.act("resume")
    asked = []
    while isinstance(screen := made.screen, QuestionScreen):
        asked.append(screen.key)
        if screen.key == key:
            break
        made.act("next")
    assert asked[-1] == key


def test_what_the_service_does_not_ask_is_left_out() -> None:
    made = begun({**K08, "nothing": "x", "nothing.0.x": "y", "cbd": "310000"})
    made.act("resume")
    assert "nothing" not in visit_of(made).answers
    assert visit_of(made).answers["cbd"] == "310000", "corrected by hand then, and correct now"


def test_what_is_known_and_must_not_be_changed_is_not_changed_by_a_draft() -> None:
    made = begun()
    definition = visit_of(made).service
    assert definition
    fields = [replace(field, fixed=field.key == "cbd") for field in definition.fields]
    fixed = replace(visit_of(made), service=replace(definition, fields=fields))
    made.state = replace(
        made.state, visit=replace(fixed, begun=DraftFound(Form({"cbd": "310000"}), SAVED, Channel.PHONE))
    )
    made.act("resume")
    assert visit_of(made).answers["cbd"] == "370600"


def test_rows_come_back_as_many_as_there_may_be() -> None:
    made = begun({"yg.0.xm": "李测试", "yg.1.xm": "王测试", "yg.99.xm": "x"}, {"yg": 2, "other": 3}, "i091")
    made.act("resume")
    assert visit_of(made).rows == {"yg": 2}
    assert {key for key in visit_of(made).answers if key.startswith("yg.")} == {"yg.0.xm", "yg.1.xm"}
    many = begun({"yg.0.xm": "李测试"}, {"yg": 10_000}, "i091")
    many.act("resume")
    assert visit_of(many).rows["yg"] <= 50
    assert isinstance(many.screen, QuestionScreen | GroupScreen)


def test_without_network_nobody_asks_and_nobody_waits() -> None:
    made = Terminal(answer=no_network)
    made.world(online=False)
    made.start("k08")
    made.pin()
    made.see(QuestionScreen)
    assert not made.did(fx.FindDraft)
    gone = terminal(None)
    gone.answer = lambda effect: (
        ev.Failed(effect.visit, effect.id) if isinstance(effect, fx.FindDraft) else answered(effect)
    )
    gone.start("k08")
    gone.pin()
    gone.see(QuestionScreen)


def test_who_leaves_a_half_filled_form_is_asked_and_it_is_kept() -> None:
    made = half_done()
    made.touch(Act(made.state.serial, "exit"))
    assert made.see(ChoiceScreen).frame.title.key == "draft.keep_title"
    assert not made.did(fx.KeepDraft)
    made.act("keep")
    (kept,) = made.did(fx.KeepDraft)
    assert kept.service == "k08"
    assert kept.form.answers == {"lb": "working"}, "nothing that departments or the card have said"
    end = made.see(EndScreen)
    assert (end.frame.title.key, dict(end.frame.title.params)) == ("draft.kept", {"date": "2026-12-23"})
    assert made.did(fx.Wipe)


def test_who_does_not_want_it_leaves_nothing() -> None:
    made = half_done()
    made.act("exit")
    made.act("discard")
    made.see(EndScreen)
    assert not made.did(fx.KeepDraft)


def test_who_changes_their_mind_is_back_where_they_were() -> None:
    made = half_done()
    before = made.see(QuestionScreen)
    made.act("exit")
    made.act("back")
    assert made.see(QuestionScreen).key == before.key
    assert visit_of(made).answers["lb"] == "working"


def test_nobody_there_nothing_is_kept() -> None:
    made = half_done()
    made.act("exit")
    for _ in range(2):
        made.run_out()
    assert made.title() == "time.out"
    assert not made.did(fx.KeepDraft)


def test_the_centre_away_at_the_last_moment_is_said() -> None:
    made = half_done(lambda to: ev.Failed(*to))
    made.act("exit")
    made.act("keep")
    assert made.title() == "draft.not_kept"


def test_nothing_to_keep_and_nobody_known_is_not_asked() -> None:
    made = terminal(None)
    made.start("k08")
    made.see(PinScreen)
    made.act("exit")
    made.see(EndScreen)
    untouched = terminal(None)
    untouched.start("k08")
    untouched.pin()
    untouched.act("exit")
    untouched.see(EndScreen)
    offline = half_done()
    offline.world(online=False)
    offline.act("exit")
    offline.see(EndScreen)


def test_for_another_nothing_is_looked_for_and_nothing_kept() -> None:
    made = terminal(DraftFound(Form(dict(K08)), SAVED, Channel.PHONE))
    made.touch(Start(made.state.serial, "i071"))
    made.act("for_another")
    while not isinstance(made.screen, PinScreen | IdentityScreen):
        made.fill({})
    assert not made.did(fx.FindDraft)


def test_on_the_review_it_can_still_be_kept_after_the_seal_not() -> None:
    made = begun()
    made.act("resume")
    made.fill({})
    made.agree_and_go_on()
    made.see(ReviewScreen)
    made.act("exit")
    assert made.state.visit
    assert made.state.visit.stage is Stage.KEEP
    made.act("back")
    made.see(ReviewScreen)
    made.act("next")
    made.sign()
    assert visit_of(made).begun is None
    assert not visit_of(made).answers
