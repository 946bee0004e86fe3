package cn.hegui.bench.facts;

import cn.hegui.model.RegionCode;
import java.time.LocalDate;

/** An enterprise: its training funds, its interns and, in mixed facts, all else that it may report. */
final class EnterpriseFacts {
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2024;
    private static final LocalDate STAFF_SINCE = LocalDate.of(2015, 1, 1);
    private static final String[] WORDS = {
        "晨曦", "北岸", "长岭", "江湾", "望川", "金桥", "宏远", "泰和", "鼎盛", "瑞丰", "博达", "信诚", "华岳", "东升", "海纳", "天成"
    };
    private static final String[] TRADES = {
        "机械", "电子", "纺织", "食品", "物流", "软件", "汽车零部件", "化工", "建材", "医药", "农业科技", "酒店管理"
    };
    private static final String[] SURNAMES = {
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林"
    };
    private static final String[] GIVEN = {
        "伟", "芳", "娜", "敏", "静", "磊", "强", "洋", "艳", "勇", "杰", "娟", "涛", "明", "超", "秀英"
    };

    private enum Size {
        MICRO("micro", 300_000, 1_500_000, 20, 30),
        SMALL("small", 1_500_000, 9_000_000, 30, 120),
        MEDIUM("medium", 9_000_000, 60_000_000, 120, 900),
        LARGE("large", 60_000_000, 900_000_000, 900, 12_000);

        private final String code;
        private final long leastPay;
        private final long mostPay;
        private final int leastStaff;
        private final int mostStaff;

        Size(String code, long leastPay, long mostPay, int leastStaff, int mostStaff) {
            this.code = code;
            this.leastPay = leastPay;
            this.mostPay = mostPay;
            this.leastStaff = leastStaff;
            this.mostStaff = mostStaff;
        }
    }

    private final JsonLine json;
    private final Draw draw;
    private final double breaches;

    private EnterpriseFacts(JsonLine json, Draw draw, double breaches) {
        this.json = json;
        this.draw = draw;
        this.breaches = breaches;
    }

    static void write(
            JsonLine json,
            long number,
            RegionCode region,
            String place,
            Draw identity,
            Draw figures,
            double breaches,
            boolean mixed) {
        Size size = identity.chance(0.7) ? Size.MICRO : identity.of(Size.values());
        json.text("kind", "enterprise")
                .text("id", CreditCodes.of(number, region.code()))
                .text("name", place + identity.of(WORDS) + identity.of(TRADES) + "有限公司")
                .text("region", region.code())
                .text("scale", size.code)
                .text("stateOwnedBy", identity.chance(0.05) ? identity.of("city", "province", "central") : "none")
                .text("creditStanding", "good");
        EnterpriseFacts facts = new EnterpriseFacts(json, figures, breaches);
        facts.accounts(size, mixed ? figures.whole(FIRST_YEAR, LAST_YEAR) : FIRST_YEAR);
        facts.internships(mixed ? figures.whole(0, 5) : 2, place);
        json.list("staffing")
                .item()
                .day("from", STAFF_SINCE)
                .whole("staff", facts.breaks() ? figures.whole(3, 9) : figures.whole(size.leastStaff, size.mostStaff))
                .endItem()
                .endList();
        if (mixed) {
            facts.rectifications();
            facts.graduates(place);
            facts.groundsAndClaims(place);
            facts.cooperations(place);
            facts.transfers();
        }
    }

    private boolean breaks() {
        return draw.chance(breaches);
    }

    /** So many ten-thousandths of {@code amount}, rounded up: a share drawn is a share reached. */
    private static long up(long amount, long share) {
        return (Math.multiplyExact(amount, share) + 9_999) / 10_000;
    }

