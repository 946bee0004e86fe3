package cn.hegui.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Random valid subjects, dense where outcomes turn: amounts at a limit and one fen beside it, days at and one beside
 * the days on which documents take effect, every optional field sometimes absent, references sometimes dangling. The same
 * seed gives the same subject.
 */
final class RandomSubjects {

    static final List<String> KINDS = List.of("enterprise", "institution", "region");

    /** Regions of the five documents with counties below them, and some that none of the five reaches. */
    static final List<String> REGIONS = List.of(
            "230521", "220112", "330602", "431002", "222400", "220000", "230500", "330600", "431000", "220100",
            "110101", "230000", "330000", "430000", "220200", "431003", "230522", "330604", "220183", "100000");

    static final List<LocalDate> AS_OF_DATES = List.of(
            LocalDate.parse("2017-12-31"),
            LocalDate.parse("2018-01-01"),
            LocalDate.parse("2018-10-18"),
            LocalDate.parse("2018-12-12"),
            LocalDate.parse("2018-12-31"),
            LocalDate.parse("2019-06-30"),
            LocalDate.parse("2019-12-31"),
            LocalDate.parse("2020-02-18"),
            LocalDate.parse("2020-07-08"),
            LocalDate.parse("2020-12-30"),
            LocalDate.parse("2020-12-31"),
            LocalDate.parse("2021-10-20"),
            LocalDate.parse("2021-12-30"),
            LocalDate.parse("2021-12-31"),
            LocalDate.parse("2022-05-01"),
            LocalDate.parse("2023-12-31"),
            LocalDate.parse("2024-01-01"),
            LocalDate.parse("2024-02-29"),
            LocalDate.parse("2025-06-30"),
            LocalDate.parse("2025-12-31"),
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2027-06-30"));

    private static final List<LocalDate> BOUNDARIES = List.of(
            LocalDate.parse("2016-04-11"),
            LocalDate.parse("2016-05-11"),
            LocalDate.parse("2017-12-05"),
            LocalDate.parse("2018-01-01"),
            LocalDate.parse("2018-10-19"),
            LocalDate.parse("2018-12-12"),
            LocalDate.parse("2019-01-01"),
            LocalDate.parse("2019-01-24"),
            LocalDate.parse("2019-06-05"),
            LocalDate.parse("2020-01-01"),
            LocalDate.parse("2020-02-18"),
            LocalDate.parse("2020-07-08"),
            LocalDate.parse("2021-10-19"),
            LocalDate.parse("2021-12-31"),
            LocalDate.parse("2021-12-31"),
            LocalDate.parse("2026-01-01"));

    /** Fields without which an item is rejected, or without which no rule would look at it at all. */
    private static final Set<String> KEPT =
            Set.of("id", "year", "noticeNo", "rule", "target", "teacher", "factory", "programme", "metric", "scheme");

    private RandomSubjects() {}

    static Map<String, Object> random(Random random, String kind) {
        Map<String, Object> subject = header(random, kind);
        boolean rich = chance(random, 55); // every list there, with two items at least
        for (Map.Entry<String, Function<Random, Map<String, Object>>> list :
                lists(kind).entrySet()) {
            if (!rich && chance(random, 15)) {
                continue; // an absent list
            }
            int most = most(list.getKey());
            int size = rich ? 2 + random.nextInt(most - 1) : chance(random, 25) ? 0 : random.nextInt(most + 1);
            List<Map<String, Object>> items = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                items.add(thinned(random, list.getValue().apply(random)));
            }
            subject.put(list.getKey(), items);
        }
        tie(random, subject);
        for (String list : lists(kind).keySet()) {
            if (subject.get(list) != null) {
                subject.put(list, named(list, Facts.list(subject, list)));
            }
        }
        return subject;
    }

    /** Makes facts meet: notices speak of years that have an account, several claims rest on one ground. */
    private static void tie(Random random, Map<String, Object> subject) {
        List<Map<String, Object>> accounts = Facts.items(subject, "trainingAccounts");
        if (chance(random, 50)) { // years that run on, so that what is carried forward does
            int first = one(random, List.of(2007, 2008, 2009, 2014, 2015, 2016, 2016, 2017, 2018, 2020));
            for (int i = 0; i < accounts.size(); i++) {
                accounts.get(i).put("year", first + i);
            }
        }
        crowd(random, subject);
        for (Map<String, Object> notice : Facts.items(subject, "rectifications")) {
            if (!accounts.isEmpty() && chance(random, 80)) {
                notice.put("target", one(random, accounts).get("year"));
            }
        }
        Map<String, Object> before = null;
        for (Map<String, Object> claim : Facts.items(subject, "subsidyClaims")) {
            if (before != null && chance(random, 60)) {
                claim.put("scheme", before.get("scheme"));
                claim.put("evidence", before.get("evidence"));
                claim.put("employmentYear", before.get("employmentYear"));
                claim.put("recipient", chance(random, 80) ? null : claim.get("recipient"));
                if (claim.get("amount") != null) {
                    BigDecimal limit = limit(random, (String) claim.get("scheme"));
                    claim.put("amount", amount(random, chance(random, 50) ? limit : near(random, halved(limit))));
                }
            }
            before = claim;
        }
    }

