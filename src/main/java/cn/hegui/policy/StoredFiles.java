package cn.hegui.policy;

import cn.hegui.model.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads the YAML and DRL files of one folder, on disk or inside the program, by name. */
public final class StoredFiles {
    /** The largest file read, in bytes: a hundred times the largest document known. */
    static final int LARGEST = 4 * 1024 * 1024;

    /** A resource that is always there and from which the folders beside it are found: a jar lists no directories. */
    private static final String ANCHOR = "/rules/regions.tsv";

    private StoredFiles() {}

    /** The files of {@code path}; a file that is too large or cannot be read is a problem and left out. */
    public static List<StoredFile> in(Path path, String folder, Problems problems) {
        List<Path> paths;
        try (Stream<Path> listed = Files.list(path)) {
            paths = listed.filter(file -> isWanted(file.getFileName().toString(), file.toString(), problems))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            problems.add(
                    Place.of(path.toString()),
                    "",
                    "无法读取文件夹（" + e.getClass().getSimpleName() + "）。",
                    "The folder cannot be read (" + e.getClass().getSimpleName() + ").");
            return List.of();
        }
        List<StoredFile> files = new ArrayList<>();
        for (Path file : paths) {
            read(
                    () -> Files.newInputStream(file),
                    folder,
                    file.getFileName().toString(),
                    file.toString(),
                    files,
                    problems);
        }
        return sorted(files);
    }

    /** The one file {@code path}; none where it is too large or cannot be read, which is then a problem. */
    public static List<StoredFile> file(Path path, String folder, Problems problems) {
        List<StoredFile> files = new ArrayList<>();
        String name = String.valueOf(path.getFileName());
        read(() -> Files.newInputStream(path), folder, name, path.toString(), files, problems);
        return files;
    }

    /** The files of {@code rules/<folder>} that the program brings along, from a class folder or a jar. */
    static List<StoredFile> bundled(String folder, Problems problems) {
        URL anchor = StoredFiles.class.getResource(ANCHOR);
        if (anchor == null) {
            throw new IllegalStateException("not on the class path: " + ANCHOR);
        }
        try {
            if (anchor.getProtocol().equals("file")) {
                return inClassFolder(Path.of(anchor.toURI()).resolveSibling(folder), folder, problems);
            }
            return inJar(anchor, folder, problems);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot list rules/" + folder + " beside " + anchor, e);
        }
    }

    private static List<StoredFile> inClassFolder(Path path, String folder, Problems problems) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        try (Stream<Path> listed = Files.list(path)) {
            for (Path file : listed.toList()) {
                String name = file.getFileName().toString();
                String shown = "rules/" + folder + "/" + name;
                if (isWanted(name, shown, problems)) {
                    read(() -> Files.newInputStream(file), folder, name, shown, files, problems);
                }
            }
        }
        return sorted(files);
    }

    private static List<StoredFile> inJar(URL anchor, String folder, Problems problems)
            throws IOException, URISyntaxException {
        URLConnection connection = anchor.openConnection();
        if (!(connection instanceof JarURLConnection inJar)) {
            throw new IOException("neither a file nor in a jar: " + URI.create(anchor.toString()));
        }
        // Our own copy of the open jar, so that closing it leaves the class loader's alone.
        inJar.setUseCaches(false);
        String entry = inJar.getEntryName();
        String start = entry.substring(0, entry.lastIndexOf('/') + 1) + folder + "/";
        List<StoredFile> files = new ArrayList<>();
        try (JarFile jar = inJar.getJarFile()) {
            for (JarEntry each : jar.stream().toList()) {
                String name = each.getName().startsWith(start) ? each.getName().substring(start.length()) : "";
                String shown = "rules/" + folder + "/" + name;
                if (!name.isEmpty() && name.indexOf('/') < 0 && isWanted(name, shown, problems)) {
                    read(() -> jar.getInputStream(each), folder, name, shown, files, problems);
                }
            }
        }
        return sorted(files);
    }

    private static boolean isWanted(String name, String shown, Problems problems) {
        if (name.startsWith(".")) {
            return false;
        }
        if (name.endsWith(".yml")) {
            // Passed over, its clauses would be missed by nobody.
            String meant = name.substring(0, name.length() - ".yml".length()) + ".yaml";
            problems.unexpected(
                    Place.of(shown),
                    name,
                    new Texts("以 .yaml 结尾的文件名", "a file name that ends in .yaml"),
                    Optional.of(new Texts(meant, meant)));
        }
        return name.endsWith(".yaml") || name.endsWith(".drl");
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private static void read(
            Source source, String folder, String name, String shown, List<StoredFile> into, Problems problems) {
        try (InputStream stream = source.open()) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                problems.add(
                        Place.of(shown), name, "文件超过 4 MiB，不予读取。", "The file is larger than 4 MiB and is not read.");
                return;
            }
            into.add(new StoredFile(folder, name, shown, bytes));
        } catch (IOException e) {
            problems.add(
                    Place.of(shown),
                    name,
                    "无法读取文件（" + e.getClass().getSimpleName() + "）。",
                    "The file cannot be read (" + e.getClass().getSimpleName() + ").");
        }
    }

    private static List<StoredFile> sorted(List<StoredFile> files) {
        return files.stream().sorted(Comparator.comparing(StoredFile::name)).toList();
    }
}
