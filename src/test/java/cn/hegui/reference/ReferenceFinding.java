package cn.hegui.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * The outcome of one clause for one target of one subject.
 *
 * @param severity with a fail only, else null
 * @param amountMissing in the rule's unit, null where none is given
 * @param dueOn with some pending outcomes, else null
 * @param measured null where the rule has no figure or it is not known
 * @param required null where the rule has no figure or it is not known
 */
public record ReferenceFinding(
        String clause,
        String rule,
        String target,
        String outcome,
        String severity,
        BigDecimal amountMissing,
        LocalDate dueOn,
        Set<String> missing,
        Set<String> notes,
        BigDecimal measured,
        BigDecimal required) {}
