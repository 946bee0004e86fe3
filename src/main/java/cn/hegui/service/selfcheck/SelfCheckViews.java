package cn.hegui.service.selfcheck;

import cn.hegui.check.Judge;
import cn.hegui.explain.Fact;
import cn.hegui.explain.Levers;
import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactSheet;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.FactType;
import cn.hegui.model.Clause;
import cn.hegui.model.Coded;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.Erratum;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Measure;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Relation;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Severity;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.model.Unit;
import cn.hegui.policy.Regions;
import cn.hegui.report.Ground;
import cn.hegui.report.Numerals;
import cn.hegui.report.Words;
import cn.hegui.selfcheck.CheckResult;
import cn.hegui.selfcheck.Draft;
import cn.hegui.selfcheck.FieldWords;
import cn.hegui.selfcheck.Questionnaire;
import cn.hegui.service.selfcheck.SelfCheckView.Bar;
import cn.hegui.service.selfcheck.SelfCheckView.Card;
import cn.hegui.service.selfcheck.SelfCheckView.FactRows;
import cn.hegui.service.selfcheck.SelfCheckView.Field;
import cn.hegui.service.selfcheck.SelfCheckView.Form;
import cn.hegui.service.selfcheck.SelfCheckView.Group;
import cn.hegui.service.selfcheck.SelfCheckView.Item;
import cn.hegui.service.selfcheck.SelfCheckView.Law;
import cn.hegui.service.selfcheck.SelfCheckView.Matter;
import cn.hegui.service.selfcheck.SelfCheckView.Missing;
import cn.hegui.service.selfcheck.SelfCheckView.Moved;
import cn.hegui.service.selfcheck.SelfCheckView.Option;
import cn.hegui.service.selfcheck.SelfCheckView.Place;
import cn.hegui.service.selfcheck.SelfCheckView.Reason;
import cn.hegui.service.selfcheck.SelfCheckView.Result;
import cn.hegui.service.selfcheck.SelfCheckView.Row;
import cn.hegui.service.selfcheck.SelfCheckView.Section;
import cn.hegui.service.selfcheck.SelfCheckView.Was;
import cn.hegui.service.selfcheck.SelfCheckView.Way;
import cn.hegui.service.selfcheck.SelfCheckView.Who;
import cn.hegui.tables.Examples;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a draft, and what was found of it, into the words of the page; one for each request. */
final class SelfCheckViews {
    /** Rows that are shown of one list; a form of more is no form. */
    static final int ROWS_SHOWN = 30;

    private static final int ITEMS_SHOWN = 8;
    private static final int PASSES_SHOWN = 3;
    private static final int REST_SHOWN = 100;
    private static final int FIGURES_SHOWN = 12;
    private static final int PLACES_SHOWN = 6;
    private static final int TRIED = 20;
    private static final int LARGEST_TRIED = 128 << 10;

    private final Checking checking;
    private final Examples examples;
    private final Draft draft;
    private final LocalDate asOf;
    private final Language language;
    private final Draft facts;
    private final Inputs inputs;
    private Questionnaire asked = Questionnaire.NONE;
    private int tried;
    private int items;

