-- Households, organisations, the whole rental-house file, tenancies, inspections and duties; pictures, merges and saved views.
-- 单位: owners, landlords and tenants that are no natural persons.
CREATE TABLE organisation (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation_name TEXT NOT NULL,
    credit_code       TEXT,
    representative    INTEGER REFERENCES person (id),
    phones            TEXT,
    office_address    TEXT,
    remark            TEXT
) STRICT;

CREATE INDEX organisation_by_name ON organisation (organisation_name);
CREATE INDEX organisation_by_credit_code ON organisation (credit_code) WHERE credit_code IS NOT NULL;
CREATE INDEX organisation_by_representative ON organisation (representative) WHERE representative IS NOT NULL;

-- 户: people registered together. Standing now: no until_date.
CREATE TABLE household (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    household_number TEXT,
    kind             TEXT NOT NULL,
    place            INTEGER NOT NULL REFERENCES place (id),
    from_date        TEXT NOT NULL,
    registered_on    TEXT,
    registrar        TEXT,
    remark           TEXT,
    until_date       TEXT,
    end_reason       TEXT,
    split_from       INTEGER REFERENCES household (id),
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE INDEX household_by_number ON household (household_number) WHERE household_number IS NOT NULL;
CREATE INDEX household_by_place ON household (place, until_date);
CREATE INDEX household_by_split_from ON household (split_from) WHERE split_from IS NOT NULL;

-- 户成员: person × household, from a day until a day. In it now: no until_date.
CREATE TABLE household_member (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    household   INTEGER NOT NULL REFERENCES household (id),
    person      INTEGER NOT NULL REFERENCES person (id),
    relation    TEXT NOT NULL,
    house_match TEXT,
    from_date   TEXT NOT NULL,
    joined_by   TEXT NOT NULL,
    came_from   TEXT,
    remark      TEXT,
    until_date  TEXT,
    left_by     TEXT,
    went_to     TEXT,
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE INDEX household_member_by_household ON household_member (household, until_date, relation, person);
CREATE INDEX household_member_by_person ON household_member (person, until_date, household);

-- 租赁: a house or a room of it, let to a person or an organisation. Running: no ended_on.
CREATE TABLE tenancy (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    house               INTEGER NOT NULL REFERENCES rental_house (id),
    room                TEXT,
    tenant              INTEGER REFERENCES person (id),
    tenant_organisation INTEGER REFERENCES organisation (id),
    host_relation       TEXT,
    from_date           TEXT NOT NULL,
    agreed_until        TEXT,
    filing_number       TEXT,
    remark              TEXT,
    ended_on            TEXT,
    end_reason          TEXT,
    CHECK ((tenant IS NULL) <> (tenant_organisation IS NULL)),
    CHECK (ended_on IS NULL OR ended_on >= from_date)
) STRICT;

CREATE INDEX tenancy_by_house ON tenancy (house, ended_on, from_date);
CREATE INDEX tenancy_by_tenant ON tenancy (tenant, ended_on) WHERE tenant IS NOT NULL;
CREATE INDEX tenancy_by_tenant_organisation ON tenancy (tenant_organisation) WHERE tenant_organisation IS NOT NULL;
-- Which run out when.
CREATE INDEX tenancy_running ON tenancy (agreed_until, house) WHERE ended_on IS NULL;

-- 实际居住人: who lives there under a tenancy, from a day until a day. Living there now: no until_date.
CREATE TABLE occupant (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    tenancy    INTEGER NOT NULL REFERENCES tenancy (id),
    person     INTEGER NOT NULL REFERENCES person (id),
    from_date  TEXT NOT NULL,
    until_date TEXT,
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE INDEX occupant_by_tenancy ON occupant (tenancy, until_date, person);
CREATE INDEX occupant_by_person ON occupant (person, until_date, tenancy);

-- 房屋相关人: further owners, agents and responsible persons of a rental house. In the role now: no until_date.
CREATE TABLE house_party (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    house         INTEGER NOT NULL REFERENCES rental_house (id),
    role          TEXT NOT NULL,
    person        INTEGER REFERENCES person (id),
    organisation  INTEGER REFERENCES organisation (id),
    authorised_on TEXT,
    from_date     TEXT NOT NULL,
    until_date    TEXT,
    remark        TEXT,
    CHECK ((person IS NULL) <> (organisation IS NULL)),
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE INDEX house_party_by_house ON house_party (house, until_date, role);
CREATE INDEX house_party_by_person ON house_party (person) WHERE person IS NOT NULL;
CREATE INDEX house_party_by_organisation ON house_party (organisation) WHERE organisation IS NOT NULL;

-- 巡查: one visit to a rental house.
CREATE TABLE inspection (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    house        INTEGER NOT NULL REFERENCES rental_house (id),
    inspected_on TEXT NOT NULL,
    inspectors   TEXT NOT NULL,
    follows      INTEGER REFERENCES inspection (id),
    remark       TEXT
) STRICT;

CREATE INDEX inspection_by_house ON inspection (house, inspected_on);
CREATE INDEX inspection_by_follows ON inspection (follows) WHERE follows IS NOT NULL;

-- 检查发现: one thing a visit found wrong. Open: no resolved_on.
CREATE TABLE inspection_finding (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    inspection  INTEGER NOT NULL REFERENCES inspection (id),
    item        TEXT NOT NULL,
    found       TEXT,
    due_on      TEXT,
    resolved_on TEXT,
    resolution  TEXT
) STRICT;

CREATE INDEX inspection_finding_by_inspection ON inspection_finding (inspection);
CREATE INDEX inspection_finding_open ON inspection_finding (due_on, inspection) WHERE resolved_on IS NULL;

-- 地址责任人: who answers for a place and all below it. On duty now: no until_date.
CREATE TABLE place_duty (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    place      INTEGER NOT NULL REFERENCES place (id),
    duty       TEXT NOT NULL,
    holder     TEXT NOT NULL,
    phones     TEXT,
    from_date  TEXT NOT NULL,
    until_date TEXT,
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE INDEX place_duty_by_place ON place_duty (place, until_date, duty);

-- Pictures belonging to a record, re-encoded and without what the camera wrote into them. The bytes are no part of the history.
CREATE TABLE attachment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    register   TEXT NOT NULL,
    record     INTEGER NOT NULL,
    caption    TEXT,
    media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png')),
    bytes      BLOB NOT NULL,
    sha256     TEXT NOT NULL,
    added_at   TEXT NOT NULL,
    added_by   TEXT NOT NULL
) STRICT;

CREATE INDEX attachment_by_record ON attachment (register, record);

ALTER TABLE person ADD COLUMN foreign_name TEXT;
ALTER TABLE person ADD COLUMN document_valid_until TEXT;
ALTER TABLE person ADD COLUMN guardian_consent_on TEXT;
ALTER TABLE person ADD COLUMN died_on TEXT;
ALTER TABLE place ADD COLUMN grid TEXT;
ALTER TABLE residence ADD COLUMN expected_leave TEXT;
ALTER TABLE residence ADD COLUMN companion_of INTEGER REFERENCES residence (id);
CREATE INDEX residence_by_companion ON residence (companion_of) WHERE companion_of IS NOT NULL;

ALTER TABLE rental_house ADD COLUMN plate_number TEXT;
ALTER TABLE rental_house ADD COLUMN house_name TEXT;
ALTER TABLE rental_house ADD COLUMN ownership TEXT;
ALTER TABLE rental_house ADD COLUMN title_kind TEXT;
ALTER TABLE rental_house ADD COLUMN title_number TEXT;
ALTER TABLE rental_house ADD COLUMN land_kind TEXT;
ALTER TABLE rental_house ADD COLUMN structure TEXT;
ALTER TABLE rental_house ADD COLUMN floor_area INTEGER;
ALTER TABLE rental_house ADD COLUMN layout TEXT;
ALTER TABLE rental_house ADD COLUMN beds INTEGER;
ALTER TABLE rental_house ADD COLUMN floors_let TEXT;
ALTER TABLE rental_house ADD COLUMN building_use TEXT;
ALTER TABLE rental_house ADD COLUMN letting_form TEXT;
ALTER TABLE rental_house ADD COLUMN filing_number TEXT;
ALTER TABLE rental_house ADD COLUMN landlord_organisation INTEGER REFERENCES organisation (id);
ALTER TABLE rental_house ADD COLUMN let_from TEXT;
ALTER TABLE rental_house ADD COLUMN let_until TEXT;
ALTER TABLE rental_house ADD COLUMN cancel_reason TEXT;
ALTER TABLE rental_house ADD COLUMN security_pledge_signed_on TEXT;
ALTER TABLE rental_house ADD COLUMN security_pledge_until TEXT;
ALTER TABLE rental_house ADD COLUMN fire_pledge_signed_on TEXT;
ALTER TABLE rental_house ADD COLUMN fire_pledge_until TEXT;
ALTER TABLE rental_house ADD COLUMN registered_on TEXT;
ALTER TABLE rental_house ADD COLUMN registrar TEXT;
ALTER TABLE rental_house ADD COLUMN verified_on TEXT;

-- Two records of one person made into one, so that they can be parted again: the change that did it, the one that took it back.
CREATE TABLE person_merge (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kept     INTEGER NOT NULL REFERENCES person (id),
    gone     INTEGER NOT NULL,
    merging  INTEGER NOT NULL REFERENCES change (id),
    parting  INTEGER REFERENCES change (id)
) STRICT;

CREATE INDEX person_merge_by_kept ON person_merge (kept);

-- What an operator likes to see of a list again: filter, order and columns as JSON.
CREATE TABLE saved_view (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    operator TEXT NOT NULL,
    list     TEXT NOT NULL,
    name     TEXT NOT NULL,
    view     TEXT NOT NULL,
    UNIQUE (operator, list, name)
) STRICT;
