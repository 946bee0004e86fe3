package cn.hegui.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A region, as the bearer of its own duties; {@code id} is its six-digit code. An absent list is null: not known; an empty one says that there is none. */
public record RegionSubject(
        @Fact("地区代码") String id,
        @Fact("名称") @Nullable String name,
        @Fact("地区代码") RegionCode region,
        @Fact("目标完成情况") @Nullable List<Achievement> achievements,
        @Fact("制度与平台") @Nullable List<Instrument> instruments,
        @Fact("联席会议") @Nullable List<JointMeeting> jointMeetings,
        @Fact("公开发布") @Nullable List<Publication> publications)
        implements Subject {

    @Override
    public SubjectKind kind() {
        return SubjectKind.REGION;
    }
}
