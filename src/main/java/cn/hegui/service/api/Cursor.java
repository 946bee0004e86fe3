package cn.hegui.service.api;

import cn.hegui.model.Texts;
import cn.hegui.service.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The place in a list as a short text that means something to the service only. It carries a sum over itself and the name of
 * its list, so that one that was cut off, changed or taken from another list is refused instead of showing a wrong page. It
 * is no secret and grants nothing: what somebody may see is decided by the query. It holds for ever, also after a restart.
 */
public final class Cursor {
    private static final int SUM = 8;
    private static final int LONGEST = 2_000;

    private Cursor() {}

    /** The cursor behind a row of {@code list}, by what names the place of the row. */
    public static String write(String list, List<String> place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(place.size());
            for (String part : place) {
                out.writeUTF(part);
            }
            out.flush();
            out.write(sum(list, bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** The place that {@code cursor} names; throws a {@link Problem} where it is none of {@code list}. */
    public static List<String> read(String list, String cursor) {
        if (cursor.length() > LONGEST) {
            throw unusable();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw unusable();
        }
        int length = bytes.length - SUM;
        if (length < 1) {
            throw unusable();
        }
        byte[] place = Arrays.copyOf(bytes, length);
        if (!MessageDigest.isEqual(sum(list, place), Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw unusable();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(place))) {
            int parts = in.readUnsignedByte();
            List<String> read = new ArrayList<>(parts);
            for (int i = 0; i < parts; i++) {
                read.add(in.readUTF());
            }
            return List.copyOf(read);
        } catch (IOException forged) {
            throw unusable();
        }
    }

    private static byte[] sum(String list, byte[] place) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(place), SUM);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static Problem unusable() {
        return Problem.badParameter(
                "cursor",
                new Texts(
                        "这个 cursor 不是本列表给出的，或者不完整。请原样使用上一页的 next；去掉 cursor 则从头开始。",
                        "This cursor is not one of this list, or not whole. Send the next of the page before as it is; without cursor the list begins at its start."));
    }
}
