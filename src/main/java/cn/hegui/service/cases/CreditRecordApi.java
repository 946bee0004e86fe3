package cn.hegui.service.cases;

import cn.hegui.cases.FeedEvent;
import cn.hegui.cases.RecordMembers;
import cn.hegui.model.Coded;
import cn.hegui.model.Texts;
import cn.hegui.service.cases.ApiAnswers.BadRequestException;
import cn.hegui.store.CreditFeed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What the credit system is served: the feed, acknowledgements, the exchange file. */
@RestController
class CreditRecordApi {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private final CreditFeed feed;
    private final CaseWork work;
    private final ExchangeFile exchange;

    CreditRecordApi(CreditFeed feed, CaseWork work, ExchangeFile exchange) {
        this.feed = feed;
        this.work = work;
        this.exchange = exchange;
    }

    /** Events behind the cursor {@code since}; those that take from a delivered record are told whatever is asked for. */
    @GetMapping("/api/v1/credit-records")
    ResponseEntity<String> read(
            @RequestParam(defaultValue = "0") String since,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "100") int limit) {
        Set<FeedEvent> events = EnumSet.noneOf(FeedEvent.class);
        for (String code : state) {
            FeedEvent event = Coded.find(FeedEvent.class, code);
            if (event == null) {
                return ApiAnswers.unfit(
                        "不认识的 state；应为 recordable、contested、upheld、repairable、repaired、withdrawn。",
                        "state is not known; it takes recordable, contested, upheld, repairable, repaired, withdrawn.");
            }
            events.add(event);
        }
        if (!since.matches("[0-9]{1,18}")) {
            return ApiAnswers.unfit("since 应为上一次答复中的 next。", "since must be the next of an earlier answer.");
        }
        CreditFeed.Page page =
                feed.read(Long.parseLong(since), events, ApiAnswers.actor().scope(), ApiAnswers.limit(limit));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", page.items().stream().map(CreditFeed.Item::members).toList());
        answer.put("next", Long.toString(page.next()));
        answer.put("more", page.more());
        answer.put("head", RecordMembers.of(page.head()));
        return ApiAnswers.json(HttpStatus.OK, answer);
    }

    /** {@code {"receipt":"…"}} */
    @PostMapping("/api/v1/credit-records/{event}/acknowledgement")
    ResponseEntity<String> acknowledge(HttpServletRequest request, @PathVariable String event) throws IOException {
        try {
            String receipt = ApiAnswers.text(ApiAnswers.body(request), "receipt");
            CreditFeed.Receipt kept = work.acknowledge(event, receipt, ApiAnswers.actor());
            if (kept instanceof CreditFeed.Receipt.Kept it) {
                return ApiAnswers.json(
                        HttpStatus.OK,
                        Map.of(
                                "event",
                                it.item().id(),
                                "receipt",
                                receipt,
                                "at",
                                it.at().toString()));
            }
            if (kept instanceof CreditFeed.Receipt.Differs differs) {
                return ApiAnswers.problem(
                        HttpStatus.CONFLICT,
                        new Texts("已用另一回执签收", "Acknowledged under another receipt"),
                        new Texts(
                                "该记录已以回执“" + differs.receipt() + "”签收。",
                                "This event was acknowledged under the receipt \"" + differs.receipt() + "\"."),
                        Map.of("code", "receipt-differs"));
            }
            return kept instanceof CreditFeed.Receipt.Refused refused
                    ? ApiAnswers.refused(refused.why())
                    : ApiAnswers.absent();
        } catch (BadRequestException bad) {
            return bad.answer();
        }
    }

    /** The exchange file of records that stand, determined between {@code from} and {@code to}. */
    @GetMapping("/api/v1/credit-records/exchange")
    ResponseEntity<StreamingResponseBody> exchange(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return file(format, from, to);
    }

    /** The same for people. */
    @GetMapping({"/cases/exchange.csv", "/cases/exchange.xlsx"})
    ResponseEntity<StreamingResponseBody> download(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return file(request.getRequestURI().endsWith("csv") ? "csv" : "xlsx", from, to);
    }

    private ResponseEntity<StreamingResponseBody> file(String format, String from, String to) {
        if (!format.equals("csv") && !format.equals("xlsx")) {
            return told(ApiAnswers.unfit("format 应为 csv 或 xlsx。", "format takes csv or xlsx."));
        }
        LocalDate first;
        LocalDate last;
        try {
            first = from.isEmpty() ? FIRST_DAY : LocalDate.parse(from);
            last = to.isEmpty() ? LAST_DAY : LocalDate.parse(to);
        } catch (DateTimeException none) {
            return told(
                    ApiAnswers.unfit("from 和 to 应为 2026-06-30 这样的日期。", "from and to take days such as 2026-06-30."));
        }
        List<CreditFeed.Item> items =
                feed.standing(first, last, ApiAnswers.actor().scope(), ExchangeFile.MOST_ROWS + 1);
        if (items.size() > ExchangeFile.MOST_ROWS) {
            return told(ApiAnswers.problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    new Texts("记录太多", "Too many records"),
                    new Texts(
                            "一个文件至多 " + ExchangeFile.MOST_ROWS + " 条，请用 from、to 按认定日期分几次导出。",
                            "One file holds at most " + ExchangeFile.MOST_ROWS
                                    + " records; name days of determination by from and to.")));
        }
        boolean csv = format.equals("csv");
        StreamingResponseBody body = out -> {
            if (csv) {
                exchange.csv(items, out);
            } else {
                exchange.xlsx(items, out);
            }
        };
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"credit-records." + format + "\"")
                .header("Cache-Control", "no-store")
                .contentType(
                        csv
                                ? MediaType.parseMediaType("text/csv;charset=UTF-8")
                                : MediaType.parseMediaType(
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .body(body);
    }

    /** The same answer in the form of a long one. */
    private static ResponseEntity<StreamingResponseBody> told(ResponseEntity<String> answer) {
        byte[] text = Objects.requireNonNull(answer.getBody()).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(out -> out.write(text));
    }
}
