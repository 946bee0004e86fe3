package cn.hegui.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import cn.hegui.model.Role;
import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.Databases;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Marks every fact that is sent, by every way in, right and wrong, and looks for the marks in the log. */
class LogPrivacyTest {
    private static final String MARK = "MARKED7731";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @AfterEach
    void stop() {
        root.detachAppender(log);
    }

    @Test
    void nothingThatSomebodySentIsLogged(@TempDir Path data) throws Exception {
        DatabaseAddress server = Databases.postgresql();
        int port = Integer.parseInt(server.url().replaceFirst(".*localhost:(\\d+)/.*", "$1"));
        try (CutLine line = new CutLine(port);
                RunningService service = RunningService.start(
                        data,
                        new DatabaseAddress(
                                server.url().replace("localhost:" + port, "localhost:" + line.port()),
                                server.user(),
                                server.password()),
                        Map.of())) {
            // Not before: a start sets the log up anew.
            log.start();
            root.addAppender(log);
            service.account(MARK, Role.AUDITOR, "220000", null);
            List<Integer> answers = new ArrayList<>(drive(service));
            line.cut();
            answers.addAll(drive(service));

            assertThat(answers).as("it was driven into what is logged").contains(503);
            assertThat(log.list).as("something was logged").isNotEmpty();
            assertThat(log.list).extracting(LogPrivacyTest::whole).noneMatch(said -> said.contains(MARK));
            // A student's name and number, a credit code, an address of a page: all carry the mark above.
            assertThat(log.list).extracting(LogPrivacyTest::whole).noneMatch(said -> said.contains("220112"));
        }
    }

    private static List<Integer> drive(RunningService service) throws Exception {
        RunningService.Client client = service.client();
        List<Integer> answers = new ArrayList<>();
        HttpResponse<String> form = client.get("/sign-in");
        for (String password : List.of(RunningService.PASSWORD, MARK)) {
            answers.add(client.post("/sign-in", form, Map.of("login", MARK, "password", password))
                    .statusCode());
        }
        for (String path : List.of(
                "/welcome/" + MARK,
                "/" + MARK,
                "/policies/" + MARK + ".html",
                "/api/v1/policies/documents/" + MARK,
                "/api/v1/policies/clauses?region=220112&cursor=" + MARK,
                "/api/v1/policies/clauses?on=" + MARK,
                "/api/v1/runs/" + MARK,
                "/api/v1/cases?subject=" + MARK,
                "/workspace/runs/" + MARK)) {
            answers.add(client.get(path).statusCode());
        }
        String facts =
                "{\"kind\":\"enterprise\",\"id\":\"" + MARK + "\",\"name\":\"" + MARK + "\",\"region\":\"220112\"";
        for (String body : List.of(
                "{\"asOf\":\"2020-12-31\",\"facts\":[" + facts + "}]}",
                "{\"asOf\":\"2020-12-31\",\"facts\":[" + facts + ",\"internships\":\"" + MARK + "\"}]}",
                "{\"asOf\":\"" + MARK + "\",\"facts\":[" + facts + "}]}",
                "{\"" + MARK + "\":",
                MARK)) {
            for (String path : List.of("/api/v1/checks", "/api/v1/runs", "/api/v1/cases")) {
                answers.add(client.send(HttpRequest.newBuilder(URI.create(service.address() + path))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", MARK)
                                .header("Authorization", "Bearer " + MARK)
                                .header("X-Forwarded-For", MARK)
                                .POST(BodyPublishers.ofString(body))
                                .build())
                        .statusCode());
            }
        }
        return answers;
    }

    /** All that an appender could write of it. */
    private static String whole(ILoggingEvent event) {
        StringBuilder all = new StringBuilder(event.getLoggerName() + " " + event.getFormattedMessage());
        for (@Nullable IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            all.append(' ').append(cause.getMessage());
        }
        return all.toString();
    }
}
