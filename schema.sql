-- The whole database of a station archive, as it stands today.
--
-- The file is read by people; archives are made by the ladder in src/store/migrations, and a test holds the two together.
-- Dates are text, 2026-06-15. Codes are those of assets/codes. An empty value is NULL, never ''.
-- Columns that follow from others are said to be kept by the store; those of a later version stand last in their table.

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
    name_pinyin             TEXT NOT NULL,
    -- added in version 2: of foreigners, in the place of where others are registered
    nationality             TEXT,
    -- added in version 3
    foreign_name            TEXT,
    document_valid_until    TEXT,
    guardian_consent_on     TEXT,
    died_on                 TEXT,
    -- of somebody who has no dwelling here
    home_address            TEXT
) STRICT;

-- Duplicates are looked for by number, and by name and birth.
CREATE INDEX person_by_identity_number ON person (identity_number) WHERE identity_number IS NOT NULL;
CREATE INDEX person_by_name_and_birth ON person (name, birth);
-- The orders of the people list; each holds all that its order needs.
CREATE INDEX person_by_pinyin ON person (name_pinyin, name);
CREATE INDEX person_by_sex ON person (sex);
CREATE INDEX person_by_birth ON person (birth, guardian_consent_on);
-- Those with an expected field still empty; a foreigner is asked for the country (documents of domain/values/identity.rs).
CREATE INDEX person_incomplete ON person (id, birth)
    WHERE identity_number IS NULL
       OR phones IS NULL
       OR CASE
              WHEN identity_kind IN ('414', '553', '554') THEN nationality IS NULL
              ELSE registered_area IS NULL OR registered_address IS NULL
          END;

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
    -- kept by the store: the full name as it is read, its numbers padded: 晨光 comes before 海棠, and 3栋 before 10栋
    natural_name TEXT NOT NULL,
    -- added in version 3
    grid         TEXT
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
    -- added in version 3
    expected_leave      TEXT,
    companion_of        INTEGER REFERENCES residence (id),
    -- added with 006_family
    companion_relation  TEXT,
    permit_endorsed_on  TEXT,
    -- added with 050_declarant_number
    declarant_number    TEXT,
    CHECK (until_date IS NULL OR from_date IS NULL OR until_date >= from_date)
) STRICT;

-- All that a line of the search box says about where somebody lives.
CREATE INDEX residence_by_person ON residence (person, until_date, from_date, kind, place);
CREATE INDEX residence_by_place ON residence (place, until_date, person);
CREATE INDEX residence_by_companion ON residence (companion_of) WHERE companion_of IS NOT NULL;
CREATE UNIQUE INDEX residence_by_number ON residence (registration_number) WHERE registration_number IS NOT NULL;
-- Those without a signed notice.
CREATE INDEX residence_incomplete ON residence (kind, until_date, person) WHERE notice_signed_on IS NULL;
-- The people list as it opens: the latest arrivals first.
CREATE INDEX residence_by_arrival ON residence (kind, until_date, from_date);
-- Everything else the people list filters and sorts by, so that a million rows are one walk along one index.
CREATE INDEX residence_listed ON residence (
    kind,
    until_date,
    from_date,
    reside_reason,
    person,
    place,
    dwelling_type,
    permit_issued_on,
    permit_valid_until,
    permit_number
);

