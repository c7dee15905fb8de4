#include "app/workstation/demo_course.h"
#include "models/care/forecast/rules/forecast.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <map>

using namespace jiayi;

namespace {

constexpr int kResidents = 1200;
/// The model was fitted to the clinic of seed 11.
constexpr std::uint64_t kOtherSeeds[] = {23};

forecast::Course courseOf(const app::DemoFacts& facts) {
    forecast::Course course;
    for (const auto& result : facts.results)
        if (result.code == "HBA1C_NGSP" && result.value) course.results.push_back({result.effective.day(), *result.value});
    std::sort(course.results.begin(), course.results.end(), [](const auto& one, const auto& other) { return one.on < other.on; });
    std::map<std::string, double> amounts;
    auto lines = facts.medications;
    std::sort(lines.begin(), lines.end(), [](const auto& one, const auto& other) { return one.start < other.start; });
    for (const auto& line : lines) {
        if (!line.atc.starts_with("A10") || !line.start) continue;
        auto& before = amounts[line.atc];
        if (line.dailyAmount.value_or(1) > before) course.raised.push_back(*line.start);
        before = std::max(before, line.dailyAmount.value_or(1));
    }
    return course;
}

}  // namespace

/// On made-up clinics that the model has not seen. What it says of them it says of nobody else: each clinic's own results decide there.
class TestBackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itFindsTheCourseThatTheMadeUpClinicsFollow() {
        const auto rules = care::loadRules().value();
        const auto model = forecast::loadModel().value();
        const auto today = makeDate(2026, 11, 23);
        for (const auto seed : kOtherSeeds) {
            std::vector<forecast::Course> courses;
            const auto people = app::demoPeople(kResidents, seed, today);
            for (std::size_t number = 1; number < people.size(); ++number)
                if (people[number].diabetes) courses.push_back(courseOf(app::demoFacts(rules, people[number], static_cast<std::int64_t>(number), seed, today)));
            const auto skill = forecast::backTest(model, courses);
            qInfo("seed %llu: %d held out; error %.3f, carried forward %.3f (saves %.3f or more); interval +-%.2f holds %.1f %%", static_cast<unsigned long long>(seed), skill.cases,
                  skill.error, skill.carried, skill.gainLow, skill.halfWidth, 100 * skill.covered);
            QVERIFY(skill.isShown());
            QVERIFY(skill.error < 0.9 * skill.carried);
        }
    }
};

JIAYI_TEST(TestBackTest)
#include "tst_back_test.moc"
