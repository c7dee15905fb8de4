#include "models/diagnostics/orders/open_orders.h"

#include "models/roster/resident_repository.h"

#include <algorithm>
#include <set>

namespace jiayi::orders {

namespace {

constexpr int kMostOpen = 2000;

bool standsIn(const OpenTube& tube, OpenView view, Instant now) {
    const bool waits = tube.takesSpecimen && (tube.state() == OrderState::Signed || tube.state() == OrderState::Sent);
    switch (view) {
        case OpenView::ToCollect: return waits;
        case OpenView::UnderWay: return !waits;
        case OpenView::Overdue: return isOverdue(tube, now);
    }
    return false;
}

/// Open orders, those of one number together, by when they are due.
Result<std::vector<OpenTube>> openTubes(db::Database& database, const OrderBook& book, bool& more) {
    std::vector<std::string> numbers;
    std::set<std::string> seen;
    {
        // The index holds the states; a tube is read whole, also what is back of it.
        db::Query row(database, "SELECT number FROM test_order WHERE state IN ('signed', 'collected', 'received', 'partial', 'refused') ORDER BY due_at LIMIT ?", kMostOpen + 1);
        int read = 0;
        while (row.next()) {
            more = ++read > kMostOpen;
            if (!more && seen.insert(row.text(0)).second) numbers.push_back(row.text(0));
        }
    }
    std::vector<OpenTube> tubes;
    for (const auto& number : numbers) {
        OpenTube tube;
        tube.number = number;
        JIAYI_TRY(auto tests, TestOrderRepository(database).ofNumber(number));
        std::copy_if(tests.begin(), tests.end(), std::back_inserter(tube.tests), [](const auto& test) { return isOpen(test.state); });
        if (tube.tests.empty()) continue;
        tube.resident = tube.tests.front().order.resident;
        JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(tube.resident));
        tube.name = person.name;
        tube.sex = person.sex;
        tube.birthDate = person.birthDate;
        const auto* test = book.test(tube.tests.front().order.test);
        tube.takesSpecimen = !test || test->takesSpecimen();
        tubes.push_back(std::move(tube));
    }
    return tubes;
}

}  // namespace

OrderState OpenTube::state() const {
    auto least = OrderState::Refused;
    for (const auto& test : tests) {
        if (test.state == OrderState::Refused) return OrderState::Refused;
        least = std::min(least, test.state);
    }
    return least;
}

Instant OpenTube::due() const {
    auto soonest = tests.front().due;
    for (const auto& test : tests) soonest = std::min(soonest, test.due);
    return soonest;
}

bool OpenTube::urgent() const {
    return std::any_of(tests.begin(), tests.end(), [](const auto& test) { return test.order.urgent; });
}

bool isOverdue(const OpenTube& tube, Instant now) { return tube.due() < now || tube.state() == OrderState::Refused; }

Result<OpenOrders> readOpenOrders(db::Database& database, const OrderBook& book, OpenView view, Instant now) {
    return db::attempt([&]() -> Result<OpenOrders> {
        OpenOrders open;
        JIAYI_TRY(auto tubes, openTubes(database, book, open.more));
        for (auto& tube : tubes) {
            open.toCollect += standsIn(tube, OpenView::ToCollect, now);
            open.underWay += standsIn(tube, OpenView::UnderWay, now);
            open.overdue += standsIn(tube, OpenView::Overdue, now);
            if (standsIn(tube, view, now)) open.tubes.push_back(std::move(tube));
        }
        std::stable_sort(open.tubes.begin(), open.tubes.end(), [](const auto& a, const auto& b) { return a.urgent() != b.urgent() ? a.urgent() : a.due() < b.due(); });
        return open;
    });
}

Result<std::vector<SpecimenLabel>> readLabels(db::Database& database, const OrderBook& book, const std::vector<std::string>& numbers, Date today) {
    return db::attempt([&]() -> Result<std::vector<SpecimenLabel>> {
        std::vector<SpecimenLabel> labels;
        bool sample = false;
        {
            db::Query row(database, "SELECT sample FROM institution");
            sample = row.next() && row.flag(0);
        }
        for (const auto& number : numbers) {
            JIAYI_TRY(const auto tests, TestOrderRepository(database).ofNumber(number));
            SpecimenLabel label;
            label.number = number;
            label.sample = sample;
            for (const auto& tracked : tests) {
                const auto* test = book.test(tracked.order.test);
                if (!test || !test->takesSpecimen() || tracked.state == OrderState::Cancelled) continue;
                label.specimen = book.word("specimen", test->specimen);
                label.tube = book.word("tube", test->tube);
                label.tests.push_back({tracked.order.nameEn, tracked.order.nameZh});
                label.urgent = label.urgent || tracked.order.urgent;
                label.fasting = label.fasting || test->fasting;
                label.collected = tracked.order.collectedAt;
                label.at = tracked.order.collectedAt.value_or(tracked.order.signedAt);
            }
            if (label.tests.empty()) continue;
            JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(tests.front().order.resident));
            label.name = person.name;
            label.sex = person.sex;
            if (person.birthDate) label.age = ageOn(*person.birthDate, today);
            labels.push_back(std::move(label));
        }
        return labels;
    });
}

}  // namespace jiayi::orders