-- 出租房屋: a dwelling that is let, and its landlord.
CREATE TABLE rental_house (
    id                    INTEGER PRIMARY KEY AUTOINCREMENT,
    house_number          TEXT,
    place                 INTEGER REFERENCES place (id),
    letting_state         TEXT,
    rent_use              TEXT,
    rooms_total           INTEGER,
    rooms_let             INTEGER,
    hazard                TEXT,
    landlord              INTEGER REFERENCES person (id),
    remark                TEXT,
    -- added in version 3
    plate_number          TEXT,
    house_name            TEXT,
    ownership             TEXT,
    title_kind            TEXT,
    title_number          TEXT,
    land_kind             TEXT,
    structure             TEXT,
    -- in hundredths of a square metre
    floor_area            INTEGER,
    layout                TEXT,
    beds                  INTEGER,
    floors_let            TEXT,
    building_use          TEXT,
    letting_form          TEXT,
    filing_number         TEXT,
    landlord_organisation INTEGER REFERENCES organisation (id),
    let_from              TEXT,
    let_until             TEXT,
    cancel_reason         TEXT,
    registered_on         TEXT,
    registrar             TEXT,
    verified_on           TEXT,
    -- as the landlord chose and agreed to
    plate_phone           TEXT,
    plate_consent_on      TEXT,
    -- since when it belongs to its present landlord
    landlord_since        TEXT
) STRICT;

CREATE INDEX rental_house_by_place ON rental_house (place);
CREATE INDEX rental_house_by_landlord ON rental_house (landlord);

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

-- 联防组: about ten households or shops next to each other that look after one another. Standing now: no dissolved_on.
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

-- 联防成员: a dwelling or shop in a group, from a day until a day, with whom to call. In it now: no until_date.
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

-- 轮值: a member of a group on duty on a day, and whom they stand in for.
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

-- 巡逻记录: a patrol of a group, or a call for help that was answered.
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

-- 巡逻发现: a place and a matter, never a person. Open: no resolved_on.
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

-- 范本: the wordings of templates. Version 0 is the program's own, kept once something was made with it or gone back to.
CREATE TABLE template_version (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    version  INTEGER NOT NULL,
    wording  TEXT NOT NULL,
    saved_on TEXT,
    saved_by TEXT,
    note     TEXT
) STRICT;

CREATE INDEX template_version_by_kind ON template_version (kind, version);

-- 责任书: a paper that is signed and kept, about one record of another register.
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
    -- kept by the store: the day the last of all who must sign did
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
-- Which run out when, and which wait for a signature.
CREATE INDEX agreement_running ON agreement (valid_until, house) WHERE signed_on IS NOT NULL AND ended_on IS NULL;
CREATE INDEX agreement_unsigned ON agreement (prepared_on) WHERE signed_on IS NULL AND ended_on IS NULL;

-- 图片: pictures of an inspection or of one thing it found. The history keeps these rows, and so the hash of a picture; the
-- bytes lie in attachment_bytes.
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

