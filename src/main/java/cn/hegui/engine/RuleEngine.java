package cn.hegui.engine;

import cn.hegui.duty.Breaches;
import cn.hegui.duty.Duty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.model.Model;
import org.drools.model.Rule;

/** Tells which duties are breached, by the rules of {@code rules/kinds}; immutable and safe for many threads. */
public final class RuleEngine {
    /** Where kie-maven-plugin lists the classes of the model that it compiled, and where a kjar does. */
    static final String BUNDLED_MODEL = "META-INF/kie/cn.hegui/hegui/drools-model";

    private final Map<Class<?>, List<DutyRule>> byType;
    private final Set<String> kinds;

    private RuleEngine(List<DutyRule> rules) {
        Map<Class<?>, List<DutyRule>> types = new HashMap<>();
        Set<String> judged = new TreeSet<>();
        for (DutyRule rule : rules) {
            types.computeIfAbsent(rule.type(), type -> new ArrayList<>(1)).add(rule);
            judged.add(rule.kind());
        }
        this.byType = Map.copyOf(types);
        this.kinds = Collections.unmodifiableSet(judged);
    }

    /** The rules that were compiled into the program. */
    public static RuleEngine bundled() {
        return ofModel(RuleEngine.class.getClassLoader(), BUNDLED_MODEL);
    }

    /**
     * The rules of a folder's {@code *.drl}, compiled now, or taken from an earlier run's cache where their content, the
     * program and the Java version are the same.
     *
     * @throws RulesException where they do not compile a rule names no kind or looks at more than one duty
     */
    public static RuleEngine read(Path kindsFolder) {
        return new CompiledRules(kindsFolder).load();
    }

    static RuleEngine ofModel(ClassLoader loader, String listing) {
        List<DutyRule> rules = new ArrayList<>();
        try (InputStream in = loader.getResourceAsStream(listing)) {
            if (in == null) {
                throw new IllegalStateException("no compiled rules at " + listing);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String name = lines.readLine(); name != null; name = lines.readLine()) {
                // The listing begins with a line that names the version of the model's form.
                if (!name.startsWith("Drools-Model-Version:")) {
                    Model model = (Model) Class.forName(name, true, loader)
                            .getDeclaredConstructor()
                            .newInstance();
                    for (Rule rule : model.getRules()) {
                        rules.add(DutyRule.of(rule));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled rules cannot be loaded from " + listing, e);
        }
        return new RuleEngine(rules);
    }

    /** The rule kinds that at least one rule judges. */
    public Set<String> kinds() {
        return kinds;
    }

    /** Whether a rule finds {@code duty} breached. */
    public boolean isBreached(Duty duty) {
        List<DutyRule> rules = byType.get(duty.getClass());
        if (rules == null) {
            return false;
        }
        for (int i = 0; i < rules.size(); i++) {
            DutyRule rule = rules.get(i);
            if (rule.isMetBy(duty)) {
                Reported reported = new Reported();
                rule.conclude(duty, reported);
                if (reported.breach) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the rules report the duty that they are given. */
    private static final class Reported implements Breaches {
        private boolean breach;

        @Override
        public void report(Duty duty) {
            breach = true;
        }
    }
}
