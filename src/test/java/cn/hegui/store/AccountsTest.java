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

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void twoAdministratorsCannotLockOutTheLastOne(DatabaseAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            Accounts accounts = new Accounts(database);
            UUID first = made(accounts, "first", Role.ADMINISTRATOR, null);
            UUID second = made(accounts, "second", Role.ADMINISTRATOR, null);
            RegionCode jilin = new RegionCode("220000");
            ExecutorService two = Executors.newFixedThreadPool(2);

            for (int round = 0; round < 10; round++) {
                List<Future<AccountChange>> changes = two.invokeAll(List.of(
                        () -> accounts.enable(second, false, first, NOW),
                        () -> accounts.assign(first, "甲", Role.AUDITOR, jilin, null, second, NOW)));

                assertThat(List.of(changes.get(0).get(), changes.get(1).get()))
                        .containsExactlyInAnyOrder(AccountChange.DONE, AccountChange.LAST_ADMINISTRATOR);
                accounts.enable(second, true, first, NOW);
                accounts.assign(first, "甲", Role.ADMINISTRATOR, null, null, second, NOW);
            }
            two.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void whatChangesAnAccountEndsItsSessions(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Accounts accounts = new Accounts(database);
            UUID root = made(accounts, "root", Role.ADMINISTRATOR, null);
            UUID id = made(accounts, "li.na", Role.AUDITOR, new RegionCode("220100"));
            Runnable[] changes = {
                () -> accounts.enable(id, false, root, NOW),
                () -> accounts.enable(id, true, root, NOW),
                () -> accounts.assign(id, "李娜", Role.AUTHORITY, new RegionCode("220200"), null, root, NOW),
                () -> accounts.link(id, new Identity("https://id.example", "42"), root, NOW),
                () -> accounts.link(id, null, root, NOW),
                () -> accounts.changePassword(id, "{x}new", NOW)
            };
            for (Runnable change : changes) {
                long before = accounts.byId(id).orElseThrow().epoch();
                change.run();
                assertThat(accounts.byId(id).orElseThrow().epoch()).isEqualTo(before + 1);
            }
            Account changed = accounts.byId(id).orElseThrow();
            assertThat(changed.role()).isEqualTo(Role.AUTHORITY);
            assertThat(changed.region()).isEqualTo(new RegionCode("220200"));
            assertThat(changed.identity()).isNull();

            // A stronger hash of the same password, or a sign-in, ends nothing.
            accounts.rehash(id, "{x}old", "{x}never");
            accounts.rehash(id, "{x}new", "{x}stronger");
            accounts.signedIn(id, LATER);
            Account after = accounts.byId(id).orElseThrow();
            assertThat(after.epoch()).isEqualTo(changed.epoch());
            assertThat(after.passwordHash()).isEqualTo("{x}stronger");
            assertThat(after.signedInAt()).isEqualTo(LATER);
            assertThat(accounts.events(20))
                    .extracting(AccountEvent::what)
                    .startsWith("password", "unlinked", "linked", "assigned", "enabled", "disabled");
            assertThat(accounts.events(1).get(0).of()).isEqualTo("li.na");
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void aRenewalSetsAPasswordOnceAndEndsTheOneBefore(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Accounts accounts = new Accounts(database);
            UUID root = made(accounts, "root", Role.ADMINISTRATOR, null);
            UUID id = made(accounts, "li.na", Role.AUDITOR, new RegionCode("220100"));
            accounts.renew(id, "r1", root, LATER, NOW);
            accounts.renew(id, "r2", root, LATER, NOW);

            assertThat(accounts.renewal("r1", NOW)).isEmpty();
            assertThat(accounts.renewal("r2", LATER)).isEmpty();
            assertThat(accounts.acceptRenewal("r1", "{x}1", NOW)).isFalse();
            assertThat(accounts.acceptRenewal("r2", "{x}2", NOW)).isTrue();
            assertThat(accounts.acceptRenewal("r2", "{x}3", NOW)).isFalse();
            assertThat(accounts.byId(id).orElseThrow().passwordHash()).isEqualTo("{x}2");

            accounts.renew(id, "r3", root, LATER, NOW);
            accounts.enable(id, false, root, NOW);
            assertThat(accounts.renewal("r3", NOW)).isEmpty();
            assertThat(accounts.renew(id, "r4", root, LATER, NOW)).isEqualTo(AccountChange.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void anIdentityHasOneAccount(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Accounts accounts = new Accounts(database);
            UUID root = made(accounts, "root", Role.ADMINISTRATOR, null);
            Identity identity = new Identity("https://id.example", "42");
            accounts.invite("h1", new Invitation(Role.AUDITOR, new RegionCode("220100"), null, root, LATER));
            accounts.invite("h2", new Invitation(Role.AUDITOR, new RegionCode("220100"), null, root, LATER));
            UUID id = UUID.randomUUID();

            assertThat(accounts.accept("h1", id, "li.na", "李娜", identity, NOW)).isTrue();
            assertThat(accounts.accept("h2", UUID.randomUUID(), "other", "别人", identity, NOW))
                    .isFalse();
            assertThat(accounts.link(root, identity, root, NOW)).isEqualTo(AccountChange.TAKEN);
            assertThat(accounts.byIdentity(identity).orElseThrow().id()).isEqualTo(id);
            assertThat(accounts.byIdentity(new Identity("https://other.example", "42")))
                    .isEmpty();
            assertThat(accounts.openInvitations(NOW, 10))
                    .extracting(OpenInvitation::tokenHash)
                    .containsExactly("h2");
            assertThat(accounts.withdraw("h2", root, NOW)).isTrue();
            assertThat(accounts.openInvitations(NOW, 10)).isEmpty();
        }
    }

    private static UUID made(Accounts accounts, String login, Role role, RegionCode region) {
        UUID id = UUID.randomUUID();
        accounts.invite("made-" + login, new Invitation(role, region, null, null, LATER));
        assertThat(accounts.accept("made-" + login, id, login, login, "{x}old", NOW))
                .isTrue();
        return id;
    }
}
