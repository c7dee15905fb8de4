// What is under way in the whole clinic, tube by tube; and what a tube's label says.
#pragma once

#include "models/core/sex.h"
#include "models/diagnostics/orders/order_repository.h"
#include "models/diagnostics/orders/rules/order_book.h"

namespace jiayi::orders {

enum class OpenView { ToCollect, UnderWay, Overdue };

/// Tests of one person that share a number.
struct OpenTube {
    std::string number;
    ResidentId resident;
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate;
    std::vector<TrackedTest> tests;
    bool takesSpecimen = true;

    OrderState state() const;  ///< of the one that is furthest behind; refused before all others
    Instant due() const;       ///< the soonest
    bool urgent() const;
};
struct OpenOrders {
    std::vector<OpenTube> tubes;  ///< urgent ones first, then the soonest due
    std::size_t toCollect = 0, underWay = 0, overdue = 0;  ///< tubes in each view
    bool more = false;            ///< there are more than were read
};
/// At most the 2,000 open tests that are due soonest. An overdue tube stands in its other view too.
Result<OpenOrders> readOpenOrders(db::Database& database, const OrderBook& book, OpenView view, Instant now);
bool isOverdue(const OpenTube& tube, Instant now);

/// A label carries what a laboratory needs to tell tubes apart and nothing that says more about the person: no citizen id, no address, no diagnosis.
struct SpecimenLabel {
    std::string number;
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<int> age;  ///< years
    OrderText specimen, tube;
    std::vector<OrderText> tests;
    bool urgent = false, fasting = false, sample = false;
    Instant at{};  ///< of collection, or of signing
    std::optional<Instant> collected{};
};
/// One for each tube of these numbers, in their order; numbers without a specimen are left out. Mistakes and what was cancelled have no label.
Result<std::vector<SpecimenLabel>> readLabels(db::Database& database, const OrderBook& book, const std::vector<std::string>& numbers, Date today);

}  // namespace jiayi::orders
