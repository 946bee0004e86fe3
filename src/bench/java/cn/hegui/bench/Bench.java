package cn.hegui.bench;

import cn.hegui.bench.facts.Subjects;
import cn.hegui.bench.run.Bed;
import cn.hegui.bench.run.Report;
import cn.hegui.bench.service.ServiceBench;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the benchmarks: {@code mvn -Pbench exec:exec -Dbench="quick"}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares and measures whole processes; adds each run to a table and writes docs/benchmarks.md from it.",
            "",
            "What to run, one or more of:",
            "  peers   enterprises: hegui, plain Java, DuckDB and Evrete side by side",
            "  mixed   enterprises, schools and regions: hegui and DuckDB",
            "  scale   hegui from few subjects to many",
            "  small   hegui on one school",
            "  since   hegui --since with 1%% of the subjects changed, and a full run",
            "  workbook  a workbook of about 200,000 rows in 512 MB: hegui check, its reader, fastexcel's reader",
            "  parts   JMH for the parts of the program",
            "  smoke   compares all peers on a few subjects, measures nothing",
            "  report  writes the document from what was measured before",
            "  quick   peers, mixed, scale, small, since and report with 100,000 subjects and 3 rounds",
            "  full    all of it with the figures of issue 4; each part may be run by itself, one after another",
            "  facts   writes facts to a file and ends",
            "  service puts load on the service, see service --help",
            ""
        })
public final class Bench implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "WHAT")
    private List<String> what = List.of();

    @Option(names = "--subjects", description = "Subjects of peers, mixed and since; full: 1,000,000, mixed 300,000.")
    private @Nullable Long subjects;

    @Option(names = "--sizes", split = ",", description = "Subjects of scale; full: 10000,100000,1000000,3000000.")
    private @Nullable List<Long> sizes;

    @Option(names = "--rounds", description = "Rounds, each with one run of every program; full: 5.")
    private @Nullable Integer rounds;

    @Option(
            names = "--programs",
            split = ",",
            description = "Of peers: hegui, plain-java, duckdb, hegui-subset, evrete (default all).")
    private List<String> programs = List.of("hegui", "plain-java", "duckdb", "hegui-subset", "evrete");

    @Option(names = "--threads", split = ",", description = "Numbers of threads of peers and mixed (default 1,2).")
    private List<Integer> threads = List.of(1, 2);

    @Option(names = "--seed", defaultValue = "1", description = "The seed of the facts.")
    private long seed;

    @Option(names = "--breaches", defaultValue = "0.02", description = "The share of facts that break a clause.")
    private double breaches;

    @Option(names = "--mode", defaultValue = "ENTERPRISES", description = "Of facts: ENTERPRISES or MIXED.")
    private Subjects.Mode mode = Subjects.Mode.ENTERPRISES;

    @Option(names = "--out", description = "Of facts: the file.")
    private @Nullable Path out;

    @Option(names = "--home", defaultValue = ".", description = "The folder of the launcher.")
    private Path home = Path.of(".");

    @Option(names = "--work", defaultValue = "target/bench", description = "Facts, outputs and the table of runs.")
    private Path work = Path.of("target/bench");

    @Option(names = "--docs", defaultValue = "docs", description = "Where benchmarks.md, .svg and .csv are written.")
    private Path docs = Path.of("docs");

    @Option(names = "--date", description = "The date of the runs (default today).")
    private LocalDate date = LocalDate.now();

    private Bench() {}

    public static void main(String[] args) {
        // Maven hands all arguments over as one.
        String[] words = args.length == 1 ? args[0].strip().split("\\s+") : args;
        System.exit(new CommandLine(new Bench())
                .addSubcommand(new ServiceBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    failure.printStackTrace(line.getErr());
                    return 1;
                })
                .execute(words));
    }

    @Override
    public Integer call() throws Exception {
        if (what.contains("facts")) {
            Path file = out == null ? Path.of("facts.jsonl") : out;
            Subjects.of(mode, seed, breaches).write(subjects == null ? 100_000 : subjects, file);
            return 0;
        }
        boolean quick = what.contains("quick");
        boolean full = what.contains("full");
        long count = subjects != null ? subjects : quick ? 100_000 : 1_000_000;
        int times = rounds != null ? rounds : quick ? 3 : 5;
        List<Long> counts = sizes != null
                ? sizes
                : quick ? List.of(10_000L, 100_000L) : List.of(10_000L, 100_000L, 1_000_000L, 3_000_000L);
        Bed bed = new Bed(home.toAbsolutePath().normalize(), work, date, seed, breaches);
        boolean preset = quick || full;
        if (what.contains("smoke")) {
            bed.smoke(subjects == null ? 2_000 : subjects);
        }
        if (preset || what.contains("small")) {
            bed.small(Math.max(times, 10));
        }
        if (preset || what.contains("peers")) {
            bed.peers(count, times, threads, programs);
        }
        if (preset || what.contains("mixed")) {
            bed.mixed(full && subjects == null ? 300_000 : count, times, threads);
        }
        if (preset || what.contains("since")) {
            bed.since(count, times);
        }
        if (preset || what.contains("scale")) {
            bed.scale(counts, times);
        }
        if (what.contains("workbook")) {
            bed.workbook(subjects == null ? 22_000 : subjects, times);
        }
        if (full || what.contains("parts")) {
            bed.parts();
        }
        if (preset || what.contains("report")) {
            Report.write(bed.measurements(), bed.jmh(), bed.sha(), bed.machine(), docs, breaches);
        }
        return 0;
    }
}
