package cn.hegui.bench.run;

import cn.hegui.bench.facts.Subjects;
import cn.hegui.bench.facts.Subjects.Mode;
import cn.hegui.bench.peer.ClauseTable;
import cn.hegui.bench.peer.DuckDb;
import cn.hegui.bench.peer.Evrete;
import cn.hegui.bench.peer.PlainJava;
import cn.hegui.bench.peer.WorkbookReading;
import cn.hegui.cli.Hegui;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Where programs are run and measured: facts, outputs and the table of runs in one folder. */
public final class Bed {
    /** Every enterprise is judged on the last day of its last account. */
    private static final String AS_OF = "2024-12-31";

    private static final Set<String> FUNDS =
            Set.of("training-fund.extraction-rate", "training-fund.frontline-share", "training-fund.deduction-cap");
    private static final Set<String> SUBSET = Set.of(
            "training-fund.extraction-rate",
            "training-fund.frontline-share",
            "training-fund.deduction-cap",
            "teaching.practical-share",
            "subsidy.targeted-class",
            "subsidy.skill-certificate",
            "subsidy.technician-training");
    /** Of enterprises with the lists of the mode ENTERPRISES. */
    private static final Predicate<String> OF_ENTERPRISES =
            rule -> FUNDS.contains(rule) || rule.startsWith("internship.");

    private static final Set<Integer> FINE = Set.of(0);
    /** Nothing found, or something. */
    private static final Set<Integer> JUDGED = Set.of(0, 1);

    private final Path home;
    private final Path work;
    private final LocalDate date;
    private final long seed;
    private final double breaches;
    private final Measurements measurements;
    private final PrintStream screen = System.out;
    private final Path facts;
    private final String sha;

    /**
     * @param home the folder of the launcher
     * @param work what is written: facts, outputs and the table of runs, the only one that is needed again
     */
    public Bed(Path home, Path work, LocalDate date, long seed, double breaches)
            throws IOException, InterruptedException {
        this.home = home;
        this.work = work;
        this.date = date;
        this.seed = seed;
        this.breaches = breaches;
        this.measurements = new Measurements(work.resolve("runs.csv"));
        // Drawn anew where the generator changed.
        this.facts = work.resolve("facts-" + Build.of(List.of(Build.classes(Subjects.class))));
        for (Path folder : List.of(facts, work.resolve("out"), work.resolve("log"), work.resolve("verified"))) {
            Files.createDirectories(folder);
        }
        // Builds the program and its class-data archive where they are missing, before any clock runs.
        Run.of(List.of(launcher(), "policy", "list"), log("build"), FINE);
        this.sha = Build.of(List.of(
                home.resolve("target/hegui.jar"), Build.classes(Subjects.class), Build.classes(PlainJava.class)));
    }

    public Measurements measurements() {
        return measurements;
    }

    public Path jmh() {
        return work.resolve("jmh.csv");
    }

    /** Which build of the product and of its peers is measured, on which facts. */
    public String sha() {
        return sha;
    }

    public String machine() throws IOException {
        return Machine.words();
    }

    /**
     * A program under comparison.
     *
     * @param findings the file of its findings
     */
    private record Program(String name, int threads, List<String> command, Set<Integer> accepted, Path findings) {}

    /** Compares all peers on few subjects, measuring nothing. */
    public void smoke(long subjects) throws IOException, InterruptedException {
        Path enterprises = facts(Mode.ENTERPRISES, subjects, 0);
        verify(
                enterprises,
                FUNDS,
                programs(
                        enterprises,
                        List.of(2),
                        List.of("hegui", "plain-java", "duckdb", "hegui-subset", "evrete"),
                        false));
        Path mixed = facts(Mode.MIXED, subjects, 0);
        verify(mixed, SUBSET, programs(mixed, List.of(2), List.of("hegui", "duckdb", "hegui-subset"), true));
    }

    /** Enterprises: every program with each number of threads in turn, round by round. */
    public void peers(long subjects, int rounds, List<Integer> threads, List<String> names)
            throws IOException, InterruptedException {
        Path facts = facts(Mode.ENTERPRISES, subjects, 0);
        compare("peers", facts, subjects, rounds, FUNDS, programs(facts, threads, names, false));
    }

    /** Mixed facts: the product, whole and with the clauses that DuckDB judges, and DuckDB. */
    public void mixed(long subjects, int rounds, List<Integer> threads) throws IOException, InterruptedException {
        Path facts = facts(Mode.MIXED, subjects, 0);
        compare(
                "mixed",
                facts,
                subjects,
                rounds,
                SUBSET,
                programs(facts, threads, List.of("hegui", "duckdb", "hegui-subset"), true));
    }

