"""The supervisor and children that die, linger or end by themselves."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk_app.supervisor import SWITCH_OFF, Child, Supervisor, text_of

PATIENCE = 20.0
SLEEPER = [sys.executable, "-c", "import time; time.sleep(100)"]


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    with Supervisor(tmp_path / "run") as supervisor:
        yield supervisor


def pid(supervisor: Supervisor, name: str) -> int:
    return int(text_of(supervisor.directory / f"{name}.pid"))


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def gone(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    return False


def test_who_dies_comes_back(supervisor: Supervisor) -> None:
    supervisor.start(Child("sleeper", SLEEPER))
    first = pid(supervisor, "sleeper")
    os.kill(first, signal.SIGKILL)
    until(lambda: supervisor.look() is None and pid(supervisor, "sleeper") != first)


def test_a_closed_window_ends_the_watch_and_a_crashed_one_does_not(supervisor: Supervisor, tmp_path: Path) -> None:
    door = tmp_path / "closed"
    program = "import pathlib, sys; sys.exit(0 if pathlib.Path(sys.argv[1]).exists() else 3)"
    window = Child("window", [sys.executable, "-c", program, str(door)], once=True)
    supervisor.start(window)
    first = pid(supervisor, "window")
    until(lambda: supervisor.look() is None and pid(supervisor, "window") != first)
    door.touch()
    supervisor.watch(threading.Event())


def test_again_starts_a_fresh_one(supervisor: Supervisor) -> None:
    supervisor.start(Child("sleeper", SLEEPER))
    first = pid(supervisor, "sleeper")
    supervisor.again("sleeper")
    assert gone(first)
    assert pid(supervisor, "sleeper") != first


def test_nobody_is_left_and_no_pid_either(tmp_path: Path) -> None:
    with Supervisor(tmp_path / "run") as supervisor:
        supervisor.start(Child("one", SLEEPER))
        supervisor.start(Child("two", SLEEPER))
        numbers = [pid(supervisor, name) for name in ("one", "two")]
    assert all(map(gone, numbers))
    assert list((tmp_path / "run").iterdir()) == []


def test_a_key_pressed_at_the_terminal_reaches_only_the_supervisor(supervisor: Supervisor) -> None:
    supervisor.start(Child("sleeper", SLEEPER))
    assert os.getsid(pid(supervisor, "sleeper")) != os.getsid(0)


def test_waiting_ends_with_the_file_the_deadline_or_the_wish_to_stop(supervisor: Supervisor, tmp_path: Path) -> None:
    (tmp_path / "there").write_text(" here\n")
    assert supervisor.wait_for(tmp_path / "there", 0, threading.Event()) == "here"
    with pytest.raises(TimeoutError, match="absent"):
        supervisor.wait_for(tmp_path / "absent", 0.1, threading.Event())
    stop = threading.Event()
    stop.set()
    with pytest.raises(InterruptedError):
        supervisor.wait_for(tmp_path / "absent", PATIENCE, stop)


def test_a_child_that_says_so_has_the_machine_switched_off(supervisor: Supervisor) -> None:
    supervisor.start(Child("sleeper", SLEEPER))
    supervisor.start(Child("screen", [sys.executable, "-c", f"import sys; sys.exit({SWITCH_OFF})"]))
    number = pid(supervisor, "sleeper")
    assert supervisor.watch(threading.Event())
    supervisor.stop()
    until(lambda: gone(number))


def test_whoever_is_told_to_stop_switches_nothing_off(supervisor: Supervisor) -> None:
    supervisor.start(Child("sleeper", SLEEPER))
    stop = threading.Event()
    stop.set()
    assert not supervisor.watch(stop)
