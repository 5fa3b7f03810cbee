"""What the fleet looks like: one state row per terminal, kept by heartbeats."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from central.store import sealing, tables
from central.store.alarms import raise_alarm
from central.store.cases import LOCAL_TIME
from kiosk_app.protocol import hotline
from kiosk_app.protocol.entries import ConditionReport, DeviceReport, Heartbeat

OFFLINE_SECONDS: Final = 180.0
"""A terminal not heard of for longer is offline."""
CUT_SECONDS: Final = 60.0
"""A heartbeat may be overtaken on its way by the entry appended after it, but not by one held here for so long."""


@dataclass(frozen=True, slots=True)
class TerminalView:
    """seen_seconds: since the last heartbeat, None before the first. state: "offline", "never" or what it said.

    conditions: root causes, the gravest first; None when it knows of none such.
    """

    terminal: str
    site: str
    state: str
    seen_seconds: float | None
    backlog: int
    oldest_seconds: float
    software: str
    devices: tuple[DeviceReport, ...]
    cases_today: int
    alarms: tuple[str, ...]
    conditions: tuple[ConditionReport, ...] | None = None


@dataclass(frozen=True, slots=True)
class Fleet:
    """cases_today: by state. quarantined: entries nobody could open."""

    terminals: tuple[TerminalView, ...]
    cases_today: Mapping[str, int]
    quarantined: int

    @property
    def online(self) -> int:
        return sum(view.state not in ("offline", "never") for view in self.terminals)


def heard(connection: Connection, heartbeat: Heartbeat, now: float) -> None:
    """Keep the newest heartbeat of a terminal, and see whether its log is still the one the centre knows."""
    values = asdict(heartbeat)
    for name in ("time", "boot", "devices", "conditions"):
        del values[name]
    values["skew"] = _skew(heartbeat.time, now)
    values["devices"] = msgspec.json.encode(heartbeat.devices).decode()
    connection.execute(delete(tables.terminal_state).where(tables.terminal_state.c.terminal == heartbeat.terminal))
    connection.execute(insert(tables.terminal_state).values(seen=now, **values))
    _keep_conditions(connection, heartbeat)
    sealing.heard(connection, heartbeat)
    cursor = tables.stream_cursor
    row = connection.execute(
        select(cursor.c.acked, cursor.c.digest).where(
            cursor.c.terminal == heartbeat.terminal, cursor.c.stream == heartbeat.stream
        )
    ).one_or_none()
    if row is None:
        return
    if heartbeat.head < row.acked:
        if _held_since(connection, heartbeat, heartbeat.head + 1) <= now - CUT_SECONDS:
            raise_alarm(connection, heartbeat.terminal, "cut", heartbeat.stream, heartbeat.head, now)
    elif heartbeat.head == row.acked and heartbeat.digest != row.digest.hex():
        raise_alarm(connection, heartbeat.terminal, "rewritten", heartbeat.stream, heartbeat.head, now)


def _keep_conditions(connection: Connection, heartbeat: Heartbeat) -> None:
    kept = tables.terminal_conditions
    connection.execute(delete(kept).where(kept.c.terminal == heartbeat.terminal))
    if heartbeat.conditions is not None:
        text = msgspec.json.encode(heartbeat.conditions).decode()
        connection.execute(insert(kept).values(terminal=heartbeat.terminal, conditions=text))


def _skew(claimed: str, now: float) -> float:
    """Seconds by which the terminal is ahead. Raises ValueError when it says no time."""
    return datetime.fromisoformat(claimed).timestamp() - now


def _held_since(connection: Connection, heartbeat: Heartbeat, seq: int) -> float:
    entry = tables.entry
    query = select(entry.c.received).where(
        entry.c.terminal == heartbeat.terminal, entry.c.stream == heartbeat.stream, entry.c.seq == seq
    )
    since: float | None = connection.execute(query).scalar_one_or_none()
    return since or 0.0


def overview(connection: Connection, now: float) -> Fleet:
    """All terminals, ordered by id. Today is the day in China."""
    local = datetime.fromtimestamp(now, UTC).astimezone(LOCAL_TIME)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    case = tables.case
    by_terminal: Counter[str] = Counter()
    by_state: Counter[str] = Counter()
    for terminal, state, count in connection.execute(
        select(case.c.terminal, case.c.state, func.count())
        .where(case.c.received >= midnight, case.c.service != hotline.SERVICE)
        .group_by(case.c.terminal, case.c.state)
    ):
        by_terminal[terminal] += count
        by_state[state] += count
    alarms: dict[str, list[str]] = {}
    for terminal, kind in connection.execute(select(tables.alarm.c.terminal, tables.alarm.c.kind).distinct()):
        alarms.setdefault(terminal, []).append(kind)
    joined = select(tables.terminal.c.site, tables.terminal.c.terminal.label("id"), tables.terminal_state).outerjoin(
        tables.terminal_state, tables.terminal_state.c.terminal == tables.terminal.c.terminal
    )
    wrong = {row.terminal: row.conditions for row in connection.execute(select(tables.terminal_conditions))}
    views = []
    for row in connection.execute(joined.order_by(tables.terminal.c.terminal)):
        seen = None if row.seen is None else max(0.0, now - row.seen)
        state = "never" if seen is None else "offline" if seen > OFFLINE_SECONDS else row.state
        views.append(
            TerminalView(
                terminal=row.id,
                site=row.site,
                state=state,
                seen_seconds=seen,
                backlog=row.backlog or 0,
                oldest_seconds=row.oldest_seconds or 0.0,
                software=row.software or "",
                devices=msgspec.json.decode(row.devices or "[]", type=tuple[DeviceReport, ...]),
                cases_today=by_terminal[row.id],
                alarms=tuple(sorted(alarms.get(row.id, ()))),
                conditions=_conditions(wrong.get(row.id)),
            )
        )
    quarantined = connection.execute(select(func.count()).select_from(tables.quarantine)).scalar_one()
    return Fleet(tuple(views), by_state, quarantined)


def _conditions(text: str | None) -> tuple[ConditionReport, ...] | None:
    return None if text is None else msgspec.json.decode(text, type=tuple[ConditionReport, ...])
