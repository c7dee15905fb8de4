// What the pad begins with when something else leads to it: a draft of the pharmacy's substitute, or a medicine whose place is to be taken.
#include "tests/ui/prescribing_world.h"
#include "ui/prescribing/prescription_screen.h"

#include <QLineEdit>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestPadStart : public QObject {
    Q_OBJECT

    PrescribingWorld m_world;
    ManualClock m_clock{morning()};
    const care::MedicationId m_metformin = idOf<care::MedicationId>("m");
    const pharmacy::OrderId m_order = idOf<pharmacy::OrderId>("order");

    std::unique_ptr<PrescriptionScreen> shown(PrescribingAsks asks) {
        auto screen = std::make_unique<PrescriptionScreen>(std::move(asks), rules(), reviewBook(), m_clock);
        showActive(*screen, {1340, 800});
        screen->open(zhang());
        settleEvents();
        return screen;
    }
    static QLineEdit* input(const QWidget& screen) { return part<QLineEdit>(screen, u"pad.input"_s); }
    /// The first product that is found, with that dose.
    static void take(PrescriptionScreen& screen, const QString& dose) {
        press(input(screen), Qt::Key_Return);
        if (!dose.isEmpty()) QTest::keyClicks(input(screen), dose);
        press(input(screen), Qt::Key_Return);
    }
    pharmacy::PrescriptionDraft substitute() const {
        pharmacy::PrescriptionDraft draft;
        draft.resident = zhang();
        draft.kind = "long";
        draft.diagnoses = {{"E11.9", "2型糖尿病"}};
        pharmacy::DraftLine line;
        line.key = "1";
        line.name = "格华止";
        line.atc = "A10BA02";
        line.item = shownItem(3).item;
        line.dosage = "1g bid";
        line.days = 28;
        line.medication = m_metformin;
        line.replaces = m_order;
        draft.lines = {line};
        draft.overrides = {{"interaction.x", "seen"}, {"long.stable:1", "stable elsewhere"}};
        return draft;
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() {
        m_world = {};
        m_world.chart.medicines[0].atc = "A10BA02";
        m_world.chart.medicines[0].id = m_metformin;
    }

    void aSubstituteStandsOnThePadAndIsNotSigned() {
        const auto screen = shown(m_world.asks());
        screen->take(substitute());
        settleEvents();
        const auto& draft = screen->draft();
        QVERIFY(draft.lines.size() == 1 && draft.lines[0].replaces == m_order && draft.lines[0].dosage == "1g bid");
        QCOMPARE(draft.kind, std::string("long"));
        QCOMPARE(draft.diagnoses.size(), std::size_t{1});
        QVERIFY(m_world.signedDrafts.empty());
    }

    void itsReasonsGoWithItsLine() {
        const auto screen = shown(m_world.asks());
        screen->take(substitute());
        const auto& draft = screen->draft();
        QCOMPARE(draft.overrides.size(), std::size_t{2});
        QCOMPARE(draft.overrides.at("interaction.x"), std::string("seen"));
        QCOMPARE(draft.overrides.at("long.stable:" + draft.lines[0].key), std::string("stable elsewhere"));
    }

    void itTakesThePlaceOfTheSameMedicineOnThePad() {
        const auto screen = shown(m_world.asks());
        QTest::keyClicks(input(*screen), u"e"_s);
        settleEvents();
        take(*screen, u"1g bid 7d"_s);
        QCOMPARE(screen->draft().lines.size(), std::size_t{1});
        screen->take(substitute());
        QCOMPARE(screen->draft().lines.size(), std::size_t{1});
        QVERIFY(screen->draft().lines[0].replaces == m_order);
        // What was begun as an ordinary form stays one.
        QCOMPARE(screen->draft().kind, std::string("ordinary"));
        screen->take(substitute());
        QCOMPARE(screen->draft().lines.size(), std::size_t{1});
    }

    void whatIsAskedForBeforeTheChartHasComeIsDoneThen() {
        auto asks = m_world.asks();
        Answers<care::ChartSummary> late;
        asks.chart = [&](care::ResidentId) { return late.ask(); };
        const auto screen = shown(asks);
        screen->take(substitute());
        QVERIFY(screen->draft().lines.empty());
        late.give(0, m_world.chart);
        QCOMPARE(screen->draft().lines.size(), std::size_t{1});
        // Never on the next person's pad.
        auto other = substitute();
        other.resident = idOf<care::ResidentId>("other");
        screen->take(other);
        QVERIFY(screen->draft().resident == zhang() && screen->draft().lines.size() == 1 && screen->draft().lines[0].key == "line-1");
    }

    void aMedicineIsReplacedByItsOwnSubstance() {
        const auto screen = shown(m_world.asks());
        screen->replace({m_metformin, m_order, {}});
        settleEvents();
        QVERIFY(input(*screen)->hasFocus());
        QCOMPARE(m_world.searches.back(), std::string("A10BA02"));
        QVERIFY(labels(*screen).filter(u"What takes the place of Metformin"_s).size() == 1);
        press(input(*screen), Qt::Key_Return);
        QCOMPARE(input(*screen)->text(), u"1 g bid"_s);  // as it is taken
        press(input(*screen), Qt::Key_Return);
        const auto& line = screen->draft().lines.at(0);
        QVERIFY(line.medication == m_metformin && !line.insteadOf && line.replaces == m_order);
    }

    void anotherSubstanceTakesItsPlaceAndSaysSo() {
        m_world.products[0].item.atc = "A10BH01";
        const auto screen = shown(m_world.asks());
        screen->replace({m_metformin, {}, "JanuviaCode"});
        settleEvents();
        QCOMPARE(m_world.searches.back(), std::string("JanuviaCode"));
        take(*screen, u"100mg qd 28d"_s);
        const auto& line = screen->draft().lines.at(0);
        QVERIFY(!line.medication && line.insteadOf == m_metformin && !line.replaces);
        QVERIFY(labels(*screen).contains(u"in the place of Metformin 0.5 g"_s));
    }

    void theNextLineTakesNobodysPlace() {
        const auto screen = shown(m_world.asks());
        screen->replace({m_metformin, m_order, {}});
        settleEvents();
        take(*screen, {});
        QTest::keyClicks(input(*screen), u"e"_s);
        settleEvents();
        take(*screen, u"1g bid 7d"_s);
        QVERIFY(screen->draft().lines.size() == 2 && !screen->draft().lines[1].replaces);
    }

    void whatIsNotTakenAnyMoreIsSaid() {
        const auto screen = shown(m_world.asks());
        screen->replace({idOf<care::MedicationId>("gone"), {}, {}});
        settleEvents();
        QVERIFY(m_world.searches.empty());
        QVERIFY(labels(*screen).filter(u"not taken any more"_s).size() == 1);
    }
};

JIAYI_TEST(TestPadStart)
#include "tst_pad_start.moc"
