package cn.hegui.check;

import cn.hegui.duty.Duty;
import cn.hegui.duty.PlacementSchoolSubsidy;
import cn.hegui.duty.PlacementStudentSubsidy;
import cn.hegui.duty.PostInternshipSubsidy;
import cn.hegui.duty.ShadowInternshipSubsidy;
import cn.hegui.duty.SkillCertificateSubsidy;
import cn.hegui.duty.TargetedClassSubsidy;
import cn.hegui.duty.TechnicianTrainingSubsidy;
import cn.hegui.model.ClaimStatus;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Institution;
import cn.hegui.model.Money;
import cn.hegui.model.Relation;
import cn.hegui.model.Scheme;
import cn.hegui.model.Severity;
import cn.hegui.model.SubsidyClaim;
import cn.hegui.model.Unit;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims to subsidies: what was claimed on one ground may not exceed what the scheme grants on it. */
final class Subsidies {
    /** More than nothing, by as little as money can be. */
    private static final BigDecimal ONE_FEN = new BigDecimal("0.01");

    private Subsidies() {}

    static void of(Enterprise enterprise, Docket docket) {
        of(
                enterprise.subsidyClaims(),
                new Evidence(
                        enterprise.targetedClasses(),
                        enterprise.internships(),
                        enterprise.graduates(),
                        enterprise.certificates(),
                        enterprise.technicianTrainings()),
                docket);
    }

    static void of(Institution institution, Docket docket) {
        of(
                institution.subsidyClaims(),
                new Evidence(null, institution.internships(), institution.graduates(), null, null),
                docket);
    }

    private static void of(@Nullable List<SubsidyClaim> claims, Evidence evidence, Docket docket) {
        if (claims == null || claims.isEmpty()) {
            return;
        }
        Scheme scheme = schemeOf(docket);
        for (int i = 0; i < claims.size(); i++) {
            SubsidyClaim claim = claims.get(i);
            if (claim.scheme() != null && claim.scheme() != scheme) {
                continue;
            }
            Case one = docket.onDay(claim.claimedOn(), "claimedOn", claim.id(), i);
            if (one == null) {
                continue;
            }
            one.detail("scheme", claim.scheme())
                    .detail("evidence", claim.evidence())
                    .detail("status", claim.status())
                    .detail("claimedOn", claim.claimedOn())
                    .money("amount", claim.amount());
            if (!counts(claim)) {
                one.outOfScope();
            } else if (claim.scheme() == null) {
                one.unknown("scheme");
            } else {
                if (claim.status() != ClaimStatus.PAID) {
                    // An application is not a receipt.
                    one.atMost(Severity.WARNING);
                }
                judge(one, claims, i, evidence, docket);
            }
        }
    }

