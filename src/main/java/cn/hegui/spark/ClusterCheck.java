package cn.hegui.spark;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Provenance.Proof;
import cn.hegui.report.Tally;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * The check on a cluster, with the lines and the counts of the check on one machine.
 *
 * <p>The input is cut into chunks that tasks read by themselves. A first walk finds the ids and counts the lines; a
 * shuffle by id tells which records come second; then each chunk is read again, judged and written. Results are written
 * beside the output folder, which appears as a whole when all is done.
 */
public final class ClusterCheck {
    /** What a task takes on, as for Spark's own sources. */
    private static final String CHUNK_BYTES = "spark.sql.files.maxPartitionBytes";

    private final SparkSession session;
    private final JavaSparkContext context;
    private final Configuration hadoop;

    private ClusterCheck(SparkSession session) {
        this.session = session;
        this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.hadoop = context.hadoopConfiguration();
    }

    /** How results are stored. */
    public enum Format {
        JSONL,
        PARQUET
    }

    /**
     * What is to be judged, by what, and where the results go.
     *
     * @param facts files and folders in any file system that Hadoop knows
     * @param policies the folder that the book's policies were read from; null: those of the program
     * @param kinds the folder that its rule kinds were read from; null: those of the program
     * @param out a folder that does not exist or is empty
     */
    public record Request(
            List<String> facts,
            PolicyBook book,
            @Nullable Path policies,
            @Nullable Path kinds,
            LocalDate asOf,
            Set<Outcome> outcomes,
            Language language,
            boolean strict,
            Set<Format> formats,
            String out) {}

    /**
     * What a run came to.
     *
     * @param tally without the subjects with the most to mend
     * @param inputs the files in the order of the input, with the hashes of their stored bytes
     */
    public record Result(Tally tally, List<Proof> inputs) {}

    /** The cluster that this process was submitted to; without one, the cores of this machine. */
    public static ClusterCheck connect() {
        return new ClusterCheck(SparkSession.builder()
                .appName("hegui-spark")
                .config("spark.sql.defaultUrlStreamHandlerFactory.enabled", "false")
                .config(new SparkConf().setIfMissing("spark.master", "local[*]"))
                .getOrCreate());
    }

    /** Lets go of the cluster, if this process is connected to one. */
    public static void disconnect() {
        if (SparkSession.getDefaultSession().isDefined()) {
            SparkSession.getDefaultSession().get().stop();
        }
    }

    /**
     * Judges the facts and publishes the results with the {@code summary.json} that {@code summary} makes of them; tells
     * {@code stages} how far it has come. Throws {@link ClusterException} where that cannot be done; then the output
     * folder is as it was.
     */
    public Result run(Request request, Function<Result, byte[]> summary, Consumer<Texts> stages) {
        FactPaths.Found found = FactPaths.resolve(request.facts(), hadoop);
        List<Chunk> chunks = chunks(found.files());
        tellFound(found, chunks, stages);
        BookFiles book = BookFiles.of(request.book(), request.policies(), request.kinds());
        Assignment assignment =
                new Assignment(book, request.asOf(), request.outcomes(), request.language(), request.strict());
        try (StagedFolder staged =
                StagedFolder.beside(request.out(), context.sc().applicationId(), hadoop)) {
            Result result = new Run(assignment, found.files(), chunks, stages).judge(staged);
            if (request.formats().contains(Format.PARQUET)) {
                writeParquet(staged);
            }
            if (!request.formats().contains(Format.JSONL)) {
                staged.delete(StagedFolder.JSONL);
            }
            staged.publish(summary.apply(result));
            String formats =
                    request.formats().stream().sorted().map(Format::toString).collect(Collectors.joining(" · "));
            stages.accept(
                    new Texts("4/4 写出：" + formats + "，summary.json。", "4/4 Written: " + formats + ", summary.json."));
            return result;
        } catch (IOException failure) {
            throw unwritten(request.out(), failure);
        } catch (Exception failure) {
            // Spark throws checked exceptions without declaring them.
            throw told(failure);
        }
    }

