package cn.hegui.explain;

import cn.hegui.check.PracticeWindow;
import cn.hegui.intake.FactTable;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.Finding;
import cn.hegui.model.Institution;
import cn.hegui.model.Judgement;
import cn.hegui.model.Money;
import cn.hegui.model.Outcome;
import cn.hegui.model.Parameters;
import cn.hegui.paper.Calculation;
import cn.hegui.paper.FindingLine;
import cn.hegui.report.Numerals;
import cn.hegui.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic behind a finding, with its real numbers. Every sum is made from figures of the finding, or of others of
 * the same judgement, and told only where it comes to what the finding says: nothing is judged here.
 */
final class Workings {
    private static final int ROWS_SHOWN = 20;

    private final Judgement judgement;
    private final SubjectFacts facts;
    private final LocalDate asOf;
    private final Voice voice;
    private final Finding finding;
    private final List<String> lines = new ArrayList<>();

    private Workings(Judgement judgement, SubjectFacts facts, LocalDate asOf, Voice voice, Finding finding) {
        this.judgement = judgement;
        this.facts = facts;
        this.asOf = asOf;
        this.voice = voice;
        this.finding = finding;
    }

    /** The lines for {@code finding}, which reads {@code line} in a run; empty where there is nothing to compute. */
    static List<String> of(
            Finding finding, FindingLine line, Judgement judgement, SubjectFacts facts, LocalDate asOf, Voice voice) {
        Workings workings = new Workings(judgement, facts, asOf, voice, finding);
        workings.ofKind();
        Set<String> lines = new LinkedHashSet<>(workings.lines);
        for (String each : Calculation.lines(line, voice.language())) {
            if (lines.stream().noneMatch(said -> said.contains(each))) {
                lines.add(each);
            }
        }
        return List.copyOf(lines);
    }

    private void ofKind() {
        String rule = finding.clause().rule();
        switch (rule) {
            case "training-fund.deduction-cap" -> deduction();
            case "factory.income-use" -> incomeUse();
            case "teacher.enterprise-practice", "teacher.induction-practice" -> practice();
            case "teacher.dual-qualified-share" -> dualQualified();
            case "training-service.non-profit" -> nonProfit();
            case "programme.exit" -> programmeExit();
            case "internship.headcount" -> headcount();
            case "credit.training-fund-refusal" -> refusal();
            default -> {
                if (rule.startsWith("subsidy.")) {
                    subsidy(rule);
                }
            }
        }
        lacking();
    }

    /** Year by year back to where the chain starts; then what may be deducted this year. */
    private void deduction() {
        chain(finding, Integer.parseInt(finding.target()) - 1);
        BigDecimal spent = decimal("spent");
        BigDecimal carriedIn = decimal("carriedIn");
        BigDecimal available = decimal("available");
        if (spent != null && carriedIn != null && equal(spent.add(carriedIn), available)) {
            lines.add(voice.say("可用于扣除：本年支出 ", "Open for deduction: spent that year ") + money(spent)
                    + voice.say(" + 上年结转 ", " + carried in ") + money(carriedIn) + " = " + cny(available));
        }
        BigDecimal cap = decimal("cap");
        BigDecimal taxPayroll = decimal("taxPayroll");
        BigDecimal rate = rate("capRate");
        if (taxPayroll != null && rate != null && equal(Money.due(rate, taxPayroll), cap)) {
            lines.add(voice.say("扣除限额：", "Cap: ") + money(taxPayroll) + " × " + Numerals.exactPercent(rate) + " = "
                    + cny(cap));
        }
        BigDecimal full = Objects.requireNonNullElse(decimal("fullyDeductible"), Money.ZERO);
        BigDecimal allowed = decimal("allowed");
        if (cap != null && available != null && equal(available.min(cap).add(full), allowed)) {
            lines.add(voice.say("可扣除：", "Deductible: ") + "min(" + money(available) + ", " + money(cap) + ")"
                    + (full.signum() == 0 ? "" : " + " + money(full)) + " = " + cny(allowed));
        }
        BigDecimal out = decimal("carriedOut");
        if (cap != null && available != null && equal(available.subtract(available.min(cap)), out)) {
            lines.add(voice.say("结转以后年度：", "Carried forward: ") + money(available) + " − " + money(available.min(cap))
                    + " = " + cny(out));
        }
    }