-- The pictures themselves, made anew as JPEG without what the camera wrote into them. No part of the history: one that was
-- removed stays for some weeks, so that the removal can be taken back, and is then wiped.
CREATE TABLE attachment_bytes (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    hash  TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT;

-- 纠纷: one case from the first report to its closed file. Where it stands follows from its steps.
CREATE TABLE dispute (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    case_number     TEXT,
    registered_on   TEXT NOT NULL,
    source          TEXT NOT NULL,
    source_note     TEXT,
    dispute_type    TEXT NOT NULL,
    governance_type TEXT,
    level           TEXT NOT NULL,
    sector          TEXT,
    openness        TEXT NOT NULL,
    place           INTEGER REFERENCES place (id),
    place_told      TEXT,
    people_involved INTEGER,
    -- in 分
    amount          INTEGER,
    summary         TEXT,
    claims          TEXT,
    -- names with 、 between them: who is among them may see a case that is not public
    mediators       TEXT,
    recorder        TEXT,
    rights_told_on  TEXT,
    agreed_facts    TEXT,
    agreed_issues   TEXT,
    manner          TEXT,
    registered_by   TEXT,
    remark          TEXT,
    -- which operators are on the case, by number with 、 between them: who may see one that is not public
    officers TEXT,
    -- 三包责任制
    case_leader TEXT,
    case_team TEXT,
    case_examined_on TEXT,
    case_handled_on TEXT,
    case_stable_on TEXT,
    -- what an agreement about a part leaves open (部分达成)
    left_open TEXT
) STRICT;

CREATE UNIQUE INDEX dispute_by_number ON dispute (case_number) WHERE case_number IS NOT NULL;
CREATE INDEX dispute_by_place ON dispute (place) WHERE place IS NOT NULL;
CREATE INDEX dispute_by_type ON dispute (dispute_type, registered_on);
CREATE INDEX dispute_by_day ON dispute (registered_on);

-- 当事人: as they were when it was mediated; a later change of the person or organisation does not touch them.
CREATE TABLE dispute_party (
    id                      INTEGER PRIMARY KEY AUTOINCREMENT,
    dispute                 INTEGER NOT NULL REFERENCES dispute (id),
    side                    TEXT NOT NULL,
    role                    TEXT NOT NULL,
    position                INTEGER,
    person                  INTEGER REFERENCES person (id),
    organisation            INTEGER REFERENCES organisation (id),
    party_name              TEXT NOT NULL,
    sex                     TEXT,
    birth                   TEXT,
    identity_kind           TEXT,
    identity_number         TEXT,
    identity_missing_reason TEXT,
    credit_code             TEXT,
    representative          TEXT,
    occupation              TEXT,
    phones                  TEXT,
    address                 TEXT,
    authority               TEXT,
    CHECK (person IS NULL OR organisation IS NULL)
) STRICT;

CREATE INDEX dispute_party_by_dispute ON dispute_party (dispute, side, position, role);
CREATE INDEX dispute_party_by_person ON dispute_party (person) WHERE person IS NOT NULL;
CREATE INDEX dispute_party_by_organisation ON dispute_party (organisation) WHERE organisation IS NOT NULL;

-- 经过: what happened to a dispute, in the order it was entered.
CREATE TABLE dispute_step (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    dispute      INTEGER NOT NULL REFERENCES dispute (id),
    kind         TEXT NOT NULL,
    stepped_on   TEXT NOT NULL,
    began_at     TEXT,
    ended_at     TEXT,
    venue        TEXT,
    attendees    TEXT,
    conducted_by TEXT,
    recorder     TEXT,
    outcome      TEXT,
    summary      TEXT,
    until_date   TEXT,
    counterpart  TEXT,
    entered_by   TEXT,
    -- up and down the levels: which one, the number of the paper, what was enclosed
    tier TEXT,
    document_number TEXT,
    request_enclosed TEXT,
    findings_enclosed TEXT,
    reasons_enclosed TEXT,
    -- the hour of what was arranged for until_date
    until_time TEXT
) STRICT;

CREATE INDEX dispute_step_by_dispute ON dispute_step (dispute, kind, stepped_on);

-- 笔录: who said what at a step.
CREATE TABLE dispute_record (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    step      INTEGER NOT NULL REFERENCES dispute_step (id),
    position  INTEGER,
    speaker   TEXT NOT NULL,
    spoken    TEXT NOT NULL,
    spoken_at TEXT
) STRICT;

CREATE INDEX dispute_record_by_step ON dispute_record (step, position);

-- 协议条款: a term of an agreement and what is performed under it. Open: no performed_on.
CREATE TABLE dispute_term (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    dispute      INTEGER NOT NULL REFERENCES dispute (id),
    position     INTEGER,
    wording      TEXT NOT NULL,
    performer    TEXT,
    -- in 分
    amount       INTEGER,
    manner       TEXT,
    venue        TEXT,
    due_on       TEXT,
    performed_on TEXT,
    receipt      TEXT
) STRICT;

CREATE INDEX dispute_term_by_dispute ON dispute_term (dispute, position);

-- 卷内文书: papers that lie in the file of a case beside those the program made.
CREATE TABLE dispute_paper (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    dispute     INTEGER NOT NULL REFERENCES dispute (id),
    kind        TEXT NOT NULL,
    paper_title TEXT,
    pages       INTEGER NOT NULL,
    filed_on    TEXT NOT NULL
) STRICT;

CREATE INDEX dispute_paper_by_dispute ON dispute_paper (dispute, kind);

-- 扫描页: the pages of a paper in the file of a case, as pictures; their bytes lie in attachment_bytes.
CREATE TABLE dispute_scan (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    paper         INTEGER NOT NULL REFERENCES dispute_paper (id),
    position      INTEGER,
    hash          TEXT NOT NULL REFERENCES attachment_bytes (hash),
    pixels_across INTEGER,
    pixels_down   INTEGER,
    added_on      TEXT NOT NULL,
    added_by      TEXT NOT NULL
) STRICT;

CREATE INDEX dispute_scan_by_paper ON dispute_scan (paper, position);
CREATE INDEX dispute_scan_by_hash ON dispute_scan (hash);

-- 评定轮次: a quarter, half a year or a year over all landlords or an area.
CREATE TABLE rating_round (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    period     TEXT NOT NULL,
    from_date  TEXT NOT NULL,
    until_date TEXT NOT NULL,
    place      INTEGER REFERENCES place (id),
    opened_on  TEXT NOT NULL,
    panel      TEXT,
    indicators TEXT,
    remark     TEXT,
    CHECK (until_date >= from_date)
) STRICT;

CREATE INDEX rating_round_by_place ON rating_round (place) WHERE place IS NOT NULL;

-- 星级评定: a landlord in a round. Consent is the landlord's own, to be published.
CREATE TABLE landlord_rating (
    id                    INTEGER PRIMARY KEY AUTOINCREMENT,
    round                 INTEGER NOT NULL REFERENCES rating_round (id),
    landlord              INTEGER REFERENCES person (id),
    landlord_organisation INTEGER REFERENCES organisation (id),
    consent_on            TEXT,
    remark                TEXT,
    CHECK ((landlord IS NOT NULL) + (landlord_organisation IS NOT NULL) = 1)
) STRICT;

CREATE INDEX landlord_rating_by_round ON landlord_rating (round);
CREATE INDEX landlord_rating_by_landlord ON landlord_rating (landlord) WHERE landlord IS NOT NULL;
CREATE INDEX landlord_rating_by_organisation ON landlord_rating (landlord_organisation)
WHERE landlord_organisation IS NOT NULL;

-- 星: one of the five in a rating. Open: no decision.
CREATE TABLE rating_star (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    rating        INTEGER NOT NULL REFERENCES landlord_rating (id),
    star          TEXT NOT NULL,
    claim         TEXT,
    votes_for     INTEGER,
    votes_against INTEGER,
    decision      TEXT,
    reason        TEXT,
    decided_on    TEXT,
    decided_by    TEXT,
    -- nothing is granted or withheld but by a person, on a day, with a reason
    CHECK (
        decision IS NULL
        OR (reason IS NOT NULL AND decided_on IS NOT NULL AND decided_by IS NOT NULL)
    )
) STRICT;

CREATE UNIQUE INDEX rating_star_by_rating ON rating_star (rating, star);

-- 评定经过: what happened in a rating, in the order it was entered.
CREATE TABLE rating_step (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    rating       INTEGER NOT NULL REFERENCES landlord_rating (id),
    kind         TEXT NOT NULL,
    stepped_on   TEXT NOT NULL,
    until_date   TEXT,
    electors     INTEGER,
    present      INTEGER,
    star         TEXT,
    outcome      TEXT,
    objector     TEXT,
    told         TEXT,
    conducted_by TEXT NOT NULL,
    entered_by   TEXT,
    CHECK (until_date IS NULL OR until_date >= stepped_on)
) STRICT;

CREATE INDEX rating_step_by_rating ON rating_step (rating);

-- 队伍: 治保会, 调委会, patrols, the police box. Standing now: no dissolved_on.
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

-- 队员: somebody's time in a team, by link or by name. Serving now: no until_date.
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
-- Which terms end when.
CREATE INDEX team_member_serving ON team_member (term_until, team) WHERE until_date IS NULL;

-- 防线点: a place on one of the five lines of defence, and who answers for it. There now: no until_date.
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

-- 安全检查: one visit to an organisation or a shop, item by item; looked at again by due_on, in a check of its own.
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

-- 走访轮次: one going round an area (五不漏). Under way: no ended_on.
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

-- 走访对象: one market, street, room, shop or stall of a round. Still to be visited: no visited_on.
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

-- 议事表决: one round of voting on a matter, in numbers. What does not pass comes again as a round of its own.
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
    meeting      TEXT,
    filing_number TEXT,
    CHECK (present <= due AND agreed + opposed + abstained <= present)
) STRICT;

