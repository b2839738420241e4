-- The whole database of a station archive, as it stands today.
--
-- The file is read by people; archives are made by the ladder in src/store/migrations, and a test holds the two together.
-- Dates are text, 2026-06-15. Codes are those of assets/codes. An empty value is NULL, never ''.
-- Columns that follow from others stand last in their table and are said to be kept by the store.

-- What the station is and how it likes things: one row a setting. The facts of the station lie under 'station', as JSON.
CREATE TABLE setting (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    key   TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

-- The people who sign in. Passwords are not here: station.keys holds what they open.
CREATE TABLE operator (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL UNIQUE,
    role      TEXT NOT NULL CHECK (role IN ('administrator', 'clerk', 'mediator', 'reader')),
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    added_at  TEXT NOT NULL
) STRICT;

-- 人: everyone is entered once.
CREATE TABLE person (
    id                      INTEGER PRIMARY KEY AUTOINCREMENT,
    identity_kind           TEXT,
    identity_number         TEXT,
    identity_missing_reason TEXT,
    name                    TEXT NOT NULL,
    former_name             TEXT,
    sex                     TEXT,
    birth                   TEXT,
    ethnic                  TEXT,
    registered_area         TEXT,
    registered_address      TEXT,
    phones                  TEXT,
    marital                 TEXT,
    education               TEXT,
    remark                  TEXT,
    -- kept by the store: the likeliest reading, to sort by
    name_pinyin             TEXT NOT NULL
) STRICT;

-- Duplicates are looked for by number, and by name and birth.
CREATE INDEX person_by_identity_number ON person (identity_number) WHERE identity_number IS NOT NULL;
CREATE INDEX person_by_name_and_birth ON person (name, birth);
-- The orders of the people list; each holds all that its order needs.
CREATE INDEX person_by_pinyin ON person (name_pinyin, name);
CREATE INDEX person_by_sex ON person (sex);
CREATE INDEX person_by_birth ON person (birth);
-- Those with an expected field still empty.
CREATE INDEX person_incomplete ON person (id)
    WHERE identity_number IS NULL OR registered_area IS NULL OR registered_address IS NULL OR phones IS NULL;

-- 地址: the address tree, community → estate → building → unit → room. One dwelling is one row.
CREATE TABLE place (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    parent       INTEGER REFERENCES place (id),
    kind         TEXT NOT NULL,
    label        TEXT NOT NULL,
    full_name    TEXT NOT NULL,
    aliases      TEXT,
    -- kept by the store: the label in one spelling, by which a second 「5栋」 under the same parent is recognised
    label_key    TEXT NOT NULL,
    -- kept by the store: the full name with its numbers padded, so that 3栋 comes before 10栋
    natural_name TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX place_by_label ON place (ifnull(parent, 0), label_key);
CREATE INDEX place_by_parent ON place (parent);
CREATE INDEX place_by_natural_name ON place (natural_name);

-- 居住: person × dwelling × kind, from a day until a day. Living there now: no until_date.
CREATE TABLE residence (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    person              INTEGER NOT NULL REFERENCES person (id),
    kind                TEXT NOT NULL,
    registration_number TEXT,
    place               INTEGER REFERENCES place (id),
    dwelling_type       TEXT,
    reside_reason       TEXT,
    from_date           TEXT,
    planned_stay        TEXT,
    occupation          TEXT,
    workplace           TEXT,
    host_relation       TEXT,
    permit_type         TEXT,
    permit_number       TEXT,
    permit_issued_on    TEXT,
    permit_valid_until  TEXT,
    declared_by         TEXT,
    declarant           TEXT,
    notice_signed_on    TEXT,
    registered_on       TEXT,
    registrar           TEXT,
    duplicate_reason    TEXT,
    remark              TEXT,
    until_date          TEXT,
    cancel_reason       TEXT,
    destination         TEXT,
    CHECK (until_date IS NULL OR from_date IS NULL OR until_date >= from_date)
) STRICT;

-- All that a line of the search box says about where somebody lives.
CREATE INDEX residence_by_person ON residence (person, until_date, from_date, kind, place);
CREATE INDEX residence_by_place ON residence (place, until_date, person);
CREATE UNIQUE INDEX residence_by_number ON residence (registration_number) WHERE registration_number IS NOT NULL;
-- Those without a signed notice.
CREATE INDEX residence_incomplete ON residence (kind, until_date, person) WHERE notice_signed_on IS NULL;
-- The people list as it opens: the latest arrivals first.
CREATE INDEX residence_by_arrival ON residence (kind, until_date, from_date);
-- Everything else the people list filters and sorts by, so that a million rows are one walk along one index.
CREATE INDEX residence_listed ON residence (kind, until_date, from_date, reside_reason, person, place);

-- 出租房屋: a dwelling that is let, and its landlord.
CREATE TABLE rental_house (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    house_number  TEXT,
    place         INTEGER REFERENCES place (id),
    letting_state TEXT,
    rent_use      TEXT,
    rooms_total   INTEGER,
    rooms_let     INTEGER,
    hazard        TEXT,
    landlord      INTEGER REFERENCES person (id),
    remark        TEXT
) STRICT;

CREATE INDEX rental_house_by_place ON rental_house (place);
CREATE INDEX rental_house_by_landlord ON rental_house (landlord);

-- Under which keys a record is found: reason and register are the fixed numbers of domain/finding.rs and store/stored.rs.
-- Every search walks one stretch of this one tree.
CREATE TABLE search_key (
    reason   INTEGER NOT NULL,
    register INTEGER NOT NULL,
    key      TEXT NOT NULL,
    record   INTEGER NOT NULL,
    PRIMARY KEY (reason, register, key, record)
) STRICT, WITHOUT ROWID;

-- One answered save: who, when, on which machine, what it is called when it is taken back, and what for.
CREATE TABLE change (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       TEXT NOT NULL,
    operator TEXT NOT NULL,
    machine  TEXT NOT NULL,
    what     TEXT NOT NULL,
    purpose  TEXT,
    undoes   INTEGER UNIQUE REFERENCES change (id)
) STRICT;

CREATE INDEX change_by_operator ON change (operator, id);

-- The rows of a change as they were and as they became: JSON by column. No before: it was new. No after: it was deleted.
CREATE TABLE history (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    change   INTEGER NOT NULL REFERENCES change (id),
    register TEXT NOT NULL,
    record   INTEGER NOT NULL,
    before   TEXT,
    after    TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE INDEX history_by_change ON history (change);
CREATE INDEX history_by_record ON history (register, record, change);

-- The audit log: every line carries the hash of the line before it, and the digest of the history it stands for.
CREATE TABLE audit (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    at            TEXT NOT NULL,
    operator      TEXT NOT NULL,
    machine       TEXT NOT NULL,
    action        TEXT NOT NULL,
    detail        TEXT NOT NULL,
    purpose       TEXT,
    change        INTEGER REFERENCES change (id),
    change_digest TEXT,
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL
) STRICT;

-- The program itself cannot rewrite the log; whoever does it with other tools breaks the chain.
CREATE TRIGGER audit_is_never_rewritten BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;

CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;

-- Running numbers, gap-free within series and year. A number whose save was undone stays, voided, and is not given again.
CREATE TABLE taken_number (
    series    TEXT NOT NULL,
    year      INTEGER NOT NULL,
    number    INTEGER NOT NULL,
    change    INTEGER NOT NULL REFERENCES change (id),
    voided_by INTEGER REFERENCES change (id),
    PRIMARY KEY (series, year, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX taken_number_by_change ON taken_number (change);

-- What has been printed: its number, its fingerprint, and the values that stood on it, for paper does not change later.
CREATE TABLE print (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    year        INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    at          TEXT NOT NULL,
    operator    TEXT NOT NULL,
    document    TEXT NOT NULL,
    template    TEXT,
    pages       INTEGER NOT NULL,
    copies      INTEGER NOT NULL,
    sha256      TEXT NOT NULL,
    is_full_id  INTEGER NOT NULL CHECK (is_full_id IN (0, 1)),
    shown       TEXT,
    purpose     TEXT,
    -- the number is given before the paper leaves; one whose paper did not come out stays, void, and is not given again
    state       TEXT NOT NULL DEFAULT 'handed_over' CHECK (state IN ('reserved', 'handed_over', 'void')),
    void_reason TEXT,
    UNIQUE (year, number)
) STRICT;

-- The few that a killed process left are looked for at each opening.
CREATE INDEX print_reserved ON print (year, number) WHERE state = 'reserved';

-- Which records stand on a print.
CREATE TABLE print_record (
    print    INTEGER NOT NULL REFERENCES print (id),
    register TEXT NOT NULL,
    record   INTEGER NOT NULL,
    PRIMARY KEY (print, register, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX print_record_by_record ON print_record (register, record);

-- What was being typed and is not saved yet, to be offered again after a crash.
CREATE TABLE draft (
    key      TEXT PRIMARY KEY,
    json     TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
