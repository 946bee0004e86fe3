package cn.hegui.check;

import cn.hegui.duty.PartnerStanding;
import cn.hegui.model.Cooperation;
import cn.hegui.model.CreditStanding;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Institution;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The standing of those who cooperate (校企合作双方应具有优良信用记录). */
final class PartnerStandings {
    private PartnerStandings() {}

    static void of(Enterprise enterprise, Docket docket) {
        of(enterprise.cooperations(), enterprise.creditStanding(), docket);
    }

    static void of(Institution institution, Docket docket) {
        of(institution.cooperations(), institution.creditStanding(), docket);
    }

    private static void of(@Nullable List<Cooperation> cooperations, @Nullable CreditStanding standing, Docket docket) {
        if (cooperations == null) {
            return;
        }
        boolean active = false;
        boolean undated = false;
        for (Cooperation cooperation : cooperations) {
            if (runsOn(docket.asOf(), cooperation.until())) {
                LocalDate since = cooperation.since();
                undated |= since == null;
                active |= since != null && !since.isAfter(docket.asOf());
            }
        }
        Case one = active || undated ? docket.onAsOf("", 0) : null;
        if (one == null) {
            return;
        }
        one.detail("creditStanding", standing).missingIfAbsent("creditStanding", standing);
        if (!active) {
            one.undecidedWithout("since");
        }
        boolean good = standing == CreditStanding.GOOD;
        one.judge(new PartnerStanding(good || standing == null), new PartnerStanding(good));
    }

    private static boolean runsOn(LocalDate day, @Nullable LocalDate until) {
        return until == null || !until.isBefore(day);
    }
}
