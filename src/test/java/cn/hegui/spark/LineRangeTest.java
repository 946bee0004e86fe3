package cn.hegui.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.intake.RawRecord;
import cn.hegui.intake.RawRecords;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Seekable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a file is cut, its lines come once each, whole, and under their numbers. */
class LineRangeTest {
    /** A file in memory in which one can go to a place. */
    private static final class Seeking extends ByteArrayInputStream implements Seekable {
        Seeking(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void seek(long position) {
            pos = (int) position;
        }

        @Override
        public long getPos() {
            return pos;
        }

        @Override
        public boolean seekToNewSource(long target) {
            return false;
        }
    }

    private record Line(long number, int size) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n\n",
                "一",
                "一二\n三\n",
                "a\r\nb\r\n\r\nc",
                "{\"名\":\"吉林\"}\r\n\n  \n{\"名\":\"双鸭山\"}\n末行",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nb\n",
            })
    void partsGiveEveryLineOnceUnderItsNumber(String text) throws IOException {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        List<Line> whole = lines(file, 0, file.length, 0).lines();
        for (int size = 1; size <= file.length; size++) {
            List<Line> parts = new ArrayList<>();
            long before = 0;
            for (int start = 0; start < file.length; start += size) {
                Part part = lines(file, start, Math.min(start + size, file.length), before);
                parts.addAll(part.lines());
                before += part.lineEnds();
            }
            assertThat(parts).as("parts of %d bytes", size).isEqualTo(whole);
        }
    }

    private record Part(List<Line> lines, long lineEnds) {}

    private static Part lines(byte[] file, long start, long end, long before) throws IOException {
        LineRange range = new LineRange(new Seeking(file), start, end, file.length);
        List<Line> lines = new ArrayList<>();
        try (RawRecords records = RawRecords.linesAfter("f.jsonl", before, range)) {
            for (RawRecord record = records.next(); record != null; record = records.next()) {
                lines.add(new Line(record.line(), record.size()));
            }
        }
        return new Part(lines, range.lineEnds());
    }

    @Test
    void whatIsAddedMeanwhileIsNotRead() throws IOException {
        byte[] grown = "一\n二\n三\n".getBytes(StandardCharsets.UTF_8);
        LineRange range = new LineRange(new Seeking(grown), 0, 8, 8);
        assertThat(range.readAllBytes()).hasSize(8);
    }

    @Test
    void whatIsMissingIsNoEnd() throws IOException {
        byte[] shrunk = "一\n二".getBytes(StandardCharsets.UTF_8);
        LineRange range = new LineRange(new Seeking(shrunk), 0, 12, 12);
        assertThatThrownBy(range::readAllBytes).isInstanceOf(EOFException.class);
    }
}
