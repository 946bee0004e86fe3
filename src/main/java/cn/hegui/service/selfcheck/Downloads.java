package cn.hegui.service.selfcheck;

import cn.hegui.batch.Progress;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFile;
import cn.hegui.model.Document;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.SubjectKind;
import cn.hegui.paper.ReportFormat;
import cn.hegui.run.CheckRun;
import cn.hegui.run.Reports;
import cn.hegui.run.RunOptions;
import cn.hegui.selfcheck.Draft;
import cn.hegui.tables.Codes;
import cn.hegui.tables.Examples;
import cn.hegui.tables.FactBook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Makes the files that a self-check gives away: the same reports as of any run, from a folder that is gone at once. */
@Component
class Downloads {
    static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final int AT_ONCE = 2;

    private final Checking checking;
    private final RuleEngine engine;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Map<String, byte[]> templates = new ConcurrentHashMap<>();

    Downloads(Checking checking, RuleEngine engine) {
        this.checking = checking;
        this.engine = engine;
    }

    /** A file to be kept by who asked for it. */
    record Report(String name, MediaType type, byte[] bytes) {}

    /** The report of a check of {@code draft} in the form {@code xlsx} or {@code html}; null where too many are being made. */
    @Nullable
    Report report(Draft draft, LocalDate asOf, Language language, String form) throws IOException {
        if (!turns.tryAcquire()) {
            return null;
        }
        try (BriefFolder folder = new BriefFolder()) {
            ReportFormat format = form.equals("xlsx") ? ReportFormat.XLSX : ReportFormat.HTML;
            byte[] facts = draft.record().json();
            FactFile file = Objects.requireNonNull(
                    FactFile.at(() -> new ByteArrayInputStream(facts), Draft.FILE), "its ending is one of ours");
            RunOptions options = new RunOptions(asOf, EnumSet.allOf(Outcome.class), language, false, null);
            Path out = folder.path().resolve("run");
            new CheckRun(checking.book(), engine, options, null, 1)
                    .write(out, new Reports(Set.of(format), null), List.of(file), null, Progress.SILENT);
            return new Report(
                    "hegui-self-check-" + asOf + "." + format.code(),
                    format == ReportFormat.XLSX ? XLSX : HTML,
                    Files.readAllBytes(out.resolve(format.file())));
        } finally {
            turns.release();
        }
    }

    /** The empty workbook for subjects of {@code kind}. */
    byte[] template(SubjectKind kind, Language language) throws IOException {
        String key = kind + " " + language;
        byte[] known = templates.get(key);
        if (known != null) {
            return known;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SortedMap<String, String> indicators = new TreeMap<>();
        for (Document document : checking.book().documents()) {
            document.articles()
                    .forEach(article -> article.indicators()
                            .forEach(indicator -> indicators.put(
                                    indicator.id(), indicator.indicator() + "（" + indicator.unit() + "）")));
        }
        Codes codes =
                new Codes(Map.of("rectifications.rule", checking.noticeRules(language), "indicators.id", indicators));
        Examples examples = new Examples(checking.book().indicatorIds());
        try (FactBook book = new FactBook(bytes, List.of(kind), language, examples, codes)) {
            book.finish();
        }
        byte[] template = bytes.toByteArray();
        templates.put(key, template);
        return template;
    }
}
