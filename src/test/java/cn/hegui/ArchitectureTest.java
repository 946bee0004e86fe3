package cn.hegui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

/** The table of which package may know which; docs/architecture.md shows it with its reasons. */
@AnalyzeClasses(packages = "cn.hegui", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] JDK = {"java..", "org.jspecify..", "javax.."};

    @ArchTest
    static final ArchRule MODEL_KNOWS_NOTHING = only("model");

    @ArchTest
    static final ArchRule DUTY_KNOWS_NOTHING = only("duty");

    @ArchTest
    static final ArchRule CASES = only("cases", "cn.hegui.model..");

    @ArchTest
    static final ArchRule POLICY = only("policy", "cn.hegui.model..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule INTAKE = only(
            "intake",
            "cn.hegui.model..",
            "tools.jackson.core..",
            "com.github.luben..",
            "com.fasterxml.aalto..",
            "de.siegmar.fastcsv..");

    @ArchTest
    static final ArchRule CELLS =
            only("intake.cells", "cn.hegui.model..", "com.fasterxml.aalto..", "de.siegmar.fastcsv..");

    @ArchTest
    static final ArchRule WORKBOOK = only("workbook", "org.dhatim.fastexcel..");

    @ArchTest
    static final ArchRule TABLES = only(
            "tables",
            "cn.hegui.model..",
            "cn.hegui.intake..",
            "cn.hegui.workbook..",
            "org.dhatim.fastexcel..",
            "de.siegmar.fastcsv..",
            "tools.jackson.core..");

    @ArchTest
    static final ArchRule ENGINE = only("engine", "cn.hegui.model..", "cn.hegui.duty..", "org.kie..", "org.drools..");

    @ArchTest
    static final ArchRule CHECK =
            only("check", "cn.hegui.model..", "cn.hegui.duty..", "cn.hegui.policy..", "cn.hegui.engine..");

    @ArchTest
    static final ArchRule SCENARIO = only(
            "scenario",
            "cn.hegui.model..",
            "cn.hegui.policy..",
            "cn.hegui.intake..",
            "cn.hegui.engine..",
            "cn.hegui.check..",
            "org.snakeyaml..",
            "tools.jackson.core..",
            "de.siegmar.fastcsv..");

    @ArchTest
    static final ArchRule RANK = only("rank", "cn.hegui.model..");

    @ArchTest
    static final ArchRule IMPACT = only(
            "impact",
            "cn.hegui.model..",
            "cn.hegui.intake..",
            "cn.hegui.check..",
            "cn.hegui.report..",
            "cn.hegui.batch..",
            "de.siegmar..");

    @ArchTest
    static final ArchRule EXPLAIN = only(
            "explain",
            "cn.hegui.model..",
            "cn.hegui.policy..",
            "cn.hegui.intake..",
            "cn.hegui.check..",
            "cn.hegui.report..",
            "cn.hegui.paper..",
            "cn.hegui.site..",
            "tools.jackson.core..");

    @ArchTest
    static final ArchRule SELFCHECK = only(
            "selfcheck",
            "cn.hegui.model..",
            "cn.hegui.policy..",
            "cn.hegui.intake..",
            "cn.hegui.check..",
            "cn.hegui.report..",
            "tools.jackson..");

    @ArchTest
    static final ArchRule WAIVER = only("waiver", "cn.hegui.model..", "cn.hegui.policy..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule RUN = only(
            "run",
            "cn.hegui.model..",
            "cn.hegui.policy..",
            "cn.hegui.intake..",
            "cn.hegui.engine..",
            "cn.hegui.check..",
            "cn.hegui.report..",
            "cn.hegui.paper..",
            "cn.hegui.waiver..",
            "cn.hegui.batch..");

    @ArchTest
    static final ArchRule RUNDIFF = only(
            "rundiff",
            "cn.hegui.model..",
            "cn.hegui.paper..",
            "cn.hegui.report..",
            "cn.hegui.workbook..",
            "de.siegmar..",
            "org.dhatim..");

    @ArchTest
    static final ArchRule SITE = only(
            "site",
            "cn.hegui.model..",
            "cn.hegui.policy..",
            "cn.hegui.intake..",
            "cn.hegui.report..",
            "gg.jte..",
            "tools.jackson..");

    @ArchTest
    static final ArchRule PAPER = only(
            "paper",
            "cn.hegui.model..",
            "cn.hegui.policy..",
            "cn.hegui.rank..",
            "cn.hegui.report..",
            "cn.hegui.workbook..",
            "org.snakeyaml..",
            "tools.jackson..",
            "de.siegmar.fastcsv..",
            "org.dhatim.fastexcel..",
            "org.jfree..",
            "org.apache.batik..",
            "org.w3c.dom..",
            "gg.jte..");

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_KNOWS_DROOLS = noClasses()
            .that()
            .resideOutsideOfPackages("cn.hegui.engine..", "cn.hegui.kinds..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..")
            .because("rules are an implementation of judging, and only the engine may change with them");

    @ArchTest
    static final ArchRule SPARK = only(
            "spark",
            "cn.hegui.model..",
            "cn.hegui.policy..",
            "cn.hegui.intake..",
            "cn.hegui.engine..",
            "cn.hegui.check..",
            "cn.hegui.report..",
            "cn.hegui.batch..",
            "tools.jackson.core..",
            "org.apache.spark..",
            "org.apache.hadoop..",
            "org.apache.parquet..",
            "scala..");

    @ArchTest
    static final ArchRule ONLY_SPARK_KNOWS_THE_CLUSTER = noClasses()
            .that()
            .resideOutsideOfPackage("cn.hegui.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "org.apache.parquet..", "scala..")
            .because("the cluster brings these along: the program on one machine runs without them");

    @ArchTest
    static final ArchRule ONLY_THE_CLUSTER_COMMAND_KNOWS_SPARK = noClasses()
            .that()
            .resideOutsideOfPackage("cn.hegui.spark..")
            .and()
            .doNotHaveFullyQualifiedName("cn.hegui.cli.HeguiSpark")
            .and()
            .haveNameNotMatching("cn[.]hegui[.]cli[.]HeguiSpark[$].*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cn.hegui.spark..");

    @ArchTest
    static final ArchRule NOBODY_BUT_THE_COMMAND_LINE_KNOWS_IT = noClasses()
            .that()
            .resideOutsideOfPackage("cn.hegui.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cn.hegui.cli..");

    @ArchTest
    static final ArchRule STORE = only(
            "store",
            "cn.hegui.model..",
            "cn.hegui.cases..",
            "cn.hegui.paper..",
            "tools.jackson..",
            "org.jdbi..",
            "org.flywaydb..",
            "com.zaxxer.hikari..",
            "org.duckdb..",
            "org.slf4j..");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_DATABASES = noClasses()
            .that()
            .resideOutsideOfPackage("cn.hegui.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..", "com.zaxxer..");

    @ArchTest
    static final ArchRule ONLY_THE_SERVICE_KNOWS_SPRING = noClasses()
            .that()
            .resideOutsideOfPackage("cn.hegui.service..")
            .and()
            .doNotHaveFullyQualifiedName("cn.hegui.cli.ServeCommand")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule ONLY_ITS_COMMAND_KNOWS_THE_SERVICE = noClasses()
            .that()
            .resideOutsideOfPackage("cn.hegui.service..")
            .and()
            .doNotHaveFullyQualifiedName("cn.hegui.cli.ServeCommand")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cn.hegui.service..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("cn.hegui.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_AND_THE_SERVICE_READ_THE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackages("cn.hegui.cli..", "cn.hegui.service..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the as-of date is an argument: equal inputs give equal bytes");

    @ArchTest
    static final ArchRule NO_FLOATING_POINT_FIELDS = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "cn.hegui.model..",
                    "cn.hegui.duty..",
                    "cn.hegui.policy..",
                    "cn.hegui.check..",
                    "cn.hegui.engine..",
                    "cn.hegui.rank..",
                    "cn.hegui.explain..")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .orShould()
            .haveRawType(Double.class)
            .because("amounts, shares and hours are exact");

    @ArchTest
    static final ArchRule NO_FLOATING_POINT_RESULTS = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("cn.hegui.model..", "cn.hegui.duty..", "cn.hegui.check..", "cn.hegui.rank..")
            .should()
            .notHaveRawReturnType(double.class)
            .andShould()
            .notHaveRawReturnType(float.class);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_TYPE_IS = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl|Common)$")
            .because("two places that need one helper have found a missing word of the domain");

    @ArchTest
    static final ArchRule DUTIES_ARE_RECORDS =
            classes().that().implement(cn.hegui.duty.Duty.class).should().beRecords();

    private static ArchRule only(String layer, String... others) {
        String[] allowed = new String[JDK.length + others.length + 1];
        System.arraycopy(JDK, 0, allowed, 0, JDK.length);
        System.arraycopy(others, 0, allowed, JDK.length, others.length);
        allowed[allowed.length - 1] = "cn.hegui." + layer + "..";
        return classes()
                .that()
                .resideInAPackage("cn.hegui." + layer + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}
