package cn.hegui.service.cases;

import cn.hegui.cases.Breach;
import cn.hegui.cases.By;
import cn.hegui.cases.Office;
import cn.hegui.cases.Procedure;
import cn.hegui.cases.Step;
import cn.hegui.service.Meters;
import cn.hegui.service.account.Actor;
import cn.hegui.store.CaseStore;
import cn.hegui.store.CaseStore.Attempt;
import cn.hegui.store.CreditFeed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has somebody who has signed in act on cases: in their office, within their scope, now; and publishes the head after. */
@Component
class CaseWork {
    private final CaseStore store;
    private final CreditFeed feed;
    private final Anchors anchors;
    private final Meters meters;
    private final Clock clock;

    CaseWork(CaseStore store, CreditFeed feed, Anchors anchors, Meters meters, Clock clock) {
        this.store = store;
        this.feed = feed;
        this.anchors = anchors;
        this.meters = meters;
        this.clock = clock;
    }

    Attempt open(Breach breach, boolean leadOnly, String reason, Actor actor) {
        if (!actor.scope().covers(breach.region(), breach.subject())) {
            return new Attempt.Absent();
        }
        return published(
                leadOnly
                        ? store.openLead(breach, by(actor), clock.instant(), reason)
                        : store.openCase(breach, by(actor), clock.instant(), reason, actor.scope()));
    }

    Attempt take(UUID id, long version, Step step, @Nullable String reason, Actor actor) {
        return published(store.take(id, version, step, by(actor), clock.instant(), reason, actor.scope()));
    }

    CreditFeed.Receipt acknowledge(String event, String receipt, Actor actor) {
        CreditFeed.Receipt kept = feed.acknowledge(event, receipt, by(actor), clock.instant(), actor.scope());
        anchors.write(store.head());
        return kept;
    }

    /** The day in China. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Procedure.CHINA);
    }

    /** In which office somebody acts; the table of access lets nobody else come here. */
    static By by(Actor actor) {
        Office office = switch (actor.role()) {
            case AUDITOR -> Office.AUDITOR;
            case AUTHORITY -> Office.AUTHORITY;
            case CREDIT_SYSTEM -> Office.CREDIT_SYSTEM;
            case SCHOOL, ADMINISTRATOR ->
                throw new IllegalStateException(actor.role().code() + " holds no office in cases");
        };
        return new By(actor.id().toString(), office);
    }

    private Attempt published(Attempt attempt) {
        if (attempt instanceof Attempt.Taken taken) {
            anchors.write(taken.entry().head());
            meters.caseMoved(taken.entry().step().kind().code());
        }
        return attempt;
    }
}
