package cn.hegui.bench.peer;

import cn.hegui.bench.peer.Enterprise.Account;
import cn.hegui.bench.peer.Enterprise.Internship;
import cn.hegui.bench.peer.Enterprise.Staff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads enterprises by streaming, many lines with one parser; trusts that they are complete and valid. */
final class EnterpriseParser {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final LocalDate NO_DAY = LocalDate.MIN;

    private final JsonParser json;

    private EnterpriseParser(JsonParser json) {
        this.json = json;
    }

    static List<Enterprise> read(byte[] lines) {
        List<Enterprise> enterprises = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), lines)) {
            EnterpriseParser parser = new EnterpriseParser(json);
            while (json.nextToken() != null) {
                enterprises.add(parser.enterprise());
            }
        }
        return enterprises;
    }

    private Enterprise enterprise() {
        String id = "";
        String name = "";
        String region = "";
        List<Account> accounts = List.of();
        List<Internship> internships = List.of();
        List<Staff> staffing = List.of();
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            switch (field) {
                case "id" -> id = json.getString();
                case "name" -> name = json.getString();
                case "region" -> region = json.getString();
                case "trainingAccounts" -> accounts = list(this::account);
                case "internships" -> internships = list(this::internship);
                case "staffing" -> staffing = list(this::staff);
                default -> json.skipChildren();
            }
        }
        return new Enterprise(id, name, region, accounts, internships, staffing);
    }

    private <T> List<T> list(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(item.get());
        }
        return items;
    }

    private Account account() {
        int year = 0;
        long payroll = 0;
        long taxPayroll = 0;
        long extracted = 0;
        long spent = 0;
        long frontlineSpent = 0;
        long deducted = 0;
        Long carriedIn = null;
        Long fullyDeductible = null;
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            switch (field) {
                case "year" -> year = json.getIntValue();
                case "payroll" -> payroll = fen();
                case "taxPayroll" -> taxPayroll = fen();
                case "extracted" -> extracted = fen();
                case "spent" -> spent = fen();
                case "frontlineSpent" -> frontlineSpent = fen();
                case "deducted" -> deducted = fen();
                case "carriedIn" -> carriedIn = fen();
                case "fullyDeductible" -> fullyDeductible = fen();
                default -> json.skipChildren();
            }
        }
        return new Account(
                year, payroll, taxPayroll, extracted, spent, frontlineSpent, deducted, carriedIn, fullyDeductible);
    }

    private Internship internship() {
        String id = "";
        String schoolLevel = "";
        String type = "";
        LocalDate from = NO_DAY;
        LocalDate to = NO_DAY;
        boolean agreementSigned = false;
        long monthlyPay = 0;
        LocalDate bornOn = NO_DAY;
        long schoolYear = 0;
        String venue = "";
        boolean viaIntermediary = false;
        boolean independent = false;
        long postWage = 0;
        long lowestWage = 0;
        long feesCharged = 0;
        boolean nightShift = false;
        boolean overtime = false;
        boolean specialArrangementFiled = false;
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            switch (field) {
                case "id" -> id = json.getString();
                case "schoolLevel" -> schoolLevel = json.getString();
                case "type" -> type = json.getString();
                case "from" -> from = day();
                case "to" -> to = day();
                case "agreementSigned" -> agreementSigned = json.getBooleanValue();
                case "monthlyPay" -> monthlyPay = fen();
                case "bornOn" -> bornOn = day();
                case "schoolYear" -> schoolYear = json.getLongValue();
                case "venue" -> venue = json.getString();
                case "viaIntermediary" -> viaIntermediary = json.getBooleanValue();
                case "independent" -> independent = json.getBooleanValue();
                case "postWage" -> postWage = fen();
                case "lowestWage" -> lowestWage = fen();
                case "feesCharged" -> feesCharged = fen();
                case "nightShift" -> nightShift = json.getBooleanValue();
                case "overtime" -> overtime = json.getBooleanValue();
                case "specialArrangementFiled" -> specialArrangementFiled = json.getBooleanValue();
                default -> json.skipChildren();
            }
        }
        return new Internship(
                id,
                schoolLevel,
                type,
                from,
                to,
                agreementSigned,
                monthlyPay,
                bornOn,
                schoolYear,
                venue,
                viaIntermediary,
                independent,
                postWage,
                lowestWage,
                feesCharged,
                nightShift,
                overtime,
                specialArrangementFiled);
    }

    private Staff staff() {
        LocalDate from = NO_DAY;
        long staff = 0;
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            switch (field) {
                case "from" -> from = day();
                case "staff" -> staff = json.getLongValue();
                default -> json.skipChildren();
            }
        }
        return new Staff(from, staff);
    }

    private long fen() {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Math.multiplyExact(json.getLongValue(), 100);
        }
        BigDecimal yuan = Objects.requireNonNull(json.getDecimalValue());
        return yuan.movePointRight(2).longValueExact();
    }

    private LocalDate day() {
        char[] digits = json.getStringCharacters();
        int at = json.getStringOffset();
        return LocalDate.of(number(digits, at, 4), number(digits, at + 5, 2), number(digits, at + 8, 2));
    }

    private static int number(char[] digits, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            number = number * 10 + digits[i] - '0';
        }
        return number;
    }
}
