package cn.hegui.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Force;
import cn.hegui.model.Indicator;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.SeeAlso;
import cn.hegui.model.Severity;
import cn.hegui.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The policy files and rule kinds of the repository: complete, in the documents' own words, of one mind. */
class BundledPoliciesTest {
    private static final Path SEEDS = Path.of("../shared/seeds");

    private static final RuleKinds KINDS = RuleKinds.bundled();
    private static final PolicyBook BOOK = PolicyBook.bundled(KINDS);

    @Test
    void everyNumberedArticleHasARow() {
        Map<String, Long> articles = new TreeMap<>();
        for (Document document : BOOK.documents()) {
            articles.put(
                    document.id(),
                    document.articles().stream()
                            .filter(article -> !article.section())
                            .count());
        }

        assertThat(articles)
                .containsAllEntriesOf(Map.of(
                        "shuangyashan-2020", 29L,
                        "changchun-2020", 18L,
                        "shaoxing-draft", 18L,
                        "jilin-2018", 35L,
                        "chenzhou-2018", 26L));
    }

    @Test
    void shaoxingsFirstAnnexHas44IndicatorsThatSumTo100() {
        List<Indicator> indicators = article("shaoxing-draft", "annex-1").indicators();

        assertThat(indicators).hasSize(44);
        assertThat(indicators.stream().mapToInt(Indicator::weight).sum()).isEqualTo(100);
        assertThat(BOOK.indicatorIds())
                .containsAll(indicators.stream().map(Indicator::id).toList());
    }

    @Test
    void shaoxingsIndicatorsAreThoseOfTheSpecification() throws IOException {
        Path specification = SEEDS.resolveSibling("spec").resolve("indicators.tsv");
        Assumptions.assumeTrue(Files.exists(specification), "skipped: no " + specification + " beside this checkout");
        List<String> expected =
                Files.readAllLines(specification).stream().skip(1).toList();

        assertThat(article("shaoxing-draft", "annex-1").indicators().stream()
                        .map(each -> String.join(
                                "\t",
                                each.id(),
                                each.level1(),
                                each.level2(),
                                each.indicator(),
                                each.unit(),
                                Integer.toString(each.weight()))))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void shaoxingsSecondAnnexHas20Tasks() {
        assertThat(article("shaoxing-draft", "annex-2").tasks().stream().map(Task::no))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
    }

    /** A day on which no version of a clause holds, between its first and its last, would be a duty lost unseen. */
    @Test
    void versionsOfAClauseLeaveNoDayOutAndHoldNoneTwice() {
        Map<String, List<Clause>> versions =
                BOOK.clauses().stream().collect(Collectors.groupingBy(Clause::id, TreeMap::new, Collectors.toList()));
        List<String> faults = new ArrayList<>();
        versions.forEach((id, all) -> {
            LocalDate first = all.get(0).inForce().effective();
            LocalDate last = all.get(all.size() - 1).inForce().effective();
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                LocalDate each = day;
                long holding = all.stream()
                        .filter(clause -> clause.inForce().contains(each))
                        .count();
                if (holding != 1) {
                    faults.add(id + " has " + holding + " versions on " + day);
                }
            }
        });

        assertThat(faults).isEmpty();
    }

    @Test
    void noClauseOutlastsItsDocumentOrPrecedesIt() {
        assertThat(BOOK.clauses()).allSatisfy(clause -> {
            assertThat(clause.inForce().effective())
                    .isAfterOrEqualTo(clause.document().inForce().effective());
            LocalDate until = clause.document().inForce().until();
            if (until != null) {
                assertThat(clause.inForce().until()).isNotNull().isBeforeOrEqualTo(until);
            }
        });
    }

