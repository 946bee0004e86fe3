package cn.hegui.spark;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;

/** The SHA-256 of the stored bytes of a file that tasks read in parts, as {@code sha256sum} gives it. */
final class StoredHash {
    private StoredHash() {}

    static String of(StoredFacts file, Configuration hadoop) {
        Chunk whole = new Chunk(0, file, 0, file.size());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            file.unchanged(hadoop);
            long left = file.size();
            try (InputStream bytes = file.open(hadoop)) {
                byte[] buffer = new byte[1 << 16];
                while (left > 0) {
                    int read = bytes.read(buffer, 0, (int) Math.min(left, buffer.length));
                    if (read < 0) {
                        throw file.changed();
                    }
                    digest.update(buffer, 0, read);
                    left -= read;
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        } catch (IOException failure) {
            throw ChunkRecords.failure(whole, failure);
        }
    }
}
