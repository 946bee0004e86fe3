package cn.hegui.check;

import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.model.Clause;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.policy.PolicyBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** One situation of fixtures/scenarios with its expected findings under one clause. */
record Scenario(
        Path file,
        String clause,
        String says,
        LocalDate asOf,
        Map<String, Object> facts,
        Object expect,
        Object credit) {
    static final Path FOLDER = Path.of("fixtures", "scenarios");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Scenario> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> in(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Scenario> in(Path file) {
        try {
            Map<?, ?> root =
                    (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            List<Scenario> scenarios = new ArrayList<>();
            for (Object group : (List<?>) root.get("clauses")) {
                Map<?, ?> clause = (Map<?, ?>) group;
                for (Object one : (List<?>) clause.get("scenarios")) {
                    Map<?, ?> scenario = (Map<?, ?>) one;
                    Map<String, Object> facts = new LinkedHashMap<>();
                    for (String own : List.of("kind", "id", "region")) {
                        if (scenario.get(own) != null) {
                            facts.put(own, scenario.get(own));
                        }
                    }
                    ((Map<?, ?>) scenario.get("facts")).forEach((key, value) -> facts.put(key.toString(), value));
                    scenarios.add(new Scenario(
                            file,
                            clause.get("clause").toString(),
                            scenario.get("says").toString(),
                            LocalDate.parse(scenario.get("asOf").toString()),
                            facts,
                            scenario.get("expect"),
                            scenario.get("credit")));
                }
            }
            return scenarios;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The subject, with kind, id and region filled in where the scenario leaves them out. */
    Subject subject(PolicyBook book) {
        Clause judged = book.clause(clause).orElseThrow(() -> new AssertionError("no such clause: " + clause));
        RuleKind kind = book.kinds().get(judged.rule());
        Map<String, Object> whole = new LinkedHashMap<>();
        SubjectKind first = Stream.of(SubjectKind.values())
                .filter(kind.subjects()::contains)
                .findFirst()
                .orElseThrow();
        whole.put("kind", first.code());
        whole.put("region", judged.document().region().code());
        whole.putAll(facts);
        whole.computeIfAbsent("id", key -> switch (whole.get("kind").toString()) {
            case "enterprise" -> "91350100M000100Y43";
            case "region" -> whole.get("region");
            default -> "S1";
        });
        Reading reading = new FactReader(book.indicatorIds(), true)
                .read(RawRecord.of(file.toString(), 1, JSON.writeValueAsBytes(whole)));
        if (reading instanceof Reading.Accepted accepted) {
            return accepted.subject();
        }
        throw new AssertionError("%s: %s: not valid: %s".formatted(file, says, reading));
    }
}
