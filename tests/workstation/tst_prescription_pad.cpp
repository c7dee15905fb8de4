// The prescription pad on a real store, driven by keys: what is typed is what is signed.
#include "app/workstation/start_flow.h"
#include "app/workstation/workbench.h"
#include "models/care/fact_repository.h"
#include "models/db/query.h"
#include "models/pharmacy/formulary/formulary_writer.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/roster/resident_repository.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"
#include "tests/workstation/never_locking.h"
#include "ui/common/tokens.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace jiayi;

class TestPrescriptionPad : public QObject {
    Q_OBJECT

    static constexpr char kPassphrase[] = "a passphrase for tests";
    ManualClock m_clock{startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Workbench> m_bench;
    roster::ResidentId m_person;

    template <class Work>
    auto worked(Work work) {
        auto answer = m_bench->desk().worker().run(std::move(work));
        answer.waitForFinished();
        auto result = answer.result();
        if (!result) qFatal("%s", toString(result.error()).c_str());
        return *result;
    }
    /// Both queues of the worker are ordered: when these answer, everything asked before has.
    void settle() {
        for (int round = 0; round < 6; ++round) {
            auto written = m_bench->desk().worker().run([](db::Database&) -> Result<bool> { return true; });
            auto read = m_bench->desk().worker().read([](db::Database&) -> Result<bool> { return true; });
            written.waitForFinished();
            read.waitForFinished();
            for (int i = 0; i < 4; ++i) QCoreApplication::processEvents();
        }
    }
    template <class Widget>
    Widget* part(const char* name) {
        for (auto* found : m_bench->window().findChildren<Widget*>(QString::fromLatin1(name)))
            if (found->isVisible()) return found;
        return nullptr;
    }
    void type(const QString& text) {
        QTest::keyClicks(QApplication::focusWidget(), text);
        settle();
    }
    void key(Qt::Key pressed, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), pressed, modifiers);
        settle();
    }

    /// What was signed is shown as it will be printed.
    void closePrint() {
        auto* close = part<QWidget>("print.close");
        if (!close) qFatal("nothing is offered for printing");
        close->setFocus();
        QTest::keyClick(close, Qt::Key_Space);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_bench->window().activateWindow();
        if (!QTest::qWaitForWindowActive(&m_bench->window())) qFatal("the window does not come back");
        settle();
    }

    void publish(int version, std::int64_t fen) {
        worked([=, this](db::Database& database) -> Result<bool> {
            auto item = test::formularyItem(1);
            item.price = Money{fen};
            const auto from = makeDate(2026, 11, 1) + Days{version};
            db::Transaction transaction(database);
            pharmacy::FormularyWriter writer(database, pharmacy::pharmacyPkOf(database, "P", "Pharmacy"));
            writer.begin({"test", version, from, startOfDay(from), 1, pharmacy::contentRootOf({item})});
            writer.put(item);
            JIAYI_CHECK(writer.prove());
            writer.ready(m_clock.now());
            transaction.commit();
            return true;
        });
    }
    std::vector<care::MedicationLine> medicines() {
        return worked([this](db::Database& database) { return care::FactRepository{database}.medications(m_person); });
    }
    std::vector<pharmacy::Order> ordersOf(care::MedicationId medicine) {
        return worked([=](db::Database& database) { return pharmacy::OrderRepository{database}.ordersOf(medicine); });
    }

