package cn.hegui.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks that bytes, given piece by piece, are UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above
 * U+10FFFF. The JSON parser itself lets some of these pass.
 */
final class Utf8 {
    /** What the checks return where every byte is valid so far. */
    static final long VALID = -1;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private long position;
    private long sequenceStart;
    private int wanted;
    private int least;
    private int most;

    /**
     * Where the first invalid sequence of the record starts, counted from its start; {@code VALID} if there is none.
     */
    static long firstInvalid(byte[] bytes, int offset, int length) {
        Utf8 check = new Utf8();
        long invalid = check.accept(bytes, offset, offset + length);
        return invalid == VALID ? check.end() : invalid;
    }

    /** Takes the next bytes; returns the position of the first invalid sequence in all that was given, or VALID. */
    long accept(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (wanted == 0) {
                int ascii = asciiEnd(bytes, i, to);
                position += ascii - i;
                i = ascii;
                if (i == to) {
                    return VALID;
                }
                sequenceStart = position;
                if (!begin(bytes[i] & 0xff)) {
                    return sequenceStart;
                }
            } else {
                int next = bytes[i] & 0xff;
                if (next < least || next > most) {
                    return sequenceStart;
                }
                wanted--;
                least = 0x80;
                most = 0xbf;
            }
            i++;
            position++;
        }
        return VALID;
    }

    /** Says that nothing follows: returns the position of a sequence that is cut off, or VALID. */
    long end() {
        return wanted == 0 ? VALID : sequenceStart;
    }

    /** Takes the first byte of a sequence of several; false where no sequence starts so. */
    private boolean begin(int lead) {
        least = 0x80;
        most = 0xbf;
        if (lead >= 0xc2 && lead <= 0xdf) {
            wanted = 1;
        } else if (lead >= 0xe0 && lead <= 0xef) {
            wanted = 2;
            if (lead == 0xe0) {
                least = 0xa0;
            } else if (lead == 0xed) {
                most = 0x9f;
            }
        } else if (lead >= 0xf0 && lead <= 0xf4) {
            wanted = 3;
            if (lead == 0xf0) {
                least = 0x90;
            } else if (lead == 0xf4) {
                most = 0x8f;
            }
        }
        return wanted > 0;
    }

    private static int asciiEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && ((long) EIGHT_BYTES.get(bytes, i) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i;
    }
}
