package cn.hegui.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.check.Check;
import cn.hegui.check.Judge;
import cn.hegui.engine.RuleEngine;
import cn.hegui.explain.Levers;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.Reading;
import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was found, in the order and the groups in which it is put before people. */
class CheckResultTest {
    private static final RuleKinds KINDS = RuleKinds.bundled();
    private static final PolicyBook BOOK = PolicyBook.bundled(KINDS);
    private static final Check CHECK = new Check(BOOK, RuleEngine.bundled());
    private static final Judge JUDGE = CHECK.at(LocalDate.of(2021, 6, 30));
    private static final FactReader READER = new FactReader(BOOK.indicatorIds(), false);

    /** Spent 28,000 of which 15,000 on the front line; extracted exactly 1.5% of 2,000,000. Jilin and the nation bind. */
    private static final String FIRM = "{\"kind\":\"enterprise\",\"region\":\"220102\",\"trainingAccounts\":["
            + "{\"year\":2019,\"payroll\":2000000,\"extracted\":30000,\"spent\":28000,\"frontlineSpent\":15000},"
            + "{\"year\":2020,\"payroll\":2000000,\"extracted\":30000,\"spent\":20000,\"frontlineSpent\":12000},"
            + "{\"year\":2021,\"payroll\":2000000}]}";

    private static Draft draft(String json) {
        return Objects.requireNonNull(Draft.of(json));
    }

    private static Judgement judged(Draft draft) {
        Reading reading = READER.read(draft.record());
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return JUDGE.judge(((Reading.Accepted) reading).subject());
    }

    private static CheckResult result(Draft draft, Map<String, Outcome> first) {
        Questionnaire asked = Questionnaire.of(Objects.requireNonNull(draft.asked()), JUDGE, KINDS);
        return CheckResult.of(judged(draft), JUDGE, asked, KINDS, first);
    }

