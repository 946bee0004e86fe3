package cn.hegui.service.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page behind it; absent: this is the last
 */
public record PageOf<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {
    /**
     * The page of what was read.
     *
     * @param read the rows behind the cursor in the order of the list, one more than the limit where there are as many
     * @param place what names the place of a row in that order, for the next cursor
     */
    public static <T> PageOf<T> of(List<T> read, Paging paging, Function<T, List<String>> place) {
        if (read.size() <= paging.limit()) {
            return new PageOf<>(List.copyOf(read), null);
        }
        List<T> items = List.copyOf(read.subList(0, paging.limit()));
        return new PageOf<>(items, Cursor.write(paging.list(), place.apply(items.get(items.size() - 1))));
    }

    /** The same page of other things, for what a list shows of the rows it reads. */
    public <U> PageOf<U> map(Function<T, U> shown) {
        return new PageOf<>(items.stream().map(shown).toList(), next);
    }
}