CREATE INDEX council_vote_by_day ON council_vote (held_on);
CREATE INDEX council_vote_by_follows ON council_vote (follows) WHERE follows IS NOT NULL;

-- 评事: two ballots on officers, a post or a matter, counted apart. What fell short is put right by due_on.
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

-- 联系走访: an officer asks somewhere what is wanted (问事), and what became of it.
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

-- Under which keys a record is found: reason and register are the fixed numbers of domain/finding.rs and store/stored.rs.
-- Every search walks one stretch of this one tree. Beside the keys of people stand the door numbers of where they live now,
-- a line each, so that 「冯 801」 is answered by the one stretch under 冯.
CREATE TABLE search_key (
    reason   INTEGER NOT NULL,
    register INTEGER NOT NULL,
    key      TEXT NOT NULL,
    record   INTEGER NOT NULL,
    home     TEXT,
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

-- What has been printed: its number, its fingerprint, what it was about and where it went.
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
    purpose     TEXT,
    -- the number is given before the paper leaves; one whose paper did not come out stays, void, and is not given again
    state       TEXT NOT NULL DEFAULT 'handed_over' CHECK (state IN ('reserved', 'handed_over', 'void')),
    void_reason TEXT,
    -- how the form was drawn then: a newer program may draw the same values otherwise
    layout      INTEGER NOT NULL DEFAULT 0,
    subject     TEXT,
    -- none where it was saved as a PDF
    printer     TEXT,
    -- how often the same document of the same record had come out before: more than nothing is 补打
    printed_before INTEGER NOT NULL DEFAULT 0,
    -- the day on which what stood on it was wiped, for its time had passed
    erased_on   TEXT,
    UNIQUE (year, number)
) STRICT;

