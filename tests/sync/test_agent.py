"""The agent against a real centre, with and without a network that can be trusted."""

import functools
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select

from central.store import tables
from central.store.fleet import overview
from central.store.verify import check_streams
from kiosk_app.centre import Centre
from kiosk_app.protocol.entries import ConditionReport
from kiosk_app.protocol.local import Busy
from kiosk_app.sync.pace import Pace
from kiosk_app.sync.presence import Outcome, Presence
from kiosk_app.sync.runtime_link import LOOK_SECONDS
from kiosk_app.sync.upload import Uploader
from offline_store.outbox import Outbox
from offline_store.records import Draft
from tests.central.centres import CERTIFICATE, PEOPLE, TERMINAL, Hall, apply
from tests.sync.agents import QUICK, agent, wait_for
from tests.sync.hostile import TRICKS, between


def held(hall: Hall) -> list[str]:
    with hall.store.read() as connection:
        return list(connection.execute(select(tables.entry.c.event_id).order_by(tables.entry.c.seq)).scalars())


def applications(hall: Hall) -> int:
    with hall.store.read() as connection:
        query = select(func.count()).where(tables.entry.c.kind == "application")
        return connection.execute(query).scalar_one()


def whole(hall: Hall) -> bool:
    with hall.store.read() as connection:
        return all(check.broken is None for check in check_streams(connection))


