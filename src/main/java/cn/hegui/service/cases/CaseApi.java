package cn.hegui.service.cases;

import cn.hegui.cases.By;
import cn.hegui.cases.CreditCase;
import cn.hegui.cases.CreditEntry;
import cn.hegui.cases.Head;
import cn.hegui.cases.LogEntry;
import cn.hegui.cases.Procedure;
import cn.hegui.cases.RecordMembers;
import cn.hegui.cases.Seal;
import cn.hegui.cases.Stage;
import cn.hegui.cases.Step;
import cn.hegui.cases.UnreadableEntryException;
import cn.hegui.model.Coded;
import cn.hegui.model.Scope;
import cn.hegui.model.Texts;
import cn.hegui.service.account.Actor;
import cn.hegui.service.cases.ApiAnswers.BadRequestException;
import cn.hegui.store.CaseFilter;
import cn.hegui.store.CaseJson;
import cn.hegui.store.CaseLine;
import cn.hegui.store.CaseStore;
import cn.hegui.store.CaseStore.Attempt;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The interface of cases for programs of auditors and authorities; steps are told as the log tells them. */
@RestController
class CaseApi {
    private final CaseStore store;
    private final CaseWork work;
    private final RunFindings findings;
    private final PublicationRules rules;

    CaseApi(CaseStore store, CaseWork work, RunFindings findings, PublicationRules rules) {
        this.store = store;
        this.work = work;
        this.findings = findings;
        this.rules = rules;
    }

    @GetMapping("/api/v1/cases")
    ResponseEntity<String> list(
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Stage chosen = stage == null ? null : Coded.find(Stage.class, stage);
        if (stage != null && chosen == null) {
            return ApiAnswers.unfit("不认识的状态 stage。", "stage is not known.");
        }
        int most = ApiAnswers.limit(limit);
        CaseFilter filter = new CaseFilter(chosen == null ? Set.of() : Set.of(chosen), null, null, null);
        List<CaseLine> lines = store.list(filter, ApiAnswers.actor().scope(), cursor, most + 1);
        List<CaseLine> shown = lines.size() > most ? lines.subList(0, most) : lines;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", shown.stream().map(CaseApi::members).toList());
        if (lines.size() > most) {
            answer.put("next", Long.toString(shown.get(most - 1).place()));
        }
        return ApiAnswers.json(HttpStatus.OK, answer);
    }

    @GetMapping("/api/v1/cases/{id}")
    ResponseEntity<String> one(@PathVariable String id) {
        Actor actor = ApiAnswers.actor();
        UUID caseId = CasePages.uuid(id);
        CreditCase it =
                caseId == null ? null : store.find(caseId, actor.scope()).orElse(null);
        return it == null ? ApiAnswers.absent() : whole(HttpStatus.OK, it, actor);
    }

