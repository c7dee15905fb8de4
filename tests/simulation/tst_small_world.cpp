#include "tests/support/test_program.h"

#include "tests/simulation/small_world.h"

namespace jiayi::simulation {

class TestSmallWorld : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// All of it takes `test_simulation --small-worlds 1`; here every 400th place of a fault in all orders.
    void oneFaultAnywhereInAnyOrderBreaksNoPromise() {
        const auto found = playSmallWorlds(400);
        qInfo("%lld small worlds of %lld orders: %lld power cuts, %lld network faults", static_cast<long long>(found.worlds),
              static_cast<long long>(found.orders), static_cast<long long>(found.powerCuts), static_cast<long long>(found.networkFaults));
        QVERIFY2(found.broken.empty(), found.broken.c_str());
        QVERIFY(found.orders > 100);
        QVERIFY(found.worlds > 100);
    }
};

}  // namespace jiayi::simulation

using jiayi::simulation::TestSmallWorld;
JIAYI_TEST(TestSmallWorld)
#include "tst_small_world.moc"
