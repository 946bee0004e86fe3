package cn.hegui.run;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.PolicyFile;
import cn.hegui.report.Provenance;
import cn.hegui.report.Provenance.Proof;
import cn.hegui.waiver.WaiverFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a run beside its facts: all that its summary states as options.
 *
 * @param asOf the day as of which is judged
 * @param outcomes which findings are listed; all are counted
 * @param language in which messages and reports speak
 * @param strict whether a record with a property that is not known is rejected
 * @param within the region outside of which a record is rejected; null: none is
 */
public record RunOptions(
        LocalDate asOf,
        Set<Outcome> outcomes,
        Language language,
        boolean strict,
        @Nullable RegionCode within) {
    public RunOptions {
        outcomes = Set.copyOf(outcomes);
    }

    /** What a run with these options rests on, of {@code inputs} under {@code book}, excused by {@code waivers}. */
    public Provenance provenance(PolicyBook book, List<Proof> inputs, @Nullable WaiverFile waivers) {
        return new Provenance(
                asOf,
                outcomes,
                language,
                strict,
                within,
                Program.version(),
                Program.sha256(),
                proofs(book, "policies/"),
                proofs(book, "kinds/"),
                inputs,
                waivers == null
                        ? null
                        : new Provenance.Excused(new Proof(waivers.name(), waivers.sha256()), waivers.waivers()));
    }

    private static List<Proof> proofs(PolicyBook book, String folder) {
        return book.files().stream()
                .filter(file -> file.name().startsWith(folder))
                .map((PolicyFile file) -> new Proof(file.name(), file.sha256()))
                .toList();
    }
}
