-- What was sent to a printer: the intent first, its outcome after.

CREATE TABLE print (
    number INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    event_id TEXT NOT NULL,
    official INTEGER NOT NULL,
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL,
    intended TEXT NOT NULL,
    settled TEXT NOT NULL
) STRICT;

CREATE INDEX print_document ON print (document);
