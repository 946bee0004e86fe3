package cn.hegui.paper;

import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.policy.RuleKinds;
import cn.hegui.report.RegionNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small made-up run, written line by line as a check would. */
final class SampleRun {
    private static final RegionNames REGIONS = new RegionNames() {
        @Override
        public String fullName(RegionCode region) {
            return "某省某市";
        }

        @Override
        public boolean knows(RegionCode region) {
            return true;
        }
    };

    private SampleRun() {}

    static Glossary words(Language language) {
        return new Glossary(RuleKinds.bundled().byId(), (kind, list, field) -> null, REGIONS, language);
    }

    /** A firm whose front-line share is too small, with {@code name} as JSON has it, and what else its line holds. */
    static String fail(String id, String name, String more) {
        return """
                {"subject":"%s","kind":"enterprise","name":"%s","region":"220104","regionName":"某省某市","clause":"doc/1/a",\
                "rule":"training-fund.frontline-share","target":"2021","outcome":"fail","severity":"violation",\
                "measured":"11999.00","required":"12000.00","relation":">=","unit":"CNY","amountMissing":"1.00",\
                "details":{"spent":"20000.00","frontlineSpent":"11999.00","share":"0.599950"},"message":"占比 59.99%%。",\
                "citation":{"title":"某办法","article":"（一）","quote":"60%%以上用于一线职工","status":"in-force"}%s}
                """.formatted(id, name, more);
    }

    static String unknown(String id) {
        return """
                {"subject":"%s","kind":"enterprise","region":"220104","regionName":"某省某市","clause":"doc/2/b",\
                "rule":"training-fund.extraction-rate","target":"2021","outcome":"unknown","missing":["payroll"],\
                "message":"无法判定。","citation":{"title":"某办法","number":"某发〔2020〕1号","article":"2","summary":"按1.5%%提取"}}
                """.formatted(id);
    }

    static String subject(String id, int fails, int unknowns) {
        return """
                {"subject":"%s","kind":"enterprise","region":"220104","regionName":"某省某市","counts":{"outcomes":{"pass":0,\
                "fail":%d,"unknown":%d,"pending":0,"notapplicable":0},"severities":{"violation":%d,"warning":0,"advisory":0}}}
                """.formatted(id, fails, unknowns, fails);
    }

    static RunFiles of(Path folder, Language language, List<String> findings, List<String> subjects)
            throws IOException {
        Files.writeString(folder.resolve("findings.jsonl"), String.join("", findings));
        Files.writeString(folder.resolve("subjects.jsonl"), String.join("", subjects));
        Files.writeString(folder.resolve("credit-records.jsonl"), "");
        Files.writeString(folder.resolve("rejects.jsonl"), """
                {"file":"=cmd.jsonl","line":3,"pointer":"/id","reason":{"code":"bad","sentence":"-1 不行。"}}
                {"file":"年报.xlsx","line":7,"pointer":"/id","reason":{"code":"bad","sentence":"不行。"},"sheet":"企业","cell":"B7","column":"统一社会信用代码"}
                """);
        String summary = """
                {"asOf":"2024-12-31","subjects":{"judged":%d,"rejected":1,"kinds":{"enterprise":%d}},
                "outcomes":{"pass":2,"fail":%d,"unknown":1,"pending":0,"notapplicable":0},"severities":{"violation":%d},
                "clauses":{"doc/1/a":{"fail":%d}},"regions":{"220104":{"subjects":1,"fail":1}},"rejects":{"bad":1},
                "creditStates":{},"options":{"outcomes":["fail","unknown"],"lang":"%s","strict":false},
                "program":{"name":"hegui","version":"1","sha256":"00"},"policies":[],"kinds":[],
                "inputs":[{"file":"facts.jsonl","sha256":"11"}]}
                """.formatted(
                subjects.size(), subjects.size(), findings.size(), findings.size(), findings.size(), language.code());
        return RunFiles.of(summary.getBytes(StandardCharsets.UTF_8), folder::resolve);
    }
}
