// A person's contracts, the dialogs, the entitlement with a card, the renewal drive and the chart's card, driven by keys.
#include "models/roster/contracts/rules/fulfilment.h"
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/notice.h"
#include "ui/contracts/benefit_dialog.h"
#include "ui/contracts/contracts_card.h"
#include "ui/contracts/contracts_screen.h"
#include "ui/contracts/drive_screen.h"
#include "ui/contracts/end_contract_dialog.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace jiayi::contracts;
using namespace Qt::StringLiterals;

namespace {

const roster::ResidentId kWho{derivedUuid({"contracted"})};
const ContractId kContract{derivedUuid({"contract"})};
const Date kToday = makeDate(2026, 11, 22);

const ContractBook& book() {
    static const auto loaded = loadContractBook().value();
    return loaded;
}

Contract contractOf(State state, Date since) {
    Contract made;
    made.id = kContract;
    made.state = state;
    made.terms = {"Team 1", "Chen", "diabetes", since, book().lastDayOf(since)};
    if (!made.isOpen()) made.lastDay = made.terms.until;
    return made;
}

ContractPage pageOf(std::optional<Contract> contract) {
    ContractPage page;
    page.name = "Li Ming";
    page.birth = makeDate(1960, 3, 1);
    page.contracts.resident = kWho;
    page.contracts.doctor = "Chen";
    page.contracts.teams = {"Team 1", "Team 2"};
    page.contracts.loads = {{"Chen", 812, 2000, 40}, {"Zhou", 20, 2000, 1}};
    if (contract) {
        ContractCard card{*contract, {}};
        if (contract->lastDay)
            for (const auto* item : book().itemsOf("diabetes")) card.items.push_back(standingOf(*item, *contract, {makeDate(2026, 2, 3)}, kToday));
        page.contracts.cards.push_back(card);
        ContractEvent event;
        event.id = {derivedUuid({"event"})};
        event.contract = kContract;
        event.kind = EventKind::Offered;
        event.on = contract->terms.since;
        event.terms = contract->terms;
        event.by = "chen";
        page.contracts.events.push_back(event);
    }
    page.standing.scheme = "employee";
    page.standing.clinicCode = "TEST-1";
    page.standing.all = {{derivedUuid({"benefit"}), "special-disease", "E11", makeDate(2026, 1, 1), makeDate(2026, 12, 31), "TEST-1", {{"Hospital 4", makeDate(2026, 1, 1), {}}}}};
    return page;
}

}  // namespace

class TestContractsScreens : public QObject {
    Q_OBJECT

    ManualClock m_clock{startOfDay(kToday) + std::chrono::hours{10}};
    std::unique_ptr<Answers<ContractPage>> m_pages;
    std::unique_ptr<Answers<ContractId>> m_made;
    std::unique_ptr<Answers<void>> m_done;
    std::unique_ptr<Answers<roster::TakeCard::Outcome>> m_cards;
    std::unique_ptr<Answers<Uuid>> m_benefits;
    std::unique_ptr<Answers<DriveAnswer>> m_drives;
    std::vector<std::string> m_acts;
    std::vector<Terms> m_terms;
    std::vector<EndContract> m_ends;
    std::vector<roster::Entitlement> m_edited;
    std::vector<std::string> m_codes;
    std::vector<std::pair<DriveFilter, std::int64_t>> m_asked;

    ContractAsks asks() {
        ContractAsks asks;
        asks.page = [this](roster::ResidentId) { return m_pages->ask(); };
        asks.lines = asks.page;
        const auto made = [this](const char* name) {
            return [this, name](const auto& act) {
                m_acts.emplace_back(name);
                m_terms.push_back(act.terms);
                return m_made->ask();
            };
        };
        asks.offer = made("offer");
        asks.record = made("record");
        asks.renew = made("renew");
        asks.transfer = made("transfer");
        asks.accept = [this](const AcceptContract&) {
            m_acts.emplace_back("accept");
            return m_done->ask();
        };
        asks.sign = [this](const SignContract& sign) {
            m_acts.emplace_back("sign " + sign.signer + " " + formatDate(sign.on));
            return m_done->ask();
        };
        asks.end = [this](const EndContract& end) {
            m_ends.push_back(end);
            return m_done->ask();
        };
        asks.card = [this](const roster::TakeCard& card) {
            m_codes.push_back(card.text);
            return m_cards->ask();
        };
        asks.addBenefit = [this](const roster::AddEntitlement& add) {
            m_edited.push_back(add.entitlement);
            return m_benefits->ask();
        };
        asks.editBenefit = [this](const roster::EditEntitlement& edit) {
            m_edited.push_back(edit.entitlement);
            return m_done->ask();
        };
        asks.drive = [this](const DriveFilter& filter, std::int64_t offset, int) {
            m_asked.emplace_back(filter, offset);
            return m_drives->ask();
        };
        return asks;
    }

