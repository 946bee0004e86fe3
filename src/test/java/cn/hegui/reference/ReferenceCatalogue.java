package cn.hegui.reference;

/**
 * The binding clauses of the five documents and of the national baseline above them, written down a second time from
 * shared/spec/clauses.md and baseline.md alone: for the tests of the reference, and to be compared with the policy files
 * of the product.
 */
final class ReferenceCatalogue {
    private ReferenceCatalogue() {}

    static ReferenceBook book() {
        return ReferenceBook.of(
                SHUANGYASHAN,
                CHANGCHUN,
                SHAOXING,
                JILIN,
                CHENZHOU,
                GUOFA_2002,
                GUOBANFA_2017,
                JIAOZHICHENG_2019,
                QYSDS_2007,
                CAISHUI_2015,
                CAISHUI_2018,
                JIAOSHI_2016,
                GUOFA_2019,
                JIAOZHICHENG_2021,
                JIAOZHICHENG_2016);
    }

    static final String SHUANGYASHAN = """
            document: shuangyashan-2020
            region: "230500"
            effective: 2020-07-08
            status: in-force
            articles:
              - {key: "6", clauses: [
                  {suffix: exit, rule: programme.exit, force: in-principle, interpretation: I, open: [minEmploymentRate], parameters: {consecutiveYears: 2}}]}
              - {key: "9", clauses: [
                  {suffix: fair-pay, rule: internship.fair-pay, force: in-principle, interpretation: I}]}
              - {key: "11", clauses: [
                  {suffix: extraction, rule: training-fund.extraction-rate, force: mandatory, parameters: {minRate: 0.015}},
                  {suffix: frontline, rule: training-fund.frontline-share, force: mandatory, parameters: {minShare: 0.60}},
                  {suffix: credit, rule: credit.training-fund-refusal, force: mandatory}]}
              - {key: "14", clauses: [
                  {suffix: practical, rule: teaching.practical-share, force: mandatory, levels: [secondary-vocational, technician, higher-vocational], parameters: {minShare: 0.50, apprenticeshipOnly: true}}]}
              - {key: "16", clauses: [
                  {suffix: council, rule: governance.council, force: in-principle},
                  {suffix: council-industry, rule: governance.council-industry, force: encouraged}]}
              - {key: "17", reason: aspiration}
            """;

    static final String CHANGCHUN = """
            document: changchun-2020
            region: "220100"
            effective: 2020-02-18
            status: in-force
            articles:
              - {key: "7", clauses: [
                  {suffix: factory-income, rule: factory.income-use, force: mandatory, levels: [secondary-vocational, technician, higher-vocational], sponsors: [city, province, state], parameters: {minShare: 1, laborFrom: 2022}},
                  {suffix: factory-measures, rule: region.instrument, force: in-principle, parameters: {topic: school-factory-measures, scope: own}}]}
              - {key: "8", clauses: [
                  {suffix: purchase-measures, rule: region.instrument, force: in-principle, parameters: {topic: practice-purchase-measures, scope: own}},
                  {suffix: fair-pay, rule: internship.fair-pay, force: in-principle, interpretation: I}]}
              - {key: "15", clauses: [
                  {suffix: part-time-measures, rule: region.instrument, force: in-principle, parameters: {topic: part-time-teacher-measures, scope: own}}]}
              - {key: "10", clauses: [
                  {suffix: reward, rule: transfer.reward-share, force: mandatory, parameters: {minShare: 0.70, scope: city}}]}
              - {key: "11", clauses: [
                  {suffix: deduction, rule: training-fund.deduction-cap, force: mandatory, parameters: {capRate: 0.08}},
                  {suffix: certificate, rule: subsidy.skill-certificate, force: mandatory, parameters: {max: 2000, shortageUplift: 0.30, insuredRequired: true}},
                  {suffix: technician, rule: subsidy.technician-training, force: mandatory, parameters: {max: 3000, insuredRequired: true}}]}
              - {key: "12", clauses: [
                  {suffix: open-days, rule: facility.open-to-schools, force: encouraged, interpretation: I, levels: [secondary-vocational, technician, higher-vocational]}]}
              - {key: "16", clauses: [
                  {suffix: council, rule: governance.council, force: in-principle},
                  {suffix: council-industry, rule: governance.council-industry, force: encouraged}]}
            """;

