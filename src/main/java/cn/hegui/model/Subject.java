package cn.hegui.model;

import org.jspecify.annotations.Nullable;

/** One enterprise, institution or region with all facts about it, as facts.md defines them; valid and immutable. */
public sealed interface Subject permits Enterprise, Institution, RegionSubject {
    /** What it is. */
    SubjectKind kind();

    /** What names it among the subjects of its kind. */
    String id();

    /** Its name; null where not given. */
    @Nullable
    String name();

    /** Where it is. */
    RegionCode region();
}
