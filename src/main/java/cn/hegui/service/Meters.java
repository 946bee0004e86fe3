package cn.hegui.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What who runs the service can watch, in Prometheus at {@code /actuator/prometheus}; docs/deploy.md names them. No meter
 * carries anything that names a person, a school or a firm.
 */
@Component
public class Meters {
    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A check without an account ended: how many subjects it judged and how long that took. */
    public void checked(int subjects, Duration taken) {
        timer("hegui.checks", "page or API").record(taken);
        registry.counter("hegui.checks.subjects").increment(subjects);
    }

    /**
     * A run ended.
     *
     * @param outcome {@code done}, {@code failed} or {@code stopped}
     */
    public void runEnded(String outcome, long subjects, Duration taken) {
        registry.timer("hegui.runs", "outcome", outcome).record(taken);
        registry.counter("hegui.runs.subjects").increment(subjects);
    }

    /** How many runs wait for their turn, asked whenever somebody looks. */
    public void runsWaiting(Supplier<Number> waiting) {
        Gauge.builder("hegui.runs.waiting", waiting).register(registry);
    }

    /** A case moved by {@code step}, which is the code of a step, never what was entered. */
    public void caseMoved(String step) {
        registry.counter("hegui.cases.steps", "step", step).increment();
    }

    /** A webhook was sent; {@code delivered}: the other side took it. */
    public void webhookSent(boolean delivered, Duration taken) {
        registry.timer("hegui.webhooks", "delivered", Boolean.toString(delivered))
                .record(taken);
    }

    /** How many webhooks wait to be sent, asked whenever somebody looks. */
    public void webhooksWaiting(Supplier<Number> waiting) {
        Gauge.builder("hegui.webhooks.waiting", waiting).register(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name).description(description).register(registry);
    }
}
