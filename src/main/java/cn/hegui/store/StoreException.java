package cn.hegui.store;

import cn.hegui.model.Texts;

/** The database cannot be reached or is not ours, said so that who runs the service can mend it. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    StoreException(DatabaseAddress address, Throwable cause) {
        super(cause);
        String reason = innermost(cause);
        this.texts = new Texts(
                "无法使用数据库 " + address + "：" + reason + "。请检查地址、账号、密码，以及数据库是否在运行、是否被另一个 hegui 占用。",
                "Cannot use the database " + address + ": " + reason
                        + ". Check address, user and password, that it runs, and that no other hegui holds it.");
    }

    /** What is wrong and what to try, in both languages. */
    public Texts texts() {
        return texts;
    }

    private static String innermost(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        String message = last.getMessage();
        String first =
                message == null ? "" : message.lines().findFirst().orElse("").strip();
        return last.getClass().getSimpleName() + " " + first;
    }
}
