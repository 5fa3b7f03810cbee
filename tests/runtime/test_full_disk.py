"""A full disk: one sentence, nothing half-done, and the next citizen is served as soon as there is room."""

import errno
import time
from pathlib import Path

import pytest

from kiosk_app.flow import intents
from kiosk_app.flow.screens import EndScreen, HomeScreen, ProblemScreen, ResultScreen
from kiosk_app.runtime import stores
from kiosk_app.runtime.open_case import OpenCase
from offline_store.print_ledger import PrintLedger
from tests.runtime.conftest import Site
from tests.runtime.disks import Disk


@pytest.fixture
def disk(site: Site, monkeypatch: pytest.MonkeyPatch) -> Disk:
    monkeypatch.setattr(stores, "RETRY_SECONDS", 0.05)
    return Disk(site.directory, monkeypatch)


def refused(site: Site) -> None:
    """The citizen reads one sentence; nothing of the case is anywhere."""
    kinds, sheets, prints = site.kinds(), site.sheets(), site.place.prints()
    problem = site.visitor.walk(ProblemScreen)
    assert problem.frame.hint
    assert (problem.frame.title.key, problem.frame.hint.key) == ("problem.full_title", "problem.full_hint")
    assert "application" not in kinds
    assert (site.kinds(), site.sheets(), site.place.prints()) == (kinds, sheets, prints)
    assert site.receipts() == []
    assert not [record for record in site.log.records if record.exc_info]


def received(site: Site) -> None:
    assert site.visitor.walk(ResultScreen).frame.title.key == "result.received_title"
    (receipt,) = site.receipts()
    assert receipt.local_number.endswith("-0001")
    assert site.kinds().count("application") == 1


def test_nothing_is_accepted_and_the_next_citizen_is_served_after_room_was_made(site: Site, disk: Disk) -> None:
    site.start(online=False)
    disk.fill("outbox.db")
    refused(site)
    site.visitor.act("exit")
    site.visitor.see(EndScreen)
    site.visitor.walk(HomeScreen)
    disk.make_room()
    received(site)
    assert site.sheets() == [("slip", "printed")]


def test_the_same_citizen_may_try_again(site: Site, disk: Disk) -> None:
    site.start(online=False)
    disk.fill("outbox.db")
    refused(site)
    disk.make_room()
    site.visitor.act("retry")
    received(site)


def test_no_room_for_the_note_of_the_open_case_is_a_full_disk_too(
    site: Site, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(case: OpenCase, event_id: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    site.start(online=False)
    with monkeypatch.context() as patch:
        patch.setattr(OpenCase, "begin", no_room)
        refused(site)
    site.visitor.act("retry")
    received(site)


def test_what_cannot_be_accounted_for_is_not_printed(site: Site, disk: Disk) -> None:
    site.start(online=False)
    disk.fill("ledger.db")
    prints, sheets = site.place.prints(), site.sheets()
    result = site.visitor.walk(ResultScreen)
    assert result.problem
    assert (result.frame.title.key, result.problem.key) == ("result.received_title", "result.slip_failed")
    assert (site.place.prints(), site.sheets()) == (prints, sheets)
    assert site.kinds() == ["application"]
    site.visitor.walk(EndScreen)
    site.visitor.walk(HomeScreen)
    disk.make_room()
    assert site.visitor.walk(ResultScreen).problem is None
    assert site.sheets()[-1] == ("slip", "printed")


def test_a_start_leaves_open_what_cannot_be_settled(site: Site, disk: Disk) -> None:
    site.start(online=False)
    site.stop()
    with PrintLedger.open(site.directory / "ledger.db", clock=time.time) as ledger:
        for number in range(100):
            ledger.intend(f"D-{number}", event_id="e", official=True)
    for name in ("outbox.db", "ledger.db"):
        disk.fill(name)
    site.start(online=False)
    assert "what was being printed stays open: StoreFull" in site.log.text
    refused(site)
    site.stop()
    disk.make_room()
    site.start(online=False)
    assert ("page", "") not in site.sheets()


def test_a_first_start_on_a_full_disk_waits_for_room(site: Site, disk: Disk) -> None:
    disk.allow_nothing()
    site.launch()
    shown = site.visitor.see(ProblemScreen)
    assert shown.frame.hint
    assert (shown.frame.title.key, shown.frame.hint.key) == ("problem.full_title", "problem.full_hint")
    assert shown.frame.actions == ()
    site.visitor.send(intents.Start(shown.frame.serial, "k08"))
    site.visitor.send(intents.Speak(shown.frame.serial, "en"))
    site.visitor.see(ProblemScreen, lambda screen: screen.frame.language == "en")
    shown_so_far = len(site.visitor.screens)
    site.visitor.until(lambda screen: len(site.visitor.screens) > shown_so_far + 2)
    disk.make_room()
    site.visitor.see(HomeScreen)
    site.hear(online=False)
    site.ready(online=False)
    received(site)
    (line,) = [record.getMessage() for record in site.log.records if "out of service" in record.getMessage()]
    assert line == "out of service until it can be used: outbox.db: StoreFull"


def test_a_terminal_that_is_out_of_service_can_be_stopped(site: Site, disk: Disk) -> None:
    disk.allow_nothing()
    site.launch()
    site.stop()
    assert not Path(site.directory / "runtime.sock").exists()
