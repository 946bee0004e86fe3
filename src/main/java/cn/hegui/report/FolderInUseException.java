package cn.hegui.report;

import java.io.IOException;
import java.nio.file.Path;

/** Another run writes into the folder at this moment. */
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    FolderInUseException(Path folder) {
        super(folder.toString());
    }
}
