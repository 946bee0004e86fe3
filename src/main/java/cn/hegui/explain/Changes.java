package cn.hegui.explain;

import cn.hegui.intake.FactType;
import cn.hegui.model.CellPlace;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Outcome;
import cn.hegui.model.Relation;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Subject;
import cn.hegui.model.Unit;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.Numerals;
import cn.hegui.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what would make a finding another: how much is missing, the day, the cell to fill; each change was tried. */
record Changes(
        Trials trials,
        SubjectFacts facts,
        RuleKind kind,
        FactBranches told,
        MessageWriter messages,
        LocalDate asOf,
        Voice voice) {
    private static final String PARAMETER = "parameter:";
    private static final int PLACES_SHOWN = 10;

    /** What would change {@code finding}, which rests on {@code behind}; none where it is met or does not apply. */
    List<Branch> of(Finding finding, Subject subject, List<Fact> behind) {
        List<Branch> branches = new ArrayList<>();
        switch (finding.outcome()) {
            case FAIL -> branches.add(changes(finding, behind));
            case PENDING -> {
                branches.add(due(finding));
                branches.add(changes(finding, behind));
            }
            case UNKNOWN -> branches.add(missing(finding, subject));
            case PASS, NOTAPPLICABLE -> {
                // Nothing is to be mended.
            }
        }
        return branches;
    }

    private Branch due(Finding finding) {
        LocalDate due = finding.dueOn();
        return Branch.of(
                Part.DUE,
                due == null
                        ? voice.say("期限：没有写明，一直可以补上", "Due: no day is set; it may still be met")
                        : voice.say(
                                "期限：最后一天 " + due + "，距基准日 " + ChronoUnit.DAYS.between(asOf, due) + " 天；此后仍未达到即为不符合",
                                "Due: " + due + " is the last day, " + ChronoUnit.DAYS.between(asOf, due)
                                        + " days after the as-of date; not met by then, it fails"));
    }

    private Branch changes(Finding finding, List<Fact> behind) {
        List<String> texts = new ArrayList<>();
        BigDecimal missing = finding.amountMissing();
        if (missing != null) {
            Figures figures = finding.figures();
            boolean most = figures != null && figures.relation() == Relation.AT_MOST;
            String atLeast = finding.notes().contains("at-least") ? voice.say("至少 ", "at least ") : "";
            texts.add(
                    most
                            ? voice.say("超出 ", "Too much by ") + atLeast + quantity(missing, figures)
                            : voice.say("还差 ", "Short by ") + atLeast + quantity(missing, figures));
        }
        for (Trials.Trial trial : trials.thatMeet(finding, behind)) {
            texts.add(voice.say("如果 ", "If ")
                    + told.called(trial.fact())
                    + voice.say(" 为 ", " were ")
                    + voice.value(trial.fact().field(), trial.value())
                    + (trial.fact().isGiven()
                            ? voice.say("（现为 ", " (it is ")
                                    + voice.value(
                                            trial.fact().field(), trial.fact().value())
                                    + voice.say("）", ")")
                            : "")
                    + voice.say("：", ": ")
                    + voice.verdict(Outcome.PASS, null));
        }
        texts.add(voice.say("怎么改：", "Remedy: ") + voice.say(kind.remedy()));
        return Branch.listing(
                Part.CHANGE,
                voice.say("怎样才会符合（逐项试算，其余不变）", "What would meet it (tried one at a time, all else as it is)"),
                texts);
    }

    private String quantity(BigDecimal amount, @Nullable Figures figures) {
        Unit unit = figures == null || figures.unit() == Unit.SHARE ? Unit.COUNT : figures.unit();
        String number = unit == Unit.CNY ? Numerals.money(amount, RoundingMode.UP) : Numerals.number(amount);
        return number + voice.say(Words.of(unit));
    }

    private Branch missing(Finding finding, Subject subject) {
        List<Branch> fields = new ArrayList<>();
        for (String field : finding.missing()) {
            String label = voice.say(messages.field(subject.kind(), kind.list(), field));
            if (field.startsWith(PARAMETER)) {
                fields.add(Branch.of(
                        Part.MISSING,
                        label + voice.say("：不是资料的问题，要由主管部门明确", ": not a fact; an authority must settle it")));
                continue;
            }
            List<Fact> absent = facts.absent(field, kind, finding);
            if (absent.isEmpty()) {
                fields.add(Branch.of(Part.MISSING, label));
            }
            absent.stream().limit(PLACES_SHOWN).forEach(fact -> fields.add(toFill(finding, fact)));
            if (absent.size() > PLACES_SHOWN) {
                fields.add(Branch.of(
                        Part.MISSING,
                        voice.say(
                                "还有 " + (absent.size() - PLACES_SHOWN) + " 处缺少" + label,
                                label + " is missing in " + (absent.size() - PLACES_SHOWN) + " more places")));
            }
        }
        return Branch.over(
                Part.MISSING,
                fields.isEmpty()
                        ? voice.say("要弄清的见上面的说明", "What is open is said above")
                        : voice.say("要填什么、填在哪里", "What to fill in, and where"),
                fields);
    }

    private Branch toFill(Finding finding, Fact fact) {
        return Branch.listing(
                Part.MISSING,
                told.called(fact) + voice.say("，填在 ", ", in ") + where(fact),
                consequences(finding, fact));
    }

    private String where(Fact fact) {
        String place = voice.place(facts.record(), fact.pointer());
        CellPlace cell = facts.record().cell(fact.pointer());
        if (cell != null && fact.field().type() == FactType.LIST) {
            return voice.say(
                    facts.record().place("/id").file() + " 的工作表或文件“"
                            + fact.field().heading() + "”",
                    "the sheet or file for " + fact.field().name() + " of "
                            + facts.record().place("/id").file());
        }
        return cell != null && cell.heading() == null
                ? place
                        + voice.say(
                                "，并加上一列“" + fact.field().heading() + "”",
                                ", with a column " + fact.field().name())
                : place;
    }

    /** What the finding would be with each value, or from which number on. */
    private List<String> consequences(Finding finding, Fact fact) {
        Trials.Turn turn = trials.turn(finding, fact);
        if (turn != null) {
            String least = voice.value(fact.field(), turn.least());
            String most = voice.value(fact.field(), turn.most());
            return turn.below().outcome() == Outcome.PASS
                    ? List.of(voice.say(
                            "不超过 " + most + "：" + verdict(turn.below()) + "；更多：" + verdict(turn.from()),
                            most + " or less: " + verdict(turn.below()) + "; more: " + verdict(turn.from())))
                    : List.of(voice.say(
                            "不少于 " + least + "：" + verdict(turn.from()) + "；更少：" + verdict(turn.below()),
                            least + " or more: " + verdict(turn.from()) + "; less: " + verdict(turn.below())));
        }
        Map<String, List<String>> byVerdict = new LinkedHashMap<>();
        List<Trials.Trial> tried = trials.each(finding, fact);
        if (!tried.isEmpty() && tried.stream().allMatch(trial -> trial.finding().outcome() == Outcome.UNKNOWN)) {
            return List.of(voice.say("单填这一项还不能判定", "this alone does not settle it"));
        }
        for (Trials.Trial trial : tried) {
            byVerdict
                    .computeIfAbsent(verdict(trial.finding()), verdict -> new ArrayList<>())
                    .add(voice.value(fact.field(), trial.value()));
        }
        return byVerdict.entrySet().stream()
                .map(each -> each.getValue().stream().collect(Collectors.joining(voice.say("、", ", ")))
                        + voice.say("：", ": ")
                        + each.getKey())
                .toList();
    }

    private String verdict(Finding finding) {
        return voice.verdict(finding.outcome(), finding.severity());
    }
}
