package cn.hegui.check;

import cn.hegui.model.Certificate;
import cn.hegui.model.CertificateLevel;
import cn.hegui.model.Graduate;
import cn.hegui.model.Internship;
import cn.hegui.model.InternshipType;
import cn.hegui.model.Money;
import cn.hegui.model.Parameters;
import cn.hegui.model.Recipient;
import cn.hegui.model.Scheme;
import cn.hegui.model.SubsidyClaim;
import cn.hegui.model.TargetedClass;
import cn.hegui.model.TechnicianTraining;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The items that the subsidy claims of one subject rest on, and what each entitles to. */
record Evidence(
        @Nullable List<TargetedClass> targetedClasses,
        @Nullable List<Internship> internships,
        @Nullable List<Graduate> graduates,
        @Nullable List<Certificate> certificates,
        @Nullable List<TechnicianTraining> technicianTrainings) {

    /** What {@code claim} may come to by {@code parameters}; null where its evidence names no item. */
    @Nullable
    Entitlement entitlement(SubsidyClaim claim, Parameters parameters, LocalDate asOf) {
        Scheme scheme = claim.scheme();
        if (scheme == null) {
            return null;
        }
        Entitlement entitlement = switch (scheme) {
            case TARGETED_CLASS -> targetedClass(item(targetedClasses, TargetedClass::id, claim), parameters);
            case SHADOW_INTERNSHIP ->
                shadowInternship(item(internships, Internship::id, claim), claim, parameters, asOf);
            case POST_INTERNSHIP -> postInternship(item(internships, Internship::id, claim), claim, parameters, asOf);
            case PLACEMENT_SCHOOL -> placementSchool(item(graduates, Graduate::id, claim), parameters);
            case PLACEMENT_STUDENT -> placementStudent(item(graduates, Graduate::id, claim), claim, parameters, asOf);
            case SKILL_CERTIFICATE -> skillCertificate(item(certificates, Certificate::id, claim), parameters);
            case TECHNICIAN_TRAINING ->
                technicianTraining(item(technicianTrainings, TechnicianTraining::id, claim), parameters);
        };
        boolean toAnother = claim.recipient() != null && claim.recipient() != recipient(scheme);
        return entitlement != null && toAnother ? Entitlement.nothing(List.of("recipient")) : entitlement;
    }

    /** What names the ground that {@code claim} rests on among the subject's claims; null where it is not known. */
    @Nullable
    String ground(SubsidyClaim claim) {
        Scheme scheme = claim.scheme();
        String evidence = claim.evidence();
        if (scheme == null || evidence == null) {
            return null;
        }
        String item = switch (scheme) {
            case TARGETED_CLASS -> idOf(item(targetedClasses, TargetedClass::id, claim), TargetedClass::id);
            case SHADOW_INTERNSHIP -> studentOrId(item(internships, Internship::id, claim));
            case POST_INTERNSHIP -> idOf(item(internships, Internship::id, claim), Internship::id);
            case PLACEMENT_SCHOOL -> idOf(item(graduates, Graduate::id, claim), Graduate::id);
            case PLACEMENT_STUDENT ->
                claim.employmentYear() == null
                        ? null
                        : idOf(
                                item(graduates, Graduate::id, claim),
                                graduate -> claim.employmentYear() + " " + graduate.id());
            case SKILL_CERTIFICATE -> idOf(item(certificates, Certificate::id, claim), Certificate::id);
            case TECHNICIAN_TRAINING ->
                idOf(item(technicianTrainings, TechnicianTraining::id, claim), TechnicianTraining::id);
        };
        return item == null ? null : scheme.code() + " " + item;
    }

    private static Recipient recipient(Scheme scheme) {
        return switch (scheme) {
            case TARGETED_CLASS -> Recipient.ENTERPRISE;
            case SHADOW_INTERNSHIP, POST_INTERNSHIP, PLACEMENT_STUDENT -> Recipient.STUDENT;
            case PLACEMENT_SCHOOL -> Recipient.SCHOOL;
            case SKILL_CERTIFICATE, TECHNICIAN_TRAINING -> Recipient.EMPLOYEE;
        };
    }

    private static @Nullable Entitlement targetedClass(@Nullable TargetedClass one, Parameters parameters) {
        if (one == null) {
            return null;
        }
        BigDecimal each = parameters.decimal("perStudentYear");
        List<Trait> conditions = List.of(new Trait("approved", one.approved()));
        Long students = one.students();
        if (students == null) {
            return Entitlement.where(
                    conditions, Money.ZERO, null, List.of(new Entitlement.Band("students", Money.ZERO, null)));
        }
        return Entitlement.where(conditions, each.multiply(BigDecimal.valueOf(students)));
    }

    /** Once for each student who shadowed long enough. */
    private static @Nullable Entitlement shadowInternship(
            @Nullable Internship one, SubsidyClaim claim, Parameters parameters, LocalDate asOf) {
        if (one == null) {
            return null;
        }
        BigDecimal minMonths = parameters.decimal("minMonths");
        Months months = Months.of(one, claim, asOf);
        List<Trait> conditions = List.of(
                Trait.of("type", one.type(), one.type() == InternshipType.SHADOWING),
                new Trait("arranged", one.arranged()),
                months.reach(minMonths));
        return Entitlement.where(conditions, parameters.decimal("amount"));
    }

    private static @Nullable Entitlement postInternship(
            @Nullable Internship one, SubsidyClaim claim, Parameters parameters, LocalDate asOf) {
        if (one == null) {
            return null;
        }
        BigDecimal minMonths = parameters.decimal("minMonths");
        BigDecimal perMonth = parameters.decimal("perMonth");
        Months months = Months.of(one, claim, asOf);
        List<Trait> conditions = List.of(
                Trait.of("type", one.type(), one.type() == InternshipType.POST),
                new Trait("arranged", one.arranged()),
                months.reach(minMonths));
        Integer atMost = months.atMost();
        Integer exact = months.exact();
        BigDecimal least = perMonth.multiply(exact == null ? minMonths : BigDecimal.valueOf(exact));
        BigDecimal most = atMost == null ? null : perMonth.multiply(BigDecimal.valueOf(atMost));
        return Entitlement.where(
                conditions,
                least,
                most,
                exact == null ? List.of(new Entitlement.Band(months.open(), least, most)) : List.of());
    }

    private static @Nullable Entitlement placementSchool(@Nullable Graduate one, Parameters parameters) {
        return one == null ? null : Entitlement.where(placement(one), parameters.decimal("amount"));
    }

    /** For each year of employment, while the graduate is still employed when it begins. */
    private static @Nullable Entitlement placementStudent(
            @Nullable Graduate one, SubsidyClaim claim, Parameters parameters, LocalDate asOf) {
        if (one == null) {
            return null;
        }
        List<?> amounts = parameters.list("amounts");
        if (claim.employmentYear() != null) {
            return inYear(one, claim, claim.employmentYear().intValue(), amounts, asOf);
        }
        // The year is not known: whatever any year would grant.
        Entitlement any = inYear(one, claim, 1, amounts, asOf);
        for (int year = 2; year <= amounts.size(); year++) {
            any = Entitlement.either(any, inYear(one, claim, year, amounts, asOf), "employmentYear");
        }
        return any;
    }

    private static Entitlement inYear(Graduate one, SubsidyClaim claim, int year, List<?> amounts, LocalDate asOf) {
        LocalDate hiredOn = one.hiredOn();
        LocalDate claimedOn = claim.claimedOn();
        LocalDate begins = hiredOn == null ? null : hiredOn.plusYears(year - 1L);
        List<Trait> conditions = new ArrayList<>(placement(one));
        if (begins == null) {
            // Whoever had left by the day of the claim had been hired before it.
            boolean surelyHired =
                    year == 1 && claimedOn != null && one.leftOn() != null && !claimedOn.isBefore(one.leftOn());
            conditions.add(new Trait("hiredOn", surelyHired ? true : null));
        } else {
            // A claim whose day is not known was made by the as-of date, or it is not judged.
            boolean neverYet = claimedOn == null && begins.isAfter(asOf);
            Boolean begun = claimedOn == null ? null : !claimedOn.isBefore(begins);
            conditions.add(new Trait("claimedOn", neverYet ? Boolean.FALSE : begun));
            conditions.add(
                    new Trait("leftOn", one.leftOn() == null || !one.leftOn().isBefore(begins)));
        }
        return Entitlement.where(conditions, year > amounts.size() ? Money.ZERO : (BigDecimal) amounts.get(year - 1));
    }

    private static List<Trait> placement(Graduate one) {
        return List.of(
                new Trait("fresh", one.fresh()),
                new Trait("localPark", one.localPark()),
                new Trait("recommended", one.recommended()));
    }

    private static @Nullable Entitlement skillCertificate(@Nullable Certificate one, Parameters parameters) {
        if (one == null) {
            return null;
        }
        List<Trait> conditions = new ArrayList<>();
        if (parameters.has("minInsuredMonths")) {
            Long months = one.insuredMonths();
            BigDecimal minMonths = parameters.decimal("minInsuredMonths");
            conditions.add(Trait.of(
                    "insuredMonths",
                    months,
                    months != null && BigDecimal.valueOf(months).compareTo(minMonths) >= 0));
        }
        if (parameters.flag("insuredRequired")) {
            conditions.add(new Trait("insured", one.insured()));
        }
        List<BigDecimal> bases = new ArrayList<>();
        if (!parameters.has("amounts")) {
            bases.add(parameters.decimal("max"));
        } else if (one.level() != null) {
            bases.add(amount(parameters, one.level()));
        } else {
            for (CertificateLevel level : CertificateLevel.values()) {
                bases.add(amount(parameters, level));
            }
        }
        BigDecimal lowest = bases.stream().min(BigDecimal::compareTo).orElse(Money.ZERO);
        BigDecimal highest = bases.stream().max(BigDecimal::compareTo).orElse(Money.ZERO);
        BigDecimal uplift = BigDecimal.ONE.add(parameters.decimal("shortageUplift"));
        List<BigDecimal> factors = one.shortage() == null
                ? List.of(BigDecimal.ONE, uplift)
                : List.of(one.shortage() ? uplift : BigDecimal.ONE);
        List<Entitlement.Band> open = new ArrayList<>();
        for (BigDecimal factor : factors) {
            if (bases.size() > 1) {
                open.add(new Entitlement.Band("level", granted(lowest, factor), granted(highest, factor)));
            }
        }
        for (BigDecimal base : bases) {
            if (factors.size() > 1) {
                open.add(new Entitlement.Band("shortage", granted(base, BigDecimal.ONE), granted(base, uplift)));
            }
        }
        return Entitlement.where(
                conditions, granted(lowest, factors.get(0)), granted(highest, factors.get(factors.size() - 1)), open);
    }

    private static BigDecimal amount(Parameters parameters, CertificateLevel level) {
        Object amount = parameters.map("amounts").get(level.code());
        return amount == null ? Money.ZERO : (BigDecimal) amount;
    }

    private static @Nullable Entitlement technicianTraining(@Nullable TechnicianTraining one, Parameters parameters) {
        if (one == null) {
            return null;
        }
        List<Trait> conditions =
                parameters.flag("insuredRequired") ? List.of(new Trait("insured", one.insured())) : List.of();
        return Entitlement.where(conditions, parameters.decimal("max"));
    }

    private static BigDecimal granted(BigDecimal base, BigDecimal factor) {
        return base.multiply(factor).setScale(2, RoundingMode.HALF_UP);
    }

    private static <T> @Nullable T item(@Nullable List<T> items, Function<T, String> id, SubsidyClaim claim) {
        if (items == null || claim.evidence() == null) {
            return null;
        }
        for (T item : items) {
            if (id.apply(item).equals(claim.evidence())) {
                return item;
            }
        }
        return null;
    }

    private static <T> @Nullable String idOf(@Nullable T item, Function<T, String> id) {
        return item == null ? null : id.apply(item);
    }

    private static @Nullable String studentOrId(@Nullable Internship internship) {
        if (internship == null) {
            return null;
        }
        return internship.student() == null ? "internship " + internship.id() : "student " + internship.student();
    }

    /**
     * The whole months of an internship up to the day of a claim.
     *
     * @param atMost null where there is no bound, because the beginning is not known
     * @param exact null where they are not known
     * @param open the field for want of which they are not known
     */
    private record Months(
            @Nullable Integer atMost, @Nullable Integer exact, String open) {
        static Months of(Internship internship, SubsidyClaim claim, LocalDate asOf) {
            LocalDate from = internship.from();
            LocalDate to = internship.to();
            LocalDate claimedOn = claim.claimedOn();
            if (from == null) {
                return new Months(null, null, "from");
            }
            // A claim whose day is not known was made by the as-of date, or it is not judged.
            LocalDate last = claimedOn == null ? asOf : claimedOn;
            int months = between(from, to == null || to.isAfter(last) ? last : to);
            return new Months(months, claimedOn == null ? null : months, claimedOn == null ? "claimedOn" : "from");
        }

        Trait reach(BigDecimal minMonths) {
            if (atMost != null && BigDecimal.valueOf(atMost).compareTo(minMonths) < 0) {
                return new Trait(open, false);
            }
            return new Trait(open, exact == null ? null : true);
        }

        private static int between(LocalDate from, LocalDate to) {
            Span span = Span.of(from, to);
            return span == null ? 0 : span.wholeMonths();
        }
    }
}
