package cn.hegui.paper;

import cn.hegui.model.Coded;
import java.io.IOException;
import java.io.OutputStream;

/** The forms in which a run is reported beside its lines: the one place where a form is entered. */
public enum ReportFormat implements Coded {
    /** A table of the findings for any spreadsheet. */
    CSV("csv", "findings.csv", (run, words, paper, out) -> FindingTable.write(run, words, out)),
    /** An audit working paper (审计底稿). */
    XLSX("xlsx", "working-paper.xlsx", WorkingPaper::write),
    /** A page that works offline. */
    HTML("html", "report.html", (run, words, paper, out) -> HtmlReport.write(run, words, out)),
    /** JUnit XML for the pages of build servers. */
    JUNIT("junit", "junit.xml", (run, words, paper, out) -> JunitReport.write(run, words, out)),
    /** SARIF 2.1.0 for code scanning and editors. */
    SARIF("sarif", "findings.sarif", (run, words, paper, out) -> SarifReport.write(run, words, out));

    private final String code;
    private final String file;
    private final Writer writer;

    /** Writes a report of a run to a stream, which stays open. */
    private interface Writer {
        void write(RunFiles run, Glossary words, PaperLayout paper, OutputStream out) throws IOException;
    }

    ReportFormat(String code, String file, Writer writer) {
        this.code = code;
        this.file = file;
        this.writer = writer;
    }

    @Override
    public String code() {
        return code;
    }

    /** The name of its file in the folder of a run. */
    public String file() {
        return file;
    }

    /** Writes the report of {@code run} to {@code out}, which stays open; {@code paper} is the form of the working paper. */
    public void write(RunFiles run, Glossary words, PaperLayout paper, OutputStream out) throws IOException {
        writer.write(run, words, paper, out);
    }
}
