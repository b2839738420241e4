-- The lists of people are narrowed by dwelling and permit too: their one index holds these as well.
DROP INDEX residence_listed;
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
