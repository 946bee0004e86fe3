package cn.hegui.tables;

import cn.hegui.model.Subject;
import java.io.Closeable;
import java.io.IOException;

/** Takes subjects and writes their facts in some form, without loss. */
public interface FactSink extends Closeable {
    /** Writes one subject after those before. Throws {@link UnfitException} where the form cannot hold it. */
    void add(Subject subject) throws IOException;

    /** Writes what is left; after it the files are whole. */
    void finish() throws IOException;

    /** Lets go of what it holds; a file that was not finished stays broken. */
    @Override
    void close() throws IOException;
}
