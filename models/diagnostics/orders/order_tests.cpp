#include "models/diagnostics/orders/order_tests.h"

#include "models/core/text.h"
#include "models/diagnostics/orders/rules/order_number.h"
#include "models/roster/resident_repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace jiayi::orders {

namespace {

/// So many results of a code: enough to see that an older one counts where the newest is doubted.
constexpr int kResultsOfACode = 5;

std::string codesInSql(const OrderBook& book) {
    std::set<std::string> codes;
    for (const auto& [family, rule] : book.recognition) {
        codes.insert(rule.codes.begin(), rule.codes.end());
        codes.insert(rule.other.begin(), rule.other.end());
    }
    std::string list;
    for (const auto& code : codes) list += (list.empty() ? "'" : ", '") + code + "'";
    return list;
}

std::vector<HeldResult> heldResults(db::Database& database, const OrderBook& book, ResidentId resident) {
    std::vector<HeldResult> all;
    db::Query row(database,
                  "SELECT id, code, effective_at, status, origin, doubt, performer, original, text_value, value, unit FROM (SELECT o.*, row_number() OVER (PARTITION BY o.code "
                  "ORDER BY o.effective_at DESC, o.pk DESC) AS nth FROM observation o JOIN resident r ON r.pk = o.resident_pk WHERE r.id = ? AND o.status NOT IN "
                  "('entered-in-error', 'cancelled') AND o.code IN (" + codesInSql(book) + ")) WHERE nth <= ? ORDER BY code, nth",
                  resident, kResultsOfACode);
    while (row.next()) {
        // What was said, as it was said; else the value as it is kept.
        auto shown = row.text(7).empty() ? row.text(8) : row.text(7);
        if (shown.empty() && !row.isNull(9)) shown = fmt::format("{:g} {}", row.real(9), row.text(10));
        all.push_back({row.uuid(0), row.text(1), localDate(row.instant(2)), row.text(3), row.text(4), row.text(5), row.text(6), shown});
    }
    return all;
}

std::string institutionName(db::Database& database) {
    db::Query row(database, "SELECT name FROM institution");
    return row.next() ? row.text(0) : std::string{};
}

std::vector<OrderLine> draftOf(db::Database& database, std::int64_t resident) {
    std::vector<OrderLine> lines;
    db::Query row(database, "SELECT test, urgent, reuse, reason FROM order_draft WHERE resident_pk = ? ORDER BY position", resident);
    while (row.next()) lines.push_back({row.text(0), row.flag(1), row.flag(2), row.text(3)});
    return lines;
}

void writeDraft(db::Database& database, std::int64_t resident, const std::vector<OrderLine>& lines) {
    db::Query(database, "DELETE FROM order_draft WHERE resident_pk = ?", resident).run();
    int position = 0;
    for (const auto& line : lines)
        db::Query(database, "INSERT INTO order_draft (resident_pk, position, test, urgent, reuse, reason) VALUES (?, ?, ?, ?, ?, ?)", resident, position++, line.test, line.urgent,
                  line.reuse, line.reason)
            .run();
}

/// Whoever set the store up counts as a doctor, as in the worklist: in a small clinic it is one.
Result<void> requireDoctor(db::Database& database, const std::string& user) {
    db::Query row(database, "SELECT 1 FROM user WHERE name = ? AND active = 1 AND role IN ('doctor', 'administrator')", user);
    if (!row.next()) return Error{Errc::Denied, "test-order.role", {}};
    return {};
}

class Signing {
public:
    Signing(sync::Unit& unit, const OrderBook& book, const SignOrders& wish, const OrderingPage& page) : m_unit(unit), m_book(book), m_wish(wish), m_page(page) {}

    Result<SignedOrders> operator()() {
        for (const auto& line : m_wish.lines) {
            JIAYI_CHECK(check(line));
            if (line.reuse) reuse(line);
            else order(line);
        }
        return std::move(m_done);
    }

private:
    Recognition offered(const Orderable& test) const { return recognise(m_book, test, m_page.results, m_page.institution, m_page.today); }

