package cn.hegui.service;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Role;
import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.Databases;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under the running service and comes back. */
class DatabaseAwayTest {
    @TempDir
    private static Path data;

    private static CutLine line;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        DatabaseAddress server = Databases.postgresql();
        int port = Integer.parseInt(server.url().replaceFirst(".*localhost:(\\d+)/.*", "$1"));
        line = new CutLine(port);
        DatabaseAddress through = new DatabaseAddress(
                server.url().replace("localhost:" + port, "localhost:" + line.port()),
                server.user(),
                server.password());
        service = RunningService.start(data, through, Map.of());
        service.account("auditor", Role.AUDITOR, "220000", null);
    }

    @AfterEach
    void mend() {
        line.mend();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        line.close();
    }

    @Test
    void healthSaysSoAndRecovers() throws Exception {
        assertThat(soon("/actuator/health")).isEqualTo(200);
        line.cut();
        HttpResponse<String> away = service.client().get("/actuator/health");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("DOWN").doesNotContain("localhost", "postgres");
        line.mend();
        assertThat(soon("/actuator/health")).isEqualTo(200);
    }

    @Test
    void whatNeedsNoDatabaseGoesOn() throws Exception {
        line.cut();
        assertThat(service.client().get("/api/v1/policies").statusCode()).isEqualTo(200);
        assertThat(service.client().get("/policies/index.html").statusCode()).isEqualTo(200);
    }

    @Test
    void aPageThatNeedsItSaysSoInWordsAndWorksAgainByItself() throws Exception {
        RunningService.Client client = service.client();
        HttpResponse<String> form = client.get("/sign-in");
        line.cut();
        HttpResponse<String> away = client.get("/welcome/any-token");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("60");
        assertThat(away.body()).contains("数据库暂时连不上", "没有做一半的事").doesNotContain("Exception", "jdbc", "SQL");
        assertThat(client.get("/welcome/any-token?lang=en").body()).contains("The database is away for the moment");

        HttpResponse<String> signIn =
                client.post("/sign-in", form, Map.of("login", "auditor", "password", RunningService.PASSWORD));
        assertThat(signIn.statusCode()).as("no word of a wrong password").isEqualTo(503);

        line.mend();
        assertThat(soon("/welcome/any-token")).isEqualTo(404);
        assertThat(service.signedIn("auditor").get("/sign-in").body()).contains("auditor");
    }

    @Test
    void anAnswerComesWithinSecondsNotAfterTheBrowserGaveUp() throws Exception {
        line.cut();
        long before = System.nanoTime();
        service.client().get("/welcome/any-token");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    }

    private static int soon(String path) throws Exception {
        int status = 0;
        for (int i = 0; i < 40; i++) {
            status = service.client().get(path).statusCode();
            if (status != 503) {
                return status;
            }
            Thread.sleep(500);
        }
        return status;
    }
}
