package cn.hegui.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of duty as a policy officer describes it in {@code rules/kinds/<id>.yaml}; its breach stands in the DRL of the
 * same name.
 *
 * @param id for example {@code training-fund.frontline-share}
 * @param subjects the kinds of subject that it judges
 * @param list the list whose items it judges; null: the subject itself
 * @param needs the fields that it reads
 * @param about the phrase that names what is judged, a template
 * @param messages one template for each outcome that has one of its own
 * @param remedy how to mend a fail
 * @param example a breach in one sentence
 */
public record RuleKind(
        String id,
        Texts title,
        Set<SubjectKind> subjects,
        @Nullable String list,
        List<String> needs,
        Map<String, ParameterSpec> parameters,
        Texts about,
        Map<Outcome, Texts> messages,
        Texts remedy,
        Texts example) {}
