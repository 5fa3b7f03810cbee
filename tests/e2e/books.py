"""What outbox, centre, ledger and printer say about the same cases, and that they say the same."""

import sqlite3
from pathlib import Path
from typing import Any

from kiosk_app.config import centre_of


def settled(data: Path) -> bool:
    """Whether everything is acknowledged and every case has its number."""
    ((waiting,),) = rows(data / "outbox.db", "SELECT count(*) FROM entry, stream WHERE seq > acknowledged")
    numbers = rows(data / "outbox.db", "SELECT case_number FROM receipt")
    return not waiting and all(number for (number,) in numbers)


def check(data: Path, *, pages: int) -> None:
    """pages: how many official sheets came out in all. Raises AssertionError."""
    applications = "SELECT seq, event_id FROM entry WHERE kind = 'application' ORDER BY seq"
    mine = rows(data / "outbox.db", applications)
    central = centre_of(data) / "central.db"
    cases = rows(central, "SELECT event_id, case_number FROM case_")
    assert rows(central, applications) == mine
    assert sorted(event for event, _ in cases) == sorted(event for _, event in mine)
    assert len({number for _, number in cases}) == len(cases)
    assert not rows(central, "SELECT reason FROM quarantine UNION ALL SELECT kind FROM alarm")
    _check_official(data, pages)


def _check_official(data: Path, pages: int) -> None:
    """An official sheet comes out once; again only with a reason in the ledger."""
    query = "SELECT document, reason, outcome FROM print WHERE official ORDER BY number"
    tried = [row for row in rows(data / "ledger.db", query) if row[2] != "failed"]
    silent = [document for document, reason, _ in tried if not reason]
    assert len(silent) == len(set(silent))
    assert pages <= len(tried)


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
