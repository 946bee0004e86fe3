package cn.hegui.service.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.cases.Breach;
import cn.hegui.cases.By;
import cn.hegui.cases.Cases;
import cn.hegui.cases.CreditCase;
import cn.hegui.cases.LogProof;
import cn.hegui.cases.Office;
import cn.hegui.cases.Stage;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import cn.hegui.service.RunningService;
import cn.hegui.store.Accounts;
import cn.hegui.store.ApiKey;
import cn.hegui.store.ApiKeys;
import cn.hegui.store.CaseJson;
import cn.hegui.store.CaseStore;
import cn.hegui.store.CreditFeed;
import cn.hegui.store.DataFolder;
import cn.hegui.store.Database;
import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.Databases;
import cn.hegui.store.Invitation;
import cn.hegui.store.Webhooks;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The service in a process of its own is killed (SIGKILL) while cases move and webhooks go out, and started again: nothing
 * that was answered is lost, nothing is there twice.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class CaseKillIT {
    private static final Scope NATION = Scope.of(RegionCode.NATION);
    private static final int CASES = 120;
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:[0-9]+");

    @TempDir
    private Path data;

    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void killedItLosesNothingAndDoesNothingTwice(String kind) throws Exception {
        DatabaseAddress database = kind.equals("h2")
                ? new DatabaseAddress(DataFolder.open(data).databaseUrl(), "hegui", "")
                : Databases.postgresql();
        HttpServer receiver = receiver();
        try {
            List<UUID> ids = prepare(
                    database, "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
            Set<UUID> answered = ConcurrentHashMap.newKeySet();
            for (int kill = 1; kill <= 2; kill++) {
                Process service = start(database);
                String address = address(service);
                ExecutorService many = Executors.newFixedThreadPool(3);
                for (int i = 0; i < ids.size(); i++) {
                    UUID id = ids.get(i);
                    String login = i % 2 == 0 ? "rending2" : "rending3";
                    many.execute(() -> approve(address, login, id, answered));
                }
                int before = answered.size();
                while (answered.size() < before + 15 + 10 * kill && service.isAlive()) {
                    Thread.sleep(5);
                }
                service.destroyForcibly();
                assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
                many.shutdownNow();
                many.awaitTermination(1, TimeUnit.MINUTES);
                assertThat(answered.size()).as("killed in the middle").isBetween(before + 1, ids.size() - 1);
            }
            Process service = start(database);
            String address = address(service);
            for (UUID id : ids) {
                approve(address, "rending2", id, answered);
            }
            awaitDeliveries(ids.size());
            service.destroy();
            assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
            prove(database, ids, answered);
        } finally {
            receiver.stop(0);
        }
    }

    /** Cases that wait for their approval, accounts, and a webhook; the service does not run yet. */
    private List<UUID> prepare(DatabaseAddress address, String url) {
        List<UUID> ids = new ArrayList<>();
        try (Database database = Database.open(address)) {
            Accounts accounts = new Accounts(database);
            Instant now = Cases.on("2026-07-02");
            for (String login : List.of("rending2", "rending3")) {
                accounts.invite(
                        login,
                        new Invitation(Role.AUTHORITY, new RegionCode("230000"), null, null, now.plusSeconds(60)));
                UUID account = UUID.randomUUID();
                assertThat(accounts.accept(login, account, login, login, "{noop}-", now))
                        .isTrue();
                ApiKey key = new ApiKey(
                        UUID.randomUUID(),
                        login,
                        Role.AUTHORITY,
                        Set.of("cases:write"),
                        new RegionCode("230000"),
                        null,
                        now,
                        now.plus(Duration.ofDays(36_500)),
                        null,
                        null);
                new ApiKeys(database).add(RunningService.sha256("hk_" + login), key, account);
            }
            new Webhooks(database)
                    .add(
                            new Webhooks.Endpoint(
                                    UUID.randomUUID(),
                                    "credit",
                                    url,
                                    WebhookSignature.newSecret(),
                                    RegionCode.NATION,
                                    now),
                            5);
            CaseStore store = new CaseStore(database);
            for (int i = 0; i < CASES; i++) {
                CreditCase it = taken(store.openCase(breach(1900 + i), Cases.AUDITOR, now, "立案", NATION));
                taken(store.take(it.id(), 2, Cases.notice(), Cases.AUDITOR, now, "通知", NATION));
                taken(store.take(
                        it.id(), 3, Cases.proposal(), new By("rending1", Office.AUTHORITY), now, "认定", NATION));
                ids.add(it.id());
            }
        }
        return ids;
    }

    private static CreditCase taken(CaseStore.Attempt attempt) {
        return ((CaseStore.Attempt.Taken) attempt).after();
    }

    private static Breach breach(int year) {
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

    private void approve(String address, String login, UUID id, Set<UUID> answered) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/cases/" + id + "/steps"))
                .header("Authorization", "Bearer hk_" + login)
                .POST(BodyPublishers.ofString(
                        "{\"version\":4,\"reason\":\"同意\",\"step\":{\"kind\":\"refusal-approved\"}}"))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                answered.add(id);
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            }
        } catch (IOException killed) {
            // Nobody knows what became of it; the proof must hold either way.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitDeliveries(int count) throws InterruptedException {
        for (int i = 0; i < 600 && new LinkedHashSet<>(received).size() < count; i++) {
            Thread.sleep(100);
        }
        // A delivery is written down after it was received.
        Thread.sleep(1000);
    }

    private void prove(DatabaseAddress address, List<UUID> ids, Set<UUID> answered) {
        try (Database database = Database.open(address)) {
            CaseStore store = new CaseStore(database);
            for (UUID id : ids) {
                CreditCase it = store.find(id, NATION).orElseThrow();
                assertThat(it.stage()).isEqualTo(Stage.RECORDABLE);
                assertThat(it.version()).as("approved once").isEqualTo(5);
            }
            assertThat(ids).containsAll(answered);
            LogProof proof = new LogProof(List.of(store.head()));
            List<LogProof.Fault> faults = new ArrayList<>();
            store.log(store.head(), NATION, (entry, seen) -> {
                LogProof.Fault fault = proof.take(entry);
                if (fault != null) {
                    faults.add(fault);
                }
            });
            assertThat(faults).isEmpty();
            assertThat(proof.end()).isNull();
            List<String> told = new ArrayList<>();
            CreditFeed feed = new CreditFeed(database);
            CreditFeed.Page page = feed.read(0, Set.of(), NATION, 50);
            while (!page.items().isEmpty()) {
                page.items().forEach(item -> told.add(item.id()));
                page = feed.read(page.next(), Set.of(), NATION, 50);
            }
            assertThat(told).hasSize(CASES).doesNotHaveDuplicates();
            assertThat(new ArrayList<>(new LinkedHashSet<>(received)))
                    .as("each event was received, first in the order of the feed")
                    .isEqualTo(told);
        }
    }

    private HttpServer receiver() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (CaseJson.object(body).get("id").equals(id)) {
                received.add(id);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.start();
        return receiver;
    }

    private Process start(DatabaseAddress database) throws IOException {
        Path config = Files.writeString(data.resolve("config.yaml"), """
                hegui.cases.webhooks:
                  every: 20ms
                  timeout: 1s
                  allow-http: true
                  allow-private: true
                """);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "cn.hegui.cli.Hegui",
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        data.toString(),
                        "--db",
                        database.url(),
                        "--config",
                        config.toString())
                .redirectError(data.resolve("error.log").toFile());
        builder.environment()
                .putAll(Map.of("HEGUI_DB_USER", database.user(), "HEGUI_DB_PASSWORD", database.password()));
        return builder.start();
    }

    private static String address(Process service) throws IOException {
        BufferedReader said = service.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                Thread drain = new Thread(() -> said.lines().forEach(rest -> {}));
                drain.setDaemon(true);
                drain.start();
                return address.group();
            }
        }
        throw new IllegalStateException("the service did not start");
    }
}