    static final String SHAOXING = """
            document: shaoxing-draft
            region: "330600"
            effective: 2019-01-01
            until: 2026-01-01
            status: draft
            articles:
              - {key: "0", clauses: [
                  {suffix: alliances, rule: region.target, force: encouraged, parameters: {metric: provincial-alliances, value: 1, by: 2025-12-31, scope: own}},
                  {suffix: bases, rule: region.target, force: encouraged, parameters: {metric: demonstration-bases, value: 2, by: 2025-12-31, scope: own}},
                  {suffix: enterprises, rule: region.target, force: encouraged, parameters: {metric: pilot-enterprises, value: 30, by: 2025-12-31, scope: own}},
                  {suffix: projects, rule: region.target, force: encouraged, parameters: {metric: engineering-projects, value: 10, by: 2025-12-31, scope: own}},
                  {suffix: collaborations, rule: region.target, force: encouraged, parameters: {metric: collaborative-education-projects, value: 50, by: 2025-12-31, scope: own}}]}
              - {key: "2", clauses: [
                  {suffix: electronics-school, rule: region.target, force: target, interpretation: I, parameters: {metric: electronics-schools, value: 1, by: 2025-12-31, scope: own}}]}
              - {key: annex-2.5, clauses: [
                  {suffix: vocational-park, rule: region.target, force: target, interpretation: I, parameters: {metric: vocational-parks, value: 1, by: 2025-12-31, scope: own}}]}
              - {key: "9", clauses: [
                  {suffix: deduction, rule: training-fund.deduction-cap, force: mandatory, erratum: {printed: "应纳税额", reason: "应纳税所得额"}, parameters: {capRate: 0.08}},
                  {suffix: frontline, rule: training-fund.frontline-share, force: mandatory, parameters: {minShare: 0.70}}]}
              - {key: "10", clauses: [
                  {suffix: experience-bases, rule: region.target, force: target, interpretation: I, parameters: {metric: experience-bases, value: 15, by: 2025-12-31, scope: own}}]}
              - {key: "11", clauses: [
                  {suffix: one-plus-x, rule: region.target, force: target, interpretation: I, parameters: {metric: one-plus-x-units, value: 10, by: 2025-12-31, scope: own}}]}
              - {key: "13", clauses: [
                  {suffix: dual-qualified, rule: teacher.dual-qualified-share, force: target, levels: [secondary-vocational, technician, higher-vocational], parameters: {minShare: 0.90, by: 2025-12-31}},
                  {suffix: practice, rule: teacher.enterprise-practice, force: mandatory, levels: [secondary-vocational, technician, higher-vocational], parameters: {months: 6, minDaysLow: 120, windowYears: 5}},
                  {suffix: induction, rule: teacher.induction-practice, force: mandatory, interpretation: I, levels: [secondary-vocational, technician, higher-vocational], parameters: {minDays: 180, withinYears: 2, maxGapDays: 31}},
                  {suffix: experience, rule: teacher.recruitment-experience, force: in-principle, levels: [secondary-vocational, technician, higher-vocational, applied-undergraduate], parameters: {minYears: 3, hiredFrom: 2019-01-01}},
                  {suffix: education, rule: teacher.recruitment-education, force: in-principle, levels: [secondary-vocational, technician, higher-vocational, applied-undergraduate], parameters: {minEducation: higher-vocational, exempt: [senior-skilled], hiredFrom: 2019-01-01}},
                  {suffix: no-fresh, rule: teacher.no-fresh-graduates, force: in-principle, levels: [secondary-vocational, technician, higher-vocational, applied-undergraduate], parameters: {hiredFrom: 2020-01-01}}]}
              - {key: "15", clauses: [
                  {suffix: quality-report, rule: region.annual-publication, force: mandatory, interpretation: I, parameters: {topic: quality-report, scope: own}},
                  {suffix: programme-employment, rule: region.annual-publication, force: mandatory, interpretation: I, parameters: {topic: programme-employment, scope: own}}]}
            """;

