package cn.hegui.intake.cells;

import cn.hegui.model.Texts;
import java.io.IOException;

/** A file of cells cannot be read, for a reason that its owner can mend; says in both languages what to try. */
public final class CellFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    CellFileException(String zh, String en) {
        super(zh);
        this.texts = new Texts(zh, en);
    }

    /** What is wrong and what to try. */
    public Texts texts() {
        return texts;
    }
}
