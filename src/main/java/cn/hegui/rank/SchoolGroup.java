package cn.hegui.rank;

import cn.hegui.model.Coded;
import cn.hegui.model.Level;
import org.jspecify.annotations.Nullable;

/** The schools that are compared with one another. */
public enum SchoolGroup implements Coded {
    /** 中等职业学校、技工院校 */
    SECONDARY("secondary"),
    /** 高等职业学校 */
    HIGHER("higher");

    private final String code;

    SchoolGroup(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The group of a school of {@code level}; null where schools of that level are not ranked or it is not known. */
    public static @Nullable SchoolGroup of(@Nullable Level level) {
        if (level == null) {
            return null;
        }
        return switch (level) {
            case SECONDARY_VOCATIONAL, TECHNICIAN -> SECONDARY;
            case HIGHER_VOCATIONAL -> HIGHER;
            case APPLIED_UNDERGRADUATE, UNDERGRADUATE -> null;
        };
    }
}
