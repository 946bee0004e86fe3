package cn.hegui.scenario;

import cn.hegui.model.CreditState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario says of credit records.
 *
 * @param state the state of the one record expected; null: there must be none
 * @param basis the ids of its clauses, in order; null where nothing is said of them
 */
public record ExpectedCredit(
        @Nullable CreditState state, @Nullable List<String> basis) {}
