package cn.hegui.service.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How much of the service one caller gets, in token buckets. They live in memory and their number has a bound; whoever is
 * forgotten starts anew with a full bucket.
 */
@Component
final class RateLimits {
    private static final int MOST_CALLERS = 100_000;
    private static final int NETWORK_BYTES = 8;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SecuritySettings.Limits limits;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(HOUR)
            .build();

    RateLimits(SecuritySettings settings, Clock clock) {
        this.limits = settings.limits();
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                Instant now = clock.instant();
                return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Counts a request of somebody who has not signed in. */
    void anonymous(String address) {
        take("anonymous " + network(address), limits.anonymous(), MINUTE);
    }

    /** Counts a request of an account or key. */
    void caller(Actor actor) {
        take("caller " + actor.id(), limits.caller(), MINUTE);
    }

    /**
     * Counts an attempt with a secret: a password, a link, a key. It is counted before it is tried, so that many at once count
     * as well, and given back by {@link Attempt#succeeded}.
     */
    Attempt secret(String address) {
        Attempt attempt = new Attempt();
        attempt.count("address " + network(address), limits.addressFailures(), QUARTER);
        return attempt;
    }

    /** Counts an attempt to sign in. What is said does not depend on whether there is such a login. */
    Attempt signIn(String login, String address) {
        String name = login.toLowerCase(Locale.ROOT);
        Attempt attempt = secret(address);
        attempt.count("login " + name, limits.loginFailures(), HOUR);
        attempt.count("sign-in " + network(address) + " " + name, limits.signInFailures(), QUARTER);
        return attempt;
    }

    /** An attempt that counts as failed until it is known better. */
    final class Attempt {
        private final List<Bucket> taken = new ArrayList<>();

        private void count(String who, int limit, Duration period) {
            if (limit > 0) {
                Bucket bucket = bucket(who, limit, period);
                try {
                    take(bucket);
                } catch (TooManyRequests refused) {
                    succeeded();
                    throw refused;
                }
                taken.add(bucket);
            }
        }

        /** Gives back what was counted. */
        void succeeded() {
            taken.forEach(bucket -> bucket.addTokens(1));
            taken.clear();
        }
    }

    private void take(String who, int limit, Duration period) {
        if (limit > 0) {
            take(bucket(who, limit, period));
        }
    }

    private static void take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(String who, int limit, Duration period) {
        return buckets.get(
                who,
                unknown -> Bucket.builder()
                        .addLimit(rate -> rate.capacity(limit).refillGreedy(limit, period))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** The address, of IPv6 the network of the caller, within which everybody can change their own. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException strange) {
            return address;
        }
    }
}
