"""A bug while a citizen is served: the terminal ends, says where and not with what, and the next start tells."""

import sys
import threading

import pytest

from kiosk_app.blame import blame, install
from kiosk_app.flow import machine
from kiosk_app.flow.events import Event, Printed
from kiosk_app.flow.screens import HomeScreen, IdentityScreen
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Step, Visit
from kiosk_app.runtime import terminal
from tests.runtime.conftest import Site, words


def broken(site: Site) -> str:
    assert site.ended.wait(10)
    (line,) = [record.getMessage() for record in site.log.records if record.getMessage().startswith("the terminal")]
    return line


def test_a_bug_in_the_flow_ends_the_terminal(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.start()
    site.visitor.walk(IdentityScreen)

    def fails(state: State, event: Event) -> Step:
        raise KeyError(words(3)[0])

    monkeypatch.setattr(terminal, "step", fails)
    site.visitor.act("back")
    said = broken(site)
    assert said.startswith("the terminal stopped: KeyError at terminal.py:")
    assert "test_broken.py:" in said


def test_the_next_start_tells_of_the_case_that_a_bug_left_behind(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(state: State, visit: Visit, event: Event) -> Step:
        assert isinstance(event, Printed)
        raise ValueError

    site.start(online=False)
    with monkeypatch.context() as patch:
        patch.setitem(machine.ANSWERS, Stage.PRINTING_SLIP, fails)
        site.visitor.walk_to("wait.print_slip")
        assert "ValueError" in broken(site)
    site.stop()
    site.start(online=False)
    found = site.visitor.see(HomeScreen, lambda home: home.recovered).recovered
    assert found
    assert [found.local_number] == [receipt.local_number for receipt in site.receipts()]


def test_what_nobody_caught_is_named_without_its_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    install()

    def fails() -> None:
        raise ValueError("王五 370699199208301232")

    thread = threading.Thread(target=fails, name="worker")
    thread.start()
    thread.join()
    with pytest.raises(ValueError, match="王五") as caught:
        fails()
    sys.excepthook(ValueError, caught.value, caught.value.__traceback__)
    in_thread, outside = [record.getMessage() for record in caplog.records]
    assert in_thread.startswith("not caught in thread worker: ValueError at threading.py:")
    assert outside == f"not caught: {blame(caught.value)}"
    assert "王五" not in caplog.text
