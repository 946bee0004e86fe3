package cn.hegui.service.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.provider.Provider;
import cn.hegui.service.RunningService;
import cn.hegui.service.RunningService.Client;
import cn.hegui.store.Account;
import cn.hegui.store.Accounts;
import cn.hegui.store.Databases;
import cn.hegui.store.Identity;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/** Signing in by a real provider on another port, and by one that lies. */
class ProviderSignInTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @TempDir
    private static Path data;

    private static Provider provider;
    private static RunningService service;
    private static UUID root;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        provider = new Provider("http://localhost:" + port + "/login/oauth2/code/office");
        String settings = "spring.security.oauth2.client.";
        service = RunningService.start(
                data,
                Databases.h2(),
                Map.of(
                        "server.port",
                        Integer.toString(port),
                        settings + "registration.office.client-id",
                        "hegui",
                        settings + "registration.office.client-secret",
                        Provider.SECRET,
                        settings + "registration.office.client-name",
                        "长春市统一身份",
                        settings + "registration.office.scope",
                        "openid",
                        settings + "provider.office.issuer-uri",
                        provider.issuer()));
        service.account("root", Role.ADMINISTRATOR, null, null);
        root = service.part(Accounts.class).byLogin("root").orElseThrow().id();
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.close();
    }

    @AfterEach
    void honestAgainWithNobodyKnown() {
        provider.spoil(token -> {});
        Accounts accounts = service.part(Accounts.class);
        for (String sub : new String[] {"li.na", "wang"}) {
            accounts.byIdentity(new Identity(provider.issuer(), sub))
                    .ifPresent(account -> accounts.link(account.id(), null, root, NOW));
        }
    }

    /** A browser that goes to the provider and comes back; what came last. */
    private static final class Browser {
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        HttpResponse<String> get(String address) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        /** Follows from {@code address}, signs in at the provider, and stops before coming back: the address to come back to. */
        String onTheWayBack(String address, String login) throws Exception {
            String next = address;
            for (int i = 0; i < 12; i++) {
                HttpResponse<String> answer = get(next);
                if (answer.statusCode() == 200 && next.startsWith(provider.issuer())) {
                    String form = "username=" + login + "&password="
                            + URLEncoder.encode(Provider.SECRET, StandardCharsets.UTF_8) + "&_csrf="
                            + answer.body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
                    answer = http.send(
                            HttpRequest.newBuilder(URI.create(provider.issuer() + "/login"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(form))
                                    .build(),
                            BodyHandlers.ofString());
                }
                next = URI.create(next)
                        .resolve(answer.headers().firstValue("Location").orElseThrow())
                        .toString();
                if (next.startsWith(service.address() + "/login/oauth2/code/")) {
                    return next;
                }
            }
            throw new IllegalStateException("no way back from " + next);
        }

        String signIn(String login) throws Exception {
            String back = onTheWayBack(service.address() + "/oauth2/authorization/office", login);
            return get(back).headers().firstValue("Location").orElseThrow();
        }

        HttpResponse<String> own() throws Exception {
            return get(service.address() + "/password");
        }
    }

    private static void linked(String login, String sub) {
        Accounts accounts = service.part(Accounts.class);
        if (accounts.byLogin(login).isEmpty()) {
            service.account(login, Role.AUDITOR, "220100", null);
        }
        Account account = accounts.byLogin(login).orElseThrow();
        accounts.link(account.id(), new Identity(provider.issuer(), sub), root, NOW);
    }

    @Test
    void whoIsLinkedSignsInAndIsLimitedLikeTheirAccount() throws Exception {
        linked("linked", "li.na");
        Browser browser = new Browser();
        assertThat(browser.signIn("li.na")).isEqualTo("/");
        assertThat(browser.own().body()).contains("linked · 审核人员");
        assertThat(browser.get(service.address() + "/accounts").statusCode()).isEqualTo(403);

        UUID id = service.part(Accounts.class).byLogin("linked").orElseThrow().id();
        service.part(Accounts.class).enable(id, false, root, NOW);
        assertThat(browser.own().statusCode()).as("disabled: over at once").isEqualTo(302);
        assertThat(new Browser().signIn("li.na")).isEqualTo("/sign-in?unlinked");
        service.part(Accounts.class).enable(id, true, root, NOW);
        assertThat(new Browser().signIn("li.na")).isEqualTo("/");
    }

    @Test
    void nobodyMakesAnAccountForThemselves() throws Exception {
        Browser browser = new Browser();
        assertThat(browser.signIn("wang")).isEqualTo("/sign-in?unlinked");
        assertThat(browser.own().statusCode()).isEqualTo(302);
        assertThat(service.part(Accounts.class).byLogin("wang")).isEmpty();
        assertThat(browser.get(service.address() + "/sign-in?unlinked").body()).contains("没有关联账号");
    }

    @Test
    void anInvitationIsAcceptedByAnIdentityOnce() throws Exception {
        Client administrator = service.signedIn("root");
        HttpResponse<String> invited = administrator.post(
                "/accounts/invitations",
                administrator.get("/accounts"),
                Map.of("role", "authority", "region", "220100", "subject", ""));
        String link =
                org.jsoup.Jsoup.parse(invited.body()).getElementById("link").val();
        Browser browser = new Browser();
        HttpResponse<String> welcome = browser.get(link);
        assertThat(welcome.body()).contains("长春市统一身份");
        String back = browser.onTheWayBack(link + "/identity?provider=office", "wang");
        assertThat(browser.get(back).headers().firstValue("Location")).contains("/");

        Account made = service.part(Accounts.class)
                .byIdentity(new Identity(provider.issuer(), "wang"))
                .orElseThrow();
        assertThat(made.role()).isEqualTo(Role.AUTHORITY);
        assertThat(made.region()).isEqualTo(new RegionCode("220100"));
        assertThat(made.passwordHash()).isNull();
        assertThat(browser.own().body()).contains("主管部门");
        assertThat(browser.get(link).statusCode()).isEqualTo(404);
        // Without a password no password fits.
        Client client = service.client();
        for (String password : new String[] {"", "null", RunningService.PASSWORD}) {
            assertThat(client.post(
                                    "/sign-in",
                                    client.get("/sign-in"),
                                    Map.of("login", made.login(), "password", password))
                            .headers()
                            .firstValue("Location"))
                    .contains("/sign-in?failed");
        }
    }

    @Test
    void aTokenThatIsNotForThisSignInIsRefused() throws Exception {
        linked("linked", "li.na");
        Map<String, Consumer<JwtEncodingContext>> lies = new HashMap<>();
        lies.put("nonce", token -> token.getClaims().claim("nonce", "another"));
        lies.put("no nonce", token -> token.getClaims().claims(claims -> claims.remove("nonce")));
        lies.put("issuer", token -> token.getClaims().issuer("http://evil.example"));
        lies.put("audience", token -> token.getClaims().audience(java.util.List.of("another-client")));
        lies.put(
                "expired",
                token -> token.getClaims()
                        .issuedAt(Instant.now().minusSeconds(7_200))
                        .expiresAt(Instant.now().minusSeconds(3_600)));
        lies.put("algorithm", token -> token.getJwsHeader().algorithm(SignatureAlgorithm.RS512));
        for (Map.Entry<String, Consumer<JwtEncodingContext>> lie : lies.entrySet()) {
            provider.spoil(token -> {
                if (token.getTokenType().getValue().equals("id_token")) {
                    lie.getValue().accept(token);
                }
            });
            Browser browser = new Browser();
            assertThat(browser.signIn("li.na")).as(lie.getKey()).isEqualTo("/sign-in?refused");
            assertThat(browser.own().statusCode()).as(lie.getKey()).isEqualTo(302);
        }
        provider.spoil(token -> {});
        assertThat(new Browser().signIn("li.na")).isEqualTo("/");
    }

    @Test
    void theWayBackIsForWhoWentAndOnce() throws Exception {
        linked("linked", "li.na");
        Browser browser = new Browser();
        String back = browser.onTheWayBack(service.address() + "/oauth2/authorization/office", "li.na");
        // Somebody else gets the address: login by a foreign code.
        assertThat(new Browser().get(back).headers().firstValue("Location")).contains("/sign-in?refused");
        String otherState = back.replaceAll("state=[^&]*", "state=another");
        assertThat(browser.get(otherState).headers().firstValue("Location")).contains("/sign-in?refused");
        Browser again = new Browser();
        String good = again.onTheWayBack(service.address() + "/oauth2/authorization/office", "li.na");
        assertThat(again.get(good).headers().firstValue("Location")).contains("/");
        assertThat(again.get(good).headers().firstValue("Location")).contains("/sign-in?refused");
    }

    @Test
    void theSamePersonOfAnotherProviderIsSomebodyElse() throws Exception {
        service.account("elsewhere", Role.AUDITOR, "220100", null);
        Accounts accounts = service.part(Accounts.class);
        accounts.link(
                accounts.byLogin("elsewhere").orElseThrow().id(),
                new Identity("https://other.example", "wang"),
                root,
                NOW);
        assertThat(new Browser().signIn("wang")).isEqualTo("/sign-in?unlinked");
    }
}
