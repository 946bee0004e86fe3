package cn.hegui.store;

import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import cn.hegui.store.WaiverProposal.State;
import cn.hegui.store.WaiverProposal.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Waivers under four eyes: one person proposes, another one of the same region or above decides. The database itself refuses
 * a decision by the proposer.
 */
public final class WaiverProposals {
    private final Database database;

    /** The proposals of {@code database}. */
    public WaiverProposals(Database database) {
        this.database = database;
    }

    /** Keeps {@code proposal}, whose number and state are those of a new one whatever it says. */
    public void add(WaiverProposal proposal) {
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO waiver (id, region, clause, rule, subject, reason, approver, document_no, valid_from,
                            valid_until, proposed_by, proposed_by_name, proposer_region, proposed_at, state)
                        VALUES (:id, :region, :clause, :rule, :subject, :reason, :approver, :documentNo, :from, :until, :by,
                            :byName, :proposerRegion, :at, 'proposed')
                        """)
                .bind("id", proposal.id())
                .bind("region", proposal.region().code())
                .bind("clause", proposal.clause())
                .bind("rule", proposal.rule())
                .bind("subject", proposal.subject())
                .bind("reason", proposal.reason())
                .bind("approver", proposal.approver())
                .bind("documentNo", proposal.documentNo())
                .bind("from", proposal.from())
                .bind("until", proposal.until())
                .bind("by", proposal.proposed().by())
                .bind("byName", proposal.proposed().name())
                .bind("proposerRegion", proposal.proposerRegion().code())
                .bind("at", Moments.of(proposal.proposed().at()))
                .execute());
    }

    /**
     * Approves or refuses a proposal that awaits it; false where it does not, {@code who} proposed it, or their {@code scope} does
     * not hold the proposer's region.
     */
    public boolean decide(Scope scope, UUID id, boolean approve, String note, Step who) {
        Optional<WaiverProposal> proposal = find(scope, id);
        if (proposal.isEmpty() || !mayDecide(scope, proposal.get(), who.by())) {
            return false;
        }
        return database.inTransaction(handle -> handle.createUpdate("""
                                UPDATE waiver SET state = :state, decided_by = :by, decided_by_name = :name, decided_at = :at,
                                    decision_note = :note
                                WHERE id = :id AND state = 'proposed' AND proposed_by <> :by
                                """)
                        .bind("state", approve ? State.APPROVED.code() : State.REFUSED.code())
                        .bind("by", who.by())
                        .bind("name", who.name())
                        .bind("at", Moments.of(who.at()))
                        .bind("note", note)
                        .bind("id", id)
                        .execute()
                == 1);
    }

    /** Whether a person with that scope may decide upon {@code proposal}. */
    public static boolean mayDecide(Scope scope, WaiverProposal proposal, UUID person) {
        RegionCode own = scope.region();
        return proposal.state() == State.PROPOSED
                && own != null
                && scope.subject() == null
                && own.contains(proposal.proposerRegion())
                && !person.equals(proposal.proposed().by());
    }

    /** Withdraws a proposal or an approved waiver; false where {@code scope} does not see it or it is over already. */
    public boolean withdraw(Scope scope, UUID id, Step who) {
        if (find(scope, id).isEmpty()) {
            return false;
        }
        return database.inTransaction(handle -> handle.createUpdate("""
                                UPDATE waiver SET state = 'withdrawn', withdrawn_by = :by, withdrawn_by_name = :name,
                                    withdrawn_at = :at
                                WHERE id = :id AND state IN ('proposed', 'approved')
                                """)
                        .bind("by", who.by())
                        .bind("name", who.name())
                        .bind("at", Moments.of(who.at()))
                        .bind("id", id)
                        .execute()
                == 1);
    }

    /** The proposals whose region {@code scope} holds, the newest first. */
    public List<WaiverProposal> list(Scope scope) {
        if (scope.region() == null || scope.subject() != null) {
            return List.of();
        }
        return database.read(
                handle -> handle.createQuery("SELECT * FROM waiver WHERE region LIKE :region ORDER BY number DESC")
                        .bind("region", scope.regionPrefix() + "%")
                        .map((row, context) -> proposal(row))
                        .list());
    }

    /** The proposal of that id, where {@code scope} holds its region. */
    public Optional<WaiverProposal> find(Scope scope, UUID id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM waiver WHERE id = :id")
                        .bind("id", id)
                        .map((row, context) -> proposal(row))
                        .findOne())
                .filter(proposal -> scope.subject() == null
                        && scope.region() != null
                        && scope.region().contains(proposal.region()));
    }

    /** The approved waivers that hold on {@code day} for anything in {@code region}, in the order of their proposal. */
    public List<WaiverProposal> inForce(RegionCode region, LocalDate day) {
        return database
                .read(handle -> handle.createQuery("""
                                SELECT * FROM waiver
                                WHERE state = 'approved' AND valid_from <= :day AND valid_until > :day ORDER BY number
                                """)
                        .bind("day", day)
                        .map((row, context) -> proposal(row))
                        .list())
                .stream()
                .filter(waiver -> waiver.region().contains(region) || region.contains(waiver.region()))
                .toList();
    }

    private static WaiverProposal proposal(ResultSet row) throws SQLException {
        return new WaiverProposal(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                new RegionCode(row.getString("region")),
                row.getString("clause"),
                row.getString("rule"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("approver"),
                row.getString("document_no"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                new Step(
                        row.getObject("proposed_by", UUID.class),
                        row.getString("proposed_by_name"),
                        Moments.read(row, "proposed_at")),
                new RegionCode(row.getString("proposer_region")),
                Objects.requireNonNull(Coded.find(State.class, row.getString("state")), "a state"),
                step(row, "decided"),
                row.getString("decision_note"),
                step(row, "withdrawn"));
    }

    private static @Nullable Step step(ResultSet row, String what) throws SQLException {
        UUID by = row.getObject(what + "_by", UUID.class);
        return by == null ? null : new Step(by, row.getString(what + "_by_name"), Moments.read(row, what + "_at"));
    }
}
