package cn.hegui.cli;

import cn.hegui.model.Texts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that appears whole or not at all, and never in the place of another. */
final class NewFile {
    private NewFile() {}

    /** What goes into the file. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    static void write(Path path, Content content) throws IOException {
        refuseExisting(path);
        Path folder = path.toAbsolutePath().getParent();
        Path temporary = null;
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            temporary = path.resolveSibling("." + path.getFileName() + ".part");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                content.write(out);
            }
            Files.move(temporary, path);
        } catch (IOException failure) {
            throw cannotWrite(path, failure);
        } finally {
            remove(temporary);
        }
    }

    static void refuseExisting(Path path) {
        if (Files.exists(path)) {
            throw new CannotRunException(new Texts(
                    path + " 已存在，没有覆盖。请换一个名称，或先移走它。",
                    path + " exists and was not replaced. Name another, or move it away."));
        }
    }

    static CannotRunException cannotWrite(Path path, IOException failure) {
        return new CannotRunException(new Texts(
                "无法写入 " + path + "：" + failure.getMessage() + "。请检查磁盘空间、路径和权限。",
                "Cannot write " + path + ": " + failure.getMessage() + ". Check disk space, path and permissions."));
    }

    private static void remove(@Nullable Path temporary) throws IOException {
        if (temporary != null) {
            Files.deleteIfExists(temporary);
        }
    }
}