-- Everything a paper was drawn from, so that the same bytes can be made again: paper does not change later.
CREATE TABLE print_archive (
    print      INTEGER PRIMARY KEY REFERENCES print (id),
    as_printed TEXT NOT NULL
) STRICT;

-- The few that a killed process left are looked for at each opening.
CREATE INDEX print_reserved ON print (year, number) WHERE state = 'reserved';

-- Which records a print concerns: what stands on it, whose it is, and the house.
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

-- Two records of one person made into one, so that they can be parted again: the change that did it, the one that parted them.
-- What was kept may be merged into a third later and is then no more.
CREATE TABLE person_merge (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    kept    INTEGER NOT NULL,
    gone    INTEGER NOT NULL,
    merging INTEGER NOT NULL REFERENCES change (id),
    parting INTEGER REFERENCES change (id)
) STRICT;

CREATE INDEX person_merge_by_kept ON person_merge (kept);
CREATE UNIQUE INDEX person_merge_by_merging ON person_merge (merging);
CREATE INDEX person_merge_by_parting ON person_merge (parting) WHERE parting IS NOT NULL;

-- Two records that look alike and were said to be of two people, the smaller number first: they are not asked about again.
CREATE TABLE person_distinct (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    one   INTEGER NOT NULL REFERENCES person (id),
    other INTEGER NOT NULL REFERENCES person (id),
    CHECK (one < other)
) STRICT;

CREATE UNIQUE INDEX person_distinct_by_pair ON person_distinct (one, other);
CREATE INDEX person_distinct_by_other ON person_distinct (other);

