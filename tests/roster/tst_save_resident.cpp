#include "models/roster/save_resident.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using roster::Resident;

class TestSaveResident : public QObject {
    Q_OBJECT

    static Resident person(const char* name, const char* citizenId = "") {
        Resident one;
        one.name = name;
        one.citizenId = citizenId;
        return one;
    }

    static Resident added(test::ClinicStore& store, const Resident& one) {
        return roster::SaveResident{one, {}, true}(store.context()).value().resident;
    }

private Q_SLOTS:
    void sexAndBirthDateComeFromTheCitizenId() {
        test::ClinicStore store;
        const auto outcome = roster::SaveResident{person(" 张小明 ", "１２０１０５１９６８０３１２３５１７"), {}, false}(store.context());
        QVERIFY(outcome);
        QVERIFY(outcome->saved);
        const auto read = roster::ResidentRepository(store.database()).find(outcome->resident.id);
        QVERIFY(read);
        QCOMPARE(read->name, std::string{"张小明"});
        QCOMPARE(read->citizenId, std::string{"120105196803123517"});
        QVERIFY(read->sex == Sex::Male);
        QVERIFY(read->birthDate == makeDate(1968, 3, 12));
    }

    void anEstimatedBirthYearGivesWayToTheCitizenId() {
        auto one = person("张小明", "120105196803123517");
        one.birthDate = makeDate(1967, 1, 1);
        one.birthEstimated = true;
        const auto checked = roster::checkResident(one, makeDate(2026, 11, 22));
        QVERIFY(checked.problems.empty());
        QVERIFY(checked.resident.birthDate == makeDate(1968, 3, 12));
        QVERIFY(!checked.resident.birthEstimated);
    }

