WITH accounts AS (
    SELECT id AS subject, kind, name, region, unnest(trainingAccounts, recursive := true)
    FROM subjects
    WHERE kind = 'enterprise'
),
capped AS (
    SELECT a.*, round(a.taxPayroll * c.rate, 2)::DECIMAL(18, 2) AS cap,
        CASE WHEN a.carriedIn IS NOT NULL
            OR lag(a.year) OVER (PARTITION BY subject ORDER BY a.year) IS DISTINCT FROM a.year - 1
            THEN 1 ELSE 0 END AS starts
    FROM accounts a LEFT JOIN caps c ON c.place = a.region AND c.year = a.year
),
chains AS (
    SELECT *, sum(starts) OVER (PARTITION BY subject ORDER BY year) AS chain FROM capped
),
-- What is carried out of a year is never below nothing: the running sum less the lowest that it came to.
sums AS (
    SELECT *, first_value(carriedIn) OVER within AS start, sum(spent - cap) OVER within AS excess
    FROM chains
    WINDOW within AS (PARTITION BY subject, chain ORDER BY year)
),
carried AS (
    SELECT *, start + excess - least(0, min(start + excess) OVER within) AS carriedOut
    FROM sums
    WINDOW within AS (PARTITION BY subject, chain ORDER BY year)
),
brought AS (
    SELECT *, coalesce(carriedIn, lag(carriedOut) OVER (PARTITION BY subject, chain ORDER BY year)) AS broughtIn
    FROM carried
),
judged AS (
    SELECT a.*, b.id AS clause, b.rule, b.severity AS clauseSeverity, b.effective, b.citation,
        coalesce(b.parameters->>'minRate', b.parameters->>'minShare', b.parameters->>'capRate')::DECIMAL(8, 4) AS rate
    FROM brought a JOIN binding b
        ON b.place = a.region AND b.rule LIKE 'training-fund.%'
        AND b.effective <= make_date(a.year, 12, 31) AND make_date(a.year, 12, 31) < b.until
    WHERE make_date(a.year, 12, 31) <= DATE '${asOf}'
),
measured AS (
    SELECT *, extracted AS measured, round(payroll * rate, 2)::DECIMAL(18, 2) AS least, NULL AS most, NULL AS lowest
    FROM judged WHERE rule = 'training-fund.extraction-rate' AND payroll > 0
    UNION ALL
    SELECT *, frontlineSpent, round(spent * rate, 2)::DECIMAL(18, 2), NULL, NULL
    FROM judged WHERE rule = 'training-fund.frontline-share' AND spent > 0
    UNION ALL
    SELECT *, deducted, NULL,
        least(coalesce(spent + broughtIn, cap), cap) + coalesce(fullyDeductible, 0),
        least(spent + coalesce(broughtIn, 0), cap) + coalesce(fullyDeductible, 0)
    FROM judged WHERE rule = 'training-fund.deduction-cap'
)
SELECT subject, kind, name, region, clause, rule, year::VARCHAR AS target,
    CASE WHEN measured < least OR measured > most THEN 'fail' ELSE 'unknown' END AS outcome,
    CASE WHEN outcome = 'unknown' THEN NULL
        WHEN clauseSeverity = 'violation' AND make_date(year, 1, 1) < effective THEN 'warning'
        ELSE clauseSeverity END AS severity,
    CASE WHEN outcome = 'fail' THEN measured END AS measured,
    CASE WHEN outcome = 'fail' THEN coalesce(least, most) END AS required,
    CASE WHEN outcome = 'fail' THEN coalesce(least - measured, measured - most) END AS amountMissing,
    CASE WHEN outcome = 'unknown' THEN ['carriedIn'] END AS missing,
    citation
FROM measured
WHERE measured < least OR measured > lowest
