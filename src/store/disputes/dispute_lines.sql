-- The cases of a period as they are counted: first whether they may be seen, then the period twice.
WITH
    line AS (
        SELECT
            dispute.id,
            dispute.dispute_type,
            dispute.source,
            (
                SELECT min(step.stepped_on)
                FROM dispute_step AS step
                WHERE step.dispute = dispute.id AND step.kind = '02'
            ) AS accepted_on,
            (
                SELECT max(step.id)
                FROM dispute_step AS step
                WHERE step.dispute = dispute.id AND step.kind NOT IN ('12', '13', '14', '15', '16')
            ) AS last,
            {seen} AS is_seen
        FROM dispute
    )
SELECT
    line.id,
    line.dispute_type,
    line.source,
    line.accepted_on,
    step.kind,
    step.stepped_on,
    (SELECT count(*) FROM dispute_party WHERE dispute_party.dispute = line.id AND dispute_party.role = '1'),
    (SELECT ifnull(sum(amount), 0) FROM dispute_term WHERE dispute_term.dispute = line.id),
    (
        SELECT count(*)
        FROM dispute_term
        WHERE dispute_term.dispute = line.id
          AND performed_on IS NULL
          AND coalesce(due_on, amount, performer) IS NOT NULL
    ),
    EXISTS (SELECT 1 FROM dispute_step AS asked WHERE asked.dispute = line.id AND asked.kind = '14'),
    line.is_seen
FROM line
LEFT JOIN dispute_step AS step ON step.id = line.last
WHERE line.accepted_on BETWEEN ? AND ? OR step.stepped_on BETWEEN ? AND ?
ORDER BY line.id
