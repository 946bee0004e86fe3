package cn.hegui.waiver;

import cn.hegui.model.Interval;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Texts;
import cn.hegui.model.Waiver;
import cn.hegui.policy.Entries;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.Problems;
import cn.hegui.policy.StoredFile;
import cn.hegui.policy.StoredFiles;
import cn.hegui.policy.Yaml;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * A file of waivers as it was read; {@code rules/waivers.schema.json} describes it for editors.
 *
 * @param name the file as it was named
 * @param sha256 of its bytes, in lower-case hexadecimal
 * @param waivers in the order of the file
 */
public record WaiverFile(String name, String sha256, List<Waiver> waivers) {
    private static final Texts CLAUSE = new Texts("条款", "clause");
    private static final Texts RULE = new Texts("规则", "rule");
    private static final Texts REGION =
            new Texts("地区代码（GB/T 2260 的六位数字，加引号）", "a region code (six digits of GB/T 2260, in quotes)");

    /** The same waivers, reported under {@code other}: where they lay in a run that is repeated, or in its folder. */
    public WaiverFile named(String other) {
        return new WaiverFile(other, sha256, waivers);
    }

    /**
     * Reads the waivers in {@code file} from clauses, rules and regions of {@code book}.
     *
     * @throws BadWaiversException with all that is wrong in it
     */
    public static WaiverFile read(Path file, PolicyBook book) {
        Problems problems = new Problems();
        List<StoredFile> stored = StoredFiles.file(file, "waivers", problems);
        MappingNode root = stored.isEmpty() ? null : Yaml.read(stored.get(0), problems);
        List<Waiver> waivers = new ArrayList<>();
        if (root != null) {
            Entries entries = new Entries(stored.get(0).shown(), root, problems);
            if (!entries.has("waivers")) {
                problems.missing(entries.place(), "waivers");
            }
            Reader reader = new Reader(book, problems);
            for (Entries each : entries.list("waivers")) {
                Waiver waiver = reader.waiver(each);
                each.close();
                if (waiver != null) {
                    waivers.add(waiver);
                }
            }
            entries.close();
        }
        if (!problems.isEmpty()) {
            throw new BadWaiversException(problems.sorted());
        }
        return new WaiverFile(file.toString(), stored.get(0).proof().sha256(), List.copyOf(waivers));
    }

    /** Reads one waiver after the other; what is wrong with one is a problem by the time it comes back as null. */
    private static final class Reader {
        private final PolicyBook book;
        private final Problems problems;
        private final TreeSet<String> clauses = new TreeSet<>();

        Reader(PolicyBook book, Problems problems) {
            this.book = book;
            this.problems = problems;
            book.clauses().forEach(clause -> clauses.add(clause.id()));
        }

        @Nullable
        Waiver waiver(Entries entries) {
            boolean one = exactlyOne(entries, "clause", "rule") & exactlyOne(entries, "subject", "region");
            String clause = known(entries, "clause", CLAUSE, clauses);
            String rule = known(entries, "rule", RULE, book.kinds().byId().keySet());
            String subject = entries.textIfGiven("subject");
            RegionCode region = region(entries);
            String reason = entries.text("reason");
            String approver = entries.text("approver");
            String documentNo = entries.text("documentNo");
            LocalDate from = entries.day("from");
            LocalDate until = entries.day("until");
            if (from != null && until != null && !until.isAfter(from)) {
                problems.unexpected(
                        entries.place("until"),
                        until.toString(),
                        new Texts(
                                "晚于 from（" + from + "）的日期；until 是不再豁免的第一天",
                                "a day after from (" + from + "); until is the first day that is no longer waived"));
                return null;
            }
            if (!one
                    || (clause == null && rule == null)
                    || (subject == null && region == null)
                    || reason == null
                    || approver == null
                    || documentNo == null
                    || from == null
                    || until == null) {
                return null;
            }
            return new Waiver(
                    entries.place().line(),
                    clause,
                    rule,
                    subject,
                    region,
                    reason,
                    approver,
                    documentNo,
                    new Interval(from, until));
        }

        private boolean exactlyOne(Entries entries, String one, String other) {
            if (entries.has(one) != entries.has(other)) {
                return true;
            }
            problems.add(
                    entries.has(one) ? entries.place(other) : entries.place(),
                    other,
                    entries.has(one)
                            ? "“" + one + "”和“" + other + "”只能写一个。"
                            : "缺少“" + one + "”或“" + other + "”，必须写其中一个。",
                    entries.has(one)
                            ? "Only one of \"" + one + "\" and \"" + other + "\" can be given."
                            : "One of \"" + one + "\" and \"" + other + "\" must be given.");
            return false;
        }

        private @Nullable String known(Entries entries, String name, Texts what, java.util.Set<String> known) {
            String value = entries.textIfGiven(name);
            if (value != null && !known.contains(value)) {
                problems.unknown(entries.place(name), value, what, known);
                return null;
            }
            return value;
        }

        private @Nullable RegionCode region(Entries entries) {
            String code = entries.textIfGiven("region");
            if (code == null) {
                return null;
            }
            if (!RegionCode.isValid(code)) {
                problems.unexpected(entries.place("region"), code, REGION);
                return null;
            }
            RegionCode region = new RegionCode(code);
            // Not every county has a name on record; its city always has.
            if (!region.equals(RegionCode.NATION)
                    && !book.regions().knows(region)
                    && (region.equals(region.city()) || !book.regions().knows(region.city()))) {
                problems.add(
                        entries.place("region"),
                        code,
                        "没有代码为 " + code + " 的地区。请核对 GB/T 2260 代码。",
                        "There is no region with the code " + code + ". Check it against GB/T 2260.");
                return null;
            }
            return region;
        }
    }
}
