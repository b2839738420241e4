-- A record that others were merged into may itself be merged into a third, and is then no more.
CREATE TEMPORARY TABLE merged AS SELECT * FROM person_merge;
DROP TABLE person_merge;

CREATE TABLE person_merge (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    kept    INTEGER NOT NULL,
    gone    INTEGER NOT NULL,
    merging INTEGER NOT NULL REFERENCES change (id),
    parting INTEGER REFERENCES change (id)
) STRICT;

INSERT INTO person_merge (id, kept, gone, merging, parting) SELECT id, kept, gone, merging, parting FROM merged;
DROP TABLE merged;

CREATE INDEX person_merge_by_kept ON person_merge (kept);
CREATE UNIQUE INDEX person_merge_by_merging ON person_merge (merging);
CREATE INDEX person_merge_by_parting ON person_merge (parting) WHERE parting IS NOT NULL;

-- Two records that look alike and were said to be of two people, the smaller number first: they are not asked about again.
CREATE TABLE person_distinct (
    one    INTEGER NOT NULL,
    other  INTEGER NOT NULL,
    change INTEGER NOT NULL REFERENCES change (id),
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_distinct_by_change ON person_distinct (change);
