package cn.hegui.service.cases;

import cn.hegui.service.Meters;
import cn.hegui.store.CaseJson;
import cn.hegui.store.Webhooks;
import cn.hegui.store.Webhooks.Claimed;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends events to webhooks, at least once and in order: what is claimed and not answered for is claimed again after a while,
 * by this process or the next. Redirects are not followed and answers are not read.
 */
@Component
class WebhookSender implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int AT_ONCE = 4;
    private static final int LOWEST_OK = 200;
    private static final int LOWEST_REDIRECT = 300;
    /** An answer has twice the time of one read; what is then not written down is taken for lost. */
    private static final int CLAIMED_TIMES = 4;

    private final Webhooks webhooks;
    private final WebhookAddresses addresses;
    private final CaseSettings.Webhook settings;
    private final Meters meters;
    private final Clock clock;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable ScheduledExecutorService deadlines;
    private @Nullable ExecutorService workers;
    private @Nullable CloseableHttpClient http;

    WebhookSender(Webhooks webhooks, WebhookAddresses addresses, CaseSettings settings, Meters meters, Clock clock) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.settings = settings.webhooks();
        this.meters = meters;
        this.clock = clock;
        meters.webhooksWaiting(webhooks::waiting);
    }

    @Override
    public synchronized void start() {
        Timeout timeout = Timeout.of(settings.timeout());
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setMaxConnPerRoute(AT_ONCE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("hegui")
                .build();
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE, named("webhook-sender"));
        ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(named("webhook-timer"));
        deadlines = Executors.newSingleThreadScheduledExecutor(named("webhook-deadlines"));
        long every = settings.every().toMillis();
        ticks.scheduleWithFixedDelay(() -> sendDue(client, senders), every, every, TimeUnit.MILLISECONDS);
        http = client;
        workers = senders;
        timer = ticks;
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private void sendDue(CloseableHttpClient client, ExecutorService senders) {
        try {
            Instant now = clock.instant();
            List<Claimed> due = webhooks.claim(now, now.plus(settings.timeout().multipliedBy(CLAIMED_TIMES)), AT_ONCE);
            List<Callable<Boolean>> work = due.stream()
                    .map(claimed -> (Callable<Boolean>) () -> timed(client, claimed))
                    .toList();
            senders.invokeAll(work);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            // The database may be away; what is due stays due.
            LOG.warn("webhooks wait: {}", away.getClass().getSimpleName());
        }
    }

    private boolean timed(CloseableHttpClient client, Claimed claimed) {
        long began = System.nanoTime();
        boolean delivered = send(client, claimed);
        meters.webhookSent(delivered, Duration.ofNanos(System.nanoTime() - began));
        return delivered;
    }

    private boolean send(CloseableHttpClient client, Claimed claimed) {
        String body = CaseJson.text(claimed.item().members());
        Instant at = clock.instant();
        try {
            HttpPost post = new HttpPost(claimed.endpoint().url());
            post.setHeader("webhook-id", claimed.item().id());
            post.setHeader("webhook-timestamp", Long.toString(at.getEpochSecond()));
            post.setHeader(
                    "webhook-signature",
                    WebhookSignature.of(
                            claimed.endpoint().secret(), claimed.item().id(), at, body));
            post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
            int status = status(client, post);
            if (status >= LOWEST_OK && status < LOWEST_REDIRECT) {
                webhooks.delivered(claimed, status, clock.instant());
                return true;
            }
            fail(claimed, status, "status");
        } catch (UnknownHostException closed) {
            fail(claimed, null, "no-public-address");
        } catch (IOException unreachable) {
            fail(claimed, null, unreachable.getClass().getSimpleName());
        } catch (RuntimeException broken) {
            LOG.warn(
                    "webhook of {}: {}",
                    claimed.endpoint().id(),
                    broken.getClass().getSimpleName());
            fail(claimed, null, "failed");
        }
        return false;
    }

    /** What is answered. The body is not read, and however slowly an answer drips in, it ends with the time that it has. */
    private int status(CloseableHttpClient client, HttpPost post) throws IOException {
        ScheduledExecutorService ticks = Objects.requireNonNull(deadlines);
        Future<?> end = ticks.schedule(post::cancel, settings.timeout().toMillis() * 2, TimeUnit.MILLISECONDS);
        try {
            return client.executeOpen(null, post, null).getCode();
        } finally {
            end.cancel(false);
            post.cancel();
        }
    }

    private void fail(Claimed claimed, @Nullable Integer status, String failure) {
        List<Duration> backoff = settings.backoff();
        int failed = claimed.attempt();
        Optional<Instant> again = failed <= backoff.size()
                ? Optional.of(clock.instant().plus(backoff.get(failed - 1)))
                : Optional.empty();
        if (again.isEmpty()) {
            LOG.warn(
                    "webhook of {} is given up at event {}",
                    claimed.endpoint().id(),
                    claimed.item().seq());
        }
        webhooks.failed(claimed, status, failure, again);
    }

    @Override
    public synchronized void stop() {
        if (timer != null && workers != null && http != null) {
            timer.shutdownNow();
            workers.shutdown();
            try {
                workers.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
                http.close();
                if (deadlines != null) {
                    deadlines.shutdownNow();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (IOException closed) {
                LOG.debug("closing", closed);
            }
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
