#include "models/care/chart.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <limits>

using namespace jiayi;
using care::ValueState;
using test::Desk;

class TestChart : public QObject {
    Q_OBJECT

    static care::ChartSummary chartOf(Desk& desk) {
        return care::readChart(desk.database(), Desk::rules(), desk.resident, desk.today()).value();
    }
    static care::LatestValue latest(const care::ChartSummary& chart, std::string_view key) {
        for (const auto& value : chart.latest)
            if (value.key == key) return value;
        throw std::logic_error("no such value");
    }
    static care::Visit diabetesVisit(Date date) {
        care::Visit visit;
        visit.forms = {{"diabetes", {}, "1", {}}};
        visit.date = date;
        visit.mode = "1";
        visit.signedBy = "Dr Chen";
        return visit;
    }

private Q_SLOTS:
    void latestValuesCarryStateAgeAndDue() {
        Desk desk;
        desk.observe("HBA1C_NGSP", 9.1, "2026-01-12");
        desk.observe("HBA1C_IFCC", 50.8, "2026-10-12");
        desk.observe("LDL_C", 3.6, "2026-10-12");
        const auto chart = chartOf(desk);
        QCOMPARE(chart.age, std::optional(58));
        const auto hba1c = latest(chart, "hba1c");
        QCOMPARE(hba1c.shown, std::string("6.8"));
        QCOMPARE(hba1c.unit, std::string("%"));
        QCOMPARE(hba1c.ageDays, std::optional(41));
        QVERIFY(hba1c.state == ValueState::Met && hba1c.due == makeDate(2026, 10, 12) + Days(180) && !hba1c.isDue);
        QVERIFY(latest(chart, "ldl").state == ValueState::Bad);
        const auto uacr = latest(chart, "uacr");
        QVERIFY(uacr.state == ValueState::NotChecked && uacr.isDue && !uacr.date && uacr.shown.empty());
        QCOMPARE(care::readChart(desk.database(), Desk::rules(), {}, desk.today()).error().reason,
                 std::string("resident.not-found"));
    }

    void bloodPressureIsOneValueOfOneMoment() {
        Desk desk;
        desk.observe("SBP", 126, "2026-11-22");
        desk.observe("DBP", 92, "2026-11-22");
        auto pressure = latest(chartOf(desk), "bp");
        QCOMPARE(pressure.shown, std::string("126/92"));
        QVERIFY(pressure.state == ValueState::AboveTarget);
        QVERIFY(pressure.secondTarget && pressure.target);
        desk.clock.advance(std::chrono::hours{24});
        desk.observe("SBP", 124, "2026-11-23");
        pressure = latest(chartOf(desk), "bp");
        QCOMPARE(pressure.shown, std::string("124/–"));
        QVERIFY(pressure.state == ValueState::NotChecked);
    }

    void aTreatmentChangeMakesHba1cDueSooner() {
        Desk desk;
        desk.observe("HBA1C_NGSP", 6.8, "2026-08-01");
        QVERIFY(!latest(chartOf(desk), "hba1c").isDue);
        care::MedicationLine line;
        line.name = "Dapagliflozin";
        line.atc = "A10BK01";
        line.start = makeDate(2026, 8, 20);
        desk.save(line);
        QVERIFY(latest(chartOf(desk), "hba1c").isDue);
    }

    void thePersonalTargetOfTodayDecides() {
        Desk desk;
        desk.observe("HBA1C_NGSP", 7.4, "2026-10-12");
        QVERIFY(latest(chartOf(desk), "hba1c").state == ValueState::AboveTarget);
        desk.agree("HBA1C_NGSP", 7.0, makeDate(2025, 1, 1));
        const auto agreed = desk.agree("HBA1C_NGSP", 8.0, makeDate(2026, 11, 1));
        const auto chart = chartOf(desk);
        QVERIFY(latest(chart, "hba1c").state == ValueState::Met);
        QVERIFY(latest(chart, "hba1c").target->personal);
        QCOMPARE(chart.agreedTargets.size(), std::size_t(1));
        QVERIFY(chart.agreedTargets.front().id == agreed.id);
    }

    void albuminInMmolIsStagedWithoutConversion() {
        Desk desk;
        desk.observe("UACR_MOL", 3.0, "2026-10-12");  // 26.5 mg/g: converted, it would pass
        const auto uacr = latest(chartOf(desk), "uacr");
        QCOMPARE(uacr.shown, Desk::rules().observation("UACR")->decimals ? std::string("26.5") : std::string("27"));
        QVERIFY(uacr.state == ValueState::AboveTarget);
    }

    void onlyWhatIsActiveIsListed() {
        Desk desk;
        desk.save(care::Condition{{}, {}, "E11.9", {}, "2014", "active", {}});
        desk.save(care::Condition{{}, {}, "J00", {}, "", "resolved", {}});
        desk.save(care::Programme{{}, {}, "T2DM", makeDate(2014, 1, 1), {}, "active"});
        desk.save(care::Programme{{}, {}, "HTN", {}, {}, "finished"});
        desk.save(care::Allergy{{}, {}, {"", "", "Penicillin"}, "", "active", {}});
        for (const auto* status : {"active", "stopped"}) {
            care::MedicationLine line;
            line.name = status;
            line.status = status;
            desk.save(line);
        }
        QVERIFY(care::saveDraft(desk.context(), desk.resident, {test::kDiabetes}, {}));
        const auto chart = chartOf(desk);
        QCOMPARE(chart.conditions.size(), std::size_t(1));
        QCOMPARE(chart.programmes.size(), std::size_t(1));
        QCOMPARE(chart.medicines.size(), std::size_t(1));
        QVERIFY(chart.allergyState == roster::AllergyState::Listed);
        QCOMPARE(chart.drafts, std::vector<std::string>{"diabetes"});
    }

