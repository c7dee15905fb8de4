// The card of medicines on their way, driven by keys; its answers come late, wrongly or not at all.
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/notice.h"
#include "ui/pharmacy/fulfilment_card.h"
#include "ui/pharmacy/fulfilment_row.h"
#include "ui/pharmacy/fulfilment_words.h"

#include <QSignalSpy>
#include <QVBoxLayout>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using pharmacy::Open;
using pharmacy::Stage;

namespace {

const Date kDay = makeDate(2026, 11, 23);

roster::ResidentId personCalled(const char* name) { return {derivedUuid({"test", name})}; }

ShownOrder onItsWay(const char* name, Stage stage, Open open = Open::Nothing) {
    pharmacy::TrackedOrder tracked;
    tracked.form.resident = personCalled("zhang");
    tracked.order.id = {derivedUuid({"order", name})};
    tracked.order.name = name;
    tracked.order.strength = "500 mg";
    tracked.where.stage = stage;
    tracked.where.open = open;
    tracked.where.since = startOfDay(kDay) + std::chrono::hours{10};
    tracked.where.exact = true;
    tracked.where.dispense = pharmacy::DispenseId{derivedUuid({"dispense", name})};
    tracked.where.review = pharmacy::PrescriptionReviewId{derivedUuid({"review", name})};
    return {tracked, {}};
}
ShownOrder asked() {
    auto shown = onItsWay("Metformin", Stage::OutOfStock, Open::AnswerSubstitute);
    shown.tracked.where.reason = "缺货。 Out of stock.";
    shown.tracked.where.substitute = "格华止 500 mg";
    shown.tracked.where.substituteProduct = "I2";
    return shown;
}
pharmacy::Shortage entry(const char* state, const char* answer = "", const char* note = "") {
    pharmacy::Shortage made;
    made.state = state;
    made.answer = answer;
    made.note = note;
    made.asked = startOfDay(kDay);
    return made;
}

/// The card in a window, and what it asked.
struct CardWorld {
    CardWorld() {
        FulfilmentAsks asks;
        asks.tracked = [this](roster::ResidentId resident) {
            residents.push_back(resident);
            return lists.ask();
        };
        asks.accept = [this](pharmacy::DispenseId dispense) {
            said << u"accept "_s + QString::fromStdString(dispense.toString());
            return answers.ask();
        };
        asks.draft = [this](pharmacy::DispenseId) { return drafts.ask(); };
        asks.writeShortage = [this](pharmacy::DispenseId dispense) {
            said << u"shortage "_s + QString::fromStdString(dispense.toString());
            return answers.ask();
        };
        asks.decline = [this](pharmacy::DispenseId, const std::string& reason) {
            said << u"decline "_s + QString::fromStdString(reason);
            return answers.ask();
        };
        asks.close = [this](pharmacy::OrderId, const std::string& reason) {
            said << u"close "_s + QString::fromStdString(reason);
            return answers.ask();
        };
        auto* layout = new QVBoxLayout(&window);
        card = new FulfilmentCard(std::move(asks), clock, &window);
        layout->addWidget(card);
        layout->addStretch(1);
        showActive(window, {560, 420});
        card->showResident(personCalled("zhang"));
    }
    void show(std::vector<ShownOrder> tracked) { lists.give(lists.asked() - 1, std::move(tracked)); }
    QList<FulfilmentRow*> rows() const { return card->findChildren<FulfilmentRow*>(); }
    template <class Widget>
    Widget* part(const QString& name) const {
        for (auto* found : card->findChildren<Widget*>(name))
            if (found->isVisible()) return found;
        return nullptr;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&window, key, modifiers);
        QCoreApplication::processEvents();
    }

    ManualClock clock{startOfDay(kDay) + std::chrono::hours{11}};
    Answers<std::vector<ShownOrder>> lists;
    Answers<pharmacy::PrescriptionDraft> drafts;
    Answers<void> answers;
    std::vector<roster::ResidentId> residents;
    QStringList said;
    QWidget window;
    FulfilmentCard* card = nullptr;
};

}  // namespace

class TestFulfilmentCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() { m_world = std::make_unique<CardWorld>(); }
    void cleanup() {
        m_world.reset();
        applyLanguage(u"en"_s);
        applyLook({});
    }

    void withNothingOnItsWayThereIsNoCard() {
        QVERIFY(!m_world->card->isVisible());
        m_world->show({});
        QVERIFY(!m_world->card->isVisible());
        m_world->card->reload();
        m_world->show({onItsWay("Metformin", Stage::Sent)});
        QVERIFY(m_world->card->isVisible());
        QVERIFY(m_world->rows().at(0)->accessibleName().contains(u"On its way, today 10:00"_s));
        QVERIFY(!m_world->part<Button>(u"fulfilment.first"_s));
    }

    void everyStageHasAWordAndAPlace() {
        QSet<QString> words;
        for (const auto stage : {Stage::Ordered, Stage::InReview, Stage::Returned, Stage::Reviewed, Stage::Prepared, Stage::Sent, Stage::Delivered,
                                 Stage::OutOfStock, Stage::Refused, Stage::Ended}) {
            words.insert(stageWord(stage));
            QVERIFY(stationsOf(stage) >= 1 && stationsOf(stage) <= 5);
        }
        QCOMPARE(words.size(), 10);
        auto sent = onItsWay("x", Stage::Sent);
        sent.tracked.where.tracking = "SF123";
        QVERIFY(whereText(sent.tracked.where).contains(u"SF123"_s));
    }

    void aSubstituteIsSignedByAKeyAndOnce() {
        m_world->show({asked(), onItsWay("Amlodipine", Stage::Sent)});
        QSignalSpy changed(m_world->card, &FulfilmentCard::changed);
        m_world->press(Qt::Key_1, Qt::AltModifier);
        m_world->press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(m_world->said.size(), 1);
        QVERIFY(m_world->said[0].startsWith(u"accept"_s));
        m_world->answers.give(0, Result<void>{});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_world->lists.asked(), std::size_t{2});
        m_world->show({onItsWay("Metformin", Stage::InReview)});
        QCOMPARE(m_world->rows().size(), 1);
    }

    void withoutAReasonNothingIsDeclined() {
        m_world->show({asked()});
        m_world->press(Qt::Key_3, Qt::AltModifier);
        auto* reason = m_world->part<QLineEdit>(u"fulfilment.reason"_s);
        QVERIFY(reason && reason->hasFocus());
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(m_world->said.isEmpty());
        QTest::keyClicks(reason, u"she knows this one"_s);
        QTest::keyClick(reason, Qt::Key_Escape);
        QVERIFY(!m_world->part<QLineEdit>(u"fulfilment.reason"_s));
        m_world->press(Qt::Key_3, Qt::AltModifier);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(m_world->said, QStringList{u"decline she knows this one"_s});
    }

    void aRefusedOneIsOrderedElsewhereOrClosed() {
        m_world->show({onItsWay("Metformin", Stage::Refused, Open::OrderElsewhere)});
        QSignalSpy wanted(m_world->card, &FulfilmentCard::replacementWanted);
        m_world->press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].value<pharmacy::TrackedOrder>().order.name, std::string("Metformin"));
        QVERIFY(wanted[0][1].value<std::string>().empty());
        m_world->press(Qt::Key_2, Qt::AltModifier);
        auto* reason = m_world->part<QLineEdit>(u"fulfilment.reason"_s);
        QTest::keyClicks(reason, u"bought"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(m_world->said, QStringList{u"close bought"_s});
    }

    void theSubstituteGoesToThePadWithOneKey() {
        m_world->show({asked()});
        QSignalSpy drafted(m_world->card, &FulfilmentCard::draftWanted);
        m_world->press(Qt::Key_2, Qt::AltModifier);
        pharmacy::PrescriptionDraft draft;
        draft.reason = "as ordered";
        m_world->drafts.give(0, draft);
        QCOMPARE(drafted.count(), 1);
        QCOMPARE(drafted[0][0].value<pharmacy::PrescriptionDraft>().reason, std::string("as ordered"));
        QVERIFY(m_world->said.isEmpty());
    }

    void whatCannotBeDraftedIsLookedForOnThePad() {
        m_world->show({asked()});
        QSignalSpy wanted(m_world->card, &FulfilmentCard::replacementWanted);
        m_world->press(Qt::Key_2, Qt::AltModifier);
        m_world->drafts.give(0, Error{Errc::Invalid, "substitute.other-drug", {}});
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][1].value<std::string>(), std::string("I2"));
        // What is not sold is not searched for by its code.
        m_world->press(Qt::Key_2, Qt::AltModifier);
        m_world->drafts.give(1, Error{Errc::Invalid, "substitute.not-sold", {}});
        QCOMPARE(wanted.count(), 2);
        QVERIFY(wanted[1][1].value<std::string>().empty());
        // The store itself failing is said, and leads nowhere.
        m_world->press(Qt::Key_2, Qt::AltModifier);
        m_world->drafts.give(2, Error{Errc::Busy, "store.busy", {}});
        QVERIFY(wanted.count() == 2 && m_world->card->findChild<Notice*>()->isVisible());
    }

    void anEmptyShelfGoesIntoTheShortageLogWithOneKey() {
        m_world->show({asked()});
        m_world->press(Qt::Key_4, Qt::AltModifier);
        QCOMPARE(m_world->said.size(), 1);
        QVERIFY(m_world->said[0].startsWith(u"shortage"_s));
        auto written = asked();
        written.shortage = entry("open");
        m_world->answers.give(0, Result<void>{});
        m_world->show({written});
        QVERIFY(!m_world->part<Button>(u"fulfilment.fourth"_s));
        QVERIFY(m_world->part<QLabel>(u"fulfilment.text"_s)->text().contains(u"In the shortage log: today"_s));
        written.shortage = entry("answered", "elsewhere", "third hospital");
        m_world->card->reload();
        m_world->show({written});
        QVERIFY(m_world->part<QLabel>(u"fulfilment.text"_s)->text().contains(u"Had elsewhere · third hospital"_s));
    }

    void alsoWhileThePharmacyWaitsForWhatWasOrdered() {
        m_world->show({onItsWay("Metformin", Stage::OutOfStock), onItsWay("Amlodipine", Stage::Sent)});
        m_world->press(Qt::Key_1, Qt::AltModifier);
        QVERIFY(m_world->said.size() == 1 && m_world->said[0].startsWith(u"shortage"_s));
    }

    void ofManyAFewAreShownAndTheRestWithAKey() {
        std::vector<ShownOrder> many{asked()};
        for (const auto* name : {"B", "C", "D", "E", "F"}) many.push_back(onItsWay(name, Stage::InReview));
        m_world->show(many);
        QCOMPARE(m_world->rows().size(), 3);
        QCOMPARE(m_world->part<Button>(u"fulfilment.more"_s)->text(), u"3 more"_s);
        m_world->press(Qt::Key_M, Qt::AltModifier);
        QCOMPARE(m_world->rows().size(), 6);
        m_world->press(Qt::Key_M, Qt::AltModifier);
        QCOMPARE(m_world->rows().size(), 3);
        // The keys of what waits work in either view, and the next person begins with a few.
        m_world->press(Qt::Key_M, Qt::AltModifier);
        m_world->press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(m_world->said.size(), 1);
        m_world->answers.give(0, Result<void>{});
        m_world->card->showResident(personCalled("li"));
        m_world->show(many);
        QCOMPARE(m_world->rows().size(), 3);
    }

    void aReturnedFormLeadsToItsAnswer() {
        m_world->show({onItsWay("Metformin", Stage::Returned, Open::AnswerReview)});
        QSignalSpy wanted(m_world->card, &FulfilmentCard::answerWanted);
        m_world->press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!m_world->part<Button>(u"fulfilment.second"_s));
    }

    void whatFailsIsSaidAndTriedAgain() {
        m_world->show({asked()});
        m_world->press(Qt::Key_1, Qt::AltModifier);
        m_world->answers.give(0, Result<void>{Error{Errc::Invalid, "substitute.not-sold", {}}});
        auto* notice = m_world->card->findChild<Notice*>();
        QVERIFY(notice->isVisible() && notice->spoken().contains(u"not in its formulary"_s));
        QVERIFY(m_world->part<Button>(u"fulfilment.first"_s)->isEnabled());
        m_world->card->reload();
        m_world->lists.give(1, Error{Errc::Busy, "store.busy", {}});
        QVERIFY(m_world->card->isVisible() && notice->isVisible());
        Q_EMIT notice->acted();
        m_world->show({asked()});
        QVERIFY(!notice->isVisible());
    }

    void aLateAnswerForAnotherPersonIsDropped() {
        m_world->card->showResident(personCalled("li"));
        m_world->lists.give(1, std::vector<ShownOrder>{onItsWay("Amlodipine", Stage::Sent)});
        m_world->lists.give(0, std::vector<ShownOrder>{onItsWay("Metformin", Stage::Sent)});
        QCOMPARE(m_world->rows().size(), 1);
        QVERIFY(m_world->rows().at(0)->accessibleName().startsWith(u"Amlodipine"_s));
    }

    void whatWasSentForThePersonBeforeChangesNothingHere() {
        m_world->show({asked()});
        m_world->press(Qt::Key_1, Qt::AltModifier);
        m_world->card->showResident(personCalled("li"));
        m_world->show({onItsWay("Amlodipine", Stage::Sent)});
        m_world->answers.give(0, Result<void>{Error{Errc::Conflict, "order.not-active", {}}});
        QVERIFY(!m_world->card->findChild<Notice*>()->isVisible());
        QCOMPARE(m_world->lists.asked(), std::size_t{2});
    }

    void itFitsInBothLanguagesAndLargeType_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        QTest::newRow("en") << u"en"_s << 100;
        QTest::newRow("zh") << u"zh_CN"_s << 100;
        QTest::newRow("en, large") << u"en"_s << 150;
        QTest::newRow("zh, large") << u"zh_CN"_s << 150;
    }
    void itFitsInBothLanguagesAndLargeType() {
        QFETCH(const QString, language);
        QFETCH(const int, scale);
        applyLook({false, scale});
        applyLanguage(language);
        m_world->window.resize(400 * scale / 100, 620 * scale / 100);
        m_world->show({asked(), onItsWay("盐酸二甲双胍缓释片", Stage::Refused, Open::OrderElsewhere), onItsWay("Amlodipine", Stage::Sent), onItsWay("Aspirin", Stage::Delivered)});
        QTest::qWait(1);
        const auto cut = cutOff(m_world->window);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
        // A name has the width of the column: no strength is cut off.
        for (const auto* row : m_world->rows()) {
            const auto* name = row->findChild<ElidedLabel*>(u"fulfilment.name"_s);
            QCOMPARE(name->text(), name->fullText());
        }
    }

private:
    std::unique_ptr<CardWorld> m_world;
};

JIAYI_TEST(TestFulfilmentCard)
#include "tst_fulfilment_card.moc"
