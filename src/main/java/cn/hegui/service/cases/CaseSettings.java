package cn.hegui.service.cases;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What who runs the service decides about cases: {@code hegui.cases.…}.
 *
 * @param exchangeFields the columns of the exchange file; null: those that are built in
 */
@ConfigurationProperties("hegui.cases")
record CaseSettings(
        @Nullable Path exchangeFields, @DefaultValue Webhook webhooks) {
    /**
     * How events are sent.
     *
     * @param every how often is looked for what is to be sent
     * @param timeout how long an endpoint has to answer
     * @param backoff how long is waited after each failed attempt; when they are used up, the delivery is dead
     * @param allowHttp whether addresses without TLS are taken, which anyone on the way can read
     * @param allowPrivate whether addresses of the own network are taken, which opens it to who may add endpoints
     */
    record Webhook(
            @DefaultValue("2s") Duration every,
            @DefaultValue("10s") Duration timeout,

            @DefaultValue({"10s", "1m", "5m", "30m", "2h", "6h", "12h", "24h"})
            List<Duration> backoff,

            @DefaultValue("false") boolean allowHttp,
            @DefaultValue("false") boolean allowPrivate) {}
}
