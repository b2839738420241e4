-- 国籍 of foreigners, who have no 户籍 here; who counts as incomplete follows from it.
ALTER TABLE person ADD COLUMN nationality TEXT;

DROP INDEX person_incomplete;
CREATE INDEX person_incomplete ON person (id)
    WHERE identity_number IS NULL
       OR phones IS NULL
       OR CASE
              WHEN identity_kind IN ('414', '553', '554') THEN nationality IS NULL
              ELSE registered_area IS NULL OR registered_address IS NULL
          END;
