package cn.hegui.model;

/** The class of a technician school that a graduate leaves. */
public enum TrainingClass implements Coded {
    @Named("非技工院校班级")
    NONE("none"),
    @Named("中级工班")
    INTERMEDIATE("intermediate"),
    @Named("高级工班")
    SENIOR("senior"),
    @Named("预备技师、技师班")
    TECHNICIAN("technician");

    private final String code;

    TrainingClass(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
