package cn.hegui.bench.peer;

/** Says of prepared figures whether they breach a duty: the part of judging that the rule files of the product hold. */
interface Verdicts {
    boolean extraction(long extracted, long required);

    boolean frontline(long spent, long required);

    boolean deduction(long deducted, long allowed);

    boolean agreement(boolean signed);

    boolean pay(boolean paid);

    boolean age(int age, int minAge);

    boolean schoolYear(long schoolYear, long fromSchoolYear);

    boolean venue(boolean entertainment);

    boolean intermediary(boolean via);

    boolean fees(boolean charged);

    boolean workingHours(boolean nightShift, boolean overtime);

    boolean payFloor(long pay, long required);

    /** @param limit in ten-thousandths of a head */
    boolean headcount(long interns, long limit);

    /** By comparing, in plain Java. */
    final class Plain implements Verdicts {
        @Override
        public boolean extraction(long extracted, long required) {
            return extracted < required;
        }

        @Override
        public boolean frontline(long spent, long required) {
            return spent < required;
        }

        @Override
        public boolean deduction(long deducted, long allowed) {
            return deducted > allowed;
        }

        @Override
        public boolean agreement(boolean signed) {
            return !signed;
        }

        @Override
        public boolean pay(boolean paid) {
            return !paid;
        }

        @Override
        public boolean age(int age, int minAge) {
            return age < minAge;
        }

        @Override
        public boolean schoolYear(long schoolYear, long fromSchoolYear) {
            return schoolYear < fromSchoolYear;
        }

        @Override
        public boolean venue(boolean entertainment) {
            return entertainment;
        }

        @Override
        public boolean intermediary(boolean via) {
            return via;
        }

        @Override
        public boolean fees(boolean charged) {
            return charged;
        }

        @Override
        public boolean workingHours(boolean nightShift, boolean overtime) {
            return nightShift || overtime;
        }

        @Override
        public boolean payFloor(long pay, long required) {
            return pay < required;
        }

        @Override
        public boolean headcount(long interns, long limit) {
            return interns * 10_000 > limit;
        }
    }
}
