package cn.hegui.engine;

import cn.hegui.duty.Breaches;
import cn.hegui.duty.Duty;
import cn.hegui.model.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSession;

/** Tells which duties are breached, by the rules of {@code rules/kinds}; immutable and safe for many threads. */
public final class RuleEngine {
    /** Where kie-maven-plugin lists the classes of the model that it compiled, and where a kjar does. */
    private static final String BUNDLED_MODEL = "META-INF/kie/cn.hegui/hegui/drools-model";

    private static final String BREACHES = "breaches";

    private final KieBase kieBase;
    private final Set<String> kinds;

    private RuleEngine(KieBase kieBase) {
        this.kieBase = kieBase;
        this.kinds = Collections.unmodifiableSet(kindsOf(kieBase));
    }

    /** The rules that were compiled into the program. */
    public static RuleEngine bundled() {
        return ofModel(RuleEngine.class.getClassLoader(), BUNDLED_MODEL);
    }

    /**
     * The rules of a folder's {@code *.drl}, compiled now, or taken from an earlier run's cache where their content, the
     * program and the Java version are the same.
     *
     * @throws RulesException where they do not compile or a rule names no kind
     */
    public static RuleEngine read(Path kindsFolder) {
        return new CompiledRules(kindsFolder).load();
    }

    static RuleEngine ofModel(ClassLoader loader, String listing) {
        List<Model> models = new ArrayList<>();
        try (InputStream in = loader.getResourceAsStream(listing)) {
            if (in == null) {
                throw new IllegalStateException("no compiled rules at " + listing);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String name = lines.readLine(); name != null; name = lines.readLine()) {
                // The listing begins with a line that names the version of the model's form.
                if (!name.startsWith("Drools-Model-Version:")) {
                    models.add((Model) Class.forName(name, true, loader)
                            .getDeclaredConstructor()
                            .newInstance());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled rules cannot be loaded from " + listing, e);
        }
        return new RuleEngine(KieBaseBuilder.createKieBaseFromModel(models));
    }

    /** The rule kinds that at least one rule judges. */
    public Set<String> kinds() {
        return kinds;
    }

    /** Returns those of {@code duties} that a rule finds breached; by identity, equal duties are told apart. */
    public Set<Duty> breached(Collection<? extends Duty> duties) {
        Set<Duty> breached = Collections.newSetFromMap(new IdentityHashMap<>());
        Breaches breaches = breached::add;
        KieSession session = kieBase.newKieSession();
        try {
            session.setGlobal(BREACHES, breaches);
            for (Duty duty : duties) {
                session.insert(duty);
            }
            session.fireAllRules();
        } finally {
            // A session that is not disposed of stays in the KieBase.
            session.dispose();
        }
        return breached;
    }

    private static Set<String> kindsOf(KieBase kieBase) {
        Set<String> kinds = new TreeSet<>();
        for (KiePackage kiePackage : kieBase.getKiePackages()) {
            for (Rule rule : kiePackage.getRules()) {
                Object kind = rule.getMetaData().get("kind");
                if (kind == null) {
                    throw new RulesException(
                            new Texts(
                                    "规则“" + rule.getName()
                                            + "”没有写明它判定的事项；请在规则名下加一行，例如 @kind(\"teacher.enterprise-practice\")。",
                                    "Rule \"" + rule.getName()
                                            + "\" does not name its kind; maybe add @kind(\"teacher.enterprise-practice\") below its name."));
                }
                // Drools keeps the quotes of a metadata value.
                kinds.add(kind.toString().replace("\"", ""));
            }
        }
        return kinds;
    }
}
