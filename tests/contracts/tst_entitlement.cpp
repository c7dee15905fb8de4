#include "models/roster/entitlement/entitlement_repository.h"
#include "models/roster/rules/citizen_id.h"
#include "tests/contracts/contract_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::roster;
using test::ContractClinic;

class TestEntitlement : public QObject {
    Q_OBJECT

    static constexpr auto day = makeDate;
    static Entitlement benefit() { return {{}, "special-disease", "E11", day(2026, 1, 1), day(2026, 12, 31), "H1", {{"H4", day(2026, 1, 1), day(2026, 6, 30)}}}; }
    static std::string citizen(const char* first) { return std::string{first} + citizenIdCheckCharacter(first); }
    static std::string reasonOf(const auto& result) { return result ? "done" : result.error().reason; }
    static std::string card(const std::string& citizenId, std::optional<Date> until) {
        CardReading made;
        made.kind = &cardKinds().front();
        made.scheme = "resident";
        made.number = "99001";
        made.citizenId = citizenId;
        made.special = benefit();
        made.special->until = until;
        return cardText(*made.kind, made);
    }
    static ResidentId known(ContractClinic& clinic, const std::string& citizenId) {
        const auto who = clinic.person();
        auto row = *ResidentRepository(clinic.database()).find(who);
        row.citizenId = citizenId;
        sync::Unit unit(clinic.store.context(), "test");
        ResidentRepository::save(unit, row);
        unit.commit();
        return who;
    }

private Q_SLOTS:
    void itHoldsAtTheStewardAndItsPartners() {
        QVERIFY(mayUseAt(benefit(), "H1", day(2026, 12, 31)) && !mayUseAt(benefit(), "H1", day(2027, 1, 1)));
        QVERIFY(mayUseAt(benefit(), "H4", day(2026, 6, 30)) && !mayUseAt(benefit(), "H4", day(2026, 7, 1)) && !mayUseAt(benefit(), "H9", day(2026, 3, 1)));
        auto anywhere = benefit();
        anywhere.institution.clear();
        QVERIFY(mayUseAt(anywhere, "H9", day(2026, 3, 1)));
    }

    void itIsSavedWithItsPartners() {
        ContractClinic clinic;
        const auto who = clinic.person();
        const auto context = clinic.store.context();
        const auto id = AddEntitlement{who, benefit()}(context).value();
        auto held = EntitlementRepository(clinic.database()).of(who).value();
        QVERIFY(held.size() == 1 && held[0].partners == benefit().partners);
        QCOMPARE(reasonOf(AddEntitlement{who, benefit()}(context)), std::string{"entitlement.overlap"});
        held[0].partners.push_back({"H5", day(2026, 3, 1), {}});
        held[0].until = day(2027, 12, 31);
        QVERIFY(EditEntitlement{held[0]}(context));
        QVERIFY(EntitlementRepository(clinic.database()).entitlement(id)->entitlement == held[0]);
        held[0].partners[0].until = day(2025, 1, 1);
        QCOMPARE(reasonOf(EditEntitlement{held[0]}(context)), std::string{"entitlement.partner"});
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'Coverage'"), 2);
    }

    void aCardBringsThePersonUpToDate() {
        ContractClinic clinic;
        const auto id = citizen("12010319620514351");
        const auto who = known(clinic, id);
        const auto first = TakeCard{who, card(id, day(2026, 12, 31))}(clinic.store.context(), cardKinds()).value();
        QVERIFY(first.person && first.added && !first.changed);
        const auto standing = readStanding(clinic.database(), who).value();
        QVERIFY(standing.scheme == "resident" && standing.number == "99001" && standing.all.size() == 1);
        const auto again = TakeCard{who, card(id, day(2026, 12, 31))}(clinic.store.context(), cardKinds()).value();
        QVERIFY(!again.person && !again.added && !again.changed);
        const auto longer = TakeCard{who, card(id, day(2027, 12, 31))}(clinic.store.context(), cardKinds()).value();
        QVERIFY(longer.changed && !longer.added);
        QCOMPARE(readStanding(clinic.database(), who)->all.size(), std::size_t{1});
    }

    void aCardOfSomebodyElseChangesNothing() {
        ContractClinic clinic;
        const auto who = known(clinic, citizen("12010319620514351"));
        QCOMPARE(reasonOf(TakeCard{who, card(citizen("12010319710203452"), {})}(clinic.store.context(), cardKinds())), std::string{"card.other-person"});
        QVERIFY(readStanding(clinic.database(), who)->scheme.empty());
        QCOMPARE(clinic.store.count("SELECT count(*) FROM entitlement"), 0);
    }
};

JIAYI_TEST(TestEntitlement)
#include "tst_entitlement.moc"
