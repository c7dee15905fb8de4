// An opened store as the window uses it: the worker, the rules, who sits here. Everything that screens are bound to.
#pragma once

#include "models/access/store.h"
#include "models/care/forecast/rules/forecast.h"
#include "models/care/guidance/rules/guidance_book.h"
#include "models/care/rules/rule_book.h"
#include "models/diagnostics/rules/book.h"
#include "models/diagnostics/orders/rules/order_book.h"
#include "models/pharmacy/rules/review_book.h"
#include "models/quality/rules/board_book.h"
#include "models/quality/rules/measure_book.h"
#include "models/qt/database_worker.h"
#include "models/roster/rules/reference_tables.h"
#include "models/sync/unit.h"
#include "models/worklist/worklist.h"
#include "sync/client/merge.h"
#include "sync/mapping/registry.h"

#include <memory>
#include <string>
#include <vector>

namespace jiayi::app {

/// What is read of the shipped rules before a store opens.
struct DeskBooks {
    std::unique_ptr<care::RuleBook> rules;  ///< where it lies others refer to it
    pharmacy::ReviewBook review;
    guidance::GuidanceBook guidance;
    forecast::Model forecast;
    orders::OrderBook orders;
    worklist::WorklistRules work;
    diagnostics::DiagnosticsBook results;
    roster::ReferenceTables tables;
    std::vector<std::string> importTargets;
    quality::MeasureBook measures;
    quality::BoardBook board;  ///< points into the measures, which keep their place when they are moved
};

/// Owned by the window's composition; outlives the worker's last task, which it waits for. The functions that work on
/// the database may be called in the worker's thread.
class Desk {
public:
    Desk(std::filesystem::path store, std::string key, std::string user, access::Institution institution, DeskBooks books, const Clock& clock);

    qt::DatabaseWorker& worker() { return m_worker; }
    const care::RuleBook& rules() const { return *m_books.rules; }
    const pharmacy::ReviewBook& reviewBook() const { return m_books.review; }
    const worklist::WorklistBook& worklistBook() const { return m_worklistBook; }
    const diagnostics::DiagnosticsBook& diagnosticsBook() const { return m_books.results; }
    const guidance::GuidanceBook& guidanceBook() const { return m_books.guidance; }
    const orders::OrderBook& orderBook() const { return m_books.orders; }
    const quality::MeasureBook& measureBook() const { return m_books.measures; }
    const quality::BoardBook& boardBook() const { return m_books.board; }
    const forecast::Model& forecastModel() const { return m_books.forecast; }
    const roster::ReferenceTables& tables() const { return m_books.tables; }
    /// What a column of an imported table can become.
    const std::vector<std::string>& importTargets() const { return m_books.importTargets; }
    const mapping::Registry& mappers() const { return m_mappers; }
    const sync::Merger& merger() const { return m_merger; }
    const access::Institution& institution() const { return m_institution; }
    const std::string& user() const { return m_user; }
    const std::string& key() const { return m_key; }
    const std::filesystem::path& store() const { return m_store; }
    const Clock& clock() const { return m_clock; }
    Date today() const { return localDate(m_clock.now()); }
    /// For use cases, in the worker's thread.
    sync::Context context(db::Database& database) { return {database, m_clock, m_random, m_user}; }

private:
    std::filesystem::path m_store;
    std::string m_key;
    std::string m_user;
    access::Institution m_institution;
    DeskBooks m_books;
    worklist::WorklistBook m_worklistBook;  ///< stands on the rules
    mapping::Registry m_mappers;
    sync::Merger m_merger;
    const Clock& m_clock;
    SystemRandom m_random;
    qt::DatabaseWorker m_worker;
};

}  // namespace jiayi::app
