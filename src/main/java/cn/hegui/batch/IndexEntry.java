package cn.hegui.batch;

import cn.hegui.model.Clause;
import cn.hegui.model.CreditState;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import cn.hegui.report.MissingField;
import cn.hegui.report.Score;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code subjects.index} keeps of one subject: the hash of its record, where its lines stand in the files of the
 * run, and what it adds to the sums.
 *
 * @param facts of the bytes of its record
 * @param linesAfterStart on which line of its record the id stands, counted from the first
 * @param at where its lines start in findings.jsonl, subjects.jsonl and credit-records.jsonl
 * @param lengths how many bytes they are there
 * @param checksum CRC-32C of these lines, in that order
 */
@SuppressWarnings("EnumOrdinal") // The file holds the hash of the program: no other version reads it as its own.
record IndexEntry(Hash facts, long linesAfterStart, long[] at, int[] lengths, int checksum, Score score) {
    /** The files that hold lines of subjects. */
    static final int FILES = 3;

    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final SubjectKind[] KINDS = SubjectKind.values();
    private static final CreditState[] STATES = CreditState.values();
    private static final int NO_SEVERITY = SEVERITIES.length;
    private static final int MOST_FIXED_BYTES = 128;
    private static final int GROUP_BYTES = Short.BYTES + Byte.BYTES + Integer.BYTES;

    Contexts.Seat seat() {
        return new Contexts.Seat(score.kind(), score.region());
    }

    /** Appends the entry, after its length; {@code numbers} gives each clause its place in the book. */
    void writeTo(ByteArrayOutputStream target, Map<Clause, Integer> numbers) {
        ByteBuffer out = ByteBuffer.allocate(mostBytes());
        out.putInt(0).putLong(facts.high()).putLong(facts.low());
        for (int i = 0; i < FILES; i++) {
            out.putLong(at[i]).putInt(lengths[i]);
        }
        out.putInt(checksum).putInt((int) linesAfterStart);
        out.put((byte) score.kind().ordinal());
        out.putInt(Integer.parseInt(score.region().code()));
        putText(out, score.id());
        out.putShort((short) score.groups().size());
        for (Score.Group group : score.groups()) {
            Severity severity = group.severity();
            out.putShort(Objects.requireNonNull(numbers.get(group.clause())).shortValue());
            out.put((byte) (group.outcome().ordinal() << 4 | (severity == null ? NO_SEVERITY : severity.ordinal())));
            out.putInt(group.count());
        }
        out.putInt(score.missing().size());
        for (MissingField missing : score.missing()) {
            putText(out, missing.rule());
            putText(out, missing.field());
            out.put((byte) missing.alone());
        }
        out.putInt(score.creditStates().size());
        for (CreditState state : score.creditStates()) {
            out.put((byte) state.ordinal());
        }
        out.putInt(0, out.position() - Integer.BYTES);
        target.write(out.array(), 0, out.position());
    }

    /** At least as many bytes as the entry takes, its length included. */
    private int mostBytes() {
        int most = MOST_FIXED_BYTES
                + mostBytes(score.id())
                + score.groups().size() * GROUP_BYTES
                + score.creditStates().size();
        for (MissingField missing : score.missing()) {
            most += mostBytes(missing.rule()) + mostBytes(missing.field()) + 1;
        }
        return most;
    }

    private static int mostBytes(String text) {
        return Integer.BYTES + 3 * text.length();
    }

    private static void putText(ByteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putInt(bytes.length).put(bytes);
    }

    /** Moves the places of the lines of all entries in {@code entries} by {@code by}. */
    static void moveAll(byte[] entries, long[] by) {
        ByteBuffer bytes = ByteBuffer.wrap(entries);
        int start = 0;
        while (start < entries.length) {
            int place = start + Integer.BYTES + 2 * Long.BYTES;
            for (int i = 0; i < FILES; i++) {
                bytes.putLong(place, bytes.getLong(place) + by[i]);
                place += Long.BYTES + Integer.BYTES;
            }
            start += Integer.BYTES + bytes.getInt(start);
        }
    }

    /** Reads an entry, behind its length; {@code clauses} are those of the book by the numbers of the file. */
    static IndexEntry read(ByteBuffer bytes, List<Clause> clauses) {
        Hash facts = new Hash(bytes.getLong(), bytes.getLong());
        long[] at = new long[FILES];
        int[] lengths = new int[FILES];
        for (int i = 0; i < FILES; i++) {
            at[i] = bytes.getLong();
            lengths[i] = bytes.getInt();
        }
        int checksum = bytes.getInt();
        int linesAfterStart = bytes.getInt();
        SubjectKind kind = KINDS[bytes.get()];
        RegionCode region = new RegionCode(Integer.toString(bytes.getInt()));
        String id = readText(bytes);
        int groupCount = bytes.getShort();
        List<Score.Group> groups = new ArrayList<>(groupCount);
        for (int i = 0; i < groupCount; i++) {
            Clause clause = clauses.get(bytes.getShort());
            int outcome = bytes.get();
            int severity = outcome & 0xf;
            groups.add(new Score.Group(
                    clause,
                    OUTCOMES[outcome >> 4],
                    severity == NO_SEVERITY ? null : SEVERITIES[severity],
                    bytes.getInt()));
        }
        int missingCount = bytes.getInt();
        List<MissingField> missing = new ArrayList<>(missingCount);
        for (int i = 0; i < missingCount; i++) {
            missing.add(new MissingField(kind, readText(bytes), readText(bytes), bytes.get(), 1));
        }
        int stateCount = bytes.getInt();
        List<CreditState> states = new ArrayList<>(stateCount);
        for (int i = 0; i < stateCount; i++) {
            states.add(STATES[bytes.get()]);
        }
        return new IndexEntry(
                facts, linesAfterStart, at, lengths, checksum, new Score(kind, id, region, groups, missing, states));
    }

    private static String readText(ByteBuffer bytes) {
        byte[] text = new byte[bytes.getInt()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