    private void accounts(Size size, int firstYear) {
        json.list("trainingAccounts");
        long payroll = 100 * draw.whole(size.leastPay, size.mostPay);
        boolean software = draw.chance(0.01);
        long carried = draw.chance(0.15) ? up(payroll, draw.whole(10, 200)) : 0;
        boolean carriedIsGiven = draw.chance(0.98);
        for (int year = firstYear; year <= LAST_YEAR; year++) {
            payroll = up(payroll, draw.whole(9_700, 11_000));
            if (draw.chance(0.7)) {
                payroll -= payroll % 10_000;
            }
            long taxPayroll = up(payroll, draw.whole(9_500, 10_000));
            long extracted =
                    up(payroll, breaks() ? draw.whole(80, 149) : draw.chance(0.2) ? 150 : draw.whole(150, 250));
            // Now and then a year of much training: what exceeds the cap is carried into the years after.
            long spent = draw.chance(0.02)
                    ? up(taxPayroll, draw.whole(800, 1_200))
                    : up(extracted, draw.whole(7_000, 11_000));
            long frontline = Math.min(spent, up(spent, breaks() ? draw.whole(3_000, 5_990) : draw.whole(7_000, 9_500)));
            long available = spent + carried;
            long allowed = Math.min(available, (taxPayroll * 8 + 50) / 100);
            long fullyDeductible = software ? up(payroll, draw.whole(50, 300)) : 0;
            long deducted = fullyDeductible
                    + (breaks()
                            ? up(allowed, draw.whole(10_500, 14_000))
                            : draw.chance(0.8) ? allowed : allowed * draw.whole(90, 99) / 100);
            json.item()
                    .whole("year", year)
                    .hundredths("payroll", payroll)
                    .hundredths("taxPayroll", taxPayroll)
                    .hundredths("extracted", extracted)
                    .hundredths("spent", spent)
                    .hundredths("frontlineSpent", frontline)
                    .hundredths("deducted", deducted);
            if (year == firstYear && carriedIsGiven) {
                json.hundredths("carriedIn", carried);
            }
            if (software) {
                json.hundredths("fullyDeductible", fullyDeductible);
            }
            json.endItem();
            carried = available - allowed;
        }
        json.endList();
    }

    private String person() {
        return draw.of(SURNAMES) + draw.of(GIVEN);
    }

    private String school(String place) {
        return place + draw.of("望川", "听雪", "第一", "第二", "工业", "商贸") + draw.of("职业技术学校", "中等专业学校", "技师学院", "职业技术学院");
    }

    private void internships(int count, String place) {
        json.list("internships");
        for (int i = 1; i <= count; i++) {
            LocalDate from = draw.day(2019, 2024);
            String type = draw.chance(0.6) ? "post" : draw.of("shadowing", "observation");
            long postWage = 100 * draw.whole(3_000, 8_000);
            long lowestWage = postWage * draw.whole(70, 95) / 100;
            long floor = Math.min(postWage * 80 / 100, lowestWage);
            long pay = type.equals("observation")
                    ? 0
                    : breaks() ? (draw.chance(0.5) ? 0 : floor * 9 / 10) : floor + 100 * draw.whole(0, 1_000);
            json.item()
                    .text("id", "SX-" + from.getYear() + "-" + i)
                    .text("student", person())
                    .text("school", school(place))
                    .text(
                            "schoolLevel",
                            draw.chance(0.05)
                                    ? "undergraduate"
                                    : draw.of("secondary-vocational", "technician", "higher-vocational"))
                    .text("type", type)
                    .day("from", from)
                    .day("to", from.plusMonths(draw.whole(1, 9)).minusDays(1))
                    .flag("agreementSigned", !breaks())
                    .hundredths("monthlyPay", pay)
                    .flag("arranged", draw.chance(0.7))
                    .day("bornOn", from.minusDays(breaks() ? draw.whole(5_300, 5_840) : draw.whole(5_850, 7_600)))
                    .whole("schoolYear", breaks() ? 1 : draw.whole(2, 3))
                    .text("venue", breaks() ? "entertainment" : "ordinary")
                    .flag("viaIntermediary", breaks())
                    .flag("independent", draw.chance(0.5))
                    .hundredths("postWage", postWage)
                    .hundredths("lowestWage", lowestWage)
                    .hundredths("feesCharged", breaks() ? 100 * draw.whole(50, 2_000) : 0)
                    .flag("nightShift", breaks())
                    .flag("overtime", breaks())
                    .flag("specialArrangementFiled", draw.chance(0.05))
                    .endItem();
        }
        json.endList();
    }

    private void rectifications() {
        json.list("rectifications");
        if (draw.chance(0.1)) {
            int year = draw.whole(FIRST_YEAR, LAST_YEAR - 2);
            LocalDate issued = draw.day(year + 1, year + 1);
            json.item()
                    .text("noticeNo", "人社改〔" + issued.getYear() + "〕" + draw.whole(1, 400) + "号")
                    .text("issuedBy", "人力资源和社会保障局")
                    .text("rule", draw.of("training-fund.extraction-rate", "training-fund.frontline-share"))
                    .whole("target", year)
                    .day("issuedOn", issued)
                    .day("dueOn", issued.plusDays(60));
            if (draw.chance(0.5)) {
                json.day("correctedOn", issued.plusDays(draw.whole(20, 90)));
            } else if (draw.chance(0.5)) {
                json.day("refusalConfirmedOn", issued.plusDays(draw.whole(61, 150)))
                        .text("refusalDocumentNo", "人社认〔" + issued.getYear() + "〕" + draw.whole(1, 99) + "号")
                        .text("refusalAuthority", "人力资源和社会保障局");
            }
            json.endItem();
        }
        json.endList();
    }

