package cn.hegui.scenario;

import cn.hegui.model.Clause;
import cn.hegui.model.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One situation with what must be found of it under one clause.
 *
 * @param file the file as given
 * @param line where the situation stands, from 1
 * @param clause the clause that is judged, in its last version; the findings of all its versions count
 * @param says the situation in one sentence
 * @param facts the facts as given, by wire name: BigDecimal, Boolean, String, List or Map; a value that was not given is
 *     not there
 * @param expected the findings, in their order; empty: none
 * @param credit the credit record that the judgement must hold; null where nothing is said of it
 */
public record Scenario(
        String file,
        int line,
        Clause clause,
        String says,
        LocalDate asOf,
        Subject subject,
        Map<String, Object> facts,
        List<ExpectedFinding> expected,
        @Nullable ExpectedCredit credit) {}
