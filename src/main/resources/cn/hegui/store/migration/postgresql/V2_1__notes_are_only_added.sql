-- What people wrote of a finding stays as it was written, whoever reaches the database.
CREATE FUNCTION finding_rows_only_added() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME;
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER finding_note_only_added BEFORE UPDATE OR DELETE ON finding_note
    FOR EACH ROW EXECUTE FUNCTION finding_rows_only_added();

CREATE TRIGGER attachment_only_added BEFORE UPDATE OR DELETE ON attachment
    FOR EACH ROW EXECUTE FUNCTION finding_rows_only_added();
