package cn.hegui.service.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.service.RunningService;
import cn.hegui.service.account.AtWork;
import cn.hegui.service.web.Problem;
import cn.hegui.store.Accounts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;

class IdempotencyTest {
    @TempDir
    private static Path data;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(data);
        service.account("first", Role.AUDITOR, RegionCode.NATION.code(), null);
        service.account("second", Role.AUDITOR, RegionCode.NATION.code(), null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void theSameRequestAgainIsAnsweredByteForByteTheSame() {
        AtomicInteger made = new AtomicInteger();
        as("first");

        ResponseEntity<byte[]> first = create("same", Map.of("名", "一"), made);
        ResponseEntity<byte[]> again = create("\"same\"", Map.of("名", "一"), made);

        assertThat(made).hasValue(1);
        assertThat(again.getStatusCode().value()).isEqualTo(201);
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(new String(again.getBody(), StandardCharsets.UTF_8)).isEqualTo("{\"made\":1}");
        assertThat(again.getHeaders().getLocation()).isEqualTo(URI.create("/api/v1/things/1"));
        assertThat(again.getHeaders().getFirst(Idempotency.REPEATED)).isEqualTo("true");
        assertThat(first.getHeaders().getFirst(Idempotency.REPEATED)).isNull();
    }

    @Test
    void anotherContentIsRefusedAndNothingIsDone() {
        AtomicInteger made = new AtomicInteger();
        as("first");
        create("other", Map.of("a", 1), made);

        assertThatThrownBy(() -> create("other", Map.of("a", 2), made))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status().value()).isEqualTo(422);
                    assertThat(problem.detail().zh()).contains("已用于另一个");
                });
        assertThat(made).hasValue(1);
    }

    @Test
    void theKeysOfTwoAccountsNeverMeet() {
        AtomicInteger made = new AtomicInteger();
        as("first");
        create("shared", Map.of("a", 1), made);
        as("second");
        create("shared", Map.of("a", 2), made);

        assertThat(made).hasValue(2);
    }

    @Test
    void withoutAKeyEveryRequestIsDone() {
        AtomicInteger made = new AtomicInteger();
        as("first");
        create(null, Map.of("a", 1), made);
        create(null, Map.of("a", 1), made);

        assertThat(made).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "中文", "\u0000"})
    void aKeyIsAWord(String key) {
        as("first");
        assertThatThrownBy(() -> create(key, Map.of(), new AtomicInteger()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(400));
    }

    private static ResponseEntity<byte[]> create(@Nullable String key, Object body, AtomicInteger made) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/things");
        if (key != null) {
            request.addHeader(Idempotency.HEADER, key);
        }
        return service.part(Idempotency.class).once(request, body, () -> {
            int number = made.incrementAndGet();
            return ResponseEntity.created(URI.create("/api/v1/things/" + number))
                    .body(Map.of("made", number));
        });
    }

    private static void as(String login) {
        AtWork.as(service.part(Accounts.class).byLogin(login).orElseThrow());
    }
}
