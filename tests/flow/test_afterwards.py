"""What belongs to a case that was found by its number, what it wants and its document: for its applicant alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from kiosk_app.catalogue.expressions import CelExpressions, check
from kiosk_app.catalogue.model import Source
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Act, Answer, Prove, Start
from kiosk_app.flow.screens import (
    ChoiceScreen,
    EndScreen,
    GuideScreen,
    IdentityScreen,
    MaterialsScreen,
    Message,
    PinScreen,
    ProblemScreen,
    ProgressAskScreen,
    ProgressScreen,
    QuestionScreen,
    ResultScreen,
    ReviewScreen,
    SignScreen,
)
from kiosk_app.flow.state import State
from kiosk_app.flow.supplementing import narrowed
from kiosk_app.protocol.cases import CONFIRMATION, CaseState, Progress
from kiosk_app.protocol.supplements import SupplementWanted
from tests.flow.terminal import CATALOGUE, CITIZEN, TODAY, WORLD, Terminal, answered, no_network

LOCAL = "L-370602-0001-20261120-0007"
TEXT = {"zh_CN": "这段时间已有备案，请修改日期", "en": "…", "ko": "…", "ja": "…"}
OVERLAP = SupplementWanted("case-1", "k08", LOCAL, "", "no_overlap", TEXT, ["qsrq"], [])
IDENTITY = replace(OVERLAP, reason="identity", fields=[])
PAPER = replace(OVERLAP, reason="material:residence_proof", fields=[], materials=["residence_proof"])
K08 = CATALOGUE.definitions["k08"]


@dataclass
class Centre:
    """Knows one case."""

    service: str
    state: CaseState
    wanted: SupplementWanted | None = None
    sheet: Callable[[fx.PrintAgain], ev.Reply] = lambda effect: ev.Printed(effect.visit, effect.id, "printed")

    def __call__(self, effect: fx.Effect) -> ev.Reply | None:
        to = (effect.visit, effect.id)
        match effect:
            case fx.LookUp(number=number):
                confirmation = self.wanted is not None and self.wanted.reason == CONFIRMATION
                return ev.ProgressFound(*to, Progress(number, "", self.service, self.state, TODAY, [], confirmation))
            case fx.AskWanted():
                return ev.WantedFound(*to, self.wanted) if self.wanted else ev.Unknown(*to)
            case fx.PrintAgain():
                return self.sheet(effect)
            case _:
                return answered(effect)


def found(centre: Centre, scanner: bool = False) -> Terminal:
    """A terminal that shows the progress of the case."""
    state = State(replace(WORLD, scanner=scanner), CelExpressions())
    terminal = Terminal(centre, state)
    terminal.touch(Start(terminal.state.serial, "progress"))
    terminal.touch(Answer(terminal.state.serial, "number", LOCAL))
    terminal.act("next")
    terminal.see(ProgressScreen)
    return terminal


def supplementing(wanted: SupplementWanted, scanner: bool = False) -> Terminal:
    terminal = found(Centre("k08", CaseState.SUPPLEMENT, wanted), scanner)
    terminal.act("supplement")
    terminal.see(GuideScreen)
    return terminal


def test_a_date_is_given_again_and_nothing_else() -> None:
    terminal = supplementing(OVERLAP)
    assert terminal.see(GuideScreen).paragraphs == (TEXT["zh_CN"],)
    terminal.act("next")
    question = terminal.see(QuestionScreen)
    assert (question.key, question.number, question.of) == ("qsrq", 1, 1)
    terminal.touch(Answer(terminal.state.serial, "qsrq", "2026-12-01"))
    terminal.act("next")
    assert "qsrq" in [row.edit for row in terminal.see(ReviewScreen).rows]
    terminal.act("next")
    assert "2026-12-01" in terminal.see(SignScreen).text
    terminal.sign()
    (handed,) = terminal.did(fx.HandIn)
    assert (handed.addition.case, handed.addition.service) == ("case-1", "k08")
    assert handed.addition.fields == {"qsrq": "2026-12-01"}
    assert (handed.addition.applicant, handed.addition.factor) == (CITIZEN, None)
    assert handed.addition.strokes
    assert not terminal.did(fx.Submit) + terminal.did(fx.AwaitCase) + terminal.did(fx.Verify)
    (slip,) = terminal.did(fx.PrintSlip)
    assert (slip.slip.about, slip.slip.local_number) == ("supplement", LOCAL)
    assert terminal.see(ResultScreen).frame.title.key == "result.added_title"
    terminal.act("next")
    terminal.see(EndScreen)


def test_a_pin_that_could_not_be_verified_is_given_again_and_travels_sealed() -> None:
    terminal = supplementing(IDENTITY)
    terminal.act("next")
    terminal.see(PinScreen)
    terminal.act("back")
    terminal.see(GuideScreen)
    terminal.act("next")
    terminal.pin()
    terminal.see(ReviewScreen)
    terminal.act("next")
    terminal.sign()
    (handed,) = terminal.did(fx.HandIn)
    assert handed.addition.factor
    assert handed.addition.factor.value == "100003"


def test_the_network_going_after_it_was_asked_loses_nothing() -> None:
    terminal = supplementing(IDENTITY)
    terminal.answer = no_network
    terminal.world(online=False)
    terminal.act("next")
    terminal.pin()
    terminal.act("next")
    terminal.sign()
    assert terminal.did(fx.HandIn)[0].addition.factor
    assert terminal.see(ResultScreen).frame.hint == Message("result.added_offline_hint")


@pytest.mark.parametrize("scanner", [True, False])
def test_a_paper_is_pictured_where_there_is_a_camera_and_else_brought_to_the_hall(scanner: bool) -> None:
    terminal = supplementing(PAPER, scanner)
    assert terminal.state.visit
    paper = next(one for one in K08.materials if one.code == "residence_proof")
    only = narrowed(replace(K08, materials=[replace(paper, sources=[Source("capture")], later=5)]), PAPER)
    terminal.state = replace(terminal.state, visit=replace(terminal.state.visit, service=only))
    terminal.act("next")
    screen = terminal.see(MaterialsScreen)
    assert screen.rows[0].can == (("capture",) if scanner else ())
    assert screen.rows[0].reason.key == ("mat.missing_capture" if scanner else "mat.missing")
    if not scanner:
        assert [action.enabled for action in screen.frame.actions if action.id == "next"] == [False]
        return
    terminal.touch(Prove(terminal.state.serial, "residence_proof", "capture"))
    terminal.act("next")
    terminal.act("next")
    terminal.sign()
    (handed,) = terminal.did(fx.HandIn)
    assert [proof.source for proof in handed.addition.materials] == ["capture"]
    assert [one.material for one in handed.addition.attachments] == ["residence_proof"]


def test_a_source_that_has_it_now_spares_the_paper() -> None:
    terminal = supplementing(PAPER)
    terminal.act("next")
    (row,) = terminal.see(MaterialsScreen).rows
    assert (row.code, row.state) == ("residence_proof", "exempt")
    (shares,) = terminal.did(fx.FetchShares)
    assert shares.scenes == ("residence_elsewhere",)
    terminal.act("next")
    terminal.act("next")
    terminal.sign()
    assert [proof.source for proof in terminal.did(fx.HandIn)[0].addition.materials] == ["share"]


@pytest.mark.parametrize(
    "wanted",
    [
        replace(OVERLAP, reason="payment", fields=[]),
        replace(OVERLAP, fields=["qsrq", "gone"]),
        replace(PAPER, materials=["gone"]),
        replace(OVERLAP, service="z99"),
    ],
)
def test_what_cannot_be_given_here_is_said_plainly(wanted: SupplementWanted) -> None:
    terminal = supplementing(wanted)
    screen = terminal.see(GuideScreen)
    assert screen.frame.title.key == "supplement.hall_title"
    terminal.touch(Act(terminal.state.serial, "next"))
    assert terminal.see(GuideScreen) == screen


OTHERS = SupplementWanted("case-1", "k09", LOCAL, "", CONFIRMATION, TEXT, [], [])
STATEMENT = "医保家庭共济授权\n张* 370*************18"
CONFIRM = replace(OTHERS, text={}, confirms="member.1", statement=STATEMENT)


def confirming(wanted: SupplementWanted) -> Terminal:
    terminal = found(Centre("k09", CaseState.SUPPLEMENT, wanted))
    assert terminal.title() == "progress.title.confirmation"
    stages = terminal.see(ProgressScreen).stages
    assert [(one.text.key.removeprefix("progress.state."), one.state.value) for one in stages] == [
        ("received", "done"),
        ("confirmation", "current"),
        ("accepted", "todo"),
        ("done", "todo"),
    ]
    terminal.act("confirmation")
    return terminal


def test_who_was_not_there_confirms_by_their_card_what_the_applicant_signed() -> None:
    terminal = confirming(CONFIRM)
    assert terminal.see(GuideScreen).paragraphs == tuple(STATEMENT.split("\n"))
    terminal.act("next")
    assert terminal.see(SignScreen).text == STATEMENT
    terminal.act("back")
    terminal.act("next")
    terminal.sign()
    (handed,) = terminal.did(fx.HandIn)
    addition = handed.addition
    assert (addition.case, addition.confirms, addition.text) == ("case-1", "member.1", STATEMENT)
    assert (addition.applicant, addition.fields, addition.materials, addition.factor) == (CITIZEN, {}, (), None)
    assert terminal.did(fx.PrintSlip)[-1].slip.about == "confirmation"
    assert terminal.see(ResultScreen).frame.title.key == "result.confirmed_title"
    assert not terminal.did(fx.Verify)
    terminal.act("next")
    terminal.see(EndScreen)


def test_the_applicant_reads_that_others_have_to_confirm() -> None:
    terminal = confirming(OTHERS)
    screen = terminal.see(GuideScreen)
    assert screen.frame.title.key == "confirmation.others_title"
    assert [action.id for action in screen.frame.actions] == ["back", "exit"]
    terminal.act("back")
    terminal.see(ProgressScreen)


def test_what_is_confirmed_stands_in_no_representation() -> None:
    assert STATEMENT not in repr(confirming(CONFIRM).state)


@pytest.mark.parametrize("claim", ["supplement", "document"])
def test_somebody_else_reads_what_a_wrong_number_says(claim: str) -> None:
    wants = claim == "supplement"
    centre = Centre("k08" if wants else "k01", CaseState.SUPPLEMENT if wants else CaseState.DONE)
    centre.sheet = lambda effect: ev.Unknown(effect.visit, effect.id)
    terminal = found(centre)
    terminal.act(claim)
    asked = terminal.see(ProgressAskScreen)
    assert asked.problem
    assert asked.problem.key == "progress.unknown"
    assert terminal.state.visit
    assert (terminal.state.visit.person, terminal.state.visit.progress) == (None, None)
    terminal.answer = lambda effect: ev.Unknown(effect.visit, effect.id) if isinstance(effect, fx.LookUp) else None
    terminal.act("next")
    assert terminal.see(ProgressAskScreen).problem == asked.problem


@pytest.mark.parametrize(("service", "case"), [("k08", CaseState.SUPPLEMENT), ("k01", CaseState.DONE)])
def test_without_network_it_says_why_not_now(service: str, case: CaseState) -> None:
    terminal = found(Centre(service, case))
    claim = "supplement" if case is CaseState.SUPPLEMENT else "document"
    terminal.world(online=False)
    frame = terminal.see(ProgressScreen).frame
    assert frame.hint
    assert frame.hint.key == f"claim.offline_{claim}"
    assert [action.enabled for action in frame.actions if action.id == claim] == [False]
    terminal.touch(Act(terminal.state.serial, claim))
    terminal.see(ProgressScreen)
    terminal.world(online=True)
    terminal.answer = lambda effect: (
        ev.CardRead(effect.visit, effect.id, CITIZEN) if isinstance(effect, fx.ReadCard) else no_network(effect)
    )
    terminal.act(claim)
    assert terminal.see(ProblemScreen).frame.title.key == "problem.offline_title"


def test_a_case_that_wants_nothing_offers_nothing() -> None:
    for service, case in (("k08", CaseState.ACCEPTED), ("k08", CaseState.DONE), ("k01", CaseState.REFUSED)):
        frame = found(Centre(service, case)).see(ProgressScreen).frame
        assert [action.id for action in frame.actions] == ["back", "exit"]


def test_leaving_what_is_wanted_forgets_whose_it_was() -> None:
    terminal = supplementing(IDENTITY)
    terminal.act("back")
    terminal.see(ProgressScreen)
    assert terminal.state.visit
    assert (terminal.state.visit.person, terminal.state.visit.wanted, terminal.state.visit.service) == (None,) * 3


def test_the_card_is_taken_back_before_it_is_read() -> None:
    centre = Centre("k01", CaseState.DONE)
    terminal = found(centre)
    terminal.answer = lambda effect: None
    terminal.act("document")
    terminal.see(IdentityScreen)
    terminal.act("back")
    terminal.see(ProgressScreen)
    assert terminal.did(fx.StopReading)


def test_a_document_is_printed_with_the_card_of_its_applicant() -> None:
    terminal = found(Centre("k01", CaseState.DONE))
    terminal.act("document")
    (sheet,) = terminal.did(fx.PrintAgain)
    assert (sheet.number, sheet.person, sheet.copy) == (LOCAL, CITIZEN, "")
    assert terminal.see(ResultScreen).frame.title.key == "result.sheet_title"
    assert terminal.state.visit
    assert terminal.state.visit.person is None
    terminal.act("next")
    assert terminal.see(EndScreen).paper


def test_a_copy_that_may_exist_is_asked_about_first() -> None:
    def sheet(effect: fx.PrintAgain) -> ev.Reply:
        to = (effect.visit, effect.id)
        return ev.Printed(*to, "printed") if effect.copy else ev.Printed(*to, "failed", "copy")

    terminal = found(Centre("k01", CaseState.DONE, sheet=sheet))
    terminal.act("document")
    assert terminal.see(ChoiceScreen).frame.title.key == "print.copy_title"
    terminal.act("copy")
    assert [effect.copy for effect in terminal.did(fx.PrintAgain)] == ["", "citizen_wants_another"]
    assert terminal.title() == "result.sheet_title"
    terminal = found(Centre("k01", CaseState.DONE, sheet=sheet))
    terminal.act("document")
    terminal.act("none")
    terminal.see(EndScreen)
    assert len(terminal.did(fx.PrintAgain)) == 1


def test_an_uncertain_sheet_is_settled_by_who_stands_there() -> None:
    outcomes = iter(("unknown", "printed"))

    def sheet(effect: fx.PrintAgain) -> ev.Reply:
        return ev.Printed(effect.visit, effect.id, "unknown" if next(outcomes) == "unknown" else "printed")

    terminal = found(Centre("k01", CaseState.DONE, sheet=sheet))
    terminal.act("document")
    terminal.see(ChoiceScreen)
    terminal.act("no")
    (settled,) = terminal.did(fx.SettlePrint)
    assert (settled.sheet, settled.came_out) == ("document", False)
    assert settled.event_id == terminal.did(fx.PrintAgain)[0].event_id
    assert [effect.copy for effect in terminal.did(fx.PrintAgain)] == ["", "citizen_has_none"]
    assert terminal.title() == "result.sheet_title"


def test_no_paper_is_said_and_can_be_tried_again() -> None:
    reasons = iter(("paper", "jam"))

    def sheet(effect: fx.PrintAgain) -> ev.Reply:
        return ev.Printed(effect.visit, effect.id, "failed", next(reasons))

    terminal = found(Centre("k01", CaseState.DONE, sheet=sheet))
    terminal.act("document")
    assert terminal.see(ProblemScreen).frame.hint == Message("print.nopaper")
    terminal.act("retry")
    assert terminal.see(ProblemScreen).frame.hint == Message("problem.device_hint")


def test_a_narrowed_definition_rests_on_nothing_that_is_not_given_again() -> None:
    """For every single field of every service: its expressions can be evaluated with it alone."""
    for definition in CATALOGUE.definitions.values():
        for field in definition.fields:
            if field.computed or (field.fixed and not field.required):
                continue
            alone = narrowed(definition, replace(OVERLAP, service=definition.id, fields=[field.key]))
            assert [one.key for one in alone.fields] == [field.key]
            assert (alone.parties, alone.fee, alone.items, alone.result.document) == ([], None, [], "")
            (one,) = alone.fields
            tests = [one.test, *(rule.test for rule in alone.rules)]
            for expression in (one.visible, one.earliest, one.latest, one.initial, *tests):
                if expression:
                    check(expression, {field.key, "acting"})
