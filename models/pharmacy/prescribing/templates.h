// Regimens to start from, shared by the clinic's desks.
#pragma once

#include "models/pharmacy/prescribing/draft.h"

namespace jiayi::pharmacy {

/// "prescription.template": name, medicines, dosages and products of a draft; nobody's person, diagnoses or reasons. The same name is replaced.
/// Invalid "template.name", "draft.no-lines".
struct SaveTemplate {
    std::string name;
    std::vector<DraftLine> lines;
    Result<void> operator()(const sync::Context& context) const;
};
/// By name.
Result<std::vector<std::string>> templateNames(db::Database& database);
/// Its lines with the products in force today; a product that is not comes without an item. NotFound "template.not-found".
Result<std::vector<DraftLine>> templateLines(db::Database& database, const std::string& name, Date today);
/// "prescription.template-remove". NotFound "template.not-found".
struct RemoveTemplate {
    std::string name;
    Result<void> operator()(const sync::Context& context) const;
};

/// The product as the pharmacy sells it today; nothing when it does not.
Result<std::optional<FormularyItem>> productInForce(db::Database& database, const std::string& pharmacy, const std::string& code, Date today);

}  // namespace jiayi::pharmacy
