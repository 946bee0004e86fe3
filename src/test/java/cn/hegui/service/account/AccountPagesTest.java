package cn.hegui.service.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import cn.hegui.service.RunningService;
import cn.hegui.service.RunningService.Client;
import cn.hegui.store.Account;
import cn.hegui.store.Accounts;
import cn.hegui.store.ApiKeys;
import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.Databases;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On PostgreSQL, which refuses more than H2 does. */
class AccountPagesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    /** What tries to become markup, SQL, a header, a path, or to break a database. */
    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'; DROP TABLE account; --",
            "' OR '1'='1",
            "x\r\nSet-Cookie: evil=1",
            "../../etc/passwd",
            "${7*7}#{7*7}{{7*7}}",
            "nul\u0000byte",
            "\u202Eright to left",
            "x".repeat(5_000));

    @TempDir
    private static Path data;

    private static RunningService service;

    @BeforeAll
    static void start() {
        DatabaseAddress address = Databases.postgresql();
        service = RunningService.start(data, address, Map.of());
        service.account("root", Role.ADMINISTRATOR, null, null);
        service.account("auditor", Role.AUDITOR, "220000", null);
        service.account("authority", Role.AUTHORITY, "220000", null);
        service.account("far", Role.AUTHORITY, "330000", null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void back() {
        service.turnTo(NOW);
    }

    private static String shownOnce(HttpResponse<String> answer, String id) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        return Jsoup.parse(answer.body()).getElementById(id).val();
    }

    private static Account account(String login) {
        return service.part(Accounts.class).byLogin(login).orElseThrow();
    }

    @Test
    void anInvitationLeadsToAnAccountOfThatPlace() throws Exception {
        Client root = service.signedIn("root");
        HttpResponse<String> invited = root.post(
                "/accounts/invitations",
                root.get("/accounts"),
                Map.of("role", "school", "region", "220102", "subject", "22010200001"));
        URI link = URI.create(shownOnce(invited, "link"));
        assertThat(link.toString()).startsWith(service.address() + "/welcome/");
        assertThat(root.get("/accounts").body())
                .contains("尚未使用的邀请", "22010200001")
                .doesNotContain(link.getPath());

        Client school = service.client();
        HttpResponse<String> form = school.get(link.getPath());
        assertThat(form.body()).contains("学校（企业）");
        HttpResponse<String> made = school.post(
                link.getPath(),
                form,
                Map.of(
                        "login",
                        "school.1",
                        "name",
                        "王芳",
                        "password",
                        RunningService.PASSWORD,
                        "repeated",
                        RunningService.PASSWORD,
                        // What the link does not give cannot be asked for.
                        "role",
                        "administrator",
                        "region",
                        "100000"));
        assertThat(made.statusCode()).isEqualTo(303);
        Account account = account("school.1");
        assertThat(account.role()).isEqualTo(Role.SCHOOL);
        assertThat(account.scope()).isEqualTo(new Scope(new RegionCode("220102"), "22010200001"));
        assertThat(school.get(link.getPath()).statusCode()).isEqualTo(404);
        assertThat(root.get("/accounts/events").body()).contains("设立账号", "school.1", "root");
    }

    @Test
    void aLinkEndsInTimeAndWhenItIsWithdrawn() throws Exception {
        Client root = service.signedIn("root");
        Map<String, String> auditor = Map.of("role", "auditor", "region", "220100", "subject", "");
        URI first = URI.create(shownOnce(root.post("/accounts/invitations", root.get("/accounts"), auditor), "link"));
        URI second = URI.create(shownOnce(root.post("/accounts/invitations", root.get("/accounts"), auditor), "link"));
        assertThat(service.client().get(first.getPath()).statusCode()).isEqualTo(200);

        HttpResponse<String> list = root.get("/accounts");
        for (Element form : Jsoup.parse(list.body()).select("form[action$=/withdraw]")) {
            root.post(form.attr("action"), list, Map.of());
        }
        assertThat(service.client().get(first.getPath()).statusCode()).isEqualTo(404);
        assertThat(service.client().get(second.getPath()).statusCode()).isEqualTo(404);

        URI third = URI.create(shownOnce(root.post("/accounts/invitations", root.get("/accounts"), auditor), "link"));
        service.turnTo(NOW.plus(Duration.ofDays(3)));
        assertThat(service.client().get(third.getPath()).statusCode()).isEqualTo(404);
    }

    @Test
    void aPlaceThatCannotBeIsRefusedInWords() throws Exception {
        Client root = service.signedIn("root");
        Map<Map<String, String>, String> wrong = new LinkedHashMap<>();
        wrong.put(Map.of("role", "emperor", "region", "220100", "subject", ""), "请选择身份");
        wrong.put(Map.of("role", "auditor", "region", "", "subject", ""), "六位代码");
        wrong.put(Map.of("role", "auditor", "region", "990000", "subject", ""), "没有代码为 990000 的地区");
        wrong.put(Map.of("role", "school", "region", "220102", "subject", ""), "须填写单位编号");
        wrong.put(Map.of("role", "auditor", "region", "220100", "subject", "S1"), "只有学校（企业）账号才填写单位");
        wrong.put(Map.of("role", "administrator", "region", "220100", "subject", ""), "管理员看不到核对结果");
        for (Map.Entry<Map<String, String>, String> one : wrong.entrySet()) {
            HttpResponse<String> answer = root.post("/accounts/invitations", root.get("/accounts"), one.getKey());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains(one.getValue());
        }
    }

    @Test
    void aForgottenPasswordIsRenewedByALink() throws Exception {
        service.account("forgetful", Role.AUDITOR, "220100", null);
        Client root = service.signedIn("root");
        String path = "/accounts/" + account("forgetful").id();
        Client before = service.signedIn("forgetful");
        URI link = URI.create(shownOnce(root.post(path + "/renewal", root.get(path), Map.of()), "link"));

        Client owner = service.client();
        HttpResponse<String> form = owner.get(link.getPath());
        assertThat(form.body()).contains("forgetful");
        Map<String, String> renewed = Map.of("password", "a fresh password", "repeated", "a fresh password");
        assertThat(owner.post(link.getPath(), form, renewed).headers().firstValue("Location"))
                .contains("/sign-in?changed");
        assertThat(owner.post(link.getPath(), form, renewed).statusCode()).isEqualTo(404);
        assertThat(before.get("/password").statusCode()).isEqualTo(302);
        HttpResponse<String> in = owner.post(
                "/sign-in", owner.get("/sign-in"), Map.of("login", "forgetful", "password", "a fresh password"));
        assertThat(in.headers().firstValue("Location")).contains("/");
    }

    @Test
    void theLastAdministratorStays(@TempDir Path folder) throws Exception {
        try (RunningService small = RunningService.start(folder)) {
            small.account("only", Role.ADMINISTRATOR, null, null);
            Client only = small.signedIn("only");
            String path = "/accounts/"
                    + small.part(Accounts.class).byLogin("only").orElseThrow().id();
            HttpResponse<String> refused = only.post(path + "/disable", only.get(path), Map.of());
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("最后一位");
            HttpResponse<String> assigned = only.post(
                    path, only.get(path), Map.of("name", "n", "role", "auditor", "region", "220100", "subject", ""));
            assertThat(assigned.body()).contains("最后一位");
            assertThat(only.get("/accounts").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aKeyIsShownOnceAndWorksUntilItIsRevoked() throws Exception {
        Client root = service.signedIn("root");
        HttpResponse<String> made = root.post(
                "/accounts/keys",
                root.get("/accounts/keys"),
                Map.of("name", "监控", "scope", "metrics", "region", "", "days", "30"));
        String key = shownOnce(made, "key");
        assertThat(key).matches("hk_[A-Za-z0-9_-]{43}");
        assertThat(service.part(ApiKeys.class).list(10).toString()).doesNotContain(key);

        assertThat(service.client().get("/actuator/prometheus", key).statusCode())
                .isEqualTo(200);
        HttpResponse<String> list = root.get("/accounts/keys");
        assertThat(list.body()).contains("监控", "2026-03-02 09:00").doesNotContain(key);
        String revoke = Jsoup.parse(list.body())
                .select("tr:contains(监控) form[action$=/revoke]")
                .attr("action");
        assertThat(root.post(revoke, list, Map.of()).statusCode()).isEqualTo(303);
        assertThat(service.client().get("/actuator/prometheus", key).statusCode())
                .isEqualTo(401);
        assertThat(root.get("/accounts/keys").body()).contains("已撤销");
    }

    @Test
    void aKeyLastsAYearAtMostAndIsForOneKindOfProgram() throws Exception {
        Client root = service.signedIn("root");
        for (String days : List.of("366", "0", "-1", "x", "")) {
            HttpResponse<String> answer = root.post(
                    "/accounts/keys",
                    root.get("/accounts/keys"),
                    Map.of("name", "n", "scope", "metrics", "region", "", "days", days));
            assertThat(answer.statusCode()).as(days).isEqualTo(422);
            assertThat(answer.body()).contains("1 到 365 天");
        }
        for (String scope : List.of("everything", "administrator", "")) {
            HttpResponse<String> answer = root.post(
                    "/accounts/keys",
                    root.get("/accounts/keys"),
                    Map.of("name", "n", "scope", scope, "region", "", "days", "30"));
            assertThat(answer.statusCode()).as(scope).isEqualTo(422);
        }
    }

    @Test
    void nothingEnteredBecomesMarkupSqlOrAHeader() throws Exception {
        Client root = service.signedIn("root");
        service.account("victim", Role.AUDITOR, "220100", null);
        String one = "/accounts/" + account("victim").id();
        List<HttpResponse<String>> answers = new ArrayList<>();
        HttpResponse<String> accounts = root.get("/accounts");
        HttpResponse<String> keys = root.get("/accounts/keys");
        HttpResponse<String> account = root.get(one);
        for (String text : HOSTILE) {
            String inPath = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                    .replace("+", "%20");
            for (String field : List.of("role", "region", "subject")) {
                Map<String, String> form =
                        new LinkedHashMap<>(Map.of("role", "school", "region", "220102", "subject", "S1"));
                form.put(field, text);
                answers.add(root.post("/accounts/invitations", accounts, form));
                form.put("name", text);
                answers.add(root.post(one, account, form));
            }
            answers.add(root.post(
                    one, account, Map.of("name", text, "role", "auditor", "region", "220100", "subject", "")));
            answers.add(root.post(
                    one + "/identity", account, Map.of("issuer", "https://x/" + text, "issuerSubject", text)));
            answers.add(root.post(
                    "/accounts/keys", keys, Map.of("name", text, "scope", "metrics", "region", "", "days", "30")));
            answers.add(root.post(
                    "/accounts/keys", keys, Map.of("name", "n", "scope", text, "region", text, "days", text)));
            answers.add(root.get("/accounts?after=" + inPath));
            if (text.length() < 1_000) {
                answers.add(root.get("/accounts/" + inPath));
                answers.add(root.post("/accounts/keys/" + inPath + "/revoke", keys, Map.of()));
                answers.add(root.post("/accounts/invitations/" + inPath + "/withdraw", accounts, Map.of()));
                answers.add(service.client().get("/welcome/" + inPath));
                answers.add(service.client().get("/renewal/" + inPath));
            }
            Client anybody = service.client();
            HttpResponse<String> form = anybody.get("/sign-in");
            answers.add(anybody.post("/sign-in", form, Map.of("login", text, "password", text)));
        }
        answers.add(root.get("/accounts"));
        answers.add(root.get("/accounts/keys"));
        answers.add(root.get("/accounts/events"));
        answers.add(root.get(one));
        answers.add(service.signedIn("victim").get("/password"));
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).as(answer.request().toString()).isLessThan(500);
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("evil"));
            assertThat(answer.body()).doesNotContain("SQLState", "PSQLException", "java.lang", "org.springframework");
            Document page = Jsoup.parse(answer.body());
            assertThat(page.select("img, script:not([src])")).isEmpty();
            assertThat(page.select("*"))
                    .noneMatch(element -> element.attributes().asList().stream()
                            .anyMatch(attribute -> attribute.getKey().startsWith("on")));
            assertThat(answer.body()).doesNotContain(">49<", "4949");
        }
        assertThat(service.part(Accounts.class).byLogin("root")).isPresent();
    }

    @Test
    void anAuthoritySeesWhoReadInItsRegionAndNoFindings() throws Exception {
        Reads reads = service.part(Reads.class);
        Actor reader = AccountUser.actor(account("auditor"));
        reads.subject(reader, "subject", new RegionCode("220102"), "S<1>", "run-7", 12);
        reads.list(reader, "findings", "run-7", 50);
        Client authority = service.signedIn("authority");
        String page = authority.get("/reads").body();
        assertThat(page).contains("auditor", "单位的核对结果", "S&lt;1&gt;", "run-7", "核对结果列表");
        assertThat(authority.get("/reads?who=auditor&subject=S%3C1%3E").body()).contains("单位的核对结果");
        assertThat(authority.get("/reads?who=somebody").body()).contains("没有记录");
        assertThat(authority.get("/reads?before=x").statusCode()).isEqualTo(400);
        assertThat(service.signedIn("far").get("/reads").body()).contains("没有记录");
        assertThat(service.signedIn("root").get("/reads").statusCode()).isEqualTo(403);
    }
}
