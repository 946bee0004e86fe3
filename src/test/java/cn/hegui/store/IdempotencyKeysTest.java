package cn.hegui.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.model.Role;
import cn.hegui.store.IdempotencyKeys.Answer;
import cn.hegui.store.IdempotencyKeys.Done;
import cn.hegui.store.IdempotencyKeys.OtherRequest;
import cn.hegui.store.IdempotencyKeys.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeysTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Answer ANSWER = new Answer(201, "/api/v1/runs/1", "\"3\"", "{\"名\":\"一\"}");

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void theSameRequestIsDoneOnceAndAnsweredTheSame(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            IdempotencyKeys keys = new IdempotencyKeys(database);
            AtomicInteger done = new AtomicInteger();

            Outcome first = keys.once("a", "k", "f", NOW, LATER, () -> counted(done));
            Outcome second = keys.once("a", "k", "f", NOW.plusSeconds(60), LATER, () -> counted(done));

            assertThat(first).isEqualTo(new Done(ANSWER, false));
            assertThat(second).isEqualTo(new Done(ANSWER, true));
            assertThat(done).hasValue(1);
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void anotherRequestWithTheKeyIsRefusedAndAnotherClientsKeyIsAnother(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            IdempotencyKeys keys = new IdempotencyKeys(database);
            keys.once("a", "k", "f", NOW, LATER, () -> ANSWER);

            assertThat(keys.once("a", "k", "other", NOW, LATER, () -> ANSWER)).isEqualTo(new OtherRequest());
            assertThat(keys.once("b", "k", "other", NOW, LATER, () -> ANSWER)).isEqualTo(new Done(ANSWER, false));
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void anExpiredKeyIsFree(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            IdempotencyKeys keys = new IdempotencyKeys(database);
            keys.once("a", "k", "f", NOW, LATER, () -> ANSWER);
            keys.once("a", "still", "f", NOW, LATER.plusSeconds(1), () -> ANSWER);

            assertThat(keys.once("a", "k", "new", LATER, LATER.plusSeconds(9), () -> ANSWER))
                    .isEqualTo(new Done(ANSWER, false));
            assertThat(keys.sweep(LATER)).isZero();
            assertThat(keys.sweep(LATER.plusSeconds(1))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void whatFailsLeavesNothingAndMayBeTriedAgain(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            IdempotencyKeys keys = new IdempotencyKeys(database);
            Accounts accounts = new Accounts(database);
            Invitation invitation = new Invitation(Role.ADMINISTRATOR, null, null, null, LATER);

            assertThatThrownBy(() -> keys.once("a", "k", "f", NOW, LATER, () -> {
                        accounts.invite("h", invitation);
                        throw new IllegalStateException("as if it broke");
                    }))
                    .hasMessage("as if it broke");
            assertThat(accounts.invitation("h", NOW)).isEmpty();

            assertThat(keys.once("a", "k", "f", NOW, LATER, () -> {
                        accounts.invite("h", invitation);
                        return ANSWER;
                    }))
                    .isEqualTo(new Done(ANSWER, false));
            assertThat(accounts.invitation("h", NOW)).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void ofManyAtOnceOneIsDoneAndTheOthersHearItsAnswer(DatabaseAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            IdempotencyKeys keys = new IdempotencyKeys(database);
            AtomicInteger done = new AtomicInteger();
            ExecutorService many = Executors.newFixedThreadPool(6);
            List<Callable<Outcome>> tries = IntStream.range(0, 6)
                    .mapToObj(i -> (Callable<Outcome>) () -> keys.once("a", "k", "f", NOW, LATER, () -> {
                        sleep(300);
                        return counted(done);
                    }))
                    .toList();

            List<Outcome> outcomes = new java.util.ArrayList<>();
            for (Future<Outcome> one : many.invokeAll(tries)) {
                outcomes.add(one.get());
            }
            many.shutdown();

            assertThat(done).hasValue(1);
            assertThat(outcomes).containsOnlyOnce(new Done(ANSWER, false));
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.equals(new Done(ANSWER, true)))
                    .hasSize(5);
        }
    }

    private static Answer counted(AtomicInteger done) {
        done.incrementAndGet();
        return ANSWER;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