    Result<void> check(const OrderLine& line) const {
        const auto* test = m_book.test(line.test);
        if (!test) return invalid("test-order.test");
        if (std::count_if(m_wish.lines.begin(), m_wish.lines.end(), [&](const auto& other) { return other.test == line.test; }) > 1) return invalid("test-order.twice");
        if (!line.reason.empty() && !m_book.hasWord("repeat", line.reason)) return invalid("test-order.reason");
        const bool recognised = offered(*test).recognised;
        if (line.reuse) return recognised ? Result<void>{} : Result<void>{Error{Errc::Conflict, "test-order.not-recognised", {}}};
        const bool known = recognised || !openDoubles(m_book, *test, m_page.orders).empty();
        if (known && line.reason.empty()) return invalid("test-order.repeat-reason");
        return {};
    }

    /// One number a tube; what takes no specimen has its own.
    std::string numberFor(const Orderable& test, TestOrderId id) {
        auto& held = m_numbers[test.takesSpecimen() ? test.tube : id.toString()];
        if (!held.empty()) return held;
        auto candidate = orderNumber(id.uuid);
        while (isTaken(candidate)) candidate = orderNumber(m_unit.newId<TestOrderId>().uuid);
        held = candidate;
        m_done.numbers.push_back(held);
        return held;
    }
    bool isTaken(const std::string& number) const {
        db::Query row(m_unit.database(), "SELECT 1 FROM test_order WHERE number = ? LIMIT 1", number);
        return row.next();
    }

    void order(const OrderLine& line) {
        const auto& test = *m_book.test(line.test);
        TestOrder made;
        made.id = m_unit.newId<TestOrderId>();
        made.resident = m_wish.resident;
        made.number = numberFor(test, made.id);
        made.test = test.id;
        made.loinc = test.loinc;
        made.nameEn = test.name.en;
        made.nameZh = test.name.zh;
        made.urgent = line.urgent;
        made.repeatReason = line.reason;
        made.visit = m_wish.visit;
        made.signedAt = m_unit.now();
        made.by = m_unit.user();
        made.hours = test.hours;
        made.price = test.price;
        TestOrderRepository::save(m_unit, made);
        TestOrderRepository::save(m_unit, OrderTask{orderTaskId(made.id), made.id, made.resident, "requested", {}, m_unit.now()});
        m_done.orders.push_back(made.id);
    }

    void reuse(const OrderLine& line) {
        const auto& test = *m_book.test(line.test);
        const auto found = offered(test);
        ReusedResult made;
        made.id = m_unit.newId<ReusedResultId>();
        made.resident = m_wish.resident;
        made.test = test.id;
        made.nameEn = test.name.en;
        made.nameZh = test.name.zh;
        made.institution = found.evidence.front().result->performer;
        made.measured = *found.day;
        for (const auto& each : found.evidence) made.results.push_back(each.result->id);
        made.saved = test.price;
        made.on = m_page.today;
        made.visit = m_wish.visit;
        made.by = m_unit.user();
        made.at = m_unit.now();
        TestOrderRepository::save(m_unit, made);
        m_done.reuses.push_back(made.id);
        m_done.saved = m_done.saved + made.saved;
    }

    sync::Unit& m_unit;
    const OrderBook& m_book;
    const SignOrders& m_wish;
    const OrderingPage& m_page;
    std::map<std::string, std::string> m_numbers;
    SignedOrders m_done;
};

}  // namespace

Result<OrderingPage> readOrdering(db::Database& database, const OrderBook& book, ResidentId resident, Date today) {
    return db::attempt([&]() -> Result<OrderingPage> {
        OrderingPage page;
        JIAYI_TRY(page.resident, roster::ResidentRepository(database).find(resident));
        const auto pk = roster::ResidentRepository::pkOf(database, resident);
        {
            db::Query row(database, "SELECT DISTINCT code FROM programme WHERE resident_pk = ? AND status = 'active'", pk);
            while (row.next()) page.programmes.insert(row.text(0));
        }
        page.results = heldResults(database, book, resident);
        JIAYI_TRY(page.orders, TestOrderRepository(database).orders(resident));
        page.draft = draftOf(database, pk);
        page.institution = institutionName(database);
        page.today = today;
        return page;
    });
}