    static final String JILIN = """
            document: jilin-2018
            region: "220000"
            effective: 2018-12-12
            status: in-force
            articles:
              - {key: "5", clauses: [
                  {suffix: tourism-bases, rule: region.target, force: target, parameters: {metric: shared-tourism-bases, value: 2, scope: own}}]}
              - {key: "6", clauses: [
                  {suffix: city-agreements, rule: region.target, force: target, parameters: {metric: university-agreements, value: 1, by: 2020-12-31, scope: cities}}]}
              - {key: "11", clauses: [
                  {suffix: factory-income, rule: factory.income-use, force: mandatory, levels: [secondary-vocational, technician, higher-vocational], sponsors: [city, province, state], parameters: {minShare: 1, laborFrom: 2022}},
                  {suffix: factory-approval, rule: factory.investment-approval, force: mandatory, levels: [secondary-vocational, technician, higher-vocational], sponsors: [city, province, state]},
                  {suffix: factory-reporting, rule: factory.income-reporting, force: mandatory, levels: [secondary-vocational, technician, higher-vocational], sponsors: [city, province, state]}]}
              - {key: "13", clauses: [
                  {suffix: fair-pay, rule: internship.fair-pay, force: in-principle, interpretation: I}]}
              - {key: "14", clauses: [
                  {suffix: projects, rule: cooperation.project-required, force: mandatory, interpretation: I, parameters: {levels: [applied-undergraduate], sponsors: [province], partnerTypes: [state-owned, leading, listed]}}]}
              - {key: "15", clauses: [
                  {suffix: extraction, item: 1, rule: training-fund.extraction-rate, force: mandatory, erratum: {printed: "15%至25%", applied: "1.5%"}, parameters: {minRate: 0.015}},
                  {suffix: frontline, item: 1, rule: training-fund.frontline-share, force: mandatory, parameters: {minShare: 0.60}},
                  {suffix: deduction, item: 1, rule: training-fund.deduction-cap, force: mandatory, parameters: {capRate: 0.08}},
                  {suffix: certificate, item: 1, rule: subsidy.skill-certificate, force: mandatory, parameters: {max: 2000, shortageUplift: 0.30, insuredRequired: true}},
                  {suffix: technician, item: 1, rule: subsidy.technician-training, force: mandatory, parameters: {max: 3000, insuredRequired: true}},
                  {suffix: non-profit, item: 2, rule: training-service.non-profit, force: in-principle, interpretation: I},
                  {suffix: unified-accounts, item: 2, rule: training-service.unified-accounts, force: mandatory}]}
              - {key: "17", clauses: [
                  {suffix: open-days, rule: facility.open-to-schools, force: mandatory, interpretation: I, levels: [secondary-vocational, technician, higher-vocational]}]}
              - {key: "22", clauses: [
                  {suffix: council, rule: governance.council, force: in-principle},
                  {suffix: council-industry, rule: governance.council-industry, force: encouraged}]}
              - {key: "25", clauses: [
                  {suffix: committees, rule: region.target, force: target, parameters: {metric: teaching-guidance-committees, value: 20, by: 2020-12-31, scope: own}},
                  {suffix: service-catalogue, rule: region.instrument, force: mandatory, parameters: {topic: service-catalogue, scope: own}}]}
              - {key: "29", clauses: [
                  {suffix: pilot-regions, rule: region.target, force: target, parameters: {metric: pilot-regions, value: 2, scope: own}},
                  {suffix: pilot-schools, rule: region.target, force: target, parameters: {metric: pilot-schools, value: 20, scope: own}},
                  {suffix: pilot-enterprises, rule: region.target, force: target, parameters: {metric: pilot-enterprises, value: 300, scope: own}}]}
              - {key: "26", clauses: [
                  {suffix: information-platform, rule: region.instrument, force: mandatory, parameters: {topic: information-platform, scope: cities}}]}
              - {key: "34", clauses: [
                  {suffix: implementation-plan, rule: region.instrument, force: mandatory, parameters: {topic: implementation-plan, scope: cities}}]}
              - {key: "33", clauses: [
                  {suffix: partner-standing, rule: credit.partner-standing, force: mandatory},
                  {suffix: credit, rule: credit.training-fund-refusal, force: mandatory}]}
            """;

