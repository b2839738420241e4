-- Agreements are records of their own, and so are the wordings they are made with.
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
CREATE INDEX agreement_by_renews ON agreement (renews, signed_on, valid_from) WHERE renews IS NOT NULL;
CREATE INDEX agreement_by_template ON agreement (template) WHERE template IS NOT NULL;
CREATE INDEX agreement_running ON agreement (valid_until, house) WHERE signed_on IS NOT NULL AND ended_on IS NULL;
CREATE INDEX agreement_unsigned ON agreement (prepared_on) WHERE signed_on IS NULL AND ended_on IS NULL;

-- What the files of houses said about pledges becomes agreements. Both pledges on the same days are one agreement; otherwise
-- each is its own, said in its remark. Where only the last day was known, a year before it is taken for the day of signing.
INSERT INTO agreement (
    kind,
    house,
    valid_from,
    valid_until,
    party_signed_on,
    community_signed_on,
    police_signed_on,
    prepared_on,
    remark,
    signed_on
)
SELECT
    'rental_agreement',
    house,
    min(signed, ifnull(until, signed)),
    until,
    signed,
    signed,
    signed,
    signed,
    remark,
    signed
FROM (
    SELECT
        id AS house,
        ifnull(security_pledge_signed_on, date(security_pledge_until, '-1 year')) AS signed,
        security_pledge_until AS until,
        CASE
            WHEN security_pledge_signed_on IS NULL THEN '由房屋档案的治安责任书转入，签订日按到期日前一年推定'
            WHEN security_pledge_signed_on IS fire_pledge_signed_on AND security_pledge_until IS fire_pledge_until
                THEN '由房屋档案的治安、消防责任书转入'
            ELSE '由房屋档案的治安责任书转入'
        END AS remark
    FROM rental_house
    UNION ALL
    SELECT
        id,
        ifnull(fire_pledge_signed_on, date(fire_pledge_until, '-1 year')),
        fire_pledge_until,
        CASE
            WHEN fire_pledge_signed_on IS NULL THEN '由房屋档案的消防责任书转入，签订日按到期日前一年推定'
            ELSE '由房屋档案的消防责任书转入'
        END
    FROM rental_house
    WHERE security_pledge_signed_on IS NOT fire_pledge_signed_on OR security_pledge_until IS NOT fire_pledge_until
)
WHERE signed IS NOT NULL
ORDER BY house;

ALTER TABLE rental_house DROP COLUMN security_pledge_signed_on;
ALTER TABLE rental_house DROP COLUMN security_pledge_until;
ALTER TABLE rental_house DROP COLUMN fire_pledge_signed_on;
ALTER TABLE rental_house DROP COLUMN fire_pledge_until;
