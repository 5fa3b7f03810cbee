"""Random citizens, random devices, late, doubled and missing answers: three promises hold all the way.

It never gets stuck: when nobody does anything more, the timers alone lead home. It keeps nothing personal once
the case is sealed, or the visit has ended. It never submits twice: one visit knows one event id.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.catalogue.model import Catalogue
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.draw import draw
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
from kiosk_app.flow.machine import step
from kiosk_app.flow.screens import (
    Action,
    BrowseScreen,
    GroupScreen,
    HomeScreen,
    IdentityScreen,
    Language,
    MaterialsScreen,
    PinScreen,
    ProgressAskScreen,
    QuestionScreen,
    RateScreen,
    ReasonsScreen,
    ReviewScreen,
    Screen,
    SignScreen,
    WaysScreen,
)
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State
from kiosk_app.protocol.cases import CONFIRMATION, CaseState, Enterprise, FaceResult, Progress
from kiosk_app.protocol.codes import CodeProblem
from kiosk_app.protocol.drafts import Channel, DraftFound, Form
from kiosk_app.protocol.supplements import SupplementWanted
from tests.flow.terminal import CITIZEN, INK, TODAY, WORLD, answered, no_network

SPOKEN: tuple[Language, ...] = ("zh_CN", "en", "ko", "ja")
PHONE = "13900000099"
GUEST = "370699198506150028"
DIGITS = (PHONE, GUEST, "370699195001010018", "500", "4111111111111111", "12")
WORDS = ("王小测", "91370699MA0TEXT00Q", "烟台市虚拟区测试路9号", "x")
SAID = "我要说的话"
FOUND = (
    ("k08", CaseState.RECEIVED),
    ("k08", CaseState.SUPPLEMENT),
    ("k14", CaseState.SUPPLEMENT),
    ("k01", CaseState.DONE),
)
WANTED: tuple[tuple[str, list[str], list[str]], ...] = (
    ("identity", [], []),
    ("no_overlap", ["qsrq"], []),
    ("material:residence_proof", ["sjh"], ["residence_proof"]),
    (CONFIRMATION, [], []),
)
FIRM = Enterprise("91370699MA0TEXT00Q", "烟台虚拟制造有限公司")
SECRETS = (
    CITIZEN.name,
    CITIZEN.number,
    CITIZEN.address,
    PHONE,
    GUEST,
    "王小测",
    "100003",
    FIRM.uscc,
    FIRM.name,
    "ticket",
    SAID,
)

BEGUN = DraftFound(
    Form(
        {"sjh": PHONE, "lxr": "王小测", "xz": ["pension"], "jyd": "110100", "lb": "working", "jtcy.0.xm": "王小测"},
        {"jtcy": 9},
    ),
    f"{TODAY}T08:00:00+08:00",
    Channel.PHONE,
)

AFTER_THE_SEAL = (
    Stage.AWAITING,
    Stage.PRINTING_DOCUMENT,
    Stage.ASK_DOCUMENT,
    Stage.PRINTING_SLIP,
    Stage.ASK_SLIP,
    Stage.RESULT,
    Stage.RATE,
    Stage.END,
)
"""What follows an interrupted word to the hotline may still hold the visit that it interrupted, and nothing else."""


def intents(state: State, random: Random, care: float) -> Intent:
    """Something a citizen could do to this screen: with `care` 1 what leads on, with less anything, anywhere."""
    screen, serial = draw(state), state.serial - (random.random() < 0.1 * (1 - care))
    actions = [
        a.id for a in screen.frame.actions if a.enabled and (a.id not in ("exit", "back") or random.random() > care)
    ]
    offers: list[Intent] = [Act(serial, action) for action in actions for _ in range(2 if action != "exit" else 1)]
    match screen:
        case HomeScreen(tiles=tiles, categories=categories):
            offers += [Start(serial, tile.id) for tile in (*tiles, *categories)] + [Act(serial, "reprint")]
        case BrowseScreen(tiles=tiles):
            offers += [Start(serial, tile.id) for tile in tiles] * 3 + [Answer(serial, "query", random.choice("akx"))]
        case IdentityScreen(code=Action(enabled=True, id=way)):
            offers += [Act(serial, way)]
        case PinScreen():
            offers = [Digit(serial, digit) for digit in "100003"] + offers[:1]
        case QuestionScreen(key=key, options=options, editor=editor):
            offers += [Choose(serial, key, random.choice(options).value) for _ in range(6) if options]
            offers += [Answer(serial, key, ",".join(o.value for o in options[:2]))] if editor == "choices" else []
            numbers = (GUEST,) if key.endswith("zjhm") and care else DIGITS
            offers += [Answer(serial, key, random.choice(numbers))] * 4 if editor == "digits" else []
            offers += [Answer(serial, key, random.choice(WORDS))] * 4 if editor == "text" else []
            offers += [Answer(serial, key, SAID)] * 4 if editor == "words" else []
            offers += [Answer(serial, key, "2031-02-30")]
        case GroupScreen(rows=rows, key=key):
            offers += [Edit(serial, f"{key}.{row.row}") for row in rows] + [Remove(serial, random.randrange(3))]
        case MaterialsScreen(rows=papers):
            offers += [Agree(serial, True)] * 3
            offers += [Prove(serial, paper.code, way) for paper in papers for way in paper.can if way != "undo"] * 3
        case SignScreen():
            offers += [Signed(serial, INK)] * 3
        case ReviewScreen(rows=rows):
            offers += [Edit(serial, row.edit) for row in rows]
        case _:
            offers += elsewhere(screen, serial)
    common: list[Intent] = [
        Stay(serial),
        Agree(serial, random.random() < 0.8),
        Signed(serial, INK if random.random() < 0.8 else ()),
        Rated(serial, random.choice("123456")),
        Speak(serial, random.choice(SPOKEN)),
        Answer(serial, "number", "L-1"),
        Act(serial, "hotline"),
    ]
    return random.choice(offers) if offers and random.random() < 0.7 + 0.25 * care else random.choice(common)


def elsewhere(screen: Screen, serial: int) -> list[Intent]:
    """On the screens of what comes after an application, and of the two ways to be known."""
    match screen:
        case WaysScreen():
            return [Act(serial, way) for way in ("face", "face", "pin")]
        case ProgressAskScreen():
            return [Answer(serial, "number", "L-1")] * 3
        case RateScreen():
            return [Rated(serial, level) for level in "12"]
        case ReasonsScreen(options=options):
            return [Answer(serial, "reasons", options[0].value), Answer(serial, "words", SAID)]
        case _:
            return []


def replies(effect: fx.Effect, random: Random) -> list[ev.Reply]:
    to = (effect.visit, effect.id)
    good, bad = answered(effect), no_network(effect)
    offers = [reply for reply in (good, good, good, bad, ev.Failed(*to)) if reply]
    return offers + mishaps(effect, random) + known_otherwise(effect, random)


def known_otherwise(effect: fx.Effect, random: Random) -> list[ev.Reply]:
    """By a code, or from elsewhere."""
    to = (effect.visit, effect.id)
    match effect:
        case fx.AwaitCode():
            seen = ev.CodeSeen(*to, "ticket", ("name", "uscc"), FIRM.name)
            said = ev.IdentityReleased(*to, CITIZEN, "scanned", FIRM)
            refused = ev.CodeRefused(*to, random.choice(tuple(CodeProblem)))
            return [
                ev.CodeOffered(*to, "https://codes.example.invalid/1"),
                seen,
                seen,
                ev.CodeDeclined(*to),
                refused,
                said,
            ]
        case fx.ReleaseIdentity():
            return [ev.CodeDeclined(*to), ev.IdentityReleased(*to, CITIZEN, "shown", FIRM)]
        case fx.FindDraft():
            return [ev.DraftRead(*to, BEGUN)] * 2
        case _:
            return []


def mishaps(effect: fx.Effect, random: Random) -> list[ev.Reply]:
    to = (effect.visit, effect.id)
    offers: list[ev.Reply] = []
    match effect:
        case fx.ReadCard():
            offers += [ev.CardFound(*to), ev.CardFailed(*to, random.choice(("unreadable", "lifted", "reader")))]
            offers += [ev.CardRead(*to, replace(CITIZEN, number=number)) for number in (GUEST, DIGITS[2])]
            offers += [ev.CardRead(*to, CITIZEN, portrait=True)] * 6 if effect.photo else []
        case fx.Verify():
            offers.append(ev.VerifyRefused(*to, random.randrange(3)))
        case fx.Check(rules=rules):
            offers.append(ev.Checked(*to, {name: random.random() < 0.7 for name, _ in rules}))
        case fx.Submit() | fx.HandIn() | fx.FileTicket():
            offers.append(ev.SubmitFailed(*to, random.choice(("full", "damaged"))))
        case fx.AwaitCase():
            offers.append(ev.CaseKnown(*to, "", CaseState.SUPPLEMENT, False))
        case fx.AskWanted():
            offers += [ev.WantedFound(*to, _wanted(*random.choice(WANTED))) for _ in range(6)]
        case fx.LookUp(number=number):
            offers += [
                ev.ProgressFound(*to, Progress(number, "", service, case, TODAY, [], random.random() < 0.3))
                for service, case in FOUND
                for _ in "12"
            ]
        case _:
            offers += on_paper(effect, random)
    return offers


def on_paper(effect: fx.Effect, random: Random) -> list[ev.Reply]:
    """What goes wrong with sheets that come out or go in."""
    to = (effect.visit, effect.id)
    match effect:
        case fx.PrintAgain():
            failed = [ev.Printed(*to, "failed", reason) for reason in ("paper", "copy", "centre")]
            return [*failed, ev.Printed(*to, "unknown"), ev.Unknown(*to)]
        case fx.PrintDocument() | fx.PrintSlip():
            return [ev.Printed(*to, random.choice(("failed", "unknown")), "paper")]
        case fx.LookForSheets() | fx.AwaitTaken():
            return [ev.SheetsLie(*to), ev.Taken(*to), ev.Failed(*to)]
        case fx.ScanPages():
            return [ev.PagesScanned(*to, pages, pages) for pages in (1, 3, 21)]
        case fx.PrintPages():
            return [ev.Printed(*to, random.choice(("printed", "failed", "unknown")), "paper")]
        case fx.HandOver():
            return [ev.HandoverOffered(*to, "https://pages.example.invalid/1"), ev.HandoverTaken(*to)]
        case fx.Capture():
            return [ev.CaptureFailed(*to, random.choice(get_args(ev.CaptureProblem)))]
        case _:
            return looked_at(effect)


def looked_at(effect: fx.Effect) -> list[ev.Reply]:
    """What is read or seen otherwise than on a good day."""
    to = (effect.visit, effect.id)
    match effect:
        case fx.Recognise():
            return [ev.Recognised(*to, {"creditCode": "91370699MA0TEXT00Q"}), ev.Recognised(*to, {})]
        case fx.TakePortrait():
            taken = [ev.CameraAdvised(*to, "closer"), ev.PortraitTaken(*to), ev.PortraitTaken(*to)]
            return [*taken, ev.PortraitFailed(*to, "time")]
        case fx.CompareFace():
            result = FaceResult(0.5, 0.363, "", "none", TODAY)
            compared = [ev.FaceCompared(*to, match, result) for match in (True, True, False)]
            return [ev.CameraAdvised(*to, "closer"), *compared, ev.FaceFailed(*to, "time")]
        case fx.ReadPaper() | fx.LookUpPaper():
            return [ev.PaperJudged(*to, verdict) for verdict in get_args(ev.PaperVerdict)]
        case _:
            return []


def _wanted(reason: str, answers: list[str], materials: list[str]) -> SupplementWanted:
    text: dict[str, str] = dict.fromkeys(SPOKEN, "…")
    confirms = "member.1" if reason == CONFIRMATION else ""
    return SupplementWanted("case-1", "k08", "L-1", "", reason, text, answers, materials, confirms, "王* 370***32")


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Catalogue):
        return
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(key)
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)
    elif is_dataclass(value):
        for part in fields(value):
            if part.name != "service":
                yield from texts(getattr(value, part.name))


def check_promises(state: State, submitted: dict[str, set[str]], effects: tuple[fx.Effect, ...]) -> None:
    draw(state)
    for effect in effects:
        if isinstance(effect, fx.Submit | fx.HandIn):
            submitted[effect.visit].add(effect.event_id)
            assert len(submitted[effect.visit]) == 1
    if state.visit and state.visit.interrupted and state.visit.ticket:
        state = replace(state, visit=replace(state.visit, interrupted=None))
    if not state.visit or state.visit.stage in AFTER_THE_SEAL:
        assert not [text for text in texts(state) if any(secret in text for secret in SECRETS)]


def wander(state: State, random: Random, moves: int) -> None:
    """From home, in the world as the state has it; every promise is checked at every step."""
    world = state.world
    submitted: dict[str, set[str]] = defaultdict(set)
    pending: list[ev.Reply] = []
    care = random.choice((0.0, 0.9, 0.98))
    for number in range(moves):
        chance = random.random() * (1 - care / 10)
        event: ev.Event
        if pending and chance < 0.45 + 0.3 * care:
            event = pending[random.randrange(len(pending))]
            if random.random() < 0.8:
                pending.remove(event)
        elif chance < 0.9:
            event = ev.Touched(intents(state, random, care), TODAY, f"id-{number}")
        elif chance < 0.95 and state.timer and state.visit:
            event = ev.TimerFired(state.visit.id, state.timer.id - random.randrange(2))
        else:
            event = replace(
                world,
                online=random.random() < 0.7,
                card_present=random.random() < 0.5,
                page_printer=random.random() < 0.9,
                scanner=random.random() < 0.5,
                camera=random.random() < 0.5,
                reader=random.random() < 0.95,
            )
        state, effects = step(state, event)
        for effect in effects:
            if random.random() < 0.9 + 0.1 * care:
                offers = replies(effect, random)[: 1 if random.random() < care else None]
                pending += random.sample(offers, min(len(offers), 1 + (random.random() < 0.2)))
        check_promises(state, submitted, effects)
    finish(state, submitted)


def finish(state: State, submitted: dict[str, set[str]]) -> None:
    """Everybody has left, and nothing answers any more."""
    state, _ = step(state, replace(state.world, card_present=False))
    for _ in range(20):
        if not state.visit:
            return
        assert state.timer, state.visit.stage
        state, effects = step(state, ev.TimerFired(state.visit.id, state.timer.id))
        check_promises(state, submitted, effects)
    raise AssertionError(f"stuck at {state.visit.stage if state.visit else 'home'}")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_the_promises_hold_on_random_walks(seed: int) -> None:
    wander(State(WORLD, CelExpressions()), Random(seed), 150)


def test_a_walk_reaches_the_far_end() -> None:
    """The walk is worth nothing if it never gets past the form."""
    reached: set[Stage] = set()
    services = ("k01", "k03", "k08", "k09", "k12", "k14", "k19", "u05", "u07", "u08", "u09", "i091", "progress")
    for seed in range(450):
        random = Random(seed)
        state = State(replace(WORLD, scanner=True, code_scanner=True, camera=True, recogniser=True), CelExpressions())
        state, _ = step(state, ev.Touched(Start(state.serial, services[seed % len(services)]), TODAY, f"begin-{seed}"))
        pending: list[ev.Reply] = []
        for number in range(300):
            event: ev.Event = (
                pending.pop(0) if pending else ev.Touched(intents(state, random, 0.95), TODAY, f"id-{number}")
            )
            state, effects = step(state, event)
            pending += [random.choice(offers) for effect in effects if (offers := replies(effect, random))]
            if state.visit:
                reached.add(state.visit.stage)
    assert reached == set(Stage)
