package cn.hegui.model;

/** The class of a technician school that a graduate leaves. */
public enum TrainingClass implements Coded {
    @Named(value = "普通班", also = "非技工院校班级", meaning = "不是技工院校的班级")
    NONE("none"),
    @Named("中级工班")
    INTERMEDIATE("intermediate"),
    @Named("高级工班")
    SENIOR("senior"),
    @Named(
            value = "预备技师（技师）班",
            also = {"预备技师", "预备技师班", "技师班"})
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
