WITH programmes AS (
    SELECT id AS subject, kind, name, region, level, unnest(programmes) AS programme
    FROM subjects
    WHERE kind = 'institution'
),
measured AS (
    SELECT p.*, b.id AS clause, b.rule, b.severity, b.citation,
        programme.practicalHours AS measured,
        (b.parameters->>'minShare')::DECIMAL(8, 4) * programme.totalHours AS required
    FROM programmes p JOIN binding b
        ON b.place = p.region AND b.rule = 'teaching.practical-share'
        AND b.effective <= DATE '${asOf}' AND DATE '${asOf}' < b.until
        AND (len(b.levels) = 0 OR list_contains(b.levels, p.level))
        AND (b.parameters->>'apprenticeshipOnly' IS DISTINCT FROM 'true' OR programme.apprenticeship)
    WHERE programme.openedOn <= DATE '${asOf}' AND programme.totalHours > 0
)
SELECT subject, kind, name, region, clause, rule, programme.id AS target, 'fail' AS outcome, severity,
    measured, required, ceil((required - measured) * 10) / 10 AS amountMissing, NULL AS missing, citation
FROM measured
WHERE measured < required
