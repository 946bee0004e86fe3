package cn.hegui.service.audit;

import cn.hegui.model.Clause;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Texts;
import cn.hegui.paper.SubjectLine;
import cn.hegui.policy.PolicyBook;
import cn.hegui.service.account.Actor;
import cn.hegui.service.web.Languages;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import cn.hegui.store.WaiverProposal;
import cn.hegui.store.WaiverProposals;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Waivers under four eyes: proposed by one, decided by another. */
@RestController
@RequestMapping("/workspace/waivers")
class WaiverPages {
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_NAME = 200;

    private final Pages pages;
    private final WaiverProposals waivers;
    private final Results results;
    private final PolicyBook book;
    private final Clock clock;

    WaiverPages(Pages pages, WaiverProposals waivers, Results results, PolicyBook book, Clock clock) {
        this.pages = pages;
        this.waivers = waivers;
        this.results = results;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        Actor actor = Actors.required();
        List<Views.WaiverRow> rows = waivers.list(actor.scope()).stream()
                .map(waiver -> new Views.WaiverRow(
                        waiver,
                        Objects.requireNonNullElse(waiver.subject(), ""),
                        WaiverProposals.mayDecide(actor.scope(), waiver, actor.id()),
                        waiver.state() == WaiverProposal.State.PROPOSED
                                || waiver.state() == WaiverProposal.State.APPROVED))
                .toList();
        return pages.answer(
                "audit/waivers",
                pages.page(request, new Texts("豁免", "Waivers"), Tab.WORKSPACE),
                new Views.Waivers(names(request), LocalDate.now(clock), rows));
    }

    @GetMapping("/new")
    ResponseEntity<String> form(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable UUID run,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String clause)
            throws IOException {
        return form(request, HttpStatus.OK, run, subject, clause, Map.of(), null);
    }

    private ResponseEntity<String> form(
            HttpServletRequest request,
            HttpStatus status,
            @Nullable UUID run,
            @Nullable String subject,
            @Nullable String clause,
            Map<String, String> values,
            @Nullable Texts problem)
            throws IOException {
        Actor actor = Actors.required();
        RegionCode own = own(actor);
        String named = blankToNull(subject);
        RegionCode region = named == null ? own : region(actor, run, named);
        Names names = names(request);
        List<Views.Choice> clauses = book.clauses().stream()
                .map(Clause::id)
                .distinct()
                .sorted()
                .map(id -> new Views.Choice(id, names.clause(id) + " · " + names.ground(id), id.equals(clause)))
                .toList();
        return pages.answer(
                status,
                "audit/new-waiver",
                pages.page(request, new Texts("提出豁免", "Propose a waiver"), Tab.WORKSPACE),
                new Views.NewWaiver(names, region, run, named, clause, values, clauses, problem));
    }

    /** Where a subject is that a run has judged: what the subject's own facts say there. */
    private RegionCode region(Actor actor, @Nullable UUID run, String subject) throws IOException {
        if (run == null) {
            throw Refusal.nothing();
        }
        SubjectLine line = results.ask(actor, run, index -> index.subject(actor.scope(), subject))
                .orElseThrow(Refusal::nothing);
        return new RegionCode(line.region());
    }

    @PostMapping
    ResponseEntity<String> propose(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable UUID run,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String approver,
            @RequestParam(defaultValue = "") String documentNo,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until)
            throws IOException {
        Actor actor = Actors.required();
        Map<String, String> values = new HashMap<>(Map.of(
                "region",
                region,
                "reason",
                reason,
                "approver",
                approver,
                "documentNo",
                documentNo,
                "from",
                from,
                "until",
                until));
        try {
            String named = blankToNull(subject);
            RegionCode where = named == null ? RunsApi.region(region) : region(actor, run, named);
            if (where == null || !own(actor).contains(where)) {
                throw Refusal.ofInput("请填写您辖区之内的地区代码。", "Enter a region code within your region.");
            }
            if (book.clause(clause).isEmpty()) {
                throw Refusal.ofInput("请选择条款。", "Choose a clause.");
            }
            LocalDate first = RunsApi.day(from);
            LocalDate last = RunsApi.day(until);
            if (!last.isAfter(first)) {
                throw Refusal.ofInput("止期应晚于起期。", "The waiver must end after it begins.");
            }
            waivers.add(new WaiverProposal(
                    UUID.randomUUID(),
                    0,
                    where,
                    clause,
                    null,
                    named,
                    required(reason, "理由", "reason", LONGEST_REASON),
                    required(approver, "批准机关", "authority", LONGEST_NAME),
                    required(documentNo, "文号", "document number", LONGEST_NAME),
                    first,
                    last,
                    step(actor),
                    own(actor),
                    WaiverProposal.State.PROPOSED,
                    null,
                    null,
                    null));
        } catch (Refusal refusal) {
            if (refusal.status() == HttpStatus.NOT_FOUND) {
                throw refusal;
            }
            return form(request, refusal.status(), run, subject, clause, values, refusal.texts());
        }
        return WorkspacePages.seeOther("/workspace/waivers");
    }

    @PostMapping("/{id}/decision")
    ResponseEntity<String> decide(
            @PathVariable UUID id, @RequestParam String decision, @RequestParam(defaultValue = "") String note) {
        Actor actor = Actors.required();
        WaiverProposal waiver = waivers.find(actor.scope(), id).orElseThrow(Refusal::nothing);
        if (note.length() > LONGEST_REASON) {
            throw Refusal.ofInput("说明最多 2000 个字。", "A note has 2000 characters at most.");
        }
        if (!waivers.decide(actor.scope(), id, decision.equals("approve"), note.strip(), step(actor))) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    waiver.proposed().by().equals(actor.id())
                            ? new Texts(
                                    "提出豁免的人不能自己审批，须由同级或上级的另一人审批。",
                                    "Who proposed a waiver cannot decide upon it; another person of the same region or above does.")
                            : new Texts(
                                    "这项豁免已经有了结果，或者须由提出人所在地区或上级的人审批。",
                                    "This waiver is decided already, or needs somebody of the proposer's region or above."));
        }
        return WorkspacePages.seeOther("/workspace/waivers");
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<String> withdraw(@PathVariable UUID id) {
        Actor actor = Actors.required();
        if (waivers.find(actor.scope(), id).isEmpty()) {
            throw Refusal.nothing();
        }
        if (!waivers.withdraw(actor.scope(), id, step(actor))) {
            throw new Refusal(HttpStatus.CONFLICT, "这项豁免已经结束。", "This waiver is over already.");
        }
        return WorkspacePages.seeOther("/workspace/waivers");
    }

    private WaiverProposal.Step step(Actor actor) {
        return new WaiverProposal.Step(actor.id(), actor.name(), clock.instant());
    }

    private static RegionCode own(Actor actor) {
        RegionCode own = actor.scope().region();
        if (own == null || actor.scope().subject() != null) {
            throw new Refusal(HttpStatus.FORBIDDEN, "您的账号没有辖区。", "Your account has no region.");
        }
        return own;
    }

    private static String required(String text, String zh, String en, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw Refusal.ofInput(
                    "请填写" + zh + "，最多 " + longest + " 个字。",
                    "Enter the " + en + ", " + longest + " characters at most.");
        }
        return text.strip();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private Names names(HttpServletRequest request) {
        return new Names(book, Languages.of(request), clock.getZone());
    }
}
