package cn.hegui.model;

/** The grade that a technician training leads to. */
public enum TechnicianGrade implements Coded {
    @Named("新技师")
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