    private static void judge(Case one, List<SubsidyClaim> claims, int place, Evidence evidence, Docket docket) {
        SubsidyClaim claim = claims.get(place);
        BigDecimal amount = claim.amount();
        if (amount != null && amount.signum() == 0) {
            one.judge(duty(claim, Money.ZERO, Money.ZERO));
            return;
        }
        one.missingIfAbsent("amount", amount);
        Entitlement entitlement = evidence.entitlement(claim, docket.clause().parameters(), docket.asOf());
        if (entitlement == null) {
            one.unknown("evidence");
            if (claim.scheme() == Scheme.PLACEMENT_STUDENT) {
                one.missingIfAbsent("employmentYear", claim.employmentYear());
            }
            return;
        }
        Earlier earlier = Earlier.than(place, claims, evidence, docket.asOf());
        one.money("claimedBefore", earlier.atLeast());
        BigDecimal lowest = entitlement.lowest();
        BigDecimal highest = entitlement.atMost();
        if (entitlement.isKnown()) {
            one.money("entitlement", lowest);
        }
        if (amount == null) {
            one.unknown();
            boolean usedUp = highest != null && earlier.atLeast().compareTo(highest) >= 0;
            if (!usedUp) {
                entitlement.openConditions().forEach(one::missing);
                entitlement.openAmounts().forEach(band -> one.missing(band.field()));
                earlier.open().forEach(one::missing);
            }
            return;
        }
        BigDecimal claimed = earlier.atLeast().add(amount);
        BigDecimal claimedAtMost = earlier.atMost().add(amount);
        if (highest != null && claimed.compareTo(highest) > 0) {
            BigDecimal excess = amount.min(claimed.subtract(highest));
            one.figures(claimed, Relation.AT_MOST, highest, Unit.CNY)
                    .money("entitlement", highest)
                    .amountMissing(excess)
                    .lackingFields(entitlement.lacking());
            boolean perhapsMore =
                    excess.compareTo(amount) < 0 && (earlier.unbounded() || claimedAtMost.compareTo(claimed) > 0);
            if (!entitlement.isKnown() || perhapsMore) {
                one.noteOnFail("at-least");
            }
            if (highest.signum() > 0 && earlier.atLeast().compareTo(highest) >= 0) {
                one.noteOnFail("claimed-twice");
            }
        } else if (!earlier.unbounded() && claimedAtMost.compareTo(lowest) <= 0) {
            one.figures(claimed, Relation.AT_MOST, lowest, Unit.CNY).money("entitlement", lowest);
        } else {
            entitlement.openConditions().forEach(one::missing);
            entitlement.openAmounts().stream()
                    .filter(band ->
                            earlier.sums().stream().anyMatch(sum -> band.decides(sum.add(amount), earlier.unbounded())))
                    .forEach(band -> one.missing(band.field()));
            if (earlier.unbounded() || claimedAtMost.compareTo(entitlement.atLeast()) > 0) {
                // Only a sum that may exceed the least that an eligible ground grants hangs on what came before.
                earlier.open().forEach(one::missing);
            }
        }
        // Where no bound is known, the facts still allow that all is granted, or that something beyond it was claimed.
        BigDecimal best = highest == null ? claimed : highest;
        BigDecimal worst = earlier.unbounded() ? claimedAtMost.max(lowest.add(ONE_FEN)) : claimedAtMost;
        one.judge(duty(claim, claimed, best), duty(claim, worst, lowest));
    }

    /** Claims that were refused or withdrawn count for nothing. */
    static boolean counts(SubsidyClaim claim) {
        return claim.status() != ClaimStatus.REFUSED && claim.status() != ClaimStatus.WITHDRAWN;
    }

    private static Scheme schemeOf(Docket docket) {
        for (Scheme scheme : Scheme.values()) {
            if (docket.clause().rule().equals("subsidy." + scheme.code())) {
                return scheme;
            }
        }
        throw new IllegalStateException("not a subsidy: " + docket.clause().rule());
    }

    private static Duty duty(SubsidyClaim claim, BigDecimal claimed, BigDecimal entitlement) {
        Scheme scheme = claim.scheme();
        if (scheme == null) {
            throw new IllegalStateException("a claim without a scheme was laid before the rules: " + claim);
        }
        return switch (scheme) {
            case TARGETED_CLASS -> new TargetedClassSubsidy(claimed, entitlement);
            case SHADOW_INTERNSHIP -> new ShadowInternshipSubsidy(claimed, entitlement);
            case POST_INTERNSHIP -> new PostInternshipSubsidy(claimed, entitlement);
            case PLACEMENT_SCHOOL -> new PlacementSchoolSubsidy(claimed, entitlement);
            case PLACEMENT_STUDENT -> new PlacementStudentSubsidy(claimed, entitlement);
            case SKILL_CERTIFICATE -> new SkillCertificateSubsidy(claimed, entitlement);
            case TECHNICIAN_TRAINING -> new TechnicianTrainingSubsidy(claimed, entitlement);
        };
    }
}