-- What an operator likes to see of a list again: filter, order and columns as JSON.
CREATE TABLE saved_view (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    operator TEXT NOT NULL,
    list     TEXT NOT NULL,
    name     TEXT NOT NULL,
    view     TEXT NOT NULL,
    UNIQUE (operator, list, name)
) STRICT;

-- 定期工作: what comes round, by which rule. Occurrences follow from the rule and are not stored.
CREATE TABLE routine (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL,
    routine_name TEXT NOT NULL,
    place        INTEGER REFERENCES place (id),
    holder       TEXT,
    cycle        TEXT NOT NULL,
    due_month    INTEGER,
    due_day      INTEGER NOT NULL,
    shift        TEXT NOT NULL,
    from_date    TEXT NOT NULL,
    until_date   TEXT,
    -- the rule it took the place of: every period belongs to one of the two
    follows      INTEGER REFERENCES routine (id),
    remark       TEXT
) STRICT;

CREATE INDEX routine_by_place ON routine (place) WHERE place IS NOT NULL;
CREATE INDEX routine_by_follows ON routine (follows) WHERE follows IS NOT NULL;

-- 定期工作报告: what was done for one occurrence, by the routine and the first day of the period; or out of turn.
CREATE TABLE routine_report (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    routine      INTEGER REFERENCES routine (id),
    kind         TEXT NOT NULL,
    report_name  TEXT NOT NULL,
    period_from  TEXT NOT NULL,
    period_until TEXT NOT NULL,
    place        INTEGER REFERENCES place (id),
    done_on      TEXT NOT NULL,
    done_by      TEXT NOT NULL,
    outcome      TEXT NOT NULL,
    summary      TEXT,
    reported_to  TEXT,
    remark       TEXT
) STRICT;

CREATE INDEX routine_report_by_routine ON routine_report (routine, period_from) WHERE routine IS NOT NULL;
CREATE INDEX routine_report_by_day ON routine_report (done_on);
CREATE INDEX routine_report_by_place ON routine_report (place) WHERE place IS NOT NULL;

-- 会议: 联席会议, 说事会, a day of 联合接待.
CREATE TABLE meeting (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    routine      INTEGER REFERENCES routine (id),
    period_from  TEXT,
    period_until TEXT,
    kind         TEXT NOT NULL,
    meeting_name TEXT NOT NULL,
    held_on      TEXT NOT NULL,
    hours        TEXT,
    venue        TEXT,
    host         TEXT NOT NULL,
    recorder     TEXT,
    attendees    TEXT NOT NULL,
    summary      TEXT,
    decisions    TEXT,
    remark       TEXT
) STRICT;

CREATE INDEX meeting_by_routine ON meeting (routine, period_from) WHERE routine IS NOT NULL;
CREATE INDEX meeting_by_day ON meeting (held_on);

-- 议题: one matter of a meeting, and to whom it was handed with which day of reply.
CREATE TABLE meeting_item (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting      INTEGER NOT NULL REFERENCES meeting (id),
    position     INTEGER,
    topic        TEXT NOT NULL,
    dispute      INTEGER REFERENCES dispute (id),
    discussion   TEXT,
    answer_kind  TEXT,
    decision     TEXT,
    order_number TEXT,
    unit         TEXT,
    leader       TEXT,
    reply_due    TEXT,
    urged_on     TEXT,
    replied_on   TEXT,
    reply        TEXT
) STRICT;

CREATE INDEX meeting_item_by_meeting ON meeting_item (meeting, position);
CREATE INDEX meeting_item_by_dispute ON meeting_item (dispute) WHERE dispute IS NOT NULL;
CREATE INDEX meeting_item_awaited ON meeting_item (reply_due) WHERE replied_on IS NULL AND reply_due IS NOT NULL;

