package cn.hegui.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.hegui.intake.FactFile.Form;
import cn.hegui.intake.FactFile.Packing;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RawRecordsTest {
    private static final int MIB = 1 << 20;

    static String sha256(String text) {
        return sha256(text.getBytes(UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Every record as line:text, or line:TOO LONG. */
    private static List<String> split(RawRecords records) {
        List<String> all = new ArrayList<>();
        for (RawRecord record = records.next(); record != null; record = records.next()) {
            String text = new String(record.bytes(), record.offset(), record.size(), UTF_8);
            all.add(record.line() + ":" + (record.isTooLong() ? "TOO LONG" : text));
        }
        return all;
    }

    private static List<String> lines(String text, int block) {
        InputStream in = new ByteArrayInputStream(text.getBytes(UTF_8));
        return split(RawRecords.open("f", in, Form.JSON_LINES, Packing.NONE, block));
    }

    private static List<String> elements(String text) {
        return split(RawRecords.open("f", new ByteArrayInputStream(text.getBytes(UTF_8)), Form.JSON, Packing.NONE));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** A stream of {@code count} bytes, all alike but for a start and an end. */
    private static InputStream large(String start, long count, String repeated, String end) {
        return new InputStream() {
            private final byte[] unit = repeated.getBytes(UTF_8);
            private final byte[] first = start.getBytes(UTF_8);
            private final byte[] last = end.getBytes(UTF_8);
            private final long units = count / unit.length;
            private long position;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                long middle = position - first.length;
                byte[] source = unit;
                int from;
                if (middle < 0) {
                    source = first;
                    from = (int) position;
                } else if (middle < units * unit.length) {
                    from = (int) (middle % unit.length);
                } else {
                    source = last;
                    from = (int) (middle - units * unit.length);
                }
                int n = Math.min(length, source.length - from);
                if (n <= 0) {
                    return -1;
                }
                System.arraycopy(source, from, target, offset, n);
                position += n;
                return n;
            }
        };
    }

    // JSON Lines

    @Test
    void lines_end_with_lf_or_cr_lf_and_blank_ones_are_counted() {
        assertThat(lines("{1}\r\n\n \t\r\n{4}\n\n{6}", 64)).containsExactly("1:{1}", "4:{4}", "6:{6}");
        assertThat(lines("", 64)).isEmpty();
        assertThat(lines("\n\n", 64)).isEmpty();
    }

    @Test
    void a_byte_order_mark_is_tolerated_at_the_start_only() {
        assertThat(lines("\uFEFF{1}\n\uFEFF{2}\n", 64)).containsExactly("1:{1}", "2:\uFEFF{2}");
        assertThat(lines("\uFEFF", 64)).isEmpty();
        assertThat(elements("\uFEFF[{\"a\":1}]")).containsExactly("1:{\"a\":1}");
    }

    @Property(tries = 300)
    void the_size_of_blocks_does_not_show(
            @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> parts,
            @ForAll @IntRange(min = 1, max = 9) int block) {
        String[] words = {"\n", "\r\n", "绍兴", "{}", "\r", "𠮷"};
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(words[part]));
        assertThat(lines(text.toString(), block)).isEqualTo(lines(text.toString(), JsonLines.BLOCK));
    }

    @Test
    void a_line_of_exactly_the_longest_is_read_and_one_byte_more_is_not() {
        String longest = "x".repeat(RawRecord.LONGEST);
        InputStream in =
                new ByteArrayInputStream(("{1}\n" + longest + "\r\n" + longest + "y\n{4}\n" + longest).getBytes(UTF_8));
        assertThat(split(RawRecords.open("f", in, Form.JSON_LINES, Packing.NONE)))
                .extracting(line -> line.substring(0, Math.min(line.length(), 10)))
                .containsExactly("1:{1}", "2:xxxxxxxx", "3:TOO LONG", "4:{4}", "5:xxxxxxxx");
    }

    @Test
    void a_line_of_200_mib_is_passed_over_without_being_held() {
        long before = allocated();
        InputStream in =
                large("{\"kind\":\"region\",\"id\":\"330600\",\"x\":\"", 200L * MIB, "x".repeat(8192), "\"}\n{2}");
        RawRecords records = RawRecords.open("f", in, Form.JSON_LINES, Packing.NONE);
        RawRecord record = records.next();
        assertThat(record).isNotNull();
        assertThat(record.isTooLong()).isTrue();
        assertThat(record.size()).isEqualTo(RawRecord.KEPT);
        Reading.Rejected rejected = (Reading.Rejected) new FactReader(java.util.Set.of(), false).read(record);
        assertThat(rejected.reject().code()).isEqualTo("too-long");
        assertThat(rejected.reject().id()).isEqualTo("330600");
        assertThat(split(records)).containsExactly("2:{2}");
        assertThat(allocated() - before).isLessThan(100L * MIB);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    // .json

    @Test
    void an_array_is_cut_into_its_elements_and_their_lines() {
        assertThat(elements("[\n {\"a\":\n[1,{}]} ,\n\n{\"绍\":\"]}\\\"\"}, 5,\"x\" , null,[] ]\n"))
                .containsExactly("2:{\"a\":\n[1,{}]}", "5:{\"绍\":\"]}\\\"\"}", "5:5", "5:\"x\"", "5:null", "5:[]");
    }

    @Test
    void one_object_is_one_record() {
        assertThat(elements("\n\n{\"a\":1}\n")).containsExactly("3:{\"a\":1}");
        assertThat(elements("[]")).isEmpty();
    }

    @Test
    void elements_do_not_depend_on_how_the_bytes_come() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 5_000; i++) {
            text.append(i == 0 ? "" : ",\r\n").append("{\"id\":\"学校").append(i).append("\"}");
        }
        byte[] bytes = text.append(']').toString().getBytes(UTF_8);
        Random random = new Random(1);
        InputStream dripping = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
        assertThat(split(RawRecords.open("f", dripping, Form.JSON, Packing.NONE)))
                .isEqualTo(elements(text.toString()))
                .hasSize(5_000)
                .last()
                .isEqualTo("5000:{\"id\":\"学校4999\"}");
    }

    @Test
    void an_array_of_200_mib_is_cut_in_bounded_memory() {
        String element = "{\"kind\":\"region\",\"id\":\"330600\",\"x\":[" + "\"123456789\",".repeat(80) + "\""
                + "x".repeat(8000) + "\"]},\n";
        InputStream in = large("[", 200L * MIB, element, "{}]");
        RawRecords records = RawRecords.open("f", in, Form.JSON, Packing.NONE);
        long count = 0;
        int longest = 0;
        for (RawRecord record = records.next(); record != null; record = records.next()) {
            count++;
            longest = Math.max(longest, record.bytes().length);
        }
        assertThat(count).isEqualTo(200L * MIB / element.length() + 1);
        assertThat(longest).isEqualTo(element.length() - 2);
    }

    @Test
    void an_element_over_16_mib_is_not_held() {
        InputStream in =
                large("[{\"kind\":\"region\",\"id\":\"330600\",\"x\":[", 20L * MIB, "1,\n", "1]},\n{\"b\":2}]");
        RawRecords records = RawRecords.open("f", in, Form.JSON, Packing.NONE);
        assertThat(split(records)).containsExactly("1:TOO LONG", 20 * MIB / 3 + 2 + ":{\"b\":2}");
    }

    @Test
    void an_unparsable_file_is_refused_with_its_place() {
        refusedJson("[{\"a\":\"绍兴\" 1}]".getBytes(UTF_8), "第 1 行第 12 列");
        refusedJson("[{\"a\":1},\n]".getBytes(UTF_8), "第 2 行第 1 列");
        refusedJson("[{\"a\":01}]".getBytes(UTF_8), "第 1 行");
        refusedJson("[{\"a\":NaN}]".getBytes(UTF_8), "语法有误");
        refusedJson("{\"a\":1} x".getBytes(UTF_8), "第 1 行第 9 列");
        refusedJson("[{\"a\":\"\\q\"}]".getBytes(UTF_8), "语法有误");
        refusedJson("[{\"a\":\"tab\tin text\"}]".getBytes(UTF_8), "语法有误");
        refusedJson("[{\"a\":\"x".getBytes(UTF_8), "第 1 行第 9 列", "中断");
        refusedJson(" \n ".getBytes(UTF_8), "没有内容");
        refusedJson(("[" + "{\"a\":".repeat(100_000)).getBytes(UTF_8), "嵌套过深");
        // What comes first in the text decides.
        refusedJson(
                "[{\"a\":1,},{\"b\":\"\u00ff\"}]".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                "第 1 行第 9 列",
                "语法");
        refusedJson(
                "[{\"a\":1},\n{\"b\":\"\u00ff\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                "第 2 行第 7 列",
                "UTF-8");
        refusedJson("[]".getBytes(java.nio.charset.StandardCharsets.UTF_16BE), "第 1 行");
        refusedJson(new byte[] {'[', '"', (byte) 0xe7, (byte) 0xbb}, "第 1 行第 3 列", "UTF-8");
    }

    private static void refusedJson(byte[] bytes, String... words) {
        assertThatExceptionOfType(UnreadableInputException.class)
                .isThrownBy(() -> split(RawRecords.open("f", new ByteArrayInputStream(bytes), Form.JSON, Packing.NONE)))
                .satisfies(failure -> assertThat(failure.texts().zh()).contains(words));
    }

    // Compression and hashes

    private static final byte[] SOME_LINES =
            "{\"id\":\"学校\",\"n\":1}\n".repeat(40).getBytes(UTF_8);

    private static List<String> unpacked(byte[] stored, Packing packing) {
        RawRecords records = RawRecords.open("f", new ByteArrayInputStream(stored), Form.JSON_LINES, packing);
        List<String> all = split(records);
        assertThat(records.sha256()).isEqualTo(sha256(stored));
        assertThat(records.storedBytesRead()).isEqualTo(stored.length);
        return all;
    }

    @Test
    void compressed_files_read_as_their_content_and_hash_as_stored() throws IOException {
        List<String> plain = unpacked(SOME_LINES, Packing.NONE);
        assertThat(plain).hasSize(40);
        assertThat(unpacked(gzip(SOME_LINES), Packing.GZIP)).isEqualTo(plain);
        assertThat(unpacked(Zstd.compress(SOME_LINES), Packing.ZSTD)).isEqualTo(plain);
    }

    @Test
    void all_members_of_a_gzip_file_are_read_and_its_padding_is_passed_over() throws IOException {
        byte[] member = gzip("{1}\n".getBytes(UTF_8));
        byte[] three = Arrays.copyOf(member, 3 * member.length + 500);
        System.arraycopy(member, 0, three, member.length, member.length);
        System.arraycopy(member, 0, three, 2 * member.length, member.length);
        assertThat(unpacked(three, Packing.GZIP)).containsExactly("1:{1}", "2:{1}", "3:{1}");
    }

    @Test
    void a_compressed_file_cut_anywhere_is_refused() throws IOException {
        for (Packing packing : List.of(Packing.GZIP, Packing.ZSTD)) {
            byte[] whole = packing == Packing.GZIP ? gzip(SOME_LINES) : Zstd.compress(SOME_LINES);
            for (int length = 0; length < whole.length; length++) {
                refusedPacked(Arrays.copyOf(whole, length), packing, "不完整");
            }
        }
        byte[] member = gzip(SOME_LINES);
        byte[] two = Arrays.copyOf(member, 2 * member.length);
        System.arraycopy(member, 0, two, member.length, member.length);
        for (int length = member.length + 1; length < two.length; length++) {
            refusedPacked(Arrays.copyOf(two, length), Packing.GZIP, "不完整");
        }
    }

    @Test
    void damaged_compressed_data_is_refused() throws IOException {
        byte[] damaged = gzip(SOME_LINES);
        damaged[damaged.length - 6] ^= 1;
        refusedPacked(damaged, Packing.GZIP, "损坏");
        byte[] followed = Arrays.copyOf(gzip(SOME_LINES), 300);
        followed[299] = 'x';
        refusedPacked(followed, Packing.GZIP, "损坏");
        refusedPacked(SOME_LINES, Packing.ZSTD, "损坏");
    }

    private static void refusedPacked(byte[] bytes, Packing packing, String... words) {
        assertThatExceptionOfType(UnreadableInputException.class)
                .as("%s of %d bytes", packing, bytes.length)
                .isThrownBy(
                        () -> split(RawRecords.open("f", new ByteArrayInputStream(bytes), Form.JSON_LINES, packing)))
                .satisfies(failure -> assertThat(failure.texts().zh()).contains(words));
    }

    @Test
    void a_hash_is_there_only_at_the_end() {
        RawRecords records = RawRecords.open("f", new ByteArrayInputStream(SOME_LINES), Form.JSON_LINES, Packing.NONE);
        records.next();
        assertThatIllegalStateException().isThrownBy(records::sha256);
    }
}