    static final String CHENZHOU = """
            document: chenzhou-2018
            region: "431000"
            effective: 2018-10-19
            status: in-force
            articles:
              - {key: "2", clauses: [
                  {suffix: parks, rule: region.target, force: encouraged, interpretation: I, parameters: {metric: demonstration-parks, value: 5, by: 2021-10-19, scope: own}},
                  {suffix: enterprises, rule: region.target, force: encouraged, interpretation: I, parameters: {metric: demonstration-enterprises, value: 30, by: 2021-10-19, scope: own}}]}
              - {key: "3", clauses: [
                  {suffix: mechanism, rule: region.instrument, force: mandatory, parameters: {topic: joint-meeting-mechanism, scope: own-and-counties}},
                  {suffix: meetings, rule: region.quarterly-meeting, force: mandatory, parameters: {lookbackQuarters: 8, scope: own}}]}
              - {key: "5", clauses: [
                  {suffix: application, rule: targeted-class.application, force: in-principle, parameters: {months: [6, 12]}}]}
              - {key: "9", clauses: [
                  {suffix: contract, rule: graduate.labour-contract, force: mandatory, parameters: {withinMonths: 1}},
                  {suffix: agreement, rule: internship.agreement-signed, force: mandatory},
                  {suffix: treatment, rule: graduate.skill-level-treatment, force: mandatory, parameters: {treatment: {intermediate: secondary, senior: college, technician: bachelor}}}]}
              - {key: "15", clauses: [
                  {suffix: new-programmes, rule: programme.enterprise-participation, force: in-principle, levels: [secondary-vocational, technician, higher-vocational]}]}
              - {key: "19", clauses: [
                  {suffix: park-plan, rule: region.instrument, force: mandatory, parameters: {topic: park-three-year-plan, scope: own}}]}
              - {key: "21", clauses: [
                  {suffix: targeted-class, rule: subsidy.targeted-class, force: mandatory, parameters: {perStudentYear: 1000}}]}
              - {key: "22", clauses: [
                  {suffix: shadow, rule: subsidy.shadow-internship, force: mandatory, parameters: {minMonths: 3, amount: 200}},
                  {suffix: post, rule: subsidy.post-internship, force: mandatory, parameters: {minMonths: 6, perMonth: 100}}]}
              - {key: "23", clauses: [
                  {suffix: school, rule: subsidy.placement-school, force: mandatory, parameters: {amount: 500}},
                  {suffix: student, rule: subsidy.placement-student, force: mandatory, parameters: {amounts: [1200, 1800]}}]}
              - {key: "24", clauses: [
                  {suffix: certificate, rule: subsidy.skill-certificate, force: mandatory, parameters: {amounts: {junior: 1000, intermediate: 1500, senior: 2000}, shortageUplift: 0.10, minInsuredMonths: 36}}]}
              - {key: "26", clauses: [
                  {suffix: publication, rule: region.annual-publication, force: mandatory, parameters: {topic: internship-employment, scope: own-and-counties}}]}
            """;

    // ---- the nation

    static final String GUOFA_2002 = """
            document: guofa-2002-16
            region: "100000"
            effective: 2002-08-24
            articles:
              - {key: "1", clauses: [
                  {suffix: extraction, rule: training-fund.extraction-rate, force: mandatory, verification: restated, parameters: {minRate: 0.015}}]}
            """;

    static final String GUOBANFA_2017 = """
            document: guobanfa-2017-95
            region: "100000"
            effective: 2017-12-05
            articles:
              - {key: "9", clauses: [
                  {suffix: new-programmes, rule: programme.enterprise-participation, force: in-principle, verification: restated, levels: [secondary-vocational, technician, higher-vocational]}]}
              - {key: "12", clauses: [
                  {suffix: frontline, rule: training-fund.frontline-share, force: mandatory, verification: restated, parameters: {minShare: 0.60}},
                  {suffix: credit, rule: credit.training-fund-refusal, force: mandatory, verification: restated}]}
            """;

    static final String JIAOZHICHENG_2019 = """
            document: jiaozhicheng-2019-13
            region: "100000"
            effective: 2019-06-05
            articles:
              - {key: "0", clauses: [
                  {suffix: practical, rule: teaching.practical-share, force: in-principle, verification: restated, levels: [secondary-vocational, higher-vocational], parameters: {minShare: 0.50}}]}
            """;

    static final String QYSDS_2007 = """
            document: qysds-2007
            region: "100000"
            effective: 2008-01-01
            articles:
              - {key: "42", clauses: [
                  {suffix: deduction, rule: training-fund.deduction-cap, force: mandatory, verification: read, until: 2018-01-01, parameters: {capRate: 0.025, highTech: false}}]}
            """;

