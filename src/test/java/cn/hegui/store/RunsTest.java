package cn.hegui.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import cn.hegui.model.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Scope NATION = Scope.of(RegionCode.NATION);
    private static final Scope JILIN = Scope.of(new RegionCode("220000"));
    private static final Scope CHANGCHUN = Scope.of(new RegionCode("220100"));
    private static final Scope ZHEJIANG = Scope.of(new RegionCode("330000"));

    private static RunAsked asked(String region) {
        return new RunAsked(
                UUID.randomUUID(),
                "年度核对",
                new RegionCode(region),
                UUID.randomUUID(),
                "李娜",
                LocalDate.of(2024, 12, 31),
                Set.of(Outcome.FAIL, Outcome.PENDING),
                Language.EN,
                true,
                false,
                null,
                List.of(new RunAsked.Input("b.jsonl", 7, "ab"), new RunAsked.Input("a.xlsx", 5, "cd")));
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void aRunGoesFromTheQueueToItsEnd(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Runs runs = new Runs(database);
            RunAsked asked = asked("220100");
            runs.add(asked, NOW);

            RunRecord queued = runs.find(NATION, asked.id()).orElseThrow();
            assertThat(queued.asked()).isEqualTo(asked);
            assertThat(queued.state()).isEqualTo(RunState.QUEUED);
            assertThat(queued.bytesTotal()).isEqualTo(12);

            assertThat(runs.begin(NOW.plusSeconds(1)).orElseThrow().asked()).isEqualTo(asked);
            assertThat(runs.begin(NOW)).isEmpty();
            assertThat(runs.progress(asked.id(), 6, 3)).isFalse();
            RunRecord running = runs.find(NATION, asked.id()).orElseThrow();
            assertThat(running.percent()).isEqualTo(50);
            assertThat(running.startedAt()).isEqualTo(NOW.plusSeconds(1));

            runs.finish(asked.id(), new RunRecord.Result(4, 1, 2, 3, 5), NOW.plusSeconds(9));
            RunRecord finished = runs.find(NATION, asked.id()).orElseThrow();
            assertThat(finished.state()).isEqualTo(RunState.FINISHED);
            assertThat(finished.result()).isEqualTo(new RunRecord.Result(4, 1, 2, 3, 5));
            assertThat(finished.percent()).isEqualTo(100);
            runs.fail(asked.id(), new Texts("晚了", "too late"), NOW);
            assertThat(runs.find(NATION, asked.id())).contains(finished);
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void aRunIsSeenWhereItsRegionIsHeld(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Runs runs = new Runs(database);
            RunAsked city = asked("220100");
            RunAsked province = asked("220000");
            runs.add(city, NOW);
            runs.add(province, NOW);

            assertThat(runs.list(NATION, null, 10))
                    .extracting(run -> run.asked().id())
                    .containsExactly(province.id(), city.id());
            assertThat(runs.list(JILIN, null, 1))
                    .extracting(run -> run.asked().id())
                    .containsExactly(province.id());
            assertThat(runs.list(JILIN, runs.list(JILIN, null, 1).get(0).number(), 9))
                    .extracting(run -> run.asked().id())
                    .containsExactly(city.id());
            assertThat(runs.list(CHANGCHUN, null, 10))
                    .extracting(run -> run.asked().id())
                    .containsExactly(city.id());
            assertThat(runs.list(ZHEJIANG, null, 10)).isEmpty();
            assertThat(runs.list(Scope.NOTHING, null, 10)).isEmpty();
            assertThat(runs.list(new Scope(new RegionCode("220100"), "S1"), null, 10))
                    .isEmpty();
            assertThat(runs.find(CHANGCHUN, province.id())).isEmpty();
            assertThat(runs.find(ZHEJIANG, city.id())).isEmpty();
            assertThat(runs.find(Scope.NOTHING, city.id())).isEmpty();
            assertThat(runs.cancel(ZHEJIANG, city.id(), NOW)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void ofManyWorkersEachBeginsAnotherRun(DatabaseAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            Runs runs = new Runs(database);
            for (int i = 0; i < 5; i++) {
                runs.add(asked("220100"), NOW);
            }
            ExecutorService many = Executors.newFixedThreadPool(8);
            List<Callable<Optional<RunRecord>>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tries.add(() -> runs.begin(NOW));
            }
            List<UUID> begun = new ArrayList<>();
            for (Future<Optional<RunRecord>> one : many.invokeAll(tries)) {
                one.get().ifPresent(run -> begun.add(run.asked().id()));
            }
            many.shutdown();
            assertThat(begun).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void aRunIsCancelledWhileItWaitsOrStoppedWhileItRuns(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Runs runs = new Runs(database);
            RunAsked waiting = asked("220100");
            RunAsked running = asked("220100");
            runs.add(running, NOW);
            runs.begin(NOW);
            runs.add(waiting, NOW);

            assertThat(runs.cancel(JILIN, waiting.id(), NOW)).isTrue();
            assertThat(runs.cancel(JILIN, waiting.id(), NOW)).isFalse();
            assertThat(runs.begin(NOW)).isEmpty();
            assertThat(runs.cancel(JILIN, running.id(), NOW)).isTrue();
            assertThat(runs.find(JILIN, running.id()).orElseThrow().state()).isEqualTo(RunState.RUNNING);
            assertThat(runs.progress(running.id(), 1, 1)).isTrue();
            runs.stopped(running.id(), NOW);
            assertThat(runs.find(JILIN, running.id()).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void whatAKilledServiceBeganIsBegunAgain(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Runs runs = new Runs(database);
            RunAsked first = asked("220100");
            RunAsked second = asked("220100");
            runs.add(first, NOW);
            runs.add(second, NOW);
            runs.begin(NOW);

            assertThat(runs.begun()).extracting(run -> run.asked().id()).containsExactly(first.id());
            runs.requeue(first.id());
            RunRecord again = runs.begin(NOW).orElseThrow();
            assertThat(again.asked().id()).isEqualTo(first.id());
            assertThat(again.attempts()).isEqualTo(2);
        }
    }
}
