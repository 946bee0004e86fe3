package cn.hegui.batch;

import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.SubjectKind;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.PolicyFile;
import cn.hegui.report.Provenance;
import cn.hegui.report.Provenance.Proof;
import cn.hegui.report.RegionNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All but its facts that decides what is found of a subject and how it is told, as one hash for each kind and region:
 * the program, the options, the rule kinds, and the policy files that bind there. Safe for many threads.
 */
public final class Contexts {
    private final PolicyBook book;
    private final RegionNames regions;
    private final String ofAll;
    private final Map<Seat, Hash> known = new ConcurrentHashMap<>();

    /** A kind of subject in a region. */
    record Seat(SubjectKind kind, RegionCode region) {}

    /** The contexts of a run by {@code book} whose options are those of {@code provenance}; its inputs do not matter. */
    public Contexts(PolicyBook book, Provenance provenance, RegionNames regions) {
        this.book = book;
        this.regions = regions;
        StringBuilder all = new StringBuilder()
                .append(provenance.programSha256())
                .append('\n')
                .append(provenance.asOf())
                .append('\n')
                .append(provenance.language())
                .append('\n')
                .append(provenance.strict())
                .append('\n');
        if (provenance.within() != null) {
            all.append(provenance.within()).append('\n');
        }
        for (Outcome outcome : Outcome.values()) {
            all.append(provenance.outcomes().contains(outcome)).append('\n');
        }
        if (provenance.waivers() != null) {
            all.append(provenance.waivers().file().sha256()).append('\n');
        }
        for (Proof kind : provenance.kinds()) {
            all.append(kind.name()).append(' ').append(kind.sha256()).append('\n');
        }
        // Which properties are known decides how any record is read.
        book.indicatorIds().forEach(id -> all.append(id).append('\n'));
        this.ofAll = all.toString();
    }

    /** The book whose clauses scores speak of. */
    PolicyBook book() {
        return book;
    }

    Hash of(Seat seat) {
        return known.computeIfAbsent(seat, this::hash);
    }

    private Hash hash(Seat seat) {
        StringBuilder text = new StringBuilder(ofAll)
                .append(seat.kind())
                .append('\n')
                .append(seat.region())
                .append('\n')
                .append(regions.fullName(seat.region()))
                .append('\n');
        for (PolicyFile file : book.filesBinding(seat.region())) {
            text.append(file.name()).append(' ').append(file.sha256()).append('\n');
        }
        return Hash.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
