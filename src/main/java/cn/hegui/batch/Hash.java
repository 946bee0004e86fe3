package cn.hegui.batch;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 128 bits of a SHA-256: enough that no two contents will ever share one. */
record Hash(long high, long low) {
    static Hash of(byte[] content) {
        return ofDigest(sha256().digest(content));
    }

    /** The hash whose bytes a digest returned. */
    static Hash ofDigest(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new Hash(bytes.getLong(), bytes.getLong());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
