package cn.hegui.service;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Role;
import cn.hegui.service.account.FirstAdministrator;
import cn.hegui.store.Accounts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
    @TempDir
    private static Path data;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(data);
        service.account("auditor", Role.AUDITOR, "220000", null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theFirstLinkMakesAnAdministratorAndNoLinkIsMadeAfterwards(@TempDir Path empty) throws Exception {
        try (RunningService fresh = RunningService.start(empty)) {
            String link = fresh.part(FirstAdministrator.class).invite().orElseThrow();
            RunningService.Client client = fresh.client();
            HttpResponse<String> form = client.get(link);
            assertThat(form.body()).contains("设立账号", "管理员");

            HttpResponse<String> different = client.post(
                    link,
                    form,
                    Map.of("login", "root", "name", "张三", "password", "123456789012", "repeated", "1234567890123"));
            assertThat(different.statusCode()).isEqualTo(422);
            assertThat(different.body()).contains("两次输入的密码不同");
            HttpResponse<String> made = client.post(
                    link,
                    form,
                    Map.of("login", "root", "name", "张三", "password", "123456789012", "repeated", "123456789012"));
            assertThat(made.statusCode()).isEqualTo(303);

            assertThat(client.get(link).statusCode()).isEqualTo(404);
            assertThat(fresh.part(FirstAdministrator.class).invite()).isEmpty();
            assertThat(fresh.part(Accounts.class).byLogin("root").orElseThrow().role())
                    .isEqualTo(Role.ADMINISTRATOR);
        }
    }

    @Test
    void whoSignsInIsGreetedByNameAndRole() throws Exception {
        assertThat(service.signedIn("auditor").get("/sign-in").body()).contains("auditor · 审核人员");
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        RunningService.Client client = service.client();
        HttpResponse<String> answer = client.post(
                "/sign-in", client.get("/sign-in"), Map.of("login", "auditor", "password", "wrong wrong wrong"));
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in?failed");
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        HttpRequest forged = HttpRequest.newBuilder(URI.create(service.address() + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("login=auditor&password=" + RunningService.PASSWORD))
                .build();
        HttpResponse<String> answer = service.client().send(forged);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("无权访问");
    }

    @Test
    void whatNoRowNamesNobodyMayReach() throws Exception {
        assertThat(service.client().get("/nothing").statusCode()).isEqualTo(302);
        assertThat(service.signedIn("auditor").get("/nothing").statusCode()).isEqualTo(403);
        assertThat(service.client().get("/api/v1/nothing").statusCode()).isEqualTo(401);
    }

    @Test
    void everyAnswerHasStrictHeaders() throws Exception {
        var headers = service.client().get("/sign-in").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    }

    @Test
    void theLanguageIsChosenKeptAndElseTheBrowsers() throws Exception {
        RunningService.Client client = service.client();
        assertThat(client.get("/sign-in").body()).contains("<html lang=\"zh-Hans\">");
        assertThat(client.get("/sign-in?lang=en").body()).contains("<html lang=\"en\">", "Sign in");
        assertThat(client.get("/sign-in").body()).contains("<html lang=\"en\">");
        HttpRequest english = HttpRequest.newBuilder(URI.create(service.address() + "/sign-in"))
                .header("Accept-Language", "fr, en;q=0.8, zh;q=0.5")
                .build();
        assertThat(service.client().send(english).body()).contains("<html lang=\"en\">");
    }

    @Test
    void itSaysThatItIsWell() throws Exception {
        HttpResponse<String> health = service.client().get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"");
    }
}
