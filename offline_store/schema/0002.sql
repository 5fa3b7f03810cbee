-- How long ago something was acknowledged or decided, and where local numbers go on after damage.

-- Seconds that retention has seen go by. A clock that is dead or jumps would make what is young look old.
CREATE TABLE age (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seconds REAL NOT NULL
) STRICT;

INSERT INTO age (one, seconds) VALUES (1, 0);

-- Everything up to `through` was acknowledged at that age, or before.
CREATE TABLE acknowledged (
    through INTEGER PRIMARY KEY,
    age REAL NOT NULL
) STRICT;

-- The age at which the state was first seen to be final; NULL while it may change.
ALTER TABLE receipt ADD COLUMN final REAL;

-- Local numbers of every day begin above: what was given before damage, and cannot be read any more, lies below.
ALTER TABLE stream ADD COLUMN number_floor INTEGER NOT NULL DEFAULT 0;

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

-- Commands of the centre, by id and nonce: what stands here is never begun again. Rows are few and are kept.

CREATE TABLE command (
    id TEXT PRIMARY KEY,
    nonce TEXT NOT NULL,
    issued REAL NOT NULL,
    settled INTEGER NOT NULL
) STRICT;

CREATE INDEX command_nonce ON command (nonce);
