"""Commands to terminals: who asked for what and why, which of them still wait, and what came of each.

A command waits (`open`) until its result has come or it was cancelled; an expired one waits for nothing any more and is
not delivered. Every issue, cancellation and word from the terminal leaves an audit row. All of it is keyed by terminal.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, func, insert, select, update

from central.store import tables
from central.store.database import rfc3339, upsert
from kiosk_app.protocol.commands import PAGE, Command, CommandResult, SignedCommand, seconds_of

_command = tables.command
_result = tables.command_result


@dataclass(frozen=True, slots=True)
class Issued:
    """A command as the centre knows it. state: waiting, cancelled, expired, or the outcome of its result.

    issued, expires, received (of the result, 0 without one): seconds since 1970. time: the terminal's clock.
    """

    id: str
    name: str
    text: str
    issued: float
    expires: float
    asked_by: str
    reason: str
    state: str
    key: str = ""
    time: str = ""
    received: float = 0.0
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Audit:
    """what: issued, cancelled, result or remark. detail: the reason given, or outcome and key."""

    what: str
    detail: str
    asked_by: str
    time: str


def issue(connection: Connection, command: Command, signed: SignedCommand, asked_by: str, reason: str) -> None:
    """Put a signed command where its terminal fetches it."""
    statement = upsert(connection, tables.command_head).values(terminal=command.terminal, head=1)
    number: int = connection.execute(
        statement.on_conflict_do_update(
            index_elements=["terminal"], set_={"head": tables.command_head.c.head + statement.excluded.head}
        ).returning(tables.command_head.c.head)
    ).scalar_one()
    connection.execute(
        insert(_command).values(
            terminal=command.terminal,
            id=command.id,
            number=number,
            name=command.name,
            key=signed.key,
            text=signed.command,
            signature=signed.signature,
            issued=seconds_of(command.issued),
            expires=seconds_of(command.expires),
            asked_by=asked_by,
            reason=reason,
            open=True,
        )
    )
    _note(connection, command.terminal, command.id, "issued", "issued", reason, asked_by, command.issued)


def cancel(connection: Connection, terminal: str, command: str, asked_by: str, reason: str, now: float) -> bool:
    """It is not delivered any more. False when it does not wait: there is none, or its result is here.

    A terminal that has it already may still do it; its result is then recorded all the same.
    """
    if not _close(connection, terminal, command):
        return False
    _note(connection, terminal, command, "cancelled", "cancelled", reason, asked_by, rfc3339(now))
    return True


def heads(connection: Connection, now: float) -> dict[str, int]:
    """Of each terminal for which commands wait: the number of the newest."""
    query = (
        select(_command.c.terminal, func.max(_command.c.number).label("head"))
        .where(_command.c.open, _command.c.expires > now)
        .group_by(_command.c.terminal)
    )
    return {row.terminal: row.head for row in connection.execute(query)}


def waiting(connection: Connection, terminal: str, after: int, now: float) -> tuple[int, list[SignedCommand]]:
    """The cursor, and what waits beyond `after`, oldest first, at most `PAGE`.

    A cursor from beyond the newest command ever issued (another centre's) starts again.
    """
    head = select(tables.command_head.c.head).where(tables.command_head.c.terminal == terminal)
    if after > (connection.execute(head).scalar_one_or_none() or 0):
        after = 0
    query = (
        select(_command.c.number, _command.c.key, _command.c.text, _command.c.signature)
        .where(_command.c.terminal == terminal, _command.c.open)
        .where(_command.c.number > after, _command.c.expires > now)
        .order_by(_command.c.number)
        .limit(PAGE)
    )
    rows = connection.execute(query).all()
    return rows[-1].number if rows else after, [SignedCommand(row.key, row.text, row.signature) for row in rows]


def keep_result(connection: Connection, terminal: str, event_id: str, result: CommandResult, now: float) -> None:
    """A command has one result, the first that comes; everything the terminal says of it is noted."""
    what = "result" if result.settles else "remark"
    detail = f"{result.outcome} {result.key}".rstrip()
    _note(connection, terminal, result.id, event_id, what, detail, "", rfc3339(now))
    known = select(_command.c.number).where(_command.c.terminal == terminal, _command.c.id == result.id)
    if not result.settles or connection.execute(known).first() is None:
        return
    statement = upsert(connection, _result).values(
        terminal=terminal,
        id=result.id,
        outcome=result.outcome,
        key=result.key,
        time=result.time,
        received=now,
        data=result.data,
    )
    connection.execute(statement.on_conflict_do_nothing())
    _close(connection, terminal, result.id)


def listing(connection: Connection, terminal: str, now: float) -> list[Issued]:
    """All commands of a terminal, the newest first, without what they brought."""
    return [_read(row, now) for row in connection.execute(_query(terminal).order_by(_command.c.number.desc()))]


def find(connection: Connection, terminal: str, command: str, now: float) -> Issued | None:
    """With what it brought."""
    query = _query(terminal, _result.c.data).where(_command.c.id == command)
    row = connection.execute(query).one_or_none()
    return _read(row, now, row.data or b"") if row else None


def owners(connection: Connection, command: str) -> Sequence[str]:
    """Which terminal a command went to; empty when there is no such command."""
    return connection.execute(select(_command.c.terminal).where(_command.c.id == command)).scalars().all()


def audit(connection: Connection, terminal: str, command: str) -> list[Audit]:
    """What happened to a command, in order."""
    table = tables.command_audit
    query = select(table.c.what, table.c.detail, table.c.asked_by, table.c.time)
    rows = connection.execute(query.where(table.c.terminal == terminal, table.c.id == command).order_by(table.c.number))
    return [Audit(*row) for row in rows]


def _query(terminal: str, *more: Column[bytes]) -> Select[tuple[Any, ...]]:
    joined = (_result.c.terminal == _command.c.terminal) & (_result.c.id == _command.c.id)
    return (
        select(_command, _result.c.outcome, _result.c.key.label("word"), _result.c.time, _result.c.received, *more)
        .select_from(_command.outerjoin(_result, joined))
        .where(_command.c.terminal == terminal)
    )


def _read(row: Row[tuple[Any, ...]], now: float, data: bytes = b"") -> Issued:
    state = row.outcome or ("cancelled" if not row.open else "expired" if row.expires <= now else "waiting")
    return Issued(
        row.id,
        row.name,
        row.text,
        row.issued,
        row.expires,
        row.asked_by,
        row.reason,
        state,
        row.word or "",
        row.time or "",
        row.received or 0.0,
        data,
    )


def _close(connection: Connection, terminal: str, command: str) -> bool:
    mine = (_command.c.terminal == terminal) & (_command.c.id == command) & _command.c.open
    return connection.execute(update(_command).where(mine).values(open=False)).rowcount > 0


def _note(
    connection: Connection, terminal: str, command: str, mark: str, what: str, detail: str, asked_by: str, time: str
) -> None:
    """mark: what makes it one row, however often it is said."""
    table = tables.command_audit
    count = select(func.count()).where(table.c.terminal == terminal, table.c.id == command)
    statement = upsert(connection, table).values(
        terminal=terminal,
        id=command,
        mark=mark,
        number=connection.execute(count).scalar_one() + 1,
        what=what,
        detail=detail,
        asked_by=asked_by,
        time=time,
    )
    connection.execute(statement.on_conflict_do_nothing())
