"""Commands through a real centre and a real agent: each is done at most once, and its result is kept once."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import zstandard
from sqlalchemy import func, select

from central import trust
from central.store import commands, tables
from central.store.database import rfc3339
from kiosk_app.protocol.commands import MAX_DATA
from kiosk_app.protocol.local import Perform, Performed
from kiosk_app.sync.pace import Pace
from tests.central.centres import TERMINAL, Hall
from tests.offline_store.stores import Clock
from tests.sync.agents import QUICK, agent, wait_for
from tests.sync.commanding import (
    STRANGER,
    Runtime,
    altered,
    by_a_stranger,
    command,
    done,
    history,
    issue,
    known,
    outcome,
    runtime,
    send,
    sign,
)
from tests.sync.hostile import TRICKS, between


def asked_more_than(there: Runtime, count: int) -> bool:
    return len(there.asked) > count


LONG_AGO = Clock(3 * 3600.0)
"""1970: the battery of the clock is empty."""


def test_a_command_is_done_and_its_result_comes_back(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    picture = bytes(range(256)) * 2000
    with hall.outbox(directory), agent(directory, LONG_AGO), runtime(directory) as there:
        there.act = lambda order: Performed(order.id, "done", "online", picture)
        sent = send(hall, "self-test", service="IdCard")
        assert outcome(hall, sent) == "done online"
        assert known(hall, sent).data == picture
        (order,) = there.asked
        assert (order.id, order.name, order.arguments) == (sent, "self-test", {"service": "IdCard"})
        assert abs(order.now - hall.clock()) < 5
        assert history(hall, sent) == [("issued", "a test"), ("result", "done online")]
        assert known(hall, sent).time == rfc3339(LONG_AGO())


def test_an_idle_terminal_is_reached_within_a_second(hall: Hall, directory: Path) -> None:
    """And it takes one held request, not many."""
    hall.enrol_terminal(directory)
    slow = Pace(heartbeat=60, catalogue=60, poll=60, wait=20, reconnect=0.05)
    with hall.outbox(directory) as outbox, agent(directory, hall.clock, slow), runtime(directory) as there:
        wait_for(lambda: outbox.stat().backlog == 0)
        for round_ in range(3):
            began = time.monotonic()
            sent = send(hall)
            wait_for(partial(asked_more_than, there, round_))
            assert time.monotonic() - began < 1
            assert outcome(hall, sent) == "done"


def test_while_it_is_being_done_it_does_not_come_again(hall: Hall, directory: Path) -> None:
    """Several held requests long."""
    hall.enrol_terminal(directory)
    with hall.outbox(directory), agent(directory, LONG_AGO), runtime(directory) as there:

        def slow(order: Perform) -> Performed:
            time.sleep(QUICK.wait * 3)
            return done(order)

        there.act = slow
        sent = send(hall)
        assert outcome(hall, sent) == "done"
    assert history(hall, sent) == [("issued", "a test"), ("result", "done")]


@pytest.mark.parametrize("case", ["altered", "foreign", "unknown key", "stranger"])
def test_what_nobody_may_command_is_refused_and_said_so(hall: Hall, directory: Path, case: str) -> None:
    """Once, however often it comes; and the true command is still done."""
    hall.enrol_terminal(directory)
    wanted = command(hall, "self-test", service="IdCard")
    true = sign(hall, wanted)
    bad, reason = {
        "altered": (altered(true, "IdCard", "Camera"), "signature"),
        "foreign": (sign(hall, replace(wanted, terminal="YT-HALL-02")), "terminal"),
        "unknown key": (by_a_stranger(wanted), "key"),
        "stranger": (by_a_stranger(wanted, named=true.key), "signature"),
    }[case]
    issue(hall, wanted, bad)
    with runtime(directory) as there:
        for _ in range(2):
            with hall.outbox(directory), agent(directory, LONG_AGO):
                wait_for(lambda: hall.work.step() >= 0 and ("remark", f"refused {reason}") in history(hall, wanted.id))
        assert there.asked == []
        assert history(hall, wanted.id).count(("remark", f"refused {reason}")) == 1
        assert known(hall, wanted.id).state == "waiting"
        with hall.store.write() as connection:
            connection.execute(
                tables.command.update().values(text=true.command, signature=true.signature, key=true.key)
            )
        with hall.outbox(directory), agent(directory, LONG_AGO):
            assert outcome(hall, wanted.id) == "done"
        assert [order.arguments for order in there.asked] == [{"service": "IdCard"}]


def test_a_command_that_comes_again_is_not_done_again(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    sent = send(hall)
    with runtime(directory) as there:
        with hall.outbox(directory), agent(directory, LONG_AGO):
            assert outcome(hall, sent) == "done"
        with hall.store.write() as connection:
            connection.execute(tables.command.update().values(open=True))
        with hall.outbox(directory), agent(directory, LONG_AGO):
            wait_for(lambda: hall.work.step() >= 0 and ("remark", "refused again") in history(hall, sent))
        assert len(there.asked) == 1
    assert known(hall, sent).state == "done"


def test_a_nonce_is_good_for_one_command(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    first = command(hall)
    second = replace(command(hall), nonce=first.nonce)
    with hall.outbox(directory), agent(directory, LONG_AGO), runtime(directory) as there:
        issue(hall, first)
        assert outcome(hall, first.id) == "done"
        issue(hall, second)
        assert outcome(hall, second.id) == "refused nonce"
        assert len(there.asked) == 1


def test_arguments_a_command_does_not_have_are_refused(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    with hall.outbox(directory), agent(directory, LONG_AGO), runtime(directory) as there:
        assert outcome(hall, send(hall, "self-test")) == "refused arguments"
        assert outcome(hall, send(hall, "format-disk")) == "refused name"
        assert there.asked == []


def test_a_command_from_the_future_is_refused(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    wanted = command(hall)
    early = replace(wanted, issued=rfc3339(hall.clock() + 600), expires=rfc3339(hall.clock() + 900))
    with hall.outbox(directory), agent(directory, LONG_AGO), runtime(directory) as there:
        issue(hall, early)
        assert outcome(hall, early.id) == "refused future"
        assert outcome(hall, send(hall)) == "done"
        assert len(there.asked) == 1


def test_neither_an_expired_nor_a_cancelled_command_is_delivered(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    late, unwanted, wanted = send(hall, within=-1), send(hall), send(hall)
    with hall.store.write() as connection:
        assert commands.cancel(connection, TERMINAL, unwanted, "王操作", "a mistake", hall.clock())
        assert not commands.cancel(connection, TERMINAL, unwanted, "王操作", "again", hall.clock())
    with hall.outbox(directory), agent(directory, LONG_AGO), runtime(directory) as there:
        assert outcome(hall, wanted) == "done"
        assert [order.id for order in there.asked] == [wanted]
    assert (known(hall, late).state, history(hall, late)) == ("expired", [("issued", "a test")])
    assert known(hall, unwanted).state == "cancelled"
    assert history(hall, unwanted) == [("issued", "a test"), ("cancelled", "a mistake")]


def test_a_command_by_a_key_that_becomes_trusted_is_then_done(hall: Hall, directory: Path) -> None:
    """The command may be there before the word of the root is."""
    hall.enrol_terminal(directory)
    wanted = command(hall)
    signed = by_a_stranger(wanted)
    issue(hall, wanted, signed)
    with hall.outbox(directory), agent(directory, hall.clock), runtime(directory) as there:
        wait_for(lambda: hall.work.step() >= 0 and ("remark", "refused key") in history(hall, wanted.id))
        document = trust.current(hall.repository)
        assert document
        added = {**document.command_keys, **trust.named({signed.key: STRANGER.public_key().public_bytes_raw()})}
        trust.publish(hall.repository, replace(document, command_keys=added))
        assert outcome(hall, wanted.id) == "done"
        assert [order.id for order in there.asked] == [wanted.id]


def test_without_a_runtime_it_fails_and_logs_are_collected_all_the_same(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    (directory / "log").mkdir()
    (directory / "log" / "ui.log").write_text("card of 王五 370699199208301232\n")
    with hall.outbox(directory), agent(directory, LONG_AGO):
        assert outcome(hall, send(hall, "idle-picture")) == "failed no_runtime"
        sent = send(hall, "collect-logs", lines="100")
        assert outcome(hall, sent) == "done"
    assert zstandard.decompress(known(hall, sent).data).decode() == "== ui.log\ncard of <word> <digits>\n"


def test_a_runtime_that_dies_over_it_leaves_an_unknown_result(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    with hall.outbox(directory), agent(directory, LONG_AGO):
        with runtime(directory, lambda order: None) as there:
            sent = send(hall)
            wait_for(lambda: bool(there.asked))
        assert outcome(hall, sent) == "unknown no_answer"


def test_more_than_a_result_may_bring_is_left_behind(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    with hall.outbox(directory), agent(directory, LONG_AGO), runtime(directory) as there:
        there.act = lambda order: Performed(order.id, "done", data=bytes(MAX_DATA + 1))
        assert outcome(hall, send(hall, "idle-picture")) == "failed too_large"
        there.act = lambda order: Performed(order.id, "done", data=os.urandom(MAX_DATA))
        sent = send(hall, "idle-picture")
        assert outcome(hall, sent) == "done"
        assert len(known(hall, sent).data) == MAX_DATA


AGENT = """
import sys, threading, time
from pathlib import Path
from kiosk_app.sync.agent import run
from tests.sync.agents import QUICK
run(Path(sys.argv[1]), stop=threading.Event(), pace=QUICK, clock=lambda: 0.0)
"""


def test_killed_between_begun_and_done_it_is_never_begun_again(hall: Hall, directory: Path) -> None:
    """Killed while the runtime is at it, and killed in the instant in which it answers."""
    hall.enrol_terminal(directory)
    sent = []
    with runtime(directory) as there, hall.outbox(directory):
        for delay in (0.0, 0.0, 0.005, 0.02):
            answering: Callable[[Perform], Performed | None] = done if delay else lambda order: None
            there.act = answering
            count = len(there.asked)
            with subprocess.Popen([sys.executable, "-c", AGENT, str(directory)], stderr=subprocess.DEVNULL) as process:
                sent.append(send(hall))
                wait_for(partial(asked_more_than, there, count))
                time.sleep(delay)
                os.kill(process.pid, signal.SIGKILL)
        there.act = done
        with agent(directory, LONG_AGO):
            ends = [outcome(hall, one) for one in sent]
        assert ends[:2] == ["unknown interrupted"] * 2
        assert set(ends[2:]) <= {"unknown interrupted", "done"}
        assert Counter(order.id for order in there.asked) == Counter(sent)
        for one in sent:
            assert [what for what, _ in history(hall, one)].count("result") == 1


OTHER_SEED = pytest.param(2, marks=pytest.mark.long)


@pytest.mark.parametrize("seed", [1, OTHER_SEED])
def test_through_a_hostile_network_each_is_done_at_most_once_and_reported_once(
    hall: Hall, directory: Path, seed: int
) -> None:
    with between(hall, seed, hostility=6) as (proxy, base):
        hall.enrol_terminal(directory, base)
        sent = []
        with hall.outbox(directory), runtime(directory) as there:
            for _ in range(3):
                with agent(directory, LONG_AGO):
                    for _ in range(10):
                        sent.append(send(hall))
                        time.sleep(0.01)
                    wait_for(lambda: hall.work.step() >= 0 and known(hall, sent[-5]).received > 0)
            with agent(directory, LONG_AGO):
                assert {outcome(hall, one) for one in sent} <= {"done", "unknown no_answer"}
                wait_for(lambda: set(TRICKS) <= set(proxy.tricks))
            assert max(Counter(order.id for order in there.asked).values()) == 1
    with hall.store.read() as connection:
        results = connection.execute(select(func.count()).select_from(tables.command_result)).scalar_one()
    assert results == len(sent) == 30
    for one in sent:
        assert [what for what, _ in history(hall, one)].count("result") == 1


def test_a_terminal_that_knows_nothing_of_commands_gets_none(hall: Hall, directory: Path) -> None:
    send(hall)
    session = hall.session()

    def ask(query: str) -> Any:
        return session.get(f"{hall.url}/v1/changes?after=0&wait=0{query}", timeout=5).json()

    told = ask("")
    assert told["commands"] is None
    told = ask("&commands=0")
    assert len(told["commands"]["commands"]) == 1
    assert told["commands"]["now"] == rfc3339(hall.clock())
    told = ask("&commands=1")
    assert told["commands"]["commands"] == []
    told = ask("&commands=7")
    assert len(told["commands"]["commands"]) == 1, "a cursor of another centre"
