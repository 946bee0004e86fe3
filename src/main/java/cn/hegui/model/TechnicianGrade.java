package cn.hegui.model;

/** The grade that a technician training leads to. */
public enum TechnicianGrade implements Coded {
    @Named(value = "技师", also = "新技师", meaning = "新取得技师资格")
    TECHNICIAN("technician"),
    @Named("高级技师")
    SENIOR_TECHNICIAN("senior-technician");

    private final String code;

    TechnicianGrade(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
