-- Teams and who serves in them for how long; the points of the five lines of defence.
CREATE TABLE team (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL,
    team_name    TEXT NOT NULL,
    place        INTEGER REFERENCES place (id),
    phones       TEXT,
    duties       TEXT,
    formed_on    TEXT NOT NULL,
    dissolved_on TEXT,
    remark       TEXT,
    CHECK (dissolved_on IS NULL OR dissolved_on >= formed_on)
) STRICT;

CREATE INDEX team_by_kind ON team (kind);
CREATE INDEX team_by_place ON team (place) WHERE place IS NOT NULL;

CREATE TABLE team_member (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    team        INTEGER NOT NULL REFERENCES team (id),
    post        TEXT NOT NULL,
    person      INTEGER REFERENCES person (id),
    member_name TEXT,
    sex         TEXT,
    phones      TEXT,
    from_date   TEXT NOT NULL,
    term_until  TEXT,
    until_date  TEXT,
    remark      TEXT,
    CHECK ((person IS NULL) <> (member_name IS NULL)),
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE INDEX team_member_by_team ON team_member (team, until_date, post);
CREATE INDEX team_member_by_person ON team_member (person) WHERE person IS NOT NULL;
CREATE INDEX team_member_serving ON team_member (term_until, team) WHERE until_date IS NULL;

CREATE TABLE line_point (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    line       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    point_name TEXT NOT NULL,
    place      INTEGER REFERENCES place (id),
    answerer   TEXT,
    holder     TEXT,
    phones     TEXT,
    from_date  TEXT NOT NULL,
    until_date TEXT,
    remark     TEXT,
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE INDEX line_point_by_line ON line_point (line, until_date);
CREATE INDEX line_point_by_place ON line_point (place) WHERE place IS NOT NULL;
