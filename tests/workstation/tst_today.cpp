// The window opens on Today, whose list is the store's.
#include "app/workstation/bind_print.h"
#include "app/workstation/start_flow.h"
#include "app/workstation/workbench.h"
#include "models/care/fact_repository.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"
#include "models/worklist/worklist_page.h"
#include "tests/support/test_program.h"
#include "tests/workstation/never_locking.h"
#include "ui/common/tokens.h"
#include "ui/print/pages.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QShortcut>
#include <QTableView>
#include <QTemporaryDir>

#include <map>

using namespace jiayi;

class TestToday : public QObject {
    Q_OBJECT

    static constexpr char kSecret[] = "a passphrase for tests";
    ManualClock m_clock{startOfDay(makeDate(2026, 11, 23)) + std::chrono::hours{9}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Workbench> m_bench;

    template <class Work>
    auto worked(Work work) {
        auto future = m_bench->desk().worker().run(std::move(work));
        future.waitForFinished();
        auto result = future.result();
        if (!result) qFatal("%s", toString(result.error()).c_str());
        return std::move(*result);
    }
    void settle() {
        for (int round = 0; round < 8; ++round) {
            auto written = m_bench->desk().worker().run([](db::Database&) -> Result<bool> { return true; });
            auto read = m_bench->desk().worker().read([](db::Database&) -> Result<bool> { return true; });
            written.waitForFinished();
            read.waitForFinished();
            for (int i = 0; i < 4; ++i) QCoreApplication::processEvents();
        }
    }
    QTableView* table() { return m_bench->window().findChild<QTableView*>(QStringLiteral("today.table")); }
    QString figure(const char* name) { return m_bench->window().findChild<QLabel*>(QLatin1String(name))->text(); }

    roster::ResidentId critical(const std::string& name, double potassium) {
        return worked([=, this](db::Database& database) -> Result<roster::ResidentId> {
            sync::Unit unit(m_bench->desk().context(database), "test");
            roster::Resident person;
            person.id = unit.newId<roster::ResidentId>();
            person.name = name;
            person.sex = Sex::Female;
            person.birthDate = makeDate(1959, 1, 2);
            person.phone = "13800001234";
            roster::ResidentRepository::save(unit, person);
            care::Observation result;
            result.id = unit.newId<care::ObservationId>();
            result.resident = person.id;
            result.code = "K";
            result.value = potassium;
            result.unit = "mmol/L";
            JIAYI_TRY(result.effective, parseFhirTime("2026-11-23"));
            care::FactRepository::save(unit, result);
            unit.commit();
            return person.id;
        });
    }

private Q_SLOTS:
    void init() {
        ui::applyLook({});
        ui::applyLanguage(QStringLiteral("en"));
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path store = m_folder->filePath(QStringLiteral("clinic.db")).toStdString();
        SystemRandom random;
        if (!access::createStore(store, {"120101001", "Test", true}, "chen", kSecret, m_clock, random, access::kLeastCost)) qFatal("no store");
        auto desk = app::openDesk(store, "chen", kSecret, m_clock);
        if (!desk) qFatal("no desk");
        m_bench = std::make_unique<app::Workbench>(std::move(*desk), test::neverLocking(), app::Workbench::Line::None);
        m_bench->window().resize(1280, 800);
        m_bench->window().show();
        settle();
    }
    void cleanup() {
        m_bench.reset();
        m_folder.reset();
    }

    void itIsTheFirstPageAndWhatIsWrittenAppearsOnIt() {
        QCOMPARE(m_bench->window().currentKey(), QStringLiteral("today"));
        QCOMPARE(table()->model()->rowCount(), 0);
        critical("王秀兰", 6.3);
        m_bench->window().showScreen(QStringLiteral("roster"));
        m_bench->window().showScreen(QStringLiteral("today"));
        settle();
        QCOMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(table()->model()->index(0, 0).data().toString(), QStringLiteral("王秀兰"));
        QCOMPARE(figure("day.due.figure"), QStringLiteral("1"));
    }

    void reachingThePersonTakesTheItemAway() {
        const auto who = critical("王秀兰", 6.3);
        m_bench->window().showScreen(QStringLiteral("today"));
        settle();
        QCOMPARE(table()->model()->rowCount(), 1);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Space);
        settle();
        auto* reached = m_bench->window().findChild<QWidget*>(QStringLiteral("contact.outcome.reached"));
        QVERIFY(reached);
        QTest::keyClick(reached, Qt::Key_Space);
        QTest::keyClick(m_bench->window().findChild<QWidget*>(QStringLiteral("contact.ok")), Qt::Key_Space);
        settle();
        QCOMPARE(table()->model()->rowCount(), 0);
        const auto told = worked([who](db::Database& database) -> Result<std::int64_t> {
            db::Query row(database, "SELECT count(*) FROM audit WHERE action = 'worklist.contact' AND entity = ?", "Patient/" + who.toString());
            return row.next() ? row.integer(0) : 0;
        });
        QCOMPARE(told, std::int64_t{1});
    }

