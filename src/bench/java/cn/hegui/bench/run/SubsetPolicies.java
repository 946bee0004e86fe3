package cn.hegui.bench.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The policy files with the clauses of some rules only, for {@code hegui check --policies}. */
final class SubsetPolicies {
    private SubsetPolicies() {}

    static void write(Path policies, Path folder, Set<String> rules) throws IOException {
        Files.createDirectories(folder);
        Load load = new Load(LoadSettings.builder().build());
        Dump dump = new Dump(DumpSettings.builder().build());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(policies, "*.yaml")) {
            for (Path file : files) {
                Map<Object, Object> document =
                        new LinkedHashMap<>((Map<?, ?>) load.loadFromString(Files.readString(file)));
                List<Object> articles = articles((List<?>) document.get("articles"), rules);
                if (!articles.isEmpty()) {
                    document.put("articles", articles);
                    document.put("partial", true);
                    // They name clauses that may be left out.
                    document.remove("tasks");
                    document.remove("indicators");
                    Files.writeString(folder.resolve(file.getFileName()), dump.dumpToString(document));
                }
            }
        }
    }

    private static List<Object> articles(List<?> all, Set<String> rules) {
        List<Object> articles = new ArrayList<>();
        for (Object each : all) {
            Map<Object, Object> article = new LinkedHashMap<>((Map<?, ?>) each);
            if (article.get("clauses") instanceof List<?> clauses) {
                List<?> kept = clauses.stream()
                        .filter(clause -> rules.contains(((Map<?, ?>) clause).get("rule")))
                        .toList();
                if (!kept.isEmpty()) {
                    article.put("clauses", kept);
                    articles.add(article);
                }
            } else if (article.containsKey("seeAlso")) {
                articles.add(article);
            }
        }
        return articles;
    }
}
