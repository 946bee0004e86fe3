package cn.hegui.store;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What people wrote of findings: added to, never changed. Each is seen where the subject's region is. */
public final class FindingNotes {
    private static final String COLUMNS =
            "id, run_id, region, subject, clause, target, words, written_by, written_by_name, written_at";

    private final Database database;

    /** The notes of {@code database}. */
    public FindingNotes(Database database) {
        this.database = database;
    }

    /** Keeps {@code note} with its attachments. */
    public void add(FindingNote note) {
        database.useTransaction(handle -> {
            handle.createUpdate("INSERT INTO finding_note (" + COLUMNS
                            + ") VALUES (:id, :run, :region, :subject, :clause, :target, :text, :by, :byName, :at)")
                    .bind("id", note.id())
                    .bind("run", note.run())
                    .bind("region", note.region().code())
                    .bind("subject", note.subject())
                    .bind("clause", note.clause())
                    .bind("target", note.target())
                    .bind("text", note.text())
                    .bind("by", note.by())
                    .bind("byName", note.byName())
                    .bind("at", Moments.of(note.at()))
                    .execute();
            int position = 0;
            for (FindingNote.Attachment attachment : note.attachments()) {
                handle.createUpdate("INSERT INTO attachment (id, note_id, position, name, length, sha256)"
                                + " VALUES (:id, :note, :position, :name, :length, :sha256)")
                        .bind("id", attachment.id())
                        .bind("note", note.id())
                        .bind("position", position++)
                        .bind("name", attachment.name())
                        .bind("length", attachment.length())
                        .bind("sha256", attachment.sha256())
                        .execute();
            }
        });
    }

    /** The notes on a subject that {@code scope} sees, the oldest first; on one clause and target where they are given. */
    public List<FindingNote> of(Scope scope, String subject, @Nullable String clause, @Nullable String target) {
        return database
                .read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM finding_note"
                                + " WHERE subject = :subject AND region LIKE :region"
                                + (clause == null ? "" : " AND clause = :clause")
                                + (target == null ? "" : " AND target = :target")
                                + " ORDER BY number")
                        .bind("subject", subject)
                        .bind("region", scope.regionPrefix() + "%")
                        .bindMap(given(clause, target))
                        .map((row, context) -> note(handle, row))
                        .list())
                .stream()
                .filter(note -> scope.covers(note.region(), note.subject()))
                .toList();
    }

    private static Map<String, String> given(@Nullable String clause, @Nullable String target) {
        Map<String, String> given = new HashMap<>();
        if (clause != null) {
            given.put("clause", clause);
        }
        if (target != null) {
            given.put("target", target);
        }
        return given;
    }

    /** The attachment of that id, where {@code scope} sees its note. */
    public Optional<FindingNote.Attachment> attachment(Scope scope, UUID id) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS.replaceAll("(\\w+)", "n.$1")
                                + " FROM finding_note n JOIN attachment a ON a.note_id = n.id WHERE a.id = :id")
                        .bind("id", id)
                        .map((row, context) -> note(handle, row))
                        .findOne())
                .filter(note -> scope.covers(note.region(), note.subject()))
                .flatMap(note -> note.attachments().stream()
                        .filter(attachment -> attachment.id().equals(id))
                        .findFirst());
    }

    private static FindingNote note(Handle handle, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new FindingNote(
                id,
                row.getObject("run_id", UUID.class),
                new RegionCode(row.getString("region")),
                row.getString("subject"),
                row.getString("clause"),
                row.getString("target"),
                row.getString("words"),
                row.getObject("written_by", UUID.class),
                row.getString("written_by_name"),
                Moments.read(row, "written_at"),
                handle.createQuery(
                                "SELECT id, name, length, sha256 FROM attachment WHERE note_id = :id ORDER BY position")
                        .bind("id", id)
                        .map((attachment, context) -> new FindingNote.Attachment(
                                attachment.getObject("id", UUID.class),
                                attachment.getString("name"),
                                attachment.getLong("length"),
                                attachment.getString("sha256")))
                        .list());
    }
}
