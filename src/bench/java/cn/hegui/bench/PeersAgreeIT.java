package cn.hegui.bench;

import cn.hegui.bench.run.Bed;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** {@code mvn -Pbench verify}: the packaged program and all its peers find the same, so that their times compare. */
class PeersAgreeIT {
    private static final long SUBJECTS = 2_000;

    @Test
    void findTheSame() throws Exception {
        new Bed(Path.of("").toAbsolutePath(), Path.of("target", "bench"), LocalDate.EPOCH, 1, 0.05).smoke(SUBJECTS);
    }
}
