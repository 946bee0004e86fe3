package cn.hegui.service.cases;

import cn.hegui.cases.Breach;
import cn.hegui.cases.CreditCase;
import cn.hegui.cases.LogEntry;
import cn.hegui.cases.Procedure;
import cn.hegui.cases.Stage;
import cn.hegui.cases.Step;
import cn.hegui.cases.StepKind;
import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.service.account.Actor;
import cn.hegui.service.cases.CaseViews.Day;
import cn.hegui.service.cases.CaseViews.Due;
import cn.hegui.service.cases.CaseViews.Offered;
import cn.hegui.service.cases.CaseViews.Row;
import cn.hegui.service.web.Page;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import cn.hegui.store.Account;
import cn.hegui.store.Accounts;
import cn.hegui.store.CaseFilter;
import cn.hegui.store.CaseLine;
import cn.hegui.store.CaseStore;
import cn.hegui.store.CaseStore.Attempt;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of cases: lists, one case with the steps that its state and the viewer's office allow, deadlines. */
@Controller
class CasePages {
    private static final int ROWS = 50;
    private static final int MOST_DUE = 1000;
    /** How far ahead the list reminds of what is due, and of how much. */
    private static final int REMINDED_DAYS = 30;

    private static final int REMINDED_OF = 5;
    /** Enough to find the entry in an exported log. */
    private static final int SHOWN_HASH = 16;

