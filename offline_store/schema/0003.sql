-- Sealed files that the centre has not said it holds, each bound to the entry that names it.

CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    size INTEGER NOT NULL,
    digest BLOB NOT NULL,
    location TEXT NOT NULL,
    refused INTEGER NOT NULL
) STRICT;
