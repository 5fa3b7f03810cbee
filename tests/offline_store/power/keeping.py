"""Says whether what lies in a directory after a power cut keeps what was promised before."""

import json
import logging
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path

from offline_store.errors import StoreDamaged
from offline_store.outbox import Outbox
from offline_store.print_ledger import PrintLedger
from offline_store.records import STORED, StoredEntry
from tests.offline_store.stores import Clock, Recipient, counting

Promise = dict[str, object]
ALL = 10_000


class Lost(Exception):
    """A promise is not kept. what: which."""


def check(directory: Path, promises: Iterable[Promise], recipient: Recipient) -> None:
    """Open the stores as the terminal would at its next start, and go on with them. Raises Lost."""
    known = list(promises)
    if any("document" in promise for promise in known):
        _check_ledger(directory, known)
    else:
        _check_outbox(directory, known, recipient)


def _check_outbox(directory: Path, promises: list[Promise], recipient: Recipient) -> None:
    breaks = {str(promise["stream"]): promise["broken"] for promise in promises if "broken" in promise}
    with ExitStack() as opened:
        logging.disable(logging.ERROR if breaks else logging.NOTSET)
        opened.callback(logging.disable, logging.NOTSET)
        outbox = opened.enter_context(_open(directory / "outbox.db", recipient, replaces=bool(breaks)))
        if breaks:
            with suppress(StoreDamaged):
                outbox.verify()
        new = outbox.append("application", {}, b"")
        outbox.check()
        outbox.verify()
        rests = [
            opened.enter_context(_open(path, recipient, replaces=False))
            for path in sorted(directory.glob("salvaged/*.db"))
        ]
        for rest in rests:
            rest.verify()
        entries = {(entry.stream, entry.seq): entry for store in (outbox, *rests) for entry in store.entries(0, ALL)}
        arrived = {stat.stream: stat.acknowledged for stat in (store.stat() for store in (*rests, outbox))}
        for promise in promises:
            _kept(promise, entries, arrived, breaks)
        for promise in promises:
            if promise.get("stream") == new.stream and "seq" in promise and int(str(promise["seq"])) >= new.seq:
                raise Lost("number", new.seq)
        _agree(outbox, entries)


def _kept(
    promise: Promise,
    entries: dict[tuple[str, int], StoredEntry],
    arrived: dict[str, int],
    breaks: dict[str, object],
) -> None:
    stream = str(promise.get("stream"))
    if "acknowledged" in promise and stream in arrived and arrived[stream] < int(str(promise["acknowledged"])):
        raise Lost("acknowledgement", promise)
    if "seq" not in promise:
        return
    seq = int(str(promise["seq"]))
    if seq >= int(str(breaks.get(stream, ALL))):
        return
    entry = entries.get((stream, seq))
    if entry is None and seq > arrived.get(stream, 2 if breaks else 0):
        raise Lost("entry", promise)
    if entry and entry.digest.hex() != promise["digest"]:
        raise Lost("digest", promise)


def _agree(outbox: Outbox, entries: dict[tuple[str, int], StoredEntry]) -> None:
    """Entries and receipt rows tell the same."""
    rows = {row.local_number: row for row in outbox.receipts()}
    stat = outbox.stat()
    for entry in entries.values():
        number = json.loads(entry.header).get("local_number")
        if number and (number not in rows or rows[number].event_id != entry.event_id):
            raise Lost("receipt", number)
        if number and entry.stream == stat.stream and (rows[number].state == STORED) != (entry.seq > stat.acknowledged):
            raise Lost("state", number)
    if len({row.event_id for row in rows.values()}) != len(rows):
        raise Lost("event id")


def _check_ledger(directory: Path, promises: list[Promise]) -> None:
    with PrintLedger.open(directory / "ledger.db", clock=Clock()) as prints:
        prints.check()
        for promise in promises:
            found = {str(record.outcome) for record in prints.history(str(promise["document"]))}
            if not found or (promise["outcome"] and promise["outcome"] not in found):
                raise Lost("print", promise)


def _open(path: Path, recipient: Recipient, *, replaces: bool) -> Outbox:
    return Outbox.open(
        path,
        recipient.sealer,
        clock=Clock(),
        ids=counting("after"),
        common={"terminal": "T1"},
        replaces=replaces,
    )
