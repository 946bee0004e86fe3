package cn.hegui.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor judges by the book that was submitted, or not at all. */
class BookFilesTest {
    private static final String DOCUMENT = "shuangyashan-2020.yaml";

    @TempDir
    private Path policies;

    @Test
    void theBookArrivesAsItWasSent() throws Exception {
        PolicyBook book = PolicyBook.bundled(RuleKinds.bundled());
        BookFiles.Opened there = sent(BookFiles.of(book, null, null)).open();
        assertThat(there.book().files()).isEqualTo(book.files());
        assertThat(there.book().clauses()).isEqualTo(book.clauses());
        assertThat(there.engine().kinds()).containsAll(book.kinds().byId().keySet());
    }

    @Test
    void anotherBookIsRefusedByName() throws Exception {
        Files.copy(Path.of("rules/policies", DOCUMENT), policies.resolve(DOCUMENT));
        PolicyBook book = PolicyBook.read(policies, RuleKinds.bundled());
        // Edited while the run was on its way: what is sent is no longer what was read.
        Files.writeString(policies.resolve(DOCUMENT), "# 改动\n", StandardOpenOption.APPEND);
        BookFiles files = sent(BookFiles.of(book, policies, null));
        assertThatThrownBy(files::open).isInstanceOfSatisfying(ClusterException.class, mismatch -> {
            assertThat(mismatch.texts().zh()).contains("不一致", "policies/" + DOCUMENT, "spark.executor.extraClassPath");
            assertThat(mismatch.texts().en()).contains("not the one submitted", "policies/" + DOCUMENT);
        });
    }

    private static BookFiles sent(BookFiles files) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(files);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (BookFiles) in.readObject();
        }
    }
}