    private void chain(Finding later, int year) {
        BigDecimal carriedIn = decimal(later, "carriedIn");
        if (carriedIn == null) {
            return;
        }
        for (Finding earlier : judgement.findings()) {
            if (earlier.clause().rule().equals(later.clause().rule())
                    && earlier.target().equals(Integer.toString(year))
                    && equal(carriedIn, decimal(earlier, "carriedOut"))) {
                chain(earlier, year - 1);
                lines.add(voice.say(year + " 年度：可用 ", year + ": open ")
                        + money(decimal(earlier, "available"))
                        + voice.say("，限额 ", ", cap ")
                        + money(decimal(earlier, "cap"))
                        + voice.say("，结转 ", ", carried forward ")
                        + cny(carriedIn));
                return;
            }
        }
    }

    private void incomeUse() {
        List<String> parts = new ArrayList<>();
        BigDecimal sum = Money.ZERO;
        for (String name : List.of("usedForTeaching", "reinvested", "retained", "laborPaid")) {
            BigDecimal part = decimal(name);
            boolean counts = !name.equals("laborPaid") || !equal(sum, decimal("used"));
            if (part != null && counts) {
                parts.add(money(part));
                sum = sum.add(part);
            }
        }
        if (parts.size() > 1 && equal(sum, decimal("used"))) {
            lines.add(voice.say("已用于规定用途：", "Used as prescribed: ") + String.join(" + ", parts) + " = " + cny(sum));
        }
    }

    private void practice() {
        if (!(judgement.subject() instanceof Institution institution)) {
            return;
        }
        for (PracticeWindow window : PracticeWindow.of(institution, finding.target(), finding.clause(), asOf)) {
            String reading = switch (window.reading()) {
                case ROLLING -> voice.say("滚动期", "The years up to the as-of date");
                case CYCLE -> voice.say("最近完整周期", "The last full cycle");
                case INDUCTION -> voice.say("入职初期", "The first years");
            };
            String runs = window.runs().stream()
                    .limit(ROWS_SHOWN)
                    .map(run -> run.from()
                            + voice.say(" 至 ", " to ")
                            + run.to()
                            + voice.say("（", " (")
                            + run.days()
                            + voice.say(" 天）", " days)"))
                    .collect(Collectors.joining(voice.say("、", ", ")));
            String counted = window.reading() == PracticeWindow.Reading.INDUCTION
                    ? voice.say("共 " + window.days() + " 天", window.days() + " days in all")
                    : voice.say(
                            "共 " + window.days() + " 天；整月按 30 天折算 " + window.amount() + " 天",
                            window.days() + " days in all; " + window.amount() + " with a month as 30");
            lines.add(reading + " " + window.from() + voice.say(" 至 ", " to ") + window.to() + voice.say("：", ": ")
                    + (runs.isEmpty() ? voice.say("没有实践", "no practice") : runs + voice.say("，", ", ") + counted));
        }
        if (finding.clause().parameters().has("maxGapDays") && finding.details().get("days") instanceof Long days) {
            BigDecimal gap = finding.clause().parameters().decimal("maxGapDays");
            lines.add(voice.say(
                    "间隔不超过 " + Numerals.number(gap) + " 天的连在一起算，最长一段 " + days + " 天",
                    "Runs at most " + Numerals.number(gap) + " days apart count as one: the longest has " + days
                            + " days"));
        }
    }

