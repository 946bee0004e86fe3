package cn.hegui.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void anInvitationMakesOneAccountOnce(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Accounts accounts = new Accounts(database);
            assertThat(accounts.isEmpty()).isTrue();
            accounts.invite("h1", new Invitation(Role.AUDITOR, new RegionCode("220100"), null, null, LATER));

            assertThat(accounts.accept("h1", UUID.randomUUID(), "li.na", "李娜", "{x}y", NOW))
                    .isTrue();
            assertThat(accounts.accept("h1", UUID.randomUUID(), "other", "别人", "{x}y", NOW))
                    .isFalse();

            Account account = accounts.byLogin("li.na").orElseThrow();
            assertThat(account.role()).isEqualTo(Role.AUDITOR);
            assertThat(account.scope()).isEqualTo(Scope.of(new RegionCode("220100")));
            assertThat(account.createdAt()).isEqualTo(NOW);
            assertThat(accounts.byId(account.id())).contains(account);
            assertThat(accounts.isEmpty()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void anInvitationEnds(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Accounts accounts = new Accounts(database);
            accounts.invite("h1", new Invitation(Role.ADMINISTRATOR, null, null, null, LATER));

            assertThat(accounts.invitation("h1", LATER.minusMillis(1))).isPresent();
            assertThat(accounts.invitation("h1", LATER)).isEmpty();
            assertThat(accounts.accept("h1", UUID.randomUUID(), "late", "迟", "{x}y", LATER))
                    .isFalse();
            assertThat(accounts.isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void aNewFirstLinkEndsTheOneBefore(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Accounts accounts = new Accounts(database);
            accounts.invite("h1", new Invitation(Role.ADMINISTRATOR, null, null, null, LATER));
            accounts.invite("h2", new Invitation(Role.ADMINISTRATOR, null, null, null, LATER));

            assertThat(accounts.invitation("h1", NOW)).isEmpty();
            assertThat(accounts.invitation("h2", NOW)).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void ofManyWhoUseOneLinkAtOnceOneSucceeds(DatabaseAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            Accounts accounts = new Accounts(database);
            accounts.invite("h1", new Invitation(Role.SCHOOL, new RegionCode("330602"), "S1", null, LATER));
            ExecutorService many = Executors.newFixedThreadPool(8);
            List<Callable<Boolean>> tries = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Boolean>)
                            () -> accounts.accept("h1", UUID.randomUUID(), "user" + i, "某人", "{x}y", NOW))
                    .toList();

            int made = 0;
            for (Future<Boolean> one : many.invokeAll(tries)) {
                made += one.get() ? 1 : 0;
            }
            many.shutdown();

            assertThat(made).isEqualTo(1);
        }
    }
}