    private static final int LONGEST_SEARCH = 100;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Procedure.CHINA);

    private final Pages pages;
    private final CaseStore store;
    private final CaseWork work;
    private final RunFindings findings;
    private final PublicationRules rules;
    private final PolicyBook book;
    private final Accounts accounts;

    CasePages(
            Pages pages,
            CaseStore store,
            CaseWork work,
            RunFindings findings,
            PublicationRules rules,
            PolicyBook book,
            Accounts accounts) {
        this.pages = pages;
        this.store = store;
        this.work = work;
        this.findings = findings;
        this.rules = rules;
        this.book = book;
        this.accounts = accounts;
    }

    @GetMapping("/cases")
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "false") String overdue,
            @RequestParam(required = false) @Nullable Long after) {
        Actor actor = actor();
        Stage chosen = Coded.find(Stage.class, stage);
        boolean late = overdue.equals("true");
        Texts problem = null;
        RegionCode within = null;
        if (!region.isBlank()) {
            within = RegionCode.isValid(region.strip()) ? new RegionCode(region.strip()) : null;
            problem = within == null
                    ? new Texts("地区代码应为六位数字，例如 230500。", "A region code has six digits, for example 230500.")
                    : null;
        }
        String wanted = text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
        CaseFilter filter = new CaseFilter(
                chosen == null ? Set.of() : Set.of(chosen),
                within,
                wanted.isBlank() ? null : wanted,
                late ? work.today() : null);
        List<CaseLine> lines = store.list(filter, actor.scope(), after, ROWS + 1);
        boolean more = lines.size() > ROWS;
        List<CaseLine> shown = more ? lines.subList(0, ROWS) : lines;
        Map<Stage, Long> counts = store.counts(actor.scope());
        List<CaseViews.StageCount> stages = new ArrayList<>();
        for (Stage one : Stage.values()) {
            if (counts.containsKey(one)) {
                stages.add(new CaseViews.StageCount(one, counts.getOrDefault(one, 0L)));
            }
        }
        String next = more
                ? "stage=" + (chosen == null ? "" : chosen.code()) + "&text=" + encoded(wanted) + "&region="
                        + (within == null ? "" : within.code()) + "&overdue=" + late + "&after="
                        + shown.get(ROWS - 1).place()
                : null;
        LocalDate today = work.today();
        LocalDate until = today.plusDays(REMINDED_DAYS);
        List<Due> soon = dues(store.due(today, until, actor.scope(), REMINDED_OF * 2), today, until, today);
        return pages.answer(
                "cases/list",
                pages.page(request, new Texts("案件", "Cases"), Tab.CASES),
                new CaseViews.Listed(
                        shown.stream().map(this::row).toList(),
                        stages,
                        chosen,
                        wanted,
                        region.strip(),
                        late,
                        actor.role() == Role.AUTHORITY,
                        counts.getOrDefault(Stage.PROPOSED, 0L),
                        soon.size() > REMINDED_OF ? soon.subList(0, REMINDED_OF) : soon,
                        problem,
                        next));
    }

    @GetMapping("/cases/new")
    ResponseEntity<String> proposed(HttpServletRequest request, @RequestParam String run, @RequestParam long finding)
            throws IOException {
        return opening(request, run, finding, "", null, HttpStatus.OK);
    }

    @PostMapping("/cases")
    ResponseEntity<String> open(
            HttpServletRequest request,
            @RequestParam String run,
            @RequestParam long finding,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "case") String as)
            throws IOException {
        RunFindings.Answer answer = findings.find(run, finding, actor().scope());
        if (!(answer instanceof RunFindings.Answer.Found found)) {
            return opening(request, run, finding, reason, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Attempt attempt = work.open(found.breach(), as.equals("lead"), reason.strip(), actor());
        if (attempt instanceof Attempt.Taken taken) {
            return to("/cases/" + taken.after().id());
        }
        if (attempt instanceof Attempt.AlreadyOpen open) {
            return to("/cases/" + open.id() + "?open");
        }
        Texts problem =
                attempt instanceof Attempt.Refused refused ? refused.why().texts() : null;
        return opening(request, run, finding, reason, problem, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ResponseEntity<String> opening(
            HttpServletRequest request,
            String run,
            long finding,
            String reason,
            @Nullable Texts problem,
            HttpStatus status)
            throws IOException {
        RunFindings.Answer answer = findings.find(run, finding, actor().scope());
        Page page = pages.page(request, new Texts("从核对结论立案", "Open a case from a finding"), Tab.CASES);
        if (answer instanceof RunFindings.Answer.Found found) {
            Breach breach = found.breach();
            return pages.answer(
                    status,
                    "cases/new",
                    page,
                    new CaseViews.Proposed(
                            breach,
                            found.message(),
                            book.regionName(breach.region()),
                            rule(breach.rule()),
                            run,
                            Long.toString(finding),
                            reason,
                            actor().role() == Role.AUDITOR,
                            problem));
        }
        Texts why = answer instanceof RunFindings.Answer.Unfit unfit ? unfit.why() : null;
        return why != null
                ? pages.answer(HttpStatus.UNPROCESSABLE_CONTENT, "error", page, why)
                : pages.answer(
                        HttpStatus.NOT_FOUND,
                        "error",
                        page,
                        new Texts("没有这条核对结论，或者不在您的辖区。", "There is no such finding, or it is not of your region."));
    }

    @GetMapping("/cases/{id}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(name = "open", required = false) @Nullable String open) {
        Texts notice = open == null
                ? null
                : new Texts("该单位、事项和年度已有未结案件，就是本案。", "There is an open case of this subject, rule and year: this one.");
        return shown(request, id, HttpStatus.OK, notice, null);
    }

    @PostMapping("/cases/{id}/steps")
    ResponseEntity<String> step(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam String kind,
            @RequestParam long version,
            @RequestParam Map<String, String> entered) {
        UUID caseId = uuid(id);
        StepKind step = Coded.find(StepKind.class, kind);
        if (caseId == null || step == null) {
            return absent(request);
        }
        String reason = entered.getOrDefault("reason", "").strip();
        Step read;
        try {
            read = StepFields.read(step, entered, rules);
        } catch (StepFields.BadFieldsException bad) {
            return shown(
                    request, id, HttpStatus.UNPROCESSABLE_CONTENT, null, new Sent(step, entered, bad.faults(), null));
        }
        Attempt attempt = work.take(caseId, version, read, reason, actor());
        if (attempt instanceof Attempt.Taken) {
            return to("/cases/" + caseId);
        }
        if (attempt instanceof Attempt.Refused refused) {
            Sent sent = new Sent(step, entered, Map.of(), refused.why().texts());
            return shown(request, id, HttpStatus.UNPROCESSABLE_CONTENT, null, sent);
        }
        if (attempt instanceof Attempt.Overtaken overtaken) {
            return shown(
                    request, id, HttpStatus.CONFLICT, overtaken(overtaken), new Sent(step, entered, Map.of(), null));
        }
        return absent(request);
    }

    private Texts overtaken(Attempt.Overtaken overtaken) {
        LogEntry last = overtaken.last();
        String at = MINUTE.format(last.at());
        String who = name(last.by().account());
        return new Texts(
                "您打开本页之后，%s（%s）已于 %s 作了“%s”。您的操作没有生效，请看过新的情况再决定。"
                        .formatted(
                                who,
                                last.by().office().title().zh(),
                                at,
                                last.step().kind().title().zh()),
                "Since you opened this page, %s (%s) has taken a step at %s: %s. Yours was not taken; look at the case as it is now."
                        .formatted(
                                who,
                                last.by().office().title().en(),
                                at,
                                last.step().kind().title().en()));
    }

    /** A form that came back. */
    private record Sent(
            StepKind kind,
            Map<String, String> entered,
            Map<String, Texts> faults,
            @Nullable Texts problem) {}

    private ResponseEntity<String> shown(
            HttpServletRequest request, String id, HttpStatus status, @Nullable Texts problem, @Nullable Sent sent) {
        Actor actor = actor();
        UUID caseId = uuid(id);
        CreditCase it =
                caseId == null ? null : store.find(caseId, actor.scope()).orElse(null);
        if (caseId == null || it == null) {
            return absent(request);
        }
        LocalDate today = work.today();
        List<Offered> offers = Procedure.offers(it, CaseWork.by(actor), today).stream()
                .map(offer -> offered(offer, it, sent))
                .toList();
        Map<String, String> names = new HashMap<>();
        List<CaseViews.Taken> steps = store.steps(caseId, actor.scope()).stream()
                .map(entry -> taken(entry, names))
                .toList();
        Breach breach = it.breach();
        Page page = pages.page(
                request,
                new Texts(
                        "案件 · " + Objects.requireNonNullElse(breach.name(), breach.subject()),
                        "Case · " + Objects.requireNonNullElse(breach.name(), breach.subject())),
                Tab.CASES);
        // A form that came back stands at the address of the form; the language switch must lead to the case.
        Page at = new Page(page.language(), "/cases/" + caseId, page.title(), page.tab(), page.actor(), page.csrf());
        return pages.answer(
                status,
                "cases/case",
                at,
                new CaseViews.Shown(
                        it,
                        book.regionName(breach.region()),
                        rule(breach.rule()),
                        CaseWords.clock(it, today),
                        CaseWords.papers(it),
                        steps,
                        offers,
                        problem));
    }

    private static Offered offered(Procedure.Offer offer, CreditCase it, @Nullable Sent sent) {
        Sent back =
                sent != null && sent.kind() == offer.kind() ? sent : new Sent(offer.kind(), Map.of(), Map.of(), null);
        return new Offered(
                offer.kind(),
                offer.why() == null ? null : offer.why().texts(),
                StepFields.of(offer.kind(), List.copyOf(it.objections().keySet())),
                back.entered(),
                back.faults(),
                back.problem());
    }

    private CaseViews.Taken taken(LogEntry entry, Map<String, String> names) {
        String who = names.computeIfAbsent(entry.by().account(), this::name);
        return new CaseViews.Taken(
                entry.seq(),
                MINUTE.format(entry.at()),
                entry.step().kind().title(),
                who,
                entry.by().office().title(),
                CaseWords.details(entry.step()),
                entry.reason(),
                entry.hash().substring(0, SHOWN_HASH));
    }

    @GetMapping("/cases/deadlines")
    ResponseEntity<String> deadlines(HttpServletRequest request, @RequestParam(defaultValue = "") String month) {
        LocalDate today = work.today();
        YearMonth shown = month(month, today);
        List<CaseLine> lines = store.due(shown.atDay(1), shown.atEndOfMonth(), actor().scope(), MOST_DUE + 1);
        boolean cut = lines.size() > MOST_DUE;
        List<CaseLine> told = cut ? lines.subList(0, MOST_DUE) : lines;
        List<Due> dues = dues(told, shown.atDay(1), shown.atEndOfMonth(), today);
        return pages.answer(
                "cases/deadlines",
                pages.page(request, new Texts("期限", "Deadlines"), Tab.CASES),
                new CaseViews.Month(
                        shown.toString(),
                        shown.minusMonths(1).toString(),
                        shown.plusMonths(1).toString(),
                        weeks(shown, today, dues),
                        dues,
                        cut));
    }

    private static List<Due> dues(List<CaseLine> lines, LocalDate from, LocalDate to, LocalDate today) {
        List<Due> dues = new ArrayList<>();
        for (CaseLine line : lines) {
            dues.addAll(CaseWords.dues(line, from, to, today));
        }
        dues.sort(Comparator.comparing(Due::day).thenComparing(due -> due.line().place()));
        return dues;
    }

    private static List<List<Day>> weeks(YearMonth month, LocalDate today, List<Due> dues) {
        List<List<Day>> weeks = new ArrayList<>();
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (LocalDate start = monday; !start.isAfter(month.atEndOfMonth()); start = start.plusWeeks(1)) {
            List<Day> week = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                LocalDate day = start.plusDays(i);
                boolean inside = YearMonth.from(day).equals(month);
                week.add(new Day(
                        inside ? day : null,
                        day.equals(today),
                        inside
                                ? dues.stream()
                                        .filter(due -> due.day().equals(day))
                                        .toList()
                                : List.of()));
            }
            weeks.add(week);
        }
        return weeks;
    }

    private static YearMonth month(String month, LocalDate today) {
        try {
            YearMonth asked = YearMonth.parse(month);
            return asked.getYear() >= 1990 && asked.getYear() <= 2100 ? asked : YearMonth.from(today);
        } catch (DateTimeException none) {
            return YearMonth.from(today);
        }
    }

    private ResponseEntity<String> absent(HttpServletRequest request) {
        Page page = pages.page(request, new Texts("没有这个案件", "No such case"), Tab.CASES);
        return pages.answer(
                HttpStatus.NOT_FOUND,
                "error",
                page,
                new Texts("没有这个案件，或者不在您的辖区。", "There is no such case, or it is not of your region."));
    }

    private static ResponseEntity<String> to(String place) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", place)
                .build();
    }

    private Row row(CaseLine line) {
        LocalDate dueOn = line.dueOn();
        boolean overdue = line.stage() == Stage.NOTIFIED && dueOn != null && dueOn.isBefore(work.today());
        return new Row(line, book.regionName(line.region()), rule(line.rule()), overdue);
    }

    private Texts rule(String rule) {
        RuleKind kind = book.kinds().byId().get(rule);
        return kind == null ? new Texts(rule, rule) : kind.title();
    }

    /** The name of an account, resolved when it is shown; the log itself holds none. */
    private String name(String account) {
        UUID id = uuid(account);
        return id == null ? account : accounts.byId(id).map(Account::name).orElse(account);
    }

    private static Actor actor() {
        return Objects.requireNonNull(Pages.actor(), "the table of access lets nobody in who has not signed in");
    }

    static @Nullable UUID uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A moment as pages show it, in the time of China. */
    static String minute(Instant at) {
        return MINUTE.format(at);
    }
}
