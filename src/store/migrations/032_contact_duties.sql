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
