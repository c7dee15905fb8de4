// Runs every registered test class of this program. `--platform` is always offscreen: no test needs a display.
#include "tests/support/test_program.h"

#include <QGuiApplication>

#ifdef JIAYI_TEST_WIDGETS
#include <QApplication>
using TestApplication = QApplication;
#else
#include <QCoreApplication>
using TestApplication = QCoreApplication;
#endif

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TestApplication application(argc, argv);
    int failures = 0;
    if (jiayi::test::registeredTests().empty()) qFatal("this program holds no test");
    for (const auto& make : jiayi::test::registeredTests()) {
        const auto test = make();
        failures += QTest::qExec(test.get(), argc, argv);
    }
    return failures == 0 ? 0 : 1;
}