    /**
     * @param draft what was typed so far
     * @param facts what was judged, which is something else where what was typed cannot be judged
     */
    SelfCheckViews(Checking checking, Examples examples, Draft draft, Draft facts, LocalDate asOf, Language language) {
        this.checking = checking;
        this.facts = facts;
        this.examples = examples;
        this.draft = draft;
        this.asOf = asOf;
        this.language = language;
        this.inputs = new Inputs(draft, language, checking.noticeRules(language));
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    private String say(Texts texts) {
        return texts.in(language);
    }

    /** Who is asked, with the regions to choose from. */
    Who who() {
        RegionCode region = draft.region();
        Regions regions = checking.book().regions();
        List<RegionCode> current = regions.current();
        RegionCode province = region == null || region.equals(RegionCode.NATION) ? null : region.province();
        List<Option> provinces = new ArrayList<>();
        List<Option> cities = new ArrayList<>();
        List<Option> counties = new ArrayList<>();
        for (RegionCode code : current) {
            String name = regions.name(code).orElse(code.code());
            if (code.isProvince()) {
                provinces.add(new Option(code.code(), name, code.equals(province)));
            } else if (province != null && region != null && code.province().equals(province)) {
                if (code.isCity() && !isPlaceholder(name)) {
                    cities.add(new Option(code.code(), name, code.equals(region.city())));
                } else if (!code.isCity() && code.city().equals(region.city())) {
                    counties.add(new Option(code.code(), name, code.equals(region)));
                }
            }
        }
        FactTable subject = FactSchema.of(draft.kind()).subject();
        return new Who(
                draft.kind().code(),
                List.of(
                        new Option("institution", say("学校", "School"), draft.kind() == SubjectKind.INSTITUTION),
                        new Option("enterprise", say("企业", "Firm"), draft.kind() == SubjectKind.ENTERPRISE)),
                region == null ? "" : region.code(),
                region == null ? "" : checking.regions(asOf, language).fullName(region),
                provinces,
                cities,
                counties,
                field(subject, "name"),
                field(subject, "id"));
    }

    private Field field(FactTable subject, String name) {
        FactField field = subject.field(name);
        if (field == null) {
            throw new IllegalStateException(subject.name() + " has no " + name);
        }
        Field input = inputs.of(null, field, "/" + name, false, false);
        boolean school = draft.kind() == SubjectKind.INSTITUTION;
        String label = name.equals("id")
                ? school ? say("学校代码", "School code") : say("统一社会信用代码", "Unified social credit code")
                : say("名称", "Name");
        String hint = !name.equals("id")
                ? say("可以不填", "May be left empty")
                : say("可以不填；填了会印在下载的文件里", "May be left empty; if given, it is printed in the files you download");
        return new Field(
                input.id(),
                input.name(),
                label,
                "text",
                "text",
                input.value(),
                List.of(),
                "",
                hint,
                "hint-" + name,
                input.fault(),
                false);
    }

    /** What stands in the place of a city and is none: the districts of a municipality, the counties of a province. */
    private static boolean isPlaceholder(String name) {
        return name.equals("市辖区") || name.equals("县") || name.contains("直辖");
    }

    /** The facts that are asked. */
    Form form(Questionnaire asked) {
        List<Group> groups = new ArrayList<>();
        for (Questionnaire.Group group : asked.groups()) {
            List<Field> fields = new ArrayList<>();
            List<Reason> reasons = new ArrayList<>();
            for (Questionnaire.Question question : group.questions()) {
                String name = question.field().name();
                boolean refreshes = name.equals("level") || name.equals("sponsor");
                fields.add(inputs.of(null, question.field(), "/" + name, true, refreshes));
                reasons.add(reason(null, question));
            }
            List<FactRows> lists = group.lists().stream().map(this::rows).toList();
            groups.add(new Group(
                    "group-" + group.theme().name().toLowerCase(Locale.ROOT),
                    say(group.theme().words()),
                    fields,
                    reasons,
                    lists));
        }
        long clauses = asked.clauses().stream().map(Clause::id).distinct().count();
        return new Form(groups, (int) clauses);
    }

    private Reason reason(@Nullable FactTable list, Questionnaire.Question question) {
        FactField field = question.field();
        FactField ofList =
                list == null ? null : FactSchema.of(draft.kind()).subject().field(list.name());
        String example = examples.of(new FactSheet(draft.kind(), ofList), field.name());
        Texts unit = FieldWords.unit(field);
        return new Reason(
                say(FieldWords.label(list, field)),
                unit == null ? "" : say(unit),
                example == null ? "" : example,
                field.naming()
                        ? List.of()
                        : question.clauses().stream().map(this::law).toList());
    }

    private FactRows rows(Questionnaire.ListQuestion list) {
        FactTable table = list.table();
        int count = draft.rows(table.name());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(count, ROWS_SHOWN); i++) {
            String pointer = "/" + table.name() + "/" + i;
            boolean first = i == 0;
            List<Field> fields = list.fields().stream()
                    .map(question -> inputs.of(
                            table,
                            question.field(),
                            pointer + "/" + question.field().name(),
                            first,
                            false))
                    .toList();
            String named = table.namedBy().stream()
                    .map(field -> draft.text(pointer + "/" + field.name()))
                    .collect(Collectors.joining(" · "));
            rows.add(new Row(
                    say(FieldWords.label(table)) + " "
                            + (named.isBlank() ? say("第 ", "row ") + (i + 1) + say(" 行", "") : named),
                    pointer,
                    fields));
        }
        Texts hint = FieldWords.hint(table);
        return new FactRows(
                "list-" + table.name(),
                table.name(),
                say(FieldWords.label(table)),
                hint == null ? "" : say(hint),
                count == 0,
                rows,
                Math.max(0, count - ROWS_SHOWN),
                list.fields().stream().map(question -> reason(table, question)).toList());
    }

