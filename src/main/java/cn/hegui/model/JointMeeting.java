package cn.hegui.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A joint meeting held by a region. Null is not known. */
@FactList("联席会议")
public record JointMeeting(@Fact("日期") @Nullable LocalDate on) {}
