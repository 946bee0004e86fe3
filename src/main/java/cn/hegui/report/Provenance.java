package cn.hegui.report;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Waiver;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what a run finds and how it is told, so that the run can be repeated and proved. Neither time nor
 * place of the run, nor the number of its threads.
 *
 * @param within the region outside of which nothing was judged; null: anywhere
 * @param version the version of the program
 * @param programSha256 of the program's jar; where it runs from classes, of those in the order of their names
 * @param policies the policy files, by name
 * @param kinds the files of the rule kinds, by name
 * @param inputs the input files as given, in the order in which they were judged; the hashes are of the stored bytes
 * @param waivers what was excused from; null: nothing was to be
 */
public record Provenance(
        LocalDate asOf,
        Set<Outcome> outcomes,
        Language language,
        boolean strict,
        @Nullable RegionCode within,
        String version,
        String programSha256,
        List<Proof> policies,
        List<Proof> kinds,
        List<Proof> inputs,
        @Nullable Excused waivers) {

    /** The file of waivers, and each of them in its order. */
    public record Excused(Proof file, List<Waiver> waivers) {}

    /** A file and the SHA-256 of its bytes, in lower-case hexadecimal. */
    public record Proof(String name, String sha256) {}
}
