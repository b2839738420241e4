-- Groups of about ten households or shops, and who was in them when.
CREATE TABLE defence_group (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL,
    group_number INTEGER NOT NULL,
    group_name   TEXT,
    place        INTEGER NOT NULL REFERENCES place (id),
    stretch      TEXT,
    head         INTEGER REFERENCES person (id),
    elected_on   TEXT,
    deputy       INTEGER REFERENCES person (id),
    help_phones  TEXT,
    route        TEXT,
    formed_on    TEXT NOT NULL,
    dissolved_on TEXT,
    split_from   INTEGER REFERENCES defence_group (id),
    joined_into  INTEGER REFERENCES defence_group (id),
    remark       TEXT,
    CHECK (dissolved_on IS NULL OR dissolved_on >= formed_on)
) STRICT;

CREATE INDEX defence_group_by_number ON defence_group (group_number);
CREATE INDEX defence_group_by_place ON defence_group (place);
CREATE INDEX defence_group_by_head ON defence_group (head) WHERE head IS NOT NULL;
CREATE INDEX defence_group_by_deputy ON defence_group (deputy) WHERE deputy IS NOT NULL;
CREATE INDEX defence_group_by_split_from ON defence_group (split_from) WHERE split_from IS NOT NULL;
CREATE INDEX defence_group_by_joined_into ON defence_group (joined_into) WHERE joined_into IS NOT NULL;

CREATE TABLE group_member (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    defence_group INTEGER NOT NULL REFERENCES defence_group (id),
    position      INTEGER NOT NULL,
    place         INTEGER NOT NULL REFERENCES place (id),
    shop_name     TEXT,
    contact       INTEGER REFERENCES person (id),
    help_phones   TEXT,
    from_date     TEXT NOT NULL,
    until_date    TEXT,
    left_by       TEXT,
    remark        TEXT,
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE INDEX group_member_by_group ON group_member (defence_group, until_date, position);
CREATE INDEX group_member_by_place ON group_member (place, until_date, defence_group);
CREATE INDEX group_member_by_contact ON group_member (contact, until_date) WHERE contact IS NOT NULL;

-- An agreement can be about a group. SQLite changes no check of a table: the rows are laid aside and come back under their
-- numbers, and the count of numbers given so far goes on where it was.
CREATE TABLE agreement_aside AS SELECT * FROM agreement;
CREATE TABLE agreement_given AS SELECT seq FROM sqlite_sequence WHERE name = 'agreement';
DROP TABLE agreement;
CREATE TABLE agreement (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind                TEXT NOT NULL,
    agreement_number    TEXT,
    house               INTEGER REFERENCES rental_house (id),
    household           INTEGER REFERENCES household (id),
    organisation        INTEGER REFERENCES organisation (id),
    person              INTEGER REFERENCES person (id),
    place_duty          INTEGER REFERENCES place_duty (id),
    place               INTEGER REFERENCES place (id),
    defence_group       INTEGER REFERENCES defence_group (id),
    valid_from          TEXT NOT NULL,
    valid_until         TEXT,
    copies              INTEGER,
    party_signed_on     TEXT,
    community_signed_on TEXT,
    police_signed_on    TEXT,
    ended_on            TEXT,
    end_reason          TEXT,
    renews              INTEGER REFERENCES agreement (id),
    template            INTEGER REFERENCES template_version (id),
    filled_in           TEXT,
    prepared_on         TEXT,
    prepared_by         TEXT,
    remark              TEXT,
    signed_on           TEXT,
    CHECK (
        (house IS NOT NULL)
            + (household IS NOT NULL)
            + (organisation IS NOT NULL)
            + (person IS NOT NULL)
            + (place_duty IS NOT NULL)
            + (place IS NOT NULL)
            + (defence_group IS NOT NULL)
            = 1
    ),
    CHECK (valid_until IS NULL OR valid_until >= valid_from)
) STRICT;

CREATE UNIQUE INDEX agreement_by_number ON agreement (agreement_number) WHERE agreement_number IS NOT NULL;
CREATE INDEX agreement_by_house ON agreement (house, kind, ended_on, signed_on, valid_until) WHERE house IS NOT NULL;
CREATE INDEX agreement_by_household ON agreement (household) WHERE household IS NOT NULL;
CREATE INDEX agreement_by_organisation ON agreement (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX agreement_by_person ON agreement (person) WHERE person IS NOT NULL;
CREATE INDEX agreement_by_place_duty ON agreement (place_duty) WHERE place_duty IS NOT NULL;
CREATE INDEX agreement_by_place ON agreement (place) WHERE place IS NOT NULL;
CREATE INDEX agreement_by_defence_group ON agreement (defence_group) WHERE defence_group IS NOT NULL;
CREATE INDEX agreement_by_renews ON agreement (renews, signed_on, valid_from) WHERE renews IS NOT NULL;
CREATE INDEX agreement_by_template ON agreement (template) WHERE template IS NOT NULL;
CREATE INDEX agreement_running ON agreement (valid_until, house) WHERE signed_on IS NOT NULL AND ended_on IS NULL;
CREATE INDEX agreement_unsigned ON agreement (prepared_on) WHERE signed_on IS NULL AND ended_on IS NULL;

INSERT INTO agreement (
    id, kind, agreement_number, house, household, organisation, person, place_duty, place,
    valid_from, valid_until, copies, party_signed_on, community_signed_on, police_signed_on,
    ended_on, end_reason, renews, template, filled_in, prepared_on, prepared_by, remark, signed_on
)
SELECT
    id, kind, agreement_number, house, household, organisation, person, place_duty, place,
    valid_from, valid_until, copies, party_signed_on, community_signed_on, police_signed_on,
    ended_on, end_reason, renews, template, filled_in, prepared_on, prepared_by, remark, signed_on
FROM agreement_aside;
UPDATE sqlite_sequence
SET seq = (SELECT seq FROM agreement_given)
WHERE name = 'agreement' AND EXISTS (SELECT 1 FROM agreement_given);
INSERT INTO sqlite_sequence (name, seq)
SELECT 'agreement', seq
FROM agreement_given
WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'agreement');
DROP TABLE agreement_aside;
DROP TABLE agreement_given;
