-- Commands of the centre, by id and nonce: what stands here is never begun again. Rows are few and are kept.

CREATE TABLE command (
    id TEXT PRIMARY KEY,
    nonce TEXT NOT NULL,
    issued REAL NOT NULL,
    settled INTEGER NOT NULL
) STRICT;

CREATE INDEX command_nonce ON command (nonce);
