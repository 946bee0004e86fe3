package cn.hegui.service.selfcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that is gone, with all in it, when it is closed; only this program may read it. */
final class BriefFolder implements AutoCloseable {
    static final String PREFIX = "hegui-self-check-";

    private final Path path;

    BriefFolder() throws IOException {
        this.path = Files.createTempDirectory(PREFIX);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(path)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
