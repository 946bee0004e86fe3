package cn.hegui.spark;

import cn.hegui.intake.FactFile;
import cn.hegui.model.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of facts somewhere in the reach of the cluster, as it was when it was found.
 *
 * @param number its place in the order of the input, from 0
 * @param name the file as given
 * @param size of the stored bytes
 * @param modified when it was last changed, as its file system says
 * @param form how records stand in it, and whether it can be read in parts
 */
record StoredFacts(int number, String name, URI uri, long size, long modified, Form form) implements Serializable {
    /** How records stand in a file, and whether any part of it can be read without the rest. */
    enum Form {
        /** JSON Lines as they are: read in parts of whole lines. */
        LINES,
        /** Parquet: read in parts of whole row groups. */
        PARQUET,
        /** All else that a check reads on one machine; read as a whole. */
        WHOLE
    }

    /** The form of a file of that name; null where it holds no facts. */
    static @Nullable Form form(String name) {
        if (name.toLowerCase(Locale.ROOT).endsWith(".parquet")) {
            return Form.PARQUET;
        }
        FactFile file = FactFile.at(InputStream::nullInputStream, name);
        if (file == null) {
            return null;
        }
        boolean lines = file.form() == FactFile.Form.JSON_LINES && file.packing() == FactFile.Packing.NONE;
        return lines ? Form.LINES : Form.WHOLE;
    }

    FSDataInputStream open(Configuration hadoop) throws IOException {
        return fileSystem(hadoop).open(new Path(uri));
    }

    /** The file as it is now; fails where it is no longer what was found. */
    FileStatus unchanged(Configuration hadoop) throws IOException {
        FileStatus now = fileSystem(hadoop).getFileStatus(new Path(uri));
        if (now.getLen() != size || now.getModificationTime() != modified) {
            throw changed();
        }
        return now;
    }

    /** To be thrown where the file is no longer what it was. */
    ClusterException changed() {
        return new ClusterException(new Texts(
                name + " 在读取期间被改动（原为 " + size + " 字节）。请等写入结束后重新运行。",
                name + " changed while it was read (it had " + size + " bytes). Run again when nobody writes to it."));
    }

    private FileSystem fileSystem(Configuration hadoop) throws IOException {
        return FileSystem.get(uri, hadoop);
    }
}
