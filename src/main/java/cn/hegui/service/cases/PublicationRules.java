package cn.hegui.service.cases;

import cn.hegui.cases.Publication;
import cn.hegui.cases.SeverityClass;
import cn.hegui.model.Coded;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** How long determined behaviours are published, from {@code rules/credit/publication.yaml}. */
final class PublicationRules {
    private static final String FILE = "/rules/credit/publication.yaml";

    private final Map<SeverityClass, Publication> periods = new EnumMap<>(SeverityClass.class);
    private final Map<SeverityClass, Boolean> optional = new EnumMap<>(SeverityClass.class);

    private PublicationRules() {}

    /** The rules that are built in. */
    static PublicationRules bundled() {
        try (InputStream file = Objects.requireNonNull(PublicationRules.class.getResourceAsStream(FILE), FILE)) {
            return of((Map<?, ?>) new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PublicationRules of(Map<?, ?> yaml) {
        PublicationRules rules = new PublicationRules();
        String basis = (String) Objects.requireNonNull(yaml.get("document"), "document");
        for (Object entry : (List<?>) Objects.requireNonNull(yaml.get("classes"), "classes")) {
            Map<?, ?> period = (Map<?, ?>) entry;
            SeverityClass severity = Objects.requireNonNull(
                    Coded.find(SeverityClass.class, String.valueOf(period.get("class"))), "a class that is not known");
            boolean optional = "optional".equals(period.get("published"));
            rules.optional.put(severity, optional);
            rules.periods.put(
                    severity,
                    new Publication(
                            severity,
                            months(period, "minimumMonths"),
                            months(period, "maximumMonths"),
                            !optional,
                            basis));
        }
        for (SeverityClass severity : SeverityClass.values()) {
            Objects.requireNonNull(rules.periods.get(severity), severity.code());
        }
        return rules;
    }

    private static int months(Map<?, ?> period, String name) {
        return (Integer) Objects.requireNonNull(period.get(name), name);
    }

    /**
     * The publication of a behaviour of {@code severity}.
     *
     * @param published whether the authority publishes what it need not publish; what must be published always is
     */
    Publication of(SeverityClass severity, boolean published) {
        Publication usual = Objects.requireNonNull(periods.get(severity));
        boolean choice = Boolean.TRUE.equals(optional.get(severity)) && published;
        return new Publication(
                severity, usual.minimumMonths(), usual.maximumMonths(), usual.published() || choice, usual.basis());
    }
}
