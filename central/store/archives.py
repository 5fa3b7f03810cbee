"""Which packages there are: one per case, never made twice."""

from dataclasses import dataclass

from sqlalchemy import Connection, Row, select, update

from central.store import after_tables
from central.store.database import rfc3339, upsert

_archive = after_tables.archive


@dataclass(frozen=True, slots=True)
class Package:
    """findings: of its check. receipt: of the archive that has it, "" before. made: RFC 3339 UTC."""

    terminal: str
    event_id: str
    name: str
    sm3: str
    size: int
    findings: int
    receipt: str
    made: str

    @property
    def state(self) -> str:
        if self.findings:
            return "check failed"
        return "handed over" if self.receipt else "kept"


def find(connection: Connection, terminal: str, event_id: str) -> Package | None:
    mine = (_archive.c.terminal == terminal) & (_archive.c.event_id == event_id)
    row = connection.execute(select(_archive).where(mine)).one_or_none()
    return _read(row) if row else None


def keep(
    connection: Connection, terminal: str, event_id: str, name: str, sm3: str, size: int, findings: int, now: float
) -> None:
    """The first one counts."""
    statement = upsert(connection, _archive).values(
        terminal=terminal,
        event_id=event_id,
        name=name,
        sm3=sm3,
        size=size,
        findings=findings,
        receipt="",
        made=rfc3339(now),
    )
    connection.execute(statement.on_conflict_do_nothing())


def handed_over(connection: Connection, package: Package, receipt: str) -> None:
    mine = (_archive.c.terminal == package.terminal) & (_archive.c.event_id == package.event_id)
    connection.execute(update(_archive).where(mine).values(receipt=receipt))


def listing(connection: Connection) -> list[Package]:
    query = select(_archive).order_by(_archive.c.made, _archive.c.terminal, _archive.c.event_id)
    return [_read(row) for row in connection.execute(query)]


def _read(row: Row[tuple[object, ...]]) -> Package:
    return Package(row.terminal, row.event_id, row.name, row.sm3, row.size, row.findings, row.receipt, row.made)
