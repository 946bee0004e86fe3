package cn.hegui.paper;

import cn.hegui.model.Coded;
import cn.hegui.model.CreditState;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Relation;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.model.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The files of a finished run, read line by line in bounded memory and as often as a report asks. */
public final class RunFiles {
    /** The name of the file that seals a run. */
    public static final String SUMMARY = "summary.json";

    /** The name of the file with a line for each finding; those of a subject stand together. */
    public static final String FINDINGS = "findings.jsonl";

    /** The name of the file with a line for each subject. */
    public static final String SUBJECTS = "subjects.jsonl";

    private static final String CREDIT_RECORDS = "credit-records.jsonl";
    /** The name of the file with a line for each record that was not judged. */
    public static final String REJECTS = "rejects.jsonl";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(codes())
            // A name or id that is empty is empty, not absent.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** How much of a line is shown that cannot be read, in bytes. */
    private static final int SHOWN = 80;

    private static final ObjectReader FINDING = JSON.readerFor(FindingLine.class);

    private final RunSummary summary;
    private final Place files;

    private RunFiles(RunSummary summary, Place files) {
        this.summary = summary;
        this.files = files;
    }

    /** Where a file of the run lies. */
    @FunctionalInterface
    public interface Place {
        Path of(String name) throws IOException;
    }

    /** Takes the next line. */
    @FunctionalInterface
    public interface Each<T extends RunLine> {
        void line(T line) throws IOException;
    }

    /** The files of a run whose summary is {@code summary}, each where {@code files} says. */
    public static RunFiles of(byte[] summary, Place files) {
        return new RunFiles(JSON.readValue(summary, RunSummary.class), files);
    }

    /**
     * The files of the run in {@code folder}, after their hashes are found to be those that its summary states.
     *
     * @throws UnusableRunException where the folder holds no finished run or a file was changed since
     */
    public static RunFiles in(Path folder) throws IOException {
        RunFiles run = unproved(folder);
        for (RunSummary.FileHash output : run.summary.outputs()) {
            run.prove(folder, output);
        }
        return run;
    }

    /**
     * The files of the run in {@code folder} as they are, whatever its summary states of them.
     *
     * @throws UnusableRunException where the folder holds no finished run
     */
    public static RunFiles unproved(Path folder) throws IOException {
        Path seal = folder.resolve(SUMMARY);
        if (!Files.isRegularFile(seal)) {
            throw new UnusableRunException(
                    new Texts(
                            folder + " 不是一次完成的核对：没有 " + SUMMARY + "。请给出 hegui check --out 写出的文件夹；如果那次核对中断了，请重新运行。",
                            folder + " is no finished run: it has no " + SUMMARY
                                    + ". Name a folder that hegui check --out has written; if that run broke off, run it again."));
        }
        try {
            return of(Files.readAllBytes(seal), folder::resolve);
        } catch (JacksonException e) {
            throw unreadable(seal, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e);
        }
    }

    private void prove(Path folder, RunSummary.FileHash output) throws IOException {
        Path file = folder.resolve(output.file());
        if (!file.normalize().startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
            throw new UnusableRunException(new Texts(
                    folder + " 缺少 " + output.file() + "，" + SUMMARY + " 中列有此文件。请补回，或者重新核对。",
                    folder + " lacks " + output.file() + ", which its " + SUMMARY
                            + " lists. Put it back, or run the check again."));
        }
        if (!sha256(file).equals(output.sha256())) {
            throw new UnusableRunException(new Texts(
                    file + " 在核对之后被改动过：SHA-256 与 " + SUMMARY + " 所记不同，不能据此出报告。请恢复原文件，或者重新核对。",
                    file + " was changed after the run: its SHA-256 is not the one in " + SUMMARY
                            + ", so nothing can be reported from it. Restore the file, or run the check again."));
        }
    }

    /** The SHA-256 of the bytes of {@code file}, in lower-case hexadecimal. */
    public static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The findings that {@code lines} hold, as a run would write them. */
    public static List<FindingLine> findings(byte[] lines) throws IOException {
        List<FindingLine> findings = new ArrayList<>();
        try (MappingIterator<FindingLine> each = FINDING.readValues(lines)) {
            each.forEachRemaining(findings::add);
        }
        return findings;
    }

