package cn.hegui.batch;

import cn.hegui.model.Clause;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes {@code subjects.index}: by it a later run tells which subjects it need not judge again (adr/0007). The entries
 * in the order of the lines; then what they rest on; then where that begins, and the SHA-256 of all before.
 */
final class SubjectIndex {
    /** The name of the file. */
    static final String FILE = "subjects.index";

    /** What the file begins with: its form in this version. */
    static final byte[] MAGIC = {'h', 'e', 'g', 'u', 'i', ' ', 'i', '1'};

    private final OutputStream file;
    private final Contexts contexts;
    private final Map<Clause, Integer> numbers = new IdentityHashMap<>();
    private final MessageDigest digest = Hash.sha256();
    private final long[] written = new long[IndexEntry.FILES];
    private final Set<Contexts.Seat> seats =
            new TreeSet<>(Comparator.comparing(Contexts.Seat::kind).thenComparing(Contexts.Seat::region));
    private long bytes;
    private long entries;

    SubjectIndex(OutputStream file, Contexts contexts) throws IOException {
        this.file = file;
        this.contexts = contexts;
        List<Clause> clauses = contexts.book().clauses();
        for (int i = 0; i < clauses.size(); i++) {
            numbers.put(clauses.get(i), i);
        }
        write(MAGIC);
    }

    /** The entries of a part, as the file will hold them but for the places, which count from the start of the part. */
    byte[] encoded(List<IndexEntry> part) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(256 * part.size());
        part.forEach(entry -> entry.writeTo(encoded, numbers));
        return encoded.toByteArray();
    }

    /** Takes the entries of the next part. */
    void add(PartLines part) throws IOException {
        IndexEntry.moveAll(part.entries(), written);
        write(part.entries());
        entries += part.entryCount();
        seats.addAll(part.seats());
        for (int i = 0; i < IndexEntry.FILES; i++) {
            written[i] += part.files().get(i).length;
        }
    }

    /** Ends the file, for the run whose summary is {@code summary}. */
    void finish(byte[] summary) throws IOException {
        long trailerAt = bytes;
        ByteArrayOutputStream trailer = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(trailer)) {
            out.write(Hash.sha256().digest(summary));
            out.writeLong(entries);
            List<Clause> clauses = contexts.book().clauses();
            out.writeInt(clauses.size());
            for (Clause clause : clauses) {
                out.writeUTF(clause.id());
            }
            out.writeInt(seats.size());
            for (Contexts.Seat seat : seats) {
                Hash context = contexts.of(seat);
                out.writeUTF(seat.kind().code());
                out.writeUTF(seat.region().code());
                out.writeLong(context.high());
                out.writeLong(context.low());
            }
            out.writeLong(trailerAt);
        }
        write(trailer.toByteArray());
        file.write(digest.digest());
    }

    private void write(byte[] some) throws IOException {
        digest.update(some);
        file.write(some);
        bytes += some.length;
    }
}
