package cn.hegui.duty;

/**
 * One duty with its figures laid side by side, as a rule sees it: what was done, and what the clause demands.
 *
 * <p>A duty is always complete. Where facts are missing, the check draws up two: the best and the worst that the known
 * facts allow. Each type is judged by exactly one rule kind, whose DRL states its breach.
 */
public sealed interface Duty
        permits AnnualPublication,
                CorrectionRefusal,
                CouncilEstablished,
                CouncilIndustrySeat,
                DeductionCap,
                DualQualifiedShare,
                EnterprisePractice,
                ExtractionRate,
                FacilityOpened,
                FactoryApproval,
                FactoryIncomeUse,
                FactoryReporting,
                FreshGraduateHire,
                FrontlineShare,
                InductionPractice,
                InternshipAgreement,
                InternshipPay,
                LabourContract,
                PartnerStanding,
                PlacementSchoolSubsidy,
                PlacementStudentSubsidy,
                PostInternshipSubsidy,
                PracticalShare,
                ProgrammeExit,
                ProgrammeParticipation,
                ProjectRequired,
                QuarterlyMeeting,
                RecruitmentEducation,
                RecruitmentExperience,
                RegionInstrument,
                RegionTarget,
                ShadowInternshipSubsidy,
                SkillCertificateSubsidy,
                SkillLevelTreatment,
                TargetedClassApplication,
                TargetedClassSubsidy,
                TechnicianTrainingSubsidy,
                TrainingServiceAccounts,
                TrainingServiceFees,
                TransferReward {}
