package cn.hegui.service.audit;

import cn.hegui.store.FindingsIndex;
import cn.hegui.store.UploadFiles;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The indexes of the runs that were asked about last, kept open; one that is in use is not closed. */
@Component
class Indexes {
    private static final int KEPT = 6;

    private final UploadFiles files;
    private final Map<UUID, Open> open = new LinkedHashMap<>(16, 0.75f, true);

    Indexes(UploadFiles files) {
        this.files = files;
    }

    /** Asks an index. */
    @FunctionalInterface
    interface Question<T> {
        T of(FindingsIndex index) throws IOException;
    }

    private static final class Open {
        private final FindingsIndex index;
        private int users;

        Open(FindingsIndex index) {
            this.index = index;
        }
    }

    /** What {@code question} makes of the index of a finished run. */
    <T> T ask(UUID run, Question<T> question) throws IOException {
        Open used = take(run);
        try {
            return question.of(used.index);
        } finally {
            give(used);
        }
    }

    private synchronized Open take(UUID run) throws IOException {
        Open known = open.get(run);
        if (known == null) {
            known = new Open(FindingsIndex.open(files.run(run)));
            open.put(run, known);
            known.users++;
            closeOldest();
        } else {
            known.users++;
        }
        return known;
    }

    private synchronized void give(Open used) throws IOException {
        used.users--;
        closeOldest();
    }

    private void closeOldest() throws IOException {
        List<FindingsIndex> old = new ArrayList<>();
        Iterator<Open> each = open.values().iterator();
        int surplus = open.size() - KEPT;
        while (surplus > 0 && each.hasNext()) {
            Open one = each.next();
            if (one.users == 0) {
                each.remove();
                old.add(one.index);
                surplus--;
            }
        }
        for (FindingsIndex index : old) {
            index.close();
        }
    }

    @PreDestroy
    synchronized void close() throws IOException {
        for (Open one : open.values()) {
            one.index.close();
        }
        open.clear();
    }
}
