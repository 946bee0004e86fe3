package cn.hegui.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A school or university with all facts about it; {@code indicators} are by indicator id. An absent list is null: not known; an empty one says that there is none. */
public record Institution(
        @Fact("学校代码") String id,
        @Fact("名称") @Nullable String name,
        @Fact("地区代码") RegionCode region,
        @Fact("办学层次") @Nullable Level level,
        @Fact("举办者") @Nullable Sponsor sponsor,
        @Fact("信用状况") @Nullable CreditStanding creditStanding,
        @Fact("已建理事会") @Nullable Boolean councilEstablished,

        @Fact(value = "理事会行业企业成员数", is = Measure.COUNT) @Nullable
        Long councilIndustryMembers,

        @Fact(value = "专业课教师数", is = Measure.COUNT) @Nullable
        Long professionalTeachers,

        @Fact(value = "双师型教师数", is = Measure.COUNT) @Nullable
        Long dualQualifiedTeachers,

        @Fact("专业") @Nullable List<Programme> programmes,
        @Fact("专业就业") @Nullable List<Employment> employment,
        @Fact("教师") @Nullable List<Teacher> teachers,
        @Fact("教师企业实践") @Nullable List<Practice> practices,
        @Fact("校办工厂") @Nullable List<Factory> factories,
        @Fact("校办工厂年度收入") @Nullable List<FactoryYear> factoryYears,
        @Fact("职务科技成果转化") @Nullable List<Transfer> transfers,
        @Fact("学生实习") @Nullable List<Internship> internships,
        @Fact("推荐就业毕业生") @Nullable List<Graduate> graduates,
        @Fact("补贴申领") @Nullable List<SubsidyClaim> subsidyClaims,
        @Fact("培训服务") @Nullable List<TrainingService> trainingServices,
        @Fact("协同育人项目") @Nullable List<Project> projects,
        @Fact("开放日") @Nullable List<OpenDay> openDays,
        @Fact("校企合作") @Nullable List<Cooperation> cooperations,
        @Fact("评价指标") @Nullable Map<String, BigDecimal> indicators)
        implements Subject {

    @Override
    public SubjectKind kind() {
        return SubjectKind.INSTITUTION;
    }
}