    private static RuntimeException told(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClusterException exception) {
                return exception;
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = root.toString().lines().findFirst().orElse("");
        return new ClusterException(
                new Texts(
                        "集群上的任务失败：" + reason + "。没有留下结果；详情见 Spark 日志。",
                        "A job of the cluster failed: " + reason + ". No results are left; see Spark's log."),
                failure);
    }

    private static ClusterException unwritten(String out, IOException failure) {
        return new ClusterException(
                new Texts(
                        "无法写入 " + out + "：" + failure.getMessage() + "。没有留下结果。请检查空间、路径和权限。",
                        "Cannot write to " + out + ": " + failure.getMessage()
                                + ". No results are left. Check space, path and permissions."),
                failure);
    }

    private List<Chunk> chunks(List<StoredFacts> files) {
        long bytes = Math.max(1, JavaUtils.byteStringAsBytes(session.conf().get(CHUNK_BYTES)));
        List<Chunk> chunks = new ArrayList<>();
        for (StoredFacts file : files) {
            long start = 0;
            while (file.form() != StoredFacts.Form.WHOLE && file.size() - start > bytes) {
                chunks.add(new Chunk(chunks.size(), file, start, start + bytes));
                start += bytes;
            }
            chunks.add(new Chunk(chunks.size(), file, start, file.size()));
        }
        return chunks;
    }

    private static void tellFound(FactPaths.Found found, List<Chunk> chunks, Consumer<Texts> stages) {
        long bytes = found.files().stream().mapToLong(StoredFacts::size).sum();
        stages.accept(new Texts(
                String.format(
                        Locale.ROOT,
                        "1/4 输入：%,d 个文件，%,d 字节，分 %,d 块。",
                        found.files().size(),
                        bytes,
                        chunks.size()),
                String.format(
                        Locale.ROOT,
                        "1/4 Input: %,d files, %,d bytes, in %,d chunks.",
                        found.files().size(),
                        bytes,
                        chunks.size())));
        List<String> others = found.passedOver();
        if (!others.isEmpty()) {
            String first = String.join("、", others.subList(0, Math.min(3, others.size())));
            stages.accept(new Texts(
                    "    文件夹中另有 " + others.size() + " 个不是事实文件，未读取：" + first + (others.size() > 3 ? " 等" : "") + "。",
                    "    " + others.size() + " other files of the folders hold no facts and are not read: "
                            + first.replace("、", ", ") + (others.size() > 3 ? ", …" : "") + "."));
        }
    }

    private void writeParquet(StagedFolder staged) throws IOException {
        for (Table table : Table.values()) {
            String lines = StagedFolder.JSONL + "/" + table.folder();
            if (staged.has(lines)) {
                session.read()
                        .schema(table.columns())
                        .option("mode", "FAILFAST")
                        .json(staged.path(lines).toString())
                        .write()
                        .partitionBy(Drawer.PROVINCE)
                        .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
                        .parquet(staged.path(StagedFolder.PARQUET + "/" + table.folder())
                                .toString());
            }
        }
    }

    /** What a walk through a chunk came to. */
    record Walked(
            int chunk,
            long records,
            long lineEnds,
            @Nullable String sha256) implements Serializable {}

    /** What the driver knows of each chunk after the walk. */
    record Places(String[] files, long[] linesBefore) implements Serializable {}

    private final class Run {
        private final List<StoredFacts> files;
        private final List<Chunk> chunks;
        private final Consumer<Texts> stages;
        private final Broadcast<Assignment> assignment;
        private final Broadcast<SerializableConfiguration> configuration;

        Run(Assignment assignment, List<StoredFacts> files, List<Chunk> chunks, Consumer<Texts> stages) {
            this.files = files;
            this.chunks = chunks;
            this.stages = stages;
            this.assignment = context.broadcast(assignment);
            this.configuration = context.broadcast(new SerializableConfiguration(hadoop));
        }

        Result judge(StagedFolder staged) throws IOException, ExecutionException, InterruptedException {
            JavaFutureAction<List<String>> hashing = hashesOfFilesInParts();
            try {
                return judge(staged, hashing);
            } finally {
                hashing.cancel(true);
            }
        }

