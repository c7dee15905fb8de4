// An opened store as the window uses it: the worker, the rules, who sits here. Everything that screens are bound to.
#pragma once

#include "models/access/store.h"
#include "models/care/forecast/rules/forecast.h"
#include "models/care/guidance/rules/guidance_book.h"
#include "models/care/rules/rule_book.h"
#include "models/pharmacy/rules/review_book.h"
#include "models/qt/database_worker.h"
#include "models/roster/rules/reference_tables.h"
#include "models/sync/unit.h"
#include "sync/client/merge.h"
#include "sync/mapping/registry.h"

#include <memory>
#include <string>
#include <vector>

namespace jiayi::app {

/// Owned by the window's composition; outlives the worker's last task, which it waits for. The functions that work on
/// the database may be called in the worker's thread.
class Desk {
public:
    Desk(std::filesystem::path store, std::string key, std::string user, access::Institution institution, care::RuleBook rules,
         pharmacy::ReviewBook reviewBook, guidance::GuidanceBook guidanceBook, forecast::Model forecastModel, roster::ReferenceTables tables, std::vector<std::string> importTargets, const Clock& clock);

    qt::DatabaseWorker& worker() { return m_worker; }
    const care::RuleBook& rules() const { return m_rules; }
    const pharmacy::ReviewBook& reviewBook() const { return m_reviewBook; }
    const guidance::GuidanceBook& guidanceBook() const { return m_guidanceBook; }
    const forecast::Model& forecastModel() const { return m_forecastModel; }
    const roster::ReferenceTables& tables() const { return m_tables; }
    /// What a column of an imported table can become.
    const std::vector<std::string>& importTargets() const { return m_importTargets; }
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
    care::RuleBook m_rules;
    pharmacy::ReviewBook m_reviewBook;
    guidance::GuidanceBook m_guidanceBook;
    forecast::Model m_forecastModel;
    roster::ReferenceTables m_tables;
    std::vector<std::string> m_importTargets;
    mapping::Registry m_mappers;
    sync::Merger m_merger;
    const Clock& m_clock;
    SystemRandom m_random;
    qt::DatabaseWorker m_worker;
};

}  // namespace jiayi::app
