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
    remark          TEXT
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

CREATE INDEX dispute_party_by_dispute ON dispute_party (dispute, side, position);
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
    entered_by   TEXT
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
