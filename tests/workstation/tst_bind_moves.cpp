// Leaving and arriving, as the desk binds them to a real store.
#include "app/workstation/bind_moves.h"
#include "app/workstation/start_flow.h"
#include "models/roster/resident_repository.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace jiayi;

class TestBindMoves : public QObject {
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
            person.contractUntil = makeDate(2026, 11, 10);
            roster::ResidentRepository::save(unit, person);
            unit.commit();
            return person.id;
        });
    }
    void cleanup() {
        m_desk.reset();
        m_folder.reset();
    }

    void aHandoverTellsWhatTheWorklistSays() {
        const auto asks = app::bindMoves(*m_desk);
        const auto request = asks.askLeave({m_person, "120101002", "distance"}).result();
        QVERIFY(request);
        worked([this](db::Database& database) -> Result<bool> {
            JIAYI_CHECK(worklist::refreshWholeWorklist(database, m_desk->worklistBook(), m_desk->today()));
            return true;
        });
        const auto page = asks.page(m_person).result();
        QVERIFY(page && page->moves.open && !page->moves.draft);
        const auto due = std::find_if(page->asNow.begin(), page->asNow.end(), [](const auto& each) { return each.id == "due"; });
        QVERIFY(due != page->asNow.end() && due->lines.size() == 1);
        QVERIFY(due->lines.front().en.find("Contract ends on 2026-11-10") != std::string::npos);
        QVERIFY(asks.confirm({*request, "mind the feet"}).result());
        QVERIFY(asks.page(m_person).result()->moves.draft->isConfirmed());
        const auto rows = asks.requests().result();
        QVERIFY(rows && rows->size() == 1 && rows->front().isHandedOver);
        QCOMPARE(asks.confirm({*request, "again"}).result().error().reason, std::string{"handover.confirmed"});
    }

    void whoCameStandsOnListAndBoardUntilTakenIn() {
        worked([this](db::Database& database) -> Result<bool> {
            sync::Unit unit(m_desk->context(database), "hub", sync::Origin::Hub);
            roster::ResidentRepository::markArrived(unit, m_person, m_desk->today() - Days{3});
            unit.commit();
            return true;
        });
        const auto asks = app::bindMoves(*m_desk);
        QVERIFY(asks.arrivals().result()->size() == 1 && asks.board().result()->waiting == 1);
        QVERIFY(asks.accept({m_person, "Dr Wu", "confirmed", "signed"}).result());
        QVERIFY(asks.arrivals().result()->empty() && asks.board().result()->waiting == 0);
        QCOMPARE(asks.board().result()->arrivals(), 1);
        const auto risk = asks.risk({}).result();
        QVERIFY(risk && risk->people == 1 && risk->rows.front().signs.front().rule->id == "contract-lapsed");
    }
};

JIAYI_TEST(TestBindMoves)
#include "tst_bind_moves.moc"
