package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A cooperation between school and enterprise. Null is not known. */
@FactList(value = "校企合作", namedBy = "id")
public record Cooperation(
        @Fact("编号") String id,
        @Fact("合作方") @Nullable String partner,
        @Fact("起始日期") @Nullable LocalDate since,
        @Fact("终止日期") @Nullable LocalDate until) {}