    @Test
    void everyQuoteIsInTheDocumentsOwnWords() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(SEEDS), "skipped: the documents as received are not at " + SEEDS.toAbsolutePath());
        List<String> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(SEEDS)) {
            for (Path file : files.sorted().toList()) {
                seeds.add(squeezed(Files.readString(file)));
            }
        }
        List<String> faults = new ArrayList<>();
        for (Document document : BOOK.documents()) {
            if (document.partial()) {
                continue;
            }
            List<String> of = seeds.stream()
                    .filter(seed -> seed.contains(squeezed(document.title())))
                    .filter(seed -> document.number() == null || seed.contains(squeezed(document.number())))
                    .toList();
            if (of.size() != 1) {
                faults.add(document.id() + ": " + of.size() + " documents as received hold its title");
                continue;
            }
            for (Clause clause : BOOK.clauses()) {
                if (clause.document().equals(document) && !of.get(0).contains(squeezed(clause.quote()))) {
                    faults.add(clause.id() + " quotes what is not there: " + clause.quote());
                }
            }
            for (Article article : document.articles()) {
                if (!of.get(0).contains(squeezed(article.heading()))) {
                    faults.add(document.id() + "/" + article.key() + " has a heading that is not there: "
                            + article.heading());
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    /** The law above the five documents is told in our own words, and says how well each is known. */
    @Test
    void whatWasNotReceivedIsSummarisedWithItsVerification() {
        assertThat(BOOK.documents().stream().filter(Document::partial)).hasSize(11);
        assertThat(BOOK.clauses()).allSatisfy(clause -> {
            if (clause.document().partial()) {
                assertThat(clause.verification()).as(clause.id()).isNotNull();
                assertThat(clause.summary()).as(clause.id()).isNotNull();
            } else {
                assertThat(clause.verification()).as(clause.id()).isNull();
                assertThat(clause.quote()).as(clause.id()).isNotNull();
            }
        });
    }

    @Test
    void aClauseWhoseTextIsNotVerifiedIsNoMoreThanAnAdvisory() {
        Clause headcount = BOOK.clause("jiaozhicheng-2021-4/10/headcount").orElseThrow();

        assertThat(headcount.force()).isEqualTo(Force.MANDATORY);
        assertThat(headcount.severity()).isEqualTo(Severity.ADVISORY);
    }

    @Test
    void theVocationalEducationActIsCitedBesideTheTrainingFund() {
        RegionCode county = new RegionCode("110101");

        assertThat(BOOK.seeAlso(county, "training-fund.extraction-rate").stream()
                        .map(SeeAlso::id))
                .containsExactly("zyjyf-2022/58/duty", "zyjyf-2022/64/sanction");
        assertThat(BOOK.seeAlso(county, "training-fund.deduction-cap")).isEmpty();
    }

    @Test
    void theFiveDocumentsHave126NumberedArticles() {
        assertThat(BOOK.documents().stream()
                        .filter(document -> !document.partial())
                        .flatMap(document -> document.articles().stream())
                        .filter(article -> !article.section()))
                .hasSize(126);
    }

    @Test
    void aFileIsNamedAfterItsDocument() {
        assertThat(BOOK.files().stream().map(PolicyFile::name).filter(name -> name.startsWith("policies/")))
                .containsExactlyElementsOf(BOOK.documents().stream()
                        .map(document -> "policies/" + document.id() + ".yaml")
                        .toList());
    }

    @Test
    void everyKindJudgesAtLeastOneClauseAndEveryClauseHasItsKind() {
        Set<String> used = BOOK.clauses().stream().map(Clause::rule).collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).isEqualTo(KINDS.byId().keySet());
    }

    @Test
    void everyKindIsADescriptionAndADrl() {
        List<String> expected = KINDS.byId().keySet().stream()
                .flatMap(id -> Stream.of("kinds/" + id + ".drl", "kinds/" + id + ".yaml"))
                .sorted()
                .toList();

        assertThat(BOOK.files().stream().map(PolicyFile::name).filter(name -> name.startsWith("kinds/")))
                .containsExactlyElementsOf(expected);
    }

    /** Catches a description that was copied for a new kind and left as it was. */
    @Test
    void noTwoKindsAreDescribedAlike() {
        assertThat(KINDS.byId().values().stream().map(kind -> kind.title().zh()))
                .doesNotHaveDuplicates();
        assertThat(KINDS.byId().values().stream().map(kind -> kind.title().en()))
                .doesNotHaveDuplicates();
        assertThat(KINDS.byId().values().stream().map(RuleKind::example)).doesNotHaveDuplicates();
    }

    @Test
    void whatADocumentLeavesOpenStaysOpen() {
        Clause exit = BOOK.clause("shuangyashan-2020/6/exit").orElseThrow();

        assertThat(exit.parameters().isOpen("minEmploymentRate")).isTrue();
        assertThat(exit.parameters().has("minEmploymentRate")).isFalse();
        assertThat(exit.parameters().whole("consecutiveYears")).isEqualTo(2);
    }

    @Test
    void aSlipOfPrintIsKeptBesideWhatIsApplied() {
        Clause extraction = BOOK.clause("jilin-2018/15.1/extraction").orElseThrow();

        assertThat(extraction.article()).isEqualTo("（十五）1");
        assertThat(extraction.parameters().decimal("minRate")).isEqualByComparingTo("0.015");
        assertThat(extraction.erratum()).isNotNull();
        assertThat(extraction.erratum().printed()).isEqualTo("15%至25%");
        assertThat(extraction.erratum().applied()).isEqualTo("0.015");
    }

    private static Article article(String document, String key) {
        return BOOK.document(document).orElseThrow().articles().stream()
                .filter(article -> article.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", "");
    }
}
