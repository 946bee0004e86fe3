package cn.hegui.spark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;

/**
 * Writes the lines of a task into one file for each drawer, numbered by the task: {@code part-00007.jsonl}. Hadoop's
 * committer keeps what a failed or doubled attempt wrote out of the output. Public, for Hadoop makes it by its name.
 */
public final class DrawerFormat extends FileOutputFormat<String, byte[]> {
    private static final int BUFFER = 1 << 16;

    @Override
    public RecordWriter<String, byte[]> getRecordWriter(TaskAttemptContext context) throws IOException {
        Path work = ((PathOutputCommitter) getOutputCommitter(context)).getWorkPath();
        String file = String.format(
                Locale.ROOT,
                "part-%05d.jsonl",
                context.getTaskAttemptID().getTaskID().getId());
        FileSystem fileSystem = work.getFileSystem(context.getConfiguration());
        Map<String, OutputStream> open = new HashMap<>();
        return new RecordWriter<>() {
            @Override
            public void write(String drawer, byte[] lines) throws IOException {
                OutputStream stream = open.get(drawer);
                if (stream == null) {
                    Path path = new Path(work, new Path(drawer, file));
                    stream = new BufferedOutputStream(fileSystem.create(path, false), BUFFER);
                    open.put(drawer, stream);
                }
                stream.write(lines);
            }

            @Override
            public void close(TaskAttemptContext closing) throws IOException {
                for (OutputStream stream : open.values()) {
                    stream.close();
                }
            }
        };
    }
}
