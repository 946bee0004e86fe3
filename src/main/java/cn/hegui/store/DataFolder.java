package cn.hegui.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder in which the service keeps its files: the database of a small office, what was uploaded, the folders of runs.
 * Names in it are made by the service, never by who sends something.
 */
public record DataFolder(Path root) {
    /** Makes the folder and what belongs into it where it is not there yet. */
    public static DataFolder open(Path root) throws IOException {
        DataFolder folder = new DataFolder(root.toAbsolutePath().normalize());
        Files.createDirectories(folder.uploads());
        Files.createDirectories(folder.runs());
        Files.createDirectories(folder.inputs());
        Files.createDirectories(folder.attachments());
        for (Path kept : List.of(folder.root(), folder.uploads(), folder.runs(), folder.attachments())) {
            if (!Files.isWritable(kept)) {
                throw new AccessDeniedException(kept.toString());
            }
        }
        return folder;
    }

    /** The JDBC URL of the database in this folder. */
    public String databaseUrl() {
        return "jdbc:h2:file:" + root.resolve("db").resolve("hegui") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
    }

    /** What was uploaded. */
    public Path uploads() {
        return root.resolve("uploads");
    }

    /** The facts of runs, a folder for each. */
    public Path inputs() {
        return root.resolve("inputs");
    }

    /** The folders of runs. */
    public Path runs() {
        return root.resolve("runs");
    }

    /** Files beside comments. */
    public Path attachments() {
        return root.resolve("attachments");
    }
}
