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
