package cn.hegui.check;

import cn.hegui.duty.PracticalShare;
import cn.hegui.duty.ProgrammeExit;
import cn.hegui.duty.ProgrammeParticipation;
import cn.hegui.model.Employment;
import cn.hegui.model.Institution;
import cn.hegui.model.Parameters;
import cn.hegui.model.Programme;
import cn.hegui.model.Relation;
import cn.hegui.model.Share;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Programmes of institutions: their hours, who takes part in them, and whether those that fail their graduates shrink. */
final class Programmes {
    private Programmes() {}

    static void practicalShare(Institution institution, Docket docket) {
        Parameters parameters = docket.clause().parameters();
        BigDecimal minShare = parameters.decimal("minShare");
        boolean apprenticeshipOnly = parameters.flag("apprenticeshipOnly");
        List<Programme> programmes = institution.programmes();
        for (int i = 0; programmes != null && i < programmes.size(); i++) {
            Programme programme = programmes.get(i);
            Case one = isOpenedAfter(programme, docket.asOf()) ? null : docket.onAsOf(programme.id(), i);
            if (one == null) {
                continue;
            }
            one.detail("name", programme.name())
                    .detail("totalHours", programme.totalHours())
                    .detail("practicalHours", programme.practicalHours());
            if (apprenticeshipOnly) {
                one.detail("apprenticeship", programme.apprenticeship());
                if (YesNo.isNo(programme.apprenticeship())) {
                    one.outOfScope();
                    continue;
                }
                if (programme.apprenticeship() == null) {
                    one.scopeOpen("apprenticeship");
                }
            }
            hours(one, programme, minShare);
        }
    }

    private static boolean isOpenedAfter(Programme programme, LocalDate asOf) {
        return programme.openedOn() != null && programme.openedOn().isAfter(asOf);
    }

    private static void hours(Case one, Programme programme, BigDecimal minShare) {
        BigDecimal total = programme.totalHours();
        BigDecimal practical = programme.practicalHours();
        if (total == null) {
            one.unknown("totalHours").missingIfAbsent("practicalHours", practical);
            return;
        }
        if (total.signum() == 0) {
            one.nothingToJudge();
            return;
        }
        BigDecimal required = minShare.multiply(total);
        if (practical == null) {
            one.missing("practicalHours")
                    .judge(new PracticalShare(total, required), new PracticalShare(BigDecimal.ZERO, required));
            return;
        }
        one.figures(practical, Relation.AT_LEAST, required, Unit.HOUR)
                .detail("share", Share.of(practical, total, minShare))
                .amountMissing(required.subtract(practical).setScale(1, RoundingMode.CEILING))
                .judge(new PracticalShare(practical, required));
    }

    static void enterpriseParticipation(Institution institution, Docket docket) {
        List<Programme> programmes = institution.programmes();
        for (int i = 0; programmes != null && i < programmes.size(); i++) {
            Programme programme = programmes.get(i);
            Case one = docket.onDay(programme.openedOn(), "openedOn", programme.id(), i);
            if (one != null) {
                Boolean participated = programme.enterpriseParticipated();
                one.detail("name", programme.name())
                        .detail("openedOn", programme.openedOn())
                        .detail("enterpriseParticipated", participated)
                        .missingIfAbsent("enterpriseParticipated", participated)
                        .judge(
                                new ProgrammeParticipation(YesNo.atBest(participated)),
                                new ProgrammeParticipation(YesNo.atWorst(participated)));
            }
        }
    }

    static void exit(Institution institution, Docket docket) {
        int thisYear = docket.asOf().getYear();
        List<Employment> rows = institution.employment();
        if (rows == null || rows.stream().noneMatch(row -> row.year() <= thisYear)) {
            return;
        }
        Parameters parameters = docket.clause().parameters();
        if (parameters.isOpen("minEmploymentRate")) {
            Case one = docket.onAsOf("", 0);
            if (one != null) {
                one.unknown("parameter:minEmploymentRate");
            }
            return;
        }
        Map<String, TreeMap<Integer, Employment>> programmes = byProgramme(rows);
        if (institution.programmes() != null) {
            for (Programme programme : institution.programmes()) {
                if (isOpenedAfter(programme, docket.asOf())) {
                    programmes.remove(programme.id());
                }
            }
        }
        int place = 0;
        for (Map.Entry<String, TreeMap<Integer, Employment>> programme : programmes.entrySet()) {
            Map<Integer, Employment> years = programme.getValue();
            if (programme.getValue().floorKey(thisYear) != null) {
                Case one = docket.onAsOf(programme.getKey(), place++);
                if (one != null) {
                    exit(one, years, lastFollowedYear(programme.getValue(), thisYear), parameters);
                }
            }
        }
    }

    /** The last year up to {@code thisYear} with a row after which the next year's enrolment is known; 0 where none is. */
    private static int lastFollowedYear(TreeMap<Integer, Employment> years, int thisYear) {
        for (int year : years.headMap(thisYear, true).descendingKeySet()) {
            Employment next = years.get(year + 1);
            if (next != null && next.enrolment() != null) {
                return year;
            }
        }
        return 0;
    }

    private static void exit(Case one, Map<Integer, Employment> years, int year, Parameters parameters) {
        Employment last = years.get(year);
        Employment next = years.get(year + 1);
        if (last == null || next == null || next.enrolment() == null) {
            one.pending(null);
            return;
        }
        BigDecimal minRate = parameters.decimal("minEmploymentRate");
        int consecutive = parameters.whole("consecutiveYears");
        one.detail("year", (long) year)
                .detail("rate", last.rate())
                .detail("enrolment", last.enrolment())
                .detail("enrolmentNext", next.enrolment());
        int below = 0;
        int perhapsBelow = 0;
        boolean unbroken = true;
        for (int y = year; y > year - consecutive; y--) {
            Employment row = years.get(y);
            if (row == null || (row.rate() != null && row.rate().compareTo(minRate) >= 0)) {
                break;
            }
            perhapsBelow++;
            if (row.rate() == null) {
                unbroken = false;
            }
            below += unbroken ? 1 : 0;
        }
        Boolean cut = next.enrolment() == 0
                ? Boolean.TRUE
                : (last.enrolment() == null ? null : next.enrolment() < last.enrolment());
        if (perhapsBelow == consecutive && !YesNo.atWorst(cut)) {
            if (!unbroken) {
                one.missing("rate");
            }
            one.missingIfAbsent("enrolment", cut);
        }
        one.judge(
                new ProgrammeExit(below, consecutive, YesNo.atBest(cut)),
                new ProgrammeExit(perhapsBelow, consecutive, YesNo.atWorst(cut)));
    }

    private static Map<String, TreeMap<Integer, Employment>> byProgramme(List<Employment> rows) {
        Map<String, TreeMap<Integer, Employment>> programmes = new LinkedHashMap<>();
        for (Employment row : rows) {
            programmes
                    .computeIfAbsent(row.programme(), programme -> new TreeMap<>())
                    .put(row.year(), row);
        }
        return programmes;
    }
}
