-- Whoever lacks something is counted from the indexes alone: the day of birth tells children apart, whose guardian consents.
DROP INDEX person_by_birth;
CREATE INDEX person_by_birth ON person (birth, guardian_consent_on);
DROP INDEX person_incomplete;
CREATE INDEX person_incomplete ON person (id, birth)
    WHERE identity_number IS NULL
       OR phones IS NULL
       OR CASE
              WHEN identity_kind IN ('414', '553', '554') THEN nationality IS NULL
              ELSE registered_area IS NULL OR registered_address IS NULL
          END;