    /// A key that two controls claim does nothing at all.
    void noTwoControlsOfTheChartShareAKey() {
        m_bench->openChart(critical("王秀兰", 6.3));
        settle();
        auto& window = m_bench->window();
        std::map<QString, QStringList> claims;
        for (const auto* button : window.findChildren<QAbstractButton*>())
            if (button->isVisible() && !button->shortcut().isEmpty()) claims[button->shortcut().toString()] << button->objectName();
        for (const auto* shortcut : window.findChildren<QShortcut*>()) {
            const auto* of = qobject_cast<QWidget*>(shortcut->parent());
            if (of && of->isVisible() && shortcut->isEnabled()) claims[shortcut->key().toString()] << of->objectName();
        }
        QVERIFY(claims.size() > 8);
        for (const auto& [key, names] : claims) QVERIFY2(names.size() == 1, qPrintable(key + QStringLiteral(": ") + names.join(QStringLiteral(", "))));
    }

    void aNewDayHasAnotherListWithoutAnybodyTouchingTheWindow() {
        worked([this](db::Database& database) -> Result<bool> {
            sync::Unit unit(m_bench->desk().context(database), "test");
            roster::Resident person;
            person.id = unit.newId<roster::ResidentId>();
            person.name = "黄凤兰";
            person.contractUntil = makeDate(2026, 12, 24);
            roster::ResidentRepository::save(unit, person);
            unit.commit();
            return true;
        });
        m_bench->window().showScreen(QStringLiteral("today"));
        settle();
        QCOMPARE(figure("day.due.figure"), QStringLiteral("0"));
        m_clock.advance(std::chrono::hours{24});
        m_bench->refreshStatus();
        settle();
        QCOMPARE(figure("day.due.figure"), QStringLiteral("1"));
    }

    void aCallListHoldsWhatWasAgreedToAndTheTrailKnowsOfIt() {
        critical("王秀兰", 6.3);
        critical("李建国", 6.6);
        m_bench->window().showScreen(QStringLiteral("today"));
        settle();
        ui::CallListWish wish;
        wish.ask.view = worklist::View::Team;
        wish.phones = false;
        wish.reasons = true;
        const auto asks = app::bindCallListPrint(m_bench->desk(), wish);
        auto read = asks.read();
        read.waitForFinished();
        const auto documents = read.result();
        QVERIFY(documents && documents->size() == 1);
        QString words;
        for (const auto& page : documents->front().lay({}).pages)
            for (const auto& mark : page.marks)
                if (const auto* text = std::get_if<ui::TextMark>(&mark)) words += text->text;
        QVERIFY(words.contains(QStringLiteral("王秀兰")) && words.contains(QStringLiteral("李建国")) && words.contains(QStringLiteral("6.3")));
        QVERIFY(!words.contains(QStringLiteral("1380000")));
        auto recorded = asks.record(documents->front().key);
        recorded.waitForFinished();
        QVERIFY(recorded.result());
        const auto trail = worked([](db::Database& database) -> Result<std::string> {
            db::Query row(database, "SELECT detail FROM audit WHERE action = 'worklist.print'");
            return row.next() ? row.text(0) : std::string{};
        });
        QCOMPARE(trail, std::string{"2 people"});
    }
};

JIAYI_TEST(TestToday)
#include "tst_today.moc"
