package cn.hegui.spark;

import cn.hegui.model.Texts;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;

/** Finds the files that the arguments name in any file system that Hadoop knows. */
final class FactPaths {
    private static final String ENDINGS = ".jsonl .json .jsonl.gz .json.gz .jsonl.zst .json.zst .parquet";

    private final Configuration hadoop;
    private final List<StoredFacts> files = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    private FactPaths(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * What was found.
     *
     * @param files in the order of the input: as given, folders walked and sorted by path in code points
     * @param passedOver files of folders that hold no facts by their ending, or are hidden by Hadoop's custom ({@code _}
     *     or {@code .} first); without checksum files and marks of success
     */
    record Found(List<StoredFacts> files, List<String> passedOver) {}

    /** The files of {@code arguments}; throws {@link ClusterException} where one is absent, unreadable or holds none. */
    static Found resolve(List<String> arguments, Configuration hadoop) {
        FactPaths paths = new FactPaths(hadoop);
        arguments.forEach(paths::add);
        return new Found(List.copyOf(paths.files), List.copyOf(paths.passedOver));
    }

    private void add(String argument) {
        try {
            Path path = new Path(argument);
            FileSystem fileSystem = path.getFileSystem(hadoop);
            FileStatus status = fileSystem.getFileStatus(path);
            if (status.isDirectory()) {
                addFolder(fileSystem, status, argument);
            } else {
                addFile(status, argument);
            }
        } catch (FileNotFoundException absent) {
            throw new ClusterException(new Texts(
                    "找不到 " + argument + "。请核对路径；没有写明文件系统的路径按集群的默认文件系统（fs.defaultFS）理解。",
                    "There is no " + argument
                            + ". Check the path; one without a scheme is taken from the cluster's default"
                            + " file system (fs.defaultFS)."));
        } catch (AccessControlException denied) {
            throw new ClusterException(new Texts(
                    "没有权限读取 " + argument + "。请检查其权限。",
                    "No permission to read " + argument + ". Check its permissions."));
        } catch (UnsupportedFileSystemException unknown) {
            throw new ClusterException(new Texts(
                    argument + " 的文件系统没有配置：" + unknown.getMessage() + "。请在 spark-submit 中加入它的库（例如 s3a 用 hadoop-aws）。",
                    "The file system of " + argument + " is not configured: " + unknown.getMessage()
                            + ". Give its library to spark-submit (hadoop-aws for s3a)."));
        } catch (IllegalArgumentException invalid) {
            throw new ClusterException(new Texts(
                    "“" + argument + "”不是有效的路径：" + invalid.getMessage() + "。请核对。",
                    "\"" + argument + "\" is not a valid path: " + invalid.getMessage() + ". Check it."));
        } catch (IOException failure) {
            throw new ClusterException(
                    new Texts(
                            "无法读取 " + argument + "：" + failure.getMessage() + "。请检查网络、路径和权限。",
                            "Cannot read " + argument + ": " + failure.getMessage()
                                    + ". Check network, path and permissions."),
                    failure);
        }
    }

    private void addFile(FileStatus status, String name) {
        StoredFacts.Form form = StoredFacts.form(name);
        if (form == null) {
            throw new ClusterException(new Texts(
                    "不认识 " + name + " 的扩展名，应为 " + ENDINGS + " 之一。请核对文件，或改名。",
                    "The ending of " + name + " is not known; expected one of " + ENDINGS
                            + ". Check the file, or rename it."));
        }
        files.add(facts(status, name, form));
    }

    private StoredFacts facts(FileStatus status, String name, StoredFacts.Form form) {
        return new StoredFacts(
                files.size(), name, status.getPath().toUri(), status.getLen(), status.getModificationTime(), form);
    }

    private void addFolder(FileSystem fileSystem, FileStatus folder, String argument) throws IOException {
        record Named(String name, FileStatus status) {}
        String base = folder.getPath().toUri().getPath();
        String prefix = argument.endsWith("/") ? argument : argument + "/";
        List<Named> found = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> below = fileSystem.listFiles(folder.getPath(), true);
        while (below.hasNext()) {
            FileStatus status = below.next();
            String path = status.getPath().toUri().getPath();
            String relative = path.substring(base.endsWith("/") ? base.length() : base.length() + 1);
            if (!isHidden(relative) && StoredFacts.form(relative) != null) {
                found.add(new Named(prefix + relative, status));
            } else if (!isMark(status.getPath().getName())) {
                passedOver.add(prefix + relative);
            }
        }
        if (found.isEmpty()) {
            throw new ClusterException(new Texts(
                    "文件夹 " + argument + " 中没有事实文件（" + ENDINGS + "）。请核对路径。",
                    "The folder " + argument + " holds no facts (" + ENDINGS + "). Check the path."));
        }
        found.sort(Comparator.comparing(Named::name, FactPaths::byCodePoints));
        for (Named file : found) {
            addFile(file.status(), file.name());
        }
    }

    /** Unfinished and private files, by the custom of Hadoop: a file or a folder above it begins with _ or a point. */
    private static boolean isHidden(String relative) {
        return Arrays.stream(relative.split("/", -1)).anyMatch(name -> name.startsWith("_") || name.startsWith("."));
    }

    private static boolean isMark(String name) {
        return name.equals("_SUCCESS") || name.endsWith(".crc");
    }

    /** The order of code points, which is not that of {@code char} beyond the basic plane. */
    private static int byCodePoints(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }
}
