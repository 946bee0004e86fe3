package cn.hegui.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.duty.Breaches;
import cn.hegui.duty.Duty;
import cn.hegui.duty.ExtractionRate;
import cn.hegui.duty.FrontlineShare;
import cn.hegui.duty.PracticalShare;
import cn.hegui.duty.TargetedClassApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.runtime.KieSession;

/** The engine tells breached duties from kept ones, and stays clear of the traps that Drools' users have reported. */
class RuleEngineTest {
    private static final RuleEngine ENGINE = RuleEngine.bundled();

    @TempDir
    private Path folder;

    @Test
    void theModelThatWasCompiledAtBuildTimeIsNotEmpty() {
        assertThat(ENGINE.kinds()).hasSize(RuleFormTest.files().size());
    }

    @Test
    void equalToTheLimitIsKeptWhateverTheScale() {
        Duty equal = new FrontlineShare(new BigDecimal("60.0"), new BigDecimal("60.00"));
        Duty equalAsWhole = new FrontlineShare(new BigDecimal("6E+1"), new BigDecimal("60.00"));
        Duty below = new FrontlineShare(new BigDecimal("59.99"), new BigDecimal("60"));
        Duty above = new FrontlineShare(new BigDecimal("60.01"), new BigDecimal("60"));
        assertThat(breached(ENGINE, List.of(equal, equalAsWhole, below, above))).containsExactly(below);
    }

    @Test
    void largeAmountsAreComparedExactly() {
        Duty fenShort =
                new ExtractionRate(new BigDecimal("123456789012345678.90"), new BigDecimal("123456789012345678.91"));
        assertThat(ENGINE.isBreached(fenShort)).isTrue();
    }

    @Test
    void eitherHalfOfAnAlternativeIsReportedOnce() {
        Duty neither = new TargetedClassApplication(false, false);
        Duty month = new TargetedClassApplication(false, true);
        Duty filing = new TargetedClassApplication(true, false);
        Duty both = new TargetedClassApplication(true, true);
        assertThat(breached(ENGINE, List.of(neither, month, filing, both))).containsExactly(neither, month, filing);
    }

