package cn.hegui.cases;

import cn.hegui.model.Coded;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step in the log, chained to the one before it; the package says what its canonical bytes are.
 *
 * @param seq its place in the log of all cases, from 1
 * @param previous the hash of the entry before it, of whatever case
 * @param version the how-manieth step of its case it is, from 1
 * @param at in whole milliseconds
 * @param reason why, in the words of who took it; null: the credit system or the program gave none
 * @param hash SHA-256 of its canonical bytes, hexadecimal
 */
public record LogEntry(
        long seq,
        String previous,
        UUID caseId,
        long version,
        Instant at,
        By by,
        Step step,
        @Nullable String reason,
        String hash) {
    /** What stands before the first entry. */
    public static final String GENESIS = "0".repeat(64);

    /** The entry after {@code head} for a step that {@link Procedure} has let pass. */
    public static LogEntry next(
            Head head, UUID caseId, long version, Instant at, By by, Step step, @Nullable String reason) {
        Instant instant = at.truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> members = members(head.seq() + 1, head.hash(), caseId, version, instant, by, step, reason);
        return new LogEntry(head.seq() + 1, head.hash(), caseId, version, instant, by, step, reason, sha256(members));
    }

    /** The head of a log that ends with this entry. */
    public Head head() {
        return new Head(seq, hash);
    }

    /** Its members with its hash, as they stand in an exported line. */
    public Map<String, Object> line() {
        Map<String, Object> members = members(seq, previous, caseId, version, at, by, step, reason);
        members.put("hash", hash);
        return members;
    }

    /** The canonical bytes of {@link #line()}. */
    public byte[] canonicalLine() {
        return CanonicalJson.bytes(line());
    }

    /** The canonical text of the step alone, as a store keeps it. */
    public static String text(Step step) {
        return new String(CanonicalJson.bytes(members(step)), StandardCharsets.UTF_8);
    }

    /** The entry that {@code line} is; its hash is taken as it stands there and remains to be proved. */
    public static LogEntry read(Map<String, ?> line) {
        Map<String, Object> left = new TreeMap<>(line);
        Object reason = left.remove("reason");
        Object step = left.remove("step");
        if (!(step instanceof Map<?, ?> members)) {
            throw new UnreadableEntryException("/step: 缺少 is absent");
        }
        if (reason != null && !(reason instanceof String)) {
            throw new UnreadableEntryException("/reason: 形式不对 not a text");
        }
        LogEntry entry = new LogEntry(
                number(left, "seq"),
                text(left, "previous"),
                caseId(text(left, "case")),
                number(left, "version"),
                instant(text(left, "at")),
                new By(text(left, "account"), office(text(left, "office"))),
                step(members),
                (String) reason,
                text(left, "hash"));
        if (!left.isEmpty()) {
            throw new UnreadableEntryException("不认识 is not known: " + String.join(", ", left.keySet()));
        }
        return entry;
    }

    /** The step that {@code members} are, as {@link #text(Step)} tells them. */
    public static Step step(Map<?, ?> members) {
        Map<String, Object> left = new LinkedHashMap<>();
        members.forEach((name, value) -> left.put((String) name, value));
        Object code = left.remove("kind");
        StepKind kind = code instanceof String text ? Coded.find(StepKind.class, text) : null;
        if (kind == null) {
            throw new UnreadableEntryException("/step/kind: 不认识 is not known: " + code);
        }
        return RecordMembers.read(kind.type(), left, "/step");
    }

    /** Whether its hash is that of its content. */
    boolean isWhole() {
        return sha256(members(seq, previous, caseId, version, at, by, step, reason))
                .equals(hash);
    }

    private static Map<String, Object> members(
            long seq,
            String previous,
            UUID caseId,
            long version,
            Instant at,
            By by,
            Step step,
            @Nullable String reason) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("seq", seq);
        members.put("previous", previous);
        members.put("case", caseId.toString());
        members.put("version", version);
        members.put("at", at.toString());
        members.put("account", by.account());
        members.put("office", by.office().code());
        members.put("step", members(step));
        if (reason != null) {
            members.put("reason", reason);
        }
        return members;
    }

    private static Map<String, Object> members(Step step) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", step.kind().code());
        members.putAll(RecordMembers.of((Record) step));
        return members;
    }

    private static String sha256(Map<String, Object> members) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(members)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long number(Map<String, Object> members, String name) {
        if (members.remove(name) instanceof Long number) {
            return number;
        }
        throw new UnreadableEntryException("/" + name + ": 应为整数 not a whole number");
    }

    private static String text(Map<String, Object> members, String name) {
        if (members.remove(name) instanceof String text) {
            return text;
        }
        throw new UnreadableEntryException("/" + name + ": 缺少或不是文本 is absent or no text");
    }

    private static UUID caseId(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException none) {
            throw new UnreadableEntryException("/case: 不是 UUID is no UUID: " + text);
        }
        throw new UnreadableEntryException("/case: 不是 UUID is no UUID: " + text);
    }

    private static Instant instant(String text) {
        try {
            Instant at = Instant.parse(text);
            if (at.toString().equals(text) && at.truncatedTo(ChronoUnit.MILLIS).equals(at)) {
                return at;
            }
        } catch (DateTimeException none) {
            throw new UnreadableEntryException("/at: 不是时刻 is no instant: " + text);
        }
        throw new UnreadableEntryException("/at: 不是毫秒时刻 is no instant in milliseconds: " + text);
    }

    private static Office office(String code) {
        Office office = Coded.find(Office.class, code);
        if (office == null) {
            throw new UnreadableEntryException("/office: 不认识 is not known: " + code);
        }
        return office;
    }
}
