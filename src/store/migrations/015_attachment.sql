-- Pictures of inspections. The table of version 3 was never written to by any version of the program.
DROP TABLE attachment;

CREATE TABLE attachment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    inspection INTEGER NOT NULL REFERENCES inspection (id),
    finding    INTEGER REFERENCES inspection_finding (id),
    caption    TEXT,
    hash       TEXT NOT NULL REFERENCES attachment_bytes (hash),
    added_on   TEXT NOT NULL,
    added_by   TEXT NOT NULL
) STRICT;

CREATE INDEX attachment_by_inspection ON attachment (inspection);
CREATE INDEX attachment_by_finding ON attachment (finding) WHERE finding IS NOT NULL;
CREATE INDEX attachment_by_hash ON attachment (hash);

CREATE TABLE attachment_bytes (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    hash  TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT;
