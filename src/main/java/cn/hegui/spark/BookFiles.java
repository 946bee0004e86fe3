package cn.hegui.spark;

import cn.hegui.engine.RuleEngine;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.PolicyFile;
import cn.hegui.policy.RuleKinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a policy book on their way to the executors, with the hashes that the book must have there. Rules that the
 * program brings along are compiled into it; an executor that runs another build of the program is found by their hashes.
 */
final class BookFiles implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String KINDS = "kinds/";

    private final TreeMap<String, byte[]> bytes;
    private final TreeMap<String, String> hashes;
    private final boolean rulesEdited;

    private BookFiles(TreeMap<String, byte[]> bytes, TreeMap<String, String> hashes, boolean rulesEdited) {
        this.bytes = bytes;
        this.hashes = hashes;
        this.rulesEdited = rulesEdited;
    }

    /**
     * The files of {@code book}.
     *
     * @param policies the folder that its policies were read from; null: those of the program
     * @param kinds the folder that its rule kinds were read from; null: those of the program
     */
    static BookFiles of(PolicyBook book, @Nullable Path policies, @Nullable Path kinds) {
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        for (PolicyFile file : book.files()) {
            bytes.put(file.name(), read(file.name(), file.name().startsWith(KINDS) ? kinds : policies));
        }
        return new BookFiles(bytes, new TreeMap<>(hashes(book.files())), kinds != null);
    }

    /** The hashes by file name. */
    SortedMap<String, String> hashes() {
        return new TreeMap<>(hashes);
    }

    /** Whether the rules are compiled on the executors, instead of those of the program. */
    boolean areRulesEdited() {
        return rulesEdited;
    }

    private static byte[] read(String name, @Nullable Path folder) {
        try {
            if (folder != null) {
                return Files.readAllBytes(folder.resolve(name.substring(name.indexOf('/') + 1)));
            }
            try (InputStream stored = BookFiles.class.getResourceAsStream("/rules/" + name)) {
                if (stored == null) {
                    throw new IllegalStateException("not in the program: rules/" + name);
                }
                return stored.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A book with the engine for its rules. */
    record Opened(PolicyBook book, RuleEngine engine) {}

    /** Opens the book on this machine; throws {@link ClusterException} where it is not the one that was sent. */
    Opened open() {
        try {
            Path folder = Files.createTempDirectory("hegui-book");
            try {
                for (var file : bytes.entrySet()) {
                    Path path = folder.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.getValue());
                }
                Path kindsFolder = folder.resolve("kinds");
                RuleKinds kinds = RuleKinds.read(kindsFolder);
                PolicyBook book = PolicyBook.read(folder.resolve("policies"), kinds);
                requireEqual(hashes(book.files()), hashes);
                if (rulesEdited) {
                    return new Opened(book, RuleEngine.read(kindsFolder));
                }
                TreeMap<String, String> wanted = new TreeMap<>(hashes.subMap(KINDS, KINDS + Character.MAX_VALUE));
                requireEqual(hashes(RuleKinds.bundled().files()), wanted);
                return new Opened(book, RuleEngine.bundled());
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> hashes(List<PolicyFile> files) {
        SortedMap<String, String> hashes = new TreeMap<>();
        files.forEach(file -> hashes.put(file.name(), file.sha256()));
        return hashes;
    }

    private static void requireEqual(SortedMap<String, String> here, SortedMap<String, String> sent) {
        if (here.equals(sent)) {
            return;
        }
        String differing = Stream.concat(here.keySet().stream(), sent.keySet().stream())
                .sorted()
                .filter(name -> !Objects.equals(here.get(name), sent.get(name)))
                .findFirst()
                .orElse("");
        throw new ClusterException(new Texts(
                "执行节点上的政策文件与提交的不一致：" + differing + "（此处 SHA-256 " + here.get(differing) + "，应为 " + sent.get(differing)
                        + "）。可能节点上有另一版本的 hegui.jar；请检查 spark.executor.extraClassPath 和 --jars。",
                "The policy book on an executor is not the one submitted: " + differing + " (SHA-256 here "
                        + here.get(differing) + ", expected " + sent.get(differing)
                        + "). Maybe the node has another hegui.jar; check spark.executor.extraClassPath and --jars."));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
