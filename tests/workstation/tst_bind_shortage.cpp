// The shortage log and the medicines on their way, as the desk binds them to a real store.
#include "app/workstation/bind_fulfilment.h"
#include "app/workstation/bind_shortage.h"
#include "app/workstation/start_flow.h"
#include "models/care/fact_repository.h"
#include "models/pharmacy/formulary/formulary_writer.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/roster/resident_repository.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

using namespace jiayi;

class TestBindShortage : public QObject {
    Q_OBJECT

    static constexpr char kPassphrase[] = "a passphrase for tests";
    ManualClock m_clock{startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Desk> m_desk;
    roster::ResidentId m_person;

    template <class Work>
    auto worked(Work work) {
        auto answer = m_desk->worker().run(std::move(work));
        answer.waitForFinished();
        auto result = answer.result();
        if (!result) qFatal("%s", toString(result.error()).c_str());
        return *result;
    }
    /// An order of two packs, and a pharmacy that has none.
    pharmacy::DispenseId outOfStock() {
        return worked([this](db::Database& database) -> Result<pharmacy::DispenseId> {
            sync::Unit unit(m_desk->context(database), "test", sync::Origin::Hub);
            care::MedicationLine medicine;
            medicine.id = unit.newId<care::MedicationId>();
            medicine.resident = m_person;
            medicine.name = "二甲双胍";
            medicine.atc = "A10BA02";
            care::FactRepository::save(unit, medicine);
            pharmacy::Prescription form;
            form.id = unit.newId<pharmacy::PrescriptionId>();
            form.resident = m_person;
            form.written = form.validUntil = m_desk->today();
            form.signedBy = "chen";
            pharmacy::OrderRepository::save(unit, form);
            pharmacy::Order order;
            order.id = unit.newId<pharmacy::OrderId>();
            order.prescription = form.id;
            order.medication = medicine.id;
            order.name = "二甲双胍";
            order.atc = "A10BA02";
            order.pharmacy = "B";
            order.packs = 2;
            pharmacy::OrderRepository::save(unit, order, m_person);
            pharmacy::Dispense dispense;
            dispense.id = unit.newId<pharmacy::DispenseId>();
            dispense.resident = m_person;
            dispense.order = order.id;
            dispense.state = "out-of-stock";
            dispense.since = m_clock.now();
            pharmacy::OrderRepository::save(unit, dispense);
            unit.commit();
            return dispense.id;
        });
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path store = m_folder->filePath(QStringLiteral("clinic.db")).toStdString();
        SystemRandom random;
        if (!access::createStore(store, {"120101001", "Test", true}, "chen", kPassphrase, m_clock, random, access::kLeastCost)) qFatal("no store");
        auto desk = app::openDesk(store, "chen", kPassphrase, m_clock);
        if (!desk) qFatal("no desk");
        m_desk = std::move(*desk);
        m_person = worked([this](db::Database& database) -> Result<roster::ResidentId> {
            sync::Unit unit(m_desk->context(database), "test");
            roster::Resident person;
            person.id = unit.newId<roster::ResidentId>();
            person.name = "测试";
            roster::ResidentRepository::save(unit, person);
            unit.commit();
            db::Transaction transaction(database);
            pharmacy::pharmacyPkOf(database, "A", "First pharmacy");
            pharmacy::pharmacyPkOf(database, "B", "Second pharmacy");
            transaction.commit();
            return person.id;
        });
    }
    void cleanup() {
        m_desk.reset();
        m_folder.reset();
    }

    void anEmptyStoreHasAnEmptyLog() {
        const auto log = app::bindShortage(*m_desk).read().result();
        QVERIFY(log && log->entries.empty() && log->serving.pharmacies.empty());
        QCOMPARE(log->pharmacies.size(), std::size_t{2});
    }

    void anEntryComesBackWithTheNamesBehindItsIds() {
        const auto asks = app::bindShortage(*m_desk);
        QVERIFY(asks.record({"nitroglycerin", "C01DA02", "B", {}, 3, m_person}).result());
        m_clock.advance(std::chrono::hours{1});
        QVERIFY(asks.record({"semaglutide", {}, "closed long ago", {}, 1}).result());
        const auto log = asks.read().result();
        QVERIFY(log && log->entries.size() == 2);
        QCOMPARE(log->entries[0].residentName, std::string("测试"));
        QCOMPARE(log->entries[0].pharmacyName, std::string("Second pharmacy"));
        QVERIFY(log->entries[1].residentName.empty() && log->entries[1].pharmacyName.empty());
        QCOMPARE(log->entries[1].entry.pharmacy, std::string("closed long ago"));
    }

    void whatIsWrongIsRefusedAndNothingIsKept() {
        const auto asks = app::bindShortage(*m_desk);
        const auto refused = asks.record({"x", {}, {}, {}, 0}).result();
        QVERIFY(!refused && refused.error().reason == "shortage.packs");
        QVERIFY(asks.read().result()->entries.empty());
    }

    void anAnswerIsFinalAndStandsBehindWhatIsOpen() {
        const auto asks = app::bindShortage(*m_desk);
        const auto first = asks.record({"first", {}, {}, {}, 1}).result();
        m_clock.advance(std::chrono::hours{1});
        QVERIFY(asks.record({"second", {}, {}, {}, 1}).result());
        QVERIFY(asks.answer({*first, "elsewhere", "third hospital"}).result());
        const auto again = asks.answer({*first, "stocked", {}}).result();
        QVERIFY(!again && again.error().reason == "shortage.not-open");
        const auto log = asks.read().result();
        QCOMPARE(log->entries[0].entry.name, std::string("second"));
        QVERIFY(log->entries[1].entry.answer == "elsewhere" && log->entries[1].entry.answeredBy == "chen");
    }

    void thePharmacyThatServesFirstStandsFirst() {
        const auto asks = app::bindShortage(*m_desk);
        QVERIFY(asks.serve({{"B"}}).result());
        const auto log = asks.read().result();
        QCOMPARE(log->serving.pharmacies, std::vector<std::string>{"B"});
        QCOMPARE(log->pharmacies[0].id, std::string("B"));
        const auto unknown = asks.serve({{"nobody"}}).result();
        QVERIFY(!unknown && unknown.error().reason == "serving.unknown");
    }

    void anOrderThatCannotBeFilledIsWrittenOnceAndTheCardSaysSo() {
        const auto dispense = outOfStock();
        const auto card = app::bindFulfilment(*m_desk);
        auto orders = card.tracked(m_person).result();
        QVERIFY(orders && orders->size() == 1 && !orders->front().shortage);
        QVERIFY(card.writeShortage(dispense).result());
        QVERIFY(card.writeShortage(dispense).result());
        orders = card.tracked(m_person).result();
        QVERIFY(orders->front().shortage && orders->front().shortage->state == "open");
        const auto asks = app::bindShortage(*m_desk);
        const auto log = asks.read().result();
        QCOMPARE(log->entries.size(), std::size_t{1});
        QVERIFY(log->entries[0].entry.packs == 2 && log->entries[0].residentName == "测试" && log->entries[0].pharmacyName == "Second pharmacy");
        QVERIFY(asks.answer({log->entries[0].entry.id, "elsewhere", {}}).result());
        QCOMPARE(card.tracked(m_person).result()->front().shortage->answer, std::string("elsewhere"));
    }

    void whatThePharmacyAsksNoLeaveForBecomesNoDraft() {
        const auto dispense = outOfStock();
        const auto draft = app::bindFulfilment(*m_desk).draft(dispense).result();
        QVERIFY(!draft && draft.error().reason == "substitute.not-asked");
    }
};

JIAYI_TEST(TestBindShortage)
#include "tst_bind_shortage.moc"
