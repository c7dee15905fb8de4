#include "models/roster/contracts/contract_acts.h"
#include "models/roster/contracts/contract_lists.h"
#include "models/roster/entitlement/entitlement_repository.h"
#include "models/roster/resident_repository.h"
#include "models/sync/status.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"
#include "sync/client/incoming.h"

using namespace jiayi;
using namespace jiayi::test;
using namespace jiayi::contracts;

/// Two desks of a clinic with a hub between them: what one signs binds at the other.
class TestContractsTravel : public QObject {
    Q_OBJECT

    const ContractBook m_book = loadContractBook().value();

    static Date today(Desk& desk) { return localDate(desk.store.clock.now()); }
    Terms terms(Desk& desk, const char* doctor) const { return {"第一团队", doctor, "basic", today(desk), m_book.lastDayOf(today(desk))}; }
    static History at(Desk& desk, roster::ResidentId who) { return must(ContractRepository(desk.store.database()).historyOf(who)); }
    static void exchange(Desk& from, Desk& to) {
        must(from.sync());
        must(to.sync());
    }
    static void settle(Desk& here, Desk& there) {
        for (int round = 0; round < 3; ++round) exchange(here, there);
    }

private Q_SLOTS:
    void whatOneSignsTheOtherSees() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto who = here.addResident("甲");
        const auto id = must((OfferContract{who, terms(here, "陈丽华"), {}}(here.context(), m_book)));
        exchange(here, there);
        QVERIFY(at(there, who).find(id)->state == State::Offered);
        must((AcceptContract{id}(there.context(), m_book)));
        exchange(there, here);
        must((SignContract{id, today(here), "本人"}(here.context(), m_book)));
        exchange(here, there);
        QVERIFY(at(there, who).find(id)->isInForce(today(there)));
        const auto person = must(roster::ResidentRepository(there.store.database()).find(who));
        QVERIFY(person.doctor == "陈丽华" && person.contractUntil == at(here, who).find(id)->lastDay);
        QCOMPARE(must(doctorLoads(there.store.database(), m_book, today(there))).front().inForce, 1);
        must((EndContract{id, today(there), "wish", "搬家"}(there.context(), m_book)));
        exchange(there, here);
        QVERIFY(at(here, who).find(id)->state == State::Ended);
        QVERIFY(at(here, who) == at(there, who));
        QVERIFY(here.waiting() == 0 && there.waiting() == 0 && here.contents() == there.contents());
    }

    void bothSignWithoutALineAndOneCounts() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto who = here.addResident("甲");
        exchange(here, there);
        const auto first = must((RecordContract{who, terms(here, "陈丽华"), today(here), "本人"}(here.context(), m_book)));
        there.store.clock.advance(std::chrono::minutes{5});
        const auto second = must((RecordContract{who, terms(there, "周敏"), today(there), "本人"}(there.context(), m_book)));
        settle(here, there);
        // Whose patient somebody is was said twice: a person decides, and until then the second contract waits with it.
        const auto open = must(sync::readConflicts(there.store.database()));
        QCOMPARE(open.size(), std::size_t{1});
        QVERIFY(open.front().path.find("doctor") != std::string::npos && !at(here, who).find(second));
        const sync::Decision theirs{open.front().id, sync::Side::Theirs, {}};
        must(sync::decide(there.context(), there.mappers(), sync::Merger{sync::MergeSchema::embedded()}, std::span{&theirs, 1}));
        settle(there, here);
        QVERIFY(at(here, who) == at(there, who));
        QVERIFY(at(here, who).find(first)->isInForce(today(here)) && !at(here, who).find(second));
        QCOMPARE(must(contractsOutOfStep(here.store.database())) + must(contractsOutOfStep(there.store.database())), std::int64_t{0});
        const auto until = [&](Desk& desk) { return must(roster::ResidentRepository(desk.store.database()).find(who)).contractUntil; };
        QVERIFY(until(here) && until(here) == until(there));
    }

    void anEntitlementTravelsWithItsPartners() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto who = here.addResident("甲");
        const roster::Entitlement benefit{{}, "special-disease", "E11", makeDate(2026, 1, 1), {}, "H1", {{"H4", makeDate(2026, 1, 1), makeDate(2026, 6, 30)}}};
        const auto id = must((roster::AddEntitlement{who, benefit}(here.context())));
        exchange(here, there);
        auto held = must(roster::EntitlementRepository(there.store.database()).entitlement(id));
        QVERIFY(held.entitlement.partners == benefit.partners);
        held.entitlement.partners.clear();
        must((roster::EditEntitlement{held.entitlement}(there.context())));
        exchange(there, here);
        QVERIFY(must(roster::EntitlementRepository(here.store.database()).entitlement(id)).entitlement.partners.empty());
        QVERIFY(here.contents() == there.contents());
    }
};

JIAYI_TEST(TestContractsTravel)
#include "tst_contracts_travel.moc"
