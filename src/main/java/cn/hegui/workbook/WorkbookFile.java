package cn.hegui.workbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/** Writes XLSX files that hold no time of day: the same contents give the same bytes. */
public final class WorkbookFile {
    private static final String CORE = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("<dcterms:created.*?</dcterms:created>");
    /** The earliest time that a zip can hold. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private WorkbookFile() {}

    /** Fills a workbook that is still empty. */
    @FunctionalInterface
    public interface Content {
        void write(Workbook workbook) throws IOException;
    }

    /**
     * Writes the workbook that {@code content} fills to {@code out}, which stays open. Takes a temporary file of the size
     * of the workbook, and the memory of what fastexcel holds of its sheets at one time.
     */
    public static void write(OutputStream out, Content content) throws IOException {
        Path raw = Files.createTempFile("hegui-", ".xlsx");
        try {
            // fastexcel writes the current time into the properties of the document and offers no other.
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(raw));
                    Workbook workbook = new Workbook(file, "hegui", null)) {
                content.write(workbook);
            }
            copyWithoutTime(raw, out);
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    private static void copyWithoutTime(Path raw, OutputStream out) throws IOException {
        ZipOutputStream to = new ZipOutputStream(out);
        // As a file, not as a stream: fastexcel says the sizes of its entries in a way that streams cannot follow.
        try (ZipFile from = new ZipFile(raw.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().map(ZipEntry.class::cast)::iterator) {
                ZipEntry timeless = new ZipEntry(entry.getName());
                timeless.setTimeLocal(NO_TIME);
                to.putNextEntry(timeless);
                try (InputStream content = from.getInputStream(entry)) {
                    if (entry.getName().equals(CORE)) {
                        String properties = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                        to.write(CREATED.matcher(properties).replaceFirst("").getBytes(StandardCharsets.UTF_8));
                    } else {
                        content.transferTo(to);
                    }
                }
                to.closeEntry();
            }
        }
        to.finish();
    }
}
