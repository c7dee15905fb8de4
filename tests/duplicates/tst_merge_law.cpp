// Whatever is merged into whatever: taken back, every table is as it was.
#include "tests/duplicates/duplicates_clinic.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

using namespace jiayi;
using namespace jiayi::test;

namespace {

void someFact(DuplicatesClinic& clinic, ResidentId resident, sync::Origin origin = sync::Origin::Desk) {
    const auto day = makeDate(2026, 1, 1) + Days{*rc::gen::inRange(0, 300)};
    switch (*rc::gen::inRange(0, 7)) {
        case 0:
            clinic.observe(resident, *rc::gen::element(std::string("HBA1C_NGSP"), std::string("SBP")),
                           *rc::gen::inRange(5, 12), formatDate(day), origin);
            break;
        case 1:
            clinic.diagnose(resident, *rc::gen::element("E11", "I10"), origin);
            break;
        case 2:
            clinic.allergic(resident, origin);
            break;
        case 3:
            clinic.enrol(resident);
            break;
        case 4:
            clinic.visit(resident, day, day + Days{90});
            break;
        case 5: {
            care::PersonalTarget target;
            target.code = "HBA1C_NGSP";
            target.high = *rc::gen::inRange(6, 9);
            target.unit = "%";
            target.validFrom = day;
            clinic.save(resident, target);
            break;
        }
        default: {
            care::MedicationLine line;
            line.name = "metformin";
            line.atc = "A10BA02";
            clinic.save(resident, line);
        }
    }
}

Resident someone() {
    auto one = DuplicatesClinic::called(
        *rc::gen::element(std::string("张小明"), std::string("章晓明"), std::string("李秀英")));
    one.phone = *rc::gen::element(std::string(), std::string("13800005678"), std::string("13900001111"));
    one.address = *rc::gen::element(std::string(), std::string("somewhere"));
    one.allergyState = *rc::gen::element(roster::AllergyState::NotAsked, roster::AllergyState::NoneKnown);
    one.status = *rc::gen::weightedElement<roster::ResidentStatus>(
        {{5, roster::ResidentStatus::Active}, {1, roster::ResidentStatus::Dead}});
    return one;
}

template <class T>
T taken(std::vector<T>& from) {
    const auto at = static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(from.size())));
    auto one = from[at];
    from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
    return one;
}

}  // namespace

class TestMergeLaw : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mergedAndTakenBackEverythingIsAsItWas() {
        QVERIFY(rc::check([] {
            DuplicatesClinic clinic;
            std::vector<ResidentId> standing;
            for (int i = 0; i < 4; ++i) standing.push_back(clinic.add(someone()));
            const auto everybody = standing;
            for (int n = *rc::gen::inRange(0, 10); n > 0; --n)
                someFact(clinic, *rc::gen::elementOf(everybody));
            RC_ASSERT(care::recomputeFigures(clinic.database()).has_value());
            const auto before = clinic.fingerprint();
            std::vector<ResidentId> merged;
            for (int n = *rc::gen::inRange(1, 4); n > 0; --n) {
                const auto one = taken(standing);
                const std::set<std::string> fields = *rc::gen::arbitrary<bool>()
                                                         ? std::set<std::string>{"phone", "address", "name"}
                                                         : std::set<std::string>{};
                RC_ASSERT(clinic.merge(one, *rc::gen::elementOf(standing), fields).has_value());
                merged.push_back(one);
                RC_ASSERT(roster::duplicates::verifyLinks(clinic.database()).has_value());
                RC_ASSERT(care::verifyFigures(clinic.database()).has_value());
            }
            // The last merge first: fields that were taken over went from hand to hand.
            while (!merged.empty()) {
                RC_ASSERT(clinic.unmerge(merged.back()).has_value());
                merged.pop_back();
                RC_ASSERT(roster::duplicates::verifyLinks(clinic.database()).has_value());
                RC_ASSERT(care::verifyFigures(clinic.database()).has_value());
            }
            const auto differing = DuplicatesClinic::differing(before, clinic.fingerprint());
            RC_LOG() << differing;
            RC_ASSERT(differing.empty());
        }));
    }

    void inAnyOrderAndWithFactsThatArriveMeanwhileEachIsWhoseItIs() {
        QVERIFY(rc::check([] {
            DuplicatesClinic clinic, plain;
            std::vector<ResidentId> standing;
            for (int i = 0; i < 4; ++i) {
                const auto one = someone();
                standing.push_back(clinic.add(one));
                auto same = one;
                same.id = standing.back();
                plain.add(same);
            }
            const auto everybody = standing;
            std::vector<ResidentId> merged;
            std::vector<std::pair<ResidentId, care::ConditionId>> owners;
            for (int n = *rc::gen::inRange(3, 14); n > 0; --n) {
                const int what = *rc::gen::inRange(0, 4);
                if (what == 0 && standing.size() > 1) {
                    const auto one = taken(standing);
                    RC_ASSERT(clinic.merge(one, *rc::gen::elementOf(standing)).has_value());
                    merged.push_back(one);
                } else if (what == 1 && !merged.empty()) {
                    const auto one = taken(merged);
                    RC_ASSERT(clinic.unmerge(one).has_value());
                    standing.push_back(one);
                } else {
                    const auto of = *rc::gen::elementOf(everybody);
                    owners.emplace_back(of, clinic.diagnose(of, "E11", sync::Origin::Hub).id);
                }
                RC_ASSERT(roster::duplicates::verifyLinks(clinic.database()).has_value());
            }
            while (!merged.empty()) RC_ASSERT(clinic.unmerge(taken(merged)).has_value());
            for (const auto& [owner, id] : owners)
                RC_ASSERT(care::FactRepository(clinic.database()).condition(id)->resident == owner);
            RC_ASSERT(clinic.count("SELECT count(*) FROM shown_row") == 0);
            RC_ASSERT(care::verifyFigures(clinic.database()).has_value());
        }));
    }
};

JIAYI_TEST(TestMergeLaw)
#include "tst_merge_law.moc"
