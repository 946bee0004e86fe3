package cn.hegui.intake;

import cn.hegui.model.Coded;
import cn.hegui.model.SubjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Looks for one subject through all files of a run, in bounded memory, and hashes the files on the way. */
public final class FactSearch {
    private static final int NEAR_KEPT = 5;
    private static final Comparator<Near> NEAREST_FIRST =
            Comparator.comparingInt(Near::edits).thenComparing(Near::shown);

    private final String wanted;
    private final Map<String, Match> matches = new LinkedHashMap<>();
    private final TreeSet<Near> near = new TreeSet<>(NEAREST_FIRST);
    private final List<Read> files = new ArrayList<>();
    private long records;

    private FactSearch(String wanted) {
        this.wanted = wanted;
    }

    /**
     * The records of one kind and id.
     *
     * @param kind null where the record does not tell
     * @param name the name in the first of them; null where it has none
     * @param records in the order of the input; the first takes the id, judged or rejected
     */
    public record Match(
            @Nullable SubjectKind kind, String id, @Nullable String name, List<RawRecord> records) {
        /** The kind and id, as the subject may be asked for where the id alone would not do. */
        public String path() {
            return kind == null ? id : kind.code() + "/" + id;
        }
    }

    /** A file that was read, and the SHA-256 of its stored bytes. */
    public record Read(String name, String sha256) {}

    /**
     * What was found.
     *
     * @param matches the subjects with that id or name
     * @param near ids and names much like the one wanted; empty where there is a match
     * @param records how many records were looked at
     */
    public record Found(List<Match> matches, List<String> near, List<Read> files, long records) {}

    private record Near(int edits, String shown) {}

    private record Called(
            @Nullable SubjectKind kind,
            @Nullable String id,
            @Nullable String name) {}

    /** Looks for the subject {@code wanted}: its id, its name, or its kind's code, a slash and its id. */
    public static Found look(List<FactFile> files, String wanted) {
        FactSearch search = new FactSearch(wanted.strip());
        for (FactFile file : files) {
            try (RawRecords raw = file.open()) {
                for (RawRecord record = raw.next(); record != null; record = raw.next()) {
                    search.add(record);
                }
                search.files.add(new Read(file.name(), raw.sha256()));
            }
        }
        List<String> near =
                search.matches.isEmpty() ? search.near.stream().map(Near::shown).toList() : List.of();
        return new Found(List.copyOf(search.matches.values()), near, List.copyOf(search.files), search.records);
    }

    private void add(RawRecord record) {
        records++;
        Called called = called(record);
        String id = called.id;
        if (id == null) {
            return;
        }
        String path = called.kind == null ? id : called.kind.code() + "/" + id;
        Match before = matches.get(path);
        if (before != null) {
            before.records.add(record);
        } else if (wanted.equals(id) || wanted.equals(called.name) || wanted.equals(path)) {
            List<RawRecord> first = new ArrayList<>(List.of(record));
            matches.put(path, new Match(called.kind, id, called.name, first));
        } else if (matches.isEmpty()) {
            keep(id, id);
            if (called.name != null) {
                keep(called.name, called.name + " " + id);
            }
        }
    }

    private void keep(String candidate, String shown) {
        int edits = Nearest.likeness(wanted, candidate);
        if (edits * 3 <= Math.max(wanted.length(), candidate.length())) {
            near.add(new Near(edits, shown));
            if (near.size() > NEAR_KEPT) {
                near.pollLast();
            }
        }
    }

    private static Called called(RawRecord record) {
        Reading.Rejected rejected = record.rejected();
        if (rejected != null) {
            Identity identity = rejected.identity();
            return new Called(
                    identity == null ? null : identity.kind(), rejected.reject().id(), null);
        }
        String kind = null;
        String id = null;
        String name = null;
        try (JsonParser parser = FactReader.parser(record)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Called(null, null, null);
            }
            while ((kind == null || id == null || name == null) && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (text && property.equals("kind")) {
                    kind = parser.getString();
                } else if (text && property.equals("id")) {
                    id = parser.getString();
                } else if (text && property.equals("name")) {
                    name = parser.getString();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException unreadableFromHere) {
            // What was read before the breach of syntax holds.
        }
        return new Called(kind == null ? null : Coded.find(SubjectKind.class, kind), id, name);
    }
}
