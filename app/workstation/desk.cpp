#include "app/workstation/desk.h"

namespace jiayi::app {

Desk::Desk(std::filesystem::path store, std::string key, std::string user, access::Institution institution, care::RuleBook rules,
           pharmacy::ReviewBook reviewBook, guidance::GuidanceBook guidanceBook, forecast::Model forecastModel, roster::ReferenceTables tables, std::vector<std::string> importTargets, const Clock& clock)
    : m_store(std::move(store)),
      m_key(std::move(key)),
      m_user(std::move(user)),
      m_institution(std::move(institution)),
      m_rules(std::move(rules)),
      m_reviewBook(std::move(reviewBook)),
      m_guidanceBook(std::move(guidanceBook)),
      m_forecastModel(std::move(forecastModel)),
      m_tables(std::move(tables)),
      m_importTargets(std::move(importTargets)),
      m_mappers(m_rules),
      m_merger(sync::MergeSchema::embedded()),
      m_clock(clock),
      m_worker({m_store, m_key, false, false}) {}

}  // namespace jiayi::app