    private Law law(Clause clause) {
        List<String> notes = new ArrayList<>();
        if (clause.document().isDraft()) {
            notes.add(say("征求意见稿，仅供参考。", "A draft, not in force."));
        }
        if (clause.isUnverified()) {
            notes.add(say("未核对原文，仅作提示。", "The text was not verified: an advisory only."));
        }
        if (clause.interpretation() != null) {
            notes.add(say("适用理解：", "Reading: ") + clause.interpretation());
        }
        Erratum erratum = clause.erratum();
        if (erratum != null) {
            notes.add(say("文本勘误：印为“", "Erratum: printed “")
                    + erratum.printed()
                    + say("”，按“", "”, applied as “")
                    + erratum.applied()
                    + say("”适用。", "”."));
        }
        return new Law(
                Ground.name(clause),
                clause.document().number() == null ? "" : clause.document().title(),
                clause.words(),
                clause.quote() != null,
                String.join(" ", notes),
                "/policies/clauses/" + clause.id() + ".html");
    }

    /** What was found of {@code judgement}, with the figures of each card to be changed in place. */
    Result result(Judgement judgement, Judge judge, Questionnaire questions, Map<String, Outcome> first) {
        asked = questions;
        CheckResult found =
                CheckResult.of(judgement, judge, questions, checking.book().kinds(), first);
        Levers levers = new Levers(
                facts.kind(),
                facts.record(),
                checking.reader(),
                judge,
                checking.book().kinds());
        boolean tries = facts.record().size() <= LARGEST_TRIED;
        Map<String, String> anchors = new LinkedHashMap<>();
        List<Section> sections = new ArrayList<>();
        for (CheckResult.Section section : found.sections()) {
            boolean met = section.outcome() == Outcome.PASS || section.outcome() == Outcome.NOTAPPLICABLE;
            List<Matter> matters = new ArrayList<>();
            for (CheckResult.Matter matter : section.matters()) {
                List<Card> cards = matter.cards().stream()
                        .map(card -> card(card, judgement.subject(), levers, met, tries, first, anchors))
                        .toList();
                matters.add(new Matter(say(matter.theme().words()), matter.size(), met, cards));
            }
            sections.add(new Section(
                    section.outcome().code(),
                    section.outcome().code(),
                    say(Words.of(section.outcome())),
                    section.size(),
                    (int) section.matters().stream()
                            .flatMap(matter -> matter.cards().stream())
                            .flatMap(card -> card.items().stream())
                            .filter(item -> item.finding().outcome() != section.outcome())
                            .count(),
                    matters));
        }
        return new Result(
                found.sentence(language),
                subject(judgement.subject()),
                found.moves().stream().map(move -> moved(move, anchors)).toList(),
                first.entrySet().stream()
                        .map(was ->
                                new Was("was/" + was.getKey(), was.getValue().code()))
                        .toList(),
                sections,
                found.notGiven().stream().map(this::missing).toList(),
                judgement.creditRecords().stream().map(this::lead).toList());
    }

    private String subject(Subject subject) {
        List<String> parts = new ArrayList<>();
        if (subject.name() != null) {
            parts.add(subject.name());
        }
        if (!Draft.isNobody(subject.id())) {
            parts.add(subject.id());
        }
        parts.add(draft.kind() == SubjectKind.INSTITUTION ? say("学校", "School") : say("企业", "Firm"));
        parts.add(checking.regions(asOf, language).fullName(subject.region()));
        parts.add(say("基准日 ", "as of ") + asOf);
        return String.join(" · ", parts);
    }

    private Moved moved(CheckResult.Move move, Map<String, String> anchors) {
        Finding finding = move.item().finding();
        return new Moved(
                title(finding),
                say(Words.of(move.before())),
                say(Words.of(finding.outcome())),
                finding.outcome().code(),
                anchors.getOrDefault(move.item().key(), ""));
    }

    private String title(Finding finding) {
        String kind = say(checking.book().kinds().get(finding.clause().rule()).title());
        return finding.target().isEmpty() ? kind : kind + " · " + finding.target();
    }

