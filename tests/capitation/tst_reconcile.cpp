// Two sides of a statement, without a store.
#include "models/capitation/rules/reconcile.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <map>

using namespace jiayi;
using namespace jiayi::capitation;

namespace {

SideLine sideLine(int number) {
    return {{"ExplanationOfBenefit", derivedUuid({"line", std::to_string(number)})}, derivedUuid({"person", std::to_string(number % 2000)}), "outpatient", "S" + std::to_string(number),
            makeDate(2026, 9, 1) + Days{number % 28}, 1000 + number};
}
std::map<DifferenceKind, int> countedByKind(const std::vector<Difference>& differences) {
    std::map<DifferenceKind, int> counted;
    for (const auto& each : differences) ++counted[each.kind];
    return counted;
}
std::vector<SideLine> shuffled(std::vector<SideLine> lines) {
    for (std::size_t i = lines.size(); i > 1; --i) std::swap(lines[i - 1], lines[*rc::gen::inRange<std::size_t>(0, i)]);
    return lines;
}

}  // namespace

class TestReconcile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalSidesDoNotDiffer() {
        std::vector<SideLine> side{sideLine(1), sideLine(2)};
        QVERIFY(reconcile(side, {side.rbegin(), side.rend()}).empty());
    }

    void eachKindHasItsName() {
        const auto base = sideLine(1);
        auto amount = base, person = base, other = base;
        amount.amount += 5;
        person.resident = sideLine(2).resident;
        person.amount += 5;
        other.origin.id = derivedUuid({"other"});
        const auto kindOf = [](const std::vector<SideLine>& ours, const std::vector<SideLine>& theirs) { return reconcile(ours, theirs).at(0).kind; };
        QVERIFY(kindOf({}, {base}) == DifferenceKind::MissingHere && kindOf({base}, {}) == DifferenceKind::MissingThere);
        QVERIFY(kindOf({base}, {amount}) == DifferenceKind::Amount && kindOf({base}, {person}) == DifferenceKind::Person);
        QVERIFY(kindOf({base, base}, {base}) == DifferenceKind::Duplicate && reconcile({base, base}, {base}).at(0).duplicateHere);
        QVERIFY(kindOf({base}, {base, other}) == DifferenceKind::Duplicate && !reconcile({base}, {base, other}).at(0).duplicateHere);
        // Known by its settlement number where the two sides name its origin otherwise.
        QVERIFY(reconcile({base}, {other}).empty());
        other.amount += 7;
        QVERIFY(kindOf({base}, {other}) == DifferenceKind::Amount);
    }

    void whatIsPlantedIsFoundWhateverTheOrderAndAcceptedItIsEqual() {
        QVERIFY(rc::check("planted", [] {
            const auto count = *rc::gen::inRange(10, 120);
            std::vector<SideLine> ours, theirs;
            std::map<DifferenceKind, int> planted;
            for (int number = 0; number < count; ++number) {
                auto line = sideLine(number), there = line;
                const auto what = *rc::gen::inRange(0, 12);
                if (what > 5) ours.push_back(line), theirs.push_back(line);
                else if (what == 0) theirs.push_back(line), ++planted[DifferenceKind::MissingHere];
                else if (what == 1) ours.push_back(line), ++planted[DifferenceKind::MissingThere];
                else if (what == 2) there.amount += 1, ours.push_back(line), theirs.push_back(there), ++planted[DifferenceKind::Amount];
                else if (what == 3) there.resident = derivedUuid({"stranger"}), ours.push_back(line), theirs.push_back(there), ++planted[DifferenceKind::Person];
                else {
                    ours.push_back(line), theirs.push_back(line);
                    there.origin.id = derivedUuid({"again", std::to_string(number)});
                    (what == 4 ? ours : theirs).push_back(there), ++planted[DifferenceKind::Duplicate];
                }
            }
            const auto found = reconcile(shuffled(ours), shuffled(theirs));
            RC_ASSERT(countedByKind(found) == planted);
            const auto sides = afterAccepting(ours, theirs, found);
            RC_ASSERT(reconcile(sides.ours, sides.theirs).empty());
            const auto sum = [](const std::vector<SideLine>& side) {
                std::int64_t all = 0;
                for (const auto& line : side) all += line.amount;
                return all;
            };
            RC_ASSERT(sum(sides.ours) == sum(sides.theirs));
        }));
    }
};

JIAYI_TEST(TestReconcile)
#include "tst_reconcile.moc"
