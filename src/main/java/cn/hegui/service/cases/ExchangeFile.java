package cn.hegui.service.cases;

import cn.hegui.cases.CreditEntry;
import cn.hegui.model.Coded;
import cn.hegui.model.RuleKind;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.CellText;
import cn.hegui.report.Ground;
import cn.hegui.store.CreditFeed;
import cn.hegui.workbook.WorkbookFile;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.stereotype.Component;

/**
 * Writes records that stand as a table for the credit system's own import, with the columns of
 * {@code rules/credit/exchange-fields.yaml} or of an authority's own file. Every cell is a text, never a formula.
 */
@Component
class ExchangeFile {
    /** How many records one file holds at most. */
    static final int MOST_ROWS = 50_000;

    private static final String BUNDLED = "/rules/credit/exchange-fields.yaml";
    /** Without it Excel takes the file for the encoding of the country. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final int MOST_FIELDS = 100;

    private final String title;
    private final List<Column> columns = new ArrayList<>();
    private final PolicyBook book;

    ExchangeFile(CaseSettings settings, PolicyBook book) throws IOException {
        this.book = book;
        Path own = settings.exchangeFields();
        try (InputStream file = own == null
                ? Objects.requireNonNull(ExchangeFile.class.getResourceAsStream(BUNDLED), BUNDLED)
                : Files.newInputStream(own)) {
            String name = own == null ? BUNDLED : own.toString();
            Object yaml = new Load(LoadSettings.builder().setLabel(name).build()).loadFromInputStream(file);
            this.title = read(yaml, name);
        }
    }

    /** One column: its heading, and what stands in it. */
    private record Column(String heading, @Nullable Value value, String constant) {
        String cell(CreditEntry entry, PolicyBook book) {
            return value == null ? constant : value.of.apply(entry, book);
        }
    }

    /** What a column may show. */
    private enum Value implements Coded {
        SUBJECT("subject", (it, book) -> it.subject()),
        NAME("name", (it, book) -> Objects.requireNonNullElse(it.name(), "")),
        REGION_NAME("regionName", (it, book) -> book.regionName(it.region())),
        REGION("region", (it, book) -> it.region().code()),
        DOCUMENT_NO("documentNo", (it, book) -> it.refusalDocumentNo()),
        AUTHORITY("authority", (it, book) -> it.refusalAuthority()),
        DETERMINED_ON("determinedOn", (it, book) -> it.refusalConfirmedOn().toString()),
        BEHAVIOUR("behaviour", (it, book) -> it.behaviour().words()),
        GROUND("ground", Value::ground),
        BASIS("basis", Value::basis),
        NOTICE_NO("noticeNo", (it, book) -> it.noticeNo()),
        ISSUED_BY("issuedBy", (it, book) -> it.issuedBy()),
        ISSUED_ON("issuedOn", (it, book) -> it.issuedOn().toString()),
        DUE_ON("dueOn", (it, book) -> it.dueOn().toString()),
        CORRECTED_ON("correctedOn", (it, book) -> day(it.correctedOn())),
        SEVERITY("severity", (it, book) -> it.publication().severity().title().zh()),
        PUBLISHED_FROM("publishedFrom", (it, book) -> it.refusalConfirmedOn().toString()),
        REPAIRABLE_FROM(
                "repairableFrom",
                (it, book) -> it.publication().repairableFrom().toString()),
        PUBLISHED_UNTIL(
                "publishedUntil", (it, book) -> it.publication().lastDay().toString()),
        PUBLISHED("published", (it, book) -> it.publication().published() ? "是" : "否"),
        STATE("state", (it, book) -> it.state().equals("repairable") ? "已改正，可修复" : "已认定"),
        CASE_ID("caseId", (it, book) -> it.caseId()),
        TARGET("target", (it, book) -> it.year()),
        MEASURED("measured", (it, book) -> figures(it, CreditEntry.Figures::measured)),
        REQUIRED("required", (it, book) -> figures(it, CreditEntry.Figures::required)),
        AMOUNT_MISSING("amountMissing", (it, book) -> figures(it, CreditEntry.Figures::amountMissing));

