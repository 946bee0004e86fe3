package cn.hegui.service.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Role;
import cn.hegui.service.RunningService;
import cn.hegui.service.RunningService.Client;
import cn.hegui.store.Account;
import cn.hegui.store.Accounts;
import cn.hegui.store.Databases;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class SignInTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final String WRONG = "not the password";

    @TempDir
    private static Path data;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(data);
        service.account("root", Role.ADMINISTRATOR, null, null);
        service.account("auditor", Role.AUDITOR, "220000", null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void aNewDay() {
        service.turnTo(NOW);
    }

    private static Optional<String> location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location");
    }

    private static HttpResponse<String> attempt(Client client, String login, String password) throws Exception {
        return client.post("/sign-in", client.get("/sign-in"), Map.of("login", login, "password", password));
    }

    @Test
    void whoLooksAtOpenPagesGetsNoSessionAndNoCookie() throws Exception {
        for (String path : List.of("/", "/hegui.css", "/actuator/health", "/nothing", "/accounts", "/api/v1/nothing")) {
            HttpResponse<String> answer = service.client().get(path);
            assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
        }
        // The form for signing in proves itself by a cookie alone.
        assertThat(service.client().get("/sign-in").headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("hegui-form=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        Client client = service.client();
        attempt(client, "auditor", WRONG);
        assertThat(client.cookies()).doesNotContainKey("hegui");
    }

    @Test
    void theSessionOfBeforeIsWorthNothingAfterSigningIn() throws Exception {
        // A planted session id is not taken over.
        Client client = service.signedIn("auditor");
        String first = client.cookies().get("hegui");
        assertThat(client.get("/password").statusCode()).isEqualTo(200);
        attempt(client, "auditor", RunningService.PASSWORD);
        String second = client.cookies().get("hegui");
        assertThat(second).isNotEqualTo(first);
        HttpResponse<String> withTheFirst = service.client()
                .send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(service.address() + "/password"))
                        .header("Cookie", "hegui=" + first)
                        .build());
        assertThat(withTheFirst.statusCode()).isEqualTo(302);
        HttpResponse<String> planted = service.client()
                .send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(service.address() + "/sign-in"))
                        .header("Cookie", "hegui=00000000000000000000000000000000")
                        .build());
        assertThat(planted.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("hegui=0000"));
    }

    @Test
    void theSessionCookieIsForThisServiceOnly() throws Exception {
        Client client = service.client();
        HttpResponse<String> answer = attempt(client, "auditor", RunningService.PASSWORD);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("hegui="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void aSessionEndsWithItsLife() throws Exception {
        Client client = service.signedIn("auditor");
        service.turnTo(NOW.plus(Duration.ofHours(12)).minusMillis(1));
        assertThat(client.get("/password").statusCode()).isEqualTo(200);
        service.turnTo(NOW.plus(Duration.ofHours(12)));
        assertThat(location(client.get("/password")).orElseThrow()).startsWith("/sign-in");
        service.turnTo(NOW);
        assertThat(client.get("/password").statusCode()).as("ended for good").isEqualTo(302);
    }

    @Test
    void allSessionsEndWhenAnAdministratorDisablesOrChangesTheAccount() throws Exception {
        service.account("changed", Role.AUDITOR, "220100", null);
        Account account = service.part(Accounts.class).byLogin("changed").orElseThrow();
        Client root = service.signedIn("root");
        String path = "/accounts/" + account.id();

        Client one = service.signedIn("changed");
        Client other = service.signedIn("changed");
        root.post(path + "/disable", root.get(path), Map.of());
        assertThat(one.get("/password").statusCode()).isEqualTo(302);
        assertThat(other.get("/password").statusCode()).isEqualTo(302);
        assertThat(location(attempt(service.client(), "changed", RunningService.PASSWORD)))
                .contains("/sign-in?failed");

        root.post(path + "/enable", root.get(path), Map.of());
        assertThat(one.get("/password").statusCode()).isEqualTo(302);
        Client again = service.signedIn("changed");
        root.post(path, root.get(path), Map.of("name", "改", "role", "authority", "region", "220200", "subject", ""));
        assertThat(again.get("/password").statusCode()).isEqualTo(302);
        assertThat(service.signedIn("changed").get("/password").body()).contains("改 · 主管部门");
    }

    @Test
    void whoChangesTheirPasswordEndsAllTheirSessions() throws Exception {
        service.account("changing", Role.AUDITOR, "220100", null);
        Client client = service.signedIn("changing");
        Client other = service.signedIn("changing");
        HttpResponse<String> form = client.get("/password");

        assertThat(client.post(
                                "/password",
                                form,
                                Map.of("old", WRONG, "password", "another password", "repeated", "another password"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(client.post(
                                "/password",
                                form,
                                Map.of(
                                        "old",
                                        RunningService.PASSWORD,
                                        "password",
                                        "aaaaaaaaaaaaaaa",
                                        "repeated",
                                        "aaaaaaaaaaaaaaa"))
                        .body())
                .contains("太容易猜到");
        assertThat(other.get("/password").statusCode()).isEqualTo(200);
        HttpResponse<String> done = client.post(
                "/password",
                form,
                Map.of("old", RunningService.PASSWORD, "password", "another password", "repeated", "another password"));
        assertThat(location(done)).contains("/sign-in?changed");
        assertThat(client.get("/password").statusCode()).isEqualTo(302);
        assertThat(other.get("/password").statusCode()).isEqualTo(302);
        assertThat(location(attempt(service.client(), "changing", RunningService.PASSWORD)))
                .contains("/sign-in?failed");
        assertThat(location(attempt(service.client(), "changing", "another password")))
                .contains("/");
    }

    @Test
    void anOldHashIsMadeAnewAtSignIn() throws Exception {
        service.account("old", Role.AUDITOR, "220100", null);
        Accounts accounts = service.part(Accounts.class);
        Account account = accounts.byLogin("old").orElseThrow();
        String weak = "{argon2id}"
                + Password.hash(RunningService.PASSWORD)
                        .addRandomSalt(16)
                        .with(Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID))
                        .getResult();
        String bcrypt = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(RunningService.PASSWORD);
        String now = account.passwordHash();
        for (String hash : List.of(weak, bcrypt)) {
            accounts.rehash(account.id(), now, hash);
            Client client = service.signedIn("old");
            now = accounts.byLogin("old").orElseThrow().passwordHash();
            assertThat(now)
                    .startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$")
                    .isNotEqualTo(hash);
            assertThat(client.get("/password").statusCode()).isEqualTo(200);
        }
        String strong = now;
        service.signedIn("old");
        assertThat(accounts.byLogin("old").orElseThrow().passwordHash()).isEqualTo(strong);
    }

    @Test
    void attemptsAreLimitedAlikeForLoginsThatExistAndOthers(@TempDir Path folder) throws Exception {
        Map<String, String> settings = Map.of("hegui.security.limits.address-failures", "25");
        try (RunningService limited = RunningService.start(folder, Databases.h2(), settings)) {
            limited.account("target", Role.AUDITOR, "220100", null);
            for (String login : List.of("target", "nobody.at.all")) {
                Client client = limited.client();
                for (int i = 0; i < 10; i++) {
                    assertThat(location(attempt(client, login, WRONG)))
                            .as("attempt " + i + " with " + login)
                            .contains("/sign-in?failed");
                }
                HttpResponse<String> refused = attempt(client, login, WRONG);
                assertThat(refused.statusCode()).as(login).isEqualTo(429);
                assertThat(Long.parseLong(
                                refused.headers().firstValue("Retry-After").orElseThrow()))
                        .isBetween(1L, 91L);
                assertThat(refused.body()).contains("请求太多");
                // The right password is of no use now, or the limit would tell which one it is.
                assertThat(attempt(client, login, RunningService.PASSWORD).statusCode())
                        .isEqualTo(429);
            }
            // One address, many logins: 20 have failed before.
            for (int i = 0; i < 5; i++) {
                assertThat(attempt(limited.client(), "login" + i, WRONG).statusCode())
                        .isEqualTo(302);
            }
            assertThat(attempt(limited.client(), "login5", WRONG).statusCode()).isEqualTo(429);
            // One attempt comes back in 90 seconds; who gets it right has it given back.
            limited.turnTo(NOW.plusSeconds(91));
            assertThat(location(attempt(limited.client(), "target", RunningService.PASSWORD)))
                    .contains("/");
            assertThat(location(attempt(limited.client(), "target", RunningService.PASSWORD)))
                    .contains("/");
        }
    }

    @Test
    void anUnknownLoginTakesAsLongAsAKnownOne() {
        service.account("slow", Role.AUDITOR, "220100", null);
        PasswordSignIn signIn = service.part(PasswordSignIn.class);
        long[] known = new long[9];
        long[] unknown = new long[9];
        for (int i = 0; i < known.length; i++) {
            known[i] = nanos(() -> signIn.check("slow", WRONG));
            unknown[i] = nanos(() -> signIn.check("no.such.login", WRONG));
        }
        Arrays.sort(known);
        Arrays.sort(unknown);
        // Medians, with much room for a busy machine: without the work for nobody the second is a hundredth of the
        // first.
        assertThat(unknown[4]).isGreaterThan(known[4] / 4);
        assertThat(known[4]).isGreaterThan(unknown[4] / 4);
    }

    private static long nanos(Runnable what) {
        long start = System.nanoTime();
        what.run();
        return System.nanoTime() - start;
    }

    @Test
    void whoWasAskedToSignInGoesOnToWhereTheyWanted() throws Exception {
        Client client = service.client();
        HttpResponse<String> asked = client.get("/accounts?after=a");
        assertThat(location(asked)).contains("/sign-in?next=%2Faccounts%3Fafter%3Da");
        HttpResponse<String> form = client.get(location(asked).orElseThrow());
        assertThat(form.body()).contains("name=\"next\" value=\"/accounts?after=a\"");
        HttpResponse<String> in = client.post(
                "/sign-in",
                form,
                Map.of("login", "root", "password", RunningService.PASSWORD, "next", "/accounts?after=a"));
        assertThat(location(in)).contains("/accounts?after=a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "/\t/evil.example",
                "/a\r\nSet-Cookie: x=1",
                "javascript:alert(1)",
                "/中文",
                ""
            })
    void signingInLeadsNowhereElse(String next) throws Exception {
        Client client = service.client();
        HttpResponse<String> form = client.get(
                "/sign-in?next=" + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(form.body()).contains("name=\"next\" value=\"/\"");
        HttpResponse<String> in = client.post(
                "/sign-in", form, Map.of("login", "auditor", "password", RunningService.PASSWORD, "next", next));
        assertThat(location(in)).contains("/");
        assertThat(in.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("x="));
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        Client client = service.signedIn("auditor");
        String session = client.cookies().get("hegui");
        HttpResponse<String> out = client.post("/sign-out", client.get("/password"), Map.of());
        assertThat(location(out)).contains("/");
        HttpResponse<String> again = service.client()
                .send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(service.address() + "/password"))
                        .header("Cookie", "hegui=" + session)
                        .build());
        assertThat(again.statusCode()).isEqualTo(302);
    }
}