    private void dualQualified() {
        BigDecimal professional = decimal("professional");
        BigDecimal dualQualified = decimal("dualQualified");
        BigDecimal minShare = rate("minShare");
        if (professional == null || dualQualified == null || minShare == null) {
            return;
        }
        BigDecimal share = decimal("share");
        if (share != null) {
            lines.add(Numerals.number(dualQualified) + " ÷ " + Numerals.number(professional) + " ≈ "
                    + Numerals.exactPercent(share));
        }
        BigDecimal needed = minShare.multiply(professional);
        BigDecimal least = needed.setScale(0, RoundingMode.CEILING);
        lines.add(Numerals.number(professional) + " × " + Numerals.exactPercent(minShare) + " = "
                + Numerals.number(needed)
                + voice.say("，至少 " + Numerals.number(least) + " 人", ", so at least " + Numerals.number(least)));
        BigDecimal missing = finding.amountMissing();
        if (missing != null && equal(least.subtract(dualQualified), missing)) {
            lines.add(
                    Numerals.number(least) + " − " + Numerals.number(dualQualified) + " = " + Numerals.number(missing));
        }
    }

    /** A surplus of one year may be balanced by earlier ones. */
    private void nonProfit() {
        FactTable list = facts.list("trainingServices");
        if (list == null) {
            return;
        }
        BigDecimal fees = Money.ZERO;
        BigDecimal cost = Money.ZERO;
        for (SubjectFacts.Item row : facts.items(list)) {
            if (row.name().compareTo(finding.target()) <= 0) {
                BigDecimal fee = amount(row.values().get("fees"));
                BigDecimal spent = amount(row.values().get("cost"));
                if (fee == null || spent == null) {
                    return;
                }
                fees = fees.add(fee);
                cost = cost.add(spent);
            }
        }
        lines.add(voice.say("截至该年累计：收费 ", "All years up to it: fees ")
                + money(fees)
                + voice.say("，成本 ", ", cost ")
                + cny(cost));
    }

    private void programmeExit() {
        BigDecimal least = rate("minEmploymentRate");
        BigDecimal year = decimal("year");
        FactTable list = facts.list("employment");
        if (least == null || year == null || list == null) {
            return;
        }
        int last = year.intValueExact();
        int first = last - finding.clause().parameters().whole("consecutiveYears") + 1;
        for (SubjectFacts.Item row : facts.items(list)) {
            if (row.first().equals(finding.target())
                    && row.values().get("year") instanceof BigDecimal of
                    && of.intValue() >= first
                    && of.intValue() <= last
                    && row.values().get("rate") instanceof BigDecimal rate) {
                lines.add(of.intValue()
                        + voice.say(" 年就业率 ", ": employment rate ")
                        + Numerals.exactPercent(rate)
                        + (rate.compareTo(least) < 0 ? " < " : " ≥ ")
                        + Numerals.exactPercent(least));
            }
        }
        BigDecimal before = decimal("enrolment");
        BigDecimal next = decimal("enrolmentNext");
        if (before != null && next != null) {
            lines.add(voice.say(
                    (last + 1) + " 年招生 " + Numerals.number(next) + " 人，上一年 " + Numerals.number(before) + " 人",
                    "Enrolment of " + (last + 1) + ": " + Numerals.number(next) + ", the year before: "
                            + Numerals.number(before)));
        }
    }

    private void headcount() {
        if (finding.details().get("day") instanceof LocalDate day) {
            Object post = finding.details().get("post");
            lines.add(voice.say(
                    "最紧的一天：" + day + (post == null ? "，全体职工" : "，岗位“" + post + "”"),
                    "The tightest day: " + day + (post == null ? ", all staff" : ", post \"" + post + "\"")));
        }
    }

