package cn.hegui.policy;

import cn.hegui.model.Language;
import cn.hegui.model.Texts;

/**
 * One mistake in one policy or kind file, with the place where it stands.
 *
 * @param file the file as its reader knows it: a path below the folder given, or {@code rules/…} for a bundled one
 * @param line from 1; 0 where the mistake is the file itself or its absence
 * @param column from 1; 0 as above
 * @param value the offending name or value, shortened; empty where there is none
 * @param message what is wrong, what was expected and, where a known name is near, what may have been meant
 */
public record Problem(String file, int line, int column, String value, Texts message) {
    /** One line: file, line, column and the message. */
    public String in(Language language) {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + message.in(language);
    }
}
