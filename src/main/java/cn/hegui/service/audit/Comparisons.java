package cn.hegui.service.audit;

import cn.hegui.model.Language;
import cn.hegui.paper.RunFiles;
import cn.hegui.rundiff.Cause;
import cn.hegui.rundiff.Change;
import cn.hegui.rundiff.DiffTable;
import cn.hegui.rundiff.DiffTally;
import cn.hegui.rundiff.RunDiff;
import cn.hegui.rundiff.State;
import cn.hegui.store.UploadFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Compares finished runs, one comparison at a time; the last ones are remembered, for finished runs do not change. */
@Component
class Comparisons {
    private static final int SHOWN = 50;
    private static final int KEPT = 8;

    private final UploadFiles files;
    private final Map<Pair, Compared> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Compared> eldest) {
            return size() > KEPT;
        }
    };

    Comparisons(UploadFiles files) {
        this.files = files;
    }

    private record Pair(UUID before, UUID after) {}

    /** The sums, what moved, and the first changes of each state. */
    record Compared(DiffTally tally, List<Cause> moved, Map<State, List<Change>> first) {}

    /** Compares two finished runs. */
    synchronized Compared compare(UUID before, UUID after) throws IOException {
        Pair pair = new Pair(before, after);
        Compared remembered = known.get(pair);
        if (remembered != null) {
            return remembered;
        }
        RunDiff diff = diff(before, after);
        Map<State, List<Change>> first = new EnumMap<>(State.class);
        DiffTally tally = diff.run(change -> {
            if (change.state() != State.PERSISTING) {
                List<Change> changes = first.computeIfAbsent(change.state(), state -> new ArrayList<>());
                if (changes.size() < SHOWN) {
                    changes.add(change);
                }
            }
        });
        List<Cause> moved = new ArrayList<>(diff.moved().causes());
        moved.sort(null);
        Compared compared = new Compared(tally, moved, first);
        known.put(pair, compared);
        return compared;
    }

    /** Writes all changes as a table. */
    void write(UUID before, UUID after, Language language, OutputStream out) throws IOException {
        DiffTable table = new DiffTable(out, language);
        diff(before, after).run(table);
        table.flush();
    }

    private RunDiff diff(UUID before, UUID after) throws IOException {
        return new RunDiff(RunFiles.unproved(files.run(before)), RunFiles.unproved(files.run(after)));
    }
}
