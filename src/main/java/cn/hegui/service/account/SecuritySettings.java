package cn.hegui.service.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What who runs the service decides about sessions, limits and logs ({@code hegui.security}).
 *
 * @param sessionLife after which a session ends however busy it is; {@code server.servlet.session.timeout} ends an idle one
 * @param linkLife for how long a link for a new account or password works
 * @param readsKept how long it is kept who read what; no less than six months, which the Cybersecurity Law asks for
 * @param limits how much of the service one caller gets
 */
@ConfigurationProperties("hegui.security")
public record SecuritySettings(
        @DefaultValue("12h") Duration sessionLife,
        @DefaultValue("3d") Duration linkLife,
        @DefaultValue("1096d") Duration readsKept,
        @DefaultValue Limits limits) {
    private static final Duration SHORTEST_KEPT = Duration.ofDays(184);

    /** Checks what was set. */
    public SecuritySettings {
        if (readsKept.compareTo(SHORTEST_KEPT) < 0) {
            throw new IllegalArgumentException(
                    "hegui.security.reads-kept: at least 184d (six months), not " + readsKept.toDays() + "d");
        }
    }

    /**
     * How much one caller gets; 0: no limit.
     *
     * @param anonymous checks and other requests with a body without an account, per address and minute
     * @param caller requests of one key or account, per minute
     * @param signInFailures failures with one login from one address in a quarter of an hour
     * @param loginFailures failures with one login from anywhere in an hour
     * @param addressFailures failures from one address in a quarter of an hour, with whatever login, link or key
     */
    public record Limits(
            @DefaultValue("60") int anonymous,
            @DefaultValue("6000") int caller,
            @DefaultValue("10") int signInFailures,
            @DefaultValue("100") int loginFailures,
            @DefaultValue("50") int addressFailures) {}
}
