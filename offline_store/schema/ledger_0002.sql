-- Numbered paper: each sheet that was ever loaded, in the order in which they lie in the tray.

CREATE TABLE paper (
    number TEXT PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE,
    state TEXT NOT NULL,
    print INTEGER NOT NULL,
    document TEXT NOT NULL,
    event_id TEXT NOT NULL,
    told TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;

CREATE INDEX paper_state ON paper (state, place);

CREATE INDEX paper_print ON paper (print);
