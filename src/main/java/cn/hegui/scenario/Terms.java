package cn.hegui.scenario;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactTable;
import cn.hegui.model.Texts;
import cn.hegui.policy.Place;
import cn.hegui.policy.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The Chinese names that may stand in a scenario file beside the English ones. What a Chinese name means depends on where
 * it stands: 条款 is the list of clauses of a file, and the clause of an entry of that list.
 */
final class Terms {
    static final Terms FILE = new Terms(Map.of("文件", "document", "条款", "clauses"));

    static final Terms CLAUSE = new Terms(Map.of("条款", "clause", "情形", "scenarios"));

    static final Terms SCENARIO = new Terms(ordered(
            "情形", "says", "说明", "says", "基准日", "asOf", "主体", "kind", "编号", "id", "地区", "region", "事实", "facts", "期望",
            "expect", "信用记录", "credit"));

    static final Terms FINDING = new Terms(ordered(
            "对象",
            "target",
            "结论",
            "outcome",
            "严重程度",
            "severity",
            "实际",
            "measured",
            "要求",
            "required",
            "还差",
            "amountMissing",
            "最后期限",
            "dueOn",
            "缺少",
            "missing",
            "备注",
            "notes"));

    static final Terms CREDIT = new Terms(Map.of("状态", "state", "依据", "basis"));

    static final Map<String, String> OUTCOMES =
            ordered("符合", "pass", "不符合", "fail", "资料不全", "unknown", "尚未到期", "pending", "不适用", "notapplicable");

    static final Map<String, String> SEVERITIES = ordered("违规", "violation", "预警", "warning", "提示", "advisory");

    static final Map<String, String> STATES = ordered("线索", "candidate", "可记录", "recordable", "可修复", "repairable");

    static final Map<String, String> KINDS = ordered("企业", "enterprise", "院校", "institution", "地区", "region");

    private static final Texts PROPERTY = new Texts("属性", "property");

    private final Map<String, String> byChinese;

    private Terms(Map<String, String> byChinese) {
        this.byChinese = byChinese;
    }

    /** The headings of the fields of {@code table}; a heading that two fields share names neither. */
    static Terms of(FactTable table) {
        Map<String, String> headings = new LinkedHashMap<>();
        List<String> shared = new ArrayList<>();
        for (FactField field : table.fields()) {
            if (headings.putIfAbsent(field.heading(), field.name()) != null) {
                shared.add(field.heading());
            }
        }
        shared.forEach(headings::remove);
        return new Terms(headings);
    }

    /**
     * The mapping with English names in place of Chinese ones. A Chinese name that means nothing here is a problem and left
     * out, so that its message can name the Chinese ones.
     */
    MappingNode english(String file, MappingNode node, Problems problems) {
        List<NodeTuple> properties = new ArrayList<>();
        for (NodeTuple property : node.getValue()) {
            if (!(property.getKeyNode() instanceof ScalarNode key) || !isChinese(key.getValue())) {
                properties.add(property);
                continue;
            }
            String english = byChinese.get(key.getValue());
            if (english == null) {
                problems.unknown(Place.of(file, key), key.getValue(), PROPERTY, byChinese.keySet());
            } else {
                Node named = new ScalarNode(
                        key.getTag(), true, english, key.getScalarStyle(), key.getStartMark(), key.getEndMark());
                properties.add(new NodeTuple(named, property.getValueNode()));
            }
        }
        return new MappingNode(
                node.getTag(), true, properties, node.getFlowStyle(), node.getStartMark(), node.getEndMark());
    }

    private static boolean isChinese(String name) {
        return name.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> terms = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            terms.put(pairs[i], pairs[i + 1]);
        }
        return terms;
    }
}
