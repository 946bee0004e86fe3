package cn.hegui.service.selfcheck;

import cn.hegui.check.Judge;
import cn.hegui.intake.Reading;
import cn.hegui.model.Coded;
import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Reject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.selfcheck.CheckResult;
import cn.hegui.selfcheck.Draft;
import cn.hegui.selfcheck.Questionnaire;
import cn.hegui.service.Meters;
import cn.hegui.service.selfcheck.SelfCheckView.Candidate;
import cn.hegui.service.selfcheck.SelfCheckView.Choice;
import cn.hegui.service.selfcheck.SelfCheckView.Problem;
import cn.hegui.service.web.Languages;
import cn.hegui.service.web.Page;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import cn.hegui.tables.Examples;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The self-check page. All that it knows of a check comes with each request and goes back with its answer: the facts so far,
 * what was changed in them, and how findings first came out. It works without scripts; with them, only the middle of the
 * page is exchanged.
 */
@RestController
class SelfCheckPages {
    private static final Texts TITLE = new Texts("自查", "Self-check");
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2100;

    /** The most characters of facts that a page carries along. */
    static final int LONGEST_DRAFT = 1_000_000;

    private final Pages pages;
    private final Checking checking;
    private final Uploads uploads;
    private final Downloads downloads;
    private final Examples examples;
    private final Meters meters;
    private final Clock clock;

