"""What the centre knows of the sealed files of applications: declared, how far they came, held.

`arrived` counts bytes that are durable in the file; what stands there beyond it does not count. A file is `held` once
all of it has arrived and its digest is the declared one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Update, delete, insert, select, update

from central.store import opened, tables
from central.store.alarms import raise_alarm
from central.store.attachment_files import IncomingFile
from central.store.database import Store
from kiosk_app.protocol.cases import Attachment

_table = tables.attachment
_entry = tables.entry
ALARM = "attachment"


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a terminal says of a file before it sends it. size: bytes; digest: SHA-256 of the sealed file."""

    terminal: str
    id: str
    event_id: str
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Arriving:
    """A declared file and how much of it is here."""

    declaration: Declaration
    arrived: int
    held: bool


def declare(connection: Connection, declaration: Declaration, now: float) -> Arriving:
    """Note it down, once. What is returned may have been declared otherwise before: compare."""
    known = find(connection, declaration.terminal, declaration.id)
    if known:
        return known
    connection.execute(
        insert(_table).values(
            terminal=declaration.terminal,
            id=declaration.id,
            event_id=declaration.event_id,
            size=declaration.size,
            digest=declaration.digest,
            arrived=0,
            held=False,
            declared=now,
        )
    )
    return Arriving(declaration, 0, held=False)


def find(connection: Connection, terminal: str, attachment_id: str) -> Arriving | None:
    row = connection.execute(
        select(_table).where(_table.c.terminal == terminal, _table.c.id == attachment_id)
    ).one_or_none()
    if row is None:
        return None
    return Arriving(Declaration(row.terminal, row.id, row.event_id, row.size, row.digest), row.arrived, row.held)


def advance(connection: Connection, declaration: Declaration, arrived: int) -> None:
    connection.execute(_update(declaration).values(arrived=arrived))


def hold(connection: Connection, declaration: Declaration) -> None:
    """All of it is here and right. An entry that waited for it is opened again."""
    lock_entry(connection, declaration.terminal, declaration.event_id)
    connection.execute(_update(declaration).values(arrived=declaration.size, held=True))
    opened.take_up(connection, declaration.terminal, declaration.event_id)


def settle(store: Store, file: IncomingFile, arriving: Arriving, arrived: int, now: float) -> bool:
    """What was written up to `arrived` counts from here on. False: whole, but not what was declared.

    Then it is forgotten, with an alarm. Raises OSError.
    """
    declaration = arriving.declaration
    file.sync(name=arriving.arrived == 0)
    whole = arrived == declaration.size
    right = not whole or file.digest() == declaration.digest
    with store.write() as connection:
        if not right:
            raise_alarm(connection, declaration.terminal, ALARM, declaration.id, 0, now)
            drop(connection, declaration)
        elif whole:
            hold(connection, declaration)
        else:
            advance(connection, declaration, arrived)
    if not right:
        file.erase()
    return right


def drop(connection: Connection, declaration: Declaration) -> None:
    connection.execute(delete(_table).where(_table.c.terminal == declaration.terminal, _table.c.id == declaration.id))


def lock_entry(connection: Connection, terminal: str, event_id: str) -> None:
    """For who decides by whether files are here, and who changes it: one after the other."""
    mine = (_entry.c.terminal == terminal) & (_entry.c.event_id == event_id)
    connection.execute(select(_entry.c.seq).where(mine).with_for_update()).all()


def all_here(connection: Connection, terminal: str, event_id: str, named: Sequence[Attachment]) -> bool:
    """Whether each file that the entry names is held, as its own and with the size and digest it names."""
    held = [found for one in named if (found := find(connection, terminal, one.id)) and found.held]
    here = {(found.declaration.id, found.declaration.size, found.declaration.digest.hex()) for found in held}
    own = all(found.declaration.event_id == event_id for found in held)
    return own and here == {(one.id, one.size, one.sha256) for one in named}


def _update(declaration: Declaration) -> Update:
    return update(_table).where(_table.c.terminal == declaration.terminal, _table.c.id == declaration.id)
