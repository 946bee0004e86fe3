package cn.hegui.report;

import cn.hegui.model.CertificateLevel;
import cn.hegui.model.Coded;
import cn.hegui.model.CreditState;
import cn.hegui.model.DocumentStatus;
import cn.hegui.model.Education;
import cn.hegui.model.Force;
import cn.hegui.model.InternshipType;
import cn.hegui.model.Level;
import cn.hegui.model.Outcome;
import cn.hegui.model.PartnerType;
import cn.hegui.model.Recipient;
import cn.hegui.model.Severity;
import cn.hegui.model.Sponsor;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.TechnicianGrade;
import cn.hegui.model.Texts;
import cn.hegui.model.TrainingClass;
import cn.hegui.model.Treatment;
import cn.hegui.model.Unit;
import cn.hegui.model.Venue;
import cn.hegui.model.Verification;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fixed words for the codes of the wire contract, in both languages.
 *
 * <p>It never says 失信 or 违法 of anybody: that is for an authority to determine.
 */
public final class Words {
    /** The fields and parameters whose codes are constants of the facts, which bring their words along. */
    private static final Map<String, List<Coded>> ENUMERATIONS = Map.ofEntries(
            Map.entry("education", constants(Education.values())),
            Map.entry("minEducation", constants(Education.values())),
            Map.entry("trainingClass", constants(TrainingClass.values())),
            Map.entry("treatedAs", constants(Treatment.values())),
            Map.entry("treatmentDue", constants(Treatment.values())),
            Map.entry("treatment", constants(TrainingClass.values(), Treatment.values())),
            Map.entry("venue", constants(Venue.values())),
            Map.entry("type", constants(InternshipType.values())),
            Map.entry("recipient", constants(Recipient.values())),
            Map.entry("partnerTypes", constants(PartnerType.values())),
            Map.entry("sponsors", constants(Sponsor.values())),
            Map.entry("amounts", constants(CertificateLevel.values(), TechnicianGrade.values())));
    /** The Chinese words of the codes that policies give, by {@code field.code}. */
    private static final Map<String, String> NAMES = names();

    private Words() {}