def test_an_application_comes_back_with_a_case_number(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    with hall.outbox(directory) as outbox, agent(directory, hall.clock):
        entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
        assert [receipt.state for receipt in outbox.receipts()] in (["stored"], ["received"])
        wait_for(lambda: outbox.stat().backlog == 0)
        hall.work.step()

        def done() -> bool:
            receipt = outbox.receipt(entry.local_number)
            return receipt is not None and (receipt.state, receipt.document) == ("done", True)

        wait_for(done)
        receipt = outbox.receipt(entry.local_number)
        assert receipt is not None
        assert receipt.case_number == "370600261123009000001"
        bundle = directory / "catalogue" / "bundle.json"
        first = hall.bundle
        wait_for(lambda: bundle.exists() and bundle.read_bytes() == first)
        second = hall.publish(2)
        wait_for(lambda: bundle.read_bytes() == second)


OTHER_SEEDS = [pytest.param(seed, marks=pytest.mark.long) for seed in (2, 3)]


@pytest.mark.parametrize("seed", [1, *OTHER_SEEDS])
def test_everything_arrives_once_and_in_order_through_a_hostile_network(hall: Hall, directory: Path, seed: int) -> None:
    with between(hall, seed, hostility=7) as (proxy, base):
        hall.enrol_terminal(directory, base)
        with hall.outbox(directory) as outbox, agent(directory, hall.clock):
            for _ in range(60):
                outbox.append("application", {"service": "k01"}, b"x")
                time.sleep(0.005)
            outbox.append_many([Draft("application", {"service": "k01"}, b"x")] * 250)
            wait_for(lambda: outbox.stat().backlog == 0)
            wait_for(lambda: set(TRICKS) <= set(proxy.tricks))
            assert held(hall) == [entry.event_id for entry in outbox.entries(0, 1000)]
    assert whole(hall)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_ten_thousand_arrive_once_and_in_order_through_a_hostile_network(hall: Hall, directory: Path) -> None:
    with between(hall, 20261126, hostility=5) as (proxy, base):
        hall.enrol_terminal(directory, base)
        with hall.outbox(directory) as outbox, agent(directory, hall.clock):
            for _ in range(100):
                outbox.append_many([Draft("application", {"service": "k01"}, b"x")] * 99)
                outbox.append("application", {"service": "k01"}, b"x")
            until = time.monotonic() + 1500
            while outbox.stat().backlog:
                assert time.monotonic() < until
                time.sleep(0.5)
            assert set(TRICKS) <= set(proxy.tricks)
            assert held(hall) == [entry.event_id for entry in outbox.entries(0, 20_000)]
    assert applications(hall) == 10_000
    assert whole(hall)


def test_a_centre_that_takes_the_line_and_says_nothing_is_out_of_reach(hall: Hall, directory: Path) -> None:
    """Half open: what was sent is sent again when somebody answers."""
    hall.enrol_terminal(directory)
    with socket.create_server(("127.0.0.1", 0)) as mute, hall.outbox(directory) as outbox:
        base = f"https://127.0.0.1:{mute.getsockname()[1]}"
        with Centre(base, context=hall.credentials.context(), connect_seconds=0.2) as centre:
            uploader = Uploader(outbox, centre, TERMINAL, Presence(lambda _: None), lambda _: None)
            assert uploader.step() is Outcome.FAILED
        with hall.client() as centre:
            assert Uploader(outbox, centre, TERMINAL, Presence(lambda _: None), lambda _: None).step() is Outcome.SENT
    assert len(held(hall)) == 1


def test_changes_arrive_through_a_hostile_network(hall: Hall, directory: Path) -> None:
    with between(hall, 7, hostility=6) as (_, base):
        hall.enrol_terminal(directory, base)
        with hall.outbox(directory) as outbox, agent(directory, hall.clock):
            for _ in range(8):
                apply(outbox, "k08", PEOPLE[3], {})
            wait_for(lambda: hall.work.step() == 0 and {row.state for row in outbox.receipts()} == {"accepted"})
            assert len({row.case_number for row in outbox.receipts()}) == 8


def test_a_network_that_comes_back_is_noticed(hall: Hall, directory: Path) -> None:
    with between(hall, 1, hostility=0) as (proxy, base):
        proxy.down = True
        hall.enrol_terminal(directory, base)
        with hall.outbox(directory) as outbox, agent(directory, hall.clock):
            outbox.append("application", {"service": "k01"}, b"x")
            wait_for(lambda: proxy.tricks["drop"] > 5)
            assert outbox.stat().acknowledged == 0
            proxy.down = False
            wait_for(lambda: outbox.stat().backlog == 0)


def test_a_centre_that_lost_entries_gets_them_again(hall: Hall, directory: Path) -> None:
    """Restored from a backup that is older than what it had acknowledged."""
    hall.enrol_terminal(directory)
    with hall.outbox(directory) as outbox:
        outbox.append_many([Draft("application", {"service": "k01"}, b"x")] * 150)
        with agent(directory, hall.clock):
            wait_for(lambda: outbox.stat().backlog == 0)
        third = outbox.entries(2, 1)[0]
        with hall.store.write() as connection:
            connection.execute(tables.entry.delete().where(tables.entry.c.seq > 3))
            connection.execute(tables.stream_cursor.update().values(acked=3, digest=third.digest))
        outbox.append("application", {"service": "k01"}, b"new")
        with agent(directory, hall.clock):
            wait_for(lambda: outbox.stat().backlog == 0 and applications(hall) == 151)
        assert held(hall) == [entry.event_id for entry in outbox.entries(0, 1000)]
    assert whole(hall)


def test_a_fork_stops_the_stream_and_loses_nothing(
    hall: Hall, directory: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A copy of the terminal's disk went on by itself."""
    hall.enrol_terminal(directory)
    with hall.outbox(directory) as outbox, agent(directory, hall.clock):
        wait_for(lambda: outbox.stat().backlog == 0)
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "outbox.db").write_bytes((directory / "outbox.db").read_bytes())
    hall.enrol_terminal(copy)
    with hall.outbox(directory, "one") as outbox, agent(directory, hall.clock):
        outbox.append("application", {"service": "k01"}, b"one")
        wait_for(lambda: outbox.stat().backlog == 0)
    with hall.outbox(copy, "other") as outbox, agent(copy, hall.clock):
        outbox.append("application", {"service": "k01"}, b"other")
        wait_for(lambda: "ALARM" in caplog.text)
        outbox.append("application", {"service": "k01"}, b"more")
        time.sleep(QUICK.poll * 4)
        assert [entry.kind for entry in outbox.pending(10)].count("application") == 2
        assert outbox.verify() == outbox.stat().head
    assert caplog.text.count("ALARM") == 1
    assert applications(hall) == 1


@contextmanager
def runtime(directory: Path) -> Iterator[socket.socket]:
    """The runtime's end of the local socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(directory / "runtime.sock"))
        server.listen()
        server.settimeout(10)
        connection, _ = server.accept()
        with connection:
            connection.settimeout(10)
            yield connection
    (directory / "runtime.sock").unlink()


def heard(connection: socket.socket, kind: str) -> dict[str, object]:
    """The next message of this kind."""
    with connection.makefile("rb") as lines:
        for line in lines:
            message: dict[str, object] = json.loads(line)
            if message["type"] == kind:
                return message
    raise AssertionError(kind)


def test_the_runtime_pokes_and_is_told(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    lazy = Pace(heartbeat=0.2, poll=60.0, wait=0.3, reconnect=0.05)
    with hall.outbox(directory) as outbox, agent(directory, hall.clock, lazy):
        wait_for(lambda: outbox.stat().backlog == 0)
        for _ in range(2):
            # The second time round the runtime has been started again.
            with runtime(directory) as connection:
                assert "online" in heard(connection, "link")
                connection.sendall(b"no message\n")
                connection.sendall(b'{"type": "busy", "state": "busy", "devices": [["IdCard", "online", ""]]}\n')
                entry = apply(outbox, "k08", PEOPLE[3], {})
                connection.sendall(b'{"type": "appended"}\n')
                assert heard(connection, "acknowledged")["through"] == entry.seq
                hall.work.step()
                told = heard(connection, "case")
                assert (told["event_id"], told["state"]) == (entry.event_id, "accepted")
                receipt = outbox.receipt(entry.local_number)
                assert receipt is not None
                assert receipt.case_number == told["case_number"]

                def state() -> tuple[str, str] | None:
                    with hall.store.read() as connection:
                        query = select(tables.terminal_state.c.state, tables.terminal_state.c.devices)
                        row = connection.execute(query).one_or_none()
                        return tuple(row) if row else None

                wait_for(lambda: state() == ("busy", '[{"name":"IdCard","state":"online","detail":""}]'))
            time.sleep(LOOK_SECONDS)


def test_what_is_critical_is_told_at_once(hall: Hall, directory: Path) -> None:
    """The next heartbeat would be long in coming."""
    hall.enrol_terminal(directory)
    rare = Pace(heartbeat=3600.0, wait=0.3, reconnect=0.05)

    def wrong() -> list[str] | None:
        with hall.store.read() as connection:
            (view,) = overview(connection, hall.clock()).terminals
        return None if view.conditions is None else [one.code for one in view.conditions]

    def say(connection: socket.socket, *conditions: ConditionReport) -> None:
        connection.sendall(msgspec.json.encode(Busy("idle", conditions=conditions)) + b"\n")

    low = ConditionReport("paper.low", "minor", "ReceiptPrinter")
    cut = ConditionReport("power.low", "critical", follows=(ConditionReport("detail.lost", "critical", "IdCard"),))
    with hall.outbox(directory), agent(directory, hall.clock, rare), runtime(directory) as connection:
        heard(connection, "link")
        say(connection, low)
        say(connection, cut, low)
        wait_for(lambda: wrong() == ["power.low", "paper.low"])
        say(connection, ConditionReport("tamper", "critical", "tamperSensor"), cut)
        wait_for(lambda: wrong() == ["tamper", "power.low"])


def test_a_runtime_that_comes_late_hears_of_the_catalogue_that_came_before(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    with hall.outbox(directory), agent(directory, hall.clock):
        wait_for((directory / "catalogue" / "bundle.json").exists)
        with runtime(directory) as connection:
            assert heard(connection, "catalogue")


def test_an_agent_that_comes_back_speaks_of_the_centre_when_it_has_tried(hall: Hall, directory: Path) -> None:
    """Saying "away" meanwhile would close services under the finger of whoever stands there."""
    hall.enrol_terminal(directory)
    with hall.outbox(directory), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(directory / "runtime.sock"))
        server.listen()
        with agent(directory, hall.clock):
            connection, _ = server.accept()
            with connection:
                connection.settimeout(10)
                assert heard(connection, "link")["online"] is True


AGENT = """
import sys, threading, time
from pathlib import Path
from kiosk_app.sync.agent import run
from tests.sync.agents import QUICK
run(Path(sys.argv[1]), stop=threading.Event(), pace=QUICK, clock=time.time)
"""


def beyond(outbox: Outbox, acknowledged: int) -> bool:
    return outbox.stat().acknowledged > acknowledged


def test_killed_at_any_instant_nothing_is_lost_or_doubled(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    with hall.outbox(directory) as outbox:
        for round_ in range(6):
            outbox.append_many([Draft("application", {"service": "k01"}, bytes(3000))] * 120)
            with subprocess.Popen([sys.executable, "-c", AGENT, str(directory)], stderr=subprocess.DEVNULL) as process:
                wait_for(functools.partial(beyond, outbox, outbox.stat().acknowledged))
                time.sleep(0.01 * round_)
                os.kill(process.pid, signal.SIGKILL)
        with agent(directory, hall.clock):
            wait_for(lambda: outbox.stat().backlog == 0)
        assert held(hall) == [entry.event_id for entry in outbox.entries(0, 1000)]
        assert applications(hall) == 720
        assert outbox.verify() == outbox.stat().head
    assert whole(hall)
