package cn.hegui.site;

import java.io.IOException;
import java.nio.file.Path;

/** The folder, or file, holds what this program did not write. */
public final class ForeignFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignFolderException(Path path) {
        super(path.toString());
    }
}