    void theTimelineGroupsADayAndPagesWithoutLossOrRepeat() {
        Desk desk;
        for (int day = 0; day < 45; ++day) {
            const auto date = makeDate(2026, 1, 1) + Days(3 * day);
            const auto visit = desk.save(diabetesVisit(date));
            auto taken = Desk::measured("SBP", 128, formatDate(date));
            taken.visit = visit.id;
            desk.save(taken);
            desk.observe("FPG", 6.1, formatDate(date + Days(1)));
            desk.observe("LDL_C", 2.2, formatDate(date + Days(1)));
        }
        std::vector<Date> days;
        std::size_t entries = 0;
        std::optional<Date> before;
        do {
            const auto page = care::readTimeline(desk.database(), Desk::rules(), desk.resident, before, 20).value();
            for (const auto& entry : page.entries) {
                ++entries;
                QVERIFY(days.empty() || entry.day < days.back());
                days.push_back(entry.day);
                const bool visit = entry.kind == care::TimelineKind::Visit;
                QCOMPARE(entry.values.size(), std::size_t(visit ? 1 : 2));
            }
            before = page.nextBefore;
        } while (before);
        QCOMPARE(entries, std::size_t(90));
    }

    void theTimelineTellsMedicinesAndDoubts() {
        Desk desk;
        care::MedicationLine line;
        line.name = "Gliclazide";
        line.dose = "60 mg qd";
        line.start = makeDate(2025, 1, 5);
        line.end = makeDate(2026, 2, 1);
        line.status = "stopped";
        line.stopReason = "hypoglycaemia";
        desk.save(line);
        auto odd = Desk::measured("UA", 5.2, "2026-03-01");
        odd.doubt = "unit-contradicts";
        desk.save(odd);
        const auto entries = chartOf(desk).timeline.entries;
        QCOMPARE(entries.size(), std::size_t(3));
        QVERIFY(entries[0].kind == care::TimelineKind::Results && entries[0].values.front().doubted);
        QCOMPARE(entries[1].medicines.front(), std::string("Gliclazide: hypoglycaemia"));
        QCOMPARE(entries[2].medicines.front(), std::string("Gliclazide 60 mg qd"));
    }

    void theListOfVisitsShowsReplacedVersionsAndPages() {
        Desk desk;
        auto old = diabetesVisit(makeDate(2026, 5, 1));
        old.status = "amended";
        old.signedAt = desk.clock.now();
        desk.save(old);
        auto now = diabetesVisit(makeDate(2026, 5, 1));
        now.signedAt = desk.clock.now() + std::chrono::hours{1};
        now.amendReason = "typing";
        desk.save(now);
        desk.save(diabetesVisit(makeDate(2026, 8, 1)));
        const auto rows = care::readVisitRows(desk.database(), desk.resident).value();
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[1].amendReason, std::string("typing"));
        QCOMPARE(rows[2].status, std::string("amended"));
        QVERIFY(rows[0].faceToFace);
        QCOMPARE(care::readVisitRows(desk.database(), desk.resident, 2, 5).value().size(), std::size_t(1));
    }

    void aThousandVisitsOpenAlmostAsFastAsTen() {
        const auto fill = [](Desk& desk, int visits) {
            sync::Unit unit(desk.context(), "test.fill", sync::Origin::Synced);
            for (int i = 0; i < visits; ++i) {
                auto visit = diabetesVisit(makeDate(2010, 1, 1) + Days(5 * i));
                visit.id = unit.newId<care::VisitId>();
                visit.resident = desk.resident;
                care::FactRepository::save(unit, visit);
                for (const auto* code : {"SBP", "DBP", "WEIGHT", "FPG", "HBA1C_NGSP"}) {
                    auto observation = Desk::measured(code, 7, formatDate(visit.date));
                    observation.id = unit.newId<care::ObservationId>();
                    observation.resident = desk.resident;
                    if (i % 2) observation.visit = visit.id;
                    care::FactRepository::save(unit, observation);
                }
            }
            unit.commit();
        };
        // Counted in the database's own instructions, so that no clock decides.
        const auto cost = [](Desk& desk) {
            int hundreds = 0;
            sqlite3_progress_handler(
                desk.database().raw().getHandle(), 100,
                [](void* count) {
                    ++*static_cast<int*>(count);
                    return 0;
                },
                &hundreds);
            const auto chart = chartOf(desk);
            sqlite3_progress_handler(desk.database().raw().getHandle(), 0, nullptr, nullptr);
            return chart.timeline.entries.empty() ? std::numeric_limits<int>::max() : hundreds;
        };
        Desk few, many;
        fill(few, 20);
        fill(many, 1000);
        const auto small = cost(few), large = cost(many);
        QVERIFY(small > 0);
        // Fifty times the visits may not cost even five times as much: nothing scans them all.
        QVERIFY2(large < 5 * small, qPrintable(QStringLiteral("%1 against %2 hundred instructions").arg(large).arg(small)));
    }
};

JIAYI_TEST(TestChart)
#include "tst_chart.moc"