    SelfCheckPages(Pages pages, Checking checking, Uploads uploads, Downloads downloads, Meters meters, Clock clock) {
        this.pages = pages;
        this.checking = checking;
        this.uploads = uploads;
        this.downloads = downloads;
        this.examples = new Examples(checking.book().indicatorIds());
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * What a request says: the draft as it was sent, and as it is with what was changed.
     *
     * @param isLost whether a draft was sent that cannot be read
     */
    private record Sent(
            LocalDate asOf, Draft before, Draft draft, String action, Map<String, Outcome> was, boolean isLost) {}

    @GetMapping("/")
    ResponseEntity<String> start(HttpServletRequest request) {
        return page(request, today(), Draft.blank(SubjectKind.INSTITUTION), List.of(), null, null, null);
    }

    @PostMapping("/self-check")
    ResponseEntity<String> step(HttpServletRequest request) {
        Sent sent = sent(request);
        String action = sent.action();
        if (sent.isLost()) {
            Problem lost = new Problem(
                    Languages.of(request) == Language.ZH
                            ? "送来的草稿读不出来，或者太大。请重新填写，或者上传文件。"
                            : "The draft that was sent cannot be read, or is too large. Fill in anew, or send a file.",
                    null,
                    null);
            return page(request, sent.asOf(), sent.draft(), List.of(lost), null, null, null);
        }
        if (action.startsWith("add:")) {
            sent.draft().addRow(action.substring("add:".length()), sent.asOf());
        } else if (action.startsWith("remove:")) {
            sent.draft().removeRow(action.substring("remove:".length()));
        } else if (action.startsWith("set:") && action.indexOf('=') > 0) {
            int equals = action.indexOf('=');
            sent.draft().type(action.substring("set:".length(), equals), action.substring(equals + 1));
        }
        boolean judges = action.equals("judge") || action.equals("rejudge") || action.startsWith("set:");
        return judges ? judged(request, sent, !action.equals("judge")) : form(request, sent, action);
    }

    @PostMapping("/self-check/upload")
    ResponseEntity<String> upload(
            HttpServletRequest request,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String subject)
            throws IOException {
        Language language = Languages.of(request);
        LocalDate asOf = asOf(request);
        Uploads.Content content = uploads.read(file, subject);
        List<Problem> rejects = content.rejects().stream()
                .map(reject -> new Problem(rejected(reject, language), null, null))
                .toList();
        if (content.fault() != null || content.drafts().isEmpty()) {
            List<Problem> problems = new ArrayList<>();
            problems.add(new Problem(
                    content.fault() != null
                            ? content.fault().in(language)
                            : language == Language.ZH
                                    ? "文件中没有可以核对的学校或企业。"
                                    : "The file holds no school or firm that can be checked.",
                    null,
                    null));
            problems.addAll(rejects);
            return page(request, asOf, Draft.blank(SubjectKind.INSTITUTION), problems, null, null, null);
        }
        if (content.drafts().size() == 1) {
            Draft draft = content.drafts().get(0);
            Map<String, Outcome> none = Map.of();
            Sent sent = new Sent(asOf, draft, draft, "judge", none, false);
            List<Problem> unknown = content.unknown().stream()
                    .map(name -> new Problem(
                            language == Language.ZH
                                    ? "文件中的“" + name + "”不认识，没有使用。"
                                    : "“" + name + "” in the file is not known and was not used.",
                            null,
                            null))
                    .toList();
            List<Problem> notes = new ArrayList<>(rejects);
            notes.addAll(unknown);
            return answer(request, sent, notes, false);
        }
        List<Candidate> candidates = content.drafts().stream()
                .map(draft -> new Candidate(Uploads.title(draft, language), draft.json()))
                .toList();
        Draft blank = Draft.blank(SubjectKind.INSTITUTION);
        return page(request, asOf, blank, List.of(), null, null, new Choice(content.subjects(), candidates, rejects));
    }

    /** The facts as typed so far, to be kept by who typed them. */
    @PostMapping("/self-check/draft.json")
    ResponseEntity<byte[]> draft(HttpServletRequest request) {
        Sent sent = sent(request);
        return file(
                "hegui-draft.json",
                MediaType.APPLICATION_JSON,
                sent.draft().json().getBytes(StandardCharsets.UTF_8));
    }

    /** The empty workbook for a kind of subject. */
    @GetMapping("/self-check/template.xlsx")
    ResponseEntity<byte[]> template(HttpServletRequest request, @RequestParam(defaultValue = "institution") String kind)
            throws IOException {
        SubjectKind of = kind(kind);
        return file("hegui-" + of.code() + ".xlsx", Downloads.XLSX, downloads.template(of, Languages.of(request)));
    }

    /** The result as a working paper, a page or JSON. */
    @PostMapping("/self-check/result")
    ResponseEntity<?> result(HttpServletRequest request, @RequestParam(defaultValue = "json") String format)
            throws IOException {
        Sent sent = sent(request);
        Language language = Languages.of(request);
        if (!sent.draft().faults().isEmpty()
                || !(checking.reader().read(sent.draft().record()) instanceof Reading.Accepted)) {
            return judged(request, sent, false);
        }
        return switch (format) {
            case "xlsx", "html" -> {
                Downloads.Report report = downloads.report(sent.draft(), sent.asOf(), language, format);
                yield report == null
                        ? pages.answer(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "error",
                                pages.page(request, TITLE, Tab.SELF_CHECK),
                                new Texts("同时下载的人太多，请稍候再试。", "Too many downloads at once. Try again in a moment."))
                        : file(report.name(), report.type(), report.bytes());
            }
            default ->
                file(
                        "hegui-self-check.json",
                        MediaType.APPLICATION_JSON,
                        checking.answer(sent.draft().record(), sent.asOf(), language));
        };
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }

    private Sent sent(HttpServletRequest request) {
        String json = Objects.requireNonNullElse(request.getParameter("draft"), "");
        Draft before = json.isEmpty() || json.length() > LONGEST_DRAFT ? null : Draft.of(json);
        boolean isLost = before == null && !json.isEmpty();
        SubjectKind kind = kind(request.getParameter("kind"));
        Draft draft;
        if (before == null || before.kind() != kind && request.getParameter("kind") != null) {
            before = Draft.blank(kind);
        }
        draft = Objects.requireNonNull(Draft.of(before.json()));
        LocalDate asOf = asOf(request);
        String region = region(request, draft.region());
        if (region != null) {
            draft.type("/region", region);
        }
        type(request, draft);
        for (String parameter : parameters(request)) {
            if (parameter.startsWith("asked/")) {
                String list = parameter.substring("asked/".length());
                draft.setNone(list, request.getParameter("none/" + list) != null);
            }
        }
        Map<String, Outcome> was = new LinkedHashMap<>();
        for (String parameter : parameters(request)) {
            Outcome outcome = parameter.startsWith("was/")
                    ? Coded.find(Outcome.class, Objects.requireNonNullElse(request.getParameter(parameter), ""))
                    : null;
            if (outcome != null) {
                was.put(parameter.substring("was/".length()), outcome);
            }
        }
        String action = Objects.requireNonNullElse(request.getParameter("action"), "");
        return new Sent(asOf, before, draft, action, was, isLost);
    }

    private static List<String> parameters(HttpServletRequest request) {
        return Collections.list(request.getParameterNames());
    }

    /** Enters what was typed. A fact may stand on several cards: the first that was changed counts. */
    private static void type(HttpServletRequest request, Draft draft) {
        for (String parameter : parameters(request)) {
            String[] values = request.getParameterValues(parameter);
            if (Inputs.isInput(parameter) && values != null) {
                String pointer = Inputs.pointer(parameter);
                String before = draft.text(pointer);
                for (String value : values) {
                    if (!value.strip().equals(before)) {
                        draft.type(pointer, value);
                        break;
                    }
                }
            }
        }
    }

    /** The region by the three lists; null where they say nothing new. */
    private static @Nullable String region(HttpServletRequest request, @Nullable RegionCode now) {
        String province = request.getParameter("province");
        if (province == null) {
            return null;
        }
        if (!RegionCode.isValid(province)) {
            return "";
        }
        String city = Objects.requireNonNullElse(request.getParameter("city"), "");
        String county = Objects.requireNonNullElse(request.getParameter("county"), "");
        boolean cityFits = RegionCode.isValid(city)
                && new RegionCode(city).province().code().equals(province);
        boolean countyFits = cityFits
                && RegionCode.isValid(county)
                && new RegionCode(county).city().code().equals(city);
        String chosen = countyFits ? county : cityFits ? city : province;
        // A county that the lists do not name came with a file, and stays while what they do name is not changed.
        boolean unlisted = now != null
                && county.isEmpty()
                && now.chain().contains(new RegionCode(chosen))
                && request.getParameter("unlisted") != null
                && now.code().equals(request.getParameter("unlisted"));
        return unlisted ? null : chosen;
    }

    private static SubjectKind kind(@Nullable String code) {
        return "enterprise".equals(code) ? SubjectKind.ENTERPRISE : SubjectKind.INSTITUTION;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate asOf(HttpServletRequest request) {
        String text = request.getParameter("asOf");
        if (text != null) {
            try {
                LocalDate day = LocalDate.parse(text.strip());
                if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                    return day;
                }
            } catch (DateTimeException noDay) {
                return today();
            }
        }
        return today();
    }

    private ResponseEntity<String> form(HttpServletRequest request, Sent sent, String action) {
        Language language = Languages.of(request);
        Draft draft = sent.draft();
        List<Problem> problems = problems(draft, language);
        boolean asks = action.equals("ask")
                || action.equals("edit")
                || action.startsWith("goto:")
                || request.getParameter("form") != null;
        if (asks && draft.asked() == null) {
            problems.add(noRegion(language));
        }
        return page(request, sent.asOf(), draft, problems, asks ? draft : null, null, null);
    }

    private static Problem noRegion(Language language) {
        return new Problem(language == Language.ZH ? "请先选择所在地区。" : "Choose the region first.", "province", null);
    }

    private ResponseEntity<String> judged(HttpServletRequest request, Sent sent, boolean isChange) {
        return answer(request, sent, List.of(), isChange);
    }

    private ResponseEntity<String> answer(
            HttpServletRequest request, Sent sent, List<Problem> notes, boolean isChange) {
        Language language = Languages.of(request);
        Draft draft = sent.draft();
        Questionnaire.Asked asked = draft.asked();
        List<Problem> problems = new ArrayList<>(problems(draft, language));
        if (asked == null) {
            problems.add(noRegion(language));
            return page(request, sent.asOf(), draft, problems, null, null, null);
        }
        Judge judge = checking.judge(sent.asOf());
        long began = System.nanoTime();
        Judgement after = problems.isEmpty() ? judgement(draft, judge, problems, language) : null;
        if (after != null) {
            meters.checked(1, Duration.ofNanos(System.nanoTime() - began));
        }
        Map<String, Outcome> first = Map.of();
        Judgement before = isChange ? judgement(sent.before(), judge, new ArrayList<>(), language) : null;
        if (after != null && before != null) {
            first = CheckResult.first(sent.was(), before, after);
        }
        problems.addAll(notes);
        if (after != null) {
            Questionnaire questions =
                    Questionnaire.of(asked, judge, checking.book().kinds());
            SelfCheckView.Result result = views(request, draft, sent.asOf()).result(after, judge, questions, first);
            return page(request, sent.asOf(), draft, problems, null, result, null);
        }
        if (before != null) {
            // What was found before stands, and beside it what is wrong with the change.
            Questionnaire questions =
                    Questionnaire.of(asked, judge, checking.book().kinds());
            Map<String, Outcome> moved = CheckResult.first(sent.was(), before, before);
            SelfCheckView.Result result = new SelfCheckViews(
                            checking, examples, draft, sent.before(), sent.asOf(), language)
                    .result(before, judge, questions, moved);
            return page(request, sent.asOf(), sent.before(), onCards(problems, result), null, result, null);
        }
        return page(request, sent.asOf(), draft, problems, draft, null, null);
    }

    private @Nullable Judgement judgement(Draft draft, Judge judge, List<Problem> problems, Language language) {
        Reading reading = checking.reader().read(draft.record());
        if (reading instanceof Reading.Accepted accepted) {
            return judge.judge(accepted.subject());
        }
        if (reading instanceof Reading.Rejected rejected) {
            String pointer = rejected.reject().pointer();
            problems.add(new Problem(
                    rejected.reject().reason().in(language), pointer.isEmpty() ? null : Inputs.id(pointer), pointer));
            draft.refuse(pointer, rejected.reject().reason());
        }
        return null;
    }

    /** The same problems, each at the input of the card on which it stands. */
    private static List<Problem> onCards(List<Problem> problems, SelfCheckView.Result result) {
        Map<String, String> anchors = new LinkedHashMap<>();
        result.sections().stream()
                .flatMap(section -> section.matters().stream())
                .flatMap(matter -> matter.cards().stream())
                .flatMap(card -> card.items().stream())
                .flatMap(item -> item.figures().stream())
                .forEach(field -> anchors.putIfAbsent(Inputs.pointer(field.name()), field.id()));
        return problems.stream()
                .map(problem -> new Problem(
                        problem.text(), problem.field() == null ? null : anchors.get(problem.field()), problem.field()))
                .toList();
    }

    private static List<Problem> problems(Draft draft, Language language) {
        List<Problem> problems = new ArrayList<>();
        draft.faults()
                .forEach((pointer, fault) ->
                        problems.add(new Problem(fault.reason().in(language), Inputs.id(pointer), pointer)));
        return problems;
    }

    private static String rejected(Reject reject, Language language) {
        String sentence = reject.reason().in(language);
        String place;
        if (reject.cell() != null) {
            String sheet = reject.cell().sheet();
            place = (sheet == null ? "" : sheet + "!") + reject.cell().cell();
        } else if (reject.line() > 1) {
            place = language == Language.ZH ? "第 " + reject.line() + " 行" : "line " + reject.line();
        } else {
            place = reject.pointer();
        }
        return place.isEmpty() ? sentence : place + (language == Language.ZH ? "：" : ": ") + sentence;
    }

    private SelfCheckViews views(HttpServletRequest request, Draft draft, LocalDate asOf) {
        return new SelfCheckViews(checking, examples, draft, draft, asOf, Languages.of(request));
    }

    private ResponseEntity<String> page(
            HttpServletRequest request,
            LocalDate asOf,
            Draft draft,
            List<Problem> problems,
            @Nullable Draft form,
            SelfCheckView.@Nullable Result result,
            @Nullable Choice choice) {
        SelfCheckViews views = views(request, draft, asOf);
        Questionnaire.Asked asked = form == null ? null : form.asked();
        SelfCheckView view = new SelfCheckView(
                asOf.toString(),
                draft.json(),
                problems,
                views.who(),
                asked == null
                        ? null
                        : views.form(Questionnaire.of(
                                asked, checking.judge(asOf), checking.book().kinds())),
                result,
                choice);
        Page page = pages.page(request, TITLE, Tab.SELF_CHECK).at("/");
        String template = request.getHeader("HX-Request") == null ? "selfcheck/page" : "selfcheck/body";
        return pages.answer(template, page, view);
    }
}