    /** {@code {"run":"…","finding":17,"reason":"…","leadOnly":false}} */
    @PostMapping("/api/v1/cases")
    ResponseEntity<String> open(HttpServletRequest request) throws IOException {
        Actor actor = ApiAnswers.actor();
        try {
            Map<String, Object> body = ApiAnswers.body(request);
            String run = ApiAnswers.text(body, "run");
            if (!(body.get("finding") instanceof Long finding)) {
                return ApiAnswers.unfit(
                        "finding 应为核对结论的序号（整数，从 1 开始）。", "finding must be the number of a finding, from 1.");
            }
            RunFindings.Answer answer = findings.find(run, finding, actor.scope());
            if (answer instanceof RunFindings.Answer.Unfit unfit) {
                return ApiAnswers.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT, new Texts("不能立案", "No case can be opened"), unfit.why());
            }
            if (!(answer instanceof RunFindings.Answer.Found found)) {
                return ApiAnswers.absent();
            }
            boolean leadOnly = Boolean.TRUE.equals(body.get("leadOnly"));
            return answer(
                    work.open(found.breach(), leadOnly, ApiAnswers.text(body, "reason"), actor),
                    HttpStatus.CREATED,
                    actor);
        } catch (BadRequestException bad) {
            return bad.answer();
        }
    }

    /** {@code {"version":3,"reason":"…","step":{"kind":"notice-issued",…}}} */
    @PostMapping("/api/v1/cases/{id}/steps")
    ResponseEntity<String> step(HttpServletRequest request, @PathVariable String id) throws IOException {
        Actor actor = ApiAnswers.actor();
        UUID caseId = CasePages.uuid(id);
        if (caseId == null) {
            return ApiAnswers.absent();
        }
        try {
            Map<String, Object> body = ApiAnswers.body(request);
            if (!(body.get("version") instanceof Long version) || !(body.get("step") instanceof Map<?, ?> asked)) {
                return ApiAnswers.unfit(
                        "请求正文应有 version（您看到的版本）和 step。", "The body must hold version (as you saw the case) and step.");
            }
            Step step = StepFields.read(asked, rules);
            String reason = ApiAnswers.text(body, "reason");
            return answer(work.take(caseId, version, step, reason, actor), HttpStatus.OK, actor);
        } catch (UnreadableEntryException unreadable) {
            String why = String.valueOf(unreadable.getMessage());
            return ApiAnswers.unfit(why, why);
        } catch (BadRequestException bad) {
            return bad.answer();
        }
    }

    private ResponseEntity<String> answer(Attempt attempt, HttpStatus taken, Actor actor) {
        if (attempt instanceof Attempt.Taken moved) {
            return whole(taken, moved.after(), actor);
        }
        if (attempt instanceof Attempt.Refused refused) {
            return ApiAnswers.refused(refused.why());
        }
        if (attempt instanceof Attempt.Overtaken overtaken) {
            return ApiAnswers.problem(
                    HttpStatus.CONFLICT,
                    new Texts("案件已有变化", "The case has moved"),
                    new Texts(
                            "案件已到第 %d 版（最近一步：%s）。您的步骤没有进行，请重新读取后再决定。"
                                    .formatted(
                                            overtaken.now().version(),
                                            overtaken
                                                    .last()
                                                    .step()
                                                    .kind()
                                                    .title()
                                                    .zh()),
                            "The case is at version %d (last step: %s). Yours was not taken; read it again."
                                    .formatted(
                                            overtaken.now().version(),
                                            overtaken
                                                    .last()
                                                    .step()
                                                    .kind()
                                                    .title()
                                                    .en())),
                    Map.of("code", "overtaken", "version", overtaken.now().version()));
        }
        if (attempt instanceof Attempt.AlreadyOpen open) {
            return ApiAnswers.problem(
                    HttpStatus.CONFLICT,
                    new Texts("已有未结案件", "There is an open case"),
                    new Texts(
                            "该单位、事项和年度已有未结案件 " + open.id() + "。",
                            "There is an open case of this subject, rule and year: " + open.id() + "."),
                    Map.of("code", "already-open", "case", open.id().toString()));
        }
        return ApiAnswers.absent();
    }

    private ResponseEntity<String> whole(HttpStatus status, CreditCase it, Actor actor) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", it.id().toString());
        members.put("version", it.version());
        members.put("stage", it.stage().code());
        if (it.creditState() != null) {
            members.put("state", it.creditState().code());
        }
        members.put("contested", it.isContested());
        members.put("breach", RecordMembers.of(it.breach()));
        members.put(
                "impediments",
                it.breach().impediments().stream()
                        .map(one -> Map.of(
                                "code",
                                one.code(),
                                "words",
                                one.words().zh(),
                                "wordsEn",
                                one.words().en()))
                        .toList());
        CreditEntry entry = CreditEntry.of(it);
        if (entry != null) {
            members.put("record", entry.members());
        }
        By by = CaseWork.by(actor);
        members.put(
                "offers",
                Procedure.offers(it, by, work.today()).stream()
                        .map(CaseApi::members)
                        .toList());
        members.put(
                "steps",
                store.steps(it.id(), actor.scope()).stream().map(LogEntry::line).toList());
        return ResponseEntity.status(status)
                .eTag("\"" + it.id() + "." + it.version() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(CaseJson.text(members));
    }

    private static Map<String, Object> members(Procedure.Offer offer) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", offer.kind().code());
        if (offer.why() != null) {
            members.put("code", offer.why().code());
            members.put("whyNot", offer.why().texts().zh());
            members.put("whyNotEn", offer.why().texts().en());
        }
        return members;
    }

    private static Map<String, Object> members(CaseLine line) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", line.id().toString());
        members.put("version", line.version());
        members.put("stage", line.stage().code());
        members.put("subject", line.subject());
        if (line.name() != null) {
            members.put("name", line.name());
        }
        members.put("region", line.region().code());
        members.put("rule", line.rule());
        members.put("target", line.target());
        members.put("contested", line.contested());
        if (line.dueOn() != null) {
            members.put("dueOn", line.dueOn().toString());
        }
        if (line.determinedOn() != null) {
            members.put("determinedOn", line.determinedOn().toString());
        }
        if (line.publishedUntil() != null) {
            members.put("publishedUntil", line.publishedUntil().toString());
        }
        members.put("movedAt", line.movedAt().toString());
        return members;
    }

    /** The log as JSON Lines, its head last; what is outside the viewer's scope is shown by its seal only. */
    @GetMapping({"/cases/log.jsonl", "/api/v1/cases/log"})
    ResponseEntity<StreamingResponseBody> log() {
        Scope scope = ApiAnswers.actor().scope();
        Head head = store.head();
        StreamingResponseBody lines = out -> {
            try {
                store.log(head, scope, (entry, seen) -> line(out, entry, seen));
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            }
            out.write(CaseJson.text(Map.of("head", RecordMembers.of(head))).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        };
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"case-log.jsonl\"")
                .header("Cache-Control", "no-store")
                .contentType(MediaType.parseMediaType("application/jsonl"))
                .body(lines);
    }

    private static void line(OutputStream out, LogEntry entry, boolean seen) {
        try {
            out.write(
                    seen
                            ? entry.canonicalLine()
                            : CaseJson.text(Map.of("sealed", RecordMembers.of(Seal.of(entry))))
                                    .getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
