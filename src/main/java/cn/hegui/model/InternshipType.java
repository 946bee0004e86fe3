package cn.hegui.model;

/** The kinds of internship. */
public enum InternshipType implements Coded {
    @Named("认识实习")
    OBSERVATION("observation"),
    @Named("跟岗实习")
    SHADOWING("shadowing"),
    @Named(
            value = "顶岗（岗位）实习",
            also = {"顶岗实习", "岗位实习"})
    POST("post");

    private final String code;

    InternshipType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
