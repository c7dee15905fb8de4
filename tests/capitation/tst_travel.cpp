// A statement between desks: what one submits another has in the same words, whatever the order in which the pieces come.
#include "models/capitation/travel.h"
#include "models/sync/desks.h"
#include "tests/capitation/money_clinic.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <functional>

using namespace jiayi;
using namespace jiayi::capitation;
using test::MoneyClinic;

namespace {

const Date kSeptember8 = makeDate(2026, 9, 8);
constexpr const char* kSeptember = "2026-09";

StatementId frozenIn(MoneyClinic& clinic) { return FreezeStatement{"employee", MoneyClinic::month(kSeptember), "known"}(clinic.context(), clinic.book()).value(); }
void act(MoneyClinic& clinic, StatementId id, const char* what, const char* note = "") { QVERIFY((ActOnStatement{id, what, note}(clinic.context()))); }
std::string stateAt(MoneyClinic& clinic, StatementId id) {
    const auto found = frozenStatement(clinic.database(), id);
    return found ? found->state : found.error().reason;
}

/// What a desk that hears of something from the hub does with it.
using Piece = std::function<void(sync::Unit&)>;
void hears(MoneyClinic& clinic, const Piece& piece) {
    sync::Unit unit(clinic.context(), "pull", sync::Origin::Hub);
    piece(unit);
    unit.commit();
}
template <class Row>
Piece pieceOf(const Row& row) {
    return [row](sync::Unit& unit) { QVERIFY(TravelRepository::save(unit, row)); };
}
std::vector<Piece> piecesOf(MoneyClinic& clinic, StatementId id) {
    const TravelRepository travel(clinic.database());
    const auto sent = travel.sent(id.uuid).value();
    std::vector<Piece> pieces{pieceOf(sent), pieceOf(travel.task(taskId(id)).value())};
    for (int i = 1; i <= sent.sheets; ++i) pieces.push_back(pieceOf(travel.sheet(sheetId(id, i)).value()));
    return pieces;
}
StatementAnswer answerOf(StatementId id, const char* word, int minute, std::vector<Difference> differences = {}) {
    return {derivedUuid({"answer", word, std::to_string(minute)}), id, word, startOfDay(makeDate(2026, 11, 23)) + std::chrono::minutes{minute}, "payer", "words", {}, std::move(differences), "active"};
}

}  // namespace

