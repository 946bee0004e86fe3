package cn.hegui.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folder of a site. It holds a list of the files that were written, {@value #MARKER}: only a folder with that list, or
 * an empty one, is written into, and only files on it are ever removed.
 */
public final class SiteFolder {
    /** The list of what was written, one path a line. */
    public static final String MARKER = ".hegui-site";

    private SiteFolder() {}

    /**
     * Writes {@code files} into {@code folder}, which is made where it does not exist, and removes those of an earlier site
     * that there are no more.
     *
     * @throws ForeignFolderException where the folder holds files and was not made by this program; nothing is written then
     */
    public static void write(Path folder, Map<String, byte[]> files) throws IOException {
        Set<String> earlier = earlier(folder);
        Files.createDirectories(folder);
        Set<String> listed = new TreeSet<>(earlier);
        listed.addAll(files.keySet());
        // Before the first page: a run that is broken off must not lock its own folder.
        list(folder, listed);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        for (String gone : earlier) {
            if (!files.containsKey(gone)) {
                remove(folder, gone);
            }
        }
        list(folder, files.keySet());
    }

    private static void list(Path folder, Set<String> names) throws IOException {
        Files.writeString(folder.resolve(MARKER), String.join("\n", new TreeSet<>(names)) + "\n");
    }

    private static Set<String> earlier(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return Set.of();
        }
        Path marker = folder.resolve(MARKER);
        if (Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)) {
            return new TreeSet<>(Files.readAllLines(marker, StandardCharsets.UTF_8));
        }
        if (!Files.isDirectory(folder)) {
            throw new ForeignFolderException(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new ForeignFolderException(folder);
            }
        }
        return Set.of();
    }

    /** Removes a page that there is no more, and the folders that it leaves empty; never what lies outside. */
    private static void remove(Path folder, String name) throws IOException {
        Path root = folder.toRealPath();
        Path path;
        try {
            path = root.resolve(name).normalize();
        } catch (InvalidPathException edited) {
            return;
        }
        if (path.equals(root)
                || !path.startsWith(root)
                || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                || !path.toRealPath().startsWith(root)) {
            return;
        }
        Files.delete(path);
        for (Path above = path.getParent(); above != null && !above.equals(root); above = above.getParent()) {
            try (Stream<Path> inside = Files.list(above)) {
                if (inside.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(above);
        }
    }
}
