// Pairs that may be one person, driven by keys: look, choose, merge, tell apart, take back.
#include "tests/ui/ui_test.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/duplicates/duplicates_screen.h"
#include "ui/duplicates/pair_pane.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
namespace duplicates = roster::duplicates;

namespace {

roster::ResidentId personId(const char* name) { return {derivedUuid({name})}; }

roster::Resident record(const char* key, const char* phone, const char* address) {
    roster::Resident one;
    one.id = personId(key);
    one.name = "Zhang Xiaoming";
    one.sex = Sex::Male;
    one.birthDate = makeDate(1968, 3, 12);
    one.phone = phone;
    one.address = address;
    return one;
}
duplicates::Side sideOf(const roster::Resident& one) {
    return {one.id, one.name, one.sex, one.birthDate, false, {}, one.phone, {}, "7"};
}

}  // namespace

class TestDuplicatesScreen : public QObject {
    Q_OBJECT

    const roster::Resident m_first = record("first", "13800000001", ""),
                           m_second = record("second", "13800000002", "Sample road 12");
    std::unique_ptr<Answers<std::int64_t>> m_weighed;
    std::unique_ptr<Answers<DuplicateList>> m_lists;
    std::unique_ptr<Answers<duplicates::Preview>> m_previews;
    std::unique_ptr<Answers<void>> m_done;
    std::vector<DuplicateView> m_views;
    std::vector<duplicates::MergeResidents> m_merges;
    std::vector<duplicates::UnmergeResidents> m_unmerges;
    std::vector<duplicates::KeepApart> m_aparts;
    std::unique_ptr<DuplicatesScreen> m_screen;

    DuplicatesAsks asks() {
        DuplicatesAsks asks;
        asks.weigh = [this] { return m_weighed->ask(); };
        asks.list = [this](DuplicateView view) {
            m_views.push_back(view);
            return m_lists->ask();
        };
        asks.preview = [this](roster::ResidentId, roster::ResidentId) { return m_previews->ask(); };
        asks.merge = [this](const duplicates::MergeResidents& merge) {
            m_merges.push_back(merge);
            return m_done->ask();
        };
        asks.unmerge = [this](const duplicates::UnmergeResidents& unmerge) {
            m_unmerges.push_back(unmerge);
            return m_done->ask();
        };
        asks.apart = [this](const duplicates::KeepApart& apart) {
            m_aparts.push_back(apart);
            return m_done->ask();
        };
        return asks;
    }
    DuplicateList oneOpen() const {
        DuplicateList list;
        list.counts.same = 1;
        duplicates::Pair pair{sideOf(m_first),
                              sideOf(m_second),
                              duplicates::Band::Same,
                              62,
                              {"same-name", "same-birth-date", "different-sex"},
                              false,
                              {},
                              {}};
        list.rows.push_back({pair.one, pair.other, pair, {}});
        return list;
    }
    DuplicateList oneMerged() const {
        DuplicateList list;
        list.counts.merged = 1;
        duplicates::MergedRecord merged{sideOf(m_second), sideOf(m_first), startOfDay(makeDate(2026, 11, 20)),
                                        "chen", "same person"};
        list.rows.push_back({merged.kept, merged.merged, {}, merged});
        return list;
    }
    duplicates::Preview preview(std::int64_t ofFirst = 3, std::int64_t ofSecond = 1) const {
        duplicates::Preview made;
        made.one = m_first;
        made.other = m_second;
        const auto& book = duplicates::builtInEvidence();
        made.judgement.findings = {&book.rule("same-name"), &book.rule("different-birth-date")};
        made.judgement.band = duplicates::Band::Same;
        made.judgement.points = 62;
        made.together = {{"visit", ofFirst, ofSecond}, {"observation", 5, 2}, {"late_entry", 1, 0}};
        return made;
    }
    void open(const DuplicateList& list, duplicates::Preview first) {
        m_screen->activated();
        m_lists->give(m_lists->asked() - 1, list);
        m_weighed->give(m_weighed->asked() - 1, 0);
        m_lists->give(m_lists->asked() - 1, list);
        if (m_previews->asked() > 0) m_previews->give(m_previews->asked() - 1, std::move(first));
        settleEvents();
    }
    QTableView* table() { return part<QTableView>(*m_screen, u"duplicates.table"_s); }
    void reason(const QString& why) {
        auto* dialog = m_screen->window()->findChild<ReasonDialog*>();
        QVERIFY(dialog);
        QTest::keyClicks(part<QLineEdit>(*dialog, u"reason.text"_s), why);
        QTest::keyClick(part<QLineEdit>(*dialog, u"reason.text"_s), Qt::Key_Return);
        settleEvents();
    }

private Q_SLOTS:
    void init() {
        m_weighed = std::make_unique<Answers<std::int64_t>>();
        m_lists = std::make_unique<Answers<DuplicateList>>();
        m_previews = std::make_unique<Answers<duplicates::Preview>>();
        m_done = std::make_unique<Answers<void>>();
        m_views.clear();
        m_merges.clear();
        m_unmerges.clear();
        m_aparts.clear();
        m_screen = std::make_unique<DuplicatesScreen>(asks());
        showActive(*m_screen, {1280, 800});
    }
    void cleanup() { m_screen.reset(); }

