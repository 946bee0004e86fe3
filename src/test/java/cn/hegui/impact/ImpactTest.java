package cn.hegui.impact;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.check.Check;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactFiles;
import cn.hegui.intake.FactReader;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactTest {
    private static final String TOWN = "town-2020.yaml";
    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

    @TempDir
    private Path folder;

    /** Flips leave while the input is still being read: nothing waits for its end. */
    @Test
    void flipsAreToldGroupByGroup() throws IOException {
        String text = Files.readString(
                Path.of("fixtures/broken/policies/sound/policies").resolve(TOWN));
        RuleKinds kinds = RuleKinds.bundled();
        Files.writeString(folder.resolve(TOWN), text);
        PolicyBook old = PolicyBook.read(folder, kinds);
        Files.writeString(folder.resolve(TOWN), text.replace("minShare: 0.61", "minShare: 0.70"));
        PolicyBook now = PolicyBook.read(folder, kinds);
        RuleEngine engine = RuleEngine.bundled();
        Impact impact = new Impact(
                new FactReader(Set.of(), true), new Check(old, engine).at(DAY), new Check(now, engine).at(DAY));
        StringBuilder facts = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            facts.append(String.format(
                    "{\"kind\":\"enterprise\",\"id\":\"9123052100000%04d0\",\"region\":\"330602\","
                            + "\"trainingAccounts\":[{\"year\":2025,\"spent\":100,\"frontlineSpent\":65}]}%n",
                    i));
        }
        long[] read = {0};
        long[] told = {0};
        long[] mostWaiting = {0};
        ImpactTally tally = impact.run(
                FactFiles.resolve(
                        List.of("-"), new ByteArrayInputStream(facts.toString().getBytes(StandardCharsets.UTF_8))),
                flip -> told[0]++,
                (bytes, records) -> {
                    read[0] = records;
                    mostWaiting[0] = Math.max(mostWaiting[0], records - told[0]);
                });

        assertThat(read[0]).isEqualTo(1000);
        assertThat(tally.all()).isEqualTo(new ImpactTally.Sum(1000, 1000));
        assertThat(told[0]).isEqualTo(1000);
        assertThat(mostWaiting[0]).isLessThanOrEqualTo(200);
    }
}
