-- Who of a group is on duty when, and what patrols found.
CREATE TABLE duty_turn (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    defence_group INTEGER NOT NULL REFERENCES defence_group (id),
    on_date       TEXT NOT NULL,
    hours         TEXT,
    member        INTEGER NOT NULL REFERENCES group_member (id),
    instead_of    INTEGER REFERENCES group_member (id)
) STRICT;

CREATE INDEX duty_turn_by_group ON duty_turn (defence_group, on_date);
CREATE INDEX duty_turn_by_member ON duty_turn (member, on_date);
CREATE INDEX duty_turn_by_instead_of ON duty_turn (instead_of) WHERE instead_of IS NOT NULL;

CREATE TABLE patrol (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    defence_group INTEGER NOT NULL REFERENCES defence_group (id),
    kind          TEXT NOT NULL,
    patrolled_on  TEXT NOT NULL,
    hours         TEXT,
    headcount     INTEGER NOT NULL,
    people        TEXT,
    route         TEXT,
    remark        TEXT
) STRICT;

CREATE INDEX patrol_by_group ON patrol (defence_group, patrolled_on);
CREATE INDEX patrol_by_day ON patrol (patrolled_on);

CREATE TABLE patrol_finding (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    patrol      INTEGER NOT NULL REFERENCES patrol (id),
    matter      TEXT NOT NULL,
    place       INTEGER REFERENCES place (id),
    found       TEXT NOT NULL,
    handling    TEXT,
    resolved_on TEXT
) STRICT;

CREATE INDEX patrol_finding_by_patrol ON patrol_finding (patrol);
CREATE INDEX patrol_finding_by_place ON patrol_finding (place) WHERE place IS NOT NULL;
