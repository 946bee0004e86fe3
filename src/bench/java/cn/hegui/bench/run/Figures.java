package cn.hegui.bench.run;

import cn.hegui.bench.run.Measurements.Row;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Medians of the runs of one build. */
record Figures(List<Row> rows) {
    Stream<Row> of(String part, String program, int threads, long subjects) {
        return rows.stream()
                .filter(row -> row.part().equals(part)
                        && row.program().equals(program)
                        && row.threads() == threads
                        && row.subjects() == subjects);
    }

    OptionalDouble seconds(String part, String program, int threads, long subjects) {
        return Measurements.median(of(part, program, threads, subjects), Row::seconds);
    }

    OptionalDouble median(String part, String program, int threads, long subjects, ToDoubleFunction<Row> figure) {
        return Measurements.median(of(part, program, threads, subjects), figure);
    }

    /** The most memory of any run. */
    OptionalDouble mostMemory(String part, String program, int threads, long subjects) {
        return of(part, program, threads, subjects).mapToDouble(Row::peakMiB).max();
    }

    /** Most subjects that a part was run with; 0 where it was not. */
    long most(String part) {
        return rows.stream()
                .filter(row -> row.part().equals(part))
                .mapToLong(Row::subjects)
                .max()
                .orElse(0);
    }

    List<Long> sizes(String part) {
        return rows.stream()
                .filter(row -> row.part().equals(part))
                .map(Row::subjects)
                .distinct()
                .sorted()
                .toList();
    }

    List<String> programs(String part) {
        return rows.stream()
                .filter(row -> row.part().equals(part))
                .map(Row::program)
                .distinct()
                .toList();
    }

    List<Integer> threads(String part) {
        return rows.stream()
                .filter(row -> row.part().equals(part))
                .map(Row::threads)
                .distinct()
                .sorted()
                .toList();
    }

    /** Of two medians the first as a multiple of the second; none where either is missing. */
    static OptionalDouble ratio(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() / other.getAsDouble())
                : OptionalDouble.empty();
    }
}