    /** The row of the table that fitted, what was found of the account, and the credit record that it makes. */
    private void refusal() {
        List<Finding> underlying = judgement.findings().stream()
                .filter(each -> each.clause().rule().equals(finding.details().get("rule"))
                        && each.target().equals(finding.details().get("year")))
                .toList();
        for (Finding each : underlying) {
            lines.add(voice.say("所述问题：", "What the notice is about: ")
                    + each.clause().id() + " " + each.target() + voice.say(" ", " ")
                    + voice.verdict(each.outcome(), each.severity()));
        }
        if (underlying.isEmpty()) {
            lines.add(voice.say("所述年度没有任何结论", "Nothing was found of the year that the notice is about"));
        }
        lines.add(voice.say("适用的情形：", "The case that fits: ") + row());
        for (CreditRecord record : judgement.creditRecords()) {
            boolean same = Objects.equals(
                            record.notice().noticeNo(), finding.details().get("noticeNo"))
                    && Objects.equals(record.notice().rule(), finding.details().get("rule"))
                    && Objects.equals(
                            record.notice().target(), finding.details().get("year"));
            if (same) {
                lines.add(voice.say("信用记录：", "Credit record: ") + voice.say(Words.of(record.state())));
            }
        }
    }

    private String row() {
        boolean confirmed = finding.details().get("refusalConfirmedOn") instanceof LocalDate on && !on.isAfter(asOf);
        boolean corrected = finding.details().get("correctedOn") instanceof LocalDate on && !on.isAfter(asOf);
        String notes = finding.notes().stream()
                .map(Words::note)
                .filter(Objects::nonNull)
                .map(voice::say)
                .collect(Collectors.joining(voice.say("；", "; ")));
        String because = notes.isEmpty() ? "" : voice.say("（" + notes + "）", " (" + notes + ")");
        return switch (finding.outcome()) {
            case FAIL ->
                corrected
                        ? voice.say("已由主管部门依程序认定拒不改正，此后已改正", "refusal properly determined, corrected since")
                        : voice.say("已由主管部门依程序认定拒不改正，未见改正", "refusal properly determined, not corrected");
            case PASS -> voice.say("已改正，未被认定", "corrected, and no refusal determined") + because;
            case NOTAPPLICABLE ->
                finding.notes().contains("no-underlying-breach")
                        ? voice.say("账目未显示所述问题", "the accounts do not show the breach that the notice names")
                        : voice.say("通知在基准日之后发出", "the notice was issued after the as-of date");
            case PENDING -> voice.say("改正期限未到", "the deadline has not passed");
            case UNKNOWN ->
                confirmed && !notes.isEmpty()
                        ? voice.say("有认定，但认定不完备", "a determination that is not proper") + because
                        : confirmed
                                ? voice.say("有认定，但所述问题无法判定", "determined, but the breach itself cannot be judged")
                                : finding.missing().contains("refusalConfirmedOn")
                                        ? voice.say(
                                                "期限已过，未见改正，也未见认定：只是线索",
                                                "the deadline has passed without correction or determination: a lead only")
                                        : finding.missing().contains("dueOn")
                                                ? voice.say("没有写明改正期限", "no deadline is given")
                                                : voice.say("所述问题无法判定", "the breach itself cannot be judged");
        };
    }

    /** What the scheme grants on this ground, and what was claimed on it before. */
    private void subsidy(String rule) {
        FactTable claims = facts.list("subsidyClaims");
        Object evidence = finding.details().get("evidence");
        if (claims == null || evidence == null) {
            return;
        }
        Parameters parameters = finding.clause().parameters();
        BigDecimal entitlement = decimal("entitlement");
        SubjectFacts.Item ground = ground(evidence.toString());
        if (entitlement != null && ground != null && entitlement.signum() > 0) {
            lines.add(granted(rule, ground, parameters, entitlement));
        }
        for (SubjectFacts.Item claim : facts.items(claims)) {
            boolean sameGround = evidence.equals(claim.values().get("evidence"))
                    && Objects.equals(
                            finding.details().get("scheme"), claim.values().get("scheme"));
            BigDecimal claimed = amount(claim.values().get("amount"));
            if (sameGround && claimed != null) {
                Object on = claim.values().get("claimedOn");
                Object status = claim.values().get("status");
                lines.add(voice.say("同一依据的申领 ", "Claim on the same ground: ")
                        + claim.name()
                        + (on == null ? "" : " " + on)
                        + voice.say("：", ": ")
                        + cny(claimed)
                        + (status == null ? "" : voice.say("（" + status + "）", " (" + status + ")"))
                        + (claim.name().equals(finding.target()) ? voice.say(" ← 本项", " ← this one") : ""));
            }
        }
    }

