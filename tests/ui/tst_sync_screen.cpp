#include "tests/ui/sync_world.h"

#include <QDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestSyncScreen : public QObject {
    Q_OBJECT

    ManualClock m_clock{startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{10}};
    SyncWorld m_world;
    std::unique_ptr<ui::SyncScreen> m_screen;

    /// Shows the page and waits until it has been read.
    void open(ui::SyncPage page) {
        const auto awaited = page.conflicts.empty() ? QString() : u"conflict."_s + QString::fromStdString(page.conflicts.front().fields.front().id.toString());
        m_world = {};
        m_world.page = std::move(page);
        m_screen = std::make_unique<ui::SyncScreen>(m_world.functions(), syncRules(), m_clock);
        showActive(*m_screen);
        m_screen->reload();
        if (awaited.isEmpty()) QCoreApplication::processEvents();
        else QTRY_VERIFY(find(awaited));
    }
    QWidget* find(const QString& name) const { return m_screen->findChild<QWidget*>(name); }
    QWidget* field(const char* name) const { return find(u"conflict."_s + QString::fromStdString(derivedUuid({"conflict", name}).toString())); }
    QWidget* refused(const char* name) const { return find(u"refused."_s + QString::fromStdString(derivedUuid({"refused", name}).toString())); }
    QString text(const QString& name) const { return find(name)->property("text").toString(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }
    void setState(ui::SyncStatus::State state, const std::string& problem = {}) {
        ui::SyncStatus status;
        status.state = state;
        status.problem = problem;
        m_screen->setStatus(status);
    }

private Q_SLOTS:
    void cleanup() {
        m_screen.reset();
        ui::applyLanguage(u"en"_s);
        ui::applyLook({});
    }

    void twoFieldsAreChosenAndAppliedWithThreeKeys() {
        open(pageWithConflicts());
        QSignalSpy resolved(m_screen.get(), &ui::SyncScreen::resolved);
        field("phone")->setFocus();
        key(Qt::Key_1);
        QVERIFY(field("grid")->hasFocus());  // on to what is still open
        QVERIFY(m_world.decided.empty());    // nothing is decided before Enter
        key(Qt::Key_2);
        key(Qt::Key_Return);
        QTRY_COMPARE(resolved.size(), 1);
        QCOMPARE(m_world.decided.size(), std::size_t{1});
        const auto& decisions = m_world.decided.front();
        QCOMPARE(decisions.size(), std::size_t{2});
        QVERIFY(decisions[0].conflict == derivedUuid({"conflict", "phone"}) && decisions[0].mine);
        QVERIFY(decisions[1].conflict == derivedUuid({"conflict", "grid"}) && !decisions[1].mine);
        // And the next record is there, with the keyboard in it.
        QTRY_VERIFY(field("sex"));
        QTRY_VERIFY(field("sex")->hasFocus());
    }

    void enterWithNothingChosenDecidesNothingAndSaysWhy() {
        open(pageWithConflicts());
        field("phone")->setFocus();
        key(Qt::Key_Return);
        QVERIFY(m_world.decided.empty());
        QVERIFY(text(u"inbox.note"_s).contains(u"Choose first"_s));
    }

    void allOfARecordIsChosenAtOnceAndStillWantsEnter() {
        open(pageWithConflicts());
        field("phone")->setFocus();
        QTest::keyClick(find(u"inbox.allTheirs"_s), Qt::Key_Space);
        QVERIFY(m_world.decided.empty());
        QVERIFY(find(u"inbox.apply"_s)->hasFocus());
        key(Qt::Key_Return);
        QTRY_COMPARE(m_world.decided.size(), std::size_t{1});
        for (const auto& decision : m_world.decided.front()) QVERIFY(!decision.mine);
    }

    void arrowsWalkThroughFieldsAndRecords() {
        open(pageWithConflicts());
        field("phone")->setFocus();
        key(Qt::Key_Down);
        QVERIFY(field("grid")->hasFocus());
        key(Qt::Key_Up);
        QVERIFY(field("phone")->hasFocus());
        key(Qt::Key_Right);
        QVERIFY(!field("phone") && field("sex")->hasFocus());
        key(Qt::Key_Right);
        QVERIFY(field("sex"));
        key(Qt::Key_Left);
        QVERIFY(field("phone")->hasFocus());
    }

    void readingAgainKeepsWhatWasJustChosen() {
        open(pageWithConflicts());
        field("phone")->setFocus();
        key(Qt::Key_1);
        const int reads = m_world.read;
        m_screen->reload();
        QTRY_VERIFY(m_world.read > reads);
        QCoreApplication::processEvents();
        key(Qt::Key_Return);
        QTRY_COMPARE(m_world.decided.size(), std::size_t{1});
        QCOMPARE(m_world.decided.front().size(), std::size_t{1});
    }

    void aFieldSaysItsSidesToAScreenReader() {
        open(pageWithConflicts());
        const auto name = field("phone")->accessibleName();
        QVERIFY2(name.contains(u"13800000002"_s) && name.contains(u"13800000003"_s) && name.contains(u"Phone"_s), qPrintable(name));
        QVERIFY(name.contains(u"Nothing chosen"_s));
        field("phone")->setFocus();
        key(Qt::Key_2);
        QVERIFY(field("phone")->accessibleName().contains(u"theirs"_s));
        QVERIFY(text(u"inbox.mates"_s).contains(u"Visit · 2026-11-20"_s));
    }

    void aValueIsTypedByHandOnceTheStoreAcceptsIt() {
        open(pageWithConflicts());
        m_world.handValue = Error{Errc::Invalid, "patient.birth-date", {}};
        field("phone")->setFocus();
        key(Qt::Key_E);
        auto* dialog = m_screen->findChild<QDialog*>(u"hand"_s);
        QVERIFY(dialog);
        auto* edit = dialog->findChild<QLineEdit*>(u"hand.0.value"_s);
        QVERIFY(edit);
        QCOMPARE(edit->text(), u"13800000002"_s);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, u"13800000009"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        // Refused: the dialog stays, with the reason.
        QTRY_VERIFY(dialog->isVisible() && !edit->accessibleDescription().isEmpty());
        m_world.handValue = std::string(phoneJson("13800000009"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(field("phone")->accessibleName().contains(u"13800000009"_s));
        QVERIFY(m_world.decided.empty());
        QTest::keyClick(field("phone"), Qt::Key_Return);
        QTRY_COMPARE(m_world.decided.size(), std::size_t{1});
        const auto& decision = m_world.decided.front().front();
        QVERIFY(decision.byHand());
        QCOMPARE(decision.texts.front().first, std::string("0.value"));
        QCOMPARE(decision.texts.front().second, std::string("13800000009"));
    }

    void whatWasChosenFromAListIsNotTyped() {
        open(pageWithConflicts());
        field("phone")->setFocus();
        key(Qt::Key_Right);
        key(Qt::Key_E);
        QVERIFY(!m_screen->findChild<QDialog*>(u"hand"_s));
    }

    void theLastDecisionIsTakenBackWithAKey() {
        auto page = pageWithConflicts();
        sync::DecidedConflict waits, sent;
        waits.id = derivedUuid({"waits"});
        waits.type = sent.type = "Patient";
        waits.path = sent.path = "birthDate";
        sent.id = derivedUuid({"sent"});
        sent.onHub = true;
        page.decided = {{sent, u"样本丁"_s}, {waits, u"样本丁"_s}};
        open(page);
        field("phone")->setFocus();
        key(Qt::Key_U);
        QTRY_COMPARE(m_world.undone.size(), std::size_t{1});
        QVERIFY(m_world.undone.front() == waits.id);
        // What the hub has offers no undo.
        QVERIFY(!find(u"inbox.undo."_s + QString::fromStdString(sent.id.toString())));
    }

    void aRefusedDecisionLeavesTheFieldsAndSaysWhy() {
        open(pageWithConflicts());
        m_world.answer = Error{Errc::NotFound, "conflict.not-open", {}};
        QSignalSpy failed(m_screen.get(), &ui::SyncScreen::failed);
        field("phone")->setFocus();
        key(Qt::Key_1);
        key(Qt::Key_Return);
        QTRY_COMPARE(failed.size(), 1);
        QTRY_VERIFY(field("phone"));
    }

    void aRefusalSaysWhyInWordsAndNamesTheElement() {
        auto page = pageWithConflicts();
        addRefusals(page);
        open(page);
        const auto why = [&](const char* name) { return refused(name)->findChild<QWidget*>(u"refused.why"_s)->property("text").toString(); };
        QVERIFY2(why("known").startsWith(u"Birth date: The hub does not take this"_s), qPrintable(why("known")));
        QCOMPARE(why("foreign"), u"HAPI-0389: code is required"_s);
    }

    void aRefusalIsMendedRetriedSavedAndReadByKey() {
        auto page = pageWithConflicts();
        addRefusals(page);
        open(page);
        QSignalSpy mended(m_screen.get(), &ui::SyncScreen::residentAsked), said(m_screen.get(), &ui::SyncScreen::said);
        refused("known")->setFocus();
        key(Qt::Key_Return);
        QCOMPARE(mended.size(), 1);
        key(Qt::Key_Space);
        QVERIFY(refused("known")->findChild<QWidget*>(u"refused.fields"_s)->isVisible());
        key(Qt::Key_S);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(m_world.saved, QStringList{u"Patient /nowhere/support.json"_s});
        key(Qt::Key_R);
        QTRY_COMPARE(m_world.retried.size(), std::size_t{1});
        QVERIFY(m_world.retried.front() && m_world.retried.front()->id == derivedUuid({"refused", "known"}));
        QTRY_VERIFY(refused("known"));
        QTest::keyClick(find(u"sync.retry"_s), Qt::Key_Space);
        QTRY_COMPARE(m_world.retried.size(), std::size_t{2});
        QVERIFY(!m_world.retried.back());
    }

    void lateWorkThatAnotherClinicHasOvertakenIsLetGoByPressingTwice() {
        auto page = pageWithConflicts();
        addRefusals(page);
        page.refused.front().refusal.outcome =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"conflict\",\"details\":{\"coding\":[{\"system\":"
            "\"urn:jiayi:reason\",\"code\":\"stream.left\"}]}}]}";
        const auto id = page.refused.front().record.id;
        open(page);
        auto* item = find(u"refused."_s + QString::fromStdString(id.toString()));
        item->setFocus();
        key(Qt::Key_L);
        QVERIFY(m_world.given.empty());
        key(Qt::Key_L);
        QTRY_COMPARE(m_world.given, std::vector<Uuid>{id});
        // Everything else is corrected, never dropped.
        QVERIFY(!refused("foreign")->findChild<QWidget*>(u"refused.let-go"_s)->isVisible());
    }

    void whatHasNoEditorOffersNoMending() {
        auto page = pageWithConflicts();
        addRefusals(page);
        open(page);
        QVERIFY(refused("known")->findChild<QWidget*>(u"refused.mend"_s)->isVisible());
        QVERIFY(!refused("foreign")->findChild<QWidget*>(u"refused.mend"_s)->isVisible());
    }

    void workingOfflineIsSaidInsteadOfSyncing() {
        open(pageWithConflicts());
        QSignalSpy said(m_screen.get(), &ui::SyncScreen::said);
        setState(ui::SyncStatus::State::Idle);
        QTest::keyClick(find(u"sync.now"_s), Qt::Key_Space);
        QCOMPARE(m_world.synced, 1);
        QTest::keyClick(find(u"sync.offline"_s), Qt::Key_Space);
        QCOMPARE(m_world.offline, std::vector<bool>{true});
        setState(ui::SyncStatus::State::WorkOffline);
        QTest::keyClick(find(u"sync.now"_s), Qt::Key_Space);
        QCOMPARE(m_world.synced, 1);
        QCOMPARE(said.size(), 1);
        QTest::keyClick(find(u"sync.offline"_s), Qt::Key_Space);
        QCOMPARE(m_world.offline, (std::vector<bool>{true, false}));
    }

    void aHaltSaysWhatHappenedWhatWasKeptAndWhatToDo() {
        open(pageWithConflicts());
        setState(ui::SyncStatus::State::Halted, "client.revoked");
        const auto words = qobject_cast<ui::Notice*>(find(u"sync.notice"_s))->spoken();
        for (const auto& part : {u"revoked"_s, u"nothing is lost"_s, u"pair this desk again"_s}) QVERIFY2(words.contains(part), qPrintable(words));
    }

    void theFirstLoadShowsHowFarItIs() {
        open(pageWithConflicts());
        ui::SyncStatus status;
        status.state = ui::SyncStatus::State::FirstLoad;
        status.firstLoad = ui::FirstLoadProgress{};
        m_screen->setStatus(status);
        QVERIFY(text(u"sync.progress.words"_s).contains(u"preparing"_s));
        status.firstLoad = ui::FirstLoadProgress{3, 9, 41'000'000, 5'000'000'000};
        m_screen->setStatus(status);
        QCOMPARE(text(u"sync.progress.words"_s), u"3 of 9 files · 41 of 5000 MB"_s);
        QVERIFY(find(u"sync.progress"_s)->isVisible());
        setState(ui::SyncStatus::State::Idle);
        QVERIFY(!find(u"sync.progress"_s)->isVisible());
    }

    void aWrongClockIsWarnedOf() {
        open(pageWithConflicts());
        ui::SyncStatus status;
        status.state = ui::SyncStatus::State::Idle;
        status.clockOff = std::chrono::seconds{-420};
        m_screen->setStatus(status);
        QVERIFY(qobject_cast<ui::Notice*>(find(u"sync.clock"_s))->spoken().contains(u"7 minutes slow"_s));
    }

    void whatWaitsIsListedByKindAndBySave() {
        auto page = pageWithConflicts();
        page.kinds = {{"Observation", 12}, {"Patient", 1}};
        ui::WaitingRow row;
        row.save.counts = {{"Observation", 3}, {"Encounter", 1}};
        row.save.at = m_clock.now() - std::chrono::hours{2};
        row.save.user = "chen";
        row.save.state = sync::WaitingSave::State::Later;
        row.save.nextAt = m_clock.now() + std::chrono::minutes{5};
        row.first = {"Encounter", {}, {}, u"样本甲"_s, "{\"resourceType\":\"Encounter\",\"period\":{\"start\":\"2026-11-22\"}}"};
        page.waiting = {row};
        open(page);
        QVERIFY(text(u"sync.waiting.kinds"_s).contains(u"Measurement 12"_s));
        const auto* model = qobject_cast<QTableView*>(find(u"sync.waiting.saves"_s))->model();
        const auto cell = [&](int column) { return model->index(0, column).data().toString(); };
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(cell(0), u"08:00"_s);
        QCOMPARE(cell(1), u"样本甲"_s);
        QCOMPARE(cell(2), u"Visit · 2026-11-22 and 3 more"_s);
        QCOMPARE(cell(4), u"again at 10:05"_s);
    }

    void aStoreThatCannotBeReadSaysSoAndMayBeAskedAgain() {
        m_world = {};
        m_world.page = pageWithConflicts();
        auto functions = m_world.functions();
        int asked = 0;
        functions.read = [&] { return SyncWorld::atOnce(++asked == 1 ? Result<ui::SyncPage>(Error{Errc::Corrupt, "store.damaged", {}}) : Result<ui::SyncPage>(m_world.page)); };
        m_screen = std::make_unique<ui::SyncScreen>(functions, syncRules(), m_clock);
        m_screen->show();
        m_screen->reload();
        auto* table = m_screen->findChild<QTableView*>(u"sync.log"_s);
        QTRY_VERIFY(find(u"state.action"_s)->isVisible());
        QVERIFY(!table->isVisible());
        QTest::keyClick(find(u"state.action"_s), Qt::Key_Space);
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 1);
    }

    void withoutAHubNothingCanBeSynced() {
        open({});
        QVERIFY(!find(u"sync.now"_s)->isEnabled());
        QVERIFY(!find(u"sync.inbox"_s)->isVisible());
        QVERIFY(!find(u"sync.refused"_s)->isVisible());
    }

    void nothingIsCutOffOrNameless_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        for (const auto* language : {"en", "zh_CN"})
            for (const int scale : {100, 150}) QTest::addRow("%s %d", language, scale) << QString::fromLatin1(language) << scale;
    }
    void nothingIsCutOffOrNameless() {
        QFETCH(QString, language);
        QFETCH(int, scale);
        ui::applyLanguage(language);
        ui::applyLook({false, scale});
        auto page = pageWithConflicts();
        addRefusals(page);
        open(page);
        setState(ui::SyncStatus::State::Halted, "client.revoked");
        m_screen->resize(1180, 3000);
        QTest::qWait(0);
        const auto cut = cutOff(*m_screen);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
        const auto names = nameless(*m_screen);
        QVERIFY2(names.isEmpty(), qPrintable(names.join(u'\n')));
    }
};

JIAYI_TEST(TestSyncScreen)
#include "tst_sync_screen.moc"