    std::unique_ptr<ContractsScreen> opened(std::optional<Contract> contract) {
        auto screen = std::make_unique<ContractsScreen>(asks(), book(), m_clock);
        showActive(*screen);
        screen->open(kWho);
        m_pages->give(m_pages->asked() - 1, pageOf(std::move(contract)));
        settleEvents();
        return screen;
    }
    static QStringList buttons(const QWidget& in) {
        QStringList names;
        for (const auto* each : in.findChildren<Button*>())
            if (each->isVisible() && each->objectName().startsWith(u"contracts."_s)) names << each->objectName().mid(10);
        names.sort();
        return names;
    }
    static void key(QWidget& in, Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(&in, key, with);
        settleEvents();
    }

private Q_SLOTS:
    void init() {
        m_pages = std::make_unique<Answers<ContractPage>>();
        m_made = std::make_unique<Answers<ContractId>>();
        m_done = std::make_unique<Answers<void>>();
        m_cards = std::make_unique<Answers<roster::TakeCard::Outcome>>();
        m_benefits = std::make_unique<Answers<Uuid>>();
        m_drives = std::make_unique<Answers<DriveAnswer>>();
        m_acts.clear();
        m_terms.clear();
        m_ends.clear();
        m_edited.clear();
        m_codes.clear();
        m_asked.clear();
    }

