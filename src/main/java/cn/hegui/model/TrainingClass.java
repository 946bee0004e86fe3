package cn.hegui.model;

/** The class of a technician school that a graduate leaves. */
public enum TrainingClass implements Coded {
    /** 非技工院校班级 */
    NONE("none"),
    /** 中级工班 */
    INTERMEDIATE("intermediate"),
    /** 高级工班 */
    SENIOR("senior"),
    /** 预备技师、技师班 */
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
