-- The clause table, and which clauses bind in which region.
CREATE TABLE clauses AS
SELECT id, rule, region, effective, until, severity, levels, parameters, citation
FROM read_json('${clauses}', format = 'newline_delimited', columns = {
    id: 'VARCHAR', rule: 'VARCHAR', region: 'VARCHAR', effective: 'DATE', until: 'DATE', severity: 'VARCHAR',
    levels: 'VARCHAR[]', parameters: 'JSON', citation: 'JSON'});

CREATE TABLE binding AS
SELECT r.code AS place, c.* EXCLUDE (region)
FROM read_json('${regions}', format = 'newline_delimited', columns = {code: 'VARCHAR'}) r
JOIN clauses c ON c.region IN ('100000', r.code[1:2] || '0000', r.code[1:4] || '00', r.code);

-- What of a year's spending is deductible at all: the lowest cap of those in force on its last day.
CREATE TABLE caps AS
SELECT place, year, min((parameters->>'capRate')::DECIMAL(8, 4)) AS rate
FROM binding, range(2008, 2030) years(year)
WHERE rule = 'training-fund.deduction-cap'
  AND effective <= make_date(year, 12, 31) AND make_date(year, 12, 31) < until
GROUP BY place, year;

CREATE ${stored} subjects AS
SELECT * FROM read_json('${facts}', format = 'newline_delimited', columns = {
    kind: 'VARCHAR', id: 'VARCHAR', name: 'VARCHAR', region: 'VARCHAR', ${columns}});
