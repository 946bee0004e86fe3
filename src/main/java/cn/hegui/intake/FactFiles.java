package cn.hegui.intake;

import cn.hegui.model.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the input files that a command line names. */
public final class FactFiles {
    private static final String ENDINGS = ".xlsx .xlsm .csv .jsonl .json .jsonl.gz .json.gz .jsonl.zst .json.zst";

    private FactFiles() {}

    /**
     * The files of these arguments in the order in which they are judged: files as given, folders walked with all that
     * is below and sorted by path in code points, {@code -} for standard input as JSON Lines. Throws
     * {@link UnreadableInputException} where there are none, one is absent or unreadable, a folder holds no facts, or a
     * file that is named itself has another ending; in folders such files are passed over.
     */
    public static List<FactFile> resolve(List<String> arguments, InputStream standardInput) {
        if (arguments.isEmpty()) {
            throw new UnreadableInputException(new Texts(
                    "没有给出事实文件。请给出文件或文件夹（" + ENDINGS + "），或用 - 表示标准输入。",
                    "No facts are given. Name files or folders (" + ENDINGS + "), or - for standard input."));
        }
        List<FactFile> files = new ArrayList<>();
        boolean standardInputTaken = false;
        for (String argument : arguments) {
            if (!argument.equals(FactFile.STANDARD_INPUT)) {
                files.addAll(filesOf(argument));
            } else if (standardInputTaken) {
                throw new UnreadableInputException(
                        new Texts("标准输入（-）只能给出一次。", "Standard input (-) can be given only once."));
            } else {
                standardInputTaken = true;
                files.add(FactFile.standardInput(standardInput));
            }
        }
        return withTables(files, arguments);
    }

    /**
     * The files of facts in {@code folder} and below in the order in which they are judged, named by where they lie in it.
     * Throws {@link UnreadableInputException} where there are none.
     */
    public static List<FactFile> below(Path folder) {
        return withTables(filesIn(folder, folder.toString(), ""), List.of());
    }

    /** Gives each workbook its own tables, and to the first CSV file of each folder those of all that were found there. */
    private static List<FactFile> withTables(List<FactFile> files, List<String> arguments) {
        Map<@Nullable Path, List<TableFile>> folders = new HashMap<>();
        for (FactFile file : files) {
            if (file.form() == FactFile.Form.CSV) {
                folders.computeIfAbsent(file.path().toAbsolutePath().getParent(), folder -> new ArrayList<>())
                        .add(new TableFile(file.path(), file.name(), file.form()));
            }
        }
        List<FactFile> result = new ArrayList<>();
        for (FactFile file : files) {
            boolean named = arguments.contains(file.name());
            switch (file.form()) {
                case XLSX ->
                    result.add(file.reading(List.of(new TableFile(file.path(), file.name(), file.form())), named));
                case CSV -> {
                    // The first file of a folder speaks for all; each is hashed on its own.
                    List<TableFile> tables =
                            folders.remove(file.path().toAbsolutePath().getParent());
                    result.add(
                            tables == null
                                    ? file.reading(List.of(), false)
                                    : file.reading(TableFile.ofOneFolder(tables), named));
                }
                case JSON, JSON_LINES -> result.add(file);
            }
        }
        return List.copyOf(result);
    }

    private static List<FactFile> filesOf(String argument) {
        Path path = path(argument);
        if (!Files.exists(path)) {
            throw new UnreadableInputException(new Texts(
                    "找不到 " + argument + "。请核对路径；相对路径从当前文件夹（" + Path.of("").toAbsolutePath() + "）算起。",
                    "There is no " + argument + ". Check the path; relative ones start at "
                            + Path.of("").toAbsolutePath() + "."));
        }
        if (!Files.isReadable(path)) {
            throw new UnreadableInputException(
                    new Texts("没有权限读取 " + argument + "。请检查其权限。", "No permission to read " + argument + "."));
        }
        return Files.isDirectory(path) ? filesIn(path, argument) : List.of(file(path, argument));
    }

    private static Path path(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException invalid) {
            throw new UnreadableInputException(
                    new Texts(argument + " 不是有效的路径。请核对。", argument + " is not a valid path. Check it."));
        }
    }

    private static FactFile file(Path path, String name) {
        FactFile file = FactFile.at(path, name);
        if (file == null) {
            refuseOtherSpreadsheet(name);
            throw new UnreadableInputException(new Texts(
                    "不认识 " + name + " 的扩展名，应为 " + ENDINGS + " 之一。请核对文件，或改名。",
                    "The ending of " + name + " is not known; expected one of " + ENDINGS
                            + ". Check the file, or rename it."));
        }
        return file;
    }

    /** Spreadsheets of other programs hold facts, so they are never passed over. */
    private static void refuseOtherSpreadsheet(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String ending = lower.substring(lower.lastIndexOf('.') + 1);
        String program = switch (ending) {
            case "xls" -> "Excel 97–2003";
            case "xlsb" -> "Excel";
            case "et" -> "WPS";
            case "numbers" -> "Numbers";
            case "ods" -> "LibreOffice";
            default -> "";
        };
        if (!program.isEmpty()) {
            throw new UnreadableInputException(new Texts(
                    "%s 是 %s 的文件（.%s），不能直接读取。请在原来的软件中打开，另存（或导出）为“Excel 工作簿（.xlsx）”。".formatted(name, program, ending),
                    "%s is a file of %s (.%s), which cannot be read. Open it in its program and save or export it as .xlsx."
                            .formatted(name, program, ending)));
        }
    }

    private static List<FactFile> filesIn(Path folder, String argument) {
        return filesIn(folder, argument, argument.endsWith("/") || argument.endsWith("\\") ? argument : argument + "/");
    }

    private static List<FactFile> filesIn(Path folder, String argument, String prefix) {
        List<FactFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String relative = folder.relativize(path).toString();
                FactFile file = FactFile.at(
                        path, prefix + relative.replace(folder.getFileSystem().getSeparator(), "/"));
                // A program that has a workbook open keeps a file of this name beside it.
                boolean lock = String.valueOf(path.getFileName()).startsWith("~$");
                if (file != null && !lock) {
                    files.add(file);
                } else if (!lock) {
                    refuseOtherSpreadsheet(prefix + relative);
                }
            }
        } catch (IOException failure) {
            throw RawRecords.unreadable(argument, failure);
        } catch (UncheckedIOException failure) {
            throw RawRecords.unreadable(argument, Objects.requireNonNull(failure.getCause()));
        }
        if (files.isEmpty()) {
            throw new UnreadableInputException(new Texts(
                    "文件夹 " + argument + " 中没有事实文件（" + ENDINGS + "）。请核对路径。",
                    "The folder " + argument + " holds no facts (" + ENDINGS + "). Check the path."));
        }
        files.sort(Comparator.comparing(FactFile::name, FactFiles::byCodePoints));
        return files;
    }

    /** The order of code points, which is not that of {@code char} beyond the basic plane. */
    private static int byCodePoints(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }
}
