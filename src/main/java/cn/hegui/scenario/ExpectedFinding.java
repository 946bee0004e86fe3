package cn.hegui.scenario;

import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario says of one finding; what is null is not compared, except the severity, of which null expects none.
 *
 * @param missing the absent fields, exactly these
 * @param notes codes that must be among those of the finding; null where nothing is said of them
 */
public record ExpectedFinding(
        Outcome outcome,
        @Nullable Severity severity,
        @Nullable String target,
        @Nullable BigDecimal measured,
        @Nullable BigDecimal required,
        @Nullable BigDecimal amountMissing,
        @Nullable LocalDate dueOn,
        List<String> missing,
        @Nullable List<String> notes) {}
