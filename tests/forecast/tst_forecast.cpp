#include "models/care/forecast/read_forecast.h"
#include "models/core/resource.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

#include <cmath>

using namespace jiayi;
using namespace jiayi::forecast;

namespace {

const Date kStart = makeDate(2025, 1, 10);

Model shippedModel() { return loadModel().value(); }
std::string modelCsv() { return std::string{embeddedFile("rules/forecast.csv")}; }

Course courseOf(const std::vector<double>& values, const std::vector<int>& raised = {}, int apart = 91) {
    Course course;
    for (std::size_t i = 0; i < values.size(); ++i) course.results.push_back({kStart + Days(apart * static_cast<int>(i)), values[i]});
    for (const int day : raised) course.raised.push_back(kStart + Days(day));
    return course;
}

/// So many people whose newest result is what `next` makes of the two before and of the person's number.
template <class Next>
std::vector<Course> clinic(int people, Next next) {
    std::vector<Course> courses;
    for (int person = 0; person < people; ++person) {
        const double first = 6.5 + 0.02 * (person % 100);
        std::vector<double> values{first, first + 0.3 * ((person % 5) - 2)};
        for (int more = 0; more < 2; ++more) values.push_back(next(values, person * 2 + more));
        courses.push_back(courseOf(values));
    }
    return courses;
}
double scatter(int number, double size) { return size * (((number * 7919) % 201) - 100) / 100.0; }

}  // namespace

