package cn.hegui.impact;

import cn.hegui.batch.Progress;
import cn.hegui.check.Judge;
import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.RawRecords;
import cn.hegui.intake.Reading;
import cn.hegui.intake.SeenSubjects;
import cn.hegui.model.Judgement;
import cn.hegui.model.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges every subject under two books and tells what differs, in the order of the input. Some hundred subjects are held
 * at a time, whatever the size of the input; only the ids already met and the sums grow beside them.
 */
public final class Impact {
    /** A group of this size costs the judge least for each subject. */
    private static final int GROUP_RECORDS = 200;

    private static final int GROUP_BYTES = 1 << 20;

    private final FactReader reader;
    private final Judge before;
    private final Judge after;

    /** A comparison of what {@code before} and {@code after} find; the reader knows the indicators of both books. */
    public Impact(FactReader reader, Judge before, Judge after) {
        this.reader = reader;
        this.before = before;
        this.after = after;
    }

    /** Hears of each flip as soon as its group is judged. */
    @FunctionalInterface
    public interface Listener {
        /** {@code flip} was found. */
        void flip(Flip flip) throws IOException;
    }

    /**
     * Compares the subjects of {@code files}. Throws {@link cn.hegui.intake.UnreadableInputException} where a file cannot
     * be read to its end; then what the listener heard is not complete.
     */
    public ImpactTally run(List<FactFile> files, Listener listener, Progress progress) throws IOException {
        ImpactTally tally = new ImpactTally();
        SeenSubjects seen = new SeenSubjects();
        List<Subject> group = new ArrayList<>(GROUP_RECORDS);
        long groupBytes = 0;
        long bytesOfFilesRead = 0;
        long records = 0;
        for (FactFile file : files) {
            try (RawRecords raw = file.open()) {
                for (RawRecord record = raw.next(); record != null; record = raw.next()) {
                    Reading reading = seen.admit(reader.read(record));
                    if (reading instanceof Reading.Rejected rejected) {
                        tally.add(rejected.reject());
                    } else if (reading instanceof Reading.Accepted accepted) {
                        group.add(accepted.subject());
                        groupBytes += record.size();
                    }
                    if (group.size() == GROUP_RECORDS || groupBytes >= GROUP_BYTES) {
                        compare(group, listener, tally);
                        group.clear();
                        groupBytes = 0;
                    }
                    progress.at(bytesOfFilesRead + raw.storedBytesRead(), ++records);
                }
                bytesOfFilesRead += raw.storedBytesRead();
            }
        }
        compare(group, listener, tally);
        return tally;
    }

    private void compare(List<Subject> group, Listener listener, ImpactTally tally) throws IOException {
        if (group.isEmpty()) {
            return;
        }
        List<Judgement> earlier = before.judge(group);
        List<Judgement> later = after.judge(group);
        for (int i = 0; i < group.size(); i++) {
            List<Flip> flips = Flips.between(earlier.get(i), later.get(i));
            tally.add(later.get(i), flips);
            for (Flip flip : flips) {
                listener.flip(flip);
            }
        }
    }
}
