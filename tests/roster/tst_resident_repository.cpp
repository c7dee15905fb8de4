#include "models/roster/resident_repository.h"
#include "models/roster/search_keys.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestResidentRepository : public QObject {
    Q_OBJECT

    static roster::Resident fullResident(roster::ResidentId id) {
        roster::Resident one;
        one.id = id;
        one.recordNo = "12010500100100042";
        one.name = "欧阳·小𠮷";
        one.sex = Sex::Female;
        one.birthDate = makeDate(1968, 3, 17);
        one.birthEstimated = true;
        one.citizenId = "120105196803175129";
        one.phone = "19900001234";
        one.phone2 = "02228280000";
        one.address = "天津市河北区八里台 1-2-301";
        one.grid = "07";
        one.household = "H-0031";
        one.insuranceScheme = "resident";
        one.insuranceNo = "TJ0001";
        one.ethnicCode = "01";
        one.emergencyName = "李四";
        one.emergencyPhone = "19900005678";
        one.bloodGroup = "AB";
        one.doctor = "chen";
        one.contractUntil = makeDate(2027, 3, 31);
        one.status = roster::ResidentStatus::Dead;
        one.deathDate = makeDate(2026, 1, 2);
        one.allergyState = roster::AllergyState::Listed;
        one.identifiers = {{"urn:hospital", "A-1"}, {"urn:lab", "9"}};
        return one;
    }

    static void save(test::ClinicStore& store, const roster::Resident& one, const char* action = "resident.add") {
        sync::Unit unit(store.context(), action);
        roster::ResidentRepository::save(unit, one);
        unit.commit();
    }

private Q_SLOTS:
    void everyFieldComesBackAsItWasSaved() {
        test::ClinicStore store;
        const auto one = fullResident({derivedUuid({"test", "1"})});
        save(store, one);
        const auto read = roster::ResidentRepository(store.database()).find(one.id);
        QVERIFY(read);
        QVERIFY(*read == one);
    }

    void everyCodeComesBackAsItWas() {
        for (const auto sex : {Sex::Unknown, Sex::Male, Sex::Female, Sex::Unspecified})
            QCOMPARE(roster::sexFromCode(roster::toCode(sex)), sex);
        for (const auto status : {roster::ResidentStatus::Active, roster::ResidentStatus::Dead, roster::ResidentStatus::Moved,
                                  roster::ResidentStatus::Merged})
            QCOMPARE(roster::statusFromCode(roster::toCode(status)), status);
        for (const auto state : {roster::AllergyState::NotAsked, roster::AllergyState::NoneKnown, roster::AllergyState::Listed})
            QCOMPARE(roster::allergyStateFromCode(roster::toCode(state)), state);
    }

    void anUnknownResidentIsNotFound() {
        test::ClinicStore store;
        const auto read = roster::ResidentRepository(store.database()).find({derivedUuid({"nobody"})});
        QVERIFY(!read);
        QVERIFY(read.error().code == Errc::NotFound);
    }

    void savingAgainReplacesFieldsKeysAndIdentifiersButNotCareFigures() {
        test::ClinicStore store;
        auto one = fullResident({derivedUuid({"test", "1"})});
        save(store, one);
        store.database().execute("UPDATE resident SET control_state = 'poor', next_visit = '2026-12-01'");
        one.name = "王芳";
        one.phone = "19900009999";
        one.identifiers = {{"urn:lab", "9"}};
        save(store, one, "resident.edit");
        const roster::ResidentRepository repository(store.database());
        const auto read = repository.find(one.id);
        QVERIFY(read);
        QVERIFY(*read == one);
        QCOMPARE(store.count("SELECT count(*) FROM resident WHERE control_state = 'poor' AND next_visit = '2026-12-01'"), 1);
        QCOMPARE(store.count("SELECT count(*) FROM search_key WHERE key = 'n欧阳小𠮷' OR key = 'd19900001234'"), 0);
        QCOMPARE(store.count("SELECT count(*) FROM search_key"), static_cast<std::int64_t>(roster::searchKeysOf(one).size()));
        QVERIFY(!repository.findByIdentifier({"urn:hospital", "A-1"}).value());
        QVERIFY(repository.findByIdentifier({"urn:lab", "9"}).value() == one.id);
    }

    void aSaveLeavesOutboxRecordAndAuditInOneTransaction() {
        test::ClinicStore store;
        const auto before = store.database().commitCounter();
        const auto one = fullResident({derivedUuid({"test", "1"})});
        save(store, one);
        QCOMPARE(store.database().commitCounter(), before + 1);
        db::Query outbox(store.database(), "SELECT type, id, kind, user_name FROM outbox");
        QVERIFY(outbox.next());
        QCOMPARE(outbox.text(0), std::string{"Patient"});
        QVERIFY(outbox.uuid(1) == one.id.uuid);
        QCOMPARE(outbox.text(2), std::string{"insert"});
        QCOMPARE(outbox.text(3), std::string{"chen"});
        QVERIFY(!outbox.next());
        QCOMPARE(store.count("SELECT count(*) FROM record WHERE type = 'Patient' AND state = 'dirty' AND resident_id = id"), 1);
        db::Query audit(store.database(), "SELECT action, entity FROM audit");
        QVERIFY(audit.next());
        QCOMPARE(audit.text(0), std::string{"resident.add"});
        QCOMPARE(audit.text(1), "Patient/" + one.id.toString());
        QVERIFY(access::verifyAudit(store.database()));
    }

    void aUnitThatIsNotCommittedLeavesNothing() {
        test::ClinicStore store;
        {
            sync::Unit unit(store.context(), "resident.add");
            roster::ResidentRepository::save(unit, fullResident({derivedUuid({"test", "1"})}));
        }
        for (const char* table : {"resident", "search_key", "identifier", "outbox", "record", "audit"})
            QCOMPARE(store.count("SELECT count(*) FROM " + std::string{table}), 0);
    }

    void emptyNumbersFindNobody() {
        test::ClinicStore store;
        roster::Resident nameOnly;
        nameOnly.id = {derivedUuid({"test", "2"})};
        nameOnly.name = "无号";
        save(store, nameOnly);
        const roster::ResidentRepository repository(store.database());
        QVERIFY(repository.findByCitizenId("").value().empty());
        QVERIFY(repository.findByRecordNo("").value().empty());
        save(store, fullResident({derivedUuid({"test", "1"})}));
        QCOMPARE(repository.findByCitizenId("120105196803175129").value().size(), std::size_t{1});
        QCOMPARE(repository.findByRecordNo("12010500100100042").value().size(), std::size_t{1});
    }
};

JIAYI_TEST(TestResidentRepository)
#include "tst_resident_repository.moc"
