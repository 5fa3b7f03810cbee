"""Bad days of a department: seeded, switched while it is asked, and never the reason that anything is lost."""

from pathlib import Path
from random import Random

import pytest

from central.cli import main
from central.departments import faults
from central.departments.adapter import Decision, Unavailable, Update, place
from central.departments.faults import FILE, NONE, BadFaults, Faults, FaultWatch, Faulty, disturbed
from kiosk_app.protocol.cases import CaseState
from tests.central.departments import Offices, offices
from tests.flow.terminal import CATALOGUE


def updates(*places: tuple[str, int]) -> list[Update]:
    return [Update(event, n, CaseState.DONE, "", "") for event, n in places]


class Day:
    """One department with the faults of `now`; sleeping only counts."""

    def __init__(self, opened: Offices, now: Faults, seed: int = 1) -> None:
        self.now = now
        self.slept: list[float] = []
        self.department = Faulty(
            "culture", opened.departments["culture"], lambda: self.now, Random(seed), opened.clock, self.slept.append
        )

    def away(self, opened: Offices) -> bool:
        try:
            self.department.share("credit", opened.people[3])
        except Unavailable:
            return True
        return False


def test_nothing_goes_wrong_unless_somebody_says_so() -> None:
    with offices() as opened:
        day = Day(opened, NONE)
        assert not any(day.away(opened) for _ in range(50))
        assert day.slept == []


def test_the_same_seed_is_the_same_day() -> None:
    with offices() as opened:
        bad = Faults(latency=2.0, unavailable=0.4)
        runs = []
        for seed in (7, 7, 8):
            day = Day(opened, bad, seed)
            runs.append(([day.away(opened) for _ in range(40)], day.slept))
        assert runs[0] == runs[1] != runs[2]
        assert 5 < sum(runs[0][0]) < 30
        assert all(0 <= slept <= 2.0 for slept in runs[0][1])
        assert len(runs[0][1]) == 40


def test_it_can_be_switched_while_it_is_asked_and_for_some_only() -> None:
    with offices() as opened:
        day = Day(opened, Faults(unavailable=1.0))
        assert day.away(opened)
        day.now = Faults(unavailable=1.0, departments=["justice"])
        assert not day.away(opened)
        day.now = Faults(unavailable=1.0, departments=["justice", "culture"])
        assert day.away(opened)


@pytest.mark.parametrize(
    ("closed", "hour", "away"),
    [
        ("22:00-06:00", 12, False),
        ("22:00-06:00", 22, True),
        ("22:00-06:00", 5, True),
        ("22:00-06:00", 6, False),
        ("11:30-13:30", 12, True),
        ("11:30-13:30", 14, False),
        ("", 3, False),
    ],
)
def test_at_night_nobody_is_there(closed: str, hour: int, away: bool) -> None:
    with offices() as opened:
        opened.clock.now += (hour - 12) * 3600
        assert Day(opened, Faults(closed=closed)).away(opened) is away


def test_an_answer_that_is_lost_is_the_same_when_it_is_asked_for_again() -> None:
    with offices() as opened:
        day = Day(opened, Faults(duplicates=1.0))
        given, definition = opened.application("t10", 3), CATALOGUE.definitions["t10"]
        with pytest.raises(Unavailable):
            day.department.decide(given, definition, "e-1")
        day.now = NONE
        assert day.department.decide(given, definition, "e-1") == Decision(CaseState.ACCEPTED)
        assert [update.event_id for update in day.department.updates("").updates] == ["e-1"]


def test_updates_come_twice_late_and_out_of_order_and_none_is_missing() -> None:
    new = updates(*((f"e-{number}", place(1, 1)) for number in range(6)))
    old = updates(("e-0", place(1, 1)), ("old", place(1, 1)))
    found = disturbed(new, old, Faults(duplicates=1.0, reordering=1.0), Random(3))
    assert {update.event_id for update in new} <= {update.event_id for update in found}
    assert len(found) > len(new)
    assert found[: len(new)] != new
    assert "old" in {update.event_id for update in found}
    assert disturbed(new, old, NONE, Random(3)) == new


def test_old_updates_come_again_with_a_later_page() -> None:
    with offices() as opened:
        day = Day(opened, Faults(duplicates=1.0), 5)
        day.now = NONE
        day.department.decide(opened.application("t10", 3), CATALOGUE.definitions["t10"], "e-1")
        first = day.department.updates("")
        day.now = Faults(duplicates=1.0)
        assert [update.event_id for update in day.department.updates(first.cursor).updates] == ["e-1"]


def run(data: Path, *words: str) -> int:
    return main(["departments", "faults", "--data", str(data), *words])


def test_a_command_switches_them_and_says_how_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watch = FaultWatch(tmp_path)
    assert watch.now() == NONE
    assert run(tmp_path, "--latency", "1.5", "--unavailable", "0.2", "--only", "justice", "culture") == 0
    assert watch.now() == Faults(latency=1.5, unavailable=0.2, departments=["justice", "culture"])
    assert run(tmp_path, "--closed", "22:00-06:00", "--only") == 0
    assert watch.now() == Faults(latency=1.5, unavailable=0.2, closed="22:00-06:00")
    capsys.readouterr()
    assert run(tmp_path) == 0
    assert "closed: 22:00-06:00" in capsys.readouterr().out
    assert run(tmp_path, "--none") == 0
    assert watch.now() == NONE


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--unavailable", "2"), "0 to 1"),
        (("--latency", "-1"), "0 to 60 seconds"),
        (("--closed", "night"), "HH:MM-HH:MM"),
        (("--only", "poetry"), "no such department: poetry"),
    ],
)
def test_what_there_is_not_is_not_switched_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], complaint: str
) -> None:
    assert run(tmp_path, *words) == 1
    assert complaint in capsys.readouterr().err
    assert not (tmp_path / FILE).exists()


def test_a_file_that_cannot_be_read_changes_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    watch = FaultWatch(tmp_path)
    faults.save(tmp_path, Faults(unavailable=0.5))
    assert watch.now().unavailable == 0.5
    (tmp_path / FILE).write_text("unavailable: often\n")
    assert watch.now().unavailable == watch.now().unavailable == 0.5
    assert caplog.text.count("stay as they were") == 1
    with pytest.raises(BadFaults):
        faults.load(tmp_path)
    (tmp_path / FILE).unlink()
    assert watch.now() == NONE
