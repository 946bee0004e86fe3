package cn.hegui.explain;

import cn.hegui.check.Judge;
import cn.hegui.check.Silence;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactRecord;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactSearch;
import cn.hegui.intake.Nearest;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Reject;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Subject;
import cn.hegui.model.Texts;
import cn.hegui.paper.FindingLine;
import cn.hegui.paper.RunFiles;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.FactHeadings;
import cn.hegui.report.FindingLines;
import cn.hegui.report.Ground;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.RegionNames;
import cn.hegui.report.Words;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains what is found of one subject: judges it anew by the one check and tells what that rests on. */
public final class Explainer {
    private static final List<Outcome> GRAVEST_FIRST =
            List.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.PENDING, Outcome.PASS, Outcome.NOTAPPLICABLE);

    private final PolicyBook book;
    private final Judge judge;
    private final LocalDate asOf;
    private final FactReader reader;
    private final RegionNames regions;
    private final MessageWriter messages;
    private final FindingLines lines;
    private final Voice voice;

    /** An explainer that judges by {@code judge}, which is of {@code book} and {@code asOf}, and speaks {@code language}. */
    public Explainer(
            PolicyBook book,
            Judge judge,
            LocalDate asOf,
            FactReader reader,
            FactHeadings headings,
            RegionNames regions,
            Language language) {
        this.book = book;
        this.judge = judge;
        this.asOf = asOf;
        this.reader = reader;
        this.regions = regions;
        this.messages = new MessageWriter(book.kinds().byId(), headings, language);
        this.lines = new FindingLines(EnumSet.allOf(Outcome.class), messages, regions, book.clauses());
        this.voice = new Voice(language);
    }

    /**
     * The answer to {@code question} about {@code wanted}, an id or a name, as {@code found} shows it.
     *
     * @param run the run whose findings are asked about; null: whatever the facts give
     * @param programSha256 of this program
     * @throws UnanswerableException where there is no answer
     * @throws IllegalStateException where the run says otherwise of the same facts, policies and program: a fault of ours
     */
    public Branch explain(
            String wanted, FactSearch.Found found, Question question, @Nullable PastRun run, String programSha256)
            throws IOException {
        FactSearch.Match match = one(wanted, found);
        RawRecord raw = match.records().get(0);
        Reading.Accepted accepted = accepted(reader.read(raw), match);
        SubjectFacts facts = new SubjectFacts(accepted.subject().kind(), FactRecord.of(raw));
        List<Setting> settings = question.settings().stream()
                .map(text -> Setting.of(text, facts))
                .toList();
        Judgement before = judge.judge(List.of(accepted.subject())).get(0);
        RawRecord changed = settings.isEmpty() ? raw : changed(settings, facts);
        Judgement now = settings.isEmpty() ? before : assumed(settings, changed);

        List<Branch> branches = new ArrayList<>();
        branches.add(Branch.of(Part.SOURCE, voice.say("资料来源：", "Facts: ") + voice.start(facts.record())));
        if (match.records().size() > 1) {
            branches.add(Branch.of(
                    Part.WARNING,
                    voice.say(
                            "另有 " + (match.records().size() - 1) + " 条同一 id 的记录，因重复而被拒收；这里说明的是第一条。",
                            (match.records().size() - 1)
                                    + " more records carry this id and are rejected as such; this is the first.")));
        }
        if (run != null) {
            branches.addAll(sinceThe(run, before, found, programSha256));
        }
        if (!settings.isEmpty()) {
            branches.add(assumptions(facts, settings));
            branches.add(moves(before, now));
        }
        SubjectFacts assumed = new SubjectFacts(accepted.subject().kind(), facts.record(), FactRecord.of(changed));
        Set<Clause> cited = Collections.newSetFromMap(new IdentityHashMap<>());
        branches.addAll(answers(question, new View(now, assumed, settings, cited)));
        Subject subject = now.subject();
        String name = subject.name() == null
                ? subject.id()
                : subject.name() + voice.say("（" + subject.id() + "）", " (" + subject.id() + ")");
        return Branch.over(
                Part.SUBJECT,
                voice.say(Words.of(subject.kind())) + " " + name + " · " + voice.region(subject.region(), regions)
                        + voice.say(" · 基准日 ", " · as of ") + asOf,
                branches);
    }

    /**
     * What is told of: a judgement, the facts behind it and those of them that are assumed.
     *
     * @param cited the clauses whose words were told already
     */
    private record View(Judgement judgement, SubjectFacts facts, List<Setting> settings, Set<Clause> cited) {}

    private static FactSearch.Match one(String wanted, FactSearch.Found found) {
        if (found.matches().size() == 1) {
            return found.matches().get(0);
        }
        if (found.matches().isEmpty()) {
            List<String> near = found.near();
            throw new UnanswerableException(
                    "事实中没有主体“" + wanted + "”（查看了 " + found.records() + " 条记录的 id 和名称）。"
                            + (near.isEmpty()
                                    ? "请核对 id 或名称；id 读不出来的记录见 rejects.jsonl。"
                                    : "是不是 " + String.join("、", near) + "？"),
                    "The facts hold no subject \"" + wanted + "\" (" + found.records()
                            + " records were searched by id and "
                            + "name). "
                            + (near.isEmpty()
                                    ? "Check the id or name; for records whose id cannot be read see rejects.jsonl."
                                    : "Maybe " + String.join(", ", near) + "?"));
        }
        String paths = found.matches().stream().map(FactSearch.Match::path).collect(Collectors.joining("、"));
        throw new UnanswerableException(
                "“" + wanted + "”指的不止一个主体：" + paths + "。请用其中一个来问。",
                "\"" + wanted + "\" means more than one subject: " + paths.replace("、", ", ")
                        + ". Ask for one of them.");
    }

    private Reading.Accepted accepted(Reading reading, FactSearch.Match match) {
        if (reading instanceof Reading.Rejected rejected) {
            Reject reject = rejected.reject();
            String at = reject.file()
                    + voice.say(" 第 " + reject.line() + " 行", ", line " + reject.line())
                    + (reject.cell() == null
                            ? " " + reject.pointer()
                            : " " + reject.cell().cell());
            throw new UnanswerableException(
                    match.path() + " 的记录被拒收，没有核对，所以没有结论可说明。" + at + "："
                            + reject.reason().zh(),
                    "The record of " + match.path()
                            + " was rejected and not judged, so there is no finding to explain. " + at + ": "
                            + reject.reason().en());
        }
        return (Reading.Accepted) reading;
    }

    private static RawRecord changed(List<Setting> settings, SubjectFacts facts) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        for (Setting setting : settings) {
            String pointer = setting.fact().pointer();
            boolean again = changes.keySet().stream()
                    .anyMatch(before -> (before + "/").startsWith(pointer + "/") || pointer.startsWith(before + "/"));
            if (again) {
                throw new UnanswerableException(
                        "--set “" + setting.text() + "” 与另一个 --set 说的是同一处。请只留一个。",
                        "--set \"" + setting.text() + "\" speaks of the same place as another --set. Keep one.");
            }
            changes.put(pointer, setting.value());
        }
        return facts.record().with(changes);
    }

    private Judgement assumed(List<Setting> settings, RawRecord changed) {
        Reading reading = reader.read(changed);
        if (reading instanceof Reading.Accepted accepted) {
            return judge.judge(List.of(accepted.subject())).get(0);
        }
        Reject reject = ((Reading.Rejected) reading).reject();
        String given = settings.stream()
                .filter(setting -> setting.fact().pointer().equals(reject.pointer()))
                .findFirst()
                .orElse(settings.get(0))
                .text();
        throw new UnanswerableException(
                "--set “" + given + "” 不成立（" + reject.pointer() + "）："
                        + reject.reason().zh(),
                "--set \"" + given + "\" cannot be (" + reject.pointer() + "): "
                        + reject.reason().en());
    }

    private List<Branch> sinceThe(PastRun run, Judgement judgement, FactSearch.Found found, String programSha256)
            throws IOException {
        List<Texts> changes = run.changes(found.files(), book, programSha256);
        List<FindingLine> now = RunFiles.findings(lines.lines(List.of(judgement)));
        Map<FindingLine, @Nullable FindingLine> differing =
                run.differing(judgement.subject().kind(), judgement.subject().id(), now);
        if (changes.isEmpty() && !differing.isEmpty()) {
            FindingLine line = differing.keySet().iterator().next();
            throw new IllegalStateException("judged anew, " + line.subject() + " " + line.clause() + " " + line.target()
                    + " is " + line.outcome().code()
                    + ", which is not what the run says of the same facts and policies");
        }
        List<Branch> branches = new ArrayList<>();
        changes.forEach(change -> branches.add(Branch.of(Part.WARNING, voice.say(change))));
        if (!differing.isEmpty()) {
            List<String> texts = new ArrayList<>();
            differing.forEach(
                    (line, before) -> texts.add(line.clause() + " " + line.target() + voice.say("：当次 ", ": then ")
                            + (before == null
                                    ? voice.say("未列出", "not listed")
                                    : voice.verdict(before.outcome(), before.severity()))
                            + voice.say("，现在 ", ", now ")
                            + (line == before
                                    ? voice.say("没有结论", "nothing")
                                    : voice.verdict(line.outcome(), line.severity()))));
            branches.add(
                    Branch.listing(Part.WARNING, voice.say("与当次核对不同的结论", "Findings that differ from the run"), texts));
        }
        return branches;
    }

    private Branch assumptions(SubjectFacts facts, List<Setting> settings) {
        FactBranches told = new FactBranches(facts, settings, new FactBranches.Judged(null, ""), voice);
        return Branch.listing(
                Part.ASSUMPTION,
                voice.say("假设（其余资料不变）", "Assumed, all else as it is"),
                settings.stream()
                        .map(setting -> told.called(setting.fact()) + voice.say("：", ": ")
                                + voice.value(
                                        setting.fact().field(), setting.fact().value()) + " → "
                                + voice.value(setting.fact().field(), setting.value()))
                        .toList());
    }

    /** Which outcomes the assumption moves. */
    private Branch moves(Judgement before, Judgement now) {
        Map<String, Finding> old = new LinkedHashMap<>();
        before.findings().forEach(finding -> old.put(key(finding), finding));
        List<Branch> moves = new ArrayList<>();
        for (Finding finding : now.findings()) {
            Finding was = old.remove(key(finding));
            boolean same = was != null && was.outcome() == finding.outcome() && was.severity() == finding.severity();
            if (!same) {
                String from = was == null ? voice.say("没有结论", "nothing") : voice.verdict(was.outcome(), was.severity());
                moves.add(new Branch(
                        Part.MOVE,
                        finding.outcome(),
                        heading(finding) + voice.say("：", ": ") + from + " → "
                                + voice.verdict(finding.outcome(), finding.severity()),
                        List.of()));
            }
        }
        old.values()
                .forEach(gone -> moves.add(Branch.of(
                        Part.MOVE,
                        heading(gone) + voice.say("：", ": ") + voice.verdict(gone.outcome(), gone.severity()) + " → "
                                + voice.say("没有结论", "nothing"))));
        return moves.isEmpty()
                ? Branch.of(Part.MOVE, voice.say("没有结论因此改变", "No outcome moves"))
                : Branch.over(Part.MOVE, voice.say(moves.size() + " 条结论因此改变", moves.size() + " outcomes move"), moves);
    }

    private static String key(Finding finding) {
        return finding.clause().id() + "\n" + finding.target();
    }

    private List<Branch> answers(Question question, View view) throws IOException {
        String clause = question.clause();
        List<Finding> all = view.judgement.findings();
        List<Silence> silences = judge.silences(view.judgement);
        if (clause == null) {
            List<Branch> branches = new ArrayList<>();
            List<Branch> settled = new ArrayList<>();
            Map<Finding, FindingLine> told = told(view.judgement);
            List<Finding> gravestFirst = all.stream()
                    .sorted(Comparator.comparing(Finding::outcome, Comparator.comparingInt(GRAVEST_FIRST::indexOf))
                            .thenComparing(Finding::severity, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
            for (Finding finding : gravestFirst) {
                if (finding.outcome() == Outcome.PASS || finding.outcome() == Outcome.NOTAPPLICABLE) {
                    settled.add(new Branch(
                            Part.SETTLED,
                            finding.outcome(),
                            heading(finding) + voice.say("：", ": ") + voice.verdict(finding.outcome(), null),
                            List.of()));
                } else {
                    branches.add(tree(finding, Objects.requireNonNull(told.get(finding)), view));
                }
            }
            if (!settled.isEmpty()) {
                branches.add(Branch.over(
                        Part.SETTLED,
                        voice.say(
                                settled.size() + " 项符合或者不适用（加上条款编号可看其计算）",
                                settled.size() + " met or not applicable (add a clause id to see the reckoning)"),
                        settled));
            }
            branches.add(silence(silences, view.judgement.subject(), true));
            return branches;
        }
        List<Finding> asked = all.stream()
                .filter(finding -> isAsked(finding.clause(), clause))
                .toList();
        if (asked.isEmpty()) {
            return List.of(whyNothing(clause, silences, view));
        }
        List<Finding> ofTarget = question.target() == null
                ? asked
                : asked.stream()
                        .filter(finding -> finding.target().equals(question.target()))
                        .toList();
        if (ofTarget.isEmpty()) {
            String targets =
                    asked.stream().map(Finding::target).distinct().limit(20).collect(Collectors.joining("、"));
            throw new UnanswerableException(
                    clause + " 没有判断过“" + question.target() + "”；判断过的有："
                            + (targets.isBlank() ? "主体本身（不写 TARGET）" : targets) + "。",
                    clause + " did not judge \"" + question.target() + "\"; it judged "
                            + (targets.isBlank() ? "the subject itself (name no TARGET)" : targets.replace("、", ", "))
                            + ".");
        }
        Map<Finding, FindingLine> told = told(view.judgement);
        List<Branch> branches = new ArrayList<>();
        for (Finding finding : ofTarget) {
            branches.add(tree(finding, Objects.requireNonNull(told.get(finding)), view));
        }
        return branches;
    }

    private static boolean isAsked(Clause clause, String asked) {
        return clause.id().equals(asked) || clause.rule().equals(asked);
    }

    /** Each finding as a run would write it. */
    private Map<Finding, FindingLine> told(Judgement judgement) throws IOException {
        List<FindingLine> written = RunFiles.findings(lines.lines(List.of(judgement)));
        Map<Finding, FindingLine> told = new IdentityHashMap<>();
        for (int i = 0; i < written.size(); i++) {
            told.put(judgement.findings().get(i), written.get(i));
        }
        return told;
    }

    private Branch whyNothing(String asked, List<Silence> silences, View view) {
        Subject subject = view.judgement.subject();
        List<Silence> of = silences.stream()
                .filter(silence -> isAsked(silence.clause(), asked))
                .toList();
        if (!of.isEmpty()) {
            return silence(of, subject, false);
        }
        List<Clause> known =
                book.clauses().stream().filter(clause -> isAsked(clause, asked)).toList();
        if (known.isEmpty()) {
            List<String> near = Nearest.most(
                    asked,
                    Stream.concat(
                                    view.judgement.findings().stream()
                                            .map(finding -> finding.clause().id()),
                                    book.clauses().stream().flatMap(clause -> Stream.of(clause.id(), clause.rule())))
                            .distinct()
                            .toList());
            throw new UnanswerableException(
                    "没有条款“" + asked + "”" + (near.isEmpty() ? "。" : "；是不是 " + String.join("、", near) + "？")
                            + "全部条款见 hegui policy list。",
                    "There is no clause \"" + asked + "\""
                            + (near.isEmpty() ? "." : "; maybe " + String.join(", ", near) + "?")
                            + " For all of them: hegui policy list.");
        }
        List<String> texts = new ArrayList<>();
        for (Clause clause : known) {
            boolean here = clause.document().region().contains(subject.region());
            texts.add(clause.id()
                    + voice.say("：", ": ")
                    + (here
                            ? voice.say(
                                    "这条不约束" + Words.of(subject.kind()).zh(), "it does not bind a subject of this kind")
                            : voice.say(
                                    "这条只约束 "
                                            + voice.region(clause.document().region(), regions) + "，本主体在 "
                                            + voice.region(subject.region(), regions),
                                    "it binds "
                                            + voice.region(clause.document().region(), regions)
                                            + "; this subject is in "
                                            + voice.region(subject.region(), regions))));
        }
        return Branch.listing(
                Part.SILENCE,
                voice.say("为什么没有结论", "Why nothing was found"),
                texts.stream().distinct().toList());
    }

    private String heading(Finding finding) {
        RuleKind kind = kind(finding.clause());
        return voice.say(kind.title()) + (finding.target().isEmpty() ? "" : " · " + target(finding)) + "  ["
                + finding.clause().id() + "]";
    }

    /** The target, with the words for a code; the codes are what a question names. */
    private String target(Finding finding) {
        String target = finding.target();
        for (String field : List.of("metric", "topic")) {
            if (target.equals(finding.details().get(field)) && voice.language() == Language.ZH) {
                return voice.say(Words.code(field, target)) + "（" + target + "）";
            }
        }
        return target;
    }

    private RuleKind kind(Clause clause) {
        return Objects.requireNonNull(book.kinds().byId().get(clause.rule()), clause.rule());
    }

    private Branch tree(Finding finding, FindingLine line, View view) {
        RuleKind kind = kind(finding.clause());
        List<Fact> behind = view.facts.behind(kind, finding);
        List<Branch> branches = new ArrayList<>();
        branches.add(Branch.of(Part.MESSAGE, messages.message(view.judgement.subject(), finding)));
        if (view.cited.add(finding.clause())) {
            branches.add(Law.of(finding.clause(), book, regions, voice));
            branches.addAll(Law.parameters(finding.clause(), kind, voice));
        } else {
            branches.add(Law.again(finding.clause(), voice));
        }
        branches.addAll(Law.severity(finding, voice));
        FactBranches told = new FactBranches(
                view.facts, view.settings, new FactBranches.Judged(kind.list(), finding.target()), voice);
        branches.addAll(told.of(behind));
        List<String> workings = Workings.of(finding, line, view.judgement, view.facts, asOf, voice);
        if (!workings.isEmpty()) {
            branches.add(Branch.listing(Part.CALCULATION, voice.say("计算", "Reckoning"), workings));
        }
        Trials trials = new Trials(judge, reader, view.facts, view.settings);
        Changes changes = new Changes(trials, view.facts, kind, told, messages, asOf, voice);
        branches.addAll(changes.of(finding, view.judgement.subject(), behind));
        return new Branch(
                Part.FINDING,
                finding.outcome(),
                voice.verdict(finding.outcome(), finding.severity()) + "  " + heading(finding),
                branches);
    }

    /** Why nothing was found of clauses; {@code andOthers}, those of other kinds and regions are counted. */
    private Branch silence(List<Silence> silences, Subject subject, boolean andOthers) {
        Map<String, List<Silence>> byClause = new LinkedHashMap<>();
        silences.forEach(each -> byClause.computeIfAbsent(each.clause().id(), id -> new ArrayList<>())
                .add(each));
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        byClause.forEach((id, versions) -> byReason.computeIfAbsent(
                        versions.stream()
                                .map(version -> why(version, subject))
                                .distinct()
                                .collect(Collectors.joining(voice.say("；", "; "))),
                        reason -> new ArrayList<>())
                .add(Ground.name(versions.get(0).clause()) + " "
                        + voice.say(kind(versions.get(0).clause()).title()) + "  [" + id + "]"));
        List<Branch> reasons = new ArrayList<>();
        byReason.forEach((reason, clauses) -> reasons.add(Branch.listing(Part.SILENCE, reason, clauses)));
        TreeSet<String> elsewhere = new TreeSet<>();
        TreeSet<String> ofOthers = new TreeSet<>();
        TreeSet<String> documents = new TreeSet<>();
        for (Clause clause : book.clauses()) {
            Document document = clause.document();
            if (!document.region().contains(subject.region())) {
                elsewhere.add(clause.id());
                documents.add(document.id());
            } else if (!kind(clause).subjects().contains(subject.kind())) {
                ofOthers.add(clause.id());
            }
        }
        if (andOthers && !ofOthers.isEmpty()) {
            reasons.add(Branch.of(
                    Part.SILENCE,
                    voice.say(
                            "本地区另有 " + ofOthers.size() + " 条，不约束"
                                    + Words.of(subject.kind()).zh(),
                            ofOthers.size() + " more clauses here do not bind a subject of this kind")));
        }
        if (andOthers && !elsewhere.isEmpty()) {
            reasons.add(Branch.of(
                    Part.SILENCE,
                    voice.say(
                            "其他地区的 " + documents.size() + " 份文件（" + elsewhere.size() + " 条）不约束本主体："
                                    + String.join("、", documents),
                            documents.size() + " documents of other regions (" + elsewhere.size()
                                    + " clauses) do not bind this subject: " + String.join(", ", documents))));
        }
        return Branch.over(Part.SILENCE, voice.say("其他条款为什么没有结论", "Why nothing was found of other clauses"), reasons);
    }

    private String why(Silence silence, Subject subject) {
        Clause clause = silence.clause();
        String called = silence.lists().stream()
                .map(list -> FactSchema.of(subject.kind()).subject().field(list))
                .filter(Objects::nonNull)
                .map(voice::label)
                .collect(Collectors.joining(voice.say("、", ", ")));
        if (Boolean.TRUE.equals(clause.parameters().flagOrNull("highTech")) && silence.why() == Silence.Why.NO_ITEM) {
            return voice.say(
                    "只用于高新技术、技术先进型服务企业的年度；highTech 未填的年度由一般的规定判断",
                    "only for years as a high-tech or technology-advanced service enterprise; where highTech is not given, the "
                            + "general clause judges");
        }
        return switch (silence.why()) {
            case SUPERSEDED -> voice.say("已由新的规定取代", "a later version has taken its place");
            case LEVEL ->
                voice.say("只约束", "only for ")
                        + clause.levels().stream()
                                .sorted()
                                .map(level -> voice.say(Words.of(level)))
                                .collect(Collectors.joining(voice.say("、", ", ")));
            case SPONSOR ->
                voice.say("只约束举办者为 ", "only for sponsors ")
                        + clause.sponsors().stream()
                                .sorted()
                                .map(sponsor -> sponsor.code())
                                .collect(Collectors.joining(voice.say("、", ", ")));
            case OTHER_REGION -> voice.say("义务不在本地区", "the duty lies on other regions");
            case TIME ->
                voice.say("施行时间 ", "in force ")
                        + voice.time(clause.inForce())
                        + voice.say("，资料所涉的日期不在其内", ", which holds none of the days that the facts are about");
            case LIST_ABSENT -> voice.say(called + " 没有提供，什么也没有判断", called + " is not given, so nothing was judged");
            case LIST_EMPTY -> voice.say(called + " 为空，没有可判断的", called + " is empty: there is nothing to judge");
            case NO_ITEM ->
                voice.say(
                        called.isEmpty() ? "没有它所说的事项" : called + " 中没有它所说的事项",
                        called.isEmpty()
                                ? "there is nothing of what it is about"
                                : called + " holds nothing of what it is about");
        };
    }
}
