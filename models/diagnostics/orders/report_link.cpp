#include "models/diagnostics/orders/report_link.h"

#include "models/core/text.h"
#include "models/diagnostics/orders/rules/order_number.h"

#include <algorithm>

namespace jiayi::orders {

namespace {

bool measures(const OrderBook& book, const TestOrder& order, const ReportAbout& report) {
    if (!report.loinc.empty() && order.loinc == report.loinc) return true;
    const auto* test = book.test(order.test);
    return test && std::any_of(test->families.begin(), test->families.end(), [&](const auto& family) {
               const auto& rule = book.recognition.at(family);
               const auto held = [&](const std::string& code) { return report.codes.contains(code); };
               return std::any_of(rule.codes.begin(), rule.codes.end(), held) || std::any_of(rule.other.begin(), rule.other.end(), held);
           });
}

}  // namespace

std::string plainNumber(std::string_view number) { return searchFold(number); }

Result<std::optional<ResidentId>> orderedFor(db::Database& database, std::string_view number) {
    const auto plain = plainNumber(number);
    if (!isOrderNumber(plain)) return std::optional<ResidentId>{};
    JIAYI_TRY(const auto tests, TestOrderRepository(database).ofNumber(plain));
    if (tests.empty()) return std::optional<ResidentId>{};
    return std::optional{tests.front().order.resident};
}

Result<std::vector<TestOrderId>> ordersOf(db::Database& database, const OrderBook& book, const ReportAbout& report) {
    std::vector<TestOrderId> found;
    const auto plain = plainNumber(report.number);
    if (!isOrderNumber(plain)) return found;
    JIAYI_TRY(const auto tests, TestOrderRepository(database).ofNumber(plain));
    for (const auto& tracked : tests)
        if (tests.size() == 1 || measures(book, tracked.order, report)) found.push_back(tracked.order.id);
    return found;
}

}  // namespace jiayi::orders
