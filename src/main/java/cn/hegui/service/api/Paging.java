package cn.hegui.service.api;

import cn.hegui.model.Texts;
import cn.hegui.service.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param list which list in which order, for example {@code findings:severity}; a cursor of another one is refused. What the
 *     list is filtered by belongs in here too
 * @param limit how many items at most, 1 to 200; a store reads one more, to know whether there is a next page
 * @param after the place behind which the page begins; empty: at the beginning
 */
public record Paging(String list, int limit, List<String> after) {
    /** As many items as a page has where nobody says how many. */
    public static final int USUAL = 50;

    /** As many items as a page can have. */
    public static final int MOST = 200;

    /** What the parameters {@code limit} and {@code cursor} ask for; throws a {@link Problem} where they cannot be. */
    public static Paging of(String list, @Nullable Integer limit, @Nullable String cursor) {
        int items = limit == null ? USUAL : limit;
        if (items < 1 || items > MOST) {
            throw Problem.badParameter(
                    "limit",
                    new Texts(
                            "limit 应为 1 到 " + MOST + "，给出的是 " + items + "。",
                            "limit takes 1 to " + MOST + ", not " + items + "."));
        }
        return new Paging(list, items, cursor == null || cursor.isEmpty() ? List.of() : Cursor.read(list, cursor));
    }

    /** How many rows to read: one more than are shown. */
    public int rows() {
        return limit + 1;
    }
}
