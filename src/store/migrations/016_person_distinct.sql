-- 「不是同一人」 becomes a register like any other: its rows have a number, and with it their history. Marks of a record that
-- was merged away since lead nowhere.
CREATE TEMPORARY TABLE apart AS SELECT * FROM person_distinct;
DROP TABLE person_distinct;

CREATE TABLE person_distinct (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    one   INTEGER NOT NULL REFERENCES person (id),
    other INTEGER NOT NULL REFERENCES person (id),
    CHECK (one < other)
) STRICT;

INSERT INTO person_distinct (one, other)
SELECT one, other
FROM apart
WHERE one IN (SELECT id FROM person) AND other IN (SELECT id FROM person)
ORDER BY change, one, other;
DROP TABLE apart;

CREATE UNIQUE INDEX person_distinct_by_pair ON person_distinct (one, other);
CREATE INDEX person_distinct_by_other ON person_distinct (other);

-- Beside the keys of people stand the door numbers of where they live now, so that 「冯 801」 is answered by the one stretch of
-- the tree under 冯. The tree is made anew at the top of the ladder.
DROP TABLE search_key;
CREATE TABLE search_key (
    reason   INTEGER NOT NULL,
    register INTEGER NOT NULL,
    key      TEXT NOT NULL,
    record   INTEGER NOT NULL,
    home     TEXT,
    PRIMARY KEY (reason, register, key, record)
) STRICT, WITHOUT ROWID;
