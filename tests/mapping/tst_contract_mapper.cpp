#include "models/roster/resident_repository.h"
#include "sync/mapping/benefit_mapper.h"
#include "sync/mapping/contract_mapper.h"
#include "sync/mapping/registry.h"
#include "tests/mapping/round_trip.h"
#include "tests/support/clinic_store.h"

using namespace jiayi;
using namespace jiayi::contracts;
using mapping::ContractMapper;

class TestContractMapper : public QObject {
    Q_OBJECT

    static ContractId contract() { return {*Uuid::parse(test::kOtherId)}; }
    static ContractEvent event(EventKind kind, int minute) {
        ContractEvent made;
        made.id = {derivedUuid({"event", std::to_string(minute)})};
        made.contract = contract();
        made.kind = kind;
        made.on = makeDate(2026, 11, 22);
        made.at = startOfDay(makeDate(2026, 11, 22)) + std::chrono::minutes{minute};
        made.by = "chen";
        return made;
    }
    static ContractFile file() {
        ContractFile made{contract(), {*Uuid::parse(test::kPatientId)}, {}, {}};
        auto offer = event(EventKind::Offered, 1);
        offer.terms = Terms{"第一团队", "陈丽华", "diabetes", makeDate(2026, 12, 1), makeDate(2027, 11, 30)};
        offer.note = "电话约定";
        auto sign = event(EventKind::Signed, 3);
        sign.signer = "本人";
        made.events = {offer, event(EventKind::Accepted, 2), sign};
        made.contract = *replay(made.events).find(contract());
        return made;
    }

private Q_SLOTS:
    void aContractComesBackAsItWent() {
        test::comesBack<ContractMapper>(file());
        auto ended = file();
        auto end = event(EventKind::Ended, 4);
        end.reason = "wish";
        ended.events.push_back(end);
        test::comesBack<ContractMapper>(ended);
        auto renewal = file();
        renewal.events = {event(EventKind::Renewed, 5)};
        renewal.events[0].previous = ContractId{derivedUuid({"before"})};
        renewal.events[0].terms = file().events[0].terms;
        test::comesBack<ContractMapper>(renewal);
    }

    void othersReadWhereItStands() {
        const auto wire = test::wireOf<ContractMapper>(file());
        QCOMPARE(wire.textOr("status", ""), std::string_view{"executed"});
        QCOMPARE(wire.textOr("applies.start", ""), std::string_view{"2026-12-01"});
        QCOMPARE(wire.textOr("subject.0.reference", ""), std::string_view{"Patient/0190a5c4-1111-7abc-8def-000000000001"});
        auto ended = file();
        auto end = event(EventKind::Ended, 4);
        end.reason = "wish";
        end.on = makeDate(2027, 1, 31);
        ended.events.push_back(end);
        ended.contract = *replay(ended.events).find(contract());
        auto again = wire;
        ContractMapper::write(again, ended);
        QCOMPARE(again.textOr("status", ""), std::string_view{"terminated"});
        QCOMPARE(again.textOr("applies.end", ""), std::string_view{"2027-01-31"});
    }

    void somebodyElsesContractIsNotOurs() {
        auto wire = test::wireOf<ContractMapper>(file());
        wire.erase("extension");
        QVERIFY(!*ContractMapper::read(wire));
        auto broken = test::wireOf<ContractMapper>(file());
        broken.make("extension.0.extension.1.valueString") = "bought";
        QVERIFY(ContractMapper::read(broken).error().reason == "contract.event");
    }

    void itGoesThroughTheRegistryAndIsTakenBack() {
        test::ClinicStore store;
        const mapping::Registry registry(test::mappingRules());
        {
            sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
            QVERIFY(registry.apply(unit, test::patient()));
            QVERIFY(registry.apply(unit, test::wireOf<ContractMapper>(file()))->outcome == mapping::Applied::Outcome::Stored);
            unit.commit();
        }
        const ContractRepository rows(store.database());
        QVERIFY(rows.file(contract()).value() == file());
        const auto rendered = registry.render(store.database(), "Contract", contract().uuid).value();
        QVERIFY(**ContractMapper::read(rendered) == file());
        QCOMPARE(*roster::ResidentRepository(store.database()).find(file().resident)->contractUntil, makeDate(2027, 11, 30));
        {
            sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
            QVERIFY(registry.retract(unit, "Contract", contract().uuid));
            unit.commit();
        }
        QVERIFY(!rows.historyOf(file().resident)->latest());
        {
            sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
            QVERIFY(registry.erase(unit, "Contract", contract().uuid));
            unit.commit();
        }
        QCOMPARE(store.count("SELECT (SELECT count(*) FROM contract_event) + (SELECT count(*) FROM contract)"), 0);
    }

    void partnersOfABenefitTravelWithTheirDays() {
        pharmacy::HeldEntitlement held{{*Uuid::parse(test::kPatientId)}, {*Uuid::parse(test::kOtherId), "special-disease", "E11", makeDate(2026, 1, 1), makeDate(2026, 12, 31), "H1", {}}};
        held.entitlement.partners = {{"H4", makeDate(2026, 1, 1), makeDate(2026, 6, 30)}, {"H5", makeDate(2026, 3, 1), {}}};
        test::comesBack<mapping::EntitlementMapper>(held);
        auto wire = test::wireOf<mapping::EntitlementMapper>(held);
        held.entitlement.partners.erase(held.entitlement.partners.begin());
        mapping::EntitlementMapper::write(wire, held);
        QVERIFY(**mapping::EntitlementMapper::read(wire) == held);
    }
};

JIAYI_TEST(TestContractMapper)
#include "tst_contract_mapper.moc"
