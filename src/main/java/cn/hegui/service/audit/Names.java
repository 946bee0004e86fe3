package cn.hegui.service.audit;

import cn.hegui.model.Clause;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import cn.hegui.paper.FindingLine;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Words;
import cn.hegui.rundiff.DiffWords;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What things are called on the pages of the workspace, in the language of the page. */
public record Names(PolicyBook book, Language language, ZoneId zone) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** What a clause asks for: the title of its rule. */
    public String clause(String id) {
        return book.clause(id).map(clause -> rule(clause.rule())).orElse(id);
    }

    /** Where a clause stands: document and article. */
    public String ground(String id) {
        return book.clause(id)
                .map((Clause clause) -> {
                    String number = clause.document().number();
                    return (number == null ? "《" + clause.document().title() + "》" : number) + clause.article();
                })
                .orElse(id);
    }

    /** The title of a rule. */
    public String rule(String id) {
        RuleKind kind = book.kinds().byId().get(id);
        return kind == null ? id : kind.title().in(language);
    }

    /** How to mend a fail of a rule. */
    public String remedy(String id) {
        RuleKind kind = book.kinds().byId().get(id);
        return kind == null ? "" : kind.remedy().in(language);
    }

    /** The full name of a region. */
    public String region(RegionCode region) {
        if (region.equals(RegionCode.NATION)) {
            return language == Language.ZH ? "全国" : "the whole country";
        }
        return book.regions().fullName(region);
    }

    public String outcome(Outcome outcome) {
        return Words.of(outcome).in(language);
    }

    public String severity(Severity severity) {
        return Words.of(severity).in(language);
    }

    public String kind(SubjectKind kind) {
        return Words.of(kind).in(language);
    }

    /** Outcome and severity, and whether it is waived. */
    public String verdict(@Nullable FindingLine finding) {
        return DiffWords.verdict(finding, language);
    }

    /** The class that colours a finding. */
    public String colour(FindingLine finding) {
        return finding.severity() == null
                ? finding.outcome().code()
                : finding.severity().code();
    }

    /** What is missing, with its unit; empty where nothing is counted. */
    public String missing(FindingLine finding) {
        BigDecimal missing = finding.amountMissing();
        if (missing == null || finding.unit() == null) {
            return "";
        }
        return money(missing) + " " + Words.of(finding.unit()).in(language);
    }

    public String money(@Nullable BigDecimal amount) {
        return amount == null ? "" : String.format(Locale.ROOT, "%,.2f", amount).replaceFirst("[.]00$", "");
    }

    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of bytes as people say it. */
    public String size(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        return bytes < 1 << 20 ? number((bytes + 512) >> 10) + " KiB" : number((bytes + (1 << 19)) >> 20) + " MiB";
    }

    public String time(@Nullable Instant moment) {
        return moment == null ? "" : MINUTE.format(moment.atZone(zone));
    }

    /** A value as a part of an address. */
    public String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
