package cn.hegui.run;

import cn.hegui.model.Texts;
import cn.hegui.report.FolderInUseException;
import java.io.IOException;
import java.nio.file.Path;

/** What is written into a folder, or a sentence on why it could not be. */
final class Written {
    private Written() {}

    @FunctionalInterface
    interface Writing<T> {
        T done() throws IOException;
    }

    /** Runs {@code writing}; a folder in use and a disk that fails become refusals. */
    static <T> T into(Path folder, Writing<T> writing) {
        try {
            return writing.done();
        } catch (FolderInUseException busy) {
            throw new RunRefusedException(new Texts(
                    "另一次核对正在写入 " + folder + "。请等它结束，或者换一个文件夹。",
                    "Another run is writing into " + folder + ". Wait for it to end, or name another folder."));
        } catch (IOException failure) {
            throw new RunRefusedException(new Texts(
                    "无法写入 " + folder + "：" + reason(failure) + "。没有留下任何结果文件。请检查磁盘空间、路径和权限。",
                    "Cannot write into " + folder + ": " + reason(failure)
                            + ". No output files were left. Check disk space, path and permissions."));
        }
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }
}
