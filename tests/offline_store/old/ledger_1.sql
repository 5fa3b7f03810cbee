BEGIN TRANSACTION;
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
INSERT INTO "print" VALUES(1,'370600261123009000001-1','event-0',1,'','printed','2026-11-23T04:00:00.000Z','2026-11-23T04:00:09.000Z');
INSERT INTO "print" VALUES(2,'slip:event-0','event-0',0,'','failed','2026-11-23T04:00:10.000Z','2026-11-23T04:00:12.000Z');
INSERT INTO "print" VALUES(3,'370600261123009000002-1','event-1',1,'citizen_has_none','','2026-11-23T04:05:00.000Z','');
CREATE INDEX print_document ON print (document);
PRAGMA user_version = 1;
COMMIT;
