"""What outbox, centre, ledger and printer say about the same cases, and that they say the same."""

import sqlite3
from pathlib import Path
from typing import Any

from kiosk_app.config import centre_of

ENTRIES = "SELECT seq, kind, event_id, digest FROM entry ORDER BY seq"


def cases(data: Path) -> list[str]:
    """Local numbers of all cases in the outbox, the oldest first."""
    return [number for (number,) in rows(data / "outbox.db", "SELECT local_number FROM receipt ORDER BY rowid")]


def settled(data: Path) -> bool:
    """Whether everything is acknowledged and every case has its number."""
    ((waiting,),) = rows(data / "outbox.db", "SELECT count(*) FROM entry, stream WHERE seq > acknowledged")
    numbers = rows(data / "outbox.db", "SELECT case_number FROM receipt")
    return not waiting and all(number for (number,) in numbers)


def check(data: Path, *, pages: int) -> None:
    """pages: how many official sheets came out in all. Raises AssertionError."""
    mine = rows(data / "outbox.db", ENTRIES)
    receipts = rows(data / "outbox.db", "SELECT event_id, case_number FROM receipt ORDER BY event_id")
    central = centre_of(data) / "central.db"
    numbered = rows(central, "SELECT event_id, case_number FROM case_ ORDER BY event_id")
    assert rows(central, ENTRIES) == mine
    assert sorted(event for _, kind, event, _ in mine if kind == "application") == [event for event, _ in numbered]
    assert receipts == numbered
    assert len({number for _, number in numbered}) == len(numbered)
    assert rows(central, "SELECT reason, seq FROM quarantine UNION ALL SELECT kind, seq FROM alarm") == []
    _check_official(data, pages)


def _check_official(data: Path, pages: int) -> None:
    """An official sheet comes out once; again only with a reason in the ledger."""
    query = "SELECT document, reason, outcome FROM print WHERE official ORDER BY number"
    tried = [row for row in rows(data / "ledger.db", query) if row[2] != "failed"]
    silent = [document for document, reason, _ in tried if not reason]
    assert len(silent) == len(set(silent)), tried
    assert pages <= len(tried), tried


def forget_filings(data: Path) -> None:
    """The department forgets earlier registrations: nobody may register twice for the same days."""
    connection = sqlite3.connect(centre_of(data) / "departments.db", timeout=10)
    try:
        with connection:
            connection.execute("DELETE FROM docket")
    finally:
        connection.close()


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