class TestTravel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherDeskHasTheSameStatementWhateverComesFirst() {
        MoneyClinic here;
        const auto who = here.member("甲");
        here.hears(MoneyClinic::claim(who, "1", kSeptember8, 5'000));
        here.enrol();
        const auto id = frozenIn(here);
        act(here, id, "signed");
        act(here, id, "submitted");
        const auto bytes = statementJson(frozenStatement(here.database(), id).value());
        auto pieces = piecesOf(here, id);
        pieces.push_back(pieceOf(answerOf(id, "paid", 9)));
        pieces.push_back(pieceOf(answerOf(id, "accepted", 5)));
        std::vector<std::size_t> order{0, 1, 2, 3, 4};
        QCOMPARE(pieces.size(), order.size());
        int tried = 0;
        do {
            if (++tried % 10 != 1) continue;
            MoneyClinic there;
            for (const auto at : order) hears(there, pieces[at]);
            auto found = frozenStatement(there.database(), id).value();
            QCOMPARE(found.state, std::string{"paid"});
            found.state = "submitted";
            QCOMPARE(statementJson(found), bytes);
            QVERIFY(currentStatement(there.database(), there.book(), "employee", MoneyClinic::month(kSeptember)).value().revision == 1);
        } while (std::next_permutation(order.begin(), order.end()));
    }

    void whoFreezesSecondMakesWayAndLosesNothingThatWasSent() {
        MoneyClinic here, there;
        here.hears(MoneyClinic::claim(here.member("甲"), "1", kSeptember8, 5'000));
        here.enrol();
        there.enrol();
        const auto id = frozenIn(here), other = frozenIn(there);
        QVERIFY(id == other);
        act(there, other, "signed");
        act(here, id, "signed");
        act(here, id, "submitted");
        for (const auto& piece : piecesOf(here, id)) hears(there, piece);
        QCOMPARE(stateAt(there, id), std::string{"submitted"});
        QCOMPARE(frozenStatement(there.database(), id).value().totals.cost().fen, std::int64_t{5'000});
        // What was submitted stays: nobody deletes it.
        QVERIFY_EXCEPTION_THROWN(here.database().execute("DELETE FROM statement_act"), std::exception);
        QVERIFY_EXCEPTION_THROWN(here.database().execute("DELETE FROM statement"), std::exception);
    }

    void onlyWhoSignedSubmits() {
        MoneyClinic clinic;
        clinic.member("甲");
        clinic.enrol();
        const auto id = frozenIn(clinic);
        act(clinic, id, "signed");
        auto other = clinic.context();
        other.user = "li";
        QCOMPARE((ActOnStatement{id, "submitted", {}}(other).error().reason), std::string{"statement.signer"});
        act(clinic, id, "submitted");
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type IN ('MeasureReport', 'Task')"), std::int64_t{3});
        QCOMPARE(clinic.store.count("SELECT count(DISTINCT unit_id) FROM outbox WHERE type IN ('MeasureReport', 'Task')"), std::int64_t{1});
    }

    void anAnswerSaidTwiceMovesItOnceAndAMistakeIsPutRight() {
        MoneyClinic clinic;
        clinic.member("甲");
        clinic.enrol();
        const auto id = frozenIn(clinic);
        act(clinic, id, "signed");
        act(clinic, id, "submitted");
        hears(clinic, pieceOf(answerOf(id, "rejected", 1)));
        QCOMPARE(stateAt(clinic, id), std::string{"rejected"});
        hears(clinic, pieceOf(answerOf(id, "accepted", 2)));
        hears(clinic, pieceOf(answerOf(id, "accepted", 3)));
        hears(clinic, pieceOf(answerOf(id, "paid", 4)));
        hears(clinic, pieceOf(answerOf(id, "paid", 5)));
        hears(clinic, pieceOf(answerOf(id, "rejected", 6)));
        QCOMPARE(stateAt(clinic, id), std::string{"paid"});
        QCOMPARE(clinic.store.count("SELECT count(*) FROM statement_act"), std::int64_t{5});
        const auto answers = TravelRepository(clinic.database()).answers(id).value();
        QCOMPARE(std::count_if(answers.begin(), answers.end(), [](const HeardAnswer& one) { return one.repeated; }), std::ptrdiff_t{3});
    }

    void whatOneDeskAcceptsTheOthersLedgerSaysToo() {
        MoneyClinic here, there;
        const auto who = here.member("甲");
        const auto claim = MoneyClinic::claim(who, "1", kSeptember8, 5'000);
        here.hears(claim);
        here.enrol();
        const auto id = frozenIn(here);
        act(here, id, "signed");
        act(here, id, "submitted");
        auto theirs = sideOf(frozenStatement(here.database(), id).value());
        for (auto& line : theirs)
            if (line.amount == 5'000) line.amount = 4'000;
        const auto answer = answerOf(id, "queried", 1, reconcile(sideOf(frozenStatement(here.database(), id).value()), theirs));
        QCOMPARE(answer.differences.size(), std::size_t{1});
        hears(here, pieceOf(answer));
        const auto open = differencesOf(here.database(), id, "open").value();
        QCOMPARE(open.size(), std::size_t{1});
        QVERIFY((AcceptDifference{open[0].id}(here.context(), here.book())));
        const auto decision = [&] {
            db::Query row(here.database(), "SELECT id FROM difference_decision");
            row.next();
            return TravelRepository(here.database()).decision(row.uuid(0)).value();
        }();
        // There the person has the same id; the decision comes before the difference that it is about.
        {
            sync::Unit unit(there.context(), "test", sync::Origin::Synced);
            roster::Resident same = roster::ResidentRepository(here.database()).find(who).value();
            roster::ResidentRepository::save(unit, same);
            unit.commit();
        }
        there.hears(claim);
        hears(there, [&](sync::Unit& unit) { QVERIFY(TravelRepository::save(unit, there.book(), decision)); });
        for (const auto& piece : piecesOf(here, id)) hears(there, piece);
        hears(there, pieceOf(answer));
        QVERIFY(differencesOf(there.database(), id, "open").value().empty());
        for (auto* clinic : {&here, &there}) QCOMPARE(clinic->balanceOf(claim.origin).fen, std::int64_t{4'000});
        QCOMPARE(differencesOf(there.database(), id).value()[0].by, std::string{"chen"});
    }

    void whoLeftStillCountsForTheMonthsBefore() {
        MoneyClinic clinic;
        const auto who = clinic.member("甲");
        clinic.enrol();
        // As a move leaves somebody whose record was written elsewhere.
        clinic.database().execute("UPDATE resident SET moved_on = '2026-11-10', insurance_scheme = ''");
        clinic.database().execute("DELETE FROM programme");
        clinic.enrol();
        QCOMPARE(monthMembers(clinic.database(), MoneyClinic::month("2026-10")).value().size(), std::size_t{1});
        QVERIFY(monthMembers(clinic.database(), MoneyClinic::month("2026-11")).value().empty());
        QVERIFY(!who.isNil());
    }

    void colleaguesDesksAreNeverGreenWithoutKnowledge() {
        MoneyClinic clinic;
        clinic.member("甲");
        clinic.enrol();
        const auto keysOf = [&] {
            std::string keys;
            for (const auto& item : checkList(clinic.database(), MoneyClinic::month(kSeptember), makeDate(2026, 11, 22)).value()) keys += item.key + std::to_string(item.count) + (item.overridable ? "? " : "! ");
            return keys;
        };
        QCOMPARE(keysOf(), std::string{});
        clinic.database().execute("INSERT INTO hub (one, url, client_id, private_key, key_id) VALUES (1, 'https://hub.test', 'me', 'k', 'i')");
        QCOMPARE(keysOf(), std::string{"desks-unknown1? "});
        const auto said = [&](std::optional<Instant> heard) {
            QVERIFY(sync::keepDesksHeard(clinic.database(), {{"me", "front", clinic.store.clock.now(), true}, {"other", "back", heard, false}}, clinic.store.clock.now()));
        };
        said({});
        QCOMPARE(keysOf(), std::string{"other-desks1? "});
        said(startOfDay(makeDate(2026, 9, 30)));
        QCOMPARE(keysOf(), std::string{"other-desks1? "});
        QCOMPARE((FreezeStatement{"employee", MoneyClinic::month(kSeptember), {}}(clinic.context(), clinic.book()).error().reason), std::string{"statement.reason"});
        said(startOfDay(makeDate(2026, 10, 1)));
        QCOMPARE(keysOf(), std::string{});
        QVERIFY((FreezeStatement{"employee", MoneyClinic::month(kSeptember), {}}(clinic.context(), clinic.book())));
    }
};

JIAYI_TEST(TestTravel)
#include "tst_travel.moc"
