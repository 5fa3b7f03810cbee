"""Visits of more than one person: repeated rows, who has to be there, who acts for whom."""

from dataclasses import replace

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Act, Answer, Choose, Edit, Remove, Start
from kiosk_app.flow.screens import (
    GroupScreen,
    IdentityScreen,
    MaterialsScreen,
    PinScreen,
    QuestionScreen,
    ResultScreen,
    ReviewScreen,
    SignScreen,
)
from tests.flow.terminal import CITIZEN, Terminal, answered

ADULT = "370699198506150028"
ELDER = "370699195001010018"
CHILD = "370699202406010043"


class Cards:
    """The next card on the reader, in the order given; then nobody comes."""

    def __init__(self, *numbers: str) -> None:
        self.numbers = list(numbers)

    def __call__(self, effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.ReadCard):
            if not self.numbers:
                return None
            number = self.numbers.pop(0)
            person = replace(CITIZEN, number=number, name=f"测试{number[-1]}", birth=f"{number[6:10]}-01-01")
            return ev.CardRead(effect.visit, effect.id, person)
        return answered(effect)


def member(terminal: Terminal, row: int, number: str) -> None:
    key = f"cy.{row}"
    assert terminal.see(QuestionScreen).key == f"{key}.xm"
    terminal.touch(Answer(terminal.state.serial, f"{key}.xm", "李测试"))
    terminal.act("next")
    terminal.touch(Answer(terminal.state.serial, f"{key}.zjhm", number))
    terminal.act("next")
    terminal.touch(Choose(terminal.state.serial, f"{key}.gx", "spouse"))


def shared_with(terminal: Terminal, *numbers: str) -> None:
    terminal.start("k09")
    terminal.pin()
    for row, number in enumerate(numbers):
        if row:
            terminal.act("add")
        member(terminal, row, number)
    terminal.see(GroupScreen)


def to_the_signature(terminal: Terminal) -> None:
    terminal.act("next")
    terminal.touch(Answer(terminal.state.serial, "sjh", "13800000003"))
    terminal.act("next")
    terminal.see(MaterialsScreen)
    terminal.agree_and_go_on()
    terminal.see(ReviewScreen)
    terminal.act("next")


def test_rows_are_asked_one_by_one_and_submitted_as_a_list() -> None:
    terminal = Terminal(answer=Cards(CITIZEN.number, ADULT, ELDER))
    shared_with(terminal, ADULT, ELDER)
    rows = [row.text for row in terminal.see(GroupScreen).rows]
    assert rows == ["李** · 370*************28 · 配偶", "李** · 370*************18 · 配偶"]
    to_the_signature(terminal)
    terminal.sign()
    asked_for = []
    for _ in range(2):
        asked_for.append(dict(terminal.see(SignScreen).frame.title.params)["whose"])
        terminal.sign()
    assert asked_for == ["家庭成员 1", "家庭成员 2"]
    (submit,) = terminal.did(fx.Submit)
    assert submit.draft.fields["cy"] == [
        {"xm": "李测试", "zjhm": ADULT, "gx": "spouse"},
        {"xm": "李测试", "zjhm": ELDER, "gx": "spouse"},
    ]
    assert [(there.role, there.person.number) for there in submit.draft.parties] == [
        ("member.0", ADULT),
        ("member.1", ELDER),
    ]


def test_a_row_is_taken_out_and_the_later_ones_move_up() -> None:
    terminal = Terminal(answer=Cards(CITIZEN.number))
    shared_with(terminal, ADULT, ELDER)
    terminal.touch(Remove(terminal.state.serial, 0))
    screen = terminal.see(GroupScreen)
    assert len(screen.rows) == 1
    assert not screen.removable
    visit = terminal.state.visit
    assert visit
    assert visit.answers["cy.0.zjhm"] == ELDER
    terminal.touch(Remove(terminal.state.serial, 0))
    assert len(terminal.see(GroupScreen).rows) == 1, "the last one that is needed stays"


