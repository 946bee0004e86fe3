package cn.hegui.report;

import cn.hegui.model.RegionCode;
import java.io.Serializable;

/**
 * A region that has no name, over a whole run; its subjects are judged like any.
 *
 * @param subjects how many subjects that are judged lie in it
 * @param file where the first of them stands, and with line and pointer the place of its id there
 */
public record StrangeRegion(RegionCode region, long subjects, String file, long line, String pointer)
        implements Serializable {
    StrangeRegion plus(StrangeRegion later) {
        return new StrangeRegion(region, subjects + later.subjects, file, line, pointer);
    }
}