    void onlyWhatCanBeDoneHasAKey_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("ago");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("none") << -1 << 0 << QStringList{u"chart"_s, u"drive"_s, u"offer"_s, u"record"_s};
        QTest::newRow("offered") << static_cast<int>(State::Offered) << 0 << QStringList{u"accept"_s, u"chart"_s, u"drive"_s, u"end"_s};
        QTest::newRow("accepted") << static_cast<int>(State::Accepted) << 0 << QStringList{u"chart"_s, u"drive"_s, u"end"_s, u"sign"_s};
        QTest::newRow("in force") << static_cast<int>(State::Signed) << 100 << QStringList{u"chart"_s, u"drive"_s, u"end"_s, u"transfer"_s};
        QTest::newRow("ending") << static_cast<int>(State::Signed) << 330 << QStringList{u"chart"_s, u"drive"_s, u"end"_s, u"renew"_s, u"transfer"_s};
        QTest::newRow("ran out lately") << static_cast<int>(State::Signed) << 380 << QStringList{u"chart"_s, u"drive"_s, u"offer"_s, u"record"_s, u"renew"_s};
        QTest::newRow("ran out long ago") << static_cast<int>(State::Signed) << 700 << QStringList{u"chart"_s, u"drive"_s, u"offer"_s, u"record"_s};
    }
    void onlyWhatCanBeDoneHasAKey() {
        QFETCH(int, state);
        QFETCH(int, ago);
        QFETCH(QStringList, shown);
        const auto screen = opened(state < 0 ? std::nullopt : std::optional{contractOf(static_cast<State>(state), kToday - Days{ago})});
        QCOMPARE(buttons(*screen), shown);
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void anOfferProposesWhatFits() {
        auto screen = opened(std::nullopt);
        key(*screen, Qt::Key_F4);
        auto* dialog = screen->findChild<TermsDialog*>();
        QVERIFY(dialog);
        QCOMPARE(part<QLineEdit>(*dialog, u"terms.team"_s)->text(), u"Team 1"_s);
        QCOMPARE(part<QLineEdit>(*dialog, u"terms.until"_s)->text(), u"2027-11-21"_s);
        // Whoever has room: the chip says how many the doctor has.
        auto* doctors = part<ChipRow>(*dialog, u"terms.doctors"_s);
        QCOMPARE(doctors->chip(u"Zhou"_s)->text(), u"Zhou: 20 of 2,000"_s);
        press(doctors->chip(u"Zhou"_s), Qt::Key_Space);
        part<QLineEdit>(*dialog, u"terms.since"_s)->clear();
        press(part<Button>(*dialog, u"terms.ok"_s), Qt::Key_Space);
        QVERIFY(m_acts.empty());
        QTest::keyClicks(part<QLineEdit>(*dialog, u"terms.since"_s), u"2026-12-01"_s);
        press(part<Button>(*dialog, u"terms.ok"_s), Qt::Key_Space);
        QCOMPARE(m_acts, std::vector<std::string>{"offer"});
        QVERIFY(m_terms[0].doctor == "Zhou" && m_terms[0].since == makeDate(2026, 12, 1) && m_terms[0].package == "basic");
        QSignalSpy changed(screen.get(), &ContractsScreen::changed);
        m_made->give(0, kContract);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_pages->asked(), std::size_t{2});
    }

    void acceptedAndSignedByKeys() {
        auto screen = opened(contractOf(State::Offered, kToday));
        key(*screen, Qt::Key_F5);
        m_done->give(0, {});
        m_pages->give(1, pageOf(contractOf(State::Accepted, kToday)));
        key(*screen, Qt::Key_F6);
        auto* dialog = screen->findChild<TermsDialog*>();
        QVERIFY(dialog && !dialog->findChild<QLineEdit*>(u"terms.team"_s));
        press(part<Button>(*dialog, u"terms.ok"_s), Qt::Key_Space);
        QCOMPARE(m_acts, (std::vector<std::string>{"accept", "sign the person 2026-11-22"}));
        m_done->give(1, Error{Errc::Conflict, "contract.cap", {}});
        QVERIFY(part<Notice>(*screen, u"contracts.notice"_s)->isVisible());
        QVERIFY(part<Notice>(*screen, u"contracts.notice"_s)->spoken().contains(u"as many people as allowed"_s));
    }

    void aRenewalBeginsTheDayAfter() {
        auto screen = opened(contractOf(State::Signed, kToday - Days{330}));
        key(*screen, Qt::Key_F7);
        auto* dialog = screen->findChild<TermsDialog*>();
        press(part<Button>(*dialog, u"terms.ok"_s), Qt::Key_Space);
        QCOMPARE(m_acts, std::vector<std::string>{"renew"});
        QCOMPARE(m_terms[0].since, book().lastDayOf(kToday - Days{330}) + Days{1});
    }

    void anEndWantsAReason() {
        auto screen = opened(contractOf(State::Signed, kToday - Days{100}));
        key(*screen, Qt::Key_F9);
        auto* dialog = screen->findChild<EndContractDialog*>();
        QVERIFY(dialog && !dialog->findChild<ChipRow*>(u"endContract.reason"_s)->chip(u"declined"_s));
        press(part<Button>(*dialog, u"endContract.ok"_s), Qt::Key_Space);
        QVERIFY(m_ends.empty() && part<QLabel>(*dialog, u"endContract.missing"_s)->isVisible());
        press(part<ChipRow>(*dialog, u"endContract.reason"_s)->chip(u"wish"_s), Qt::Key_Space);
        press(part<Button>(*dialog, u"endContract.ok"_s), Qt::Key_Space);
        QVERIFY(m_ends.size() == 1 && m_ends[0].reason == "wish" && m_ends[0].lastDay == kToday && m_ends[0].contract == kContract);
    }

    void thePackageSaysWhatIsLate() {
        const auto screen = opened(contractOf(State::Signed, makeDate(2026, 1, 1)));
        const auto* items = part<QTableView>(*screen, u"contracts.items"_s)->model();
        QCOMPARE(items->rowCount(), 5);
        const auto row = [&](int at) {
            QStringList cells;
            for (int column = 0; column < items->columnCount(); ++column) cells << items->index(at, column).data().toString();
            return cells.join(u'|');
        };
        QCOMPARE(row(0), u"Face-to-face diabetes follow-ups|1 of 4|2 late|2026-07-01"_s);
        QCOMPARE(items->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Face-to-face diabetes follow-ups, last 2026-02-03"_s);
        QCOMPARE(row(4), u"Annual health check|1 of 1|Done|"_s);
        QVERIFY(text(*screen, u"contracts.standing"_s).contains(u"Chen: 812 of 2,000"_s));
    }

    void aCardIsReadOrRefused() {
        auto screen = opened(std::nullopt);
        auto* code = part<QLineEdit>(*screen, u"entitlement.code"_s);
        QTest::keyClicks(code, u"JYS|310|1|2|X"_s);
        press(code, Qt::Key_Return);
        QCOMPARE(m_codes, std::vector<std::string>{"JYS|310|1|2|X"});
        m_cards->give(0, Error{Errc::Invalid, "card.check", {}});
        auto* notice = part<Notice>(*screen, u"entitlement.notice"_s);
        QVERIFY(notice->isVisible() && notice->spoken().contains(u"check character"_s));
        // What was typed stays, to be mended.
        QCOMPARE(code->text(), u"JYS|310|1|2|X"_s);
        press(code, Qt::Key_Return);
        roster::TakeCard::Outcome outcome;
        outcome.reading.kind = &roster::cardKinds().front();
        outcome.person = outcome.added = true;
        m_cards->give(1, outcome);
        QVERIFY(code->text().isEmpty() && notice->spoken().contains(u"an entitlement is registered"_s));
    }

    void aBenefitIsChangedWithItsPartners() {
        auto screen = opened(std::nullopt);
        QVERIFY(text(*screen, u"entitlement.line.1"_s).contains(u"Steward: this clinic"_s));
        press(part<Button>(*screen, u"entitlement.edit.1"_s), Qt::Key_Space);
        auto* dialog = screen->findChild<BenefitDialog*>();
        QVERIFY(dialog);
        press(part<Button>(*dialog, u"benefit.more"_s), Qt::Key_Space);
        QTest::keyClicks(part<QLineEdit>(*dialog, u"benefit.partner.2"_s), u"Hospital 5"_s);
        auto* until = part<QLineEdit>(*dialog, u"benefit.partnerUntil.2"_s);
        QTest::keyClicks(until, u"2020-01-01"_s);
        press(part<Button>(*dialog, u"benefit.ok"_s), Qt::Key_Space);
        QVERIFY(m_edited.empty());
        until->clear();
        part<QLineEdit>(*dialog, u"benefit.partner.1"_s)->clear();
        press(part<Button>(*dialog, u"benefit.ok"_s), Qt::Key_Space);
        QVERIFY(m_edited.size() == 1 && m_edited[0].partners.size() == 1 && m_edited[0].partners[0].institution == "Hospital 5" && m_edited[0].partners[0].since == kToday);
    }

    void theDriveIsWalkedByKeys() {
        DriveScreen screen(asks(), book(), m_clock);
        showActive(screen);
        screen.reload();
        DriveAnswer answer;
        DriveRow row;
        row.resident = kWho;
        row.name = "Li Ming";
        row.contract = contractOf(State::Signed, kToday - Days{330});
        answer.page.rows = {row};
        answer.page.total = 2;
        answer.page.counts = {2, 3, 4, 900};
        answer.page.teams = {"Team 1"};
        answer.page.doctors = {"Chen"};
        answer.doctors = {{"Chen", 812, 2000, 40}};
        m_drives->give(0, answer);
        QVERIFY(text(screen, u"drive.count"_s).startsWith(u"2 contract"_s));
        QCOMPARE(text(screen, u"drive.loads"_s), u"In force, of at most: Chen: 812 of 2,000"_s);
        auto* table = part<QTableView>(screen, u"drive.table"_s);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"In force"_s);
        QSignalSpy person(&screen, &DriveScreen::personAsked);
        press(table, Qt::Key_Return);
        QCOMPARE(person.count(), 1);
        key(screen, Qt::Key_M, Qt::AltModifier);
        QVERIFY(m_asked.back().second == 1);
        m_drives->give(1, answer);
        QCOMPARE(table->model()->rowCount(), 2);
        QVERIFY(!part<Button>(screen, u"drive.more"_s)->isVisible());
        press(part<ChipRow>(screen, u"drive.view"_s)->chip(u"lapsed"_s), Qt::Key_Space);
        QVERIFY(m_asked.back().first.view == DriveView::Lapsed);
        answer.page.rows.clear();
        m_drives->give(2, answer);
        QVERIFY(labels(screen).contains(u"Nobody here"_s));
        QCOMPARE(cutOff(screen), QStringList());
    }

    void theChartSaysWhereItStands() {
        ContractsCard card(asks(), book(), m_clock);
        showActive(card, {480, 200});
        card.showResident(kWho);
        m_pages->give(0, pageOf(contractOf(State::Signed, makeDate(2026, 1, 1))));
        const auto lines = text(card, u"contracts.line"_s).split(u'\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], u"In force · 2026-01-01 – 2026-12-31 · Team 1"_s);
        QVERIFY2(lines[1].startsWith(u"Diabetes package: 2 service"_s), qPrintable(lines[1]));
        QCOMPARE(lines[2], u"Employee scheme · Special-disease entitlement E11"_s);
        QSignalSpy asked(&card, &ContractsCard::pageAsked);
        key(card, Qt::Key_N, Qt::AltModifier);
        QCOMPARE(asked.count(), 1);
        card.reload();
        m_pages->give(1, Error{Errc::Corrupt, "database.corrupt", {}});
        QVERIFY(!text(card, u"contracts.line"_s).contains(u"Diabetes"_s));
    }
};

JIAYI_TEST(TestContractsScreens)
#include "tst_contracts_screens.moc"
