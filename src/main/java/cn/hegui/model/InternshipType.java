package cn.hegui.model;

/** The kinds of internship. */
public enum InternshipType implements Coded {
    /** 认识实习 */
    OBSERVATION("observation"),
    /** 跟岗实习 */
    SHADOWING("shadowing"),
    /** 顶岗实习、岗位实习 */
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