    /** An outcome, as in 符合 · met. */
    public static Texts of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> new Texts("符合", "met");
            case FAIL -> new Texts("不符合", "not met");
            case UNKNOWN -> new Texts("资料不全，无法判定", "cannot be judged");
            case PENDING -> new Texts("尚未到期", "not yet due");
            case NOTAPPLICABLE -> new Texts("不适用", "does not apply");
        };
    }

    /** A severity, as in 违规 · violation. */
    public static Texts of(Severity severity) {
        return switch (severity) {
            case VIOLATION -> new Texts("违规", "violation");
            case WARNING -> new Texts("预警", "warning");
            case ADVISORY -> new Texts("提示", "advisory");
        };
    }

    /** The state of a credit record, as in 线索（待认定） · lead (candidate). */
    public static Texts of(CreditState state) {
        return switch (state) {
            case CANDIDATE -> new Texts("线索（待认定）", "lead (candidate)");
            case RECORDABLE -> new Texts("可记录（已认定）", "determined (recordable)");
            case REPAIRABLE -> new Texts("可修复", "repairable");
        };
    }

    /** What became of a waiver. */
    public static Texts of(WaiverState state) {
        return switch (state) {
            case USED -> new Texts("已使用", "used");
            case UNUSED -> new Texts("未使用（没有可豁免的结论）", "unused (nothing to waive)");
            case EXPIRED -> new Texts("已过期", "expired");
            case NOT_YET -> new Texts("尚未生效", "not yet in force");
        };
    }

    /** A kind of subject, as in 企业 · enterprise. */
    public static Texts of(SubjectKind kind) {
        return new Texts(kind.word(), kind.code());
    }

    /** How strongly a clause binds. */
    public static Texts of(Force force) {
        return switch (force) {
            case MANDATORY -> new Texts("强制", "mandatory");
            case IN_PRINCIPLE -> new Texts("原则性要求", "in principle");
            case TARGET -> new Texts("目标", "target");
            case ENCOURAGED -> new Texts("鼓励事项，不构成义务", "encouraged, no duty");
        };
    }

    /** What is known of a document's force. */
    public static Texts of(DocumentStatus status) {
        return switch (status) {
            case IN_FORCE -> new Texts("现行", "in force");
            case DRAFT -> new Texts("征求意见稿", "draft");
        };
    }

    /** How well the text behind a clause is known. */
    public static Texts of(Verification verification) {
        return switch (verification) {
            case READ -> new Texts("已核对原文", "the text was read");
            case RESTATED -> new Texts("依其他文件转述", "as restated in another document");
            case UNVERIFIED -> new Texts("未核对原文，不符合只作提示", "text not verified, a fail is only an advisory");
        };
    }

    /** The level of an institution. */
    public static Texts of(Level level) {
        return new Texts(
                level.word(),
                switch (level) {
                    case SECONDARY_VOCATIONAL -> "secondary vocational school";
                    case TECHNICIAN -> "technician school";
                    case HIGHER_VOCATIONAL -> "higher vocational college";
                    case APPLIED_UNDERGRADUATE -> "applied undergraduate university";
                    case UNDERGRADUATE -> "undergraduate university";
                });
    }

    /** The unit as it follows a figure; empty where none does. */
    public static Texts of(Unit unit) {
        return switch (unit) {
            case CNY -> new Texts(" 元", " CNY");
            case HOUR -> new Texts(" 学时", " h");
            case DAY -> new Texts(" 天", " days");
            case YEAR -> new Texts(" 年", " years");
            case SHARE, COUNT -> new Texts("", "");
        };
    }

    /**
     * The words for a code of the facts or of a clause, as in 中职 · secondary; a code without words of its own stands for
     * itself, so that a new document needs no new words.
     *
     * @param field the field or parameter that holds it, for example {@code metric}
     */
    public static Texts code(String field, String code) {
        String word = NAMES.get(field + "." + code);
        for (Coded constant : ENUMERATIONS.getOrDefault(field, List.of())) {
            word = constant.code().equals(code) ? constant.word() : word;
        }
        return word == null ? new Texts(code, code) : new Texts(word, code.replace('-', ' '));
    }

    private static List<Coded> constants(Coded[]... enumerations) {
        return Stream.of(enumerations).flatMap(Stream::of).toList();
    }

    private static Map<String, String> names() {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream("codes.properties")), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
    }

    /**
     * What a note adds to a message; null where the message or another field of the finding says it already.
     *
     * @param code a code of {@link cn.hegui.model.Finding#notes()}
     */
    public static @Nullable Texts note(String code) {
        return switch (code) {
            case "first-year" ->
                new Texts("条款在该年度中途生效，只作预警", "the clause took effect during that year, so a warning only");
            case "at-least" -> new Texts("按已知资料，至少如此", "at least so much, by what is known");
            case "claimed-twice" -> new Texts("此前的申领已用完可享受的额度", "earlier claims had used up the entitlement");
            case "corrected-late" -> new Texts("改正晚于期限", "corrected after the deadline");
            case "carried-in-differs" ->
                new Texts(
                        "所填上年结转金额与推算不符，按所填计算",
                        "the amount carried in differs from the one computed; the one given is used");
            case "account-restated" -> new Texts("现有账目不再显示该问题", "the accounts as they stand no longer show the breach");
            case "no-underlying-breach" ->
                new Texts("账目未显示所述问题", "the accounts do not show the breach that the notice names");
            case "no-determination-document" -> new Texts("未见认定文书", "no determination document is given");
            case "dates-out-of-order" ->
                new Texts("通知、期限、认定日期先后有误", "the days of notice, deadline and determination are out of order");
            case "contested" -> new Texts("复议或者诉讼未结", "a review or suit is pending");
            case "corrected-before-determination" -> new Texts("认定之前已改正", "corrected before the determination");
            case "erratum" -> new Texts("原文有误，按勘误适用", "an error in the printed text is applied as corrected");
            default -> null;
        };
    }
}
