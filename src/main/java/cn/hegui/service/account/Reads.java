package cn.hegui.service.account;

import cn.hegui.model.RegionCode;
import cn.hegui.store.AccessLog;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps who read what was found about whom. Whatever page or answer shows findings, cases or credit records calls it before it
 * answers; where it cannot be kept, nothing is shown.
 */
@Component
public class Reads {
    private static final Logger LOG = LoggerFactory.getLogger(Reads.class);

    private final AccessLog log;
    private final SecuritySettings settings;
    private final Clock clock;

    Reads(AccessLog log, SecuritySettings settings, Clock clock) {
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * {@code actor} reads about one subject.
     *
     * @param what a short code, for example {@code subject}, {@code case}, {@code paper}
     * @param source the run or case that it comes from; null: none
     * @param items how many findings or steps are shown
     */
    public void subject(
            Actor actor, String what, RegionCode region, String subject, @Nullable String source, long items) {
        add(actor, what, region, subject, source, items);
    }

    /**
     * {@code actor} reads a list about several subjects of their region.
     *
     * @param what a short code, for example {@code findings}, {@code cases}, {@code credit-records}
     * @param source the run that it comes from; null: none
     * @param items how many lines are shown
     */
    public void list(Actor actor, String what, @Nullable String source, long items) {
        RegionCode region = Objects.requireNonNullElse(actor.scope().region(), RegionCode.NATION);
        add(actor, what, region, actor.scope().subject(), source, items);
    }

    private void add(
            Actor actor,
            String what,
            RegionCode region,
            @Nullable String subject,
            @Nullable String source,
            long items) {
        log.add(new AccessLog.Entry(
                clock.instant(), actor.id(), actor.isProgram(), what, region, subject, source, items));
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int forgotten = log.forgetBefore(clock.instant().minus(settings.readsKept()));
        if (forgotten > 0) {
            LOG.info(
                    "forgot {} reads older than {} days",
                    forgotten,
                    settings.readsKept().toDays());
        }
    }
}
