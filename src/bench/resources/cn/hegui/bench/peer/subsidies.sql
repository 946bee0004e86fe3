WITH claims AS (
    SELECT id AS subject, kind, name, region,
        unnest(subsidyClaims) AS claim, generate_subscripts(subsidyClaims, 1) AS place
    FROM subjects
),
-- What was claimed on one ground up to and including each claim; what was refused or withdrawn counts for nothing.
claimed AS (
    SELECT *, sum(claim.amount) OVER (
        PARTITION BY subject, claim.scheme, claim.evidence ORDER BY claim.claimedOn, place) AS total
    FROM claims
    WHERE coalesce(claim.status, 'filed') NOT IN ('refused', 'withdrawn') AND claim.claimedOn <= DATE '${asOf}'
),
classes AS (SELECT id AS owner, unnest(targetedClasses) AS ground FROM subjects),
certificates AS (SELECT id AS owner, unnest(certificates) AS ground FROM subjects),
trainings AS (SELECT id AS owner, unnest(technicianTrainings) AS ground FROM subjects),
granted AS (
    SELECT c.*, b.id AS clause, b.rule, b.severity AS clauseSeverity, b.citation,
        CASE b.rule
            WHEN 'subsidy.targeted-class' THEN
                CASE WHEN k.ground.approved
                    THEN k.ground.students * (b.parameters->>'perStudentYear')::DECIMAL(12, 2) ELSE 0 END
            WHEN 'subsidy.technician-training' THEN
                CASE WHEN t.ground.insured THEN (b.parameters->>'max')::DECIMAL(12, 2) ELSE 0 END
            ELSE
                CASE WHEN coalesce(
                        z.ground.insuredMonths >= (b.parameters->>'minInsuredMonths')::INTEGER, z.ground.insured)
                    THEN coalesce(b.parameters->>'max', b.parameters->>('$."amounts.' || z.ground.level || '"'))
                            ::DECIMAL(12, 2)
                        * (1 + CASE WHEN z.ground.shortage
                            THEN (b.parameters->>'shortageUplift')::DECIMAL(4, 2) ELSE 0 END)
                    ELSE 0 END
        END AS entitlement
    FROM claimed c
    JOIN binding b
        ON b.place = c.region AND b.rule = 'subsidy.' || c.claim.scheme
        AND b.effective <= c.claim.claimedOn AND c.claim.claimedOn < b.until
    LEFT JOIN classes k ON k.owner = c.subject AND k.ground.id = c.claim.evidence
    LEFT JOIN certificates z ON z.owner = c.subject AND z.ground.id = c.claim.evidence
    LEFT JOIN trainings t ON t.owner = c.subject AND t.ground.id = c.claim.evidence
)
SELECT subject, kind, name, region, clause, rule, claim.id AS target, 'fail' AS outcome,
    CASE WHEN clauseSeverity = 'violation' AND claim.status IS DISTINCT FROM 'paid' THEN 'warning'
        ELSE clauseSeverity END AS severity,
    total AS measured, entitlement AS required, least(claim.amount, total - entitlement) AS amountMissing,
    NULL AS missing, citation
FROM granted
WHERE claim.amount > 0 AND total > entitlement
