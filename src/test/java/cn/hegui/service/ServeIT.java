package cn.hegui.service;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.Databases;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged service as a process: asked to end, killed, started twice. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServeIT {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    private Path folder;

    static Stream<@Nullable DatabaseAddress> databases() {
        return Stream.of(null, Databases.postgresql());
    }

    @Test
    void controlCEndsIt() throws Exception {
        try (ServedProgram program = ServedProgram.start(folder, null)) {
            Process interrupt = new ProcessBuilder("kill", "-INT", String.valueOf(program.pid())).start();
            assertThat(interrupt.waitFor()).isZero();
            assertThat(program.ended()).isEqualTo(130);
            assertThat(program.printed()).noneMatch(line -> line.contains("Exception"));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void killedWithoutWarningItStartsAgainWithAllThatItHadAnswered(@Nullable DatabaseAddress database)
            throws Exception {
        try (ServedProgram program = ServedProgram.start(folder, database)) {
            String link = program.welcome();
            assertThat(accept(program, link, "first.administrator")).isEqualTo(303);
            program.kill();

            program.restart();

            assertThat(program.get(link).statusCode()).as("the link was used").isEqualTo(404);
            assertThat(program.printed().stream().filter(line -> line.contains("/welcome/")))
                    .as("an administrator is there, so no second link")
                    .hasSize(1);
            assertThat(program.get("/actuator/health").body()).contains("UP");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void killedWhileManyAsk(@Nullable DatabaseAddress database) throws Exception {
        try (ServedProgram program = ServedProgram.start(folder, database)) {
            String link = program.welcome();
            List<Thread> asking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String login = "administrator" + i;
                Thread one = new Thread(() -> {
                    try {
                        accept(program, link, login);
                    } catch (IOException | InterruptedException killed) {
                        // That is the point.
                    }
                });
                one.start();
                asking.add(one);
            }
            Thread.sleep(150);
            program.kill();
            for (Thread one : asking) {
                one.join();
            }

            program.restart();

            int made = program.get(link).statusCode() == 404 ? 1 : 0;
            boolean invitesAgain = program.printed().stream()
                            .filter(line -> line.contains("/welcome/"))
                            .count()
                    == 2;
            assertThat(invitesAgain)
                    .as("either one account was made, or none and a new link")
                    .isEqualTo(made == 0 || !program.welcome().equals(link));
        }
    }

    @Test
    void ofTwoOnOneFolderTheSecondSaysThatTheFirstHoldsIt() throws Exception {
        try (ServedProgram program = ServedProgram.start(folder, null)) {
            Process second = ServedProgram.command(folder, null, List.of()).start();
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor()).isEqualTo(2);
            assertThat(said).contains("无法使用数据库", "是否被另一个 hegui 占用").doesNotContain("\tat ");
            assertThat(program.get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    /** Makes the first administrator and returns the status of the answer. */
    static int accept(ServedProgram program, String link, String login) throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI to = URI.create(program.address() + link);
        String form = browser.send(HttpRequest.newBuilder(to).build(), BodyHandlers.ofString())
                .body();
        Matcher csrf = CSRF.matcher(form);
        String proof = csrf.find() ? csrf.group(1) : "";
        String password = URLEncoder.encode(RunningService.PASSWORD, StandardCharsets.UTF_8);
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(to)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=" + URLEncoder.encode(proof, StandardCharsets.UTF_8)
                                + "&login=" + login + "&name=" + login + "&password=" + password + "&repeated="
                                + password))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode();
    }
}
