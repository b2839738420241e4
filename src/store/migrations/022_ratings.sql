-- Ratings of landlords: the rounds, who is rated in them, what became of each star, what happened.
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
