package cn.hegui.service.cases;

import cn.hegui.cases.Head;
import cn.hegui.store.CaseJson;
import cn.hegui.store.CaseStore;
import cn.hegui.store.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the head of the log to {@code anchors.jsonl} in the data folder after each step and at each start, a line each: what
 * stands there cannot be cut off the log unseen. A line that is lost weakens the proof and breaks nothing.
 */
@Component
class Anchors {
    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);

    private final Path file;
    private long last;

    Anchors(DataFolder folder, CaseStore store) {
        this.file = folder.root().resolve("anchors.jsonl");
        write(store.head());
    }

    synchronized void write(Head head) {
        if (head.seq() <= last) {
            return;
        }
        try {
            Files.writeString(
                    file,
                    CaseJson.text(Map.of("head", Map.of("seq", head.seq(), "hash", head.hash()))) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            last = head.seq();
        } catch (IOException full) {
            LOG.warn("cannot write {}: {}", file, full.getMessage());
        }
    }
}