    /** What the run came to. */
    public RunSummary summary() {
        return summary;
    }

    /** Gives every line of the findings that the run lists, in its order. */
    public void findings(Each<FindingLine> each) throws IOException {
        read(FINDINGS, FindingLine.class, "", each);
    }

    /** Gives the lines of the findings of {@code outcome} that the run lists, in its order. */
    public void findings(Outcome outcome, Each<FindingLine> each) throws IOException {
        // Inside a text its quotes would be escaped, so that a line without it can be passed over unread.
        read(FINDINGS, FindingLine.class, "\"outcome\":\"" + outcome.code() + "\"", each);
    }

    /** Where the file {@code name} of the run lies. */
    public Path file(String name) throws IOException {
        return files.of(name);
    }

    /** The finding that {@code line}, without its end, of {@code findings.jsonl} holds. */
    public FindingLine finding(byte[] line) throws IOException {
        try {
            return FINDING.readValue(line);
        } catch (JacksonException e) {
            String start = new String(line, 0, Math.min(SHOWN, line.length), StandardCharsets.UTF_8);
            UnusableRunException unusable = new UnusableRunException(
                    new Texts(
                            files.of(FINDINGS) + " 中以“" + start + "”开头的一行读不懂：它不是本程序写出的内容，或者被改动过。请重新核对。",
                            files.of(FINDINGS) + ": the line that begins \"" + start
                                    + "\" cannot be read: this program did not write it, or it was changed. Run the check again."));
            unusable.initCause(e);
            throw unusable;
        }
    }

    /** The subject that {@code line}, without its end, of {@code subjects.jsonl} holds. */
    public static SubjectLine subject(byte[] line) {
        return JSON.readValue(line, SubjectLine.class);
    }

    /** The reject that {@code line}, without its end, of {@code rejects.jsonl} holds. */
    public static RejectLine reject(byte[] line) {
        return JSON.readValue(line, RejectLine.class);
    }

    /** Gives every line of the subjects, in the order of the run. */
    public void subjects(Each<SubjectLine> each) throws IOException {
        read(SUBJECTS, SubjectLine.class, "", each);
    }

    /** Gives every line of the credit records, in the order of the run. */
    public void creditRecords(Each<CreditLine> each) throws IOException {
        read(CREDIT_RECORDS, CreditLine.class, "", each);
    }

    /** Gives every line of the rejects, in the order of the run. */
    public void rejects(Each<RejectLine> each) throws IOException {
        read(REJECTS, RejectLine.class, "", each);
    }

    private <T extends RunLine> void read(String name, Class<T> type, String having, Each<T> each) throws IOException {
        Path file = files.of(name);
        ObjectReader reader = JSON.readerFor(type);
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.contains(having)) {
                    each.line(reader.readValue(line));
                }
            }
        } catch (JacksonException e) {
            throw unreadable(file, number, e);
        }
    }

    private static UnusableRunException unreadable(Path file, long line, JacksonException cause) {
        UnusableRunException unusable = new UnusableRunException(new Texts(
                file + " 第 " + line + " 行读不懂：它不是本程序写出的内容，或者被改动过。请重新核对。",
                file + ", line " + line
                        + " cannot be read: this program did not write it, or it was changed. Run the check again."));
        unusable.initCause(cause);
        return unusable;
    }

    private static SimpleModule codes() {
        SimpleModule module = new SimpleModule();
        add(module, Outcome.class);
        add(module, Severity.class);
        add(module, Relation.class);
        add(module, Unit.class);
        add(module, SubjectKind.class);
        add(module, CreditState.class);
        add(module, Language.class);
        return module;
    }

    private static <E extends Enum<E> & Coded> void add(SimpleModule module, Class<E> type) {
        module.addDeserializer(type, new ValueDeserializer<E>() {
            @Override
            public E deserialize(JsonParser json, DeserializationContext context) {
                return constant(json.getString(), context, type);
            }
        });
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return constant(key, context, type);
            }
        });
    }

    private static <E extends Enum<E> & Coded> E constant(String code, DeserializationContext context, Class<E> type) {
        E constant = Coded.find(type, code);
        return constant != null ? constant : context.reportInputMismatch(type, "no such code: %s", code);
    }
}
