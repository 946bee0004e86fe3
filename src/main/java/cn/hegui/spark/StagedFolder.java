package cn.hegui.spark;

import cn.hegui.model.Texts;
import cn.hegui.report.SummaryDocument;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * An output folder that appears as a whole or not at all: all is written beside it under a hidden name and renamed, and
 * {@code _SUCCESS} comes last. Closing it unpublished removes what was written.
 */
final class StagedFolder implements AutoCloseable {
    static final String JSONL = "jsonl";
    static final String PARQUET = "parquet";

    private final String given;
    private final FileSystem fileSystem;
    private final Path folder;
    private final Path staged;

    private StagedFolder(String given, String run, FileSystem fileSystem, Path folder) {
        this.given = given;
        this.fileSystem = fileSystem;
        this.folder = folder;
        this.staged = new Path(folder.getParent(), "." + folder.getName() + "." + run + ".part");
    }

    /** The folder {@code out}, which must not exist or be empty, for the run of that id. */
    static StagedFolder beside(String out, String run, Configuration hadoop) throws IOException {
        Path path;
        FileSystem fileSystem;
        try {
            path = new Path(out);
            fileSystem = path.getFileSystem(hadoop);
            path = fileSystem.makeQualified(path);
        } catch (IllegalArgumentException invalid) {
            throw new ClusterException(new Texts(
                    "--out 给出的“" + out + "”不是有效的路径：" + invalid.getMessage() + "。",
                    "--out: \"" + out + "\" is not a valid path: " + invalid.getMessage() + "."));
        }
        if (path.getParent() == null) {
            throw new ClusterException(new Texts(
                    "--out 不能是根目录 " + out + "。请给出一个新的文件夹。",
                    "--out cannot be the root " + out + ". Name a new folder."));
        }
        StagedFolder folder = new StagedFolder(out, run, fileSystem, path);
        folder.requireFree();
        fileSystem.mkdirs(folder.staged);
        // Also where the driver is ended from outside.
        fileSystem.deleteOnExit(folder.staged);
        return folder;
    }

    private void requireFree() throws IOException {
        if (fileSystem.exists(folder)
                && (!fileSystem.getFileStatus(folder).isDirectory() || fileSystem.listStatus(folder).length > 0)) {
            throw new ClusterException(new Texts(
                    given + " 已存在且不为空。集群上的结果不覆盖已有的文件夹；请用 --out 给出另一个，或先删除它。",
                    given + " exists and is not empty. Results on a cluster never replace a folder: name another with"
                            + " --out, or delete it first."));
        }
    }

    /** Where to write what will be {@code name} in the folder. */
    Path path(String name) {
        return new Path(staged, name);
    }

    boolean has(String name) throws IOException {
        return fileSystem.exists(path(name));
    }

    void delete(String name) throws IOException {
        fileSystem.delete(path(name), true);
    }

    /** Adds the summary and lets the folder appear. */
    void publish(byte[] summary) throws IOException {
        write(path(SummaryDocument.FILE), summary);
        requireFree();
        // An empty one; else the staged folder would be moved into it.
        fileSystem.delete(folder, false);
        if (!fileSystem.rename(staged, folder)) {
            throw new IOException("cannot rename " + staged + " to " + folder);
        }
        write(new Path(folder, "_SUCCESS"), new byte[0]);
    }

    private void write(Path file, byte[] bytes) throws IOException {
        OutputStream stream = fileSystem.create(file, true);
        try {
            stream.write(bytes);
        } finally {
            stream.close();
        }
    }

    @Override
    public void close() throws IOException {
        fileSystem.delete(staged, true);
        fileSystem.cancelDeleteOnExit(staged);
    }
}
