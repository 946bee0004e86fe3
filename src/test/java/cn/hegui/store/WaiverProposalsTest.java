package cn.hegui.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import cn.hegui.store.WaiverProposal.State;
import cn.hegui.store.WaiverProposal.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WaiverProposalsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 1, 1);
    private static final Scope JILIN = Scope.of(new RegionCode("220000"));
    private static final Scope CHANGCHUN = Scope.of(new RegionCode("220100"));
    private static final Scope DISTRICT = Scope.of(new RegionCode("220102"));
    private static final Scope ZHEJIANG = Scope.of(new RegionCode("330000"));
    private static final Step ANNA = new Step(UUID.randomUUID(), "安娜", NOW);
    private static final Step BO = new Step(UUID.randomUUID(), "博", NOW.plusSeconds(60));

    private static WaiverProposal proposal(String region, String subject) {
        return new WaiverProposal(
                UUID.randomUUID(),
                0,
                new RegionCode(region),
                "a-1/2/c",
                null,
                subject,
                "正在搬迁",
                "市教育局",
                "长教〔2026〕1号",
                FROM,
                UNTIL,
                ANNA,
                new RegionCode("220100"),
                State.PROPOSED,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void oneProposesAndAnotherApproves(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            WaiverProposals waivers = new WaiverProposals(database);
            WaiverProposal proposal = proposal("220102", "S1");
            waivers.add(proposal);
            assertThat(waivers.inForce(new RegionCode("220100"), FROM)).isEmpty();

            assertThat(waivers.decide(CHANGCHUN, proposal.id(), true, "", ANNA)).isFalse();
            assertThat(waivers.decide(DISTRICT, proposal.id(), true, "", BO)).isFalse();
            assertThat(waivers.decide(ZHEJIANG, proposal.id(), true, "", BO)).isFalse();
            assertThat(waivers.decide(CHANGCHUN, proposal.id(), true, "属实", BO)).isTrue();
            assertThat(waivers.decide(JILIN, proposal.id(), false, "", BO)).isFalse();

            WaiverProposal approved = waivers.find(CHANGCHUN, proposal.id()).orElseThrow();
            assertThat(approved.state()).isEqualTo(State.APPROVED);
            assertThat(approved.decision()).isEqualTo(BO);
            assertThat(approved.decisionNote()).isEqualTo("属实");
            assertThat(approved.proposed()).isEqualTo(ANNA);
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void theDatabaseItselfRefusesTheProposer(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            WaiverProposals waivers = new WaiverProposals(database);
            WaiverProposal proposal = proposal("220102", "S1");
            waivers.add(proposal);
            assertThatThrownBy(() -> database.useTransaction(handle -> handle.createUpdate(
                                    "UPDATE waiver SET state = 'approved', decided_by = proposed_by WHERE id = :id")
                            .bind("id", proposal.id())
                            .execute()))
                    .hasMessageMatching("(?is).*waiver_four_eyes.*");
        }
    }

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void anApprovedWaiverIsInForceInItsTimeAndPlaceUntilItIsWithdrawn(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            WaiverProposals waivers = new WaiverProposals(database);
            WaiverProposal proposal = proposal("220100", null);
            waivers.add(proposal);
            waivers.decide(CHANGCHUN, proposal.id(), true, "", BO);

            assertThat(waivers.inForce(new RegionCode("220000"), FROM)).hasSize(1);
            assertThat(waivers.inForce(new RegionCode("220102"), UNTIL.minusDays(1)))
                    .hasSize(1);
            assertThat(waivers.inForce(new RegionCode("220200"), FROM)).isEmpty();
            assertThat(waivers.inForce(new RegionCode("220100"), UNTIL)).isEmpty();
            assertThat(waivers.inForce(new RegionCode("220100"), FROM.minusDays(1)))
                    .isEmpty();

            assertThat(waivers.withdraw(DISTRICT, proposal.id(), BO)).isFalse();
            assertThat(waivers.withdraw(JILIN, proposal.id(), BO)).isTrue();
            assertThat(waivers.withdraw(JILIN, proposal.id(), BO)).isFalse();
            assertThat(waivers.inForce(new RegionCode("220100"), FROM)).isEmpty();
            assertThat(waivers.list(JILIN)).extracting(WaiverProposal::state).containsExactly(State.WITHDRAWN);
            assertThat(waivers.list(DISTRICT)).isEmpty();
            assertThat(waivers.list(ZHEJIANG)).isEmpty();
        }
    }
}
