-- The outbox: one stream of sealed entries, and the little that a terminal may read again.

CREATE TABLE entry (
    seq INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    event_id TEXT NOT NULL,
    named INTEGER NOT NULL,
    kind TEXT NOT NULL,
    header BLOB NOT NULL,
    body BLOB NOT NULL,
    prev BLOB NOT NULL,
    digest BLOB NOT NULL
) STRICT;

-- Only an id that a caller chose can come a second time. Every page that a commit touches is written twice.
CREATE UNIQUE INDEX entry_named ON entry (event_id) WHERE named = 1;

-- The head is the last entry, or where pruning stopped when none is left: a primary key would begin at 1 again.
CREATE TABLE stream (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    stream TEXT NOT NULL,
    acknowledged INTEGER NOT NULL,
    pruned INTEGER NOT NULL,
    pruned_digest BLOB NOT NULL
) STRICT;

CREATE TABLE local_number (
    day TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

CREATE TABLE receipt (
    local_number TEXT PRIMARY KEY,
    event_id TEXT NOT NULL UNIQUE,
    service TEXT NOT NULL,
    case_number TEXT NOT NULL,
    state TEXT NOT NULL,
    document INTEGER NOT NULL,
    updated TEXT NOT NULL
) STRICT;

CREATE TABLE change_cursor (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    cursor INTEGER NOT NULL
) STRICT;
