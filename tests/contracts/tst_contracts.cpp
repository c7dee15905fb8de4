#include "models/care/fact_repository.h"
#include "tests/contracts/contract_fixture.h"
#include "tests/support/test_program.h"

#include <algorithm>

using namespace jiayi;
using namespace jiayi::contracts;
using test::ContractClinic;
using test::termsFrom;

class TestContracts : public QObject {
    Q_OBJECT

    static constexpr auto day = makeDate;
    static std::string reasonOf(const auto& result) { return result ? "done" : result.error().reason; }

    static void visit(ContractClinic& clinic, roster::ResidentId who, Date on, bool face = true) {
        sync::Unit unit(clinic.store.context(), "test", sync::Origin::Synced);
        care::Visit made;
        made.id = unit.newId<care::VisitId>();
        made.resident = who;
        made.date = on;
        made.mode = face ? "1" : "3";
        made.forms.push_back({"diabetes", {}, "1", {}});
        care::FactRepository::save(unit, made);
        unit.commit();
    }

private Q_SLOTS:
    void fromTheOfferToTheSignature() {
        ContractClinic clinic;
        const auto who = clinic.person();
        const auto id = clinic.act(OfferContract{who, termsFrom(day(2026, 12, 1)), "电话约定"}).value();
        QVERIFY(!clinic.until(who));
        QCOMPARE(clinic.drive(DriveView::Open).total, 1);
        QVERIFY(clinic.act(AcceptContract{id}));
        QCOMPARE(reasonOf(clinic.act(AcceptContract{id})), std::string{"contract.state"});
        QVERIFY(clinic.act(SignContract{id, clinic.today(), "本人"}));
        QCOMPARE(*clinic.until(who), day(2027, 11, 30));
        QCOMPARE(clinic.drive(DriveView::Open).total, 0);
        const auto read = clinic.read(who);
        QVERIFY(read.cards.size() == 1 && read.events.size() == 3 && read.events.front().signer == "本人" && read.events.front().by == "chen");
        // Each is one unit with its audit entry and the contract in the outbox.
        QCOMPARE(clinic.store.count("SELECT count(*) FROM audit WHERE action LIKE 'contract.%'"), 3);
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'Contract'"), 3);
        // Its term has not begun: the person is not the doctor's yet.
        QVERIFY(roster::ResidentRepository(clinic.database()).find(who)->doctor.empty());
    }

    void whoSignsTodayIsTheDoctors() {
        ContractClinic clinic;
        const auto who = clinic.person();
        QVERIFY(clinic.bound(who, day(2026, 11, 1), "周敏"));
        QCOMPARE(roster::ResidentRepository(clinic.database()).find(who)->doctor, std::string{"周敏"});
        const auto first = clinic.history(who).contracts.front().id;
        QVERIFY(clinic.act(TransferContract{first, termsFrom(clinic.today(), "陈丽华"), {}}));
        QCOMPARE(roster::ResidentRepository(clinic.database()).find(who)->doctor, std::string{"陈丽华"});
        QCOMPARE(*clinic.history(who).find(first)->lastDay, clinic.today() - Days{1});
    }

    void aCapHoldsOnEveryDayOfTheTerm() {
        ContractClinic clinic;
        clinic.book = test::bookWithCap(2);
        QVERIFY(clinic.bound(clinic.person("一"), day(2026, 11, 1)));
        const auto second = clinic.bound(clinic.person("二"), day(2026, 11, 1));
        QVERIFY(second);
        const auto third = clinic.person("三");
        QCOMPARE(reasonOf(clinic.bound(third, day(2026, 11, 22))), std::string{"contract.cap"});
        QVERIFY(!clinic.until(third));
        QCOMPARE(clinic.store.count("SELECT count(*) FROM contract_event"), 6);
        QVERIFY(clinic.bound(third, day(2026, 11, 22), "周敏"));
        QVERIFY(clinic.act(EndContract{*second, day(2026, 11, 21), "wish", {}}));
        QVERIFY(clinic.bound(clinic.person("四"), day(2026, 11, 22)));
        const auto loads = doctorLoads(clinic.database(), clinic.book, clinic.today()).value();
        QVERIFY(loads.size() == 2 && std::all_of(loads.begin(), loads.end(), [](const DoctorLoad& load) { return load.cap == 2; }));
        QCOMPARE(loads[0].inForce + loads[1].inForce, 3);
    }

    void theDriveIsWhoEndsSoonAndIsNotRenewed() {
        ContractClinic clinic;
        const auto soon = clinic.person("快到期"), later = clinic.person("还早"), lapsed = clinic.person("已过期"), longAgo = clinic.person("早过期"), renewed = clinic.person("已续签");
        QVERIFY(clinic.bound(soon, day(2025, 12, 1)));
        QVERIFY(clinic.bound(later, day(2026, 3, 1)));
        QVERIFY(clinic.bound(lapsed, day(2025, 11, 10)));
        QVERIFY(clinic.bound(longAgo, day(2025, 9, 1)));
        const auto old = clinic.bound(renewed, day(2025, 12, 15));
        const auto terms = renewalOf(clinic.book, *clinic.history(renewed).find(*old), clinic.today());
        QCOMPARE(terms.since, day(2026, 12, 15));
        QVERIFY(clinic.act(RenewContract{*old, terms, clinic.today(), "本人"}));
        const auto ending = clinic.drive(DriveView::Ending);
        QVERIFY(ending.total == 1 && ending.rows[0].name == "快到期");
        QCOMPARE(ending.counts, (std::vector<std::int64_t>{1, 1, 0, 3}));
        QCOMPARE(clinic.drive(DriveView::Lapsed).rows[0].name, std::string{"已过期"});
        const auto other = readDrive(clinic.database(), clinic.book, {DriveView::Ending, "第二团队", {}, {}}, clinic.today(), 0, 10).value();
        QVERIFY(other.total == 0 && other.rows.empty() && other.teams == std::vector<std::string>{"第一团队"});
        QCOMPARE(*clinic.until(renewed), day(2027, 12, 14));
        // Somebody whose term has run out is renewed from today on.
        const auto again = renewalOf(clinic.book, clinic.history(lapsed).contracts.front(), clinic.today());
        QCOMPARE(again.since, clinic.today());
        QVERIFY(clinic.act(RenewContract{clinic.history(lapsed).contracts.front().id, again, clinic.today(), "本人"}));
        QCOMPARE(clinic.drive(DriveView::Lapsed).total, 0);
    }

