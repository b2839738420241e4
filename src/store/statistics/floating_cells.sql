-- Who lives here on ?1 as a floating person; ?2 and ?3 are the limits of 居住期限.
-- Third level of GB/T 2260: 21 to 80 are counties, the others districts and cities.
SELECT
    residence.reside_reason,
    residence.dwelling_type,
    person.sex,
    CASE
        WHEN residence.from_date > ?2 THEN 0
        WHEN residence.from_date > ?3 THEN 1
        ELSE 2
    END,
    person.identity_kind,
    substr(person.registered_area, 1, 2),
    ifnull(substr(person.registered_area, 5, 2) BETWEEN '21' AND '80', 0),
    count(*)
FROM residence
JOIN person ON person.id = residence.person
WHERE residence.kind = '2'
  AND ifnull(residence.from_date, '') <= ?1
  AND (residence.until_date IS NULL OR residence.until_date > ?1)
  -- Of somebody with several at once the one begun last counts: everybody is counted once.
  AND (
      residence.person NOT IN (
          SELECT several.person
          FROM residence AS several INDEXED BY residence_by_person
          WHERE several.kind = '2'
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
GROUP BY 1, 2, 3, 4, 5, 6, 7
