"""The cases that a life event consists of: one for each of its services, with a number and a state of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from central.store import tables
from central.store.database import rfc3339, upsert
from kiosk_app.protocol.cases import CaseState

_item = tables.case_item


@dataclass(frozen=True, slots=True)
class ItemCase:
    """optional: the whole is finished without it. updated: RFC 3339 UTC, "" before it has begun."""

    service: str
    case_number: str
    state: CaseState
    reason: str = ""
    optional: bool = False
    updated: str = ""


def begin(connection: Connection, terminal: str, event_id: str, items: Sequence[ItemCase], now: float) -> None:
    """In their order. What has begun before stays as it is, unless it wanted what has been handed in now."""
    for position, item in enumerate(items):
        statement = upsert(connection, _item).values(
            terminal=terminal,
            event_id=event_id,
            service=item.service,
            position=position,
            case_number=item.case_number,
            state=item.state.value,
            reason=item.reason,
            optional=item.optional,
            updated=rfc3339(now),
        )
        again = {"state": item.state.value, "reason": item.reason, "updated": rfc3339(now)}
        wanting = _item.c.state == CaseState.SUPPLEMENT.value
        columns = ["terminal", "event_id", "service"]
        connection.execute(statement.on_conflict_do_update(index_elements=columns, set_=again, where=wanting))


def of(connection: Connection, terminal: str, event_id: str) -> list[ItemCase]:
    query = (
        select(_item.c.service, _item.c.case_number, _item.c.state, _item.c.reason, _item.c.optional, _item.c.updated)
        .where(_item.c.terminal == terminal, _item.c.event_id == event_id)
        .order_by(_item.c.position)
    )
    return [
        ItemCase(row.service, row.case_number, CaseState(row.state), row.reason, row.optional, row.updated)
        for row in connection.execute(query)
    ]


def move(
    connection: Connection, terminal: str, event_id: str, service: str, state: CaseState, now: float, reason: str = ""
) -> None:
    connection.execute(
        update(_item)
        .where(_item.c.terminal == terminal, _item.c.event_id == event_id, _item.c.service == service)
        .values(state=state.value, reason=reason, updated=rfc3339(now))
    )


def finished(items: Sequence[ItemCase]) -> bool:
    """Whether every item without which the whole is not done, is; of a whole that needs none, every one."""
    needed = _needed(items)
    return bool(needed) and all(item.state is CaseState.DONE for item in needed)


def _refused(items: Sequence[ItemCase]) -> ItemCase | None:
    """One of those that keep the whole from ever being done, once all that it needs have ended."""
    needed = _needed(items)
    if any(item.state not in (CaseState.DONE, CaseState.REFUSED) for item in needed):
        return None
    return next((item for item in needed if item.state is CaseState.REFUSED), None)


def outcome(items: Sequence[ItemCase]) -> tuple[CaseState, str] | None:
    """What the whole comes to by its items, and why: it wants what one of them wants; None while it goes on."""
    wanting = next((item for item in items if item.state is CaseState.SUPPLEMENT), None)
    if wanting:
        return CaseState.SUPPLEMENT, wanting.reason
    if finished(items):
        return CaseState.DONE, ""
    lost = _refused(items)
    return (CaseState.REFUSED, lost.reason) if lost else None


def ended(items: Sequence[ItemCase]) -> bool:
    """Whether nothing more will happen to any of them."""
    return all(item.state in (CaseState.DONE, CaseState.REFUSED) for item in items)


def _needed(items: Sequence[ItemCase]) -> Sequence[ItemCase]:
    return [item for item in items if not item.optional] or items