    private Missing missing(CheckResult.NotGiven list) {
        String rules = list.clauses().stream()
                .map(clause -> say(checking.book().kinds().get(clause.rule()).title()))
                .distinct()
                .collect(Collectors.joining(say("、", ", ")));
        return new Missing(
                say(FieldWords.label(list.list())),
                list.list().name(),
                list.clauses().size(),
                rules);
    }

    private String lead(CreditRecord record) {
        return say("整改通知 ", "Notice ") + record.notice().noticeNo() + say("：", ": ") + say(Words.of(record.state()));
    }

    private Card card(
            CheckResult.Card card,
            Subject subject,
            Levers levers,
            boolean met,
            boolean tries,
            Map<String, Outcome> first,
            Map<String, String> anchors) {
        int most = met ? PASSES_SHOWN : ITEMS_SHOWN;
        List<Item> shown = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (CheckResult.Item item : card.items()) {
            String message = checking.messages(language).message(subject, item.finding(), item.clauses());
            if (shown.size() < most || first.containsKey(item.key())) {
                shown.add(item(item, message, levers, tries, first, anchors));
            } else if (rest.size() < REST_SHOWN) {
                rest.add(message);
            }
        }
        Severity severity = card.severity();
        String responsible = card.clauses().stream()
                .flatMap(clause -> clause.responsible().stream())
                .distinct()
                .collect(Collectors.joining("、"));
        return new Card(
                say(card.rule().title()),
                severity == null ? "" : severity.code(),
                severity == null ? "" : say(Words.of(severity)),
                shown,
                rest,
                card.items().size() - shown.size() - rest.size(),
                card.clauses().stream().map(this::law).toList(),
                met ? "" : say(card.rule().remedy()),
                responsible);
    }

    private Item item(
            CheckResult.Item item,
            String message,
            Levers levers,
            boolean tries,
            Map<String, Outcome> first,
            Map<String, String> anchors) {
        Finding finding = item.finding();
        String id = "item-" + items++;
        anchors.put(item.key(), id);
        List<Field> figures = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        List<Fact> facts = new ArrayList<>(levers.absent(finding));
        levers.behind(finding).stream()
                .filter(fact -> !facts.contains(fact) && isAsked(fact))
                .forEach(facts::add);
        for (Fact fact : facts) {
            FactField field = fact.field();
            boolean aList = field.type() == FactType.LIST || field.type() == FactType.INDICATORS;
            if (aList && places.size() < PLACES_SHOWN) {
                places.add(new Place(label(fact, finding.target()), field.name()));
            } else if (!aList && figures.size() < FIGURES_SHOWN) {
                figures.add(inputs.onCard(
                        field, fact.pointer(), id + Inputs.id(fact.pointer()), label(fact, finding.target())));
            }
        }
        if (finding.outcome() != Outcome.PASS && finding.outcome() != Outcome.NOTAPPLICABLE) {
            for (FactTable list : otherLists(finding)) {
                boolean shown = facts.stream().anyMatch(fact -> fact.pointer().startsWith("/" + list.name()));
                if (!shown && places.size() < PLACES_SHOWN) {
                    places.add(new Place(say(FieldWords.label(list)), list.name()));
                }
            }
        }
        Outcome before = outcomeBefore(item, first);
        return new Item(
                id,
                finding.target(),
                message,
                finding.outcome().code(),
                say(Words.of(finding.outcome())),
                before == null ? "" : say(Words.of(before)),
                gap(finding),
                bar(finding),
                figures,
                places,
                finding.outcome() == Outcome.FAIL && tries && tried++ < TRIED ? ways(levers, finding) : List.of());
    }

    private static @Nullable Outcome outcomeBefore(CheckResult.Item item, Map<String, Outcome> first) {
        return item.before(first);
    }

    /** Whether the clauses of now read it; others of the same rule may. */
    private boolean isAsked(Fact fact) {
        if (fact.list() == null) {
            return asked.groups().stream()
                    .flatMap(group -> group.questions().stream())
                    .anyMatch(question -> question.field().equals(fact.field()));
        }
        Questionnaire.ListQuestion list = asked.list(fact.list());
        return list == null
                || list.fields().stream()
                        .anyMatch(question ->
                                question.field().name().equals(fact.field().name()));
    }

