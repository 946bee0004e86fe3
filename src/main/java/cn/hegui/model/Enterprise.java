package cn.hegui.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An enterprise with all facts about it; {@code id} is its unified social credit code (GB 32100-2015). An absent list is null: not known; an empty one says that there is none. */
public record Enterprise(
        @Fact("统一社会信用代码") String id,
        @Fact("名称") @Nullable String name,
        @Fact("地区代码") RegionCode region,
        @Fact("规模") @Nullable Scale scale,
        @Fact("国有归属") @Nullable Owner stateOwnedBy,
        @Fact("信用状况") @Nullable CreditStanding creditStanding,
        @Fact("职工教育经费") @Nullable List<TrainingAccount> trainingAccounts,
        @Fact("责令改正") @Nullable List<Rectification> rectifications,
        @Fact("学生实习") @Nullable List<Internship> internships,
        @Fact("录用毕业生") @Nullable List<Graduate> graduates,
        @Fact("冠名、定向班") @Nullable List<TargetedClass> targetedClasses,
        @Fact("职业资格证书") @Nullable List<Certificate> certificates,
        @Fact("技师培训") @Nullable List<TechnicianTraining> technicianTrainings,
        @Fact("补贴申领") @Nullable List<SubsidyClaim> subsidyClaims,
        @Fact("校企合作") @Nullable List<Cooperation> cooperations,
        @Fact("职务科技成果转化") @Nullable List<Transfer> transfers,
        @Fact("在岗职工人数") @Nullable List<Staffing> staffing,
        @Fact("各岗位职工人数") @Nullable List<PostStaffing> postStaffing)
        implements Subject {

    @Override
    public SubjectKind kind() {
        return SubjectKind.ENTERPRISE;
    }
}
