-- What the program never does, PostgreSQL does for nobody: change or delete what was appended.
CREATE FUNCTION hegui_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER case_log_append_only BEFORE UPDATE OR DELETE ON case_log
    FOR EACH ROW EXECUTE FUNCTION hegui_append_only();
CREATE TRIGGER case_log_not_truncated BEFORE TRUNCATE ON case_log
    FOR EACH STATEMENT EXECUTE FUNCTION hegui_append_only();
CREATE TRIGGER credit_event_append_only BEFORE UPDATE OR DELETE ON credit_event
    FOR EACH ROW EXECUTE FUNCTION hegui_append_only();
CREATE TRIGGER credit_event_not_truncated BEFORE TRUNCATE ON credit_event
    FOR EACH STATEMENT EXECUTE FUNCTION hegui_append_only();
