package cn.hegui.policy;

import cn.hegui.model.ParameterSpec;
import cn.hegui.model.ParameterType;
import cn.hegui.model.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of clauses as people read them: 60%, 1000 元, 是; exact, never rounded. */
public final class FigureWords {
    private FigureWords() {}

    /** The value of a parameter in words. */
    public static Texts of(Object value, ParameterSpec parameter) {
        ParameterType type = parameter.type();
        if (value instanceof BigDecimal number && type == ParameterType.SHARE) {
            String percent = plain(number.movePointRight(2)) + "%";
            return new Texts(percent, percent);
        }
        if (value instanceof BigDecimal number && type == ParameterType.AMOUNT) {
            return new Texts(plain(number) + " 元", plain(number) + " CNY");
        }
        if (value instanceof Boolean yes) {
            return yes ? new Texts("是", "yes") : new Texts("否", "no");
        }
        if (value instanceof List<?> list) {
            List<String> items = list.stream().map(FigureWords::plain).toList();
            return new Texts(String.join("、", items), String.join(", ", items));
        }
        if (value instanceof Map<?, ?> map) {
            List<String> items = map.entrySet().stream()
                    .map(item -> item.getKey() + " = " + plain(item.getValue()))
                    .collect(Collectors.toList());
            return new Texts(String.join("、", items), String.join(", ", items));
        }
        String plain = plain(value);
        return new Texts(plain, plain);
    }

    private static String plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return String.valueOf(value);
    }
}
