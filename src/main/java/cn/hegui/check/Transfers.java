package cn.hegui.check;

import cn.hegui.duty.TransferReward;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Institution;
import cn.hegui.model.Owner;
import cn.hegui.model.Sponsor;
import cn.hegui.model.Transfer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Research results made on duty and transferred: what those who made them are granted. */
final class Transfers {
    private Transfers() {}

    static void of(Enterprise enterprise, Docket docket) {
        Owner owner = enterprise.stateOwnedBy();
        of(enterprise.transfers(), Trait.of("stateOwnedBy", owner, owner == Owner.CITY), owner, docket);
    }

    static void of(Institution institution, Docket docket) {
        Sponsor sponsor = institution.sponsor();
        of(institution.transfers(), Trait.of("sponsor", sponsor, sponsor == Sponsor.CITY), sponsor, docket);
    }

    /** {@code ofCity}: whether the subject belongs to the city, to whose subjects a clause may be narrowed. */
    private static void of(@Nullable List<Transfer> transfers, Trait ofCity, @Nullable Object owner, Docket docket) {
        boolean cityOnly = "city".equals(docket.clause().parameters().textOrNull("scope"));
        for (int i = 0; transfers != null && i < transfers.size(); i++) {
            Transfer transfer = transfers.get(i);
            Case one = docket.onDay(transfer.on(), "on", transfer.id(), i);
            if (one == null) {
                continue;
            }
            one.detail("on", transfer.on())
                    .money("netIncome", transfer.netIncome())
                    .money("reward", transfer.reward());
            if (cityOnly) {
                one.detail(ofCity.field(), owner);
                if (YesNo.isNo(ofCity.holds())) {
                    one.outOfScope();
                    continue;
                }
                if (ofCity.holds() == null) {
                    one.scopeOpen(ofCity.field());
                }
            }
            Floor.of(docket.clause().parameters().decimal("minShare"), "netIncome", transfer.netIncome())
                    .judge(one, "reward", transfer.reward(), TransferReward::new);
        }
    }
}
