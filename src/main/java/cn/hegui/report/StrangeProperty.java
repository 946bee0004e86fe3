package cn.hegui.report;

import java.io.Serializable;

/**
 * A property of the input that the program does not know, over a whole run.
 *
 * @param name its path without indices
 * @param count how often it stands in records that are judged
 * @param file where it stands first, and with line and pointer the place there
 */
public record StrangeProperty(String name, long count, String file, long line, String pointer) implements Serializable {
    StrangeProperty plus(StrangeProperty later) {
        return new StrangeProperty(name, count + later.count, file, line, pointer);
    }
}
