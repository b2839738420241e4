-- 一服务: what is offered to those who come, and what was done for them. No one they were offered to or done for.
CREATE TABLE opening (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL,
    offer       TEXT NOT NULL,
    offered_by  TEXT,
    place       INTEGER REFERENCES place (id),
    place_told  TEXT NOT NULL,
    terms       TEXT,
    details     TEXT,
    contact     TEXT,
    phones      TEXT NOT NULL,
    agreed_on   TEXT NOT NULL,
    offered_on  TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    closed_on   TEXT
) STRICT;

CREATE INDEX opening_by_day ON opening (offered_on);
CREATE INDEX opening_by_place ON opening (place) WHERE place IS NOT NULL;
CREATE INDEX opening_listed ON opening (valid_until) WHERE closed_on IS NULL;

CREATE TABLE service_record (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    served_on  TEXT NOT NULL,
    kind       TEXT NOT NULL,
    headcount  INTEGER NOT NULL,
    matter     TEXT,
    material   TEXT,
    copies     INTEGER,
    place      INTEGER REFERENCES place (id),
    place_told TEXT,
    handled_by TEXT NOT NULL,
    settled_on TEXT,
    result     TEXT
) STRICT;

CREATE INDEX service_record_by_day ON service_record (served_on);
CREATE INDEX service_record_by_place ON service_record (place) WHERE place IS NOT NULL;