    /** The engine asks the compiled conditions without a session; Drools' own session must say the same. */
    @Test
    void everyRuleFindsWhatASessionFinds() throws Exception {
        List<Model> models = new ArrayList<>();
        try (BufferedReader listing = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RuleEngine.class.getClassLoader().getResourceAsStream(RuleEngine.BUNDLED_MODEL)),
                StandardCharsets.UTF_8))) {
            for (String name = listing.readLine(); name != null; name = listing.readLine()) {
                if (!name.startsWith("Drools-Model-Version:")) {
                    models.add(
                            (Model) Class.forName(name).getDeclaredConstructor().newInstance());
                }
            }
        }
        KieSession session = KieBaseBuilder.createKieBaseFromModel(models).newKieSession();
        Set<Duty> reported = Collections.newSetFromMap(new IdentityHashMap<>());
        session.setGlobal("breaches", (Breaches) reported::add);
        List<Duty> duties = dutiesOfEveryType(new Random(7), 200);
        duties.forEach(session::insert);
        session.fireAllRules();
        session.dispose();

        Set<Class<?>> typesReported = new HashSet<>();
        reported.forEach(duty -> typesReported.add(duty.getClass()));
        assertThat(typesReported).hasSameSizeAs(Duty.class.getPermittedSubclasses());
        for (Duty duty : duties) {
            assertThat(ENGINE.isBreached(duty)).as("%s", duty).isEqualTo(reported.contains(duty));
        }
    }

    @Test
    void manyThreadsShareOneEngine() throws Exception {
        List<Duty> duties = randomDuties(new Random(11), 1_000);
        int expected = breached(ENGINE, duties).size();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> tasks =
                    Collections.nCopies(40, () -> breached(ENGINE, duties).size());
            for (Future<Integer> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void editedRulesJudgeDifferentlyAndTheSameRulesAlike() throws IOException {
        copyRules();
        List<Duty> duties = randomDuties(new Random(3), 500);
        assertThat(breached(RuleEngine.read(folder), duties)).isEqualTo(breached(ENGINE, duties));

        Path drl = folder.resolve("teaching.practical-share.drl");
        Files.writeString(
                drl, Files.readString(drl).replace("practicalHours < required", "practicalHours <= required"));
        Duty equal = new PracticalShare(BigDecimal.TEN, BigDecimal.TEN);
        assertThat(ENGINE.isBreached(equal)).isFalse();
        assertThat(RuleEngine.read(folder).isBreached(equal)).isTrue();
    }

    /** Three rules and more on one BigDecimal field are hashed, and hashing has confused 1.0 with 1.00. */
    @Test
    void manyRulesOnOneFieldAllFire() throws IOException {
        StringBuilder drl = new StringBuilder(
                "package cn.hegui.kinds;\nimport cn.hegui.duty.Breaches;\nimport cn.hegui.duty.FrontlineShare;\nglobal Breaches breaches;\n");
        for (int i = 0; i < 5; i++) {
            drl.append("rule \"r")
                    .append(i)
                    .append("\" @kind(\"k")
                    .append(i)
                    .append("\") when $duty : FrontlineShare( frontlineSpent < required, required == ")
                    .append(i)
                    .append(".00B ) then breaches.report($duty); end\n");
        }
        Files.writeString(folder.resolve("many.drl"), drl);
        RuleEngine engine = RuleEngine.read(folder);
        assertThat(engine.kinds()).containsExactly("k0", "k1", "k2", "k3", "k4");
        for (int i = 1; i < 5; i++) {
            Duty duty = new FrontlineShare(BigDecimal.ZERO, new BigDecimal(i + ".00"));
            assertThat(engine.isBreached(duty)).as("required %d", i).isTrue();
        }
    }

    @Test
    void aRuleThatDoesNotCompileIsRefusedWithItsPlace() throws IOException {
        copyRules();
        Path drl = folder.resolve("teaching.practical-share.drl");
        Files.writeString(drl, Files.readString(drl).replace("practicalHours", "practicalHour"));
        assertThatThrownBy(() -> RuleEngine.read(folder)).isInstanceOfSatisfying(RulesException.class, refused -> {
            assertThat(refused.texts().zh()).contains("不能编译", "practicalHour");
            assertThat(refused.texts().en()).contains("do not compile", "practicalHour", "maybe");
        });
    }

    @Test
    void aRuleWithoutAKindIsRefused() throws IOException {
        copyRules();
        Path drl = folder.resolve("teaching.practical-share.drl");
        Files.writeString(drl, Files.readString(drl).replaceAll("@kind\\(.*\\)", ""));
        assertThatThrownBy(() -> RuleEngine.read(folder))
                .isInstanceOfSatisfying(
                        RulesException.class,
                        refused -> assertThat(refused.texts().zh()).contains("实践性教学课时不得少于规定比例", "@kind"));
    }

    @Test
    void aRuleThatLooksAtMoreThanOneDutyIsRefused() throws IOException {
        Files.writeString(folder.resolve("two.drl"), """
                package cn.hegui.kinds;
                import cn.hegui.duty.Breaches;
                import cn.hegui.duty.FrontlineShare;
                import cn.hegui.duty.ExtractionRate;
                global Breaches breaches;
                rule "两项" @kind("k") when
                    $other : ExtractionRate( )
                    $duty : FrontlineShare( frontlineSpent < $other.required )
                then breaches.report($duty); end
                """);
        assertThatThrownBy(() -> RuleEngine.read(folder)).isInstanceOfSatisfying(RulesException.class, refused -> {
            assertThat(refused.texts().zh()).contains("两项", "只能有一个事项");
            assertThat(refused.texts().en()).contains("one duty", "Maybe");
        });
    }

    @Test
    void aFolderWithoutRulesIsRefused() {
        assertThatThrownBy(() -> RuleEngine.read(folder))
                .isInstanceOfSatisfying(
                        RulesException.class,
                        refused -> assertThat(refused.texts().zh()).contains("没有 .drl 文件"));
        assertThatThrownBy(() -> RuleEngine.read(folder.resolve("absent")))
                .isInstanceOfSatisfying(
                        RulesException.class,
                        refused -> assertThat(refused.texts().zh()).contains("无法读取规则目录"));
    }

    private void copyRules() throws IOException {
        for (Path file : RuleFormTest.files()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    private static List<Duty> breached(RuleEngine engine, List<Duty> duties) {
        return duties.stream().filter(engine::isBreached).toList();
    }

    private static List<Duty> dutiesOfEveryType(Random random, int ofEach) throws ReflectiveOperationException {
        List<Duty> duties = new ArrayList<>();
        for (Class<?> type : Duty.class.getPermittedSubclasses()) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            for (int i = 0; i < ofEach; i++) {
                Object[] values = Arrays.stream(types)
                        .map(component -> value(random, component))
                        .toArray();
                duties.add((Duty) type.getDeclaredConstructor(types).newInstance(values));
            }
        }
        return duties;
    }

    private static Object value(Random random, Class<?> type) {
        if (type == BigDecimal.class) {
            return BigDecimal.valueOf(random.nextInt(30), random.nextInt(2));
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == int.class) {
            return random.nextInt(5);
        } else if (type == long.class) {
            return (long) random.nextInt(5);
        }
        throw new IllegalStateException("no value for " + type);
    }

    private static List<Duty> randomDuties(Random random, int count) {
        List<Duty> duties = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal one = BigDecimal.valueOf(random.nextInt(500), random.nextInt(3));
            BigDecimal other = BigDecimal.valueOf(random.nextInt(500), random.nextInt(3));
            duties.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new ExtractionRate(one, other);
                        case 1 -> new FrontlineShare(one, other);
                        case 2 -> new PracticalShare(one, other);
                        default -> new TargetedClassApplication(random.nextBoolean(), random.nextBoolean());
                    });
        }
        return duties;
    }
}
