#include "app/workstation/desk.h"

namespace jiayi::app {

Desk::Desk(std::filesystem::path store, std::string key, std::string user, access::Institution institution, DeskBooks books, const Clock& clock)
    : m_store(std::move(store)),
      m_key(std::move(key)),
      m_user(std::move(user)),
      m_institution(std::move(institution)),
      m_books(std::move(books)),
      m_worklistBook(worklist::worklistBook(*m_books.rules, m_books.work)),
      m_mappers(*m_books.rules),
      m_merger(sync::MergeSchema::embedded()),
      m_clock(clock),
      m_worker({m_store, m_key, false, false}) {}

}  // namespace jiayi::app
