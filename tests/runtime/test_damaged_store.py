"""A damaged store at the start: it is set aside whole, what adds up is kept, and the next citizen is served."""

import json
import sqlite3
import time
from collections.abc import Callable

import pytest

from kiosk_app.flow.screens import ResultScreen
from offline_store.outbox import Outbox
from offline_store.sealing import Opener, Sealer
from tests.runtime.conftest import PRIVATE, PUBLIC, Site


def half(good: bytes) -> bytes:
    return good[: len(good) // 2]


def garbage(good: bytes) -> bytes:
    return b"\xde\xad\xbe\xef" * (len(good) // 4)


def holed(good: bytes) -> bytes:
    """The first page, which is all that opening it reads, is whole."""
    return good[:8192] + b"\xff" * (len(good) - 8192)


def altered(good: bytes) -> bytes:
    """The file is whole, but an entry says something else than when it was written."""
    assert b'"service":"k08"' in good
    return good.replace(b'"service":"k08"', b'"service":"k01"')


CASES = [(damage, file) for damage in (half, garbage, holed) for file in ("outbox.db", "ledger.db")]


@pytest.fixture
def used(site: Site) -> Site:
    """A terminal that has received a case and was switched off."""
    site.start(online=False)
    site.visitor.walk(ResultScreen)
    site.stop()
    return site


def errors(site: Site) -> list[str]:
    return [record.getMessage() for record in site.log.records if record.levelname == "ERROR" and not record.exc_info]


@pytest.mark.parametrize(("damage", "file"), [*CASES, (altered, "outbox.db")])
def test_it_sets_the_file_aside_whole_and_serves_the_next_one(
    used: Site, file: str, damage: Callable[[bytes], bytes]
) -> None:
    path = used.directory / file
    (before,) = used.receipts()
    bad = damage(path.read_bytes())
    path.write_bytes(bad)
    used.start(online=False)
    assert (used.directory / "damaged" / f"{path.stem}-0001" / file).read_bytes() == bad
    assert [line for line in errors(used) if line.startswith(f"{file} is damaged (")]
    assert f"{file} begins anew with what could be read of {path.stem}-0001" in errors(used)
    used.visitor.walk(ResultScreen)
    after = used.receipts()[-1]
    assert after.local_number != before.local_number
    assert used.kinds().count("application") == (1 if file == "outbox.db" else 2)


def test_the_new_stream_tells_of_the_old_one(used: Site) -> None:
    with used.outbox() as outbox:
        old = outbox.stat()
    (case,) = used.receipts()
    path = used.directory / "outbox.db"
    path.write_bytes(altered(path.read_bytes()))
    used.start(online=False)
    used.stop()
    with used.outbox() as outbox:
        first = outbox.entries(0, 1)[0]
    account = json.loads(Opener({"c": PRIVATE}).open(first.body, aad=first.header))["after"]
    assert (account["stream"], account["head"], account["digest"]) == (old.stream, old.head, old.digest.hex())
    assert account["lost"] == [case.local_number]
    assert used.receipts() == [case], "its progress can still be asked"


def test_what_still_adds_up_is_kept_to_be_sent(used: Site) -> None:
    """Only the last entry is damaged: those before it go to the centre as the rest of the old stream."""
    with used.outbox() as outbox:
        stream, head = outbox.stat().stream, outbox.stat().head
    connection = sqlite3.connect(used.directory / "outbox.db")
    connection.execute("UPDATE entry SET digest = zeroblob(32) WHERE seq = ?", (head,))
    connection.commit()
    connection.close()
    used.start(online=False)
    (rest,) = (used.directory / "salvaged").glob("*.db")
    assert rest.stem == stream
    with Outbox.open(rest, Sealer({"c": PUBLIC}), clock=time.time, ids=lambda: "none") as salvaged:
        assert [entry.seq for entry in salvaged.pending(100)] == list(range(1, head))
        assert salvaged.verify() == head - 1
