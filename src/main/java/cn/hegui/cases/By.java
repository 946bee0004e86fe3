package cn.hegui.cases;

/** Who takes a step: an account, by its id and never by a name, in an office. */
public record By(String account, Office office) {
    /** The program, which can open a lead and nothing more. */
    public static final By MACHINE = new By("machine", Office.MACHINE);

    public By {
        if (account.isBlank()) {
            throw new IllegalArgumentException("a step without an account");
        }
    }
}