    private void graduates(String place) {
        json.list("graduates");
        for (int i = draw.whole(0, 3); i > 0; i--) {
            String trainingClass = draw.of("none", "intermediate", "senior", "technician");
            json.item()
                    .text("id", "BY-" + i)
                    .text("student", person())
                    .text("school", school(place))
                    .day("hiredOn", draw.day(2019, 2024))
                    .flag("contractSigned", !breaks())
                    .text("trainingClass", trainingClass)
                    .flag("localPark", draw.chance(0.3))
                    .flag("recommended", draw.chance(0.5))
                    .flag("fresh", draw.chance(0.8));
            if (draw.chance(0.9)) {
                json.text(
                        "treatedAs",
                        breaks()
                                ? "secondary"
                                : switch (trainingClass) {
                                    case "technician" -> "bachelor";
                                    case "senior" -> "college";
                                    default -> "secondary";
                                });
            }
            json.endItem();
        }
        json.endList();
    }

    /** Classes, certificates and trainings, and claims that rest on them; now and then one is claimed twice. */
    private void groundsAndClaims(String place) {
        int classes = draw.whole(0, 1);
        int certificates = draw.whole(0, 2);
        int trainings = draw.whole(0, 1);
        long[] students = new long[classes];
        json.list("targetedClasses");
        for (int i = 0; i < classes; i++) {
            students[i] = draw.whole(15, 50);
            int year = draw.whole(2019, 2023);
            json.item()
                    .text("id", "BAN-" + i)
                    .text("school", school(place))
                    .whole("year", year)
                    .whole("students", students[i])
                    .flag("approved", !breaks())
                    .day("appliedOn", LocalDate.of(year, breaks() ? 3 : draw.of(6, 12), draw.whole(1, 28)))
                    .flag("filed", !breaks())
                    .endItem();
        }
        json.endList().list("certificates");
        String[] levels = new String[certificates];
        for (int i = 0; i < certificates; i++) {
            levels[i] = draw.of("junior", "intermediate", "senior");
            json.item()
                    .text("id", "ZS-" + i)
                    .text("employee", person())
                    .text("level", levels[i])
                    .flag("shortage", draw.chance(0.3))
                    .flag("insured", !breaks())
                    .whole("insuredMonths", breaks() ? draw.whole(1, 35) : draw.whole(36, 240))
                    .day("issuedOn", draw.day(2018, 2019))
                    .endItem();
        }
        json.endList().list("technicianTrainings");
        for (int i = 0; i < trainings; i++) {
            json.item()
                    .text("id", "JS-" + i)
                    .text("employee", person())
                    .text("grade", draw.of("technician", "senior-technician"))
                    .flag("insured", !breaks())
                    .day("completedOn", draw.day(2018, 2019))
                    .endItem();
        }
        json.endList().list("subsidyClaims");
        int next = 1;
        for (int i = 0; i < classes; i++) {
            next = claims(next, "targeted-class", "BAN-" + i, 1_000 * students[i]);
        }
        for (int i = 0; i < certificates; i++) {
            long amount = switch (levels[i]) {
                case "junior" -> 1_000;
                case "intermediate" -> 1_500;
                default -> 2_000;
            };
            next = claims(next, "skill-certificate", "ZS-" + i, amount);
        }
        for (int i = 0; i < trainings; i++) {
            next = claims(next, "technician-training", "JS-" + i, 3_000);
        }
        json.endList();
    }

    private int claims(int next, String scheme, String evidence, long yuan) {
        int number = next;
        for (int i = breaks() ? 2 : 1; i > 0; i--) {
            json.item()
                    .text("id", "BT-" + number++)
                    .text("scheme", scheme)
                    .text("evidence", evidence)
                    .text("status", draw.chance(0.1) ? draw.of("refused", "withdrawn") : draw.of("filed", "paid"))
                    .hundredths("amount", 100 * (breaks() ? yuan * 3 / 2 : yuan))
                    .day("claimedOn", draw.day(2020, 2024))
                    .endItem();
        }
        return number;
    }

    private void cooperations(String place) {
        json.list("cooperations");
        if (draw.chance(0.4)) {
            json.item()
                    .text("id", "HZ-1")
                    .text("partner", school(place))
                    .day("since", draw.day(2016, 2023))
                    .endItem();
        }
        json.endList();
    }

    private void transfers() {
        json.list("transfers");
        if (draw.chance(0.05)) {
            long income = 100 * draw.whole(100_000, 5_000_000);
            json.item()
                    .text("id", "ZH-1")
                    .day("on", draw.day(2019, 2024))
                    .hundredths("netIncome", income)
                    .hundredths("reward", up(income, breaks() ? draw.whole(1_000, 6_900) : draw.whole(7_000, 9_000)))
                    .endItem();
        }
        json.endList();
    }
}
