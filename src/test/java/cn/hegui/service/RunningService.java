package cn.hegui.service;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.store.Account;
import cn.hegui.store.Accounts;
import cn.hegui.store.ApiKey;
import cn.hegui.store.ApiKeys;
import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.Databases;
import cn.hegui.store.Invitation;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The whole service on a free port, with a clock that tests turn, and accounts made as they want them. */
public final class RunningService implements AutoCloseable {
    /** The password of every account of a test. */
    public static final String PASSWORD = "correct horse battery";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final ConfigurableApplicationContext context;
    private final TurnedClock clock;

    private RunningService(ConfigurableApplicationContext context, TurnedClock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** Starts the service with its files in {@code data} and a database in memory. */
    public static RunningService start(Path data) {
        return start(data, Databases.h2(), Map.of());
    }

    /** Starts the service. */
    public static RunningService start(Path data, DatabaseAddress database, Map<String, String> settings) {
        return start(data, database, settings, context -> {});
    }

    /** Starts the service with {@code more} in it. */
    public static RunningService start(
            Path data,
            DatabaseAddress database,
            Map<String, String> settings,
            Consumer<GenericApplicationContext> more) {
        TurnedClock clock = new TurnedClock(Instant.parse("2026-03-02T01:00:00Z"));
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("hegui.data", data.toString());
        all.put("hegui.db.url", database.url());
        all.put("hegui.db.user", database.user());
        all.put("hegui.db.password", database.password());
        // The clock stands still, so what a test uses up would never come back.
        all.put("hegui.security.limits.anonymous", "0");
        all.putAll(settings);
        return new RunningService(HeguiService.start(all, clock, more), clock);
    }

    /** Where it answers, without a slash at the end. */
    public String address() {
        return "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** A part of the service. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** A part of the service of which there are several. */
    public <T> T part(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** All parts of the service of that type. */
    public <T> Collection<T> parts(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** The moment that the service takes for now. */
    public void turnTo(Instant now) {
        clock.now = now;
    }

    /** Makes an account of {@link #PASSWORD}. */
    public void account(String login, Role role, @Nullable String region, @Nullable String subject) {
        Accounts accounts = part(Accounts.class);
        String hash = UUID.randomUUID().toString();
        RegionCode where = region == null ? null : new RegionCode(region);
        accounts.invite(hash, new Invitation(role, where, subject, null, clock.now.plus(Duration.ofHours(1))));
        String password = part(PasswordEncoder.class).encode(PASSWORD);
        if (!accounts.accept(hash, UUID.randomUUID(), login, login, password, clock.now)) {
            throw new IllegalStateException("no account for " + login);
        }
    }

    /** The secret of the key of a program that works in the place of {@code login}; made where it is not there yet. */
    public String keyLike(String login, String... scopes) {
        String secret = "hk_" + UUID.nameUUIDFromBytes((login + List.of(scopes)).getBytes(StandardCharsets.UTF_8));
        if (part(ApiKeys.class).use(sha256(secret), clock.now).isEmpty()) {
            Account account = part(Accounts.class).byLogin(login).orElseThrow();
            String region = account.region() == null ? null : account.region().code();
            // Tests turn the clock by years.
            key(secret, Duration.ofDays(3650), login, account.role(), region, scopes);
        }
        return secret;
    }

    /** Makes a key for a program that works as {@code role}; returns its secret. */
    public String key(String name, Role role, @Nullable String region, String... scopes) {
        String secret = "hk_" + UUID.randomUUID();
        key(secret, Duration.ofDays(30), name, role, region, scopes);
        return secret;
    }

    private void key(String secret, Duration life, String name, Role role, @Nullable String region, String... scopes) {
        Accounts accounts = part(Accounts.class);
        if (accounts.byLogin("key.maker").isEmpty()) {
            account("key.maker", Role.ADMINISTRATOR, null, null);
        }
        ApiKey key = new ApiKey(
                UUID.randomUUID(),
                name,
                role,
                Set.of(scopes),
                region == null ? null : new RegionCode(region),
                null,
                clock.now,
                clock.now.plus(life),
                null,
                null);
        UUID by = accounts.byLogin("key.maker").orElseThrow().id();
        part(ApiKeys.class).add(sha256(secret), key, by);
    }

    /** What the service keeps of a secret. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A browser without pictures, not signed in. */
    public Client client() {
        return new Client();
    }

    /** A browser without pictures in which {@code login} has signed in. */
    public Client signedIn(String login) throws IOException, InterruptedException {
        Client client = new Client();
        HttpResponse<String> answer =
                client.post("/sign-in", client.get("/sign-in"), Map.of("login", login, "password", PASSWORD));
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("failed")) {
            throw new IllegalStateException("cannot sign in: " + answer);
        }
        return client;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Keeps cookies; follows nothing by itself. */
    public final class Client {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        /** What is answered to a GET. */
        public HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(address() + path)).build());
        }

        /** What is answered to a form of the page {@code from}, with its hidden proof. */
        public HttpResponse<String> post(String path, HttpResponse<String> from, Map<String, String> fields)
                throws IOException, InterruptedException {
            Map<String, String> all = new LinkedHashMap<>(fields);
            Matcher csrf = CSRF.matcher(from.body());
            if (csrf.find()) {
                all.put("_csrf", csrf.group(1));
            }
            String body = all.entrySet().stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
            return send(HttpRequest.newBuilder(URI.create(address() + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body))
                    .build());
        }

        /** What is answered to a GET of a program with a key. */
        public HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(address() + path))
                    .header("Authorization", "Bearer " + key)
                    .build());
        }

        /** The cookies that are kept, by name. */
        public Map<String, String> cookies() {
            return cookies.getCookieStore().getCookies().stream()
                    .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue, (one, other) -> other));
        }

        /** What is answered to any request. */
        public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    private static final class TurnedClock extends Clock {
        private volatile Instant now;

        TurnedClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.ofHours(8);
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
