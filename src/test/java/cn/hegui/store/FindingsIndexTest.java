package cn.hegui.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.batch.Progress;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFiles;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import cn.hegui.model.Severity;
import cn.hegui.model.Unit;
import cn.hegui.paper.FindingLine;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.SubjectLine;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import cn.hegui.run.CheckRun;
import cn.hegui.run.Reports;
import cn.hegui.run.RunOptions;
import cn.hegui.store.FindingsIndex.Page;
import cn.hegui.store.FindingsIndex.Start;
import cn.hegui.store.FindingsIndex.SubjectFilter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the index to the lines of the demo's run, read one by one. */
class FindingsIndexTest {
    private static final Scope NATION = Scope.of(RegionCode.NATION);
    private static final int ALL = 1_000_000;

    @TempDir
    private static Path temporary;

    private static Path folder;
    private static FindingsIndex index;
    private static final List<FindingLine> LINES = new ArrayList<>();

    @BeforeAll
    static void aRun() throws IOException {
        folder = temporary.resolve("run");
        PolicyBook book = PolicyBook.bundled(RuleKinds.bundled());
        new CheckRun(
                        book,
                        RuleEngine.bundled(),
                        new RunOptions(
                                LocalDate.of(2024, 12, 31), EnumSet.allOf(Outcome.class), Language.ZH, false, null),
                        null,
                        1)
                .write(
                        folder,
                        Reports.NONE,
                        FactFiles.resolve(List.of("fixtures/demo"), InputStream.nullInputStream()),
                        null,
                        Progress.SILENT);
        index = FindingsIndex.open(folder);
        RunFiles.in(folder).findings(LINES::add);
        assertThat(LINES).hasSizeGreaterThan(100);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    private static List<FindingLine> expected(Predicate<FindingLine> which) {
        return LINES.stream().filter(which).toList();
    }

    private static void assertFound(Scope scope, FindingsFilter filter, Predicate<FindingLine> which)
            throws IOException {
        List<FindingLine> expected = expected(which);
        Page<FindingLine> page = index.findings(scope, filter, FindingsSort.INPUT, Start.FIRST, ALL);
        assertThat(page.items()).isEqualTo(expected);
        assertThat(page.total()).isEqualTo(expected.size());
        assertThat(page.cursor()).isNull();
    }

    @Test
    void everyFilterFindsWhatTheLinesHold() throws IOException {
        FindingLine some = expected(line -> line.outcome() == Outcome.FAIL).get(0);
        assertFound(NATION, FindingsFilter.ALL, line -> true);
        assertFound(NATION, outcome(Outcome.UNKNOWN), line -> line.outcome() == Outcome.UNKNOWN);
        assertFound(NATION, severity(Severity.WARNING), line -> line.severity() == Severity.WARNING);
        assertFound(
                NATION,
                FindingsFilter.ofSubject(some.subject()),
                line -> line.subject().equals(some.subject()));
        assertFound(
                NATION,
                new FindingsFilter(null, null, some.kind(), null, null, null, null, null, null, null),
                line -> line.kind() == some.kind());
        assertFound(
                NATION,
                new FindingsFilter(null, null, null, some.clause(), null, null, null, null, null, null),
                line -> line.clause().equals(some.clause()));
        assertFound(
                NATION,
                new FindingsFilter(null, null, null, null, some.rule(), null, null, null, null, null),
                line -> line.rule().equals(some.rule()));
        assertFound(
                NATION,
                new FindingsFilter(null, null, null, null, null, some.clause().split("/")[0], null, null, null, null),
                line -> line.clause().startsWith(some.clause().split("/")[0] + "/"));
        assertFound(NATION, region("230000"), line -> line.region().startsWith("23"));
        assertFound(NATION, region("330600"), line -> line.region().startsWith("3306"));
        assertFound(
                NATION, text("学校"), line -> line.name() != null && line.name().contains("学校"));
        String part = some.subject().substring(3).toLowerCase(Locale.ROOT);
        assertFound(NATION, text(part), line -> line.subject().equals(some.subject()));
        assertFound(NATION, text("' OR 1=1 --"), line -> false);
        assertFound(NATION, text("%"), line -> false);
        assertFound(
                NATION,
                new FindingsFilter(null, null, null, null, null, null, null, null, null, true),
                line -> line.waiver() != null);
    }

    @Test
    void nothingOutsideAScopeIsFound() throws IOException {
        String subject = LINES.get(0).subject();
        assertFound(
                Scope.of(new RegionCode("230000")),
                FindingsFilter.ALL,
                line -> line.region().startsWith("23"));
        assertFound(Scope.of(new RegionCode("230000")), region("330000"), line -> false);
        assertFound(Scope.NOTHING, FindingsFilter.ALL, line -> false);
        assertFound(
                new Scope(RegionCode.NATION, subject),
                FindingsFilter.ALL,
                line -> line.subject().equals(subject));
        assertThat(index.subject(Scope.of(new RegionCode("650000")), subject)).isEmpty();
        assertThat(index.subject(NATION, subject)).isPresent();
        assertThat(index.sums(Scope.NOTHING, 2)).isEmpty();
    }

    @Test
    void sortsAreWholeAndStable() throws IOException {
        assertSorted(
                FindingsSort.SEVERITY,
                Comparator.comparingInt(
                        line -> line.severity() == null ? 9 : line.severity().ordinal()));
        assertSorted(FindingsSort.REGION, Comparator.comparing(FindingLine::region));
        assertSorted(FindingsSort.CLAUSE, Comparator.comparing(FindingLine::clause));
        assertSorted(
                FindingsSort.AMOUNT,
                Comparator.comparing(FindingsIndexTest::money).reversed());
    }

    private static BigDecimal money(FindingLine line) {
        boolean inMoney = line.amountMissing() != null && line.unit() == Unit.CNY;
        return inMoney ? line.amountMissing() : BigDecimal.ONE.negate();
    }

    private static void assertSorted(FindingsSort sort, Comparator<FindingLine> order) throws IOException {
        List<FindingLine> expected = LINES.stream().sorted(order).toList();
        assertThat(index.findings(NATION, FindingsFilter.ALL, sort, Start.FIRST, ALL)
                        .items())
                .as(sort.code())
                .isEqualTo(expected);
        List<FindingLine> byCursor = new ArrayList<>();
        Long cursor = 0L;
        while (cursor != null) {
            Page<FindingLine> page = index.findings(NATION, FindingsFilter.ALL, sort, Start.after(cursor), 37);
            byCursor.addAll(page.items());
            cursor = page.cursor();
        }
        assertThat(byCursor).isEqualTo(expected);
        assertThat(index.findings(NATION, FindingsFilter.ALL, sort, Start.behind(40), 5)
                        .items())
                .isEqualTo(expected.subList(40, 45));
    }

    @Test
    void sumsAddUpToTheLines() throws IOException {
        List<FindingsIndex.Sum> sums = index.sums(NATION, 2);
        assertThat(sums.stream().mapToLong(FindingsIndex.Sum::count).sum())
                .isEqualTo(expected(line -> line.waiver() == null).size());
        FindingsIndex.Sum one =
                sums.stream().filter(sum -> sum.money() != null).findFirst().orElseThrow();
        List<FindingLine> behind = expected(line -> line.clause().equals(one.clause())
                && line.outcome() == one.outcome()
                && line.severity() == one.severity()
                && line.region().startsWith(one.region().code().substring(0, 2)));
        assertThat(one.count()).isEqualTo(behind.size());
        assertThat(one.subjects())
                .isEqualTo(behind.stream().map(FindingLine::subject).distinct().count());
        assertThat(one.money())
                .isEqualByComparingTo(behind.stream()
                        .filter(line -> line.amountMissing() != null)
                        .map(FindingLine::amountMissing)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(index.counts(NATION, FindingsFilter.ALL, FindingsIndex.Facet.OUTCOME).stream()
                        .filter(count -> count.value().equals("fail"))
                        .mapToLong(FindingsIndex.Count::count)
                        .sum())
                .isEqualTo(expected(line -> line.outcome() == Outcome.FAIL).size());
    }

    @Test
    void subjectsAreListedByTheirBreaches() throws IOException {
        List<SubjectLine> all = new ArrayList<>();
        RunFiles.in(folder).subjects(all::add);
        assertThat(index.subjects(NATION, SubjectFilter.ALL, Start.FIRST, ALL).items())
                .isEqualTo(all);
        Page<SubjectLine> worst = index.subjects(NATION, new SubjectFilter(null, null, true, true), Start.FIRST, ALL);
        assertThat(worst.items())
                .allMatch(subject -> subject.counts().of(Outcome.FAIL) > 0)
                .isSortedAccordingTo(
                        Comparator.comparingLong(subject -> -subject.counts().of(Severity.VIOLATION)));
        assertThat(worst.total()).isEqualTo(worst.items().size());
    }

    @Test
    void anIndexThatIsBrokenOrOfOtherLinesIsMadeAgain(@TempDir Path other) throws IOException {
        for (String file : List.of("findings.jsonl", "subjects.jsonl", "rejects.jsonl", "summary.json")) {
            Files.copy(folder.resolve(file), other.resolve(file));
        }
        Path made = other.resolve(FindingsIndex.FILE);
        Files.writeString(made, "no database");
        try (FindingsIndex again = FindingsIndex.open(other)) {
            assertThat(again.findings(NATION, FindingsFilter.ALL, FindingsSort.INPUT, Start.FIRST, 1)
                            .total())
                    .isEqualTo(LINES.size());
        }
        String summary = Files.readString(other.resolve("summary.json"));
        List<String> lines = Files.readAllLines(other.resolve("findings.jsonl"));
        Files.write(other.resolve("findings.jsonl"), lines.subList(0, 10));
        String hash = RunFiles.sha256(folder.resolve("findings.jsonl"));
        Files.writeString(
                other.resolve("summary.json"), summary.replace(hash, RunFiles.sha256(other.resolve("findings.jsonl"))));
        try (FindingsIndex again = FindingsIndex.open(other)) {
            assertThat(again.findings(NATION, FindingsFilter.ALL, FindingsSort.INPUT, Start.FIRST, 1)
                            .total())
                    .isEqualTo(10);
        }
    }

    private static FindingsFilter outcome(Outcome outcome) {
        return new FindingsFilter(outcome, null, null, null, null, null, null, null, null, null);
    }

    private static FindingsFilter severity(Severity severity) {
        return new FindingsFilter(null, severity, null, null, null, null, null, null, null, null);
    }

    private static FindingsFilter region(String code) {
        return new FindingsFilter(null, null, null, null, null, null, new RegionCode(code), null, null, null);
    }

    private static FindingsFilter text(String text) {
        return new FindingsFilter(null, null, null, null, null, null, null, null, text, null);
    }
}
