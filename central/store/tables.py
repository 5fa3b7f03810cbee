"""The tables of the centre. No personal data: bodies stay sealed, a case row holds numbers and a state."""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

metadata: Final = MetaData()

terminal: Final = Table(
    "terminal",
    metadata,
    Column("terminal", String(64), primary_key=True),
    Column("site", Text, nullable=False),
    Column("invited", Text, nullable=False),
)

invitation: Final = Table(
    "invitation",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("token_hash", LargeBinary, nullable=False),
    Column("expires", Float, nullable=False),
    Column("request", String(64), nullable=False),
    PrimaryKeyConstraint("terminal", "token_hash"),
)
"""request: digest of the key whose certificate request claimed the token, "" before."""

certificate: Final = Table(
    "certificate",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("request", String(64), nullable=False),
    Column("signing_request", Text, nullable=False),
    Column("supersedes", Boolean, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("pem", Text, nullable=False),
    Column("expires", Float, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    PrimaryKeyConstraint("terminal", "request"),
)
"""supersedes: issuing it revokes the others at once; else its first use does. number: counts a terminal's requests.
state: "requested", "issued", "used" or "revoked".
"""
Index("certificate_fingerprint", certificate.c.terminal, certificate.c.fingerprint)
Index(
    "certificate_requested",
    certificate.c.terminal,
    sqlite_where=certificate.c.state == "requested",
    postgresql_where=certificate.c.state == "requested",
)

stream_cursor: Final = Table(
    "stream_cursor",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("acked", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    PrimaryKeyConstraint("terminal", "stream"),
)

entry: Final = Table(
    "entry",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("prev", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("received", Float, nullable=False),
    Column("opened", Boolean, nullable=False),
    PrimaryKeyConstraint("terminal", "stream", "seq"),
)
Index("entry_event", entry.c.terminal, entry.c.event_id)
Index("entry_unopened", entry.c.received, sqlite_where=~entry.c.opened, postgresql_where=~entry.c.opened)

terminal_state: Final = Table(
    "terminal_state",
    metadata,
    Column("terminal", String(64), primary_key=True),
    Column("seen", Float, nullable=False),
    Column("stream", String(64), nullable=False),
    Column("head", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("backlog", Integer, nullable=False),
    Column("oldest_seconds", Float, nullable=False),
    Column("state", String(32), nullable=False),
    Column("software", String(64), nullable=False),
    Column("devices", Text, nullable=False),
    Column("skew", Float, nullable=False),
    Column("trusted", Boolean, nullable=False),
    Column("trust", Integer, nullable=False),
)
"""skew: seconds by which the terminal's clock was ahead of the centre's. trust: version of the document it seals by."""

terminal_conditions: Final = Table(
    "terminal_conditions",
    metadata,
    Column("terminal", String(64), primary_key=True),
    Column("conditions", Text, nullable=False),
)
"""What the newest heartbeat says is wrong, as JSON; no row for a terminal that does not say so itself."""

sealing: Final = Table(
    "sealing",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("trust", Integer, nullable=False),
    Column("stream", String(64), nullable=False),
    Column("head", Integer, nullable=False),
    PrimaryKeyConstraint("terminal", "trust"),
)
"""How far a terminal's log went when it was first heard to seal by this version of the trust document."""

alarm: Final = Table(
    "alarm",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("time", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "kind", "stream", "seq"),
)

case: Final = Table(
    "case_",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("local_number", String(64), nullable=False),
    Column("service", String(32), nullable=False),
    Column("case_number", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("making", Boolean, nullable=False),
    Column("document", Boolean, nullable=False),
    Column("received", Float, nullable=False),
    Column("updated", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "event_id"),
)
Index("case_numbers", case.c.terminal, case.c.case_number)
Index("case_local_numbers", case.c.terminal, case.c.local_number)
Index("case_events", case.c.event_id)
Index("case_received", case.c.received)

case_serial: Final = Table(
    "case_serial",
    metadata,
    Column("day", String(8), primary_key=True),
    Column("last", Integer, nullable=False),
)

change_head: Final = Table(
    "change_head",
    metadata,
    Column("terminal", String(64), primary_key=True),
    Column("head", Integer, nullable=False),
)

change: Final = Table(
    "change",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("local_number", String(64), nullable=False),
    Column("service", String(32), nullable=False),
    Column("case_number", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("document", Boolean, nullable=False),
    Column("updated", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "number"),
)
Index("change_event", change.c.terminal, change.c.event_id)

document: Final = Table(
    "document",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("document_id", String(64), nullable=False),
    Column("template", String(64), nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("code", String(32), nullable=False),
    PrimaryKeyConstraint("terminal", "event_id"),
)

case_item: Final = Table(
    "case_item",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("service", String(32), nullable=False),
    Column("position", Integer, nullable=False),
    Column("case_number", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("optional", Boolean, nullable=False),
    Column("updated", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "event_id", "service"),
)
Index("case_item_number", case_item.c.case_number)

payment: Final = Table(
    "payment",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("order", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("service", String(32), nullable=False),
    Column("amount", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("made", Float, nullable=False),
    PrimaryKeyConstraint("terminal", "order"),
)
Index("payment_order", payment.c.order)
Index("payment_event", payment.c.terminal, payment.c.event_id)
Index("payment_state", payment.c.state, payment.c.made)

attachment: Final = Table(
    "attachment",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("id", String(36), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("arrived", Integer, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("declared", Float, nullable=False),
    PrimaryKeyConstraint("terminal", "id"),
)
Index("attachment_event", attachment.c.terminal, attachment.c.event_id)

put_by: Final = Table(
    "put_by",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("seq", Integer, nullable=False),
    PrimaryKeyConstraint("terminal", "event_id", "stream", "seq"),
)

evaluation: Final = Table(
    "evaluation",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("case_event", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("service", String(32), nullable=False),
    Column("level", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("contents", Integer, nullable=False),
    Column("call_back", Boolean, nullable=False),
    Column("time", Text, nullable=False),
    Column("received", Float, nullable=False),
    Column("closed_by", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "case_event"),
)
"""reasons: codes, by commas; contents: of which version. closed_by: who has followed a low one up, "" while nobody has.
What the citizen wrote stays in the sealed entry.
"""
Index(
    "evaluation_low",
    evaluation.c.received,
    sqlite_where=evaluation.c.level <= 2,
    postgresql_where=evaluation.c.level <= 2,
)

print_report: Final = Table(
    "print_report",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("case_event", String(64), nullable=False),
    Column("document", String(64), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("time", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "event_id"),
)

command_head: Final = Table(
    "command_head",
    metadata,
    Column("terminal", String(64), primary_key=True),
    Column("head", Integer, nullable=False),
)

command: Final = Table(
    "command",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("id", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", String(32), nullable=False),
    Column("key", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("issued", Float, nullable=False),
    Column("expires", Float, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("open", Boolean, nullable=False),
    PrimaryKeyConstraint("terminal", "id"),
)
Index(
    "command_open",
    command.c.terminal,
    command.c.number,
    sqlite_where=command.c.open,
    postgresql_where=command.c.open,
)

command_result: Final = Table(
    "command_result",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("id", String(64), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("key", String(64), nullable=False),
    Column("time", Text, nullable=False),
    Column("received", Float, nullable=False),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("terminal", "id"),
)

command_audit: Final = Table(
    "command_audit",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("id", String(64), nullable=False),
    Column("mark", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("what", String(16), nullable=False),
    Column("detail", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("time", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "id", "mark"),
)

quarantine: Final = Table(
    "quarantine",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("time", Text, nullable=False),
    PrimaryKeyConstraint("terminal", "stream", "seq"),
)

checkpoint: Final = Table(
    "checkpoint",
    metadata,
    Column("terminal", String(64), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("through", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("signature", String(256), nullable=False),
    Column("holds", Boolean, nullable=False),
    Column("received", Float, nullable=False),
    PrimaryKeyConstraint("terminal", "stream", "seq"),
)