        private Result judge(StagedFolder staged, JavaFutureAction<List<String>> hashing)
                throws IOException, ExecutionException, InterruptedException {
            JavaRDD<Chunk> distributed = distributed();
            CollectionAccumulator<Walked> walked = context.sc().collectionAccumulator("walked chunks");
            JavaPairRDD<Integer, long[]> later = later(distributed, walked);
            long laterRecords = later.count();
            Map<Integer, Walked> walks = new HashMap<>();
            walked.value().forEach(walk -> walks.put(walk.chunk(), walk));
            tellWalked(walks, laterRecords);

            TallyInOrder tallies = new TallyInOrder();
            context.sc().register(tallies, "tallies of chunks");
            writeLines(distributed, later, context.broadcast(places(walks)), tallies, staged);
            Tally tally = tallies.value();
            stages.accept(new Texts(
                    String.format(
                            Locale.ROOT,
                            "3/4 核对：%,d 个主体，%,d 条结论；拒收 %,d 条记录。",
                            tally.judged(),
                            tally.findings().total(),
                            tally.rejected()),
                    String.format(
                            Locale.ROOT,
                            "3/4 Judged: %,d subjects, %,d findings; %,d records rejected.",
                            tally.judged(),
                            tally.findings().total(),
                            tally.rejected())));
            long records = walks.values().stream().mapToLong(Walked::records).sum();
            if (tally.judged() + tally.rejected() != records) {
                throw new IllegalStateException(records + " records were met, but " + tally.judged() + " judged and "
                        + tally.rejected() + " rejected");
            }
            return new Result(tally, proofs(walks, hashing.get()));
        }

        private JavaRDD<Chunk> distributed() {
            List<Tuple2<Chunk, Seq<String>>> located = new ArrayList<>();
            for (Chunk chunk : chunks) {
                located.add(new Tuple2<>(
                        chunk, CollectionConverters.asScala(hosts(chunk)).toSeq()));
            }
            ClassTag<Chunk> tag = ClassTag$.MODULE$.apply(Chunk.class);
            return JavaRDD.fromRDD(
                    context.sc().makeRDD(CollectionConverters.asScala(located).toSeq(), tag), tag);
        }

        /** The machines that hold the start of the chunk. */
        private List<String> hosts(Chunk chunk) {
            List<String> hosts = new ArrayList<>();
            try {
                org.apache.hadoop.fs.Path path =
                        new org.apache.hadoop.fs.Path(chunk.file().uri());
                BlockLocation[] blocks = path.getFileSystem(hadoop).getFileBlockLocations(path, chunk.start(), 1);
                if (blocks != null && blocks.length > 0) {
                    Arrays.stream(blocks[0].getHosts())
                            .filter(host -> !host.equals("localhost"))
                            .forEach(hosts::add);
                }
            } catch (IOException failure) {
                throw ChunkRecords.failure(chunk, failure);
            }
            return hosts;
        }

        /** By chunk, the number in it of each record whose subject was met before, and where: chunk and line in it. */
        private JavaPairRDD<Integer, long[]> later(JavaRDD<Chunk> distributed, CollectionAccumulator<Walked> walked) {
            Broadcast<SerializableConfiguration> here = configuration;
            return distributed
                    .mapPartitionsToPair(
                            part -> new Sightings(part.next(), here.value().value(), walked))
                    .repartitionAndSortWithinPartitions(
                            new ById(Math.min(chunks.size(), ById.MOST_PARTS)), new ById.InputOrder())
                    .mapPartitionsToPair(LaterSightings::new)
                    .partitionBy(new ByChunk(chunks.size()));
        }

        private void writeLines(
                JavaRDD<Chunk> distributed,
                JavaPairRDD<Integer, long[]> later,
                Broadcast<Places> places,
                TallyInOrder tallies,
                StagedFolder staged)
                throws IOException {
            Broadcast<Assignment> what = assignment;
            Broadcast<SerializableConfiguration> here = configuration;
            JavaRDD<Tuple2<String, byte[]>> lines = distributed.zipPartitions(
                    later,
                    (part, laterInPart) -> judged(
                            part.next(),
                            laterInPart,
                            places.value(),
                            what.value(),
                            here.value().value(),
                            tallies));
            Job job = Job.getInstance(hadoop);
            job.setOutputFormatClass(DrawerFormat.class);
            job.setOutputKeyClass(String.class);
            job.setOutputValueClass(byte[].class);
            job.getConfiguration().setBoolean("mapreduce.fileoutputcommitter.marksuccessfuljobs", false);
            FileOutputFormat.setOutputPath(job, staged.path(StagedFolder.JSONL));
            JavaPairRDD.fromJavaRDD(lines).saveAsNewAPIHadoopDataset(job.getConfiguration());
        }