    private String granted(String rule, SubjectFacts.Item ground, Parameters parameters, BigDecimal entitlement) {
        String head = voice.say("可享受：", "Entitlement: ");
        BigDecimal each = switch (rule) {
            case "subsidy.targeted-class" -> rate("perStudentYear");
            case "subsidy.post-internship" -> rate("perMonth");
            default -> null;
        };
        if (each != null && each.signum() > 0) {
            BigDecimal[] times = entitlement.divideAndRemainder(each);
            if (times[1].signum() == 0) {
                String of = rule.equals("subsidy.targeted-class")
                        ? voice.say(" 人", " students")
                        : voice.say(" 个月", " months");
                return head + money(each) + " × " + Numerals.number(times[0]) + of + " = " + cny(entitlement);
            }
        }
        BigDecimal uplift = rate("shortageUplift");
        if (uplift != null && Boolean.TRUE.equals(ground.values().get("shortage"))) {
            BigDecimal factor = BigDecimal.ONE.add(uplift);
            BigDecimal base = entitlement.divide(factor, 2, RoundingMode.HALF_UP);
            if (equal(base.multiply(factor).setScale(2, RoundingMode.HALF_UP), entitlement)) {
                return head + money(base) + " × (1 + " + Numerals.exactPercent(uplift) + ") = " + cny(entitlement);
            }
        }
        return head + cny(entitlement);
    }

    private SubjectFacts.@Nullable Item ground(String evidence) {
        for (FactTable table : facts.lists()) {
            boolean item = table.namedBy().size() == 1
                    && table.namedBy().get(0).name().equals("id")
                    && !table.name().equals("subsidyClaims");
            if (item) {
                for (SubjectFacts.Item each : facts.items(table)) {
                    if (each.name().equals(evidence)) {
                        return each;
                    }
                }
            }
        }
        return null;
    }

    private void lacking() {
        if (finding.outcome() == Outcome.FAIL && finding.details().get("lacking") instanceof List<?> lacking) {
            lines.add(voice.say("不具备的条件：", "Conditions not met: ")
                    + lacking.stream()
                            .map(code -> facts.label(code.toString(), voice))
                            .distinct()
                            .collect(Collectors.joining(voice.say("、", ", "))));
        }
    }

    private @Nullable BigDecimal rate(String parameter) {
        return finding.clause().parameters().values().get(parameter) instanceof BigDecimal rate ? rate : null;
    }

    private @Nullable BigDecimal decimal(String name) {
        return decimal(finding, name);
    }

    private static @Nullable BigDecimal decimal(Finding of, String name) {
        Object value = of.details().get(name);
        return value instanceof Long whole
                ? BigDecimal.valueOf(whole)
                : value instanceof BigDecimal number ? number : null;
    }

    private static @Nullable BigDecimal amount(@Nullable Object value) {
        if (value instanceof String text) {
            return new BigDecimal(text);
        }
        return value instanceof BigDecimal number ? number : null;
    }

    private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) == 0;
    }

    private static String money(@Nullable BigDecimal amount) {
        return amount == null ? "?" : Numerals.money(amount, RoundingMode.HALF_UP);
    }

    private String cny(@Nullable BigDecimal amount) {
        return money(amount) + voice.say(" 元", " CNY");
    }
}
