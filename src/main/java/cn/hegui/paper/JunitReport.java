package cn.hegui.paper;

import cn.hegui.model.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code junit.xml}: a suite for each subject, a case for each finding that the run lists. A fail is a failure of
 * the type of its severity; what cannot be judged, is not yet due or does not apply is skipped, with the
 * message; so is what is waived.
 */
final class JunitReport {
    /** What XML 1.0 cannot hold, even escaped. */
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;
    private final Glossary words;
    private final List<FindingLine> suite = new ArrayList<>();

    private JunitReport(XMLStreamWriter xml, Glossary words) {
        this.xml = xml;
        this.words = words;
    }

    /** How many cases there are, and what became of them. */
    private static final class Sum {
        private long tests;
        private long failures;
        private long skipped;

        void add(FindingLine finding) {
            boolean fails = finding.outcome() == Outcome.FAIL && finding.waiver() == null;
            tests++;
            failures += fails ? 1 : 0;
            skipped += fails || finding.outcome() == Outcome.PASS ? 0 : 1;
        }
    }

    static void write(RunFiles run, Glossary words, OutputStream out) throws IOException {
        Sum sum = new Sum();
        run.findings(sum::add);
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            JunitReport report = new JunitReport(xml, words);
            report.attribute(
                    "name",
                    words.say(
                            "合规核对 " + run.summary().asOf(),
                            "hegui check " + run.summary().asOf()));
            report.counts(sum);
            run.findings(report::take);
            report.writeSuite();
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void take(FindingLine finding) throws IOException {
        if (!suite.isEmpty() && !sameSubject(suite.get(0), finding)) {
            writeSuite();
        }
        suite.add(finding);
    }

    private static boolean sameSubject(FindingLine one, FindingLine other) {
        return one.subject().equals(other.subject()) && one.kind() == other.kind();
    }

    private void writeSuite() throws IOException {
        if (suite.isEmpty()) {
            return;
        }
        Sum sum = new Sum();
        suite.forEach(sum::add);
        FindingLine first = suite.get(0);
        try {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testsuite");
            attribute("name", first.subjectName() + " " + first.subject());
            counts(sum);
            attribute("errors", "0");
            for (FindingLine finding : suite) {
                writeCase(finding);
            }
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        suite.clear();
    }

    private void writeCase(FindingLine finding) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute("name", words.matter(finding));
        attribute("classname", finding.clause());
        attribute("time", "0");
        Source source = finding.source();
        if (source != null && source.file() != null) {
            attribute("file", source.file());
            Long place = source.place();
            if (place != null) {
                attribute("line", place.toString());
            }
        }
        if (finding.waiver() != null) {
            xml.writeEmptyElement("skipped");
            attribute("message", words.waiver(finding) + " " + finding.message());
            xml.writeEndElement();
            return;
        }
        switch (finding.outcome()) {
            case FAIL -> {
                xml.writeStartElement("failure");
                attribute("message", finding.message());
                attribute(
                        "type",
                        finding.severity() == null
                                ? "violation"
                                : finding.severity().code());
                xml.writeCharacters(clean(text(finding)));
                xml.writeEndElement();
            }
            case UNKNOWN, PENDING, NOTAPPLICABLE -> {
                xml.writeEmptyElement("skipped");
                attribute("message", finding.message());
            }
            case PASS -> {}
        }
        xml.writeEndElement();
    }

    /** What a reader of the failure needs beside its message. */
    private String text(FindingLine finding) {
        StringBuilder text = new StringBuilder(finding.message());
        line(text, words.say("计算：", "Calculation: "), String.join("; ", Calculation.lines(finding, words.language())));
        line(text, words.say("条款：", "Clause: "), finding.citation().words());
        line(text, words.say("来源：", "Source: "), words.source(finding));
        line(text, words.say("怎么改：", "How to mend: "), words.remedy(finding.rule()));
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String words) {
        if (!words.isEmpty()) {
            text.append('\n').append(label).append(words);
        }
    }

    private void counts(Sum sum) throws XMLStreamException {
        attribute("tests", Long.toString(sum.tests));
        attribute("failures", Long.toString(sum.failures));
        attribute("skipped", Long.toString(sum.skipped));
    }

    private void attribute(String name, @Nullable String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value == null ? "" : value));
    }

    private static String clean(String text) {
        return UNSPEAKABLE.matcher(text).replaceAll("\uFFFD");
    }
}
