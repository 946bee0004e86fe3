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
 * @param messages for each outcome that has templates of its own: the first that suits a finding and can be filled is
 *     its sentence
 * @param conditions what it is called when a condition is not met, by the code in {@code lacking} of a finding
 * @param remarks what a note means for a finding of this kind that is no pass, by the note's code
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
        Map<Outcome, List<Wording>> messages,
        Map<String, Texts> conditions,
        Map<String, Texts> remarks,
        Texts remedy,
        Texts example) {}
