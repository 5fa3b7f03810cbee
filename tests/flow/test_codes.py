"""Being known by a code: beside the card, never instead of agreeing, and worth as much as card and PIN together."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Act, Start, Stay
from kiosk_app.flow.screens import (
    CodeScreen,
    ConsentScreen,
    IdentityScreen,
    MaterialsScreen,
    PinScreen,
    ProblemScreen,
    QuestionScreen,
    ReviewScreen,
)
from kiosk_app.protocol.cases import Enterprise
from kiosk_app.protocol.codes import CodeProblem, Datum
from tests.flow.terminal import CITIZEN, K08, Terminal, answered, no_network

FIRM = Enterprise("91370699MA0TEXT00Q", "烟台虚拟制造有限公司")
DATA: tuple[Datum, ...] = ("name", "number", "sex", "birth", "address")
QR = "https://codes.example.invalid/1"
To = tuple[str, int]
Says = Callable[[To], ev.Reply]


def terminal(said: Says | None = None, released: Says | None = None) -> Terminal:
    """No card comes. said, released: what waiting for a code, and agreeing, come to; None: nothing yet."""

    def answer(effect: fx.Effect) -> ev.Reply | None:
        to = (effect.visit, effect.id)
        match effect:
            case fx.ReadCard():
                return None
            case fx.AwaitCode():
                return said(to) if said else None
            case fx.ReleaseIdentity():
                return released(to) if released else answered(effect)
            case _:
                return answered(effect)

    made = Terminal(answer=answer)
    made.world(code_scanner=True)
    return made


def seen(to: To) -> ev.Reply:
    return ev.CodeSeen(*to, "t-1", DATA)


def at_the_codes(made: Terminal, service: str = "k08") -> Terminal:
    made.start(service)
    screen = made.see(IdentityScreen)
    assert screen.code
    assert screen.code.enabled
    made.touch(Act(made.state.serial, "code"))
    return made


def asked(made: Terminal) -> fx.AwaitCode:
    return made.did(fx.AwaitCode)[-1]


def tell(made: Terminal, *replies: Says) -> None:
    effect = asked(made)
    for reply in replies:
        made.give(reply((effect.visit, effect.id)))


def apply(made: Terminal) -> fx.Draft:
    made.fill(K08)
    made.agree_and_go_on()
    made.act("next")
    made.sign()
    (submit,) = made.did(fx.Submit)
    return submit.draft


def test_a_shown_code_is_agreed_to_here_and_asks_for_no_pin() -> None:
    made = at_the_codes(terminal(seen))
    assert made.did(fx.StopReading)
    screen = made.see(ConsentScreen)
    assert [message.key for message in screen.data] == [f"consent.{datum}" for datum in DATA]
    assert made.state.visit
    assert made.state.visit.person is None, "nothing before the citizen agrees"
    made.act("agree")
    (release,) = made.did(fx.ReleaseIdentity)
    assert release.ticket == "t-1"
    made.see(QuestionScreen)
    assert not made.did(fx.Verify)
    draft = apply(made)
    assert (draft.known_by, draft.factor, draft.enterprise) == ("shown", None, None)
    assert draft.deferred == ()
    assert draft.applicant == CITIZEN


def test_a_scanned_code_was_agreed_to_on_the_phone() -> None:
    made = at_the_codes(terminal())
    tell(made, lambda to: ev.CodeOffered(*to, QR))
    assert made.see(CodeScreen).qr == QR
    tell(made, lambda to: ev.IdentityReleased(*to, CITIZEN, "scanned"))
    draft = apply(made)
    assert (draft.known_by, draft.applicant) == ("scanned", CITIZEN)
    assert draft.sources["cbd"] == "share"


def test_what_the_card_would_have_proven_the_code_proves() -> None:
    made = at_the_codes(terminal(lambda to: ev.IdentityReleased(*to, CITIZEN, "scanned")))
    made.fill(K08)
    rows = {row.code: row for row in made.see(MaterialsScreen).rows}
    assert (rows["id_card"].state, rows["id_card"].reason.key) == ("exempt", "mat.exempt_code")
    made.agree_and_go_on()
    assert [row.source for row in made.see(ReviewScreen).rows[:2]] == ["code", "code"]


def test_who_does_not_agree_is_back_at_the_card_and_gave_nothing() -> None:
    made = at_the_codes(terminal(seen))
    made.act("no")
    made.see(IdentityScreen)
    assert not made.did(fx.ReleaseIdentity)
    assert made.state.visit
    assert made.state.visit.coded is None


def test_back_at_the_card_the_card_is_read_and_the_code_forgotten() -> None:
    made = at_the_codes(terminal())
    late = asked(made)
    made.act("back")
    made.give(ev.IdentityReleased(late.visit, late.id, CITIZEN, "scanned"))
    made.see(IdentityScreen)
    read = made.did(fx.ReadCard)[-1]
    made.give(ev.CardRead(read.visit, read.id, CITIZEN))
    made.see(PinScreen)
    assert made.state.visit
    assert made.state.visit.known_by == "card"


@pytest.mark.parametrize("problem", [*CodeProblem, "unreadable"])
def test_a_code_that_will_not_do_is_said_and_the_next_is_waited_for(problem: CodeProblem) -> None:
    made = at_the_codes(terminal())
    tell(made, lambda to: ev.CodeOffered(*to, QR), lambda to: ev.CodeRefused(*to, problem))
    screen = made.see(CodeScreen)
    assert screen.problem
    assert (screen.problem.key, screen.qr) == (f"code.{problem}", QR)
    tell(made, seen)
    made.see(ConsentScreen)


def test_new_codes_and_the_same_refusal_do_not_hold_a_visit_that_nobody_is_at() -> None:
    made = at_the_codes(terminal())
    tell(made, lambda to: ev.CodeRefused(*to, CodeProblem.UNKNOWN))
    timer = made.state.timer
    tell(made, lambda to: ev.CodeOffered(*to, QR), lambda to: ev.CodeRefused(*to, CodeProblem.UNKNOWN))
    assert made.state.timer == timer
    made.touch(Stay(made.state.serial))
    assert made.state.timer != timer
    tell(made, seen)
    made.see(ConsentScreen)


def test_declined_on_the_phone_another_code_is_offered() -> None:
    made = at_the_codes(terminal())
    first = asked(made)
    tell(made, lambda to: ev.CodeDeclined(*to))
    assert asked(made).id > first.id
    problem = made.see(CodeScreen).problem
    assert problem
    assert problem.key == "code.declined"


def test_agreed_to_too_late() -> None:
    made = at_the_codes(
        terminal(lambda to: seen(to) if to[1] < 3 else ev.CodeOffered(*to, QR), lambda to: ev.CodeDeclined(*to))
    )
    made.act("agree")
    problem = made.see(CodeScreen).problem
    assert problem
    assert problem.key == "code.expired"


@pytest.mark.parametrize("said", [None, lambda to: ev.CodesAway(*to)])
def test_without_the_centre_it_is_said_and_the_card_still_works(said: Says | None) -> None:
    made = terminal(said or seen, lambda to: ev.Failed(*to))
    at_the_codes(made)
    if said is None:
        made.act("agree")
    made.see(ProblemScreen)
    made.act("retry")
    made.see(IdentityScreen)


def test_offline_the_way_by_code_rests() -> None:
    made = terminal()
    made.world(online=False)
    made.start("k08")
    code = made.see(IdentityScreen).code
    assert code
    assert (code.enabled, code.text.key) == (False, "code.offline")
    made.touch(Act(made.state.serial, "code"))
    made.see(IdentityScreen)
    assert not made.did(fx.AwaitCode)


def test_without_a_scanner_the_phone_scans() -> None:
    made = terminal()
    made.world(code_scanner=False)
    at_the_codes(made)
    assert not asked(made).scanner
    assert not made.see(CodeScreen).scanner


def test_where_the_card_has_to_be_here_there_is_no_other_way() -> None:
    made = terminal()
    made.start("k03")
    assert made.see(IdentityScreen).code is None
    made.touch(Act(made.state.serial, "code"))
    made.see(IdentityScreen)
    assert not made.did(fx.AwaitCode)


def test_an_enterprise_is_known_by_its_code_and_need_not_be_written_down() -> None:
    made = at_the_codes(terminal(lambda to: ev.IdentityReleased(*to, CITIZEN, "shown", FIRM)), "i091")
    assert asked(made).enterprise
    visit = made.state.visit
    assert visit
    assert visit.answers["uscc"] == FIRM.uscc
    assert (visit.sources["uscc"], visit.enterprise) == ("code", FIRM)
    assert made.see(QuestionScreen).key == "yg.0.xm"
    person = at_the_codes(terminal())
    assert not asked(person).enterprise


def test_too_young_by_code_is_too_young() -> None:
    child = replace(CITIZEN, birth="2024-06-01")
    made = at_the_codes(terminal(lambda to: ev.IdentityReleased(*to, child, "scanned")), "i091")
    made.see(ProblemScreen)
    assert made.title() == "id.underage"


def test_who_acts_for_another_may_be_known_by_code_whom_they_act_for_shows_a_card() -> None:
    made = terminal(lambda to: ev.IdentityReleased(*to, CITIZEN, "shown"))
    made.touch(Start(made.state.serial, "t08"))
    made.act("for_another")
    while isinstance(made.screen, QuestionScreen):
        made.fill({})
    made.touch(Act(made.state.serial, "code"))
    screen = made.see(IdentityScreen)
    assert (screen.frame.title.key, screen.code) == ("id.principal_title", None)


def test_the_network_may_be_gone_without_a_trace() -> None:
    made = Terminal(answer=lambda effect: None if isinstance(effect, fx.ReadCard) else no_network(effect))
    at_the_codes(made)
    made.see(ProblemScreen)
    made.act("exit")
    visit = made.state.visit
    assert visit
    assert (visit.coded, visit.person, visit.enterprise) == (None, None, None)
