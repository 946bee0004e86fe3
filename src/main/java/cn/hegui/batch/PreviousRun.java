package cn.hegui.batch;

import cn.hegui.model.Clause;
import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.report.SummaryDocument;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an earlier run, from which the lines of subjects can be taken that would be judged no differently now.
 * Safe for many threads. Whatever does not fit together throws {@link PreviousRunException}: nothing is carried over
 * from a run that was changed since.
 */
public final class PreviousRun implements Closeable {
    private static final int SHA256 = 32;
    private static final int READ_AHEAD = 1 << 16;

    private final Path folder;
    private final Contexts contexts;
    private final FileChannel index;
    private final List<FileChannel> files = new ArrayList<>();
    private final Map<Contexts.Seat, Hash> contextsThen = new HashMap<>();
    private final List<Clause> clauses;
    /** The first half of the hash of a record, and where its entry starts; 0 where the slot is free. */
    private final long[] keys;

    private final long[] places;

    private PreviousRun(Path folder, Contexts contexts) throws IOException {
        this.folder = folder;
        this.contexts = contexts;
        byte[] summary;
        try {
            summary = Files.readAllBytes(folder.resolve(SummaryDocument.FILE));
        } catch (NoSuchFileException unsealed) {
            throw new PreviousRunException(new Texts(
                    folder + " 不是一次完成的核对：缺少 " + SummaryDocument.FILE + "。请用 --since 给出 hegui check --out 写出的文件夹。",
                    folder + " is no finished run: it lacks " + SummaryDocument.FILE
                            + ". Name a folder that hegui check --out has written with --since."));
        }
        try {
            this.index = FileChannel.open(folder.resolve(SubjectIndex.FILE));
        } catch (NoSuchFileException absent) {
            throw new PreviousRunException(new Texts(
                    folder + " 中没有 " + SubjectIndex.FILE + "，无法沿用其结论。请先不带 --since 完整核对一次。",
                    folder + " holds no " + SubjectIndex.FILE
                            + ", so nothing can be carried over. Run once without --since."));
        }
        try {
            byte[] trailer = trailer();
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(trailer));
            if (!Arrays.equals(in.readNBytes(SHA256), Hash.sha256().digest(SummaryDocument.withoutOutputs(summary)))) {
                throw changed(SummaryDocument.FILE);
            }
            long entries = in.readLong();
            this.clauses = clauses(in, contexts.book().clauses());
            int seats = in.readInt();
            for (int i = 0; i < seats; i++) {
                SubjectKind kind = Objects.requireNonNull(Coded.find(SubjectKind.class, in.readUTF()));
                RegionCode region = new RegionCode(in.readUTF());
                contextsThen.put(new Contexts.Seat(kind, region), new Hash(in.readLong(), in.readLong()));
            }
            long trailerAt = in.readLong();
            int slots = Integer.highestOneBit((int) Math.min(1 << 28, Math.max(8, 2 * entries))) << 1;
            this.keys = new long[slots];
            this.places = new long[slots];
            enter(trailerAt);
            for (String name : RunOutput.FILES.subList(0, IndexEntry.FILES)) {
                files.add(FileChannel.open(folder.resolve(name)));
            }
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** Opens the run in {@code folder}, to carry over what stands in {@code contexts} as it stood in those of that run. */
    public static PreviousRun open(Path folder, Contexts contexts) {
        try {
            return new PreviousRun(folder, contexts);
        } catch (EOFException | BufferUnderflowException cut) {
            throw changed(folder, SubjectIndex.FILE);
        } catch (IOException failure) {
            throw new PreviousRunException(new Texts(
                    "无法读取以前的核对结果 " + folder + "：" + failure.getMessage() + "。",
                    "Cannot read the earlier run " + folder + ": " + failure.getMessage() + "."));
        }
    }

    private PreviousRunException changed(String file) {
        return changed(folder, file);
    }

    private static PreviousRunException changed(Path folder, String file) {
        return new PreviousRunException(new Texts(
                folder.resolve(file) + " 在核对之后被改动过或已损坏，不能沿用其结论。没有写出任何结果文件。请不带 --since 完整核对一次。",
                folder.resolve(file) + " was changed or damaged after that run, so nothing can be carried over."
                        + " No output files were written. Run once without --since."));
    }

    /** Reads the whole index, whose hash must be right, and returns what follows the entries. */
    private byte[] trailer() throws IOException {
        long size = index.size();
        long end = size - SHA256;
        if (end < SubjectIndex.MAGIC.length + Long.BYTES) {
            throw changed(SubjectIndex.FILE);
        }
        MessageDigest digest = Hash.sha256();
        ByteBuffer block = ByteBuffer.allocate(READ_AHEAD);
        for (long at = 0; at < end; at += block.limit()) {
            read(index, at, block.clear().limit((int) Math.min(READ_AHEAD, end - at)));
            digest.update(block.array(), 0, block.limit());
        }
        byte[] written = new byte[SHA256];
        read(index, end, ByteBuffer.wrap(written));
        if (!Arrays.equals(written, digest.digest())) {
            throw changed(SubjectIndex.FILE);
        }
        ByteBuffer start = ByteBuffer.allocate(Long.BYTES);
        read(index, end - Long.BYTES, start);
        byte[] trailer = new byte[(int) (end - start.getLong(0))];
        read(index, start.getLong(0), ByteBuffer.wrap(trailer));
        return trailer;
    }

    /** The clauses now that have the numbers of the file: the versions of one id keep their order. */
    private static List<Clause> clauses(DataInputStream in, List<Clause> now) throws IOException {
        Map<String, List<Clause>> byId = new HashMap<>();
        now.forEach(clause ->
                byId.computeIfAbsent(clause.id(), id -> new ArrayList<>()).add(clause));
        Map<String, Integer> met = new HashMap<>();
        List<Clause> clauses = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String id = in.readUTF();
            List<Clause> versions = byId.getOrDefault(id, List.of());
            int version = met.merge(id, 1, Integer::sum) - 1;
            // A clause that is gone is one of no context that still stands: a clause of the right shape will do.
            clauses.add(version < versions.size() ? versions.get(version) : now.get(0));
        }
        return clauses;
    }

