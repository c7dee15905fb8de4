#include "models/care/figures.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

using namespace jiayi;
using test::Desk;

namespace {

/// One thing that may happen to a person's facts, on a day of the year.
struct FactEvent {
    int kind = 0;
    int day = 0;
    int value = 0;
    int which = 0;
};

const std::vector<std::string> kEventCodes{"HBA1C_NGSP", "HBA1C_HPLC", "HBA1C_IFCC", "FPG", "SBP", ""};
const std::vector<std::string> kEventOrigins{"lab", "clinic", "self", "estimated", "import"};
const std::vector<std::string> kEventStatuses{"final", "corrected", "entered-in-error", "preliminary"};

template <class T>
const T& pick(const std::vector<T>& from, int which) {
    return from[static_cast<std::size_t>(which) % from.size()];
}

care::ObservationId knownObservation(roster::ResidentId resident, int which) {
    return {derivedUuid({"o", resident.toString(), std::to_string(which % 6)})};
}

/// Ids repeat, so that facts are also replaced, moved to another code and taken back.
void happen(sync::Unit& unit, roster::ResidentId resident, const FactEvent& event) {
    const auto date = makeDate(2026, 1, 1) + Days(event.day);
    if (event.kind < 6) {
        care::Observation observation;
        observation.id = knownObservation(resident, event.which);
        observation.resident = resident;
        observation.code = pick(kEventCodes, event.kind);
        observation.effective = parseFhirTime(formatDate(date)).value();
        if (event.value % 7 != 0) observation.value = 4 + event.value % 10;
        if (observation.code == "HBA1C_IFCC" && observation.value) observation.value = 30 + event.value;
        observation.origin = pick(kEventOrigins, event.value);
        observation.status = pick(kEventStatuses, event.value / 5);
        if (event.value % 11 == 0) observation.doubt = "unit";
        care::FactRepository::save(unit, observation);
    } else if (event.kind < 8) {
        care::Visit visit;
        visit.id = {derivedUuid({"v", resident.toString(), std::to_string(event.which % 4)})};
        visit.resident = resident;
        if (event.value % 2) visit.forms.push_back({"diabetes"});
        if (event.value % 2 == 0 || event.value % 3 == 0) visit.forms.push_back({"hypertension"});
        visit.date = date;
        visit.status = event.value % 5 == 0 ? "amended" : "signed";
        if (event.value % 3) visit.nextDate = date + Days(event.value);
        if (event.value % 4 == 0) visit.forms[0].answers = {{"visit_outcome", "2"}};
        care::FactRepository::save(unit, visit);
    } else {
        care::PersonalTarget target;
        target.id = {derivedUuid({"t", resident.toString(), std::to_string(event.which % 3)})};
        target.resident = resident;
        target.code = event.value % 3 == 0 ? "SBP" : "HBA1C_NGSP";
        target.high = event.value % 3 == 0 ? 130 : 6.0 + event.value % 4;
        target.unit = event.value % 3 == 0 ? "mm[Hg]" : "%";
        target.validFrom = date;
        care::FactRepository::save(unit, target);
    }
}

}  // namespace

class TestFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keptFiguresEqualRecomputedOnesWhateverHappens() {
        Desk desk;
        int person = 0;
        const auto event = rc::gen::build<FactEvent>(
            rc::gen::set(&FactEvent::kind, rc::gen::inRange(0, 9)), rc::gen::set(&FactEvent::day, rc::gen::inRange(0, 30)),
            rc::gen::set(&FactEvent::value, rc::gen::inRange(0, 100)),
            rc::gen::set(&FactEvent::which, rc::gen::inRange(0, 12)));
        QVERIFY(rc::check("incremental == recomputed", [&] {
            const auto events = *rc::gen::container<std::vector<FactEvent>>(event);
            const auto resident = desk.newResident("P" + std::to_string(++person));
            sync::Unit unit(desk.context(), "test.events");
            for (const auto& one : events) happen(unit, resident, one);
            unit.commit();
            const auto verified = care::verifyFigures(desk.database());
            RC_ASSERT(verified.has_value());
        }));
        // And a recomputation changes nothing that was kept.
        const auto before = dump(desk);
        QVERIFY(care::recomputeFigures(desk.database()));
        QCOMPARE(dump(desk), before);
        QVERIFY(before.size() > 100);
    }

    void aFigureThatWasTamperedWithIsFoundAndMended() {
        Desk desk;
        desk.observe("HBA1C_NGSP", 7.6, "2026-01-10");
        care::Visit visit;
        visit.date = makeDate(2026, 8, 1);
        desk.save(visit);
        QVERIFY(care::verifyFigures(desk.database()));
        for (const auto* damage : {"UPDATE resident SET control_state = 'controlled'", "UPDATE resident SET hba1c_percent = 5",
                                   "UPDATE resident SET last_visit = NULL", "DELETE FROM latest_observation",
                                   "UPDATE resident SET next_visit = '2026-12-01'"}) {
            desk.database().execute(damage);
            const auto found = care::verifyFigures(desk.database());
            QVERIFY2(!found, damage);
            QVERIFY(found.error().code == Errc::Corrupt);
            QCOMPARE(found.error().reason, std::string("figures.differ"));
            QVERIFY(care::recomputeFigures(desk.database()));
            QVERIFY2(care::verifyFigures(desk.database()), damage);
        }
    }

private:
    static QStringList dump(Desk& desk) {
        QStringList rows;
        db::Query latest(desk.database(), "SELECT resident_pk || ' ' || code || ' ' || observation_pk FROM latest_observation");
        while (latest.next()) rows << QString::fromStdString(latest.text(0));
        db::Query figures(desk.database(),
                          "SELECT pk || control_state || coalesce(hba1c_percent, '') || coalesce(hba1c_date, '') || "
                          "coalesce(last_visit, '') || coalesce(next_visit, '') FROM resident ORDER BY pk");
        while (figures.next()) rows << QString::fromStdString(figures.text(0));
        return rows;
    }
};

JIAYI_TEST(TestFigures)
#include "tst_figures.moc"
