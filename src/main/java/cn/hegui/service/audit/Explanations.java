package cn.hegui.service.audit;

import cn.hegui.batch.RunRegions;
import cn.hegui.engine.RuleEngine;
import cn.hegui.explain.Branch;
import cn.hegui.explain.Explainer;
import cn.hegui.explain.PastRun;
import cn.hegui.explain.Question;
import cn.hegui.intake.FactFiles;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactSearch;
import cn.hegui.model.Language;
import cn.hegui.paper.RunFiles;
import cn.hegui.paper.RunSummary;
import cn.hegui.paper.SubjectLine;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.PolicyFile;
import cn.hegui.run.CheckRun;
import cn.hegui.run.Program;
import cn.hegui.store.UploadFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Explains findings of finished runs from the facts that the run keeps. */
@Component
class Explanations {
    private final UploadFiles files;
    private final PolicyBook book;
    private final RuleEngine engine;
    private final Map<String, String> law = new HashMap<>();
    private final String program = Program.sha256();

    Explanations(UploadFiles files, PolicyBook book, RuleEngine engine) {
        this.files = files;
        this.book = book;
        this.engine = engine;
        for (PolicyFile file : book.files()) {
            law.put(file.name(), file.sha256());
        }
    }

    /** The answer to {@code question} about a subject of a finished run. */
    Branch explain(UUID run, SubjectLine subject, Question question, Language language) throws IOException {
        Path folder = files.run(run);
        RunSummary summary = RunFiles.unproved(folder).summary();
        LocalDate day = summary.asOf();
        Explainer explainer = new Explainer(
                book,
                CheckRun.judge(book, engine, day),
                day,
                new FactReader(book.indicatorIds(), summary.options().strict()),
                FactSchema::heading,
                new RunRegions(book.regions(), day, language),
                language);
        String wanted = subject.kind().code() + "/" + subject.subject();
        FactSearch.Found found = FactSearch.look(FactFiles.below(files.inputs(run)), wanted);
        return explainer.explain(wanted, found, question, changed(folder, summary), program);
    }

    /** The run to compare with, where the program or the law has changed since; else there is nothing to compare. */
    private @Nullable PastRun changed(Path folder, RunSummary summary) throws IOException {
        boolean same = summary.program().sha256().equals(program)
                && Stream.concat(summary.policies().stream(), summary.kinds().stream())
                        .allMatch(file -> file.sha256().equals(law.get(file.file())));
        return same ? null : PastRun.in(folder);
    }
}