        private final String code;
        private final BiFunction<CreditEntry, PolicyBook, String> of;

        Value(String code, BiFunction<CreditEntry, PolicyBook, String> of) {
            this.code = code;
            this.of = of;
        }

        @Override
        public String code() {
            return code;
        }

        private static String day(@Nullable LocalDate day) {
            return day == null ? "" : day.toString();
        }

        private static String figures(CreditEntry it, Function<CreditEntry.Figures, @Nullable String> figure) {
            return it.breaches().stream()
                    .map(figure)
                    .filter(Objects::nonNull)
                    .distinct()
                    .collect(Collectors.joining("；"));
        }

        private static String ground(CreditEntry it, PolicyBook book) {
            RuleKind kind = book.kinds().byId().get(it.rule());
            String what = kind == null ? it.rule() : kind.title().zh();
            String refused = it.refusedInWritingOn() == null
                    ? "期限 " + it.dueOn() + " 届满未改正"
                    : "于 " + it.refusedInWritingOn() + " 书面拒绝改正";
            return it.year() + " 年度" + what + "不符合规定，经 " + it.noticeNo() + " 责令改正，" + refused + "，认定为拒不改正";
        }

        private static String basis(CreditEntry it, PolicyBook book) {
            return it.basis().stream()
                    .map(id -> book.clause(id).map(Ground::name).orElse(id))
                    .distinct()
                    .collect(Collectors.joining("；"));
        }
    }

    private String read(Object yaml, String file) {
        if (!(yaml instanceof Map<?, ?> map)
                || !(map.get("title") instanceof String heading)
                || !(map.get("fields") instanceof List<?> fields)
                || fields.isEmpty()
                || fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException(file + ": 应有 title 和 1 至 " + MOST_FIELDS
                    + " 个 fields; expected title and 1 to " + MOST_FIELDS + " fields");
        }
        for (int i = 0; i < fields.size(); i++) {
            columns.add(column(fields.get(i), file + ": fields[" + i + "]"));
        }
        return heading;
    }

    private static Column column(Object field, String place) {
        if (!(field instanceof Map<?, ?> map) || !(map.get("heading") instanceof String heading)) {
            throw new IllegalArgumentException(place + ": 缺少 heading; heading is absent");
        }
        if (map.get("constant") instanceof String constant && !map.containsKey("value")) {
            return new Column(heading, null, constant);
        }
        Value value = map.get("value") instanceof String code ? Coded.find(Value.class, code) : null;
        if (value == null) {
            List<String> known = Arrays.stream(Value.values()).map(Value::code).toList();
            throw new IllegalArgumentException(place + ": value 应为下列之一 takes one of " + known);
        }
        return new Column(heading, value, "");
    }

    /** Writes {@code items} as CSV (RFC 4180, UTF-8); {@code out} stays open. */
    void csv(List<CreditFeed.Item> items, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(
                columns.stream().map(column -> CellText.of(column.heading())).toList());
        for (CreditFeed.Item item : items) {
            CreditEntry entry = CreditEntry.read(item.record());
            csv.writeRecord(columns.stream()
                    .map(column -> CellText.of(column.cell(entry, book)))
                    .toList());
        }
        csv.flush();
        text.flush();
    }

    /** Writes {@code items} as a workbook; {@code out} stays open. */
    void xlsx(List<CreditFeed.Item> items, OutputStream out) throws IOException {
        WorkbookFile.write(out, workbook -> {
            Worksheet sheet = workbook.newWorksheet(title);
            for (int c = 0; c < columns.size(); c++) {
                sheet.value(0, c, columns.get(c).heading());
                sheet.style(0, c).bold().set();
                sheet.width(c, 20);
            }
            sheet.freezePane(0, 1);
            for (int r = 0; r < items.size(); r++) {
                CreditEntry entry = CreditEntry.read(items.get(r).record());
                for (int c = 0; c < columns.size(); c++) {
                    sheet.value(r + 1, c, columns.get(c).cell(entry, book));
                }
            }
        });
    }
}
