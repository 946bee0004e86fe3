package cn.hegui.service.account;

import cn.hegui.model.Texts;
import cn.hegui.service.web.Page;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import cn.hegui.store.AccessLog;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows an authority who read what was found in its region: it answers for that work. Administrators do not see it, because
 * whom somebody looked at already says something about them.
 */
@RestController
class ReadPages {
    private static final int SHOWN = 100;

    private final Pages pages;
    private final AccessLog log;

    ReadPages(Pages pages, AccessLog log) {
        this.pages = pages;
        this.log = log;
    }

    /**
     * What the page shows.
     *
     * @param next the id behind which the next page begins; null: there is none
     */
    public record View(
            String who,
            String subject,
            List<AccessLog.Line> lines,
            @Nullable Long next) {}

    @GetMapping("/reads")
    ResponseEntity<String> reads(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam @Nullable Long before) {
        Actor actor = Objects.requireNonNull(Pages.actor(), "the table asks for an authority");
        String name = Entered.printable(who);
        String id = Entered.printable(subject);
        List<AccessLog.Line> lines =
                log.list(actor.scope(), name.isEmpty() ? null : name, id.isEmpty() ? null : id, before, SHOWN);
        Long next = lines.size() < SHOWN ? null : lines.get(lines.size() - 1).id();
        Page page = pages.page(request, new Texts("查阅记录", "Who read what"), Tab.ACCOUNTS);
        return pages.answer("account/reads", page, new View(name, id, lines, next));
    }

    /** What was read, in words. */
    public static Texts what(String code) {
        return switch (code) {
            case "subject" -> new Texts("单位的核对结果", "findings of a subject");
            case "findings" -> new Texts("核对结果列表", "list of findings");
            case "subjects" -> new Texts("单位列表", "list of subjects");
            case "case" -> new Texts("案件", "case");
            case "cases" -> new Texts("案件列表", "list of cases");
            case "paper" -> new Texts("审计底稿", "working paper");
            case "credit-records" -> new Texts("信用记录", "credit records");
            case "diff" -> new Texts("两次核对的比较", "comparison of runs");
            default -> new Texts(code, code);
        };
    }
}
