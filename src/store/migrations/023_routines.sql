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
