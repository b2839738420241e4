-- Whole years on ?1 of those living here then, of the kind ?2: a year less where the birthday is still to come.
SELECT
    CAST(substr(?1, 1, 4) AS INTEGER) - CAST(substr(person.birth, 1, 4) AS INTEGER)
        - (substr(person.birth, 6) > substr(?1, 6)),
    person.sex,
    count(*)
FROM residence
JOIN person ON person.id = residence.person
WHERE residence.kind = ?2
  AND residence.from_date <= ?1
  AND (residence.until_date IS NULL OR residence.until_date > ?1)
GROUP BY 1, 2
