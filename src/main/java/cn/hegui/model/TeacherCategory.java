package cn.hegui.model;

/** What a teacher teaches. */
public enum TeacherCategory implements Coded {
    @Named("专业课")
    PROFESSIONAL("professional"),
    @Named("公共课")
    GENERAL("general");

    private final String code;

    TeacherCategory(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