    void whatIsWrongIsRefusedWithItsFieldAndReason_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("reason");
        for (const auto& [field, reason] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"name", "name.required"},
                 {"name", "name.character"},
                 {"citizen_id", "citizen-id.check-digit"},
                 {"citizen_id", "citizen-id.length"},
                 {"sex", "sex.contradicts-citizen-id"},
                 {"birth_date", "birth-date.contradicts-citizen-id"},
                 {"birth_date", "birth-date.in-the-future"},
                 {"death_date", "death-date.in-the-future"},
                 {"death_date", "death-date.before-birth"},
                 {"phone", "phone.prefix"},
                 {"phone2", "phone.length"},
                 {"emergency_phone", "phone.character"},
                 {"insurance_scheme", "insurance-scheme.unknown"},
             })
            QTest::newRow(reason) << QString::fromUtf8(field) << QString::fromUtf8(reason);
    }

    void whatIsWrongIsRefusedWithItsFieldAndReason() {
        QFETCH(QString, field);
        QFETCH(QString, reason);
        auto one = person("张小明", "120105196803123517");
        const auto key = reason.toStdString();
        if (key == "name.required") one.name = "  ";
        if (key == "name.character") one.name = "张3";
        if (key == "citizen-id.check-digit") one.citizenId = "120105196803123518";
        if (key == "citizen-id.length") one.citizenId = "1201051968031235";
        if (key == "sex.contradicts-citizen-id") one.sex = Sex::Female;
        if (key == "birth-date.contradicts-citizen-id") one.birthDate = makeDate(1968, 3, 13);
        if (key == "birth-date.in-the-future") one.citizenId.clear(), one.birthDate = makeDate(2026, 11, 23);
        if (key == "death-date.in-the-future") one.deathDate = makeDate(2026, 11, 23);
        if (key == "death-date.before-birth") one.deathDate = makeDate(1968, 3, 11);
        if (key == "phone.prefix") one.phone = "12345678901";
        if (key == "phone.length") one.phone2 = "1380000";
        if (key == "phone.character") one.emergencyPhone = "138OOOO5678";
        if (key == "insurance-scheme.unknown") one.insuranceScheme = "lottery";
        const auto checked = roster::checkResident(one, makeDate(2026, 11, 22));
        QVERIFY(checked.problems == (std::vector{roster::ResidentProblem{field.toStdString(), key}}));

        test::ClinicStore store;
        const auto outcome = roster::SaveResident{one, {}, false}(store.context());
        QVERIFY(!outcome);
        QVERIFY(outcome.error().code == Errc::Invalid);
        QCOMPARE(outcome.error().reason, key);
        for (const char* table : {"resident", "outbox", "audit"}) QCOMPARE(store.count("SELECT count(*) FROM " + std::string{table}), 0);
    }

    void allProblemsAreToldAtOnce() {
        auto one = person("", "12");
        one.phone = "1";
        QCOMPARE(roster::checkResident(one, makeDate(2026, 11, 22)).problems.size(), std::size_t{3});
    }

    void theSameCitizenIdWarnsAndIsSavedOnInsistence() {
        test::ClinicStore store;
        const auto first = added(store, person("张小明", "120105196803123517"));
        const auto second = person("章晓明", "120105196803123517");
        const auto warned = roster::SaveResident{second, {}, false}(store.context());
        QVERIFY(warned);
        QVERIFY(!warned->saved);
        QCOMPARE(warned->duplicates.size(), std::size_t{1});
        QVERIFY(warned->duplicates.front().id == first.id);
        QCOMPARE(warned->duplicates.front().evidence, (std::vector<std::string>{"same-citizen-id", "same-pinyin", "same-birth-date"}));
        QCOMPARE(warned->duplicates.front().maskedCitizenId, std::string{"1201**********3517"});
        QCOMPARE(store.count("SELECT count(*) FROM resident"), 1);

        const auto insisted = roster::SaveResident{second, {}, true}(store.context());
        QVERIFY(insisted && insisted->saved);
        QCOMPARE(store.count("SELECT count(*) FROM resident"), 2);
    }

    void theSameNameAndBirthDateWarn() {
        test::ClinicStore store;
        added(store, person("张小明", "120105196803123517"));
        auto namesake = person("张小明");
        namesake.birthDate = makeDate(1968, 3, 12);
        auto warned = roster::SaveResident{namesake, {}, false}(store.context());
        QCOMPARE(warned->duplicates.front().evidence, (std::vector<std::string>{"same-name", "same-birth-date"}));
        namesake.citizenId = "120105196803123517";
        warned = roster::SaveResident{namesake, {}, false}(store.context());
        QCOMPARE(warned->duplicates.front().evidence, (std::vector<std::string>{"same-citizen-id", "same-name", "same-birth-date"}));
        namesake = person("张小明");
        namesake.birthDate = makeDate(1968, 3, 13);
        QVERIFY(roster::SaveResident(namesake, {}, false)(store.context())->saved);
    }

    void theOldFormOfACitizenIdIsTheSameNumber() {
        test::ClinicStore store;
        added(store, person("张小明", "120105680312351"));
        QCOMPARE(roster::SaveResident(person("章晓明", "120105196803123517"), {}, false)(store.context())->duplicates.size(), std::size_t{1});
    }

    void anEditIsOneUnitWithItsOwnAction() {
        test::ClinicStore store;
        const auto first = added(store, person("张小明", "120105196803123517"));
        auto edited = first;
        edited.phone = "+86 199-0000-1234";
        const auto outcome = roster::SaveResident{edited, first, false}(store.context());
        QVERIFY(outcome && outcome->saved);
        QCOMPARE(outcome->resident.phone, std::string{"19900001234"});
        QCOMPARE(store.count("SELECT count(*) FROM resident"), 1);
        QCOMPARE(store.count("SELECT count(*) FROM audit WHERE action = 'resident.edit' AND entity = 'Patient/" + first.id.toString() + "'"), 1);
        QCOMPARE(store.count("SELECT count(*) FROM outbox"), 2);
    }

    void anEditOfWhatChangedMeanwhileIsAConflict() {
        test::ClinicStore store;
        const auto first = added(store, person("张小明", "120105196803123517"));
        auto mine = first, theirs = first;
        theirs.grid = "07";
        QVERIFY(roster::SaveResident(theirs, first, false)(store.context())->saved);
        mine.grid = "08";
        const auto outcome = roster::SaveResident{mine, first, false}(store.context());
        QVERIFY(!outcome);
        QVERIFY(outcome.error().code == Errc::Conflict);
        QCOMPARE(roster::ResidentRepository(store.database()).find(first.id)->grid, std::string{"07"});
    }

    void anEditOfNobodyIsNotFound() {
        test::ClinicStore store;
        auto one = person("张小明");
        one.id = {derivedUuid({"nobody"})};
        const auto outcome = roster::SaveResident{one, {}, false}(store.context());
        QVERIFY(!outcome);
        QVERIFY(outcome.error().code == Errc::NotFound);
    }

    void openingAChartLeavesATrace() {
        test::ClinicStore store;
        const auto first = added(store, person("张小明", "120105196803123517"));
        QCOMPARE(roster::openResident(store.context(), first.id).value().name, first.name);
        QCOMPARE(store.count("SELECT count(*) FROM audit WHERE action = 'chart.view' AND user_name = 'chen' AND entity = 'Patient/" +
                             first.id.toString() + "'"),
                 1);
        QVERIFY(!roster::openResident(store.context(), {derivedUuid({"nobody"})}));
        QCOMPARE(store.count("SELECT count(*) FROM audit WHERE action = 'chart.view'"), 1);
    }
};

JIAYI_TEST(TestSaveResident)
#include "tst_save_resident.moc"