    /** Interns who are there at once, and staff of whom they are just a tenth, or just more. */
    private static void crowd(Random random, Map<String, Object> subject) {
        List<Map<String, Object>> internships = Facts.items(subject, "internships");
        if (internships.isEmpty() || chance(random, 50)) {
            return;
        }
        LocalDate together = day(random);
        for (Map<String, Object> internship : internships) {
            LocalDate from = together.plusDays(one(random, List.of(-30, -1, 0, 0, 1)));
            LocalDate to = Facts.later(from, together.plusDays(one(random, List.of(0, 0, 1, 30, 400))));
            if (internship.get("from") != null) {
                internship.put("from", from.toString());
                if (internship.get("bornOn") != null) {
                    internship.put("bornOn", birthday(random, from).toString());
                }
            }
            if (internship.get("from") != null || internship.get("to") != null) {
                internship.put("to", chance(random, 70) ? to.toString() : null);
            }
            if (internship.get("type") != null && chance(random, 60)) {
                internship.put("type", "post");
            }
            if (internship.get("schoolLevel") != null && chance(random, 60)) {
                internship.put("schoolLevel", "technician");
            }
        }
        for (String list : List.of("staffing", "postStaffing")) {
            int each = list.equals("staffing") ? 10 : 5;
            for (Map<String, Object> figure : Facts.items(subject, list)) {
                int interns = 1 + random.nextInt(internships.size());
                if (figure.get("staff") != null && chance(random, 75)) {
                    figure.put("staff", interns * each + one(random, List.of(-1, 0, 0)));
                }
                if (figure.get("from") != null && chance(random, 60)) {
                    figure.put(
                            "from",
                            together.plusDays(one(random, List.of(-400, -30, -1, 0, 1, 2)))
                                    .toString());
                }
            }
        }
    }

    /** Sixteen years before, or a day beside it, or some years. */
    private static LocalDate birthday(Random random, LocalDate from) {
        return from.minusYears(one(random, List.of(16, 16, 16, 16, 15, 17, 20)))
                .plusDays(one(random, List.of(-1, 0, 0, 1)));
    }

    private static BigDecimal halved(BigDecimal amount) {
        return fen(amount, "0.5");
    }

    /** A code of the right form; its check digit is wrong with about one in ten. */
    static String creditCode(Random random) {
        StringBuilder code = new StringBuilder("91");
        while (code.length() < 17) {
            code.append(Reference.ALPHABET.charAt(random.nextInt(31)));
        }
        char right = Reference.checkDigit(code + "0");
        char last = chance(random, 10) ? Reference.ALPHABET.charAt(random.nextInt(31)) : right;
        return code.append(last).toString();
    }

    // ---- subjects

    static Map<String, Object> header(Random random, String kind) {
        Map<String, Object> subject = new LinkedHashMap<>();
        String region = kind.equals("region") ? one(random, REGIONS) : one(random, homes(random, kind));
        subject.put("kind", kind);
        subject.put(
                "id",
                switch (kind) {
                    case "enterprise" -> creditCode(random);
                    case "region" -> region;
                    default -> "S" + (100_000 + random.nextInt(900_000));
                });
        subject.put("name", "甲");
        subject.put("region", region);
        if (kind.equals("enterprise")) {
            maybe(random, subject, "scale", one(random, List.of("large", "medium", "small", "micro")));
            maybe(random, subject, "stateOwnedBy", one(random, List.of("city", "city", "province", "central", "none")));
            maybe(random, subject, "creditStanding", one(random, List.of("good", "dishonest")));
        }
        if (kind.equals("institution")) {
            maybe(
                    random,
                    subject,
                    "level",
                    one(
                            random,
                            List.of(
                                    "secondary-vocational",
                                    "technician",
                                    "higher-vocational",
                                    "secondary-vocational",
                                    "technician",
                                    "higher-vocational",
                                    "applied-undergraduate",
                                    "applied-undergraduate",
                                    "undergraduate")));
            maybe(
                    random,
                    subject,
                    "sponsor",
                    one(random, List.of("city", "city", "province", "province", "state", "private")));
            maybe(random, subject, "creditStanding", one(random, List.of("good", "dishonest")));
            maybe(random, subject, "councilEstablished", chance(random, 60));
            maybe(random, subject, "councilIndustryMembers", random.nextInt(3));
            if (chance(random, 50)) {
                int professional = one(random, List.of(0, 1, 2, 9, 10, 11, 20, 100));
                subject.put("professionalTeachers", professional);
                maybe(
                        random,
                        subject,
                        "dualQualifiedTeachers",
                        Math.max(0, Math.min(professional, professional * 9 / 10 + random.nextInt(3) - 1)));
            }
        }
        return subject;
    }

