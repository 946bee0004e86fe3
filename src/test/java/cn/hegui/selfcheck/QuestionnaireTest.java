package cn.hegui.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.check.Check;
import cn.hegui.check.Judge;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactField;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactRecord;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Finding;
import cn.hegui.model.Institution;
import cn.hegui.model.Level;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Sponsor;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import cn.hegui.scenario.Scenario;
import cn.hegui.scenario.ScenarioReader;
import cn.hegui.tables.FactJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A self-check asks all that the clauses need which judge there now, and nothing that they do not read. */
class QuestionnaireTest {
    private static final RuleKinds KINDS = RuleKinds.bundled();
    private static final PolicyBook BOOK = PolicyBook.bundled(KINDS);
    private static final Check CHECK = new Check(BOOK, RuleEngine.bundled());
    private static final FactReader READER = new FactReader(BOOK.indicatorIds(), false);
    private static final List<SubjectKind> KINDS_ASKED = List.of(SubjectKind.ENTERPRISE, SubjectKind.INSTITUTION);
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2012, 6, 30),
            LocalDate.of(2018, 12, 31),
            LocalDate.of(2020, 12, 31),
            LocalDate.of(2024, 12, 31),
            LocalDate.of(2026, 11, 27));
    private static final List<Scenario> SCENARIOS =
            ScenarioReader.read(List.of(Path.of("fixtures", "scenarios")), BOOK);

    private final Map<LocalDate, Judge> judges = new HashMap<>();

    /** Needs that no clause of a subject of the kind reads there, and why. */
    private static boolean isLeftOut(String need, Clause clause, RuleKind rule, SubjectKind kind) {
        String name = need.substring(need.indexOf('.') + 1);
        if (!clause.parameters().open().isEmpty()) {
            // Nothing can be judged before an authority has settled the figure.
            return true;
        }
        return switch (name) {
            // Interns of a school are of its level; a clause for all levels asks for none.
            case "schoolLevel" ->
                kind == SubjectKind.INSTITUTION || clause.levels().isEmpty();
            case "highTech" -> !clause.parameters().has("highTech");
            case "sponsor", "stateOwnedBy" ->
                rule.id().equals("transfer.reward-share")
                        && !clause.parameters().has("scope");
            case "apprenticeship" -> !clause.parameters().flag("apprenticeshipOnly");
            case "seniorSkilled" -> !clause.parameters().list("exempt").contains("senior-skilled");
            case "vocationalNormal" -> !clause.parameters().list("exempt").contains("vocational-normal");
            case "level" ->
                rule.id().startsWith("subsidy.") && !clause.parameters().has("amounts");
            case "insured" -> !clause.parameters().flag("insuredRequired");
            case "insuredMonths" -> !clause.parameters().has("minInsuredMonths");
            default -> false;
        };
    }

    @Test
    void everyNeedIsAskedInEveryRegionWithADocument() {
        List<String> wanting = new ArrayList<>();
        for (RegionCode region : regions()) {
            for (SubjectKind kind : KINDS_ASKED) {
                for (LocalDate day : DAYS) {
                    Set<String> asked = asked(questionnaire(kind, region, null, null, day));
                    for (Clause clause : judge(day).clausesNow(region, kind)) {
                        RuleKind rule = KINDS.get(clause.rule());
                        for (String need : rule.needs()) {
                            String path = path(need, rule, kind);
                            if (path != null && !isLeftOut(need, clause, rule, kind) && !asked.contains(path)) {
                                wanting.add(region + " " + kind.code() + " " + day + " " + clause.id() + ": " + path);
                            }
                        }
                    }
                }
            }
        }
        assertThat(wanting).isEmpty();
    }

    @Test
    void nothingIsAskedThatNoClauseThereReads() {
        List<String> needless = new ArrayList<>();
        for (RegionCode region : regions()) {
            for (SubjectKind kind : KINDS_ASKED) {
                for (LocalDate day : DAYS) {
                    Questionnaire questionnaire = questionnaire(kind, region, null, null, day);
                    Set<String> read = new TreeSet<>();
                    for (Clause clause : judge(day).clausesNow(region, kind)) {
                        RuleKind rule = KINDS.get(clause.rule());
                        rule.needs().stream()
                                .filter(need -> !isLeftOut(need, clause, rule, kind))
                                .map(need -> path(need, rule, kind))
                                .filter(Objects::nonNull)
                                .forEach(read::add);
                        if (kind == SubjectKind.INSTITUTION && !clause.levels().isEmpty()) {
                            read.add("level");
                        }
                        if (kind == SubjectKind.INSTITUTION
                                && !clause.sponsors().isEmpty()) {
                            read.add("sponsor");
                        }
                        if (rule.id().startsWith("subsidy.")) {
                            read.add("subsidyClaims.scheme");
                        }
                    }
                    for (Questionnaire.Group group : questionnaire.groups()) {
                        group.questions().forEach(question -> {
                            if (!read.contains(question.field().name())) {
                                needless.add(region + " " + day + " "
                                        + question.field().name());
                            }
                        });
                        group.lists().forEach(list -> {
                            String name = list.table().name();
                            boolean any = read.stream().anyMatch(path -> path.startsWith(name + "."));
                            list.fields().stream()
                                    .filter(question -> any
                                            ? !question.field().naming()
                                                    && !read.contains(name + "."
                                                            + question.field().name())
                                            : true)
                                    .forEach(question -> needless.add(region + " " + day + " " + name + "."
                                            + question.field().name()));
                        });
                    }
                }
            }
        }
        assertThat(needless).isEmpty();
    }

    @Test
    void whatIsNotAskedChangesNothingThatIsFoundByTheClausesOfNow() {
        List<String> changed = new ArrayList<>();
        for (Scenario scenario : SCENARIOS) {
            Subject subject = scenario.subject();
            if (!KINDS_ASKED.contains(subject.kind())) {
                continue;
            }
            Questionnaire questionnaire = questionnaireFor(subject, scenario.asOf());
            Set<String> asked = asked(questionnaire);
            // What earlier years carry forward under the law of their time is asked as carriedIn, not worked out again.
            asked.add("trainingAccounts.highTech");
            Subject pruned = without(subject, path -> !asked.contains(path));
            if (!found(subject, scenario.asOf()).equals(found(pruned, scenario.asOf()))) {
                changed.add(scenario.clause().id() + ": " + scenario.says());
            }
        }
        assertThat(changed).isEmpty();
    }

    @Test
    void everyFieldAskedForARuleTurnsSomethingInSomeSituation() {
        Map<String, Set<String>> asked = new TreeMap<>();
        Map<String, Set<String>> turning = new TreeMap<>();
        for (Scenario scenario : SCENARIOS) {
            Subject subject = scenario.subject();
            Clause clause = scenario.clause();
            RuleKind rule = KINDS.get(clause.rule());
            if (!KINDS_ASKED.contains(subject.kind()) || !rule.subjects().contains(subject.kind())) {
                continue;
            }
            Set<String> turn = turning.computeIfAbsent(rule.id(), id -> new TreeSet<>());
            for (ReadField field : Needs.of(clause, rule, subject.kind())) {
                String path = field.list() == null ? field.field() : field.list() + "." + field.field();
                asked.computeIfAbsent(rule.id(), id -> new TreeSet<>()).add(path);
                if (!turn.contains(path)) {
                    Subject without = without(subject, path::equals);
                    List<String> with = ofRule(rule.id(), subject, scenario.asOf());
                    if (!with.equals(ofRule(rule.id(), without, scenario.asOf()))) {
                        turn.add(path);
                    }
                }
            }
        }
        asked.forEach((rule, fields) -> fields.removeAll(turning.get(rule)));
        asked.values().removeIf(Set::isEmpty);
        assertThat(asked).as("fields that turn nothing in any scenario").isEmpty();
    }

    @Test
    void namesOfNeedsThatHangOnFiguresAreThoseOfTheKinds() {
        Needs.hangingOnFigures()
                .forEach((kind, needs) ->
                        assertThat(KINDS.get(kind).needs()).as(kind).containsAll(needs));
    }

    @Test
    void aKnownLevelLeavesOutWhatIsForOthersAndStaysAsked() {
        RegionCode shaoxing = new RegionCode("330602");
        LocalDate day = LocalDate.of(2024, 12, 31);
        Questionnaire school =
                questionnaire(SubjectKind.INSTITUTION, shaoxing, Level.SECONDARY_VOCATIONAL, Sponsor.CITY, day);
        Questionnaire university =
                questionnaire(SubjectKind.INSTITUTION, shaoxing, Level.UNDERGRADUATE, Sponsor.CITY, day);

        assertThat(asked(school))
                .contains("level", "teachers.category", "practices.from", "internships.bornOn", "programmes.totalHours")
                .doesNotContain("factories.investedOn", "openDays.on", "trainingServices.fees", "employment.rate");
        assertThat(asked(university)).contains("level").doesNotContain("teachers.category", "internships.bornOn");
    }

    @Test
    void groupsAreWhatPeopleThinkIn() {
        Questionnaire firm =
                questionnaire(SubjectKind.ENTERPRISE, new RegionCode("220112"), null, null, LocalDate.of(2024, 12, 31));

        assertThat(firm.groups().stream()
                        .map(group -> group.theme() + " "
                                + group.lists().stream()
                                        .map(list -> list.table().name())
                                        .toList()))
                .containsExactly(
                        "TRAINING_FUND [trainingAccounts]",
                        "INTERNSHIP [internships, staffing, postStaffing]",
                        "SUBSIDIES [certificates, technicianTrainings, subsidyClaims]",
                        "TRANSFER [transfers]",
                        "CREDIT [rectifications, cooperations]");
    }

    private static Questionnaire questionnaireFor(Subject subject, LocalDate day) {
        Level level = subject instanceof Institution institution ? institution.level() : null;
        Sponsor sponsor = subject instanceof Institution institution ? institution.sponsor() : null;
        return Questionnaire.of(
                new Questionnaire.Asked(subject.kind(), subject.region(), level, sponsor), CHECK.at(day), KINDS);
    }

    private Judge judge(LocalDate day) {
        return judges.computeIfAbsent(day, CHECK::at);
    }

    private Questionnaire questionnaire(
            SubjectKind kind, RegionCode region, @Nullable Level level, @Nullable Sponsor sponsor, LocalDate day) {
        return Questionnaire.of(new Questionnaire.Asked(kind, region, level, sponsor), judge(day), KINDS);
    }

    private static Set<RegionCode> regions() {
        Set<RegionCode> regions = new TreeSet<>();
        for (Document document : BOOK.documents()) {
            regions.add(document.region());
        }
        regions.add(new RegionCode("220112"));
        regions.add(new RegionCode("110101"));
        return regions;
    }

    private static @Nullable String path(String need, RuleKind rule, SubjectKind kind) {
        FactTable subject = FactSchema.of(kind).subject();
        int dot = need.indexOf('.');
        String list = dot < 0 ? rule.list() : need.substring(0, dot);
        String name = need.substring(dot + 1);
        FactField ofList = list == null ? null : subject.field(list);
        FactTable items = ofList == null ? null : ofList.items();
        if (items != null && items.field(name) != null) {
            return list + "." + name;
        }
        return dot < 0 && subject.field(name) != null ? name : null;
    }

    private static Set<String> asked(Questionnaire questionnaire) {
        Set<String> asked = new LinkedHashSet<>();
        for (Questionnaire.Group group : questionnaire.groups()) {
            group.questions().forEach(question -> asked.add(question.field().name()));
            group.lists()
                    .forEach(list -> list.fields()
                            .forEach(question -> asked.add(
                                    list.table().name() + "." + question.field().name())));
        }
        return asked;
    }

    /** The same facts without the fields and the items' fields whose path {@code gone} names; what names them stays. */
    private static Subject without(Subject subject, Predicate<String> gone) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            FactJson.lines(bytes).add(subject);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        FactRecord record = FactRecord.of(RawRecord.of("facts", 1, bytes.toByteArray()));
        Map<String, @Nullable Object> changes = new HashMap<>();
        FactTable table = FactSchema.of(subject.kind()).subject();
        record.values().forEach((name, value) -> {
            FactField field = table.field(name);
            if (field == null || field.naming() || name.equals("name")) {
                return;
            }
            FactTable items = field.items();
            if (items == null) {
                if (gone.test(name)) {
                    changes.put("/" + name, null);
                }
                return;
            }
            boolean all = items.fields().stream().allMatch(each -> gone.test(name + "." + each.name()));
            if (all) {
                changes.put("/" + name, null);
                return;
            }
            List<Map<?, ?>> rows = record.items(name);
            for (int i = 0; i < rows.size(); i++) {
                for (FactField each : items.fields()) {
                    if (!each.naming() && rows.get(i).containsKey(each.name()) && gone.test(name + "." + each.name())) {
                        changes.put("/" + name + "/" + i + "/" + each.name(), null);
                    }
                }
            }
        });
        Reading reading = READER.read(record.with(changes));
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).subject();
    }

    private static List<String> found(Subject subject, LocalDate day) {
        Judge judge = CHECK.at(day);
        Set<String> now = new TreeSet<>();
        judge.clausesNow(subject.region(), subject.kind()).stream()
                // Under an open figure all is unknown, whatever the facts.
                .filter(clause -> clause.parameters().open().isEmpty())
                .forEach(clause -> now.add(clause.id()));
        return judge.judge(subject).findings().stream()
                .filter(finding -> now.contains(finding.clause().id()))
                .map(QuestionnaireTest::said)
                .toList();
    }

    private static List<String> ofRule(String rule, Subject subject, LocalDate day) {
        return CHECK.at(day).judge(subject).findings().stream()
                .filter(finding -> finding.clause().rule().equals(rule))
                .map(QuestionnaireTest::said)
                .toList();
    }

    private static String said(Finding finding) {
        return finding.clause().id() + "|" + finding.clause().inForce() + "|" + finding.target() + "|"
                + finding.outcome() + "|" + finding.severity() + "|" + finding.figures() + "|"
                + finding.amountMissing() + "|" + finding.dueOn() + "|" + finding.missing();
    }
}
