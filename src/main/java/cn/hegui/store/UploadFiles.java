package cn.hegui.store;

import cn.hegui.model.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;

/** The bytes of uploads, and of the facts and attachments that they become, in the data folder. */
public final class UploadFiles {
    private static final int BUFFER = 1 << 16;

    private final DataFolder folder;

    /** The files of {@code folder}. */
    public UploadFiles(DataFolder folder) {
        this.folder = folder;
    }

    /** {@code texts} without where the data folder lies on this machine, which is nobody's business. */
    public Texts withoutPlace(Texts texts) {
        String place = folder.root() + folder.root().getFileSystem().getSeparator();
        return new Texts(texts.zh().replace(place, ""), texts.en().replace(place, ""));
    }

    /** Where the bytes of an upload lie. */
    public Path of(UUID upload) {
        return folder.uploads().resolve(upload.toString());
    }

    /** The folder of the facts of a run. */
    public Path inputs(UUID run) {
        return folder.inputs().resolve(run.toString());
    }

    /** The folder of a run. */
    public Path run(UUID run) {
        return folder.runs().resolve(run.toString());
    }

    /**
     * Adds bytes of {@code in} behind the first {@code at} of an upload, {@code most} at most, and returns how many it then
     * holds. Where the connection breaks, what has come is kept; what lay behind {@code at} before is not.
     */
    public long append(UUID upload, long at, InputStream in, long most) throws IOException {
        try (FileChannel file = FileChannel.open(of(upload), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.truncate(at);
            file.position(at);
            byte[] buffer = new byte[BUFFER];
            long left = most;
            while (left > 0) {
                int read;
                try {
                    read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                } catch (IOException brokenOff) {
                    break;
                }
                if (read < 0) {
                    break;
                }
                ByteBuffer piece = ByteBuffer.wrap(buffer, 0, read);
                while (piece.hasRemaining()) {
                    file.write(piece);
                }
                left -= read;
            }
            file.force(false);
            return at + most - left;
        }
    }

    /** The digest of the bytes of an upload from {@code at} on, by {@code algorithm}. */
    public byte[] digest(UUID upload, long at, String algorithm) throws IOException {
        try (FileChannel file = FileChannel.open(of(upload));
                InputStream in = new DigestInputStream(
                        java.nio.channels.Channels.newInputStream(file.position(at)),
                        MessageDigest.getInstance(algorithm))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return ((DigestInputStream) in).getMessageDigest().digest();
        } catch (NoSuchAlgorithmException unknown) {
            throw new IllegalArgumentException(algorithm, unknown);
        }
    }

    /** The SHA-256 of an upload, in lower-case hexadecimal. */
    public String sha256(UUID upload) throws IOException {
        return HexFormat.of().formatHex(digest(upload, 0, "SHA-256"));
    }

    /** Makes an upload a file of facts of a run, under {@code name}, which holds no separator; the upload stays as it is. */
    public void use(UUID upload, UUID run, String name) throws IOException {
        Path inputs = Files.createDirectories(inputs(run));
        Path file = inputs.resolve(name);
        if (!inputs.equals(file.getParent())) {
            throw new IllegalArgumentException(name);
        }
        try {
            Files.createLink(file, of(upload));
        } catch (UnsupportedOperationException noLinksHere) {
            Files.copy(of(upload), file);
        }
    }

    /** Removes the bytes of an upload; a run that uses it keeps them. */
    public void remove(UUID upload) throws IOException {
        Files.deleteIfExists(of(upload));
    }

    /** Removes the facts of a run that does not come about. */
    public void removeInputs(UUID run) throws IOException {
        removeAll(inputs(run));
    }

    /** Removes the folder of a run that was not finished. */
    public void removeRun(UUID run) throws IOException {
        removeAll(run(run));
    }

    private static void removeAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /**
     * Keeps {@code in} as an attachment under {@code id} and returns its length and the SHA-256 of its bytes, whose name and place
     * beside a note are still to be said.
     */
    public FindingNote.Attachment attach(UUID id, String name, InputStream in) throws IOException {
        Path part = folder.attachments().resolve("." + id + ".part");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long length = Files.copy(new DigestInputStream(in, digest), part);
            Files.move(part, attachment(id));
            return new FindingNote.Attachment(id, name, length, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Where an attachment lies. */
    public Path attachment(UUID id) {
        return folder.attachments().resolve(id.toString());
    }
}
