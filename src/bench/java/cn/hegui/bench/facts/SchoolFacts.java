package cn.hegui.bench.facts;

import cn.hegui.model.RegionCode;
import java.time.LocalDate;
import java.util.Locale;

/** A school: programmes, teachers with their practice in enterprises, factories and what else it reports. */
final class SchoolFacts {
    private static final String[] PROGRAMMES = {"机电一体化技术", "大数据与会计", "汽车运用与维修", "护理", "电子商务", "建筑工程技术", "数控技术", "学前教育"};

    private SchoolFacts() {}

    static void write(JsonLine json, long number, RegionCode region, String place, Draw draw, double breaches) {
        String level = draw.of("secondary-vocational", "technician", "higher-vocational", "applied-undergraduate");
        json.text("kind", "institution")
                .text("id", String.format(Locale.ROOT, "41%08d", number))
                .text("name", place + draw.of("望川", "听雪", "第一", "工业", "商贸", "科技") + "职业技术学校")
                .text("region", region.code())
                .text("level", level)
                .text("sponsor", draw.of("city", "province", "private"))
                .text("creditStanding", "good")
                .flag("councilEstablished", !draw.chance(breaches))
                .whole("councilIndustryMembers", draw.chance(breaches) ? 0 : draw.whole(1, 5));
        programmes(json, draw, breaches);
        teachers(json, draw, breaches);
        factories(json, draw, breaches);
        json.list("openDays");
        for (int year = 2021; year <= 2024; year++) {
            if (!draw.chance(breaches)) {
                json.item()
                        .day("on", draw.day(year, year))
                        .flag("free", true)
                        .text("audience", "primary-secondary")
                        .endItem();
            }
        }
        json.endList().list("cooperations");
        json.item()
                .text("id", "HZ-1")
                .text("partner", place + "汽车零部件有限公司")
                .day("since", draw.day(2016, 2020))
                .endItem()
                .endList();
    }

    private static void programmes(JsonLine json, Draw draw, double breaches) {
        json.list("programmes");
        for (int i = draw.whole(3, 20); i > 0; i--) {
            int total = 20 * draw.whole(120, 170);
            int practical = draw.chance(breaches) ? total * draw.whole(30, 49) / 100 : total * draw.whole(51, 70) / 100;
            json.item()
                    .text("id", "ZY-" + i)
                    .text("name", draw.of(PROGRAMMES))
                    .flag("apprenticeship", draw.chance(0.3))
                    .whole("totalHours", total)
                    .whole("practicalHours", practical)
                    .day("openedOn", draw.day(2010, 2023))
                    .flag("enterpriseParticipated", !draw.chance(breaches))
                    .endItem();
        }
        json.endList();
    }

    private static void teachers(JsonLine json, Draw draw, double breaches) {
        int count = draw.whole(20, 120);
        json.list("teachers");
        for (int i = 1; i <= count; i++) {
            json.item()
                    .text("id", "JS-" + i)
                    .text("category", draw.chance(0.7) ? "professional" : "general")
                    .day("hiredOn", draw.day(2005, 2023))
                    .flag("dualQualified", draw.chance(0.7))
                    .whole("priorEnterpriseYears", draw.chance(breaches) ? 1 : draw.whole(3, 12))
                    .text("education", draw.of("higher-vocational", "bachelor", "master"))
                    .flag("seniorSkilled", draw.chance(0.3))
                    .flag("freshGraduate", draw.chance(breaches))
                    .endItem();
        }
        json.endList().list("practices");
        for (int i = 1; i <= count; i++) {
            if (!draw.chance(breaches)) {
                LocalDate from = draw.day(2020, 2023);
                json.item()
                        .text("teacher", "JS-" + i)
                        .day("from", from)
                        .day("to", from.plusDays(draw.whole(185, 260)))
                        .endItem();
            }
        }
        json.endList();
    }

    private static void factories(JsonLine json, Draw draw, double breaches) {
        json.list("factories");
        boolean one = draw.chance(0.3);
        if (one) {
            json.item()
                    .text("id", "GC-1")
                    .text("name", "精密加工实训厂")
                    .flag("teachingNonProfit", true)
                    .flag("stateAssetInvested", true)
                    .day("investedOn", draw.day(2015, 2021))
                    .flag("feasibilityStudied", true)
                    .flag("authorityApproved", !draw.chance(breaches))
                    .flag("financeApproved", true)
                    .endItem();
        }
        json.endList().list("factoryYears");
        for (int year = 2020; one && year <= 2024; year++) {
            long income = 100 * draw.whole(100_000, 2_000_000);
            long used = draw.chance(breaches) ? income / 2 : income;
            json.item()
                    .text("factory", "GC-1")
                    .whole("year", year)
                    .hundredths("income", income)
                    .hundredths("usedForTeaching", used)
                    .hundredths("reinvested", 0)
                    .flag("incomeReported", !draw.chance(breaches))
                    .flag("inBudget", true)
                    .endItem();
        }
        json.endList();
    }
}