    void aPairIsMergedByKeysWithWhatWasChosen() {
        QSignalSpy changed(m_screen.get(), &DuplicatesScreen::changed);
        open(oneOpen(), preview());
        QVERIFY(text(*m_screen, u"duplicates.count"_s).startsWith(u"1 pair"_s));
        QVERIFY(labels(*m_screen).contains(u"same name"_s));
        QVERIFY(labels(*m_screen).contains(u"different birth date"_s));
        QTest::keyClick(table(), Qt::Key_Return);
        auto* first = part<Chip>(*m_screen, u"choices.phone.kept"_s);
        QVERIFY(first->hasFocus());
        QVERIFY(first->isChecked());
        // The blank takes the other's address by itself; the phone is chosen.
        QVERIFY(part<Chip>(*m_screen, u"choices.address.merged"_s)->isChecked());
        press(part<Chip>(*m_screen, u"choices.phone.merged"_s), Qt::Key_Space);
        QTest::keyClick(m_screen.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        reason(u"same id card"_s);
        QCOMPARE(m_merges.size(), std::size_t{1});
        QVERIFY(m_merges[0].keep == personId("first") && m_merges[0].merged == personId("second"));
        QCOMPARE(m_merges[0].takenOver, (std::set<std::string>{"address", "phone"}));
        QCOMPARE(m_merges[0].reason, std::string("same id card"));
        m_done->give(0, {});
        settleEvents();
        QCOMPARE(changed.count(), 1);
        QVERIFY(part<Notice>(*m_screen, u"duplicates.done"_s)->isVisible());
        QVERIFY(m_screen->focusWidget() == table());
    }

    void theRecordWithMoreStaysUntilTheOtherIsKept() {
        open(oneOpen(), preview(1, 30));
        auto* pane = m_screen->findChild<PairPane*>();
        QVERIFY(pane->kept() == personId("second"));
        QTest::keyClick(m_screen.get(), Qt::Key_F7);
        settleEvents();
        QVERIFY(pane->kept() == personId("first"));
        QTest::keyClick(m_screen.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        reason(u"why"_s);
        QVERIFY(m_merges.back().keep == personId("first"));
    }

    void kindsAreCountedTogether() {
        open(oneOpen(), preview());
        const auto said = labels(*m_screen);
        QCOMPARE(said.count(u"Results and measurements"_s), 1);
        QVERIFY(said.contains(u"8"_s));
        QVERIFY(said.contains(u"4"_s));
    }

    void twoPeopleLeaveTheListWithAReason() {
        open(oneOpen(), preview());
        QTest::keyClick(m_screen.get(), Qt::Key_F8);
        settleEvents();
        reason(u"father and son"_s);
        QCOMPARE(m_aparts.size(), std::size_t{1});
        QVERIFY(!m_aparts[0].undo);
        m_done->give(0, {});
        m_weighed->give(m_weighed->asked() - 1, 0);
        DuplicateList rest;
        rest.counts.apart = 1;
        m_lists->give(m_lists->asked() - 1, rest);
        settleEvents();
        QVERIFY(!m_screen->findChild<PairPane*>()->isVisible());
        QVERIFY(labels(*m_screen).contains(u"No two records look like one person"_s));
    }

    void aMergeIsTakenBack() {
        m_screen->activated();
        m_lists->give(0, oneOpen());
        part<ChipRow>(*m_screen, u"duplicates.view"_s)->chip(u"merged"_s)->click();
        settleEvents();
        QVERIFY(m_views.back() == DuplicateView::Merged);
        m_lists->give(m_lists->asked() - 1, oneMerged());
        settleEvents();
        QVERIFY(!part<Button>(*m_screen, u"pair.merge"_s)->isVisible());
        QTest::keyClick(m_screen.get(), Qt::Key_F9);
        settleEvents();
        reason(u"brothers"_s);
        QCOMPARE(m_unmerges.size(), std::size_t{1});
        QVERIFY(m_unmerges[0].merged == personId("second"));
        m_done->give(0, Error{Errc::Conflict, "duplicates.not-merged", {}});
        settleEvents();
        QVERIFY(part<Notice>(*m_screen, u"pair.failure"_s)->isVisible());
    }

    void whatIsInTheWayIsSaidAndTheKeyDoesNothing() {
        auto blocked = preview(5, 1);
        blocked.draftOther = true;
        blocked.draftOne = true;
        open(oneOpen(), blocked);
        QVERIFY(part<Notice>(*m_screen, u"pair.failure"_s)->spoken().contains(u"being written"_s));
        QTest::keyClick(m_screen.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QVERIFY(!m_screen->window()->findChild<ReasonDialog*>());
    }

    void weighingGoesOnUntilNobodyIsLeftAndAFailureIsSaid() {
        m_screen->activated();
        m_weighed->give(0, 120);
        QCOMPARE(m_weighed->asked(), std::size_t{2});
        m_weighed->give(1, 0);
        QCOMPARE(m_weighed->asked(), std::size_t{2});
        m_lists->give(m_lists->asked() - 1, Error{Errc::Busy, "store.busy", {}});
        settleEvents();
        QVERIFY(part<QWidget>(*m_screen, u"duplicates.state"_s)->isVisible());
    }

    void everythingHasANameAndRoom() {
        open(oneOpen(), preview());
        QCOMPARE(nameless(*m_screen), QStringList());
        QCOMPARE(cutOff(*m_screen), QStringList());
    }

    void escGoesBackToTheList() {
        open(oneOpen(), preview());
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(!table()->hasFocus());
        QVERIFY(m_screen->goBack());
        QVERIFY(table()->hasFocus());
        QVERIFY(!m_screen->goBack());
    }
};

JIAYI_TEST(TestDuplicatesScreen)
#include "tst_duplicates_screen.moc"
