package cn.hegui.bench.peer;

import cn.hegui.duty.DeductionCap;
import cn.hegui.duty.Duty;
import cn.hegui.duty.ExtractionRate;
import cn.hegui.duty.FrontlineShare;
import cn.hegui.duty.InternAge;
import cn.hegui.duty.InternFees;
import cn.hegui.duty.InternHeadcount;
import cn.hegui.duty.InternIntermediary;
import cn.hegui.duty.InternPayFloor;
import cn.hegui.duty.InternSchoolYear;
import cn.hegui.duty.InternVenue;
import cn.hegui.duty.InternWorkingHours;
import cn.hegui.duty.InternshipAgreement;
import cn.hegui.duty.InternshipPay;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.evrete.Configuration;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.StatelessSession;
import org.evrete.api.ValuesPredicate;
import org.evrete.api.builders.RuleSetBuilder;

/**
 * The plain program with Evrete to say what is breached: the rules of {@code rules/kinds} on the product's own duties, a
 * session for each hundred enterprises.
 */
public final class Evrete {
    private static final String BREACHED = "breached";
    private static final int ENTERPRISES_A_SESSION = 100;

    private final Knowledge knowledge;

    /** Its rules, compiled once. */
    public Evrete(KnowledgeService service) {
        RuleSetBuilder<Knowledge> rules = service.newKnowledge().builder();
        rule(rules, ExtractionRate.class, duty -> duty.extracted().compareTo(duty.required()) < 0);
        rule(rules, FrontlineShare.class, duty -> duty.frontlineSpent().compareTo(duty.required()) < 0);
        rule(rules, DeductionCap.class, duty -> duty.deducted().compareTo(duty.allowed()) > 0);
        rule(rules, InternshipAgreement.class, duty -> !duty.signed());
        rule(rules, InternshipPay.class, duty -> !duty.paid());
        rule(rules, InternAge.class, duty -> duty.age() < duty.minAge());
        rule(rules, InternSchoolYear.class, duty -> duty.schoolYear() < duty.fromSchoolYear());
        rule(rules, InternVenue.class, InternVenue::entertainment);
        rule(rules, InternIntermediary.class, InternIntermediary::viaIntermediary);
        rule(rules, InternFees.class, InternFees::charged);
        rule(rules, InternWorkingHours.class, duty -> duty.nightShift() || duty.overtime());
        rule(rules, InternPayFloor.class, duty -> duty.monthlyPay().compareTo(duty.required()) < 0);
        rule(rules, InternHeadcount.class, duty -> duty.interns().compareTo(duty.limit()) > 0);
        this.knowledge = rules.build();
    }

    /** A service that keeps to so many threads of its own. */
    public static KnowledgeService service(int threads) {
        return new KnowledgeService(new Configuration().set("evrete.core.parallelism", Integer.toString(threads)));
    }

    private static <D extends Duty> void rule(RuleSetBuilder<Knowledge> rules, Class<D> type, Predicate<D> breach) {
        rules.newRule(type.getSimpleName())
                .forEach("$duty", type)
                .where((ValuesPredicate) values -> breach.test(type.cast(values.apply(0))), "$duty")
                .execute(
                        context -> context.getRuntime().<Set<Duty>>get(BREACHED).add(context.get("$duty")));
    }

    /** Those of {@code duties} that a rule finds breached, by identity. */
    public Set<Duty> breached(Collection<? extends Duty> duties) {
        // Actions run on threads of the engine.
        Set<Duty> found = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        StatelessSession session = knowledge.newStatelessSession();
        session.set(BREACHED, found);
        session.insert(duties);
        session.fire();
        return found;
    }

    /** Arguments: facts, findings, the folder of the clause table, the as-of date, threads. */
    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[4]);
        KnowledgeService service = service(threads);
        try {
            Evrete rules = new Evrete(service);
            BoundClause.Book book = new BoundClause.Book(Path.of(args[2]));
            LocalDate asOf = LocalDate.parse(args[3]);
            Pipeline.run(Path.of(args[0]), Path.of(args[1]), threads, lines -> {
                FindingText findings = new FindingText();
                List<Enterprise> enterprises = EnterpriseParser.read(lines);
                for (int i = 0; i < enterprises.size(); i += ENTERPRISES_A_SESSION) {
                    judge(
                            rules,
                            book,
                            asOf,
                            enterprises.subList(i, Math.min(enterprises.size(), i + ENTERPRISES_A_SESSION)),
                            findings);
                }
                return findings.bytes();
            });
        } finally {
            service.shutdown();
        }
    }

    /** Draws the duties up, has them judged, and goes over the same facts again with the answers. */
    private static void judge(
            Evrete rules, BoundClause.Book book, LocalDate asOf, List<Enterprise> enterprises, FindingText findings) {
        Duties duties = new Duties();
        Checks asking = new Checks(book, asOf, duties);
        enterprises.forEach(enterprise -> asking.judge(enterprise, findings));
        Set<Duty> breached = rules.breached(duties.asked);
        for (int i = 0; i < duties.asked.size(); i++) {
            duties.answers.set(i, breached.contains(duties.asked.get(i)));
        }
        duties.answering = true;
        enterprises.forEach(enterprise -> asking.judge(enterprise, findings));
    }

    /** Collects what is asked, answering no; then gives the answers in the same order. */
    private static final class Duties implements Verdicts {
        private final List<Duty> asked = new ArrayList<>();
        private final BitSet answers = new BitSet();
        private boolean answering;
        private int next;

        private boolean ask(Duty duty) {
            if (answering) {
                return answers.get(next++);
            }
            asked.add(duty);
            return false;
        }

        private static BigDecimal yuan(long fen) {
            return BigDecimal.valueOf(fen, 2);
        }

        @Override
        public boolean extraction(long extracted, long required) {
            return ask(new ExtractionRate(yuan(extracted), yuan(required)));
        }

        @Override
        public boolean frontline(long spent, long required) {
            return ask(new FrontlineShare(yuan(spent), yuan(required)));
        }

        @Override
        public boolean deduction(long deducted, long allowed) {
            return ask(new DeductionCap(yuan(deducted), yuan(allowed)));
        }

        @Override
        public boolean agreement(boolean signed) {
            return ask(new InternshipAgreement(signed));
        }

        @Override
        public boolean pay(boolean paid) {
            return ask(new InternshipPay(paid));
        }

        @Override
        public boolean age(int age, int minAge) {
            return ask(new InternAge(age, minAge));
        }

        @Override
        public boolean schoolYear(long schoolYear, long fromSchoolYear) {
            return ask(new InternSchoolYear(schoolYear, fromSchoolYear));
        }

        @Override
        public boolean venue(boolean entertainment) {
            return ask(new InternVenue(entertainment));
        }

        @Override
        public boolean intermediary(boolean via) {
            return ask(new InternIntermediary(via));
        }

        @Override
        public boolean fees(boolean charged) {
            return ask(new InternFees(charged));
        }

        @Override
        public boolean workingHours(boolean nightShift, boolean overtime) {
            return ask(new InternWorkingHours(nightShift, overtime));
        }

        @Override
        public boolean payFloor(long pay, long required) {
            return ask(new InternPayFloor(yuan(pay), yuan(required)));
        }

        @Override
        public boolean headcount(long interns, long limit) {
            return ask(new InternHeadcount(BigDecimal.valueOf(interns), BigDecimal.valueOf(limit, 4)));
        }
    }
}
