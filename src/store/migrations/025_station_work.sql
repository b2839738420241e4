-- Safety checks of organisations and shops.
CREATE TABLE safety_check (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation        INTEGER NOT NULL REFERENCES organisation (id),
    kind                TEXT NOT NULL,
    checked_on          TEXT NOT NULL,
    inspectors          TEXT NOT NULL,
    leading_body        TEXT,
    duty_system         TEXT,
    defence_team        TEXT,
    guard               TEXT,
    porters_lodge       TEXT,
    security_room       TEXT,
    stair_lights        TEXT,
    yard_lights         TEXT,
    steel_doors         TEXT,
    steel_windows       TEXT,
    alarm               TEXT,
    extinguishers       TEXT,
    order_kept          TEXT,
    newcomers_in_order  TEXT,
    no_fire_hazard      TEXT,
    fire_prevented      TEXT,
    theft_prevented     TEXT,
    police_number_shown TEXT,
    due_on              TEXT,
    remark              TEXT,
    CHECK (due_on IS NULL OR due_on >= checked_on)
) STRICT;

CREATE INDEX safety_check_by_organisation ON safety_check (organisation, kind, checked_on);
CREATE INDEX safety_check_due ON safety_check (due_on, organisation) WHERE due_on IS NOT NULL;

-- Rounds of visits: what an area has to visit, numbered, and the day each was visited.
CREATE TABLE visit_round (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    round_name TEXT NOT NULL,
    place      INTEGER NOT NULL REFERENCES place (id),
    begun_on   TEXT NOT NULL,
    ended_on   TEXT,
    remark     TEXT,
    CHECK (ended_on IS NULL OR ended_on >= begun_on)
) STRICT;

CREATE INDEX visit_round_by_place ON visit_round (place);

CREATE TABLE round_visit (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    visit_round INTEGER NOT NULL REFERENCES visit_round (id),
    position    INTEGER NOT NULL,
    place       INTEGER NOT NULL REFERENCES place (id),
    visited_on  TEXT,
    visitor     TEXT,
    remark      TEXT
) STRICT;

CREATE INDEX round_visit_by_round ON round_visit (visit_round, position);
CREATE INDEX round_visit_by_place ON round_visit (place);

-- What the 议事会 voted on, round by round, and what was appraised by two ballots. Nobody's vote is in them.
CREATE TABLE council_vote (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    subject      TEXT NOT NULL,
    round        INTEGER NOT NULL,
    follows      INTEGER REFERENCES council_vote (id),
    held_on      TEXT NOT NULL,
    venue        TEXT,
    due          INTEGER NOT NULL,
    present      INTEGER NOT NULL,
    agreed       INTEGER NOT NULL,
    opposed      INTEGER NOT NULL,
    abstained    INTEGER NOT NULL,
    base         TEXT NOT NULL,
    published_on TEXT,
    remark       TEXT,
    CHECK (present <= due AND agreed + opposed + abstained <= present)
) STRICT;

CREATE INDEX council_vote_by_day ON council_vote (held_on);
CREATE INDEX council_vote_by_follows ON council_vote (follows) WHERE follows IS NOT NULL;

CREATE TABLE appraisal (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind                 TEXT NOT NULL,
    subject              TEXT NOT NULL,
    round                INTEGER NOT NULL,
    follows              INTEGER REFERENCES appraisal (id),
    held_on              TEXT NOT NULL,
    masses_satisfied     INTEGER NOT NULL,
    masses_dissatisfied  INTEGER NOT NULL,
    masses_abstained     INTEGER NOT NULL,
    members_satisfied    INTEGER NOT NULL,
    members_dissatisfied INTEGER NOT NULL,
    members_abstained    INTEGER NOT NULL,
    due_on               TEXT,
    published_on         TEXT,
    remark               TEXT
) STRICT;

CREATE INDEX appraisal_by_day ON appraisal (held_on);
CREATE INDEX appraisal_by_follows ON appraisal (follows) WHERE follows IS NOT NULL;

-- Officers asking what is wanted, and what became of it.
CREATE TABLE contact_visit (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    officer    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    subject    TEXT,
    place      INTEGER REFERENCES place (id),
    visited_on TEXT NOT NULL,
    told       TEXT,
    handling   TEXT,
    settled_on TEXT,
    remark     TEXT,
    CHECK (settled_on IS NULL OR settled_on >= visited_on)
) STRICT;

CREATE INDEX contact_visit_by_day ON contact_visit (visited_on);
CREATE INDEX contact_visit_by_place ON contact_visit (place) WHERE place IS NOT NULL;
