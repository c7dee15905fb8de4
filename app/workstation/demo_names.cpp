#include "app/workstation/demo_names.h"

#include "models/core/hash.h"
#include "models/roster/rules/citizen_id.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

namespace jiayi::app {

namespace {

constexpr int kGrids = 12;
constexpr double kDiabetesShare = 1.0 / 7.0;

struct Surname {
    std::string_view han;
    int perTenThousand;
};

/// Shares of the commonest surnames (Ministry of Public Security, 2020 report, rounded), and a few that are read in
/// another way than their characters usually are.
constexpr std::array<Surname, 52> kSurnames{{
    {"王", 860}, {"李", 780}, {"张", 800}, {"刘", 640}, {"陈", 360}, {"杨", 330}, {"赵", 340}, {"黄", 110}, {"周", 150}, {"吴", 140},
    {"徐", 160}, {"孙", 240}, {"胡", 100}, {"朱", 110}, {"高", 190}, {"林", 70},  {"何", 80},  {"郭", 180}, {"马", 200}, {"罗", 50},
    {"梁", 80},  {"宋", 130}, {"郑", 80},  {"谢", 60},  {"韩", 120}, {"唐", 60},  {"冯", 90},  {"于", 110}, {"董", 90},  {"萧", 20},
    {"程", 60},  {"曹", 70},  {"袁", 60},  {"邓", 40},  {"许", 70},  {"傅", 40},  {"沈", 40},  {"曾", 40},  {"彭", 40},  {"吕", 60},
    {"苏", 50},  {"卢", 40},  {"蒋", 40},  {"蔡", 40},  {"贾", 60},  {"魏", 70},  {"单", 12},  {"解", 10},  {"仇", 6},   {"尉迟", 2},
    {"欧阳", 4}, {"任", 50},
}};

/// Given names by sex and the decades in which they were usual.
struct GivenNames {
    int fromYear;
    std::array<std::string_view, 16> men;
    std::array<std::string_view, 16> women;
};
constexpr std::array<GivenNames, 4> kGivenNames{{
    {1900,
     {"建国", "国强", "志强", "玉林", "德明", "宝山", "福生", "振华", "长海", "学文", "文生", "玉山", "金生", "树林", "广才", "连生"},
     {"秀英", "桂兰", "玉兰", "淑英", "秀兰", "玉珍", "凤英", "桂英", "淑珍", "秀珍", "凤兰", "玉华", "淑华", "桂荣", "秀芳", "惠珍"}},
    {1960,
     {"伟", "军", "强", "勇", "建军", "志刚", "永强", "卫东", "国庆", "海涛", "小明", "建华", "洪涛", "立新", "晓东", "宝国"},
     {"丽", "敏", "静", "红", "艳", "霞", "春梅", "丽华", "玉梅", "秀丽", "海燕", "晓红", "建华", "淑敏", "玉红", "桂红"}},
    {1980,
     {"磊", "鹏", "超", "涛", "浩", "杰", "鑫", "斌", "晓峰", "志远", "海洋", "文博", "振宇", "建伟", "少华", "立伟"},
     {"娟", "婷", "雪", "颖", "倩", "娜", "慧", "丹", "晓雪", "文静", "佳", "雅静", "丽娜", "晓梅", "春燕", "思思"}},
    {2000,
     {"浩然", "子轩", "宇轩", "浩宇", "俊杰", "梓豪", "宇航", "博文", "皓轩", "子涵", "一鸣", "嘉豪", "天佑", "泽宇", "晨阳", "明轩"},
     {"子涵", "欣怡", "梓涵", "诗涵", "佳怡", "雨桐", "思琪", "可馨", "语嫣", "若曦", "梦琪", "雨欣", "紫萱", "佳琪", "一诺", "晨曦"}},
}};

constexpr std::array<std::string_view, 4> kDoctors{"陈丽华", "王建平", "刘敏", "赵海燕"};

std::string_view surnameBy(Random& random) {
    static const int all = std::accumulate(kSurnames.begin(), kSurnames.end(), 0,
                                           [](int sum, const Surname& one) { return sum + one.perTenThousand; });
    auto ticket = static_cast<int>(random.below(static_cast<std::uint64_t>(all)));
    for (const auto& surname : kSurnames) {
        ticket -= surname.perTenThousand;
        if (ticket < 0) return surname.han;
    }
    return kSurnames.front().han;
}

std::string_view givenNameBy(Random& random, int year, Sex sex) {
    const auto* names = &kGivenNames.front();
    for (const auto& each : kGivenNames)
        if (year >= each.fromYear) names = &each;
    const auto& pool = sex == Sex::Male ? names->men : names->women;
    return pool[random.below(pool.size())];
}

std::string citizenIdOf(Date birth, Sex sex, Random& random) {
    const auto parts = partsOf(birth);
    const auto serial = static_cast<int>(random.below(450)) * 2 + 100 + (sex == Sex::Male ? 1 : 0);
    const auto first = fmt::format("120105{:04}{:02}{:02}{:03}", static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
                                   static_cast<unsigned>(parts.day()), serial);
    return first + roster::citizenIdCheckCharacter(first);
}

/// The ages of a household: an old couple, a couple with a child, or somebody alone.
std::vector<std::pair<int, Sex>> householdBy(Random& random) {
    const auto kind = random.below(100);
    const auto between = [&](int low, int high) { return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1))); };
    const auto anySex = [&] { return demoChance(random, 0.5) ? Sex::Male : Sex::Female; };
    if (kind < 30) {
        const int age = between(58, 86);
        return {{age, Sex::Male}, {std::max(50, age - between(0, 4)), Sex::Female}};
    }
    if (kind < 45) return {{between(66, 92), demoChance(random, 0.65) ? Sex::Female : Sex::Male}};
    if (kind < 57) return {{between(24, 60), anySex()}};
    const int age = between(28, 55);
    std::vector<std::pair<int, Sex>> family{{age, Sex::Male}, {std::max(24, age - between(0, 4)), Sex::Female}};
    if (kind < 90) family.push_back({std::clamp(age - between(25, 31), 0, 26), anySex()});
    if (kind >= 80) family.push_back({age + between(24, 30), demoChance(random, 0.6) ? Sex::Female : Sex::Male});
    return family;
}

