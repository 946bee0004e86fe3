package cn.hegui.service.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.service.web.Problem;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    @Property(tries = 200)
    void aCursorGivesBackItsPlace(@ForAll @Size(max = 5) List<@StringLength(max = 60) String> place) {
        assertThat(Cursor.read("runs", Cursor.write("runs", place))).isEqualTo(place);
    }

    @Property(tries = 300)
    void noTextThatWasNotGivenIsACursor(@ForAll @StringLength(max = 100) String text) {
        assertThatThrownBy(() -> Cursor.read("runs", text)).isInstanceOf(Problem.class);
    }

    @Test
    void aCursorThatWasChangedCutOffOrTakenFromAnotherListIsRefused() {
        String cursor = Cursor.write("runs", List.of("2026-01-01", "17"));
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            String cut = cursor.substring(0, i);
            if (i < cursor.length() - 1) {
                assertThatThrownBy(() -> Cursor.read("runs", changed)).isInstanceOf(Problem.class);
            }
            assertThatThrownBy(() -> Cursor.read("runs", cut)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> Cursor.read("runs:other", cursor)).isInstanceOf(Problem.class);
    }

    @Test
    void pagesFollowEachOtherWithoutLossOrRepetition() {
        List<Integer> rows = IntStream.range(0, 501).boxed().toList();
        List<Integer> seen = new java.util.ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            Paging paging = Paging.of("numbers", 200, cursor);
            int from = paging.after().isEmpty()
                    ? 0
                    : Integer.parseInt(paging.after().get(0)) + 1;
            List<Integer> read = rows.subList(from, Math.min(rows.size(), from + paging.rows()));
            PageOf<Integer> page = PageOf.of(read, paging, row -> List.of(row.toString()));
            seen.addAll(page.items());
            cursor = page.next();
            pages++;
        } while (cursor != null);

        assertThat(seen).isEqualTo(rows);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aPageThatEndsWithTheListHasNoNext() {
        Paging paging = Paging.of("numbers", 2, null);
        assertThat(PageOf.of(List.of(1, 2), paging, row -> List.of(row.toString()))
                        .next())
                .isNull();
        assertThat(PageOf.of(List.of(1, 2, 3), paging, row -> List.of(row.toString()))
                        .items())
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201, Integer.MAX_VALUE})
    void aPageIsBounded(int limit) {
        assertThatThrownBy(() -> Paging.of("runs", limit, null)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.detail().zh()).contains("1 到 200", String.valueOf(limit));
            assertThat(problem.faults().get(0).pointer()).isEqualTo("limit");
        });
    }
}