    /** The lists that the rule of {@code finding} reads beside the one that it judges, as far as they are asked. */
    private List<FactTable> otherLists(Finding finding) {
        RuleKind rule = checking.book().kinds().get(finding.clause().rule());
        return rule.needs().stream()
                .filter(need -> need.indexOf('.') > 0)
                .map(need -> need.substring(0, need.indexOf('.')))
                .distinct()
                .map(asked::list)
                .filter(Objects::nonNull)
                .map(Questionnaire.ListQuestion::table)
                .toList();
    }

    /** How a fact is called on a card, with the list and item where that is not what was judged. */
    private String label(Fact fact, String judged) {
        FactTable list = list(fact.list());
        String label = say(FieldWords.label(list, fact.field()));
        return list == null || judged.equals(fact.item())
                ? label
                : say(FieldWords.label(list)) + " " + fact.item() + " · " + label;
    }

    private @Nullable FactTable list(@Nullable String name) {
        FactField field =
                name == null ? null : FactSchema.of(draft.kind()).subject().field(name);
        return field == null ? null : field.items();
    }

    private List<Way> ways(Levers levers, Finding finding) {
        return levers.meeting(finding).stream()
                .map(change -> {
                    String value = written(change.fact().field(), change.value());
                    return new Way(
                            say("如果“", "If “")
                                    + label(change.fact(), finding.target())
                                    + say("”为 ", "” were ")
                                    + value
                                    + say("：", ": ")
                                    + say(Words.of(Outcome.PASS)),
                            "set:" + change.fact().pointer() + "=" + plain(change.value()));
                })
                .toList();
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }

    private String written(FactField field, Object value) {
        if (value instanceof BigDecimal number) {
            return field.measure() == Measure.AMOUNT
                    ? Numerals.money(number, RoundingMode.UP) + say(" 元", " CNY")
                    : Numerals.number(number);
        }
        if (value instanceof Boolean yes) {
            return yes ? say("是", "yes") : say("否", "no");
        }
        Coded choice = field.choices().get(value.toString());
        return choice == null ? value.toString() : say(FieldWords.choice(field, choice));
    }

    private String gap(Finding finding) {
        BigDecimal missing = finding.amountMissing();
        if (missing == null || missing.signum() == 0) {
            return "";
        }
        Figures figures = finding.figures();
        boolean most = figures != null && figures.relation() == Relation.AT_MOST;
        String atLeast = finding.notes().contains("at-least") ? say("至少 ", "at least ") : "";
        String amount = quantity(missing, figures, RoundingMode.UP);
        return most
                ? say("超出 " + atLeast + amount, "Too much by " + atLeast + amount)
                : say("还差 " + atLeast + amount, "Short by " + atLeast + amount);
    }

    private String quantity(BigDecimal amount, @Nullable Figures figures, RoundingMode rounding) {
        Unit unit = figures == null || figures.unit() == Unit.SHARE ? Unit.COUNT : figures.unit();
        String number = unit == Unit.CNY ? Numerals.money(amount, rounding) : Numerals.number(amount);
        return number + say(Words.of(unit));
    }

    private @Nullable Bar bar(Finding finding) {
        Figures figures = finding.figures();
        if (figures == null
                || figures.required().signum() <= 0
                || figures.measured().signum() < 0) {
            return null;
        }
        boolean most = figures.relation() == Relation.AT_MOST;
        boolean share = figures.unit() == Unit.SHARE;
        // A tenth of the width stays free beyond the greater of the two.
        BigDecimal whole = figures.measured().max(figures.required()).multiply(new BigDecimal("1.1"));
        String measured = share
                ? Numerals.exactPercent(figures.measured().setScale(4, most ? RoundingMode.UP : RoundingMode.DOWN))
                : quantity(figures.measured(), figures, RoundingMode.HALF_UP);
        String required = share
                ? Numerals.exactPercent(figures.required())
                : quantity(figures.required(), figures, RoundingMode.HALF_UP);
        return new Bar(
                thousandths(figures.measured(), whole),
                thousandths(figures.required(), whole),
                say("现为 ", "Now ")
                        + measured
                        + (most ? say("，至多 ", ", at most ") : say("，至少 ", ", at least "))
                        + required);
    }

    private static int thousandths(BigDecimal part, BigDecimal whole) {
        return part.multiply(BigDecimal.valueOf(1000))
                .divide(whole, 0, RoundingMode.HALF_UP)
                .intValue();
    }
}
