"""What is told over time. Seconds are given, nothing waits."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from drivers.camera.guidance import Guide, Pace
from drivers.camera.judging import Advice

PACE = Pace()
LOOK = 0.1
"""Seconds between two looks."""


def told(advices: Iterable[Advice], guide: Guide | None = None) -> list[tuple[float, Advice]]:
    guide = guide or Guide(PACE)
    moments = [(number * LOOK, advice) for number, advice in enumerate(advices)]
    return [(now, said) for now, advice in moments if (said := guide.feed(advice, now))]


def test_the_first_is_told_at_once_and_only_once() -> None:
    assert told([Advice.NO_FACE] * 30) == [(0.0, Advice.NO_FACE)]


def test_a_change_is_told_when_it_has_lasted() -> None:
    says = told([Advice.NO_FACE] * 10 + [Advice.CLOSER] * 10)
    assert [advice for _, advice in says] == [Advice.NO_FACE, Advice.CLOSER]
    assert says[1][0] >= 1.0 + PACE.settled - LOOK


def test_what_wavers_is_not_told() -> None:
    assert told([Advice.CLOSER, Advice.CENTER] * 30) == [(0.0, Advice.CLOSER)]


@given(st.lists(st.sampled_from(list(Advice)), max_size=120))
def test_never_more_often_than_twice_a_second_and_never_the_same_twice(advices: list[Advice]) -> None:
    says = told(advices)
    for (before, one), (after, other) in pairwise(says):
        assert after - before >= 0.5 - 1e-9
        assert one is not other


def fed(advices: Iterable[Advice], *, moved: bool = False) -> tuple[Guide, float | None]:
    guide = Guide(PACE)
    for number, advice in enumerate(advices):
        guide.feed(advice, number * LOOK, moved=moved)
        if guide.ready(number * LOOK):
            return guide, number * LOOK
    return guide, None


def test_ready_when_it_has_been_good_for_a_moment() -> None:
    _, at = fed([Advice.HOLD_STILL] * 20)
    assert at is not None
    assert PACE.steady <= at <= PACE.steady + 2 * LOOK


def test_one_bad_look_begins_it_anew() -> None:
    looks = [Advice.HOLD_STILL] * 6 + [Advice.BLURRED] + [Advice.HOLD_STILL] * 20
    at = fed(looks)[1]
    assert at is not None
    assert at >= 0.7 + PACE.steady - 1e-9


def test_never_ready_without_hold_still_having_been_told_half_a_second_ago() -> None:
    looks = [Advice.CLOSER] + [Advice.HOLD_STILL] * 20
    guide, at = fed(looks)
    assert guide.told is Advice.HOLD_STILL
    assert at is not None
    assert at >= PACE.apart * 2


def test_not_while_somebody_moves() -> None:
    assert fed([Advice.HOLD_STILL] * 30, moved=True)[1] is None


def test_a_step_aside_is_a_movement_and_trembling_is_not() -> None:
    guide = Guide(PACE)
    moves = [guide.moved(x, 300.0, 100.0) for x in (200.0, 205.0, 230.0, 230.0)]
    assert moves == [False, False, True, False]


def test_another_good_moment_takes_as_long() -> None:
    guide, at = fed([Advice.HOLD_STILL] * 20)
    assert at is not None
    guide.again()
    guide.feed(Advice.HOLD_STILL, at + LOOK)
    assert not guide.ready(at + LOOK)
    assert guide.ready(at + LOOK + PACE.steady)
