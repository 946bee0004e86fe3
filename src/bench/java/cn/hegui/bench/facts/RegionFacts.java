package cn.hegui.bench.facts;

import cn.hegui.model.RegionCode;

/** A region: what it has achieved, adopted, met about and published. */
final class RegionFacts {
    private static final String[] METRICS = {
        "demonstration-parks",
        "demonstration-enterprises",
        "university-agreements",
        "pilot-enterprises",
        "experience-bases"
    };
    private static final String[] INSTRUMENTS = {
        "school-factory-measures",
        "joint-meeting-mechanism",
        "park-three-year-plan",
        "information-platform",
        "implementation-plan"
    };
    private static final String[] PUBLICATIONS = {"internship-employment", "quality-report", "programme-employment"};

    private RegionFacts() {}

    static void write(JsonLine json, RegionCode region, String name, Draw draw, double breaches) {
        json.text("kind", "region")
                .text("id", region.code())
                .text("name", name)
                .text("region", region.code())
                .list("achievements");
        for (String metric : METRICS) {
            json.item()
                    .text("metric", metric)
                    .whole("value", draw.chance(breaches) ? 0 : draw.whole(5, 400))
                    .day("on", draw.day(2019, 2020))
                    .endItem();
        }
        json.endList().list("instruments");
        for (String topic : INSTRUMENTS) {
            if (!draw.chance(breaches)) {
                json.item().text("topic", topic).day("on", draw.day(2019, 2022)).endItem();
            }
        }
        json.endList().list("jointMeetings");
        for (int year = 2019; year <= 2024; year++) {
            for (int quarter = 0; quarter < 4; quarter++) {
                if (!draw.chance(breaches)) {
                    json.item()
                            .day("on", java.time.LocalDate.of(year, 3 * quarter + draw.whole(1, 3), draw.whole(1, 28)))
                            .endItem();
                }
            }
        }
        json.endList().list("publications");
        for (int year = 2019; year <= 2023; year++) {
            for (String topic : PUBLICATIONS) {
                if (!draw.chance(breaches)) {
                    json.item()
                            .text("topic", topic)
                            .day("on", draw.day(year + 1, year + 1))
                            .whole("forYear", year)
                            .endItem();
                }
            }
        }
        json.endList();
    }
}