    @Test
    void whatSeveralClausesFindAlikeIsOneItemUnderAllOfThem() {
        CheckResult result = result(draft(FIRM), Map.of());

        CheckResult.Section fails = result.sections().get(0);
        assertThat(fails.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(fails.size()).isEqualTo(1);
        CheckResult.Card card = fails.matters().get(0).cards().get(0);
        assertThat(card.rule().id()).isEqualTo("training-fund.frontline-share");
        assertThat(card.severity()).isEqualTo(Severity.VIOLATION);
        assertThat(card.items()).hasSize(1);
        assertThat(card.clauses().stream().map(clause -> clause.document().id()))
                .containsExactlyInAnyOrder("guobanfa-2017-95", "jilin-2018");
    }

    @Test
    void sectionsComeInTheOrderOfWhatIsToBeDone() {
        CheckResult result = result(draft(FIRM), Map.of());

        assertThat(result.sections().stream().map(CheckResult.Section::outcome))
                .containsExactly(Outcome.FAIL, Outcome.UNKNOWN, Outcome.PENDING, Outcome.PASS);
        // 2019 and 2020: extraction met, deduction unknown; the front line of 2020 met. 2021 runs: three are pending.
        assertThat(result.sentence(Language.ZH)).isEqualTo("共检查 9 项，符合 3 项，不符合 1 项，3 项尚未到期，2 项资料不全。");
        assertThat(result.sentence(Language.EN))
                .isEqualTo("9 items checked: 3 met, 1 not met, 3 not yet due, 2 cannot be judged.");
    }

    @Test
    void listsThatWereAskedAndNotGivenAreNamed() {
        CheckResult result = result(draft(FIRM), Map.of());
        assertThat(result.notGiven().stream().map(each -> each.list().name()))
                .contains("internships", "subsidyClaims", "rectifications", "transfers", "cooperations");

        Draft none = draft(FIRM);
        none.setNone("internships", true);
        assertThat(result(none, Map.of()).notGiven().stream()
                        .map(each -> each.list().name()))
                .doesNotContain("internships");
    }

    @Test
    void aMovedItemStaysWhereItStoodAndSaysWhatItWas() {
        Draft before = draft(FIRM);
        Draft after = draft(FIRM);
        after.type("/trainingAccounts/0/frontlineSpent", "16,800");
        Map<String, Outcome> first = CheckResult.first(Map.of(), judged(before), judged(after));
        CheckResult result = result(after, first);

        assertThat(result.count(Outcome.FAIL)).isZero();
        assertThat(result.count(Outcome.PASS)).isEqualTo(4);
        assertThat(result.moves()).singleElement().satisfies(move -> {
            assertThat(move.before()).isEqualTo(Outcome.FAIL);
            assertThat(move.item().finding().outcome()).isEqualTo(Outcome.PASS);
            assertThat(move.item().finding().target()).isEqualTo("2019");
        });
        assertThat(result.sections().get(0).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(result.sections().get(0).size()).isEqualTo(1);

        Draft further = draft(after.json());
        further.type("/trainingAccounts/1/frontlineSpent", "11999.99");
        Map<String, Outcome> then = CheckResult.first(first, judged(after), judged(further));
        assertThat(result(further, then).moves()).hasSize(2);

        Draft back = draft(further.json());
        back.type("/trainingAccounts/0/frontlineSpent", "15000");
        assertThat(result(back, CheckResult.first(then, judged(further), judged(back)))
                        .moves())
                .as("only what is otherwise than at first")
                .singleElement()
                .satisfies(move -> assertThat(move.item().finding().target()).isEqualTo("2020"));
    }

    @Test
    void theFactsBehindAnItemAreGivenWithTheChangeThatWouldDo() {
        Draft draft = draft(FIRM);
        Levers levers = new Levers(draft.kind(), draft.record(), READER, JUDGE, KINDS);
        CheckResult result = result(draft, Map.of());
        CheckResult.Item fail =
                result.sections().get(0).matters().get(0).cards().get(0).items().get(0);

        assertThat(levers.behind(fail.finding()).stream().map(fact -> fact.pointer()))
                .containsExactly("/trainingAccounts/0/frontlineSpent", "/trainingAccounts/0/spent");
        assertThat(levers.meeting(fail.finding()).stream()
                        .map(change -> change.fact().pointer() + "=" + change.value()))
                .contains("/trainingAccounts/0/frontlineSpent=16800.00");
        CheckResult.Item unknown =
                result.sections().get(1).matters().get(0).cards().get(0).items().get(0);
        assertThat(levers.absent(unknown.finding()).stream().map(fact -> fact.pointer()))
                .contains("/trainingAccounts/0/deducted");
    }

    @Test
    void themesOrderWhatIsFoundAndTheGravestComesFirst() {
        Draft school = draft(
                "{\"kind\":\"institution\",\"region\":\"220102\",\"level\":\"secondary-vocational\","
                        + "\"sponsor\":\"city\",\"trainingServices\":[{\"year\":2020,\"fees\":2,\"cost\":1,"
                        + "\"surplusToTraining\":false,\"inUnifiedAccounts\":false}],\"projects\":[],\"openDays\":[],"
                        + "\"practices\":[],\"teachers\":[{\"id\":\"T1\",\"category\":\"professional\",\"hiredOn\":\"2010-01-01\"}]}");
        CheckResult.Section fails = result(school, Map.of()).sections().get(0);

        List<Theme> themes =
                fails.matters().stream().map(CheckResult.Matter::theme).toList();
        assertThat(themes).isSorted().contains(Theme.TRAINING_SERVICE, Theme.COOPERATION);
        CheckResult.Matter services = fails.matters().get(themes.indexOf(Theme.TRAINING_SERVICE));
        assertThat(services.cards().stream().map(CheckResult.Card::severity))
                .containsExactly(Severity.VIOLATION, Severity.WARNING);
    }
}
