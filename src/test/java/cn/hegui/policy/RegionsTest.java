package cn.hegui.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Interval;
import cn.hegui.model.RegionCode;
import cn.hegui.policy.Regions.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegionsTest {
    private static final Regions REGIONS = Regions.bundled();

    private static Stream<Entry> entries() {
        return REGIONS.entries().values().stream().flatMap(List::stream);
    }

    private static Stream<Entry> current() {
        return entries().filter(entry -> entry.until() == null);
    }

    @Test
    void theTableIsSortedAndItsCellsAreWellFormed() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("rules/regions.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines.get(0)).isEqualTo("code\tname\tfrom\tuntil\tsuccessor");
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.matches("\\d{6}\t\\p{IsHan}+\t(20\\d\\d)?\t(20\\d\\d)?\t(\\d{6}(,\\d{6})*)?"))
                .isSortedAccordingTo(Comparator.comparing(line -> line.substring(0, 6)))
                .hasSize((int) entries().count());
    }

    @Test
    void eachCodeHasOneNameAtATime() {
        List<String> offenders = new ArrayList<>();
        REGIONS.entries().forEach((code, names) -> {
            for (int i = 1; i < names.size(); i++) {
                Integer until = names.get(i - 1).until();
                if (until == null || until > names.get(i).from()) {
                    offenders.add(code + " " + names.get(i - 1) + " and " + names.get(i) + " share years");
                }
            }
            names.stream()
                    .filter(entry -> entry.until() != null && entry.until() <= entry.from())
                    .forEach(entry -> offenders.add(entry + " ends before it begins"));
        });
        assertThat(offenders).isEmpty();
    }

    @Test
    void everyRegionStandsInACityAndAProvinceOfTheTable() {
        assertThat(REGIONS.entries().keySet())
                .allSatisfy(code -> assertThat(code.chain()).allMatch(REGIONS::knows));
    }

    @Test
    void whatIsNoMoreHasSuccessorsThatAreThereFromThen() {
        List<String> offenders = new ArrayList<>();
        entries().forEach(entry -> {
            Integer until = entry.until();
            if ((until == null) != entry.successors().isEmpty()) {
                offenders.add(entry + " needs both an end and successors, or neither");
            } else if (until != null) {
                entry.successors().stream()
                        .filter(successor -> REGIONS.entries().getOrDefault(successor, List.of()).stream()
                                .noneMatch(later ->
                                        later.from() <= until && (later.until() == null || until < later.until())))
                        .forEach(successor -> offenders.add(entry + ": " + successor + " is not in use in " + until));
            }
        });
        assertThat(offenders).isEmpty();
    }

    @Test
    void thereAreAsManyAsTheStatisticsCount() {
        List<RegionCode> codes = current().map(Entry::code).toList();
        assertThat(codes).doesNotHaveDuplicates();
        assertThat(codes.stream().filter(RegionCode::isProvince)).hasSize(34);
        List<RegionCode> cities = codes.stream().filter(RegionCode::isCity).toList();
        assertThat(cities.stream().filter(code -> !code.code().matches("(11|12|31|50).*|..90.*")))
                .as("cities, prefectures, autonomous prefectures and leagues")
                .hasSize(333);
        assertThat(cities).as("with what stands for them").hasSize(342);
        assertThat(codes.stream().filter(code -> code.code().startsWith("90", 2) && !code.isCity()))
                .as("county-level cities and counties directly under a province")
                .hasSize(1 + 4 + 15 + 12);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 全国",
        "220000, 吉林省",
        "220100, 吉林省长春市",
        "220182, 吉林省长春市榆树市",
        "220211, 吉林省吉林市丰满区",
        "222401, 吉林省延边朝鲜族自治州延吉市",
        "230523, 黑龙江省双鸭山市宝清县",
        "330603, 浙江省绍兴市柯桥区",
        "431081, 湖南省郴州市资兴市",
        "429004, 湖北省仙桃市",
        "659001, 新疆维吾尔自治区石河子市",
        "110000, 北京市",
        "110100, 北京市市辖区",
        "460300, 海南省三沙市",
        "810000, 香港特别行政区",
        // Without a name the digits stand, behind what is known.
        "220199, 吉林省长春市220199",
        "110101, 北京市110101",
        "440399, 广东省深圳市440399",
        "229900, 吉林省229900",
        "229901, 吉林省229901",
        "380600, 380600",
        // As they were last.
        "371200, 山东省莱芜市",
        "220381, 吉林省四平市公主岭市"
    })
    void namesAreTakenAlongTheChain(String code, String name) {
        assertThat(REGIONS.fullName(new RegionCode(code))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "371200, 2017-12-31, 山东省莱芜市, 山东省莱芜市",
        "371200, 2018-12-31, 原山东省莱芜市，2018 年起为山东省济南市, 山东省莱芜市 (since 2018 山东省济南市)",
        "220381, 2019-12-31, 吉林省四平市公主岭市, 吉林省四平市公主岭市",
        "220381, 2024-12-31, 原吉林省四平市公主岭市，2020 年起为吉林省长春市公主岭市, " + "吉林省四平市公主岭市 (since 2020 吉林省长春市公主岭市)",
        "330621, 2024-12-31, 原浙江省绍兴市绍兴县，2013 年起为浙江省绍兴市柯桥区, 浙江省绍兴市绍兴县 (since 2013 浙江省绍兴市柯桥区)",
        "530800, 2006-12-31, 云南省思茅市, 云南省思茅市",
        "530800, 2007-12-31, 云南省普洱市, 云南省普洱市",
        "420600, 2009-12-31, 湖北省襄樊市, 湖北省襄樊市",
        "420600, 2024-12-31, 湖北省襄阳市, 湖北省襄阳市",
        "220602, 2005-12-31, 吉林省白山市八道江区, 吉林省白山市八道江区",
        // A code of today that is written for a year before it was given.
        "220113, 2010-12-31, 吉林省长春市九台区, 吉林省长春市九台区",
        "530800, 2001-12-31, 云南省思茅市, 云南省思茅市",
        "469003, 2024-12-31, 海南省儋州市（2015 年起代码为 460400）, 海南省儋州市 (code 460400 since 2015)"
    })
    void namesAreThoseOfTheDay(String code, LocalDate day, String zh, String en) {
        assertThat(REGIONS.fullName(new RegionCode(code), day).zh()).isEqualTo(zh);
        assertThat(REGIONS.fullName(new RegionCode(code), day).en()).isEqualTo(en);
    }

    @Test
    void aCityThatWasDividedNamesAllThatItWentTo() {
        assertThat(REGIONS.fullName(new RegionCode("341400"), LocalDate.of(2024, 12, 31))
                        .zh())
                .isEqualTo("原安徽省巢湖市，2011 年起分属安徽省合肥市、安徽省芜湖市、安徽省马鞍山市");
    }

    private static Stream<RegionCode> provincesOfTheMainland() {
        return current()
                .map(Entry::code)
                .filter(code -> code.isProvince() && !code.code().matches("(71|81|82).*"));
    }

    @Test
    void theMainlandHas31Provinces() {
        assertThat(provincesOfTheMainland()).hasSize(31);
    }

    @ParameterizedTest
    @MethodSource("provincesOfTheMainland")
    void aSubjectAnywhereInAProvinceIsNamedAfterIt(RegionCode province) {
        String name = REGIONS.fullName(province);
        RegionCode city = current()
                .map(Entry::code)
                .filter(code -> code.isCity() && code.province().equals(province))
                .findFirst()
                .orElseThrow();
        assertThat(REGIONS.fullName(city)).startsWith(name).isNotEqualTo(name).doesNotContain(city.code());
        RegionCode county = new RegionCode(city.code().substring(0, 4) + "02");
        assertThat(REGIONS.fullName(county)).startsWith(name).isNotEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 2020-01-01, true",
        "440300, 2020-01-01, true",
        "440305, 2020-01-01, true", // a county that the table does not list
        "371200, 2017-01-01, true",
        "371200, 2018-06-30, true", // the year of the change: no day is known
        "371200, 2019-01-01, false",
        "371202, 2017-01-01, true",
        "371202, 2019-01-01, false",
        "420600, 2009-01-01, true",
        "420600, 2020-01-01, true",
        "449900, 2020-01-01, false",
        "449901, 2020-01-01, false",
        "380600, 2020-01-01, false",
        "380000, 2020-01-01, false"
    })
    void aDocumentIsOfARegionOfItsTime(String code, LocalDate effective, boolean can) {
        assertThat(REGIONS.canIssue(new RegionCode(code), new Interval(effective, null)))
                .isEqualTo(can);
    }
}