class People {
public:
    People(int count, std::uint64_t seed, Date today) : m_count(static_cast<std::size_t>(count)), m_seed(seed), m_today(today) {}

    std::vector<DemoPerson> run() {
        if (m_count > 0) addSamplePerson();
        for (int household = 1; m_people.size() < m_count; ++household) addHousehold(household);
        chooseDiabetics();
        for (std::size_t i = 1; i < m_people.size(); ++i) addOtherDiseases(m_people[i], static_cast<std::int64_t>(i));
        return std::move(m_people);
    }

private:
    roster::ResidentId idOf(std::size_t number) const {
        return {derivedUuid({"demo-resident", std::to_string(m_seed), std::to_string(number)})};
    }

    void number(roster::Resident& one, int grid) {
        const auto serial = static_cast<int>(m_people.size());
        one.id = idOf(m_people.size());
        one.grid = fmt::format("{:02}", grid);
        one.recordNo = fmt::format("120105001{:03}{:05}", grid, ++m_lastInGrid[static_cast<std::size_t>(grid)]);
        one.phone = fmt::format("1990000{:04}", serial % 10'000);
        one.insuranceNo = fmt::format("SAMPLE{:07}", serial);
        one.doctor = kDoctors[static_cast<std::size_t>(grid) % kDoctors.size()];
    }

    void addSamplePerson() {
        DemoPerson person;
        auto& one = person.resident;
        number(one, 7);
        one.name = "张小明";
        one.sex = Sex::Male;
        one.birthDate = makeDate(1968, 3, 12);
        one.citizenId = "120105196803123517";
        one.address = "样例市样例区八里台里 3-2-501";
        one.household = "H00000";
        one.insuranceScheme = "employee";
        one.ethnicCode = "01";
        one.emergencyName = "李丽华";
        one.emergencyPhone = "19900009999";
        one.bloodGroup = "A";
        one.doctor = kDoctors.front();
        one.contractUntil = addMonths(m_today, 4);
        one.allergyState = roster::AllergyState::Listed;
        person.age = ageOn(*one.birthDate, m_today);
        person.diabetes = person.hypertension = true;
        m_people.push_back(std::move(person));
    }

    void addHousehold(int household) {
        auto random = demoRandom(m_seed, "household", household);
        const int grid = 1 + household % kGrids;
        const auto first = m_people.size();
        const auto family = std::string{surnameBy(random)};
        const auto building = 1 + random.below(30);
        const auto stair = 1 + random.below(4);
        const auto floor = 1 + random.below(6);
        const auto room = 100 * floor + 1 + random.below(3);
        const auto address = fmt::format("样例市样例区{:02}网格 {}-{}-{}", grid, building, stair, room);
        for (const auto& [age, sex] : householdBy(random)) {
            if (m_people.size() == m_count) break;
            // A wife keeps her own surname, as do old parents of either.
            const bool own = sex == Sex::Female && age > 26;
            addMember(random, own ? std::string{surnameBy(random)} : family, age, sex, grid);
            m_people.back().resident.household = fmt::format("H{:05}", household);
            m_people.back().resident.address = address;
        }
        if (m_people.size() < first + 2) return;
        m_people[first].resident.emergencyName = m_people[first + 1].resident.name;
        m_people[first].resident.emergencyPhone = m_people[first + 1].resident.phone;
        m_people[first + 1].resident.emergencyName = m_people[first].resident.name;
        m_people[first + 1].resident.emergencyPhone = m_people[first].resident.phone;
    }

    void addMember(Random& random, const std::string& surname, int age, Sex sex, int grid) {
        DemoPerson person;
        auto& one = person.resident;
        number(one, grid);
        const auto birth = addMonths(m_today, -12 * age) - Days(1 + static_cast<int>(random.below(360)));
        const int year = static_cast<int>(partsOf(birth).year());
        one.name = surname + std::string{givenNameBy(random, year, sex)};
        one.sex = sex;
        one.birthDate = birth;
        one.citizenId = citizenIdOf(birth, sex, random);
        one.insuranceScheme = age >= 23 && demoChance(random, 0.6) ? "employee" : "resident";
        one.ethnicCode = demoChance(random, 0.95) ? "01" : "03";
        constexpr std::array<const char*, 4> kGroups{"A", "B", "O", "AB"};
        if (demoChance(random, 0.5)) one.bloodGroup = kGroups[random.below(4)];
        if (demoChance(random, age >= 60 ? 0.8 : 0.3))
            one.contractUntil = m_today + Days(static_cast<int>(random.below(420)) - 60);
        if (age >= 80 && demoChance(random, 0.04)) {
            one.status = roster::ResidentStatus::Dead;
            one.deathDate = m_today - Days(1 + static_cast<int>(random.below(600)));
        } else if (demoChance(random, 0.01)) {
            one.status = roster::ResidentStatus::Moved;
        }
        if (demoChance(random, age >= 45 ? 0.7 : 0.3)) one.allergyState = roster::AllergyState::NoneKnown;
        person.age = ageOn(birth, m_today);
        m_people.push_back(std::move(person));
    }

    /// Exactly one in seven of all, drawn with weights: those with the largest u^(1/weight).
    void chooseDiabetics() {
        std::vector<std::pair<double, std::size_t>> drawn;
        for (std::size_t i = 1; i < m_people.size(); ++i) {
            const auto& person = m_people[i];
            if (person.age < 30 || person.resident.status != roster::ResidentStatus::Active) continue;
            auto random = demoRandom(m_seed, "diabetes", static_cast<std::int64_t>(i));
            const double weight = std::pow(static_cast<double>(person.age - 25) / 50.0, 1.6);
            drawn.emplace_back(std::pow(random.unit(), 1.0 / weight), i);
        }
        const auto wanted = static_cast<std::size_t>(std::lround(static_cast<double>(m_count) * kDiabetesShare));
        const auto others = std::min(drawn.size(), wanted > 0 ? wanted - 1 : 0);
        std::sort(drawn.begin(), drawn.end(), std::greater<>{});
        for (std::size_t i = 0; i < others; ++i) m_people[drawn[i].second].diabetes = true;
    }

    void addOtherDiseases(DemoPerson& person, std::int64_t i) const {
        auto random = demoRandom(m_seed, "diseases", i);
        const bool active = person.resident.status == roster::ResidentStatus::Active;
        const double byAge = std::clamp((person.age - 28) * 0.0135, 0.0, 0.62);
        person.hypertension = active && demoChance(random, person.diabetes ? 0.62 : byAge);
        person.dyslipidaemia = active && person.age >= 35 && demoChance(random, person.diabetes ? 0.45 : 0.16);
        person.coronary = active && person.age >= 55 && demoChance(random, person.diabetes ? 0.14 : 0.06);
    }

    std::size_t m_count;
    std::uint64_t m_seed;
    Date m_today;
    std::vector<DemoPerson> m_people;
    std::array<int, kGrids + 1> m_lastInGrid{};
};

}  // namespace

SeededRandom demoRandom(std::uint64_t seed, std::string_view purpose, std::int64_t number) {
    const auto digest = sha256(fmt::format("{}/{}/{}", seed, purpose, number));
    std::uint64_t state = 0;
    for (std::size_t i = 0; i < 8; ++i) state = state << 8 | digest[i];
    return SeededRandom(state);
}

double demoNormal(Random& random, double mean, double deviation) {
    // Twelve uniform draws: near enough, and the same on every machine, which std::normal_distribution is not.
    double sum = 0;
    for (int i = 0; i < 12; ++i) sum += random.unit();
    return mean + deviation * std::clamp(sum - 6.0, -4.0, 4.0);
}

bool demoChance(Random& random, double probability) { return random.unit() < probability; }

std::string demoDoctor() { return std::string{kDoctors.front()}; }

std::vector<DemoPerson> demoPeople(int count, std::uint64_t seed, Date today) { return People(count, seed, today).run(); }

}  // namespace jiayi::app
