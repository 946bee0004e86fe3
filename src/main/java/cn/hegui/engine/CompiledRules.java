package cn.hegui.engine;

import cn.hegui.duty.Duty;
import cn.hegui.model.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** The rules of one folder, compiled to a jar that is kept in the user's cache under the hash of what it was made from. */
final class CompiledRules {
    private static final ReleaseIdParts RELEASE = new ReleaseIdParts("cn.hegui.edited", "rules", "1");
    private static final String MODEL = "META-INF/kie/" + RELEASE.group() + "/" + RELEASE.artifact() + "/drools-model";

    private final Path folder;

    CompiledRules(Path folder) {
        this.folder = folder;
    }

    RuleEngine load() {
        List<Path> files = drlFiles();
        Path jar = cacheFolder().resolve(hash(files) + ".jar");
        if (!Files.isRegularFile(jar)) {
            write(compile(files), jar);
        }
        try {
            URL url = jar.toUri().toURL();
            return RuleEngine.ofModel(new URLClassLoader(new URL[] {url}, RuleEngine.class.getClassLoader()), MODEL);
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> drlFiles() {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new RulesException(new Texts(
                        "规则目录 " + folder + " 里没有 .drl 文件；请指定与 rules/kinds 同样式的目录。",
                        "There is no .drl file in the rules folder " + folder
                                + "; maybe name a folder of the form of rules/kinds."));
            }
            return files;
        } catch (IOException e) {
            throw new RulesException(new Texts(
                    "无法读取规则目录 " + folder + "：" + e.getMessage(),
                    "The rules folder " + folder + " cannot be read: " + e.getMessage()));
        }
    }

    private static byte[] compile(List<Path> files) {
        KieServices services = KieServices.Factory.get();
        ReleaseId release = services.newReleaseId(RELEASE.group(), RELEASE.artifact(), RELEASE.version());
        KieFileSystem sources = services.newKieFileSystem();
        sources.generateAndWritePomXML(release);
        for (Path file : files) {
            sources.write("src/main/resources/cn/hegui/kinds/" + file.getFileName(), text(file));
        }
        KieBuilder builder = services.newKieBuilder(sources, RuleEngine.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            Message first = errors.get(0);
            String place = first.getPath() == null
                    ? ""
                    : Path.of(first.getPath()).getFileName() + (first.getLine() > 0 ? ":" + first.getLine() : "") + " ";
            throw new RulesException(new Texts(
                    "规则不能编译（共 " + errors.size() + " 处错误），第一处：" + place + first.getText()
                            + "；请对照 rules/kinds 中的同名文件，核对属性名和括号。",
                    "The rules do not compile (" + errors.size() + " errors), first: " + place + first.getText()
                            + "; maybe compare with the file of that name in rules/kinds: names and brackets."));
        }
        return ((InternalKieModule) builder.getKieModule()).getBytes();
    }

    /** Beside and renamed, so that a run at the same time reads a whole jar or none. */
    private static void write(byte[] jar, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Path beside = Files.createTempFile(target.getParent(), "rules", ".tmp");
            Files.write(beside, jar);
            try {
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(List<Path> files) {
        MessageDigest digest = sha256();
        digest.update(System.getProperty("java.specification.version", "").getBytes(StandardCharsets.UTF_8));
        // The generated code calls the duty types, so a jar made for other types must not be found.
        for (Class<?> type : Duty.class.getPermittedSubclasses()) {
            digest.update(Arrays.toString(type.getRecordComponents()).getBytes(StandardCharsets.UTF_8));
        }
        for (Path file : files) {
            digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(text(file).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Path cacheFolder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("hegui").resolve("rules");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RulesException(new Texts(
                    "无法读取规则文件 " + file + "：" + e.getMessage(),
                    "The rule file " + file + " cannot be read: " + e.getMessage()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record ReleaseIdParts(String group, String artifact, String version) {}
}