-- 排查发现: a place and a matter, never a person.
CREATE TABLE screening_finding (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    report      INTEGER NOT NULL REFERENCES routine_report (id),
    matter      TEXT NOT NULL,
    place       INTEGER REFERENCES place (id),
    place_told  TEXT NOT NULL,
    found       TEXT NOT NULL,
    handling    TEXT,
    handled_by  TEXT,
    due_on      TEXT,
    resolved_on TEXT,
    dispute     INTEGER REFERENCES dispute (id)
) STRICT;

CREATE INDEX screening_finding_by_report ON screening_finding (report);
CREATE INDEX screening_finding_by_place ON screening_finding (place) WHERE place IS NOT NULL;
CREATE INDEX screening_finding_by_dispute ON screening_finding (dispute) WHERE dispute IS NOT NULL;
CREATE INDEX screening_finding_open ON screening_finding (due_on) WHERE resolved_on IS NULL AND due_on IS NOT NULL;

-- 来访接待: a request, who was asked first, and what became of it.
CREATE TABLE reception (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    reception_number TEXT,
    received_on      TEXT NOT NULL,
    meeting          INTEGER REFERENCES meeting (id),
    person           INTEGER REFERENCES person (id),
    visitor          TEXT,
    phones           TEXT,
    headcount        INTEGER,
    matter           TEXT NOT NULL,
    request          TEXT NOT NULL,
    first_asked      TEXT NOT NULL,
    answer_kind      TEXT NOT NULL,
    answer           TEXT,
    promised_on      TEXT,
    handed_to        TEXT,
    finished_on      TEXT,
    result           TEXT,
    followed_up_on   TEXT,
    follow_up        TEXT
) STRICT;

CREATE INDEX reception_by_day ON reception (received_on);
CREATE INDEX reception_by_meeting ON reception (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX reception_by_person ON reception (person) WHERE person IS NOT NULL;
CREATE INDEX reception_awaited ON reception (promised_on) WHERE finished_on IS NULL AND promised_on IS NOT NULL;

-- 信息反馈: a matter at a place and what became of it.
CREATE TABLE feedback (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    feedback_number TEXT,
    reported_on     TEXT NOT NULL,
    reported_at     TEXT,
    reporter        TEXT NOT NULL,
    place           INTEGER REFERENCES place (id),
    place_told      TEXT NOT NULL,
    matter          TEXT NOT NULL,
    content         TEXT NOT NULL,
    handled_by      TEXT,
    handling        TEXT,
    settled_on      TEXT,
    result          TEXT
) STRICT;

CREATE INDEX feedback_by_day ON feedback (reported_on);
CREATE INDEX feedback_by_place ON feedback (place) WHERE place IS NOT NULL;

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

-- 岗位责任卡: the 六定 of whoever answers for an area; one card for a holder.
CREATE TABLE post_card (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    place_duty  INTEGER NOT NULL UNIQUE REFERENCES place_duty (id),
    tasks       TEXT,
    aims        TEXT,
    measures    TEXT,
    rules       TEXT,
    answers     TEXT,
    rewards     TEXT,
    drawn_up_on TEXT NOT NULL
) STRICT;

-- 联系任务: which of the 四个一 or 五大联系 an officer has done, and when; not with whom.
CREATE TABLE contact_duty (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    officer     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    from_date   TEXT NOT NULL,
    until_date  TEXT NOT NULL,
    member_on   TEXT,
    resident_on TEXT,
    family_on   TEXT,
    firm_on     TEXT,
    graduate_on TEXT,
    veteran_on  TEXT,
    remark      TEXT
) STRICT;

CREATE INDEX contact_duty_by_day ON contact_duty (until_date);

-- 报表套用: tables of others that were filled here, recognised again by their labels. No records, so outside history.
CREATE TABLE fill_layout (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL UNIQUE,
    labels    TEXT NOT NULL UNIQUE,
    -- what each label is filled with
    meaning   TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- the empty table itself; absent where it was not empty of people or is too large
    blank     BLOB,
    kept_by   TEXT NOT NULL,
    used_on   TEXT NOT NULL
) STRICT;
