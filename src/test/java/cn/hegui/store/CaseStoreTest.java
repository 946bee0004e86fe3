package cn.hegui.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.cases.Breach;
import cn.hegui.cases.By;
import cn.hegui.cases.Cases;
import cn.hegui.cases.CreditCase;
import cn.hegui.cases.FeedEvent;
import cn.hegui.cases.Head;
import cn.hegui.cases.LogEntry;
import cn.hegui.cases.LogProof;
import cn.hegui.cases.Office;
import cn.hegui.cases.Stage;
import cn.hegui.cases.Step;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import cn.hegui.store.CaseStore.Attempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases, their log, the feed and what is to be sent, on both databases. */
class CaseStoreTest {
    private static final Scope NATION = Scope.of(RegionCode.NATION);
    private static final Scope COUNTY = Scope.of(new RegionCode("230521"));
    private static final Scope ELSEWHERE = Scope.of(new RegionCode("220000"));

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void aCaseIsWhatItsStepsLeft(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            CreditCase determined = determined(store, Cases.breach());

            assertThat(store.find(determined.id(), COUNTY)).contains(determined);
            assertThat(store.steps(determined.id(), COUNTY)).hasSize(5);
            assertThat(store.list(CaseFilter.ALL, COUNTY, null, 10))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.stage()).isEqualTo(Stage.RECORDABLE);
                        assertThat(line.version()).isEqualTo(5);
                        assertThat(line.dueOn()).isEqualTo("2026-06-30");
                        assertThat(line.determinedOn()).isEqualTo("2026-07-01");
                        assertThat(line.repairableFrom()).isEqualTo("2026-10-02");
                        assertThat(line.publishedUntil()).isEqualTo("2027-07-01");
                        assertThat(line.movedAt()).isEqualTo(Cases.on("2026-07-02"));
                    });
            assertThat(store.counts(COUNTY)).containsEntry(Stage.RECORDABLE, 1L).hasSize(1);
            assertThat(proof(store)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void whoIsNotOfThePlaceSeesNothing(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            CreditCase it = determined(store, Cases.breach());
            Scope other = new Scope(null, "91350100M000100Y4Z");
            for (Scope scope : List.of(ELSEWHERE, other, Scope.NOTHING)) {
                assertThat(store.find(it.id(), scope)).isEmpty();
                assertThat(store.steps(it.id(), scope)).isEmpty();
                assertThat(store.list(CaseFilter.ALL, scope, null, 10)).isEmpty();
                assertThat(store.counts(scope)).isEmpty();
                assertThat(store.due(Cases.day("2020-01-01"), Cases.day("2030-01-01"), scope, 10))
                        .isEmpty();
                assertThat(new CreditFeed(database).read(0, Set.of(), scope, 10).items())
                        .isEmpty();
                assertThat(store.take(
                                it.id(), 5, new Step.Withdrawn("撤 1"), Cases.FIRST, Cases.on("2026-07-03"), "错", scope))
                        .isInstanceOf(Attempt.Absent.class);
                assertThat(store.openCase(Cases.breach(), Cases.AUDITOR, Cases.on("2026-07-03"), "立案", scope))
                        .isInstanceOf(Attempt.Absent.class);
            }
            Scope own = new Scope(null, "91350100M000100Y43");
            assertThat(store.find(it.id(), own)).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void oneCaseAtATimeForOneBreach(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            CreditCase lead = taken(store.openLead(Cases.breach(), By.MACHINE, Cases.on("2026-05-01"), null));
            assertThat(store.openLead(Cases.breach(), By.MACHINE, Cases.on("2026-05-02"), null))
                    .isEqualTo(new Attempt.AlreadyOpen(lead.id()));
            CreditCase opened =
                    taken(store.openCase(Cases.breach(), Cases.AUDITOR, Cases.on("2026-05-03"), "立案", COUNTY));
            assertThat(opened.id()).as("the lead is taken up").isEqualTo(lead.id());
            assertThat(store.openCase(Cases.breach(), Cases.AUDITOR, Cases.on("2026-05-04"), "立案", COUNTY))
                    .isEqualTo(new Attempt.AlreadyOpen(lead.id()));
            taken(store.take(lead.id(), 2, new Step.Dismissed(), Cases.AUDITOR, Cases.on("2026-05-05"), "误报", COUNTY));
            CreditCase again =
                    taken(store.openCase(Cases.breach(), Cases.AUDITOR, Cases.on("2026-05-06"), "立案", COUNTY));
            assertThat(again.id()).isNotEqualTo(lead.id());
            assertThat(again.version()).isEqualTo(2);
            assertThat(proof(store)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void whatIsRefusedLeavesNoTrace(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            CreditCase lead = taken(store.openLead(Cases.breach(), By.MACHINE, Cases.on("2026-05-01"), null));
            Head before = store.head();
            assertThat(store.take(lead.id(), 1, Cases.notice(), Cases.AUDITOR, Cases.on("2026-05-02"), "通知", COUNTY))
                    .isInstanceOf(Attempt.Refused.class);
            assertThat(store.openCase(Cases.breach(), Cases.AUDITOR, Cases.on("2026-05-03"), " ", COUNTY))
                    .isInstanceOf(Attempt.Refused.class);
            assertThat(store.head()).isEqualTo(before);
            assertThat(store.find(lead.id(), COUNTY)).contains(lead);
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void ofManyWhoMoveOneCaseAtOnceOneSucceeds(DatabaseAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            CreditCase notified = notified(store, Cases.breach());
            List<Callable<Attempt>> tries = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Attempt>) () -> store.take(
                            notified.id(),
                            notified.version(),
                            new Step.RefusalProposed("认 " + i, "人社局", Cases.day("2026-07-01"), Cases.ORDINARY),
                            new By("authority-" + i, Office.AUTHORITY),
                            Cases.on("2026-07-02"),
                            "认定",
                            COUNTY))
                    .toList();
            List<Attempt> results = atOnce(tries);
            assertThat(results.stream().filter(Attempt.Taken.class::isInstance)).hasSize(1);
            CreditCase now = store.find(notified.id(), COUNTY).orElseThrow();
            assertThat(now.version()).isEqualTo(notified.version() + 1);
            assertThat(results.stream().filter(Attempt.Overtaken.class::isInstance))
                    .hasSize(7)
                    .allSatisfy(one -> {
                        assertThat(((Attempt.Overtaken) one).now()).isEqualTo(now);
                        assertThat(((Attempt.Overtaken) one).last().step()).isInstanceOf(Step.RefusalProposed.class);
                    });
            assertThat(proof(store)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void ofManyWhoOpenOneCaseAtOnceOneSucceeds(DatabaseAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            List<Callable<Attempt>> tries = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Attempt>)
                            () -> store.openCase(Cases.breach(), Cases.AUDITOR, Cases.on("2026-05-01"), "立案", COUNTY))
                    .toList();
            List<Attempt> results = atOnce(tries);
            assertThat(results.stream().filter(Attempt.Taken.class::isInstance)).hasSize(1);
            assertThat(results.stream().filter(Attempt.AlreadyOpen.class::isInstance))
                    .hasSize(7);
        }
    }

    /** Writers commit while a reader follows the cursor: it gets each event once, in one order. */
    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void theFeedLosesNothingAndRepeatsNothingWhileOthersWrite(DatabaseAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            CreditFeed feed = new CreditFeed(database);
            int writers = 4;
            int each = 6;
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService many = Executors.newFixedThreadPool(writers + 1);
            Future<List<CreditFeed.Item>> reader = many.submit(() -> {
                List<CreditFeed.Item> items = new ArrayList<>();
                long cursor = 0;
                while (true) {
                    boolean last = done.get();
                    CreditFeed.Page page = feed.read(cursor, Set.of(), COUNTY, 3);
                    items.addAll(page.items());
                    assertThat(page.next()).isGreaterThanOrEqualTo(cursor);
                    cursor = page.next();
                    if (last && !page.more()) {
                        return items;
                    }
                }
            });
            List<Future<?>> written = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                written.add(many.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        determined(store, breachOf(1990 + number * each + i));
                    }
                }));
            }
            for (Future<?> one : written) {
                one.get();
            }
            done.set(true);
            List<CreditFeed.Item> items = reader.get();
            many.shutdown();
            assertThat(items).hasSize(writers * each);
            assertThat(new HashSet<>(items.stream().map(CreditFeed.Item::id).toList()))
                    .hasSize(writers * each);
            assertThat(items.stream().map(CreditFeed.Item::seq)).isSorted();
            assertThat(feed.read(0, Set.of(), COUNTY, 200).items()).isEqualTo(items);
            assertThat(proof(store)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void whatTakesAwayIsAlwaysTold(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            CreditFeed feed = new CreditFeed(database);
            CreditCase it = determined(store, Cases.breach());
            taken(store.take(it.id(), 5, new Step.Withdrawn("撤 1"), Cases.FIRST, Cases.on("2026-07-03"), "错", COUNTY));
            CreditFeed.Page page = feed.read(0, Set.of(FeedEvent.RECORDABLE), NATION, 10);
            assertThat(page.items().stream().map(CreditFeed.Item::event))
                    .containsExactly(FeedEvent.RECORDABLE, FeedEvent.WITHDRAWN);
            assertThat(page.items().get(0).record()).containsEntry("state", "recordable");
            assertThat(page.items().get(1).record())
                    .containsEntry("state", "withdrawn")
                    .containsEntry("withdrawalDocumentNo", "撤 1");
            assertThat(page.head()).isEqualTo(store.head());
            assertThat(page.next()).isEqualTo(store.head().seq());
            assertThat(store.steps(it.id(), COUNTY))
                    .as("withdrawing deletes nothing")
                    .hasSize(6);
            assertThat(feed.read(page.next(), Set.of(), NATION, 10).items()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void anAcknowledgementIsKeptOnceAndMovesTheCase(DatabaseAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            CreditFeed feed = new CreditFeed(database);
            CreditCase it = determined(store, Cases.breach());
            String id = feed.read(0, Set.of(), NATION, 10).items().get(0).id();
            Instant at = Cases.on("2026-07-03");
            List<Callable<CreditFeed.Receipt>> tries = IntStream.range(0, 6)
                    .mapToObj(i ->
                            (Callable<CreditFeed.Receipt>) () -> feed.acknowledge(id, "XY-1", Cases.CREDIT, at, NATION))
                    .toList();
            assertThat(atOnce(tries))
                    .hasSize(6)
                    .allSatisfy(receipt -> assertThat(receipt)
                            .isInstanceOfSatisfying(
                                    CreditFeed.Receipt.Kept.class,
                                    kept -> assertThat(kept.at()).isEqualTo(at)));
            CreditCase transferred = store.find(it.id(), COUNTY).orElseThrow();
            assertThat(transferred.stage()).isEqualTo(Stage.TRANSFERRED);
            assertThat(transferred.version()).isEqualTo(6);
            assertThat(feed.acknowledge(id, "XY-2", Cases.CREDIT, at, NATION))
                    .isEqualTo(new CreditFeed.Receipt.Differs("XY-1"));
            assertThat(feed.acknowledge(id, "XY-3", Cases.CREDIT, at, ELSEWHERE))
                    .isInstanceOf(CreditFeed.Receipt.Absent.class);
            By another = new By("credit-2", Office.CREDIT_SYSTEM);
            assertThat(feed.acknowledge(id, "ZZ-1", another, at, NATION))
                    .as("a second system keeps its own receipt; the case has moved already")
                    .isInstanceOf(CreditFeed.Receipt.Kept.class);
            assertThat(store.find(it.id(), COUNTY).orElseThrow().version()).isEqualTo(6);
            assertThat(feed.acknowledge(id, " ", new By("credit-3", Office.CREDIT_SYSTEM), at, NATION))
                    .isInstanceOf(CreditFeed.Receipt.Refused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void listsAreFilteredAndPaged(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            for (int year = 2001; year <= 2007; year++) {
                notified(store, breachOf(year));
            }
            CreditCase determined = determined(store, breachOf(2010));
            List<UUID> seen = new ArrayList<>();
            Long after = null;
            while (true) {
                List<CaseLine> page = store.list(CaseFilter.ALL, COUNTY, after, 3);
                page.forEach(line -> seen.add(line.id()));
                if (page.size() < 3) {
                    break;
                }
                after = page.get(2).place();
            }
            assertThat(seen).hasSize(8).doesNotHaveDuplicates().first().isEqualTo(determined.id());
            assertThat(store.list(new CaseFilter(Set.of(Stage.RECORDABLE), null, null, null), COUNTY, null, 10))
                    .hasSize(1);
            assertThat(store.list(new CaseFilter(Set.of(), new RegionCode("230000"), "晨曦", null), NATION, null, 10))
                    .hasSize(8);
            assertThat(store.list(new CaseFilter(Set.of(), null, "91350100m000", null), NATION, null, 10))
                    .hasSize(8);
            for (String none : List.of("%", "_", "晨_", "' OR '1'='1", "!")) {
                assertThat(store.list(new CaseFilter(Set.of(), null, none, null), NATION, null, 10))
                        .as(none)
                        .isEmpty();
            }
            assertThat(store.list(new CaseFilter(Set.of(), null, null, Cases.day("2026-06-30")), NATION, null, 10))
                    .isEmpty();
            assertThat(store.list(new CaseFilter(Set.of(), null, null, Cases.day("2026-07-01")), NATION, null, 10))
                    .hasSize(7);
            assertThat(store.due(Cases.day("2026-06-30"), Cases.day("2026-06-30"), NATION, 100))
                    .hasSize(7);
            assertThat(store.due(Cases.day("2026-10-02"), Cases.day("2026-10-02"), NATION, 100))
                    .hasSize(1);
            assertThat(store.due(Cases.day("2027-07-01"), Cases.day("2027-07-01"), NATION, 100))
                    .hasSize(1);
            assertThat(store.due(Cases.day("2026-07-01"), Cases.day("2026-09-30"), NATION, 100))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void aClockSetBackALittleDoesNotRunTheLogBack(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            CreditCase lead = taken(store.openLead(Cases.breach(), By.MACHINE, Cases.on("2026-05-01"), null));
            Instant back = Cases.on("2026-05-01").minusSeconds(30);
            Attempt.Taken opened =
                    (Attempt.Taken) store.take(lead.id(), 1, new Step.CaseOpened(), Cases.AUDITOR, back, "立案", COUNTY);
            assertThat(opened.entry().at()).isEqualTo(Cases.on("2026-05-01"));
            assertThat(store.openLead(breachOf(2011), By.MACHINE, back, null)).isInstanceOf(Attempt.Taken.class);
            CreditCase other = taken(store.openLead(breachOf(2013), By.MACHINE, Cases.on("2026-05-02"), null));
            assertThat(store.take(
                            lead.id(), 2, new Step.Dismissed(), Cases.AUDITOR, Cases.on("2026-05-01"), "误", COUNTY))
                    .as("after its own last step, but before the last of the log, of %s", other.id())
                    .isInstanceOf(Attempt.Refused.class);
            Instant far = Cases.on("2026-04-30");
            assertThat(store.openLead(breachOf(2012), By.MACHINE, far, null)).isInstanceOf(Attempt.Refused.class);
            assertThat(store.take(lead.id(), 2, new Step.Dismissed(), Cases.AUDITOR, far, "误", COUNTY))
                    .isInstanceOf(Attempt.Refused.class);
            assertThat(proof(store)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void whatWasChangedInTheDatabaseShowsInTheProof(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            determined(store, Cases.breach());
            if (address.isPostgresql()) {
                for (String forbidden : List.of(
                        "UPDATE case_log SET reason = 'x' WHERE seq = 2",
                        "DELETE FROM case_log WHERE seq = 5",
                        "TRUNCATE case_log CASCADE",
                        "UPDATE credit_event SET event = 'repaired'",
                        "DELETE FROM credit_event")) {
                    assertThatThrownBy(() -> database.useTransaction(handle -> handle.execute(forbidden)))
                            .as(forbidden)
                            .rootCause()
                            .hasMessageContaining("append-only");
                }
                database.useTransaction(handle -> handle.execute("ALTER TABLE case_log DISABLE TRIGGER ALL"));
            }
            assertThat(proof(store)).isNull();
            database.useTransaction(handle -> handle.execute("UPDATE case_log SET reason = 'x' WHERE seq = 2"));
            assertThat(proof(store)).contains("第 2 条").contains("改动");
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void anEventAndItsDeliveriesAreOneWithTheStep(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            Webhooks webhooks = new Webhooks(database);
            Instant now = Cases.on("2026-04-01");
            Webhooks.Endpoint near = endpoint("credit-1", "230000", now);
            Webhooks.Endpoint far = endpoint("credit-1", "220000", now);
            assertThat(webhooks.add(near, 5)).isTrue();
            assertThat(webhooks.add(far, 5)).isTrue();
            assertThat(webhooks.add(endpoint("credit-1", "100000", now), 2)).isFalse();
            CreditCase it = determined(store, Cases.breach());
            taken(store.take(it.id(), 5, new Step.Withdrawn("撤 1"), Cases.FIRST, Cases.on("2026-07-03"), "错", COUNTY));

            Instant later = Cases.on("2026-07-04");
            assertThat(webhooks.deliveries(near.id(), "credit-1", null, 10)).hasSize(2);
            assertThat(webhooks.deliveries(near.id(), "credit-2", null, 10))
                    .as("another's")
                    .isEmpty();
            assertThat(webhooks.deliveries(far.id(), "credit-1", null, 10)).isEmpty();

            List<Webhooks.Claimed> first = webhooks.claim(later, later.plusSeconds(60), 10);
            assertThat(first).singleElement().satisfies(claimed -> {
                assertThat(claimed.item().event()).isEqualTo(FeedEvent.RECORDABLE);
                assertThat(claimed.attempt()).isEqualTo(1);
                assertThat(claimed.endpoint()).isEqualTo(near);
            });
            assertThat(webhooks.claim(later, later.plusSeconds(60), 10))
                    .as("claimed already, and the second waits for the first")
                    .isEmpty();
            assertThat(webhooks.claim(later.plusSeconds(60), later.plusSeconds(120), 10))
                    .as("who claimed it has died")
                    .singleElement()
                    .satisfies(claimed -> assertThat(claimed.attempt()).isEqualTo(2));
            webhooks.failed(first.get(0), 500, "status", Optional.empty());
            assertThat(webhooks.deliveries(near.id(), "credit-1", "dead", 10))
                    .as("a late answer to an earlier attempt decides nothing")
                    .isEmpty();
            webhooks.delivered(first.get(0), 204, later.plusSeconds(70));
            List<Webhooks.Claimed> second = webhooks.claim(later.plusSeconds(70), later.plusSeconds(130), 10);
            assertThat(second)
                    .singleElement()
                    .satisfies(claimed -> assertThat(claimed.item().event()).isEqualTo(FeedEvent.WITHDRAWN));
            webhooks.failed(second.get(0), null, "unreachable", Optional.empty());
            assertThat(webhooks.deliveries(near.id(), "credit-1", "dead", 10)).hasSize(1);
            assertThat(webhooks.revive(near.id(), "credit-2", later)).isZero();
            assertThat(webhooks.revive(near.id(), "credit-1", later)).isEqualTo(1);
            assertThat(webhooks.claim(later.plusSeconds(80), later.plusSeconds(140), 10))
                    .hasSize(1);
            assertThat(webhooks.end(near.id(), "credit-2", later)).isFalse();
            assertThat(webhooks.end(near.id(), "credit-1", later)).isTrue();
            assertThat(webhooks.claim(Cases.on("2027-01-01"), Cases.on("2027-01-02"), 10))
                    .isEmpty();
            assertThat(webhooks.of("credit-1")).containsExactly(far);
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void oneDeliveryIsClaimedByOneOfMany(DatabaseAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            Webhooks webhooks = new Webhooks(database);
            webhooks.add(endpoint("credit-1", "230000", Cases.on("2026-04-01")), 5);
            determined(store, Cases.breach());
            Instant later = Cases.on("2026-07-04");
            List<Callable<List<Webhooks.Claimed>>> tries = IntStream.range(0, 8)
                    .mapToObj(i ->
                            (Callable<List<Webhooks.Claimed>>) () -> webhooks.claim(later, later.plusSeconds(60), 10))
                    .toList();
            assertThat(atOnce(tries).stream().mapToInt(List::size).sum()).isEqualTo(1);
        }
    }

    /** On H2 nothing but the program keeps the log from being changed. */
    @Test
    void noStatementChangesWhatWasAppended() throws IOException {
        Pattern change = Pattern.compile(
                "(?i)(UPDATE|DELETE\\s+FROM|MERGE\\s+INTO|TRUNCATE\\s+TABLE)\\s+(case_log|credit_event|credit_acknowledgement)\\b(?!_head)");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(source)).as(source.toString()).doesNotContainPattern(change);
            }
        }
    }

    @Test
    void anExportedLineIsReadAsItWasWritten() {
        LogEntry entry = LogEntry.next(
                Head.EMPTY, Cases.ID, 1, Cases.on("2026-05-01"), By.MACHINE, new Step.LeadOpened(Cases.breach()), null);
        String line = new String(entry.canonicalLine(), StandardCharsets.UTF_8);
        assertThat(CaseJson.entry(line)).isEqualTo(entry);
        assertThatThrownBy(() -> CaseJson.entry(line.replaceFirst("\\{", "{\"seq\":1,")))
                .hasMessageContaining("JSON");
        assertThatThrownBy(() -> CaseJson.entry(line + "{}")).hasMessageContaining("JSON");
        assertThatThrownBy(() -> CaseJson.entry("[]")).hasMessageContaining("JSON");
        assertThatThrownBy(() -> CaseJson.entry(line.replace("\"seq\":1", "\"seq\":1.0")))
                .hasMessageContaining("/seq");
    }

    // ---- cases ----

    static Webhooks.Endpoint endpoint(String account, String region, Instant at) {
        return new Webhooks.Endpoint(
                UUID.randomUUID(), account, "https://credit.example/hook", "whsec_x", new RegionCode(region), at);
    }

    static Breach breachOf(int year) {
        Breach one = Cases.breach();
        return new Breach(
                one.subject(),
                one.kind(),
                one.name(),
                one.region(),
                one.rule(),
                Integer.toString(year),
                one.clauses(),
                one.creditClauses(),
                one.finding());
    }

    /** The last days in the log are those of the latest case: each case is led through on the same day, 2 July. */
    static CreditCase determined(CaseStore store, Breach breach) {
        CreditCase it = notified(store, breach);
        taken(store.take(it.id(), 3, Cases.proposal(), Cases.FIRST, Cases.on("2026-07-02"), "认定", COUNTY));
        return taken(
                store.take(it.id(), 4, new Step.RefusalApproved(), Cases.SECOND, Cases.on("2026-07-02"), "批准", COUNTY));
    }

    static CreditCase notified(CaseStore store, Breach breach) {
        Instant at = Cases.on("2026-07-02");
        CreditCase it = taken(store.openCase(breach, Cases.AUDITOR, at, "立案", COUNTY));
        return taken(store.take(it.id(), 2, Cases.notice(), Cases.AUDITOR, at, "通知", COUNTY));
    }

    static CreditCase taken(Attempt attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Taken.class);
        return ((Attempt.Taken) attempt).after();
    }

    /** What the proof of the whole log says, in Chinese; null: proved. */
    static String proof(CaseStore store) {
        LogProof proof = new LogProof(List.of(store.head()));
        List<String> faults = new ArrayList<>();
        store.log(store.head(), NATION, (entry, seen) -> {
            LogProof.Fault fault = faults.isEmpty()
                    ? proof.take(CaseJson.entry(new String(entry.canonicalLine(), StandardCharsets.UTF_8)))
                    : null;
            if (fault != null) {
                faults.add(fault.texts().zh());
            }
        });
        LogProof.Fault end = proof.end();
        if (faults.isEmpty() && end != null) {
            faults.add(end.texts().zh());
        }
        return faults.isEmpty() ? null : faults.get(0);
    }

    private static <T> List<T> atOnce(List<Callable<T>> tries) throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(tries.size());
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> one : tries) {
            futures.add(many.submit(() -> {
                start.await();
                return one.call();
            }));
        }
        start.countDown();
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        many.shutdown();
        return results;
    }
}
