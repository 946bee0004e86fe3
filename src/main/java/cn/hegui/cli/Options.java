package cn.hegui.cli;

import cn.hegui.model.Coded;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.paper.ReportFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;

/** Reads the values of options, and says of a wrong one what it could have been. */
final class Options {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Options() {}

    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            try {
                if (DAY.matcher(value).matches()) {
                    return LocalDate.parse(value);
                }
            } catch (DateTimeException noSuchDay) {
                // said below
            }
            throw new CannotRunException(new Texts(
                    "“" + value + "”不是日期；应为 年-月-日，例如 2024-12-31。",
                    "\"" + value + "\" is no day; expected year-month-day, for example 2024-12-31."));
        }
    }

    static final class Region implements ITypeConverter<RegionCode> {
        @Override
        public RegionCode convert(String value) {
            if (!RegionCode.isValid(value)) {
                throw new CannotRunException(new Texts(
                        "“" + value + "”不是地区代码；应为六位数字（GB/T 2260），例如 330600。",
                        "\"" + value + "\" is no region code; expected six digits (GB/T 2260), for example 330600."));
            }
            return new RegionCode(value);
        }
    }

    static final class Lang implements ITypeConverter<Language> {
        @Override
        public Language convert(String value) {
            return coded(Language.class, value);
        }
    }

    static final class Kind implements ITypeConverter<SubjectKind> {
        @Override
        public SubjectKind convert(String value) {
            return coded(SubjectKind.class, value);
        }
    }

    static final class Threshold implements ITypeConverter<FailOn> {
        @Override
        public FailOn convert(String value) {
            return coded(FailOn.class, value);
        }
    }

    static final class Threads implements ITypeConverter<Integer> {
        private static final int MOST = 1024;

        @Override
        public Integer convert(String value) {
            if (value.matches("[0-9]{1,4}")) {
                int threads = Integer.parseInt(value);
                if (threads >= 1 && threads <= MOST) {
                    return threads;
                }
            }
            throw new CannotRunException(new Texts(
                    "--threads 应为 1 到 " + MOST + " 的整数，给出的是“" + value + "”。",
                    "--threads takes a whole number from 1 to " + MOST + ", not \"" + value + "\"."));
        }
    }

    /** The outcomes of a list such as {@code fail,unknown}, or of {@code all}. */
    record Chosen(Set<Outcome> outcomes) {}

    static final class Outcomes implements ITypeConverter<Chosen> {
        @Override
        public Chosen convert(String value) {
            if (value.equals("all")) {
                return new Chosen(Collections.unmodifiableSet(EnumSet.allOf(Outcome.class)));
            }
            EnumSet<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
            for (String code : value.split(",", -1)) {
                outcomes.add(coded(Outcome.class, code.strip(), "all"));
            }
            return new Chosen(Collections.unmodifiableSet(outcomes));
        }
    }

    /** The forms of a list such as {@code xlsx,html}, in one order; {@code jsonl} is always there. */
    record Forms(Set<ReportFormat> formats) {}

    static final class Formats implements ITypeConverter<Forms> {
        /** The lines of a run, which every run writes and every report is made from. */
        private static final String LINES = "jsonl";

        @Override
        public Forms convert(String value) {
            EnumSet<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
            for (String code : value.split(",", -1)) {
                if (!code.strip().equals(LINES)) {
                    formats.add(coded(ReportFormat.class, code.strip(), LINES));
                }
            }
            return new Forms(Collections.unmodifiableSet(formats));
        }
    }

    /** The forms of a ranking; the first two are always written. */
    enum RankForm implements Coded {
        CSV("csv"),
        JSON("json"),
        XLSX("xlsx"),
        HTML("html");

        private final String code;

        RankForm(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    record ChosenRankForms(Set<RankForm> forms) {}

    static final class RankForms implements ITypeConverter<ChosenRankForms> {
        @Override
        public ChosenRankForms convert(String value) {
            EnumSet<RankForm> forms = EnumSet.noneOf(RankForm.class);
            for (String code : value.split(",", -1)) {
                forms.add(coded(RankForm.class, code.strip()));
            }
            return new ChosenRankForms(Collections.unmodifiableSet(forms));
        }
    }

    /** The constant of that code; {@code others} are values that the option knows beside the codes. */
    private static <E extends Enum<E> & Coded> E coded(Class<E> type, String value, String... others) {
        E found = Coded.find(type, value);
        if (found == null) {
            List<String> known = Stream.concat(
                            Arrays.stream(type.getEnumConstants()).map(Coded::code), Arrays.stream(others))
                    .toList();
            throw new CannotRunException(new Texts(
                    "不认识“" + value + "”；可以是 " + String.join("、", known) + "。",
                    "Unknown: \"" + value + "\"; one of " + String.join(", ", known) + "."));
        }
        return found;
    }
}
