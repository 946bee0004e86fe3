package cn.hegui.paper;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Writes {@code report.html}: one file without any reference to another, with the sums, charts, a table of findings and a
 * page for each subject. Of a big run it shows the subjects with the most to mend, and says what it leaves out.
 */
final class HtmlReport {
    /** More pages than these nobody turns, and browsers grow slow. */
    static final int MOST_SUBJECTS = 2000;

    static final int MOST_FINDINGS = 10_000;

    /** Those with the most violations first, then warnings, advisories, open questions; then in the order of the run. */
    private static final Comparator<Candidate> GRAVEST = Comparator.<Candidate>comparingLong(
                    one -> -one.line().counts().of(Severity.VIOLATION))
            .thenComparingLong(one -> -one.line().counts().of(Severity.WARNING))
            .thenComparingLong(one -> -one.line().counts().of(Severity.ADVISORY))
            .thenComparingLong(one -> -one.line().counts().of(Outcome.UNKNOWN))
            .thenComparingLong(Candidate::place);

    /** What is not met before what is not known and what is not yet due; among equals in the order of the run. */
    private static final Comparator<HtmlPage.Entry> MOST_PRESSING = Comparator.comparing(
                    (HtmlPage.Entry entry) -> entry.line().outcome() != Outcome.FAIL)
            .thenComparing(entry -> entry.line().severity(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(entry -> entry.line().outcome() != Outcome.UNKNOWN);

    private HtmlReport() {}

    /** A subject that has something to show, and its place in the run. */
    private record Candidate(SubjectLine line, long place) {
        long findings() {
            Long waived = line.counts().waived();
            return (waived == null ? 0 : waived)
                    + line.counts().of(Outcome.FAIL)
                    + line.counts().of(Outcome.UNKNOWN)
                    + line.counts().of(Outcome.PENDING);
        }

        String key() {
            return line.kind().code() + "/" + line.subject();
        }
    }

    static void write(RunFiles run, Glossary words, OutputStream out) throws IOException {
        write(run, words, out, MOST_SUBJECTS, MOST_FINDINGS);
    }

    static void write(RunFiles run, Glossary words, OutputStream out, int mostSubjects, int mostFindings)
            throws IOException {
        HtmlPage page = page(run, words, mostSubjects, mostFindings);
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        templates().render("paper/report.jte", Map.of("page", page), new WriterOutput(text));
        text.flush();
    }

    static TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader(), "cn.hegui");
    }

    private static HtmlPage page(RunFiles run, Glossary words, int mostSubjects, int mostFindings) throws IOException {
        PriorityQueue<Candidate> gravest = new PriorityQueue<>(GRAVEST.reversed());
        long[] seen = new long[2];
        run.subjects(line -> {
            Candidate candidate = new Candidate(line, seen[0]++);
            if (candidate.findings() > 0) {
                seen[1]++;
                gravest.add(candidate);
                if (gravest.size() > mostSubjects) {
                    gravest.remove();
                }
            }
        });
        Map<String, HtmlPage.Subject> chosen = choose(gravest, mostFindings);
        Map<String, Citation> citations = new HashMap<>();
        Index index = new Index();
        long[] counts = new long[2];
        run.findings(line -> {
            String number = index.next(line.outcome());
            if (line.outcome() == Outcome.PASS || line.outcome() == Outcome.NOTAPPLICABLE) {
                return;
            }
            counts[0]++;
            HtmlPage.Subject subject = chosen.get(line.kind().code() + "/" + line.subject());
            if (subject != null && counts[1] < mostFindings) {
                counts[1]++;
                subject.findings().add(new HtmlPage.Entry(number, sharing(line, citations)));
            }
        });
        List<HtmlPage.Subject> subjects = chosen.values().stream()
                .filter(subject -> !subject.findings().isEmpty())
                .sorted(Comparator.comparingLong(HtmlPage.Subject::place))
                .toList();
        subjects.forEach(subject -> subject.findings().sort(MOST_PRESSING));
        return new HtmlPage(
                words,
                run.summary(),
                Overview.of(run),
                subjects,
                new HtmlPage.Extent(seen[1], counts[0], counts[1]),
                resource("report.css"),
                resource("report.js"));
    }

    private static Map<String, HtmlPage.Subject> choose(PriorityQueue<Candidate> gravest, int mostFindings) {
        List<Candidate> candidates = new ArrayList<>(gravest);
        candidates.sort(GRAVEST);
        Map<String, HtmlPage.Subject> chosen = new HashMap<>();
        long findings = 0;
        for (Candidate candidate : candidates) {
            findings += candidate.findings();
            if (findings > mostFindings && !chosen.isEmpty()) {
                break;
            }
            chosen.put(candidate.key(), new HtmlPage.Subject(candidate.line(), candidate.place(), new ArrayList<>()));
        }
        return chosen;
    }

    /** {@code line} with the citation that others of its clause have, where it is the same: there are few. */
    private static FindingLine sharing(FindingLine line, Map<String, Citation> citations) {
        Citation shared = citations.computeIfAbsent(line.clause(), absent -> line.citation());
        return shared.equals(line.citation()) ? line.citing(shared) : line;
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a policy of content security lets a script in a page by. */
    static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    static String langTag(Language language) {
        return language == Language.ZH ? "zh-Hans" : "en";
    }
}
