package cn.hegui.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("quote", "note", "notes", "own", "training-fund.frontline-share");

    @Test
    void findsAMistypedName() {
        assertThat(Nearest.to("qoute", KNOWN)).contains("quote");
        assertThat(Nearest.to("Notes", KNOWN)).contains("notes");
        assertThat(Nearest.to("training-fund.frontline-ratio", KNOWN)).contains("training-fund.frontline-share");
    }

    @Test
    void keepsSilentWhereNothingIsNear() {
        assertThat(Nearest.to("interpretation", KNOWN)).isEmpty();
        assertThat(Nearest.to("ab", KNOWN)).isEmpty();
        assertThat(Nearest.to("", KNOWN)).isEmpty();
        assertThat(Nearest.to("quote".repeat(100_000), KNOWN)).isEmpty();
    }
}