    static final String CAISHUI_2015 = """
            document: caishui-2015-63
            region: "100000"
            effective: 2010-01-01
            articles:
              - {key: "1", clauses: [
                  {suffix: deduction, rule: training-fund.deduction-cap, force: mandatory, verification: restated, until: 2018-01-01, parameters: {capRate: 0.08, highTech: true}}]}
            """;

    static final String CAISHUI_2018 = """
            document: caishui-2018-51
            region: "100000"
            effective: 2018-01-01
            articles:
              - {key: "1", clauses: [
                  {suffix: deduction, rule: training-fund.deduction-cap, force: mandatory, verification: read, parameters: {capRate: 0.08}}]}
            """;

    static final String JIAOSHI_2016 = """
            document: jiaoshi-2016-3
            region: "100000"
            effective: 2016-05-11
            articles:
              - {key: "4", clauses: [
                  {suffix: practice, rule: teacher.enterprise-practice, force: mandatory, verification: read, levels: [secondary-vocational, technician, higher-vocational], parameters: {months: 6, minDaysLow: 120, windowYears: 5}}]}
            """;

    static final String GUOFA_2019 = """
            document: guofa-2019-4
            region: "100000"
            effective: 2019-01-24
            articles:
              - {key: "12", clauses: [
                  {suffix: experience, rule: teacher.recruitment-experience, force: in-principle, verification: restated, levels: [secondary-vocational, technician, higher-vocational, applied-undergraduate], parameters: {minYears: 3, hiredFrom: 2019-01-01, exempt: [vocational-normal]}},
                  {suffix: education, rule: teacher.recruitment-education, force: in-principle, verification: restated, levels: [secondary-vocational, technician, higher-vocational, applied-undergraduate], parameters: {minEducation: higher-vocational, hiredFrom: 2019-01-01, exempt: [senior-skilled]}},
                  {suffix: no-fresh, rule: teacher.no-fresh-graduates, force: in-principle, verification: restated, levels: [secondary-vocational, technician, higher-vocational, applied-undergraduate], parameters: {hiredFrom: 2020-01-01, exempt: [vocational-normal]}}]}
            """;

    static final String JIAOZHICHENG_2021 = """
            document: jiaozhicheng-2021-4
            region: "100000"
            effective: 2021-12-31
            articles:
              - {key: "10", clauses: [
                  {suffix: headcount, rule: internship.headcount, force: mandatory, verification: unverified, parameters: {maxShare: 0.10, maxPostShare: 0.20}}]}
              - {key: "16", clauses: [
                  {suffix: minimum-age, rule: internship.minimum-age, force: mandatory, verification: read, parameters: {minAge: 16}},
                  {suffix: not-first-year, rule: internship.not-first-year, force: mandatory, verification: read},
                  {suffix: no-entertainment-venue, rule: internship.no-entertainment-venue, force: mandatory, verification: read},
                  {suffix: no-intermediary, rule: internship.no-intermediary, force: mandatory, verification: read}]}
              - {key: "17", clauses: [
                  {suffix: overtime, rule: internship.no-overtime, force: mandatory, verification: restated}]}
              - {key: "18", clauses: [
                  {suffix: pay-floor, rule: internship.pay-floor, force: in-principle, verification: read, parameters: {minShare: 0.80}}]}
              - {key: "19", clauses: [
                  {suffix: fees, rule: internship.no-fees, force: mandatory, verification: restated}]}
            """;

    static final String JIAOZHICHENG_2016 = """
            document: jiaozhicheng-2016-3
            region: "100000"
            effective: 2016-04-11
            until: 2021-12-31
            articles:
              - {key: "9", clauses: [
                  {suffix: headcount, rule: internship.headcount, force: mandatory, verification: read, parameters: {maxShare: 0.10, maxPostShare: 0.20}}]}
              - {key: "16", clauses: [
                  {suffix: minimum-age, rule: internship.minimum-age, force: mandatory, verification: unverified, parameters: {minAge: 16}},
                  {suffix: not-first-year, rule: internship.not-first-year, force: mandatory, verification: unverified},
                  {suffix: no-entertainment-venue, rule: internship.no-entertainment-venue, force: mandatory, verification: unverified},
                  {suffix: no-intermediary, rule: internship.no-intermediary, force: mandatory, verification: unverified}]}
            """;
}