    /** The product on all cores, from few subjects to many. */
    public void scale(List<Long> sizes, int rounds) throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        for (long size : sizes) {
            facts(Mode.ENTERPRISES, size, 0);
        }
        for (int round = 1; round <= rounds; round++) {
            for (long size : sizes) {
                Path facts = facts(Mode.ENTERPRISES, size, 0);
                measure("scale", hegui("scale", cores, facts, List.of()), size, round);
            }
        }
    }

    /** The product on one school, with all that it says about it. */
    public void small(int rounds) throws IOException, InterruptedException {
        Path facts = facts(Mode.MIXED, 1, 0);
        for (int round = 1; round <= rounds; round++) {
            measure("small", hegui("small", Runtime.getRuntime().availableProcessors(), facts, List.of()), 1, round);
        }
    }

    /** A run on facts of which one in a hundred changed, from scratch and after the run before. */
    public void since(long subjects, int rounds) throws IOException, InterruptedException {
        Path help = log("help");
        Run.of(List.of(launcher(), "check", "--help"), help, FINE);
        if (!Files.readString(help, StandardCharsets.UTF_8).contains("--since")) {
            screen.println("since: left out, this build of hegui check has no option --since");
            return;
        }
        int cores = Runtime.getRuntime().availableProcessors();
        Path before = facts(Mode.ENTERPRISES, subjects, 0);
        Path after = facts(Mode.ENTERPRISES, subjects, 1);
        Program base = hegui("since-before", cores, before, List.of());
        Run.of(base.command, log(base.name), base.accepted);
        Path run = base.findings.toAbsolutePath().getParent();
        Program full = hegui("since-full", cores, after, List.of());
        Program since = hegui("since", cores, after, List.of("--since", run.toString()));
        for (Program program : List.of(full, since)) {
            Run.of(program.command, log(program.name), program.accepted);
        }
        Comparison.sameBytes(full.findings, since.findings);
        for (int round = 1; round <= rounds; round++) {
            measure("since", full, subjects, round);
            measure("since", since, subjects, round);
        }
    }

    /**
     * A workbook of these enterprises in a heap of 512 MB: the whole check, and reading all cells by our reader and by
     * fastexcel's, which must see the same. Prints the medians as the table of adr/0010.
     */
    public void workbook(long subjects, int rounds) throws IOException, InterruptedException {
        Path json = facts(Mode.ENTERPRISES, subjects, 0);
        Path book = json.resolveSibling(json.getFileName() + ".xlsx");
        if (Files.notExists(book)) {
            Run.of(List.of(launcher(), "convert", json.toString(), "--out", book.toString()), log("convert"), FINE);
        }
        List<Program> programs = List.of(
                small(
                        "workbook-check",
                        Hegui.class,
                        List.of(
                                "check",
                                book.toString(),
                                "--as-of",
                                AS_OF,
                                "--out",
                                work.resolve("out/workbook").toString()),
                        JUDGED),
                small("workbook-hegui", WorkbookReading.class, List.of("hegui", book.toString()), FINE),
                small("workbook-fastexcel", WorkbookReading.class, List.of("fastexcel", book.toString()), FINE));
        for (int round = 1; round <= rounds; round++) {
            for (Program program : programs) {
                measure("workbook", program, subjects, round);
            }
        }
        Comparison.sameBytes(log("workbook-hegui"), log("workbook-fastexcel"));
        say("%s; %,d bytes; %s", Files.readString(log("workbook-hegui")).strip(), Files.size(book), machine());
        List<Measurements.Row> rows = measurements.rows().stream()
                .filter(row -> row.sha().equals(sha) && row.part().equals("workbook") && row.subjects() == subjects)
                .toList();
        say("| program | seconds | CPU seconds | peak MiB | rounds | load |");
        say("| --- | --- | --- | --- | --- | --- |");
        for (Program program : programs) {
            List<Measurements.Row> own = rows.stream()
                    .filter(row -> row.program().equals(program.name))
                    .toList();
            say(
                    "| %s | %.1f | %.1f | %.0f | %d | %.1f |",
                    program.name,
                    Measurements.median(own.stream(), Measurements.Row::seconds).orElseThrow(),
                    Measurements.median(own.stream(), Measurements.Row::cpuSeconds)
                            .orElseThrow(),
                    Measurements.median(own.stream(), Measurements.Row::peakMiB).orElseThrow(),
                    own.size(),
                    Measurements.median(own.stream(), Measurements.Row::load).orElseThrow());
        }
    }

    /** A program in a heap of 512 MB with the collector that the launcher chooses. */
    private Program small(String name, Class<?> main, List<String> arguments, Set<Integer> accepted) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new Program(name, Runtime.getRuntime().availableProcessors(), command, accepted, log(name));
    }

    /** The parts, by JMH. */
    public void parts() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include("cn\\.hegui\\.bench\\.parts\\..*")
                        .resultFormat(ResultFormatType.CSV)
                        .result(jmh().toString())
                        .build())
                .run();
    }

    private void compare(String part, Path facts, long subjects, int rounds, Set<String> subset, List<Program> programs)
            throws IOException, InterruptedException {
        verify(facts, subset, programs);
        for (int round = 1; round <= rounds; round++) {
            for (Program program : programs) {
                measure(part, program, subjects, round);
            }
        }
    }

    /**
     * Runs every program once and holds its findings to the product's. What was found equal before is not run again: the
     * same build on the same facts.
     */
    private void verify(Path facts, Set<String> subset, List<Program> programs)
            throws IOException, InterruptedException {
        Path ours = null;
        for (Program program : programs) {
            Path proof = work.resolve("verified")
                    .resolve(String.join("-", sha, facts.getFileName().toString(), program.name, "" + program.threads));
            if (Files.exists(proof)) {
                continue;
            }
            if (ours == null) {
                Program reference = hegui("reference", Runtime.getRuntime().availableProcessors(), facts, List.of());
                Run.of(reference.command, log(reference.name), reference.accepted);
                ours = reference.findings;
            }
            Run.of(program.command, log(program.name), program.accepted);
            String found;
            if (program.name.equals("duckdb") || program.name.equals("hegui-subset")) {
                long rows = Comparison.sameRows(ours, program.findings, subset);
                found = String.format(Locale.ROOT, "%,d rows equal", rows);
            } else {
                Comparison.sameBytes(ours, program.findings);
                found = String.format(Locale.ROOT, "%,d bytes equal", Files.size(program.findings));
            }
            say("%-14s %d  %s", program.name, program.threads, found);
            Files.createFile(proof);
        }
    }

    private void measure(String part, Program program, long subjects, int round)
            throws IOException, InterruptedException {
        double load = Machine.load();
        Run run = Run.of(program.command, log(program.name), program.accepted);
        measurements.add(new Measurements.Row(
                sha,
                date,
                load,
                breaches,
                part,
                program.name,
                program.threads,
                subjects,
                run.seconds(),
                run.cpuSeconds(),
                run.peakMiB()));
        say(
                "%-6s round %d  %-14s %d  %,10d subjects  %8.2f s  %8.2f s CPU  %,6d MiB",
                part, round, program.name, program.threads, subjects, run.seconds(), run.cpuSeconds(), run.peakMiB());
    }

    private void say(String form, Object... values) {
        screen.println(String.format(Locale.ROOT, form, values));
    }

    private List<Program> programs(Path facts, List<Integer> threads, List<String> names, boolean mixed)
            throws IOException {
        Path tables = work.resolve("tables");
        Files.createDirectories(tables.resolve("enterprises"));
        Files.createDirectories(tables.resolve("subset"));
        LocalDate asOf = LocalDate.parse(AS_OF);
        ClauseTable.write(tables.resolve("enterprises"), asOf, clause -> OF_ENTERPRISES.test(clause.rule()));
        ClauseTable.write(tables.resolve("subset"), asOf, clause -> SUBSET.contains(clause.rule()));
        Path policies = work.resolve("policies");
        SubsetPolicies.write(home.resolve("rules/policies"), policies, mixed ? SUBSET : FUNDS);
        List<String> asked =
                mixed ? List.of("training-funds", "practical-share", "subsidies") : List.of("training-funds");
        List<Program> programs = new ArrayList<>();
        for (int each : threads) {
            for (String name : names) {
                programs.add(
                        switch (name) {
                            case "hegui" -> hegui("hegui", each, facts, List.of());
                            case "hegui-subset" ->
                                hegui("hegui-subset", each, facts, List.of("--policies", policies.toString()));
                            case "plain-java" ->
                                java(name, PlainJava.class, each, facts, tables.resolve("enterprises"), List.of());
                            case "evrete" ->
                                java(name, Evrete.class, each, facts, tables.resolve("enterprises"), List.of());
                            case "duckdb" -> java(name, DuckDb.class, each, facts, tables.resolve("subset"), asked);
                            default -> throw new IllegalArgumentException("no such program: " + name);
                        });
            }
        }
        return programs;
    }

    private String launcher() {
        return home.resolve("hegui").toString();
    }

    /** The product as a user runs it, through its launcher. */
    private Program hegui(String name, int threads, Path facts, List<String> options) {
        Path out = work.resolve("out").resolve(name);
        List<String> command = new ArrayList<>(List.of(
                launcher(),
                "check",
                facts.toString(),
                "--as-of",
                AS_OF,
                "--out",
                out.toString(),
                "--threads",
                Integer.toString(threads)));
        command.addAll(options);
        return new Program(name, threads, command, JUDGED, out.resolve("findings.jsonl"));
    }

    /** A peer, with the JVM options of the launcher. */
    private Program java(String name, Class<?> main, int threads, Path facts, Path table, List<String> options) {
        Path findings = work.resolve("out").resolve(name + ".jsonl");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                facts.toString(),
                findings.toString(),
                table.toString(),
                AS_OF,
                Integer.toString(threads)));
        command.addAll(options);
        return new Program(name, threads, command, FINE, findings);
    }

    private Path log(String name) {
        return work.resolve("log").resolve(name + ".txt");
    }

    /** A file of facts, drawn where it is not there yet. */
    private Path facts(Mode mode, long subjects, int changedPercent) throws IOException {
        String name = String.format(
                Locale.ROOT,
                "%s-%d-%d-%s-%d.jsonl",
                mode.name().toLowerCase(Locale.ROOT),
                subjects,
                seed,
                breaches,
                changedPercent);
        Path file = facts.resolve(name);
        if (Files.notExists(file)) {
            Path unfinished = facts.resolve(name + ".part");
            Subjects.of(mode, seed, breaches).changed(changedPercent).write(subjects, unfinished);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