std::vector<const TrackedTest*> openDoubles(const OrderBook& book, const Orderable& test, const std::vector<TrackedTest>& orders) {
    std::vector<const TrackedTest*> found;
    for (const auto& tracked : orders) {
        if (!isOpen(tracked.state)) continue;
        const auto* other = book.test(tracked.order.test);
        const bool shares = other && std::any_of(other->families.begin(), other->families.end(), [&](const auto& family) {
            return std::find(test.families.begin(), test.families.end(), family) != test.families.end();
        });
        if (shares) found.push_back(&tracked);
    }
    return found;
}

Result<void> saveOrderDraft(const sync::Context& context, ResidentId resident, const std::vector<OrderLine>& lines) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        const auto pk = roster::ResidentRepository::pkOf(context.database, resident);
        if (pk == 0) return Error{Errc::NotFound, "resident.not-found", {}};
        writeDraft(context.database, pk, lines);
        transaction.commit();
        return {};
    });
}

Result<SignedOrders> SignOrders::operator()(const sync::Context& context, const OrderBook& book) const {
    if (lines.empty()) return invalid("test-order.empty");
    return db::attempt([&]() -> Result<SignedOrders> {
        sync::Unit unit(context, "order.sign");
        JIAYI_CHECK(requireDoctor(unit.database(), unit.user()));
        JIAYI_TRY(const auto page, readOrdering(unit.database(), book, resident, localDate(unit.now())));
        JIAYI_TRY(auto done, Signing(unit, book, *this, page)());
        writeDraft(unit.database(), roster::ResidentRepository::pkOf(unit.database(), resident), {});
        unit.describe("Patient/" + resident.toString(), std::to_string(done.orders.size()) + " orders, " + std::to_string(done.reuses.size()) + " reused");
        unit.commit();
        return done;
    });
}

Result<ResidentId> CollectSpecimen::operator()(const sync::Context& context, const OrderBook& book) const {
    const auto plain = searchFold(number);
    if (!isOrderNumber(plain)) return invalid("test-order.number");
    return db::attempt([&]() -> Result<ResidentId> {
        sync::Unit unit(context, "order.collect");
        JIAYI_TRY(auto tests, TestOrderRepository(unit.database()).ofNumber(plain));
        if (tests.empty()) return Error{Errc::NotFound, "test-order.not-found", {}};
        bool any = false;
        for (auto& tracked : tests) {
            const auto* test = book.test(tracked.order.test);
            if ((test && !test->takesSpecimen()) || !after(tracked.state, OrderEvent::Collect)) continue;
            tracked.order.collectedAt = unit.now();
            tracked.order.collectedBy = unit.user();
            TestOrderRepository::save(unit, tracked.order);
            any = true;
        }
        if (!any) return Error{Errc::Conflict, "test-order.state", {}};
        const auto resident = tests.front().order.resident;
        unit.describe("Patient/" + resident.toString(), plain);
        unit.commit();
        return resident;
    });
}

Result<void> CancelOrder::operator()(const sync::Context& context) const {
    const auto why = normalized(reason);
    if (why.empty()) return invalid("test-order.reason");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "order.cancel");
        const TestOrderRepository rows(unit.database());
        JIAYI_TRY(auto one, rows.order(order));
        JIAYI_TRY(const auto all, rows.orders(one.resident));
        const auto tracked = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.order.id == order; });
        if (tracked == all.end() || !after(tracked->state, OrderEvent::Cancel)) return Error{Errc::Conflict, "test-order.state", {}};
        one.status = "revoked";
        one.statusReason = why;
        TestOrderRepository::save(unit, one);
        unit.describe("Patient/" + one.resident.toString(), one.test);
        unit.commit();
        return {};
    });
}

Result<void> UndoReuse::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "order.reuse-undo");
        JIAYI_TRY(auto one, TestOrderRepository(unit.database()).reuse(reuse));
        if (one.status != "active") return Error{Errc::Conflict, "test-order.state", {}};
        one.status = "entered-in-error";
        TestOrderRepository::save(unit, one);
        unit.describe("Patient/" + one.resident.toString(), one.test);
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::orders
