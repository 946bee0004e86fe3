package cn.hegui.report;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The folder in which the files of a run appear together, or not at all.
 *
 * <p>One of them, {@code summary.json} of a check, is its seal: without it, what lies in the folder is no finished run.
 * Opening removes an earlier seal. Each file is written beside under a temporary name; {@link #publish()} renames them,
 * the seal last. Closing it
 * unpublished removes what was written, also when the program is interrupted; what a killed program leaves behind has
 * temporary names and is overwritten by the next run. Two runs never write into one folder at once.
 */
public final class RunFolder implements AutoCloseable {
    private static final String LOCK = ".hegui.lock";
    private static final int BUFFER = 1 << 16;

    /** Opens the stream behind a new file; stands apart so that a test can let the disk run full. */
    @FunctionalInterface
    interface Disk {
        OutputStream open(Path file) throws IOException;
    }

    private final Path folder;
    private final String seal;
    private final boolean created;
    private final Disk disk;
    private final FileChannel lockChannel;
    private final Map<String, Pending> files = new LinkedHashMap<>();
    private final Set<String> withdrawn = new LinkedHashSet<>();
    private final Thread interrupted = new Thread(this::discard, "remove unfinished files");
    private boolean closed;

    /**
     * A file that is being written.
     *
     * @param digest of what has passed from {@code buffered} to {@code stream}
     */
    private record Pending(Path temporary, OutputStream buffered, MessageDigest digest, OutputStream stream) {}

    private RunFolder(Path folder, String seal, boolean created, Disk disk, FileChannel lockChannel) {
        this.folder = folder;
        this.seal = seal;
        this.created = created;
        this.disk = disk;
        this.lockChannel = lockChannel;
    }

    /** Opens {@code folder}, which is made where it does not exist, for a run sealed by the file {@code seal}. */
    public static RunFolder open(Path folder, String seal) throws IOException {
        return open(folder, seal, file -> new FileOutputStream(file.toFile()));
    }

    /**
     * Opens the folder of a run that is finished, to add files to it: the seal that it has stays until a new one takes its
     * place.
     */
    public static RunFolder reopen(Path folder, String seal) throws IOException {
        RunFolder run = new RunFolder(folder, seal, false, file -> new FileOutputStream(file.toFile()), lock(folder));
        Runtime.getRuntime().addShutdownHook(run.interrupted);
        return run;
    }

    static RunFolder open(Path folder, String seal, Disk disk) throws IOException {
        boolean created = !Files.exists(folder);
        Files.createDirectories(folder);
        RunFolder run = new RunFolder(folder, seal, created, disk, lock(folder));
        Runtime.getRuntime().addShutdownHook(run.interrupted);
        try {
            Files.deleteIfExists(folder.resolve(seal));
        } catch (IOException | RuntimeException e) {
            run.close();
            throw e;
        }
        return run;
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProgram) {
            // the same answer as where another program holds it
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        // The other run may have ended and removed the file between our opening and locking it.
        if (lock == null || !Files.exists(file)) {
            channel.close();
            throw new FolderInUseException(folder);
        }
        return channel;
    }

    /** The stream into a file of the run; asked for again, the same. It is flushed and closed when the run is published. */
    public synchronized OutputStream file(String name) throws IOException {
        Pending pending = files.get(name);
        if (pending == null) {
            Path temporary = folder.resolve("." + name + ".part");
            OutputStream stream = disk.open(temporary);
            MessageDigest digest = sha256();
            OutputStream hashed = new DigestOutputStream(stream, digest);
            pending = new Pending(temporary, new BufferedOutputStream(hashed, BUFFER), digest, stream);
            files.put(name, pending);
        }
        return pending.buffered();
    }

    /** Where the bytes written so far into the file {@code name} lie, to be read before it is published. */
    public synchronized Path written(String name) throws IOException {
        return flushed(name).temporary();
    }

    /** The SHA-256 of the bytes written so far into the file {@code name}, in lower-case hexadecimal. */
    public synchronized String sha256(String name) throws IOException {
        MessageDigest digest = flushed(name).digest();
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the SHA-256 of every Java platform can be copied", impossible);
        }
    }

    private Pending flushed(String name) throws IOException {
        Pending pending = files.get(name);
        if (pending == null) {
            throw new NoSuchFileException(name);
        }
        pending.buffered().flush();
        return pending;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Lets an earlier file of that name go when the run is published: it would be taken for one of this run. */
    public synchronized void withdraw(String name) {
        withdrawn.add(name);
    }

    /** Lets the files appear under their names, the seal last. */
    public synchronized void publish() throws IOException {
        for (Pending pending : files.values()) {
            pending.buffered().flush();
            if (pending.stream() instanceof FileOutputStream file) {
                // Some disks say only now that they are full.
                file.getFD().sync();
            }
            pending.buffered().close();
        }
        for (Map.Entry<String, Pending> file : files.entrySet()) {
            if (!file.getKey().equals(seal)) {
                rename(file.getKey(), file.getValue());
            }
        }
        for (String name : withdrawn) {
            if (!files.containsKey(name)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        Pending last = files.get(seal);
        if (last != null) {
            rename(seal, last);
        }
        files.clear();
    }

    private void rename(String name, Pending pending) throws IOException {
        Files.move(
                pending.temporary(),
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes whatever is not published. */
    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException shuttingDown) {
            // the hook runs or has run
        }
    }

    private synchronized void discard() {
        if (closed) {
            return;
        }
        closed = true;
        for (Pending pending : files.values()) {
            quietly(pending.buffered()::close);
            quietly(() -> Files.deleteIfExists(pending.temporary()));
        }
        quietly(() -> Files.deleteIfExists(folder.resolve(LOCK)));
        quietly(lockChannel::close);
        if (created) {
            quietly(() -> Files.delete(folder));
        }
    }

    private static void quietly(Cleanup cleanup) {
        try {
            cleanup.run();
        } catch (IOException e) {
            // A folder that holds published files stays, and what else cannot be removed has a temporary name.
        }
    }

    @FunctionalInterface
    private interface Cleanup {
        void run() throws IOException;
    }
}
