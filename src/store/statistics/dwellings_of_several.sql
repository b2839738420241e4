-- The dwellings of whoever is registered at several as a floating person on ?1, one row for each registration.
SELECT person, place
FROM residence
WHERE kind = '2'
  AND ifnull(from_date, '') <= ?1
  AND (until_date IS NULL OR until_date > ?1)
  AND place IS NOT NULL
  AND person IN (
      SELECT several.person
      FROM residence AS several INDEXED BY residence_by_person
      WHERE several.kind = '2'
        AND ifnull(several.from_date, '') <= ?1
        AND (several.until_date IS NULL OR several.until_date > ?1)
        AND several.place IS NOT NULL
      GROUP BY several.person
      HAVING count(*) > 1
  )
