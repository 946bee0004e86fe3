package cn.hegui.report;

import cn.hegui.model.RegionCode;

/** Gives regions their names for the day and the language of a run; safe for many threads. */
public interface RegionNames {
    /** The names along the chain (吉林省长春市榆树市), with what became of a region that is no more; digits where no name is known. */
    String fullName(RegionCode region);

    /** Whether the region's own code has a name. */
    boolean knows(RegionCode region);
}