def test_a_row_is_changed() -> None:
    terminal = Terminal(answer=Cards(CITIZEN.number))
    shared_with(terminal, ADULT)
    terminal.touch(Edit(terminal.state.serial, "cy.0"))
    assert terminal.see(QuestionScreen).key == "cy.0.xm"
    terminal.touch(Answer(terminal.state.serial, "cy.0.xm", "赵测试"))
    terminal.act("next")
    assert terminal.state.visit
    assert terminal.state.visit.answers["cy.0.xm"] == "赵测试"


def test_a_wrong_identity_number_goes_no_further() -> None:
    terminal = Terminal(answer=Cards(CITIZEN.number))
    terminal.start("k09")
    terminal.pin()
    terminal.touch(Answer(terminal.state.serial, "cy.0.xm", "李测试"))
    terminal.act("next")
    terminal.touch(Answer(terminal.state.serial, "cy.0.zjhm", ADULT[:-1] + "1"))
    terminal.act("next")
    screen = terminal.see(QuestionScreen)
    assert screen.key == "cy.0.zjhm"
    assert screen.problem


def test_a_child_need_not_be_there_and_another_card_will_not_do() -> None:
    terminal = Terminal(answer=Cards(CITIZEN.number, ELDER))
    shared_with(terminal, CHILD, ADULT)
    to_the_signature(terminal)
    terminal.sign()
    screen = terminal.see(IdentityScreen)
    assert screen.problem
    assert screen.problem.key == "id.not_the_party"
    terminal.act("later")
    (submit,) = terminal.did(fx.Submit)
    assert submit.draft.parties == ()
    assert "party:member.1" in submit.draft.deferred
    (slip,) = terminal.did(fx.PrintSlip)
    assert slip.slip.others == ("家庭成员 2",)
    result = terminal.see(ResultScreen)
    assert ("result.others", "家庭成员 2") in [(label.key, value) for label, value in result.facts]
    assert "result.next_others" in [step.key for step in result.next_steps]


def test_going_back_to_the_review_undoes_every_signature() -> None:
    terminal = Terminal(answer=Cards(CITIZEN.number, ADULT))
    shared_with(terminal, ADULT, ELDER)
    to_the_signature(terminal)
    terminal.sign()
    terminal.see(SignScreen)
    terminal.sign()
    terminal.see(IdentityScreen)
    terminal.act("back")
    terminal.see(ReviewScreen)
    visit = terminal.state.visit
    assert visit
    assert (visit.present, visit.strokes) == ((), ())


def begin_for_another(terminal: Terminal) -> None:
    terminal.touch(Start(terminal.state.serial, "k14"))
    terminal.touch(Act(terminal.state.serial, "for_another"))
    terminal.touch(Choose(terminal.state.serial, "hjszd", "no"))


def test_acting_for_somebody_whose_card_is_there() -> None:
    terminal = Terminal(answer=Cards(ADULT, ADULT, ELDER))
    begin_for_another(terminal)
    terminal.see(PinScreen)
    terminal.pin()
    (verify,) = terminal.did(fx.Verify)
    assert verify.person.number == ADULT, "the PIN is of the one who is here"
    (shares,) = terminal.did(fx.FetchShares)
    assert shares.person.number == ELDER
    visit = terminal.state.visit
    assert visit
    assert visit.agent
    assert (visit.agent.number, visit.person and visit.person.number) == (ADULT, ELDER)


def test_acting_with_a_written_authority() -> None:
    terminal = Terminal(answer=Cards(ADULT))
    begin_for_another(terminal)
    terminal.pin()
    assert terminal.title() == "id.principal_title"
    terminal.act("authority")
    assert terminal.did(fx.FetchShares) == [], "nothing is looked up about somebody who is not here"
    terminal.fill({"jzdz": "测试路1号", "jzsy": "home", "lqfs": "site", "wtr_xm": "李测试", "wtr_zjhm": ELDER})
    missing = {row.code: row.can for row in terminal.see(MaterialsScreen).rows if row.state == "missing"}
    assert missing["authority"] == ("later",)
    assert missing["id_card"] == ("later",), "the card that was read is not the applicant's"
