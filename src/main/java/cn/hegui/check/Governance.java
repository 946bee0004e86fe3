package cn.hegui.check;

import cn.hegui.duty.CouncilEstablished;
import cn.hegui.duty.CouncilIndustrySeat;
import cn.hegui.model.Institution;

/** The council of an institution (理事会) and who sits on it. */
final class Governance {
    private Governance() {}

    static void council(Institution institution, Docket docket) {
        Case one = docket.onAsOf("", 0);
        if (one != null) {
            Boolean established = institution.councilEstablished();
            one.detail("councilEstablished", established)
                    .missingIfAbsent("councilEstablished", established)
                    .judge(
                            new CouncilEstablished(YesNo.atBest(established)),
                            new CouncilEstablished(YesNo.atWorst(established)));
        }
    }

    static void councilIndustry(Institution institution, Docket docket) {
        Case one = docket.onAsOf("", 0);
        if (one == null) {
            return;
        }
        Boolean established = institution.councilEstablished();
        Long members = institution.councilIndustryMembers();
        one.detail("councilEstablished", established).detail("councilIndustryMembers", members);
        if (YesNo.isNo(established)) {
            one.outOfScope();
            return;
        }
        if (established == null) {
            one.scopeOpen("councilEstablished");
        }
        Boolean seated = members == null ? null : members >= 1;
        one.missingIfAbsent("councilIndustryMembers", members)
                .judge(new CouncilIndustrySeat(YesNo.atBest(seated)), new CouncilIndustrySeat(YesNo.atWorst(seated)));
    }
}
