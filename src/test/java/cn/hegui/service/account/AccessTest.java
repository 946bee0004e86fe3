package cn.hegui.service.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Coded;
import cn.hegui.model.Role;
import cn.hegui.service.RunningService;
import cn.hegui.store.Databases;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The table of role × endpoint × scope over all that the service answers: each caller asks each endpoint, and what stands behind
 * the table tells who arrived. Nothing is done by these requests: a filter behind the table answers in the endpoint's place.
 */
class AccessTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final int ARRIVED = 299;
    private static final String TRIED = "X-Tried";
    private static final List<String> PEOPLE = List.of("school", "auditor", "authority", "credit", "administrator");

    @TempDir
    private static Path data;

    private static RunningService service;

    /**
     * Somebody who asks.
     *
     * @param role null: nobody in particular
     * @param keyScope null: a person
     * @param arrivesAs with what role, region and subject handlers have to see them, because the store limits by these
     */
    private record Caller(String name, Role role, String keyScope, String arrivesAs, Asking asking) {}

    private interface Asking {
        HttpResponse<String> ask(String method, String path) throws Exception;
    }

    /**
     * An endpoint that there is.
     *
     * @param path with a value in the place of each variable
     */
    private record Endpoint(String method, String path) {}

    @BeforeAll
    static void start() {
        Filter behindTheTable = (request, response, next) -> {
            if (request instanceof HttpServletRequest asked
                    && response instanceof HttpServletResponse answer
                    && asked.getHeader(TRIED) != null) {
                Actor actor = SignedIn.actor(SecurityContextHolder.getContext().getAuthentication());
                String who = actor == null
                        ? "nobody"
                        : actor.role() + " " + actor.scope().region() + " "
                                + actor.scope().subject();
                answer.setStatus(ARRIVED);
                answer.getOutputStream().write(who.getBytes(StandardCharsets.UTF_8));
                return;
            }
            next.doFilter(request, response);
        };
        service = RunningService.start(
                data,
                Databases.h2(),
                Map.of(),
                context -> context.registerBean(FilterRegistrationBean.class, () -> {
                    FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(behindTheTable);
                    filter.setOrder(0);
                    return filter;
                }));
        service.account("school", Role.SCHOOL, "220102", "S1");
        service.account("auditor", Role.AUDITOR, "220100", null);
        service.account("authority", Role.AUTHORITY, "220000", null);
        service.account("credit", Role.CREDIT_SYSTEM, "330600", null);
        service.account("administrator", Role.ADMINISTRATOR, null, null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyEndpointHasARowAndEveryScopeIsKnown() {
        List<String> missing = endpoints().stream()
                .filter(endpoint ->
                        AccessTable.row(endpoint.method(), endpoint.path()).isEmpty())
                .map(Endpoint::toString)
                .toList();
        assertThat(missing)
                .as("endpoints without a row in Access.TABLE, which nobody can reach; add a row for each")
                .isEmpty();
        for (Access row : Access.TABLE) {
            KeyScope scope = row.keyScope() == null ? null : Coded.find(KeyScope.class, row.keyScope());
            assertThat(row.keyScope() == null || scope != null)
                    .as("KeyScope does not know the scope, so no key can be made for " + row)
                    .isTrue();
            assertThat(scope == null
                            || row.roles().isEmpty()
                            || scope.roles().stream().anyMatch(row.roles()::contains))
                    .as("no program with this scope works in a role of " + row)
                    .isTrue();
        }
    }

    @Test
    void eachCallerReachesWhatTheTableSaysAndNothingElse() throws Exception {
        List<Caller> callers = callers();
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Endpoint endpoint : endpoints()) {
            boolean isApi =
                    endpoint.path().startsWith("/api") || endpoint.path().startsWith("/actuator");
            Access row = AccessTable.row(endpoint.method(), endpoint.path()).orElse(null);
            for (Caller caller : callers) {
                // A key is for programs: on pages whoever brings one is nobody, without proof.
                if (caller.keyScope() != null && !isApi) {
                    continue;
                }
                HttpResponse<String> answer = caller.asking().ask(endpoint.method(), endpoint.path());
                asked++;
                boolean arrived = answer.statusCode() == ARRIVED;
                boolean may = row != null && (row.isOpen() || (caller.role() != null && may(row, caller)));
                Set<Integer> refusals = caller.role() == null ? Set.of(302, 401) : Set.of(403);
                boolean right = may
                        ? arrived && answer.body().equals(caller.arrivesAs())
                        : refusals.contains(answer.statusCode());
                // HEAD has no body that could tell who arrived.
                if (!right && !(may && arrived && endpoint.method().equals("HEAD"))) {
                    wrong.add(caller.name() + (may ? " may " : " may not ") + endpoint + ", but: " + answer.statusCode()
                            + (arrived ? " " + answer.body() : ""));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(150);
    }

    /** Written anew from the words of a row, not by what decides. */
    private static boolean may(Access row, Caller caller) {
        if (caller.keyScope() == null) {
            return row.roles().contains(caller.role());
        }
        return caller.keyScope().equals(row.keyScope())
                && (row.roles().isEmpty() || row.roles().contains(caller.role()));
    }

    private static List<Caller> callers() throws Exception {
        List<Caller> callers = new ArrayList<>();
        RunningService.Client anybody = service.client();
        String proof = anybody.get("/sign-in").body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        callers.add(new Caller(
                "nobody",
                null,
                null,
                "nobody",
                (method, path) -> anybody.send(request(method, path)
                        .header(TRIED, "1")
                        .header("X-CSRF-TOKEN", proof)
                        .build())));
        callers.add(person("school", Role.SCHOOL, "SCHOOL 220102 S1"));
        callers.add(person("auditor", Role.AUDITOR, "AUDITOR 220100 null"));
        callers.add(person("authority", Role.AUTHORITY, "AUTHORITY 220000 null"));
        callers.add(person("credit", Role.CREDIT_SYSTEM, "CREDIT_SYSTEM 330600 null"));
        callers.add(person("administrator", Role.ADMINISTRATOR, "ADMINISTRATOR null null"));
        for (KeyScope scope : KeyScope.values()) {
            for (Role role : scope.roles()) {
                String region = role == Role.ADMINISTRATOR ? null : "220200";
                String name = "key of " + role + " for " + scope.code();
                String key = service.key(name, role, region, scope.code());
                RunningService.Client client = service.client();
                callers.add(new Caller(
                        name,
                        role,
                        scope.code(),
                        role + " " + region + " null",
                        (method, path) -> client.send(request(method, path)
                                .header(TRIED, "1")
                                .header("Authorization", "Bearer " + key)
                                .build())));
            }
        }
        return callers;
    }

    private static Caller person(String login, Role role, String arrivesAs) throws Exception {
        RunningService.Client client = service.signedIn(login);
        String page = client.get("/password").body();
        String proof = page.replaceAll("(?s).*<meta name=\"csrf\" content=\"([^\"]+)\".*", "$1");
        return new Caller(
                login,
                role,
                null,
                arrivesAs,
                (method, path) -> client.send(request(method, path)
                        .header(TRIED, "1")
                        .header("X-CSRF-TOKEN", proof)
                        .build()));
    }

    @Test
    void whatChangesSomethingNeedsProofThatItComesFromAPageOfOurs() throws Exception {
        Map<String, RunningService.Client> clients = new LinkedHashMap<>();
        for (String login : PEOPLE) {
            clients.put(login, service.signedIn(login));
        }
        int tried = 0;
        for (Endpoint endpoint : endpoints()) {
            Access row = AccessTable.row(endpoint.method(), endpoint.path()).orElseThrow();
            boolean reads = Set.of("GET", "HEAD", "OPTIONS").contains(endpoint.method());
            if (reads || (row.isOpen() && !row.needsProof())) {
                continue;
            }
            for (Map.Entry<String, RunningService.Client> client : clients.entrySet()) {
                HttpResponse<String> forged = client.getValue()
                        .send(request(endpoint.method(), endpoint.path()).build());
                assertThat(forged.statusCode())
                        .as("forged by the browser of " + client.getKey() + ": " + endpoint)
                        .isEqualTo(403);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(40);
    }

    @Test
    void keysThatAreForgedExpiredOrOfAnotherKindOpenNothing() throws Exception {
        String metrics = service.key("metrics", Role.ADMINISTRATOR, null, "metrics");
        assertThat(service.client().get("/actuator/prometheus", metrics).statusCode())
                .isEqualTo(200);
        assertThat(service.client().get("/actuator/prometheus").statusCode()).isEqualTo(401);
        for (String forged : List.of(
                "hk_x",
                metrics.substring(0, metrics.length() - 1),
                metrics + "x",
                metrics.toUpperCase(Locale.ROOT),
                "' OR '1'='1",
                "",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290In0.")) {
            HttpResponse<String> answer = service.client().get("/actuator/prometheus", forged);
            assertThat(answer.statusCode()).as(forged).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"titleEn\":\"Sign in first\"").doesNotContain("Exception");
        }
        // A key opens no page, and is no proof there.
        String path = "/accounts/keys";
        assertThat(service.client().get(path, metrics).statusCode()).isEqualTo(302);
        assertThat(service.client()
                        .send(request("POST", path)
                                .header("Authorization", "Bearer " + metrics)
                                .build())
                        .statusCode())
                .isEqualTo(403);
        // There is no other way to sign in for one request.
        HttpRequest basic = HttpRequest.newBuilder(URI.create(service.address() + "/actuator/prometheus"))
                .header("Authorization", "Basic YWRtaW5pc3RyYXRvcjpjb3JyZWN0IGhvcnNlIGJhdHRlcnk=")
                .build();
        assertThat(service.client().send(basic).statusCode()).isEqualTo(401);
        String runs = service.key("runs", Role.AUDITOR, "220100", "runs");
        assertThat(service.client().get("/actuator/prometheus", runs).statusCode())
                .isEqualTo(403);
        try {
            service.turnTo(NOW.plus(Duration.ofDays(30)));
            assertThat(service.client().get("/actuator/prometheus", metrics).statusCode())
                    .isEqualTo(401);
        } finally {
            service.turnTo(NOW);
        }
    }

    private static HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create(service.address() + path)).method(method, BodyPublishers.noBody());
    }

    /** All that handlers answer; what filters answer alone (signing in and out) has its own tests. */
    private static List<Endpoint> endpoints() {
        Set<String> seen = new TreeSet<>();
        List<Endpoint> endpoints = new ArrayList<>();
        for (RequestMappingInfoHandlerMapping mapping : service.parts(RequestMappingInfoHandlerMapping.class)) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<String> methods = info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .collect(Collectors.toSet());
                for (String pattern : info.getPatternValues()) {
                    // The page of errors and the list of actuator links are for nobody to ask.
                    if (pattern.equals("/error") || pattern.equals("/actuator")) {
                        continue;
                    }
                    String path = pattern.replaceAll("\\{[^}]*}", "x").replace("**", "x");
                    for (String method : methods.isEmpty() ? Set.of(HttpMethod.GET.name()) : methods) {
                        if (seen.add(method + " " + path)) {
                            endpoints.add(new Endpoint(method, path));
                        }
                    }
                }
            }
        }
        assertThat(endpoints).hasSizeGreaterThan(15);
        return endpoints;
    }
}