    /** Regions of one of the documents, more often of one that binds that kind of subject. */
    private static List<String> homes(Random random, String kind) {
        boolean enterprise = kind.equals("enterprise");
        int draw = random.nextInt(100);
        if (draw < (enterprise ? 35 : 40)) {
            return List.of("220112", "220112", "220100", "222400", "220000", "220183");
        }
        if (draw < (enterprise ? 65 : 50)) {
            return List.of("431002", "431000", "431003");
        }
        if (draw < (enterprise ? 90 : 62)) {
            return List.of("230521", "230500", "230522");
        }
        return draw < 97 ? List.of("330602", "330600", "330604") : List.of("110101", "230000", "330000", "100000");
    }

    static Map<String, Function<Random, Map<String, Object>>> lists(String kind) {
        Map<String, Function<Random, Map<String, Object>>> lists = new LinkedHashMap<>();
        switch (kind) {
            case "enterprise" -> {
                lists.put("trainingAccounts", RandomSubjects::account);
                lists.put("rectifications", RandomSubjects::notice);
                lists.put("internships", random -> internship(random, "school"));
                lists.put("staffing", RandomSubjects::staffing);
                lists.put("postStaffing", RandomSubjects::postStaffing);
                lists.put("graduates", random -> graduate(random, "school"));
                lists.put("targetedClasses", RandomSubjects::targetedClass);
                lists.put("certificates", RandomSubjects::certificate);
                lists.put("technicianTrainings", RandomSubjects::technicianTraining);
                lists.put("subsidyClaims", RandomSubjects::claim);
                lists.put("cooperations", RandomSubjects::cooperation);
                lists.put("transfers", RandomSubjects::transfer);
            }
            case "institution" -> {
                lists.put("programmes", RandomSubjects::programme);
                lists.put("employment", RandomSubjects::employment);
                lists.put("teachers", RandomSubjects::teacher);
                lists.put("practices", RandomSubjects::practice);
                lists.put("factories", RandomSubjects::factory);
                lists.put("factoryYears", RandomSubjects::factoryYear);
                lists.put("transfers", RandomSubjects::transfer);
                lists.put("internships", random -> internship(random, "enterprise"));
                lists.put("graduates", random -> graduate(random, "enterprise"));
                lists.put("subsidyClaims", RandomSubjects::claim);
                lists.put("trainingServices", RandomSubjects::trainingService);
                lists.put("projects", RandomSubjects::project);
                lists.put("openDays", RandomSubjects::openDay);
                lists.put("cooperations", RandomSubjects::cooperation);
            }
            default -> {
                lists.put("achievements", RandomSubjects::achievement);
                lists.put("instruments", RandomSubjects::instrument);
                lists.put("jointMeetings", RandomSubjects::meeting);
                lists.put("publications", RandomSubjects::publication);
            }
        }
        return lists;
    }

    static int most(String list) {
        return switch (list) {
            case "subsidyClaims", "practices" -> 9;
            case "trainingAccounts", "achievements", "openDays", "jointMeetings", "publications", "instruments" -> 6;
            case "internships" -> 5;
            case "rectifications" -> 4;
            default -> 4;
        };
    }

