package cn.hegui.batch;

import cn.hegui.intake.Place;
import cn.hegui.intake.Reading;
import cn.hegui.intake.UnknownProperty;
import cn.hegui.model.RegionCode;
import cn.hegui.report.RegionNames;
import cn.hegui.report.StrangeProperty;
import cn.hegui.report.StrangeRegion;
import cn.hegui.report.Tally;

/** Counts what the facts of judged subjects name and the program does not know: properties and regions. */
public final class Unfamiliar {
    private Unfamiliar() {}

    /** Counts into {@code tally} what {@code accepted} names: its properties, then its region where that has no name. */
    public static void count(Reading.Accepted accepted, RegionNames regions, Tally tally) {
        for (UnknownProperty property : accepted.unknown()) {
            tally.add(new StrangeProperty(
                    property.name(),
                    property.count(),
                    property.first().file(),
                    property.first().line(),
                    property.first().pointer()));
        }
        count(accepted.subject().region(), accepted.place(), regions, tally);
    }

    /** Counts {@code region}, of the subject whose id stands at {@code place}, where it has no name. */
    static void count(RegionCode region, Place place, RegionNames regions, Tally tally) {
        if (!regions.knows(region)) {
            tally.add(new StrangeRegion(region, 1, place.file(), place.line(), place.pointer()));
        }
    }
}
