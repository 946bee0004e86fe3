package cn.hegui.paper;

import cn.hegui.model.Coded;
import cn.hegui.model.Outcome;
import cn.hegui.model.Texts;
import cn.hegui.policy.Entries;
import cn.hegui.policy.Place;
import cn.hegui.policy.Problems;
import cn.hegui.policy.StoredFile;
import cn.hegui.policy.StoredFiles;
import cn.hegui.policy.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The form of a working paper: its title, who signs, its sheets in their order and the columns of each. What a file
 * leaves out is as in the layout of the program.
 *
 * @param title on the cover and in the head of each page; null: the program's
 * @param office whose paper it is; null: not said
 * @param signatures what is signed on the cover; empty: the program's
 */
public record PaperLayout(
        @Nullable String title, @Nullable String office, List<String> signatures, List<Sheet> sheets) {
    private static final String BUNDLED = "working-paper.yaml";
    private static final Pattern WIDTH = Pattern.compile("[1-9][0-9]{0,2}");
    private static final int WIDEST = 255;
    /** What no spreadsheet allows in the name of a sheet. */
    private static final Pattern SHEET_NAME = Pattern.compile("[^\\[\\]:*?/\\\\']{1,25}");

    /** What a sheet holds. */
    enum Contents implements Coded {
        COVER("封面", "Cover"),
        SUMMARY("汇总", "Summary"),
        FAIL("问题清单", "Findings"),
        UNKNOWN("资料不全", "Not judged"),
        CREDIT("信用线索", "Credit leads"),
        PENDING("尚未到期", "Not yet due"),
        PASS("符合", "Met"),
        NOTAPPLICABLE("不适用", "Does not apply"),
        REJECTS("拒收记录", "Rejects");

        private final Texts name;

        Contents(String zh, String en) {
            this.name = new Texts(zh, en);
        }

        @Override
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        Texts words() {
            return name;
        }

        /** The findings of which outcome it lists; null where it lists none. */
        @Nullable
        Outcome outcome() {
            return switch (this) {
                case FAIL -> Outcome.FAIL;
                case UNKNOWN -> Outcome.UNKNOWN;
                case PENDING -> Outcome.PENDING;
                case PASS -> Outcome.PASS;
                case NOTAPPLICABLE -> Outcome.NOTAPPLICABLE;
                case COVER, SUMMARY, CREDIT, REJECTS -> null;
            };
        }

        List<? extends PaperColumn<?>> columns() {
            return switch (this) {
                case COVER, SUMMARY -> List.of();
                case FAIL, UNKNOWN, PENDING, PASS, NOTAPPLICABLE -> Arrays.asList(FindingColumn.values());
                case CREDIT -> Arrays.asList(CreditColumn.values());
                case REJECTS -> Arrays.asList(RejectColumn.values());
            };
        }
    }

    /**
     * A sheet.
     *
     * @param name null: the program's
     */
    record Sheet(Contents contents, @Nullable String name, List<Column> columns) {}

    /**
     * A column of a sheet.
     *
     * @param source what stands in it; null: left blank, to be filled in by hand
     * @param heading null: the source's
     */
    record Column(@Nullable PaperColumn<?> source, @Nullable String heading, int width) {
        String heading(Glossary words) {
            if (heading != null) {
                return heading;
            }
            return source == null ? "" : words.say(source.heading());
        }
    }

    /** The layout of the program. */
    public static PaperLayout bundled() {
        Problems problems = new Problems();
        return read(StoredFile.bundled(BUNDLED, bundledBytes()), problems);
    }

    /** The file of the program's layout, with which another begins. */
    public static byte[] bundledBytes() {
        try (InputStream in = Objects.requireNonNull(PaperLayout.class.getResourceAsStream(BUNDLED))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the layout in {@code file}.
     *
     * @throws BadLayoutException with all that is wrong in it
     */
    public static PaperLayout read(Path file) {
        Problems problems = new Problems();
        List<StoredFile> stored = StoredFiles.file(file, "", problems);
        if (!problems.isEmpty() || stored.isEmpty()) {
            throw new BadLayoutException(problems.sorted());
        }
        return read(stored.get(0), problems);
    }

    private static PaperLayout read(StoredFile stored, Problems problems) {
        PaperLayout layout = null;
        MappingNode root = Yaml.read(stored, problems);
        if (root != null) {
            Entries entries = new Entries(stored.shown(), root, problems);
            layout = read(stored.shown(), entries, problems);
            entries.close();
        }
        if (layout == null || !problems.isEmpty()) {
            throw new BadLayoutException(problems.sorted());
        }
        return layout;
    }

    private static PaperLayout read(String file, Entries entries, Problems problems) {
        String title = entries.textIfGiven("title");
        String office = entries.textIfGiven("office");
        Node signatures = entries.node("signatures");
        List<Sheet> sheets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (!entries.has("sheets")) {
            problems.missing(entries.place(), "sheets");
        }
        for (Entries each : entries.list("sheets")) {
            Sheet sheet = sheet(file, each, problems);
            each.close();
            if (sheet != null) {
                sheets.add(sheet);
                String name = sheet.name() == null ? sheet.contents().code() : sheet.name();
                if (!names.add(name)) {
                    problems.add(each.place("sheet"), name, "有两张工作表同名。", "Two sheets have one name.");
                }
            }
        }
        return new PaperLayout(
                title, office, signatures == null ? List.of() : entries.texts(signatures), List.copyOf(sheets));
    }

    private static @Nullable Sheet sheet(String file, Entries entries, Problems problems) {
        List<String> known =
                Arrays.stream(Contents.values()).map(Contents::code).toList();
        String code = entries.text("sheet");
        Contents contents = code == null ? null : Coded.find(Contents.class, code);
        if (contents == null) {
            if (code != null) {
                problems.unknown(entries.place("sheet"), code, new Texts("工作表", "sheet"), known);
            }
            return null;
        }
        String name = entries.textIfGiven("name");
        if (name != null && !SHEET_NAME.matcher(name).matches()) {
            problems.unexpected(
                    entries.place("name"),
                    name,
                    new Texts(
                            "至多 25 个字、不含 [ ] : * ? / \\ ' 的表名",
                            "a name of at most 25 characters without [ ] : * ? / \\ '"));
        }
        List<Column> columns = new ArrayList<>();
        Node listed = entries.node("columns");
        if (listed != null) {
            for (Node node : entries.nodes(listed)) {
                Column column = column(file, entries, contents, node, problems);
                if (column != null) {
                    columns.add(column);
                }
            }
        }
        if (columns.isEmpty()) {
            contents.columns().forEach(column -> columns.add(new Column(column, null, column.width())));
        }
        return new Sheet(contents, name, List.copyOf(columns));
    }

    private static @Nullable Column column(
            String file, Entries sheet, Contents contents, Node node, Problems problems) {
        if (!(node instanceof MappingNode)) {
            String code = sheet.text(node);
            PaperColumn<?> source = code == null ? null : source(code, Place.of(file, node), contents, problems);
            return source == null ? null : new Column(source, null, source.width());
        }
        Entries entries = sheet.entries(node);
        if (entries == null) {
            return null;
        }
        String heading = entries.textIfGiven("heading");
        String code = entries.textIfGiven("column");
        PaperColumn<?> source = code == null ? null : source(code, entries.place("column"), contents, problems);
        if (code == null && heading == null) {
            problems.missing(entries.place(), "heading");
        }
        int width = width(entries, source == null ? 16 : source.width(), problems);
        entries.close();
        return new Column(source, heading, width);
    }

    private static int width(Entries entries, int otherwise, Problems problems) {
        Node node = entries.node("width");
        if (node == null) {
            return otherwise;
        }
        String text = Entries.shown(node);
        if (WIDTH.matcher(text).matches() && Integer.parseInt(text) <= WIDEST) {
            return Integer.parseInt(text);
        }
        problems.unexpected(entries.place("width"), text, new Texts("1 到 255 的整数", "a whole number from 1 to 255"));
        return otherwise;
    }

    private static @Nullable PaperColumn<?> source(String code, Place at, Contents contents, Problems problems) {
        for (PaperColumn<?> column : contents.columns()) {
            if (column.code().equals(code)) {
                return column;
            }
        }
        problems.unknown(
                at,
                code,
                new Texts("列", "column"),
                contents.columns().stream().map(Coded::code).toList());
        return null;
    }
}