    /** Ids by place, and no two items of one name. */
    static List<Map<String, Object>> named(String list, List<Map<String, Object>> items) {
        List<Map<String, Object>> named = new ArrayList<>();
        Set<Object> names = new HashSet<>();
        for (Map<String, Object> item : items) {
            Map<String, Object> copy = new LinkedHashMap<>();
            Object name = switch (list) {
                case "trainingAccounts", "trainingServices" -> item.get("year");
                case "rectifications" -> List.of(item.get("noticeNo"), item.get("rule"), item.get("target"));
                case "factoryYears" -> List.of(item.get("factory"), item.get("year"));
                case "employment" -> List.of(item.get("programme"), item.get("year"));
                // Of two figures of one metric and day the specification does not say which is the latest.
                case "achievements" -> List.of(item.get("metric"), String.valueOf(item.get("on")));
                // Nor which of two figures of one day (and post) holds.
                case "staffing", "postStaffing" ->
                    List.of(String.valueOf(item.get("from")), String.valueOf(item.get("post")));
                case "practices", "openDays", "jointMeetings", "publications", "instruments" -> null;
                default -> {
                    copy.put("id", prefix(list) + (named.size() + 1));
                    yield null;
                }
            };
            if (name == null || names.add(name)) {
                copy.putAll(item);
                named.add(copy);
            }
        }
        return named;
    }

    private static String prefix(String list) {
        return switch (list) {
            case "internships" -> "i";
            case "graduates" -> "g";
            case "targetedClasses" -> "c";
            case "certificates" -> "z";
            case "technicianTrainings" -> "t";
            case "programmes" -> "p";
            case "teachers" -> "T";
            case "factories" -> "f";
            default -> list.substring(0, 2) + "-";
        };
    }

    /** Each optional field away with some probability; an absent field is sometimes an explicit null. */
    static Map<String, Object> thinned(Random random, Map<String, Object> item) {
        int percent = one(random, List.of(0, 0, 0, 5, 12, 35));
        Map<String, Object> thin = new LinkedHashMap<>();
        for (Map.Entry<String, Object> field : item.entrySet()) {
            if (field.getValue() == null) {
                continue;
            }
            if (KEPT.contains(field.getKey()) || !chance(random, percent)) {
                thin.put(field.getKey(), field.getValue());
            } else if (chance(random, 20)) {
                thin.put(field.getKey(), null);
            }
        }
        return thin;
    }

    // ---- enterprise

    private static Map<String, Object> account(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("year", chance(random, 30) ? 2007 + random.nextInt(11) : year(random));
        BigDecimal payroll = base(random);
        item.put("payroll", amount(random, payroll));
        BigDecimal taxPayroll = chance(random, 50) ? payroll : base(random);
        item.put("taxPayroll", amount(random, taxPayroll));
        item.put("extracted", amount(random, near(random, fen(payroll, "0.015"))));
        BigDecimal cap = fen(taxPayroll, one(random, List.of("0.08", "0.08", "0.025")));
        BigDecimal spent = chance(random, 60)
                ? near(random, one(random, List.of(cap, cap.add(cap), cap.subtract(fen(cap, "0.3")))))
                : base(random);
        item.put("spent", amount(random, spent));
        item.put(
                "frontlineSpent",
                amount(
                        random,
                        near(random, fen(spent, one(random, List.of("0.6", "0.7", "0.65"))))
                                .min(spent)));
        BigDecimal carried =
                chance(random, 35) ? near(random, one(random, List.of(BigDecimal.ZERO, cap, fen(cap, "0.3")))) : null;
        item.put("carriedIn", carried == null ? null : amount(random, carried));
        BigDecimal full = chance(random, 25) ? base(random) : BigDecimal.ZERO;
        item.put("fullyDeductible", chance(random, 60) ? amount(random, full) : null);
        if (item.get("fullyDeductible") == null) {
            full = BigDecimal.ZERO;
        }
        BigDecimal available = spent.add(carried == null ? BigDecimal.ZERO : carried);
        BigDecimal limit = one(random, List.of(available.min(cap), cap, available, spent, BigDecimal.ZERO))
                .add(full);
        item.put("deducted", amount(random, near(random, limit)));
        item.put("highTech", chance(random, 50));
        return item;
    }

    private static Map<String, Object> notice(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("noticeNo", "N" + random.nextInt(3));
        item.put("issuedBy", "市人社局");
        item.put(
                "rule",
                one(
                        random,
                        List.of(
                                "training-fund.extraction-rate",
                                "training-fund.frontline-share",
                                "training-fund.extraction-rate",
                                "training-fund.frontline-share",
                                "training-fund.deduction-cap")));
        item.put("target", year(random));
        LocalDate issued = day(random);
        LocalDate due = issued.plusDays(one(random, List.of(0, 1, 15, 30, 30, 30, 90, -1)));
        LocalDate confirmed = chance(random, 80)
                ? due.plusDays(one(random, List.of(-1, 0, 1, 1, 10, 10, 60, 400)))
                : issued.plusDays(random.nextInt(3) - 1L);
        LocalDate corrected = one(
                random,
                List.of(issued, due, due.plusDays(1), confirmed, confirmed.minusDays(1), confirmed.plusDays(20)));
        item.put("issuedOn", issued.toString());
        item.put("dueOn", due.toString());
        item.put("correctedOn", chance(random, 35) ? corrected.toString() : null);
        boolean refusal = chance(random, 65);
        item.put("refusalConfirmedOn", refusal ? confirmed.toString() : null);
        item.put("refusalDocumentNo", refusal ? "文1号" : null);
        item.put("refusalAuthority", refusal ? "市人社局" : null);
        item.put("refusedInWriting", chance(random, 30) ? chance(random, 70) : null);
        item.put("contested", chance(random, 30) ? chance(random, 40) : null);
        return item;
    }

