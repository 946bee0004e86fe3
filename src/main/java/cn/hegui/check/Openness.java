package cn.hegui.check;

import cn.hegui.duty.FacilityOpened;
import cn.hegui.duty.ProjectRequired;
import cn.hegui.model.Audience;
import cn.hegui.model.Institution;
import cn.hegui.model.Project;
import java.time.LocalDate;
import java.util.List;

/** How institutions open themselves: to projects with enterprises, and their facilities to primary and secondary schools. */
final class Openness {
    private Openness() {}

    static void projectRequired(Institution institution, Docket docket) {
        Case one = docket.onAsOf("", 0);
        if (one != null) {
            List<?> partnerTypes = docket.clause().parameters().list("partnerTypes");
            LocalDate asOf = docket.asOf();
            one.detail("level", institution.level()).detail("sponsor", institution.sponsor());
            Presence.in("projects", institution.projects(), project -> traits(project, partnerTypes, asOf))
                    .judge(one, ProjectRequired::new);
        }
    }

    private static List<Trait> traits(Project project, List<?> partnerTypes, LocalDate asOf) {
        return List.of(
                Trait.of(
                        "since",
                        project.since(),
                        project.since() != null && !project.since().isAfter(asOf)),
                new Trait("until", project.until() == null || !project.until().isBefore(asOf)),
                Trait.of(
                        "partnerType",
                        project.partnerType(),
                        project.partnerType() != null
                                && partnerTypes.contains(project.partnerType().code())));
    }

    static void openToSchools(Institution institution, Docket docket) {
        int lookback = docket.clause().parameters().whole("lookbackYears");
        List<Integer> years = Periods.fullYears(docket.clause().inForce(), docket.asOf(), lookback);
        for (int i = 0; i < years.size(); i++) {
            int year = years.get(i);
            Case one = docket.onPeriodEnd(Docket.lastDayOf(year), Integer.toString(year), i);
            if (one != null) {
                Presence.in(
                                "openDays",
                                institution.openDays(),
                                day -> List.of(
                                        Trait.of(
                                                "on",
                                                day.on(),
                                                day.on() != null && day.on().getYear() == year),
                                        new Trait("free", day.free()),
                                        Trait.of(
                                                "audience",
                                                day.audience(),
                                                day.audience() == Audience.PRIMARY_SECONDARY)))
                        .judge(one, FacilityOpened::new);
            }
        }
    }
}
