package cn.hegui.bench.parts;

import cn.hegui.bench.facts.Subjects;
import cn.hegui.bench.peer.Evrete;
import cn.hegui.check.Check;
import cn.hegui.check.Judge;
import cn.hegui.duty.DeductionCap;
import cn.hegui.duty.Duty;
import cn.hegui.duty.ExtractionRate;
import cn.hegui.duty.FrontlineShare;
import cn.hegui.duty.InternAge;
import cn.hegui.duty.InternVenue;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Subject;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import cn.hegui.report.FindingLines;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.RegionNames;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.evrete.KnowledgeService;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time for one enterprise with five accounts and two internships, in groups of the size that the program takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Parts {
    private static final int SUBJECTS = 256;

    private final PolicyBook book = PolicyBook.bundled(RuleKinds.bundled());
    private final FactReader reader = new FactReader(book.indicatorIds(), false);
    private final RuleEngine drools = RuleEngine.bundled();
    private final Judge judge = new Check(book, drools).at(LocalDate.of(2024, 12, 31));
    private final KnowledgeService service = Evrete.service(1);
    private final Evrete evrete = new Evrete(service);
    private final FindingLines writer = new FindingLines(
            EnumSet.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.PENDING),
            new MessageWriter(book.kinds().byId(), (kind, list, field) -> field, Language.ZH),
            new RegionNames() {
                @Override
                public String fullName(RegionCode region) {
                    return region.code();
                }

                @Override
                public boolean knows(RegionCode region) {
                    return true;
                }
            },
            book.clauses());

    private final List<RawRecord> records = new ArrayList<>();
    private final List<Subject> subjects = new ArrayList<>();
    private final List<Duty> duties = new ArrayList<>();
    private List<Judgement> judgements = List.of();

    /** Draws the facts and does once what each part does. */
    @Setup
    public void prepare() {
        Subjects facts = Subjects.of(Subjects.Mode.ENTERPRISES, 1, 0.02);
        for (int i = 0; i < SUBJECTS; i++) {
            byte[] line = facts.line(i).strip().getBytes(StandardCharsets.UTF_8);
            RawRecord record = RawRecord.of("facts.jsonl", i + 1L, line);
            records.add(record);
            if (reader.read(record) instanceof Reading.Accepted accepted) {
                subjects.add(accepted.subject());
            }
            // Five accounts with three duties each, two interns with two: about what an enterprise comes to.
            for (int year = 0; year < 5; year++) {
                BigDecimal figure = BigDecimal.valueOf(100 + (i + year) % 50, 2);
                duties.add(new ExtractionRate(figure, BigDecimal.ONE));
                duties.add(new FrontlineShare(figure, BigDecimal.ONE));
                duties.add(new DeductionCap(BigDecimal.ONE, figure));
            }
            for (int intern = 0; intern < 2; intern++) {
                duties.add(new InternAge(15 + (i % 50 == 0 ? 0 : 1), 16));
                duties.add(new InternVenue(i % 50 == 0));
            }
        }
        judgements = judge.judge(subjects);
    }

    @TearDown
    public void end() {
        service.shutdown();
    }

    /** Reads and checks a line. */
    @Benchmark
    @OperationsPerInvocation(SUBJECTS)
    public List<Reading> parse() {
        return records.stream().map(reader::read).toList();
    }

    /** Judges a subject by all clauses. */
    @Benchmark
    @OperationsPerInvocation(SUBJECTS)
    public List<Judgement> judge() {
        return judge.judge(subjects);
    }

    /** Writes the findings of a subject that are written by default. */
    @Benchmark
    @OperationsPerInvocation(SUBJECTS)
    public byte[] render() {
        return writer.lines(judgements);
    }

    /** Evaluates 19 prepared duties by the product's rules. */
    @Benchmark
    @OperationsPerInvocation(SUBJECTS)
    public List<Duty> engine() {
        return duties.stream().filter(drools::isBreached).toList();
    }

    /** Evaluates the same duties by the same rules in Evrete. */
    @Benchmark
    @OperationsPerInvocation(SUBJECTS)
    public Set<Duty> engineEvrete() {
        return evrete.breached(duties);
    }
}