    private void enter(long trailerAt) throws IOException {
        Reading entries = new Reading(index);
        int mask = keys.length - 1;
        long at = SubjectIndex.MAGIC.length;
        while (at < trailerAt) {
            ByteBuffer head = entries.at(at, Integer.BYTES + Long.BYTES);
            int length = head.getInt();
            long key = head.getLong();
            int slot = (int) key & mask;
            while (places[slot] != 0) {
                slot = slot + 1 & mask;
            }
            keys[slot] = key;
            places[slot] = at;
            at += Integer.BYTES + length;
        }
    }

    private static void read(FileChannel channel, long at, ByteBuffer target) throws IOException {
        long from = at;
        while (target.hasRemaining()) {
            int count = channel.read(target, from);
            if (count < 0) {
                throw new EOFException();
            }
            from += count;
        }
    }

    /** A reader for one thread. */
    Reader reader() {
        return new Reader();
    }

    @Override
    public void close() throws IOException {
        index.close();
        for (FileChannel file : files) {
            file.close();
        }
    }

    /** Bytes of one file, read ahead: subjects mostly stand in the order in which they stood before. */
    private static final class Reading {
        private final FileChannel channel;
        private ByteBuffer held = ByteBuffer.allocate(0);
        private long start;

        Reading(FileChannel channel) {
            this.channel = channel;
        }

        /** A buffer that stands at {@code at} and has at least {@code length} bytes left. */
        ByteBuffer at(long at, int length) throws IOException {
            if (at < start || at + length > start + held.limit()) {
                long ahead = Math.min(Math.max(length, READ_AHEAD), channel.size() - at);
                if (ahead < length) {
                    throw new EOFException();
                }
                held = held.capacity() < ahead ? ByteBuffer.allocate((int) ahead) : held.clear();
                held.limit((int) ahead);
                read(channel, at, held);
                start = at;
            }
            return held.position((int) (at - start));
        }
    }

    /** Finds and takes over subjects, for one thread. */
    final class Reader {
        private final Reading entries = new Reading(index);
        private final List<Reading> lines = files.stream().map(Reading::new).toList();

        /** The subject whose record has the hash {@code facts}, if it would be judged now as it was then; else null. */
        @Nullable
        IndexEntry find(Hash facts) {
            int mask = keys.length - 1;
            try {
                for (int slot = (int) facts.high() & mask; places[slot] != 0; slot = slot + 1 & mask) {
                    if (keys[slot] == facts.high()) {
                        int length = entries.at(places[slot], Integer.BYTES).getInt();
                        IndexEntry entry = IndexEntry.read(entries.at(places[slot] + Integer.BYTES, length), clauses);
                        if (entry.facts().equals(facts)) {
                            Contexts.Seat seat = entry.seat();
                            return contexts.of(seat).equals(contextsThen.get(seat)) ? entry : null;
                        }
                    }
                }
                return null;
            } catch (IOException failure) {
                throw changed(SubjectIndex.FILE);
            }
        }

        /** The lines of {@code entry} in each file; throws where they are not those that the run wrote. */
        List<byte[]> lines(IndexEntry entry) {
            List<byte[]> taken = new ArrayList<>(IndexEntry.FILES);
            CRC32C sum = new CRC32C();
            for (int i = 0; i < IndexEntry.FILES; i++) {
                byte[] bytes = new byte[entry.lengths()[i]];
                try {
                    lines.get(i).at(entry.at()[i], bytes.length).get(bytes);
                } catch (IOException failure) {
                    throw changed(RunOutput.FILES.get(i));
                }
                sum.update(bytes);
                taken.add(bytes);
            }
            if ((int) sum.getValue() != entry.checksum()) {
                throw changed(RunOutput.FILES.get(0) + "、" + RunOutput.FILES.get(1) + "、" + RunOutput.FILES.get(2));
            }
            return taken;
        }
    }
}