class TestForecast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theModelIsWhatItsTableSays() {
        const auto model = shippedModel();
        const auto course = courseOf({8.0, 9.0});
        QVERIFY(std::abs(expectedAfter(model, course, 1) - (9.0 + model.drift + model.momentum * 1.0)) < 1e-9);
        QVERIFY(std::abs(expectedAfter(model, course, 0) - (8.0 + model.drift)) < 1e-9);
        // Raised about the last result; raised a quarter before; and long ago.
        QVERIFY(std::abs(expectedAfter(model, courseOf({9.0}, {5}), 0) - (9.0 + model.drift + model.fresh * 2.0)) < 1e-9);
        QVERIFY(std::abs(expectedAfter(model, courseOf({9.0}, {-90}), 0) - (9.0 + model.drift + model.settling * 2.0)) < 1e-9);
        QVERIFY(std::abs(expectedAfter(model, courseOf({9.0}, {-400}), 0) - (9.0 + model.drift)) < 1e-9);
        // On target there is nothing to bring down.
        QVERIFY(std::abs(expectedAfter(model, courseOf({6.0}, {-90}), 0) - (6.0 + model.drift)) < 1e-9);
        // A change across years is no momentum.
        QVERIFY(std::abs(expectedAfter(model, courseOf({8.0, 9.0}, {}, 700), 1) - (9.0 + model.drift)) < 1e-9);
    }

    void aTableThatDoesNotParseIsRefused() {
        QVERIFY(readModel(modelCsv()).has_value());
        auto twice = modelCsv();
        const auto row = twice.find("drift,");
        twice += twice.substr(row, twice.find('\n', row) + 1 - row);
        QCOMPARE(readModel(twice).error().reason, std::string{"rules.row"});
        auto missing = modelCsv();
        const auto pivot = missing.find("\npivot,") + 1;
        missing.erase(pivot, missing.find('\n', pivot) + 1 - pivot);
        QCOMPARE(readModel(missing).error().reason, std::string{"rules.row"});
        auto unknown = modelCsv();
        unknown.replace(unknown.find("drift,"), 6, "drifts,");
        QCOMPARE(readModel(unknown).error().reason, std::string{"rules.row"});
    }

    void whereCarryingForwardIsAsGoodNothingIsShown() {
        const auto model = shippedModel();
        // The newest values wander without a course that anybody could know.
        const auto skill = backTest(model, clinic(400, [](const auto& values, int number) { return values.back() + scatter(number, 0.4); }));
        QCOMPARE(skill.cases, 400);
        QVERIFY(skill.verdict == Skill::Verdict::NoGain);
        QVERIFY(!forecastNext(model, skill, courseOf({8.0, 8.5}), kStart + Days(120)));
    }

    void whereItHasSkillItIsShownWithAnIntervalOfTheClinicsOwn() {
        auto model = shippedModel();
        model.momentum = 0.9;
        const auto people = clinic(400, [&](const auto& values, int number) { return values.back() + model.drift + model.momentum * (values.back() - values[values.size() - 2]) + scatter(number, 0.2); });
        const auto skill = backTest(model, people);
        QVERIFY(skill.isShown());
        QVERIFY(skill.error < 0.12 && skill.carried > 0.2);
        QVERIFY(std::abs(skill.halfWidth - 0.16) < 0.02);  // four fifths of an even scatter of 0.2
        QVERIFY(std::abs(skill.covered - 0.8) < 0.05);
        const auto next = forecastNext(model, skill, courseOf({8.0, 8.5}), kStart + Days(120));
        QVERIFY(next && next->on == kStart + Days(182));
        QVERIFY(std::abs(next->value - (8.5 + model.drift + 0.45)) < 1e-9);
        QVERIFY(std::abs((next->high - next->low) / 2 - skill.halfWidth) < 1e-9);
        // Overdue: from today. Too old: not at all.
        QVERIFY(forecastNext(model, skill, courseOf({8.0, 8.5}), kStart + Days(250))->on == kStart + Days(250));
        QVERIFY(!forecastNext(model, skill, courseOf({8.0, 8.5}), kStart + Days(91 + model.longest + 1)));
        QVERIFY(!forecastNext(model, skill, {}, kStart));
    }

    void anIntervalThatHoldsTooLittleIsNotShown() {
        auto model = shippedModel();
        model.momentum = 0.9;
        // Of late the values scatter far more than they used to.
        auto people = clinic(400, [&](const auto& values, int number) {
            return values.back() + model.drift + model.momentum * (values.back() - values[values.size() - 2]) + scatter(number, number % 2 == 0 ? 0.05 : 0.25);
        });
        const auto skill = backTest(model, people);
        QVERIFY(skill.covered < 0.5);
        QVERIFY(skill.verdict == Skill::Verdict::Overconfident);
    }

    void aSmallClinicIsToldApartFromABadModel() {
        auto model = shippedModel();
        model.momentum = 0.9;
        const auto next = [&](const auto& values, int number) { return values.back() + model.momentum * (values.back() - values[values.size() - 2]) + scatter(number, 0.1); };
        QVERIFY(backTest(model, clinic(model.fewestCases - 1, next)).verdict == Skill::Verdict::FewCases);
        QVERIFY(backTest(model, clinic(model.fewestCases, next)).isShown());
        QVERIFY(backTest(model, {}).verdict == Skill::Verdict::FewCases);
    }

    void whatWasPrescribedAfterTheOutcomeIsNotKnown() {
        auto model = shippedModel();
        model.freshAfter = 120;
        const auto before = backTest(model, {courseOf({9.0, 9.0, 9.0})});
        const auto after = backTest(model, {courseOf({9.0, 9.0, 9.0}, {182, 190})});
        QCOMPARE(after.error, before.error);
        QVERIFY(backTest(model, {courseOf({9.0, 9.0, 9.0}, {95})}).error != before.error);
    }

    void coursesComeFromTheStore() {
        test::Desk desk;
        const auto today = desk.today();
        const auto day = [&](int before) { return formatDate(today - Days(before)); };
        desk.observe("HBA1C_NGSP", 8.4, day(200));
        desk.observe("HBA1C_IFCC", 64, day(100));
        auto self = test::Desk::measured("HBA1C_NGSP", 12, day(50));
        self.origin = "self";
        desk.save(self);
        desk.observe("HBA1C_NGSP", 7.2, day(10));
        const auto line = [&](const char* atc, double amount, int begun, std::optional<int> ended) {
            care::MedicationLine one;
            one.resident = desk.resident;
            one.name = atc;
            one.atc = atc;
            one.dailyAmount = amount;
            one.dailyUnit = "g";
            one.start = today - Days(begun);
            if (ended) one.end = today - Days(*ended);
            one.status = ended ? "completed" : "active";
            desk.save(one);
        };
        line("A10BA02", 1, 400, 201);
        line("A10BA02", 1, 195, 120);  // a renewal
        line("A10BA02", 2, 119, {});   // more of it
        line("A10BK01", 10, 60, {});
        line("C08CA01", 5, 30, {});
        const auto course = readCourse(desk.database(), test::Desk::rules(), desk.resident, today).value();
        QCOMPARE(course.results.size(), std::size_t{3});
        QVERIFY(std::abs(course.results[1].value - 8.0) < 0.01);  // 64 mmol/mol
        QVERIFY((course.raised == std::vector<Date>{today - Days(400), today - Days(119), today - Days(60)}));
        const auto all = readCourses(desk.database(), test::Desk::rules(), today).value();
        QCOMPARE(all.size(), std::size_t{1});
        QVERIFY(all.front().results == course.results && all.front().raised == course.raised);
        QCOMPARE(readCourse(desk.database(), test::Desk::rules(), {derivedUuid({"nobody"})}, today).error().reason, std::string{"resident.not-found"});
    }
};

JIAYI_TEST(TestForecast)
#include "tst_forecast.moc"
