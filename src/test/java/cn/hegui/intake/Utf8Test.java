package cn.hegui.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static final int[] TELLING = {
        0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe4, 0xed, 0xef, 0xf0,
        0xf1, 0xf4, 0xf5, 0xff
    };

    private static boolean decodes(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        return !UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true).isError();
    }

    @Test
    void agrees_with_the_platform_on_every_sequence_of_telling_bytes() {
        for (int a : TELLING) {
            for (int b : TELLING) {
                for (int c : TELLING) {
                    for (int d : TELLING) {
                        byte[] bytes = {(byte) a, (byte) b, (byte) c, (byte) d};
                        if ((Utf8.firstInvalid(bytes, 0, 4) == Utf8.VALID) != decodes(bytes)) {
                            throw new AssertionError(java.util.HexFormat.of().formatHex(bytes));
                        }
                    }
                }
            }
        }
    }

    @Property(tries = 300)
    void pieces_make_no_difference(
            @ForAll @Size(max = 20) byte[] bytes, @ForAll @IntRange(max = 20) int cut, @ForAll boolean valid) {
        byte[] text = valid ? new String(bytes, UTF_8).getBytes(UTF_8) : bytes;
        int at = Math.min(cut, text.length);
        Utf8 check = new Utf8();
        long invalid = check.accept(text, 0, at);
        invalid = invalid == Utf8.VALID ? check.accept(text, at, text.length) : invalid;
        invalid = invalid == Utf8.VALID ? check.end() : invalid;
        assertThat(invalid).isEqualTo(Utf8.firstInvalid(text, 0, text.length));
        assertThat(invalid == Utf8.VALID).isEqualTo(decodes(text));
    }

    @Test
    void says_where_the_sequence_starts() {
        byte[] bytes = "abcdefgh绍x".getBytes(UTF_8);
        bytes[10] = 'y';
        assertThat(Utf8.firstInvalid(bytes, 0, bytes.length)).isEqualTo(8);
        assertThat(Utf8.firstInvalid("ab绍".getBytes(UTF_8), 0, 4)).isEqualTo(2);
    }
}
