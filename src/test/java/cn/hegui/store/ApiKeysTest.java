package cn.hegui.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiKeysTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant END = Instant.parse("2026-04-01T08:00:00Z");

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void aKeyWorksUntilItEndsOrIsRevoked(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            UUID root = administrator(new Accounts(database));
            ApiKeys keys = new ApiKeys(database);
            keys.add("hash-1", key(UUID.randomUUID(), "第一个"), root);
            UUID second = UUID.randomUUID();
            keys.add("hash-2", key(second, "第二个"), root);

            ApiKey used = keys.use("hash-1", NOW).orElseThrow();
            assertThat(used.scope()).isEqualTo(Scope.of(new RegionCode("220100")));
            assertThat(used.keyScopes()).containsExactlyInAnyOrder("runs", "cases:read");
            assertThat(used.role()).isEqualTo(Role.AUDITOR);
            assertThat(keys.use("hash-1", END.minusMillis(1))).isPresent();
            assertThat(keys.use("hash-1", END)).isEmpty();
            assertThat(keys.use("hash-3", NOW)).isEmpty();

            assertThat(keys.revoke(second, root, NOW)).isTrue();
            assertThat(keys.revoke(second, root, NOW)).isFalse();
            assertThat(keys.use("hash-2", NOW)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void theLastUseIsKeptToTheMinute(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            UUID root = administrator(new Accounts(database));
            ApiKeys keys = new ApiKeys(database);
            keys.add("hash-1", key(UUID.randomUUID(), "程序"), root);
            assertThat(keys.list(10).get(0).lastUsedAt()).isNull();

            keys.use("hash-1", NOW);
            keys.use("hash-1", NOW.plusSeconds(59));
            assertThat(keys.list(10).get(0).lastUsedAt()).isEqualTo(NOW);
            keys.use("hash-1", NOW.plusSeconds(61));
            assertThat(keys.list(10).get(0).lastUsedAt()).isEqualTo(NOW.plusSeconds(61));
        }
    }

    private static ApiKey key(UUID id, String name) {
        return new ApiKey(
                id,
                name,
                Role.AUDITOR,
                Set.of("runs", "cases:read"),
                new RegionCode("220100"),
                null,
                NOW,
                END,
                null,
                null);
    }

    private static UUID administrator(Accounts accounts) {
        UUID id = UUID.randomUUID();
        accounts.invite("h", new Invitation(Role.ADMINISTRATOR, null, null, null, END));
        accounts.accept("h", id, "root", "root", "{x}y", NOW);
        return id;
    }
}
