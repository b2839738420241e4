-- The cases as they are counted, of those that may be seen: registered until the end of the period and not ended before it began, or
-- accepted in it. The steps are read once for all cases, from their index alone.
WITH
    course AS (
        SELECT
            dispute,
            min(CASE WHEN kind = '02' THEN stepped_on END) AS accepted_on,
            min(CASE WHEN kind = '06' THEN stepped_on END) AS mediated_on,
            min(CASE WHEN kind = '18' THEN stepped_on END) AS reported_on,
            max(CASE WHEN kind NOT IN ('12', '13', '14', '15', '16', '18', '19', '20') THEN id END) AS last,
            max(kind = '14') AS is_confirmation_asked
        FROM dispute_step
        GROUP BY dispute
    )
SELECT
    dispute.id,
    dispute.dispute_type,
    dispute.source,
    course.accepted_on,
    step.kind,
    step.stepped_on,
    (SELECT count(*) FROM dispute_party WHERE dispute_party.dispute = dispute.id AND dispute_party.role = '1'),
    (SELECT ifnull(sum(amount), 0) FROM dispute_term WHERE dispute_term.dispute = dispute.id),
    (
        SELECT count(*)
        FROM dispute_term
        WHERE dispute_term.dispute = dispute.id
          AND performed_on IS NULL
          AND coalesce(due_on, amount, performer) IS NOT NULL
    ),
    course.is_confirmation_asked,
    dispute.registered_on,
    dispute.level,
    dispute.place,
    dispute.mediators,
    course.mediated_on,
    course.reported_on,
    dispute.openness
FROM dispute
JOIN course ON course.dispute = dispute.id
LEFT JOIN dispute_step AS step ON step.id = course.last
WHERE {seen}
  AND (
      course.accepted_on BETWEEN ? AND ?
      OR dispute.registered_on <= ?
         AND (step.stepped_on >= ? OR step.kind IN ('01', '02', '05', '06', '17', '21'))
  )
ORDER BY dispute.id
