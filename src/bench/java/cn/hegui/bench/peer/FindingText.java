package cn.hegui.bench.peer;

import cn.hegui.bench.peer.Enterprise.Account;
import cn.hegui.bench.peer.Enterprise.Internship;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings as the lines that the product writes, put together by hand. */
final class FindingText {
    private static final Map<String, String> REMARKS = Map.of(
            "carried-in-differs", "所填上年结转金额与推算不符，按所填计算",
            "first-year", "条款在该年度中途生效，只作预警",
            "at-least", "按已知资料，至少如此",
            "erratum", "原文有误，按勘误适用");

    private final StringBuilder text = new StringBuilder(1 << 16);
    private String subject = "";

    /**
     * @param carriedIn null: not known
     * @param computed what the year before leaves over; null: not known
     * @param surely whether it fails whatever was carried in
     */
    record Deduction(
            @Nullable Long carriedIn,
            @Nullable Long computed,
            long cap,
            @Nullable Long carriedOut,
            long atLeast,
            long atMost,
            boolean surely) {}

    /** The next findings are of this enterprise. */
    void of(Enterprise enterprise, String regionName) {
        subject = "{\"subject\":\"" + enterprise.id() + "\",\"kind\":\"enterprise\",\"name\":\""
                + escaped(enterprise.name()) + "\",\"region\":\"" + enterprise.region() + "\",\"regionName\":\""
                + regionName + "\",\"clause\":\"";
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    void extraction(BoundClause clause, Account account, long required) {
        String share = share(account.extracted(), account.payroll());
        year(clause, account.year());
        atLeast(account.extracted(), required);
        notes(yearly(clause, account.year()));
        text.append(",\"details\":{\"payroll\":\"");
        plain(account.payroll()).append("\",\"extracted\":\"");
        plain(account.extracted()).append("\",\"share\":\"").append(share).append("\"},\"message\":\"");
        text.append(account.year()).append(" 年度职工教育经费提取比例 ");
        percent(share).append("，低于要求的 ").append(rate(clause)).append("，还差 ");
        money(required - account.extracted()).append(" 元（工资总额 ");
        money(account.payroll()).append(" 元，已提取 ");
        money(account.extracted()).append(" 元）");
        end(clause, yearly(clause, account.year()), LocalDate.of(account.year(), 12, 31));
    }

    void frontline(BoundClause clause, Account account, long required) {
        String share = share(account.frontlineSpent(), account.spent());
        year(clause, account.year());
        atLeast(account.frontlineSpent(), required);
        notes(yearly(clause, account.year()));
        text.append(",\"details\":{\"spent\":\"");
        plain(account.spent()).append("\",\"frontlineSpent\":\"");
        plain(account.frontlineSpent()).append("\",\"share\":\"").append(share).append("\"},\"message\":\"");
        text.append(account.year()).append(" 年度一线职工培训经费占比 ");
        percent(share).append("，低于要求的 ").append(rate(clause)).append("，还差 ");
        money(required - account.frontlineSpent()).append(" 元（支出 ");
        money(account.spent()).append(" 元，其中用于一线职工 ");
        money(account.frontlineSpent()).append(" 元）");
        end(clause, yearly(clause, account.year()), LocalDate.of(account.year(), 12, 31));
    }

    void deduction(BoundClause clause, Account account, Deduction found) {
        List<String> notes = new ArrayList<>(2);
        boolean differs = found.computed() != null
                && account.carriedIn() != null
                && !found.computed().equals(account.carriedIn());
        if (differs) {
            notes.add("carried-in-differs");
        }
        if (found.surely()) {
            notes.addAll(firstYear(clause, account.year()));
            if (found.atLeast() != found.atMost()) {
                notes.add("at-least");
            }
        }
        if (clause.erratum()) {
            notes.add("erratum");
        }
        if (found.surely()) {
            year(clause, account.year());
            figures(account.deducted(), found.atMost(), "<=", account.deducted() - found.atMost());
        } else {
            begin(clause, Integer.toString(account.year()), "unknown").append(",\"missing\":[\"carriedIn\"]");
        }
        notes(notes);
        text.append(",\"details\":{\"deducted\":\"");
        plain(account.deducted()).append("\",\"spent\":\"");
        plain(account.spent()).append("\",\"taxPayroll\":\"");
        plain(account.taxPayroll());
        detail("fullyDeductible", account.fullyDeductible());
        detail("carriedIn", found.carriedIn());
        detail("cap", found.cap());
        detail("available", found.carriedIn() == null ? null : account.spent() + found.carriedIn());
        detail("carriedInComputed", differs ? found.computed() : null);
        detail("carriedOut", found.carriedOut());
        detail("allowed", found.surely() ? Long.valueOf(found.atMost()) : null);
        text.append("\"},\"message\":\"");
        if (found.surely()) {
            text.append(account.year()).append(" 年度税前扣除职工教育经费 ");
            money(account.deducted()).append(" 元，超过可扣除的 ");
            money(found.atMost()).append(" 元，多扣 ");
            money(account.deducted() - found.atMost()).append(" 元");
        } else {
            text.append("无法判定 ").append(account.year()).append(" 年度税前扣除：缺少上年结转金额（carriedIn）（已扣除 ");
            money(account.deducted()).append(" 元，高于本年支出 ");
            money(account.spent()).append(" 元，扣除限额 ");
            money(found.cap()).append(" 元）");
        }
        end(clause, notes, LocalDate.of(account.year(), 12, 31));
    }

    private void detail(String name, @Nullable Long fen) {
        if (fen != null) {
            text.append("\",\"").append(name).append("\":\"");
            plain(fen);
        }
    }

    void headcount(BoundClause clause, LocalDate asOf, LocalDate day, long interns, long staff) {
        BigDecimal limit = BigDecimal.valueOf(clause.rate() * staff, 4);
        String told = limit.signum() == 0 ? "0" : limit.stripTrailingZeros().toPlainString();
        String excess = BigDecimal.valueOf(interns)
                .subtract(limit)
                .setScale(0, RoundingMode.CEILING)
                .toPlainString();
        begin(clause, "", "fail");
        severity(clause.severity());
        text.append(",\"measured\":\"")
                .append(interns)
                .append("\",\"required\":\"")
                .append(told);
        text.append("\",\"relation\":\"<=\",\"unit\":\"count\",\"amountMissing\":\"")
                .append(excess)
                .append('"');
        text.append(",\"details\":{\"day\":\"")
                .append(day)
                .append("\",\"interns\":\"")
                .append(interns);
        text.append("\",\"staff\":\"").append(staff).append("\",\"limit\":\"").append(told);
        text.append("\",\"maxOfDay\":\"")
                .append(BigDecimal.valueOf(clause.rate(), 4).setScale(2))
                .append("\"}");
        text.append(",\"message\":\"").append(day).append(" 同时岗位实习的学生 ").append(interns);
        text.append(" 人，超过上限 ").append(told).append(" 人（职工 ").append(staff).append(" 人的 ");
        text.append(rate(clause)).append("），须减少 ").append(excess).append(" 人");
        end(clause, List.of(), asOf);
    }

    void agreement(BoundClause clause, Internship internship) {
        internship(clause, internship);
        type(internship).append(",\"agreementSigned\":false},\"message\":\"实习 ").append(internship.id());
        text.append(" 未签订实习协议");
        begun(clause, internship);
    }

    void pay(BoundClause clause, Internship internship) {
        internship(clause, internship);
        type(internship).append(",\"monthlyPay\":\"");
        plain(internship.monthlyPay()).append("\"},\"message\":\"实习 ").append(internship.id());
        text.append(" 没有实习报酬");
        begun(clause, internship);
    }

    void age(BoundClause clause, Internship internship, int age, int minAge) {
        internship(clause, internship);
        type(internship)
                .append(",\"bornOn\":\"")
                .append(internship.bornOn())
                .append("\",\"age\":\"")
                .append(age);
        text.append("\"},\"message\":\"实习 ")
                .append(internship.id())
                .append(" 开始时（")
                .append(internship.from());
        text.append("）学生 ").append(age).append(" 周岁，不满 ").append(minAge).append(" 周岁");
        end(clause, List.of(), internship.from());
    }

    void schoolYear(BoundClause clause, Internship internship, int from) {
        internship(clause, internship);
        type(internship).append(",\"schoolYear\":\"").append(internship.schoolYear());
        text.append("\"},\"message\":\"实习 ").append(internship.id()).append(" 为岗位实习，学生在读 ");
        text.append(internship.schoolYear()).append(" 年级，须 ").append(from).append(" 年级起方可安排");
        begun(clause, internship);
    }

    void venue(BoundClause clause, Internship internship) {
        internship(clause, internship);
        text.append(",\"venue\":\"").append(internship.venue()).append("\"},\"message\":\"实习 ");
        text.append(internship.id()).append(" 的场所为营业性娱乐场所");
        begun(clause, internship);
    }

    void intermediary(BoundClause clause, Internship internship) {
        internship(clause, internship);
        text.append(",\"viaIntermediary\":true},\"message\":\"实习 ").append(internship.id());
        text.append(" 通过中介机构或者有偿代理组织安排");
        begun(clause, internship);
    }

    void fees(BoundClause clause, Internship internship) {
        begin(clause, internship.id(), "fail");
        severity(clause.severity());
        figures(internship.feesCharged(), 0, "<=", internship.feesCharged());
        text.append(",\"details\":{\"from\":\"").append(internship.from()).append('"');
        text.append(",\"feesCharged\":\"");
        plain(internship.feesCharged())
                .append("\"},\"message\":\"实习 ")
                .append(internship.id())
                .append(" 向学生收取费用 ");
        money(internship.feesCharged()).append(" 元，不得收取");
        begun(clause, internship);
    }

    void overtime(BoundClause clause, Internship internship) {
        internship(clause, internship);
        type(internship).append(",\"nightShift\":").append(internship.nightShift());
        text.append(",\"overtime\":").append(internship.overtime());
        text.append(",\"specialArrangementFiled\":false},\"message\":\"实习 ").append(internship.id());
        text.append(" 安排了加班或者夜班，没有备案的特殊安排");
        begun(clause, internship);
    }

    void payFloor(BoundClause clause, Internship internship, long required) {
        begin(clause, internship.id(), "fail");
        severity(clause.severity());
        atLeast(internship.monthlyPay(), required);
        text.append(",\"details\":{\"from\":\"").append(internship.from()).append('"');
        type(internship).append(",\"independent\":true,\"monthlyPay\":\"");
        plain(internship.monthlyPay()).append("\",\"postWage\":\"");
        plain(internship.postWage()).append("\",\"lowestWage\":\"");
        plain(internship.lowestWage())
                .append("\"},\"message\":\"实习 ")
                .append(internship.id())
                .append(" 月报酬 ");
        money(internship.monthlyPay()).append(" 元，低于应付的 ");
        money(required).append(" 元，还差 ");
        money(required - internship.monthlyPay()).append(" 元（同岗位工资 ");
        money(internship.postWage()).append(" 元的 ").append(rate(clause)).append(" 与最低档工资 ");
        money(internship.lowestWage()).append(" 元，达到其一即可）");
        end(clause, List.of(), internship.from());
    }

    private void internship(BoundClause clause, Internship internship) {
        begin(clause, internship.id(), "fail");
        severity(clause.severity());
        text.append(",\"details\":{\"from\":\"").append(internship.from()).append('"');
    }

    private StringBuilder type(Internship internship) {
        return text.append(",\"type\":\"").append(internship.type()).append('"');
    }

    private void begun(BoundClause clause, Internship internship) {
        text.append("（").append(internship.from()).append(" 开始实习）");
        end(clause, List.of(), internship.from());
    }

    private StringBuilder begin(BoundClause clause, String target, String outcome) {
        return text.append(subject)
                .append(clause.id())
                .append("\",\"rule\":\"")
                .append(clause.rule())
                .append("\",\"target\":\"")
                .append(escaped(target))
                .append("\",\"outcome\":\"")
                .append(outcome)
                .append('"');
    }

    private void severity(String severity) {
        text.append(",\"severity\":\"").append(severity).append('"');
    }

    private void year(BoundClause clause, int year) {
        begin(clause, Integer.toString(year), "fail");
        boolean lowered =
                !firstYear(clause, year).isEmpty() && clause.severity().equals("violation");
        severity(lowered ? "warning" : clause.severity());
    }

    /** The year began before the clause took effect. */
    private static List<String> firstYear(BoundClause clause, int year) {
        return LocalDate.of(year, 1, 1).isBefore(clause.effective()) ? List.of("first-year") : List.of();
    }

    private static List<String> yearly(BoundClause clause, int year) {
        List<String> notes = new ArrayList<>(firstYear(clause, year));
        if (clause.erratum()) {
            notes.add("erratum");
        }
        return notes;
    }

    private void atLeast(long measured, long required) {
        figures(measured, required, ">=", required - measured);
    }

    private void figures(long measured, long required, String relation, long missing) {
        text.append(",\"measured\":\"");
        plain(measured).append("\",\"required\":\"");
        plain(required)
                .append("\",\"relation\":\"")
                .append(relation)
                .append("\",\"unit\":\"CNY\",\"amountMissing\":\"");
        plain(missing).append('"');
    }

    private void notes(List<String> notes) {
        if (!notes.isEmpty()) {
            text.append(",\"notes\":[\"").append(String.join("\",\"", notes)).append("\"]");
        }
    }

    private void end(BoundClause clause, List<String> notes, LocalDate day) {
        if (!notes.isEmpty()) {
            text.append("（");
            for (int i = 0; i < notes.size(); i++) {
                text.append(i == 0 ? "" : "；").append(REMARKS.get(notes.get(i)));
            }
            text.append("）");
        }
        text.append("。")
                .append(escaped(clause.basis()))
                .append("\",\"citation\":")
                .append(clause.citation(day));
        text.append(clause.responsible()).append("}\n");
    }

    private StringBuilder plain(long fen) {
        text.append(fen / 100).append('.');
        return cents(fen);
    }

    private StringBuilder cents(long fen) {
        int cents = (int) (fen % 100);
        return text.append((char) ('0' + cents / 10)).append((char) ('0' + cents % 10));
    }

    private StringBuilder money(long fen) {
        String yuan = Long.toString(fen / 100);
        for (int i = 0; i < yuan.length(); i++) {
            if (i > 0 && (yuan.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(yuan.charAt(i));
        }
        text.append('.');
        return cents(fen);
    }

    /** 6 decimals, rounded down: it is below the limit. */
    private static String share(long part, long whole) {
        return BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), 6, RoundingMode.FLOOR)
                .toPlainString();
    }

    private StringBuilder percent(String share) {
        BigDecimal percent = new BigDecimal(share).movePointRight(2).setScale(2, RoundingMode.FLOOR);
        return text.append(
                        percent.signum() == 0
                                ? "0"
                                : percent.stripTrailingZeros().toPlainString())
                .append('%');
    }

    private static String rate(BoundClause clause) {
        return BigDecimal.valueOf(clause.rate(), 2).stripTrailingZeros().toPlainString() + "%";
    }
}
