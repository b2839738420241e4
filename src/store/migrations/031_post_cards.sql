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
