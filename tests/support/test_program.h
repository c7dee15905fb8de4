// One test program a room: every tst_*.cpp registers its class here, and main() runs them all.
#pragma once

#include <QtTest/QtTest>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace jiayi::test {

using MakeTest = std::function<std::unique_ptr<QObject>()>;

inline std::vector<MakeTest>& registeredTests() {
    static std::vector<MakeTest> tests;
    return tests;
}

template <class T>
struct Registered {
    Registered() {
        registeredTests().push_back([] { return std::make_unique<T>(); });
    }
};

}  // namespace jiayi::test

/// At the end of a tst_*.cpp, before its .moc: JIAYI_TEST(TestDates)
#define JIAYI_TEST(Class) static const ::jiayi::test::Registered<Class> registered##Class;
