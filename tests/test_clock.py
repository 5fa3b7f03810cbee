"""What a terminal makes of a clock that is right, wrong, dead, or set while it runs."""

import logging
from pathlib import Path

import pytest

from kiosk_app.clock import AGREED_SECONDS, FILE, ClockJudge, boot_id
from offline_store.header import rfc3339

NOON = 1_795_000_000.0


class Hands:
    """wall and monotonic, as the test sets them."""

    def __init__(self, wall: float) -> None:
        self.wall = wall
        self.monotonic = 1000.0


def judge(directory: Path, hands: Hands, said: list[bool] | None = None) -> ClockJudge:
    changed = (lambda _: None) if said is None else said.append
    return ClockJudge(directory, lambda: hands.wall, lambda: hands.monotonic, changed)


def test_it_is_believed_only_once_the_centre_has_agreed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    said: list[bool] = []
    hands = Hands(NOON)
    clock = judge(tmp_path, hands, said)
    before = clock.trusted
    clock.hear(rfc3339(NOON + AGREED_SECONDS - 1))
    assert (before, clock.trusted) == (False, True)
    hands.wall += 3600
    clock.hear(rfc3339(NOON))
    clock.hear(rfc3339(NOON))
    assert said == [True, False]
    assert caplog.text.count("off the centre's") == 2


def test_a_dead_battery_is_known_as_such_and_the_time_is_known_all_the_same(tmp_path: Path) -> None:
    hands = Hands(3.0)
    clock = judge(tmp_path, hands)
    assert clock.now() == 3.0
    clock.hear(rfc3339(NOON))
    hands.monotonic += 90.0
    assert not clock.trusted
    assert clock.now() == NOON + 90.0
    hands.wall = 1e12
    assert clock.now() == NOON + 90.0


def test_the_last_time_heard_is_a_floor_after_a_start(tmp_path: Path) -> None:
    judge(tmp_path, Hands(NOON)).hear(rfc3339(NOON))
    assert judge(tmp_path, Hands(3.0)).now() == NOON
    assert judge(tmp_path, Hands(NOON + 5)).now() == NOON + 5
    (tmp_path / FILE).write_bytes(b"\xff")
    assert judge(tmp_path, Hands(3.0)).now() == 3.0


def test_a_time_that_is_none_changes_nothing(tmp_path: Path) -> None:
    clock = judge(tmp_path, Hands(NOON))
    with pytest.raises(ValueError, match="Invalid isoformat"):
        clock.hear("noon")
    assert not clock.trusted


def test_a_machine_tells_its_boots_apart() -> None:
    assert len(boot_id()) == 36