    private static Map<String, Object> internship(Random random, String other) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("student", "s" + random.nextInt(3));
        item.put(other, "乙");
        item.put(
                "schoolLevel",
                one(random, List.of("secondary-vocational", "technician", "higher-vocational", "undergraduate")));
        item.put("type", one(random, List.of("observation", "shadowing", "shadowing", "post", "post")));
        LocalDate from = day(random);
        item.put("from", from.toString());
        LocalDate to = from.plusMonths(one(random, List.of(0, 2, 3, 3, 6, 6, 7)))
                .plusDays(one(random, List.of(-2, -1, -1, -1, 0, 5)));
        item.put("to", chance(random, 80) ? Facts.later(from, to).toString() : null);
        item.put("agreementSigned", chance(random, 60));
        BigDecimal postWage = chance(random, 50) ? new BigDecimal(one(random, List.of("2000", "3125"))) : base(random);
        BigDecimal lowestWage =
                chance(random, 50) ? new BigDecimal(one(random, List.of("1800", "2500"))) : base(random);
        item.put(
                "monthlyPay",
                amount(
                        random,
                        chance(random, 70)
                                ? near(random, one(random, List.of(fen(postWage, "0.8"), lowestWage)))
                                : new BigDecimal(one(random, List.of("0", "0.00", "0.01", "1800", "2500.5")))));
        item.put("arranged", chance(random, 80));
        item.put("bornOn", birthday(random, from).toString());
        item.put("schoolYear", 1 + random.nextInt(3));
        item.put("venue", chance(random, 75) ? "ordinary" : "entertainment");
        item.put("viaIntermediary", chance(random, 30));
        item.put("independent", chance(random, 75));
        item.put("postWage", amount(random, postWage));
        item.put("lowestWage", amount(random, lowestWage));
        item.put("post", one(random, List.of("焊工", "焊工", "收银")));
        item.put("feesCharged", amount(random, new BigDecimal(one(random, List.of("0", "0", "0.00", "0.01", "300")))));
        item.put("nightShift", chance(random, 25));
        item.put("overtime", chance(random, 25));
        item.put("specialArrangementFiled", chance(random, 30));
        return item;
    }

    private static Map<String, Object> staffing(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("from", day(random).toString());
        item.put("staff", one(random, List.of(0, 1, 9, 10, 11, 19, 20, 29, 30, 40, 1000)));
        return item;
    }

    private static Map<String, Object> postStaffing(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("post", one(random, List.of("焊工", "焊工", "收银", "保安")));
        item.put("from", day(random).toString());
        item.put("staff", one(random, List.of(0, 4, 5, 6, 9, 10, 14, 15, 100)));
        return item;
    }

    private static Map<String, Object> graduate(Random random, String other) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("student", "s" + random.nextInt(3));
        item.put(other, "乙");
        LocalDate hired = day(random);
        item.put("hiredOn", hired.toString());
        LocalDate left = one(
                random,
                List.of(
                        hired,
                        hired.plusYears(1).minusDays(1),
                        hired.plusYears(1),
                        hired.plusMonths(3),
                        hired.plusYears(2)));
        item.put("leftOn", chance(random, 30) ? left.toString() : null);
        item.put("contractSigned", chance(random, 50));
        item.put("trainingClass", one(random, List.of("none", "intermediate", "senior", "technician")));
        item.put("treatedAs", one(random, List.of("secondary", "college", "bachelor")));
        item.put("localPark", chance(random, 85));
        item.put("recommended", chance(random, 85));
        item.put("fresh", chance(random, 85));
        return item;
    }

    private static Map<String, Object> targetedClass(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("school", "乙");
        LocalDate applied = chance(random, 60)
                ? LocalDate.of(
                        year(random), one(random, List.of(6, 12, 6, 12, 5, 7, 1)), one(random, List.of(1, 15, 30)))
                : day(random);
        item.put("year", chance(random, 80) ? applied.getYear() : year(random));
        if (chance(random, 10)) {
            item.remove("year");
        }
        item.put("students", random.nextInt(4));
        item.put("approved", chance(random, 75));
        item.put("appliedOn", chance(random, 80) ? applied.toString() : null);
        item.put("filed", chance(random, 70));
        return item;
    }

    private static Map<String, Object> certificate(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("employee", "e" + random.nextInt(3));
        item.put("level", one(random, List.of("junior", "intermediate", "senior")));
        item.put("shortage", chance(random, 50));
        item.put("insured", chance(random, 75));
        item.put("insuredMonths", one(random, List.of(0, 35, 36, 36, 37, 120)));
        item.put("issuedOn", day(random).toString());
        return item;
    }

    private static Map<String, Object> technicianTraining(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("employee", "e" + random.nextInt(3));
        item.put("grade", one(random, List.of("technician", "senior-technician")));
        item.put("insured", chance(random, 70));
        item.put("completedOn", day(random).toString());
        return item;
    }

    private static Map<String, Object> claim(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        String scheme = one(
                random,
                List.of(
                        "targeted-class",
                        "shadow-internship",
                        "post-internship",
                        "placement-school",
                        "placement-student",
                        "skill-certificate",
                        "technician-training"));
        String place = String.valueOf(1 + (chance(random, 75) ? random.nextInt(2) : random.nextInt(4)));
        String evidence = switch (scheme) {
            case "targeted-class" -> "c";
            case "shadow-internship", "post-internship" -> "i";
            case "placement-school", "placement-student" -> "g";
            case "skill-certificate" -> "z";
            default -> "t";
        };
        String recipient = switch (scheme) {
            case "targeted-class" -> "enterprise";
            case "placement-school" -> "school";
            case "skill-certificate", "technician-training" -> "employee";
            default -> "student";
        };
        item.put("scheme", scheme);
        item.put("evidence", chance(random, 95) ? evidence + place : "nowhere");
        item.put("employmentYear", scheme.equals("placement-student") ? 1 + random.nextInt(2) : null);
        item.put(
                "recipient",
                chance(random, 50)
                        ? (chance(random, 85)
                                ? recipient
                                : one(random, List.of("enterprise", "school", "student", "employee")))
                        : null);
        item.put(
                "status",
                chance(random, 80)
                        ? one(random, List.of("filed", "paid", "paid", "paid", "refused", "withdrawn"))
                        : null);
        BigDecimal limit = limit(random, scheme);
        item.put("amount", amount(random, chance(random, 6) ? BigDecimal.ZERO : near(random, limit)));
        item.put("claimedOn", day(random).toString());
        return item;
    }

    private static BigDecimal limit(Random random, String scheme) {
        List<String> limits = switch (scheme) {
            case "targeted-class" -> List.of("1000", "2000", "3000", "500");
            case "shadow-internship" -> List.of("200", "100");
            case "post-internship" -> List.of("600", "700", "300", "200");
            case "placement-school" -> List.of("500", "250");
            case "placement-student" -> List.of("1200", "1800", "600");
            case "skill-certificate" -> List.of("1000", "1100", "1500", "1650", "2000", "2200", "2600", "500");
            default -> List.of("3000", "1500", "2000");
        };
        return new BigDecimal(one(random, limits));
    }

    private static Map<String, Object> cooperation(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("partner", "乙");
        LocalDate since = day(random);
        item.put("since", since.toString());
        item.put("until", chance(random, 50) ? Facts.later(since, day(random)).toString() : null);
        return item;
    }

    private static Map<String, Object> transfer(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("on", day(random).toString());
        BigDecimal income = base(random);
        item.put("netIncome", amount(random, income));
        item.put("reward", chance(random, 85) ? amount(random, near(random, fen(income, "0.7"))) : null);
        return item;
    }

    // ---- institution

    private static Map<String, Object> programme(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", "专业");
        item.put("apprenticeship", chance(random, 75));
        BigDecimal total =
                new BigDecimal(one(random, List.of("0", "0.1", "1", "100", "2799.9", "2800", "2800.1", "33.3")));
        BigDecimal half = total.multiply(new BigDecimal("0.5"))
                .setScale(1, one(random, List.of(RoundingMode.DOWN, RoundingMode.UP)));
        BigDecimal practical = half.add(new BigDecimal(one(random, List.of("-0.1", "0", "0", "0.1", "-7.5"))));
        item.put("totalHours", total);
        item.put("practicalHours", practical.max(BigDecimal.ZERO).min(total));
        item.put("openedOn", day(random).toString());
        item.put("enterpriseParticipated", chance(random, 60));
        return item;
    }

    private static Map<String, Object> employment(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("programme", "p" + (1 + random.nextInt(3)));
        item.put("year", year(random));
        item.put("rate", new BigDecimal(one(random, List.of("0.6", "0.5", "1", "0", "0.595"))));
        item.put("enrolment", random.nextInt(4) * 30);
        return item;
    }

    private static Map<String, Object> teacher(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("category", chance(random, 85) ? "professional" : "general");
        LocalDate hired =
                chance(random, 30) ? LocalDate.of(2010 + random.nextInt(10), 1 + random.nextInt(12), 1) : day(random);
        item.put("hiredOn", hired.toString());
        item.put("leftOn", chance(random, 20) ? Facts.later(hired, day(random)).toString() : null);
        item.put("dualQualified", chance(random, 85));
        item.put("priorEnterpriseYears", random.nextInt(6));
        item.put("education", one(random, List.of("secondary", "higher-vocational", "bachelor", "master", "doctor")));
        item.put("seniorSkilled", chance(random, 30));
        item.put("freshGraduate", chance(random, 40));
        item.put("vocationalNormal", chance(random, 30));
        return item;
    }

    private static Map<String, Object> practice(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("teacher", "T" + (1 + random.nextInt(3)));
        item.put("enterprise", "丙");
        LocalDate from = day(random);
        item.put("from", from.toString());
        LocalDate to = chance(random, 50)
                ? from.plusMonths(one(random, List.of(1, 2, 3, 6))).plusDays(random.nextInt(3) - 2L)
                : from.plusDays(
                        one(random, List.of(0, 1, 29, 30, 31, 59, 88, 89, 90, 118, 119, 120, 178, 179, 180, 200)));
        item.put("to", chance(random, 90) ? Facts.later(from, to).toString() : null);
        return item;
    }

    private static Map<String, Object> factory(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", "厂");
        item.put("teachingNonProfit", chance(random, 80));
        item.put("stateAssetInvested", chance(random, 75));
        item.put("investedOn", day(random).toString());
        item.put("feasibilityStudied", chance(random, 80));
        item.put("authorityApproved", chance(random, 80));
        item.put("financeApproved", chance(random, 80));
        return item;
    }

    private static Map<String, Object> factoryYear(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("factory", chance(random, 90) ? "f" + (1 + random.nextInt(3)) : "nowhere");
        item.put("year", year(random));
        BigDecimal income = base(random);
        BigDecimal used = fen(income, one(random, List.of("0", "0.3", "1", "0.5")));
        BigDecimal reinvested = fen(income, one(random, List.of("0", "0.2")));
        BigDecimal labor = chance(random, 40) ? fen(income, "0.1") : null;
        BigDecimal rest = income.subtract(used).subtract(reinvested).subtract(labor == null ? BigDecimal.ZERO : labor);
        item.put("income", amount(random, income));
        item.put("usedForTeaching", amount(random, used));
        item.put("reinvested", amount(random, reinvested));
        item.put("retained", chance(random, 80) ? amount(random, near(random, rest.max(BigDecimal.ZERO))) : null);
        item.put("laborPaid", labor == null ? null : amount(random, labor));
        item.put("incomeReported", chance(random, 75));
        item.put("inBudget", chance(random, 75));
        return item;
    }

    private static Map<String, Object> trainingService(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("year", year(random));
        BigDecimal cost =
                one(random, List.of(BigDecimal.ZERO, new BigDecimal("100"), new BigDecimal("50.5"), base(random)));
        item.put("cost", amount(random, cost));
        item.put("fees", amount(random, near(random, chance(random, 70) ? cost : new BigDecimal("60"))));
        item.put("surplusToTraining", chance(random, 25));
        item.put("inUnifiedAccounts", chance(random, 60));
        return item;
    }

    private static Map<String, Object> project(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("partner", "乙");
        item.put("partnerType", one(random, List.of("state-owned", "leading", "listed", "other", "other")));
        LocalDate since = day(random);
        item.put("since", since.toString());
        item.put("until", chance(random, 60) ? Facts.later(since, day(random)).toString() : null);
        return item;
    }

    private static Map<String, Object> openDay(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("on", day(random).toString());
        item.put("free", chance(random, 75));
        item.put("audience", chance(random, 75) ? "primary-secondary" : "other");
        return item;
    }

    // ---- region

    private static Map<String, Object> achievement(Random random) {
        Map<String, Integer> targets = new TreeMap<>();
        targets.put("provincial-alliances", 1);
        targets.put("demonstration-bases", 2);
        targets.put("pilot-enterprises", 30);
        targets.put("electronics-schools", 1);
        targets.put("experience-bases", 15);
        targets.put("shared-tourism-bases", 2);
        targets.put("university-agreements", 1);
        targets.put("teaching-guidance-committees", 20);
        targets.put("pilot-schools", 20);
        targets.put("demonstration-parks", 5);
        targets.put("demonstration-enterprises", 30);
        String metric = one(random, List.copyOf(targets.keySet()));
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("metric", metric);
        item.put("value", Math.max(0, targets.get(metric) + one(random, List.of(-1, -1, 0, 1, -5))));
        item.put(
                "on",
                chance(random, 15)
                        ? one(random, List.of("2020-12-31", "2021-01-01", "2025-12-31", "2021-10-19"))
                        : day(random).toString());
        return item;
    }

    private static Map<String, Object> instrument(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put(
                "topic",
                one(
                        random,
                        List.of(
                                "school-factory-measures",
                                "practice-purchase-measures",
                                "part-time-teacher-measures",
                                "service-catalogue",
                                "information-platform",
                                "implementation-plan",
                                "joint-meeting-mechanism",
                                "park-three-year-plan",
                                "something-else")));
        item.put("on", day(random).toString());
        return item;
    }

    private static Map<String, Object> meeting(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        LocalDate on = LocalDate.of(year(random), one(random, List.of(1, 3, 4, 6, 7, 9, 10, 12)), 1);
        item.put("on", (chance(random, 50) ? on : on.plusMonths(1).minusDays(1)).toString());
        return item;
    }

    private static Map<String, Object> publication(Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put(
                "topic",
                one(
                        random,
                        List.of(
                                "quality-report",
                                "programme-employment",
                                "internship-employment",
                                "internship-employment",
                                "other")));
        LocalDate on = day(random);
        item.put("on", on.toString());
        item.put("forYear", chance(random, 60) ? on.getYear() - random.nextInt(3) : null);
        return item;
    }

    // ---- values

    private static int year(Random random) {
        return one(
                random,
                List.of(2016, 2017, 2018, 2018, 2019, 2019, 2020, 2020, 2020, 2021, 2022, 2023, 2024, 2025, 2026));
    }

    /** At or beside a boundary, or some months or years before one; a month's end; any day. */
    static LocalDate day(Random random) {
        List<LocalDate> days = chance(random, 50) ? BOUNDARIES : AS_OF_DATES;
        LocalDate day = one(random, days).plusDays(random.nextInt(3) - 1L);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> day;
            case 3 -> day.minusMonths(one(random, List.of(1, 3, 6)));
            case 4 -> day.minusYears(one(random, List.of(1, 2, 5)));
            case 5 -> LocalDate.of(year(random), 1 + random.nextInt(12), 1).minusDays(1);
            default -> LocalDate.of(2017, 1, 1).plusDays(random.nextInt(3800));
        };
    }

    private static BigDecimal base(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> new BigDecimal(one(random, List.of("0.01", "0.02", "0.33", "0.34", "0.99", "1.67")));
            case 2, 3 -> new BigDecimal(one(random, List.of("100", "1000", "1000.01", "999.99", "33.33", "0.1")));
            case 4 -> new BigDecimal("1000000.00");
            default -> BigDecimal.valueOf(random.nextInt(2_000_000), 2);
        };
    }

    private static BigDecimal fen(BigDecimal amount, String share) {
        return Facts.fen(amount.multiply(new BigDecimal(share)));
    }

    /** At the limit, one fen beside it, or elsewhere. */
    private static BigDecimal near(Random random, BigDecimal limit) {
        BigDecimal value = switch (random.nextInt(8)) {
            case 0 -> limit.subtract(new BigDecimal("0.01"));
            case 1 -> limit.add(new BigDecimal("0.01"));
            case 2 -> limit.add(BigDecimal.valueOf(random.nextInt(10_000), 2));
            case 3 -> limit.subtract(BigDecimal.valueOf(random.nextInt(10_000), 2));
            case 4 -> BigDecimal.ZERO;
            default -> limit;
        };
        return value.max(BigDecimal.ZERO);
    }

    /** As a number or, sometimes, as a string; sometimes with trailing zeros. */
    private static Object amount(Random random, BigDecimal amount) {
        BigDecimal shown = chance(random, 20) ? plain(amount) : amount;
        return chance(random, 25) ? shown.toPlainString() : shown;
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void maybe(Random random, Map<String, Object> subject, String field, Object value) {
        if (!chance(random, 18)) {
            subject.put(field, value);
        }
    }

    private static boolean chance(Random random, int percent) {
        return random.nextInt(100) < percent;
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