private Q_SLOTS:
    void init() {
        ui::applyLook({});
        ui::applyLanguage(QStringLiteral("en"));
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path store = m_folder->filePath(QStringLiteral("clinic.db")).toStdString();
        SystemRandom random;
        if (!access::createStore(store, {"120101001", "Test", true}, "chen", kPassphrase, m_clock, random, access::kLeastCost)) qFatal("no store");
        auto desk = app::openDesk(store, "chen", kPassphrase, m_clock);
        if (!desk) qFatal("no desk");
        m_bench = std::make_unique<app::Workbench>(std::move(*desk), test::neverLocking(), app::Workbench::Line::None);
        m_person = worked([this](db::Database& database) -> Result<roster::ResidentId> {
            sync::Unit unit(m_bench->desk().context(database), "test");
            roster::Resident person;
            person.id = unit.newId<roster::ResidentId>();
            person.name = "测试";
            person.sex = Sex::Male;
            person.birthDate = makeDate(1966, 1, 1);
            person.insuranceScheme = "employee";
            person.allergyState = roster::AllergyState::NoneKnown;
            roster::ResidentRepository::save(unit, person);
            care::Condition diabetes;
            diabetes.id = unit.newId<care::ConditionId>();
            diabetes.resident = person.id;
            diabetes.icd10 = "E11.9";
            diabetes.coding = {"http://hl7.org/fhir/sid/icd-10", "E11.9", "2型糖尿病"};
            care::FactRepository::save(unit, diabetes);
            unit.commit();
            return person.id;
        });
        publish(1, 1000);
        m_bench->window().resize(1440, 900);
        m_bench->window().show();
        m_bench->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_bench->window()));
        m_bench->openChart(m_person);
        settle();
    }
    void cleanup() {
        m_bench.reset();
        m_folder.reset();
    }

    void aPrescriptionIsTypedAndSignedAndRenewedAndTheMedicineStandsOnce() {
        m_bench->refreshStatus();
        settle();
        QCOMPARE(part<QLabel>("status.formulary")->text(), QStringLiteral("Formulary 2026-11.1"));
        key(Qt::Key_F5);  // from the chart
        QVERIFY(part<QLineEdit>("pad.input") && part<QLineEdit>("pad.input")->hasFocus());
        type(QStringLiteral("metf"));
        key(Qt::Key_Return);
        type(QStringLiteral("0.5g bid 7d"));
        key(Qt::Key_Return);
        part<QWidget>("pad.diagnosis.E11.9")->setFocus();
        key(Qt::Key_Space);
        QCOMPARE(part<QLabel>("pad.total")->text(), QStringLiteral("¥ 10.00"));
        // Employee scheme, class A: the fund pays 75 %.
        QCOMPARE(part<QLabel>("pad.share")->text(), QStringLiteral("resident pays ¥ 2.50"));
        key(Qt::Key_Return, Qt::ControlModifier);
        closePrint();
        auto lines = medicines();
        QCOMPARE(lines.size(), std::size_t{1});
        auto orders = ordersOf(lines[0].id);
        QCOMPARE(orders.size(), std::size_t{1});
        QCOMPARE(orders[0].dose, std::string("0.5g bid"));
        QCOMPARE(orders[0].days, 7);
        QCOMPARE(orders[0].packs, std::int64_t{1});
        QVERIFY(orders[0].price == Money{1000} && orders[0].share == Money{250});
        QVERIFY(part<QLabel>("pad.none"));

        m_clock.advance(std::chrono::hours{24 * 7});
        m_bench->openChart(m_person);
        settle();
        key(Qt::Key_F6);
        QCOMPARE(part<QLineEdit>("line.dose")->text(), QStringLiteral("0.5g bid"));
        key(Qt::Key_Return, Qt::ControlModifier);
        lines = medicines();
        QCOMPARE(lines.size(), std::size_t{1});
        QCOMPARE(ordersOf(lines[0].id).size(), std::size_t{2});
    }

    void aVersionThatComesWhileADraftIsOpenIsShownBeforeSigning() {
        m_bench->prescribe(m_person);
        settle();
        type(QStringLiteral("metf"));
        key(Qt::Key_Return);
        type(QStringLiteral("0.5g bid 7d"));
        key(Qt::Key_Return);
        part<QWidget>("pad.diagnosis.E11.9")->setFocus();
        key(Qt::Key_Space);
        publish(2, 1200);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(medicines().empty());
        QCOMPARE(part<QLabel>("pad.total")->text(), QStringLiteral("¥ 12.00"));
        const auto* notice = part<QWidget>("pad.notice");
        QVERIFY(notice && notice->accessibleName().contains(QStringLiteral("¥ 12.00")));
        key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(medicines().size(), std::size_t{1});
        QVERIFY(ordersOf(medicines()[0].id)[0].price == Money{1200});
    }

    void escapeAsksBeforeTheDraftIsLostAndThenLeadsBack() {
        m_bench->prescribe(m_person);
        settle();
        type(QStringLiteral("metf"));
        key(Qt::Key_Return);
        type(QStringLiteral("0.5g bid 7d"));
        key(Qt::Key_Return);
        key(Qt::Key_Escape);
        QVERIFY(part<QWidget>("discard"));
        QCOMPARE(m_bench->window().currentKey(), QStringLiteral("prescription"));
        part<QWidget>("discard.away")->setFocus();
        key(Qt::Key_Space);
        QCOMPARE(m_bench->window().currentKey(), QStringLiteral("chart"));
        QVERIFY(medicines().empty());
    }
};

JIAYI_TEST(TestPrescriptionPad)
#include "tst_prescription_pad.moc"