    void anEndTakesWhatFollowsWithIt() {
        ContractClinic clinic;
        const auto who = clinic.person();
        const auto old = clinic.bound(who, day(2025, 12, 15)).value();
        const auto next = clinic.act(RenewContract{old, renewalOf(clinic.book, *clinic.history(who).find(old), clinic.today()), clinic.today(), "本人"}).value();
        QVERIFY(clinic.act(EndContract{old, day(2026, 11, 30), "moved", "迁往外地"}));
        const auto history = clinic.history(who);
        QVERIFY(history.find(old)->state == State::Ended && history.find(next)->state == State::Ended && !history.inForceOn(day(2026, 12, 20)));
        QCOMPARE(*clinic.until(who), day(2026, 11, 30));
        QVERIFY(history.refused.empty());
    }

    void whatThePackageOwesComesFromVisits() {
        ContractClinic clinic;
        const auto who = clinic.person();
        QVERIFY(clinic.bound(who, day(2026, 1, 1), "陈丽华", "diabetes"));
        visit(clinic, who, day(2026, 2, 3));
        visit(clinic, who, day(2026, 5, 3), false);
        visit(clinic, who, day(2025, 12, 3));
        const auto card = clinic.read(who).cards.front();
        QVERIFY(card.items.front().item->id == "visits" && card.items.front().done == 1 && card.items.front().due == 3 && card.items.front().isLate());
        QVERIFY(std::all_of(card.items.begin() + 1, card.items.end(), [](const ItemStanding& item) { return item.done == 0; }));
    }

    void twoDesksThatSignedWithoutALineTellTheSame() {
        ContractClinic here, there;
        const auto person = [](ContractClinic& clinic) {
            sync::Unit unit(clinic.store.context(), "test", sync::Origin::Synced);
            roster::Resident made;
            made.id = {derivedUuid({"the same person"})};
            made.name = "王秀兰";
            roster::ResidentRepository::save(unit, made);
            unit.commit();
            return made.id;
        };
        const auto who = person(here);
        QVERIFY(person(there) == who);
        there.store.clock.advance(std::chrono::minutes{5});
        there.store.random = SeededRandom{8};
        const auto first = here.bound(who, day(2026, 11, 1)).value();
        const auto second = there.bound(who, day(2026, 11, 10), "周敏").value();
        const auto carry = [&](ContractClinic& from, ContractClinic& to, ContractId id) {
            const auto file = ContractRepository(from.database()).file(id).value();
            sync::Unit unit(to.store.context(), "hub", sync::Origin::Hub);
            ContractRepository::save(unit, file);
            unit.commit();
        };
        carry(here, there, first);
        carry(there, here, second);
        carry(there, here, second);
        QVERIFY(here.history(who) == there.history(who));
        QVERIFY(here.history(who).find(first)->isInForce(here.today()));
        // Offer, acceptance and signature of the other.
        QCOMPARE(here.history(who).refused.size(), std::size_t{3});
        QCOMPARE(*here.until(who), *there.until(who));
        QCOMPARE(*here.until(who), day(2027, 10, 31));
        QCOMPARE(contractsOutOfStep(here.database()).value(), 0);
    }

    void historyIsNeverChanged() {
        ContractClinic clinic;
        const auto who = clinic.person();
        QVERIFY(clinic.bound(who, day(2026, 11, 1)));
        bool refused = false;
        try {
            db::Query(clinic.database(), "UPDATE contract_event SET on_date = '2020-01-01'").run();
        } catch (const std::exception&) {
            refused = true;
        }
        QVERIFY(refused);
        db::Query(clinic.database(), "UPDATE contract SET last_day = '2030-01-01'").run();
        QCOMPARE(contractsOutOfStep(clinic.database()).value(), 1);
    }

    void theRosterCannotSayAnotherEnd() {
        ContractClinic clinic;
        const auto who = clinic.person();
        auto row = *roster::ResidentRepository(clinic.database()).find(who);
        const auto save = [&](Date until) {
            row.contractUntil = until;
            sync::Unit unit(clinic.store.context(), "test");
            roster::ResidentRepository::save(unit, row);
            unit.commit();
        };
        save(day(2026, 12, 31));
        QCOMPARE(*clinic.read(who).listed, day(2026, 12, 31));
        QVERIFY(clinic.bound(who, day(2026, 11, 1)));
        save(day(2030, 1, 1));
        QCOMPARE(*clinic.until(who), day(2027, 10, 31));
        QVERIFY(!clinic.read(who).listed);
    }
};

JIAYI_TEST(TestContracts)
#include "tst_contracts.moc"
