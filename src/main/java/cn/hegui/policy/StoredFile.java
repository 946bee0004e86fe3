package cn.hegui.policy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file as it is stored: read once, so that what is hashed is what is applied. */
public final class StoredFile {
    private final String folder;
    private final String name;
    private final String shown;
    private final byte[] bytes;

    /** A file {@code name} of {@code folder} (policies or kinds), which messages call {@code shown}. */
    StoredFile(String folder, String name, String shown, byte[] bytes) {
        this.folder = folder;
        this.name = name;
        this.shown = shown;
        this.bytes = bytes.clone();
    }

    /** A file of the program itself, which messages call {@code name}. */
    public static StoredFile bundled(String name, byte[] bytes) {
        return new StoredFile("", name, name, bytes);
    }

    /** Its name within its folder. */
    public String name() {
        return name;
    }

    /** Its name without what follows the last point. */
    String stem() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** How messages point at it. */
    public String shown() {
        return shown;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Its name below its folder, and its hash. */
    public PolicyFile proof() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new PolicyFile(folder + "/" + name, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
