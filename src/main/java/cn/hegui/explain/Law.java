package cn.hegui.explain;

import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Erratum;
import cn.hegui.model.Finding;
import cn.hegui.model.Force;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Severity;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Ground;
import cn.hegui.report.RegionNames;
import cn.hegui.report.Words;
import cn.hegui.site.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of a clause: its words, its figures with where they come from, and how much a breach of it weighs. */
final class Law {
    private Law() {}

    /** The words of {@code clause}, who laid it down, and since when it binds. */
    static Branch of(Clause clause, PolicyBook book, RegionNames regions, Voice voice) {
        Document document = clause.document();
        List<String> texts = new ArrayList<>();
        if (clause.quote() != null) {
            texts.add(voice.say("原文：“" + clause.quote() + "”", "Words: \"" + clause.quote() + "\""));
        }
        if (clause.summary() != null) {
            texts.add(voice.say("概述：", "Summary, in Chinese: ") + clause.summary());
        }
        if (clause.interpretation() != null) {
            texts.add(voice.say("适用理解：", "Reading, in Chinese: ") + clause.interpretation());
        }
        Erratum erratum = clause.erratum();
        if (erratum != null) {
            texts.add(voice.say(
                    "文本勘误：原文“" + erratum.printed() + "”，按“" + erratum.applied() + "”适用：" + erratum.reason(),
                    "Erratum: printed \"" + erratum.printed() + "\", applied as \"" + erratum.applied() + "\": "
                            + erratum.reason()));
        }
        if (clause.verification() != null) {
            texts.add(voice.say("核对：", "Verification: ") + voice.say(Words.of(clause.verification())));
        }
        texts.add(voice.region(document.region(), regions) + " · " + voice.say(Words.of(document.status())) + " · "
                + voice.say(Words.of(clause.force())) + " · " + voice.time(clause.inForce()));
        String others = book.clauses().stream()
                .filter(other -> other.id().equals(clause.id()) && !other.equals(clause))
                .map(other -> voice.time(other.inForce()))
                .collect(Collectors.joining(voice.say("；", "; ")));
        if (!others.isEmpty()) {
            texts.add(voice.say("此条还有其他时期的规定：", "The clause had other figures at other times: ") + others);
        }
        if (!clause.responsible().isEmpty()) {
            texts.add(voice.say("责任单位：", "Responsible: ") + String.join(voice.say("、", ", "), clause.responsible()));
        }
        return Branch.listing(Part.CLAUSE, name(clause, voice), texts);
    }

    /** The name of a clause whose words were told before. */
    static Branch again(Clause clause, Voice voice) {
        return Branch.of(Part.CLAUSE, name(clause, voice) + voice.say("，原文和标准同上", ": words and figures as above"));
    }

    private static String name(Clause clause, Voice voice) {
        String title = clause.document().title();
        String name = Ground.name(clause);
        boolean titled = name.contains(title);
        return voice.say("依据 ", "Clause ") + name + (titled ? "" : voice.say("《" + title + "》", " " + title));
    }

    /** The figures of {@code clause} with where each comes from and since when it holds; none where it has none. */
    static List<Branch> parameters(Clause clause, RuleKind kind, Voice voice) {
        List<String> texts = Figure.of(clause, kind).stream()
                .map(figure -> voice.say(figure.title())
                        + voice.say("（" + figure.name() + "） ", " (" + figure.name() + ") ")
                        + voice.say(figure.value())
                        + voice.say("：", ": ")
                        + voice.say(figure.origin())
                        + voice.say("，", ", ")
                        + voice.time(clause.inForce()))
                .toList();
        return texts.isEmpty()
                ? List.of()
                : List.of(Branch.listing(Part.PARAMETER, voice.say("标准", "Figures of the clause"), texts));
    }

    /** Why a fail weighs what it weighs; none where it is no fail. */
    static List<Branch> severity(Finding finding, Voice voice) {
        Severity severity = finding.severity();
        if (severity == null) {
            return List.of();
        }
        Clause clause = finding.clause();
        List<String> reasons = new ArrayList<>();
        if (clause.document().isDraft()) {
            reasons.add(voice.say("征求意见稿", "a draft"));
        }
        if (clause.isUnverified()) {
            reasons.add(voice.say("未核对原文", "its text was not read"));
        }
        if (clause.force() != Force.MANDATORY) {
            reasons.add(voice.say(Words.of(clause.force())));
        }
        if (clause.interpretation() != null) {
            reasons.add(voice.say("要靠适用理解", "it rests on a reading"));
        }
        if (finding.notes().contains("first-year")) {
            reasons.add(voice.say("条款在该年度中途生效", "the clause took effect during that year"));
        }
        boolean notPaid = clause.rule().startsWith("subsidy.")
                && !"paid".equals(finding.details().get("status"));
        if (notPaid) {
            reasons.add(voice.say("只是申请，尚未支付", "only an application, nothing was paid"));
        }
        if (severity == Severity.VIOLATION || reasons.isEmpty()) {
            reasons.add(voice.say("强制条款", "a mandatory clause"));
        }
        return List.of(Branch.of(
                Part.SEVERITY,
                voice.say("程度：", "Severity: ")
                        + voice.say(Words.of(severity))
                        + voice.say("（", " (")
                        + String.join(voice.say("；", "; "), reasons)
                        + voice.say("）", ")")));
    }
}
