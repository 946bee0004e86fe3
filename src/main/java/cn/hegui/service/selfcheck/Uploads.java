package cn.hegui.service.selfcheck;

import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactFiles;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.RawRecords;
import cn.hegui.intake.Reading;
import cn.hegui.intake.UnknownProperty;
import cn.hegui.intake.UnreadableInputException;
import cn.hegui.model.Language;
import cn.hegui.model.Reject;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.report.Words;
import cn.hegui.selfcheck.Draft;
import cn.hegui.tables.FactJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads the file of a self-check, from a folder that is gone when it has been read. */
@Component
class Uploads {
    /** The most bytes of a file; what one school knows of itself is far less. */
    static final long MOST_BYTES = 8L << 20;

    /** The subjects of a file that are offered; a self-check is for one. */
    static final int MOST_OFFERED = 20;

    /** What a page carries along, of all subjects that are offered. */
    private static final long MOST_OFFERED_CHARACTERS = SelfCheckPages.LONGEST_DRAFT;

    private static final int MOST_REJECTS = 10;
    private static final int AT_ONCE = 4;
    private static final Set<String> ENDINGS = Set.of("xlsx", "xlsm", "csv", "json", "jsonl");

    private final Checking checking;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    Uploads(Checking checking) {
        this.checking = checking;
    }

    /**
     * What a file holds.
     *
     * @param drafts the schools and firms that are offered
     * @param subjects how many there are
     * @param unknown the properties that the facts do not know
     * @param fault why nothing could be read; else null
     */
    record Content(
            List<Draft> drafts,
            int subjects,
            List<Reject> rejects,
            List<String> unknown,
            @Nullable Texts fault) {
        static Content faulty(String zh, String en) {
            return new Content(List.of(), 0, List.of(), List.of(), new Texts(zh, en));
        }
    }

    /** Reads {@code file}; {@code wanted}: only the subject of that id or name, where it is not blank. */
    Content read(MultipartFile file, String wanted) throws IOException {
        String given = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        String ending = given.substring(given.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (file.isEmpty()) {
            return Content.faulty("请选择一个文件。", "Choose a file.");
        }
        if (!ENDINGS.contains(ending)) {
            return Content.faulty(
                    "请上传 .xlsx、.csv、.json 或 .jsonl 文件。其他表格请先另存为 .xlsx。",
                    "Send an .xlsx, .csv, .json or .jsonl file. Save other workbooks as .xlsx first.");
        }
        if (file.getSize() > MOST_BYTES) {
            return Content.faulty(
                    "文件不能超过 8 MiB。一个单位的资料远小于此，请只留要查的那个单位。",
                    "A file has 8 MiB at most. Keep only the subject to be checked.");
        }
        if (!turns.tryAcquire()) {
            return Content.faulty("同时上传的人太多，请稍候再试。", "Too many uploads at once. Try again in a moment.");
        }
        try (BriefFolder folder = new BriefFolder()) {
            // Its own name may be anything; here it only has to tell what it is.
            Path stored = folder.path().resolve((ending.equals("csv") ? csvName(given) : "facts") + "." + ending);
            file.transferTo(stored);
            return read(stored, wanted.strip());
        } catch (UnreadableInputException unreadable) {
            return new Content(List.of(), 0, List.of(), List.of(), withoutFolder(unreadable.texts(), given));
        } finally {
            turns.release();
        }
    }

    /** The name of a CSV file says which table it is. */
    private static String csvName(String given) {
        String name = given.substring(0, given.length() - ".csv".length()).replaceAll("^.*[/\\\\]", "");
        return name.matches("[\\p{L}\\p{N}_.-]{1,60}") ? name : "enterprise";
    }

    /** Where it was read is nobody's business. */
    private static Texts withoutFolder(Texts texts, String given) {
        String name = given.isEmpty() ? "file" : given;
        return new Texts(withoutFolder(texts.zh(), name), withoutFolder(texts.en(), name));
    }

    private static String withoutFolder(String text, String name) {
        return text.replaceAll(
                "\\S*" + BriefFolder.PREFIX + "[^/\\s]*/\\S*\\.(xlsx|xlsm|csv|jsonl|json)",
                java.util.regex.Matcher.quoteReplacement(name));
    }

    private Content read(Path stored, String wanted) throws IOException {
        List<FactFile> files = FactFiles.resolve(List.of(stored.toString()), new ByteArrayInputStream(new byte[0]));
        List<Draft> drafts = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        int subjects = 0;
        long characters = 0;
        for (FactFile file : files) {
            try (RawRecords records = file.open()) {
                for (RawRecord record = records.next(); record != null; record = records.next()) {
                    Reading reading = checking.reader().read(record);
                    if (reading instanceof Reading.Rejected rejected) {
                        if (rejects.size() < MOST_REJECTS) {
                            rejects.add(rejected.reject());
                        }
                    } else if (reading instanceof Reading.Accepted accepted && isOurs(accepted.subject(), wanted)) {
                        subjects++;
                        accepted.unknown().stream()
                                .map(UnknownProperty::name)
                                .limit(MOST_REJECTS)
                                .forEach(unknown::add);
                        String json = json(accepted.subject());
                        characters += json.length();
                        boolean fits = characters <= MOST_OFFERED_CHARACTERS;
                        Draft draft = fits && drafts.size() < MOST_OFFERED ? Draft.of(json) : null;
                        if (draft != null) {
                            drafts.add(draft);
                        }
                    }
                }
            }
        }
        if (subjects > 0 && drafts.isEmpty()) {
            return Content.faulty(
                    "这个单位的资料太多（超过 100 万个字符，或者一张表超过 5,000 行），自查页面放不下。请用 hegui check，或者请审核人员核对。",
                    "The facts are too many for this page (over a million characters, or 5,000 rows in a list). Use hegui check, "
                            + "or ask an auditor.");
        }
        return new Content(drafts, subjects, rejects, List.copyOf(unknown), null);
    }

    private static boolean isOurs(Subject subject, String wanted) {
        return subject.kind() != SubjectKind.REGION
                && (wanted.isEmpty() || wanted.equals(subject.id()) || wanted.equals(subject.name()));
    }

    private static String json(Subject subject) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FactJson.lines(bytes).add(subject);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What a subject is called where one of several is chosen. */
    static String title(Draft draft, Language language) {
        String name = draft.text("/name");
        return Words.of(draft.kind()).in(language) + " " + (name.isEmpty() ? "" : name + " ") + draft.text("/id");
    }
}
