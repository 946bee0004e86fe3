package cn.hegui.model;

/** How well the text behind a clause that is told in our own words is known. */
public enum Verification implements Coded {
    /** The text itself was read. */
    READ("read"),
    /** Read in another document that repeats it. */
    RESTATED("restated"),
    /** From general knowledge, or only the address is known: a fail is no more than an advisory. */
    UNVERIFIED("unverified");

    private final String code;

    Verification(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
