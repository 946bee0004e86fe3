package cn.hegui.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessLogTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void whoAsksSeesTheReadsOfTheirRegionOnly(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            UUID reader = reader(new Accounts(database));
            AccessLog log = new AccessLog(database);
            log.add(entry(NOW, reader, "220102", "S1"));
            log.add(entry(NOW.plusSeconds(1), reader, "220202", "S2"));
            log.add(entry(NOW.plusSeconds(2), reader, "330602", "S3"));
            log.add(entry(NOW.plusSeconds(3), reader, "220102", null));

            assertThat(subjects(log, Scope.of(new RegionCode("220000")))).containsExactly(null, "S2", "S1");
            assertThat(subjects(log, Scope.of(new RegionCode("220100")))).containsExactly(null, "S1");
            assertThat(subjects(log, Scope.of(RegionCode.NATION))).hasSize(4);
            assertThat(subjects(log, Scope.NOTHING)).isEmpty();
            assertThat(subjects(log, new Scope(new RegionCode("220000"), "S1"))).containsExactly("S1");
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void readsAreFoundByWhoAndSubjectAndPaged(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            UUID reader = reader(new Accounts(database));
            AccessLog log = new AccessLog(database);
            Scope jilin = Scope.of(new RegionCode("220000"));
            log.add(entry(NOW, reader, "220102", "S1"));
            log.add(entry(NOW.plusSeconds(1), UUID.randomUUID(), "220102", "S1"));
            log.add(entry(NOW.plusSeconds(2), reader, "220102", "S2"));

            assertThat(log.list(jilin, "li.na", null, null, 10)).hasSize(2);
            assertThat(log.list(jilin, null, "S1", null, 10)).hasSize(2);
            List<AccessLog.Line> found = log.list(jilin, "li.na", "S1", null, 10);
            assertThat(found).singleElement().satisfies(line -> {
                assertThat(line.who()).isEqualTo("li.na");
                assertThat(line.entry()).isEqualTo(entry(NOW, reader, "220102", "S1"));
            });
            assertThat(log.list(jilin, "' OR '1'='1", null, null, 10)).isEmpty();
            List<AccessLog.Line> first = log.list(jilin, null, null, null, 2);
            assertThat(first).hasSize(2);
            assertThat(log.list(jilin, null, null, first.get(1).id(), 2)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void whatIsTooOldIsForgotten(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            UUID reader = reader(new Accounts(database));
            AccessLog log = new AccessLog(database);
            log.add(entry(NOW, reader, "220102", "S1"));
            log.add(entry(NOW.plusSeconds(10), reader, "220102", "S2"));

            assertThat(log.forgetBefore(NOW.plusSeconds(10))).isEqualTo(1);
            assertThat(subjects(log, Scope.of(RegionCode.NATION))).containsExactly("S2");
        }
    }

    private static List<String> subjects(AccessLog log, Scope scope) {
        return log.list(scope, null, null, null, 10).stream()
                .map(line -> line.entry().subject())
                .toList();
    }

    private static AccessLog.Entry entry(Instant at, UUID who, String region, String subject) {
        return new AccessLog.Entry(at, who, false, "subject", new RegionCode(region), subject, "run-7", 12);
    }

    private static UUID reader(Accounts accounts) {
        UUID id = UUID.randomUUID();
        Instant end = NOW.plusSeconds(60);
        accounts.invite("h", new Invitation(Role.AUDITOR, new RegionCode("220000"), null, null, end));
        accounts.accept("h", id, "li.na", "李娜", "{x}y", NOW);
        return id;
    }
}
