"""The tables of what comes after a decision: duties, supplements, whose documents are, archived packages, and what
departments say later.

No personal data here either.
"""

from typing import Final

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, PrimaryKeyConstraint, String, Table, Text

from central.store import tables

metadata: Final = tables.metadata

duty: Final = Table(
    "duty",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("due", Float, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("outcome", String(64), nullable=False),
    Column("settled", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "event_id", "kind", "number"),
)
"""number: of the change it follows in the terminal's log, 0 for what is done once in a case. outcome: "" while open."""
Index(
    "duty_open",
    duty.c.kind,
    duty.c.due,
    sqlite_where=duty.c.outcome == "",
    postgresql_where=duty.c.outcome == "",
)

wanted: Final = Table(
    "wanted",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("applicant", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("materials", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "event_id"),
)
"""Only while a case wants a supplement. applicant: a keyed hash, by which only who holds the key knows the person.
text, fields, materials: JSON.
"""

confirmation: Final = Table(
    "confirmation",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("role", String(64), nullable=False),
    Column("signer", String(64), nullable=False),
    Column("statement", LargeBinary, nullable=False),
    PrimaryKeyConstraint("terminal", "event_id", "role"),
)
"""Whom a case waits for, only while it does. signer: a keyed hash as in `wanted`. statement: sealed for the signer."""

paper: Final = Table(
    "paper",
    metadata,
    Column("number", String(64), primary_key=True),
    Column("code", String(32), nullable=False),
    Column("seal", Text, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)
"""Papers that can be verified. number, code: as `plain` writes them. seal: what its QR code says, "" for none."""

owner: Final = Table(
    "owner",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("applicant", String(64), nullable=False),
    PrimaryKeyConstraint("terminal", "event_id"),
)
"""Whose a finished case with a document is, by a keyed hash as in `wanted`."""

supplement: Final = Table(
    "supplement",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("by_terminal", String(64), nullable=False),
    Column("by_event", String(64), nullable=False),
    Column("taken", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "event_id", "number"),
)
"""Which entries (by_terminal, by_event) were added to a case, in this order."""
Index("supplement_part", supplement.c.by_terminal, supplement.c.by_event)

archive: Final = Table(
    "archive",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("name", String(128), nullable=False),
    Column("sm3", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("receipt", String(64), nullable=False),
    Column("made", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "event_id"),
)
"""findings: how many the four-property check had. receipt: of the archive that took it over, "" before."""

document_stock: Final = Table(
    "document_stock",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("stock", String(32), nullable=False),
    PrimaryKeyConstraint("terminal", "event_id"),
)
"""Documents that are printed on other than plain paper."""

numbered_sheet: Final = Table(
    "numbered_sheet",
    metadata,
    Column("number", String(64), primary_key=True),
    Column("terminal", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("case_event", String(64), nullable=False),
    Column("document", String(64), nullable=False),
    Column("told", Text, nullable=False),
)
"""The last that was believed of each sheet of numbered paper. case_event, document: "" while nothing stands on it."""
Index("numbered_document", numbered_sheet.c.document)

course: Final = Table(
    "course",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(128), nullable=False),
    Column("n", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("open", Boolean, nullable=False),
    PrimaryKeyConstraint("terminal", "event_id"),
)
"""The newest that a department has said of an application or a part of one. open: it has had no effect yet."""
Index("course_open", course.c.open, sqlite_where=course.c.open, postgresql_where=course.c.open)

course_cursor: Final = Table(
    "course_cursor",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("cursor", Text, nullable=False),
)
"""How far a source's updates have been taken."""
