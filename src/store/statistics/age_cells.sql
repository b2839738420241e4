-- Whole years on ?1 of those living here then, of the kind ?2: a year less where the birthday is still to come.
SELECT
    CAST(substr(?1, 1, 4) AS INTEGER) - CAST(substr(person.birth, 1, 4) AS INTEGER)
        - (substr(person.birth, 6) > substr(?1, 6)),
    person.sex,
    count(*)
FROM residence
JOIN person ON person.id = residence.person
WHERE residence.kind = ?2
  AND ifnull(residence.from_date, '') <= ?1
  AND (residence.until_date IS NULL OR residence.until_date > ?1)
  -- Of somebody with several at once the one begun last counts: everybody is counted once.
  AND (
      residence.person NOT IN (
          SELECT several.person
          FROM residence AS several INDEXED BY residence_by_person
          WHERE several.kind = ?2
            AND ifnull(several.from_date, '') <= ?1
            AND (several.until_date IS NULL OR several.until_date > ?1)
          GROUP BY several.person
          HAVING count(*) > 1
      )
      OR NOT EXISTS (
          SELECT 1
          FROM residence AS later
          WHERE later.person = residence.person
            AND later.kind = residence.kind
            AND ifnull(later.from_date, '') <= ?1
            AND (later.until_date IS NULL OR later.until_date > ?1)
            AND (ifnull(later.from_date, ''), later.id) > (ifnull(residence.from_date, ''), residence.id)
      )
  )
GROUP BY 1, 2