        private Places places(Map<Integer, Walked> walks) {
            String[] names = new String[chunks.size()];
            long[] linesBefore = new long[chunks.size()];
            for (Chunk chunk : chunks) {
                int number = chunk.number();
                names[number] = chunk.file().name();
                if (!chunk.isFirst()) {
                    linesBefore[number] =
                            linesBefore[number - 1] + walk(walks, number - 1).lineEnds();
                }
            }
            return new Places(names, linesBefore);
        }

        private JavaFutureAction<List<String>> hashesOfFilesInParts() {
            Broadcast<SerializableConfiguration> here = configuration;
            List<StoredFacts> inParts = chunks.stream()
                    .filter(chunk -> chunk.isFirst() && !isHashedByWalk(chunk))
                    .map(Chunk::file)
                    .toList();
            return context.parallelize(inParts, Math.max(1, inParts.size()))
                    .map(file -> StoredHash.of(file, here.value().value()))
                    .collectAsync();
        }

        private boolean isHashedByWalk(Chunk chunk) {
            return chunk.isWhole() && chunk.file().form() != StoredFacts.Form.PARQUET;
        }

        /** The hashes in the order of the input; {@code others} are those of files that no walk hashed, in their order. */
        private List<Proof> proofs(Map<Integer, Walked> walks, List<String> others) {
            List<Proof> proofs = new ArrayList<>(files.size());
            Iterator<String> other = others.iterator();
            for (Chunk chunk : chunks) {
                String sha256 = walk(walks, chunk.number()).sha256();
                if (chunk.isFirst()) {
                    proofs.add(new Proof(chunk.file().name(), sha256 == null ? other.next() : sha256));
                }
            }
            return proofs;
        }

        private void tellWalked(Map<Integer, Walked> walks, long laterRecords) {
            long records = walks.values().stream().mapToLong(Walked::records).sum();
            stages.accept(new Texts(
                    String.format(Locale.ROOT, "2/4 清点：%,d 条记录，其中 %,d 条的主体此前已出现。", records, laterRecords),
                    String.format(
                            Locale.ROOT,
                            "2/4 Walked: %,d records, of which %,d are of subjects met before.",
                            records,
                            laterRecords)));
        }

        private static Walked walk(Map<Integer, Walked> walks, int chunk) {
            Walked walk = walks.get(chunk);
            if (walk == null) {
                throw new IllegalStateException("nobody walked through chunk " + chunk);
            }
            return walk;
        }
    }

    private static Iterator<Tuple2<String, byte[]>> judged(
            Chunk chunk,
            Iterator<Tuple2<Integer, long[]>> later,
            Places places,
            Assignment assignment,
            Configuration hadoop,
            TallyInOrder tallies) {
        Map<Long, JudgedLines.First> firsts = new HashMap<>();
        while (later.hasNext()) {
            long[] record = later.next()._2();
            int firstChunk = (int) record[1];
            firsts.put(
                    record[0],
                    new JudgedLines.First(places.files()[firstChunk], places.linesBefore()[firstChunk] + record[2]));
        }
        JudgedLines lines =
                new JudgedLines(chunk, places.linesBefore()[chunk.number()], firsts, Examiner.of(assignment), hadoop);
        closeWithTask(lines);
        return new Iterator<>() {
            private boolean counted;

            @Override
            public boolean hasNext() {
                boolean more = lines.hasNext();
                if (!more && !counted) {
                    counted = true;
                    tallies.add(new Tuple2<>(chunk.number(), lines.tally()));
                }
                return more;
            }

            @Override
            public Tuple2<String, byte[]> next() {
                return lines.next();
            }
        };
    }

    /** Closes {@code open} when the task ends, well or not. */
    static void closeWithTask(AutoCloseable open) {
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener(ended -> {
                try {
                    open.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
