// What the formulary's screens ask for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/pharmacy/prescribing/substitution.h"
#include "models/qt/formulary_model.h"

#include <functional>
#include <string>
#include <vector>

namespace jiayi::ui {

/// An item with what the pane beside the list says of it.
struct ItemDetail {
    pharmacy::ShownItem shown;
    std::vector<pharmacy::PricePoint> prices;        ///< oldest first
    std::vector<pharmacy::Equivalent> equivalents;   ///< of all pharmacies, the cheapest first
};

struct FormularyAsks {
    std::function<QFuture<Result<std::vector<pharmacy::Pharmacy>>>()> pharmacies;
    std::function<QFuture<Result<pharmacy::Facets>>(std::int64_t pharmacyPk, const pharmacy::FormularyFilter&)> facets;
    std::function<QFuture<Result<qt::FormularyModel::Rows>>(std::int64_t pharmacyPk, const pharmacy::FormularyFilter&, std::int64_t offset, int limit)> page;
    /// At most kMostFound, best first.
    std::function<QFuture<Result<qt::FormularyModel::Rows>>(std::int64_t pharmacyPk, const pharmacy::FormularyFilter&, const std::string& text)> search;
    std::function<QFuture<Result<ItemDetail>>(const pharmacy::ShownItem&)> detail;
};

/// The most that a search shows: more has to be typed then.
inline constexpr int kMostFound = 200;

/// One change and how many of our residents it touches.
struct ChangeRow {
    pharmacy::FormularyChange change;
    std::int64_t affected = 0;
};

/// Whom a change touches, and what may take the product's place.
struct ChangeDetail {
    std::vector<pharmacy::AffectedLine> lines;
    std::vector<pharmacy::Equivalent> equivalents;
};

struct ChangesAsks {
    std::function<QFuture<Result<std::vector<pharmacy::Pharmacy>>>()> pharmacies;
    /// Those that are kept, newest first.
    std::function<QFuture<Result<std::vector<pharmacy::FormularyVersion>>>(std::int64_t pharmacyPk)> versions;
    std::function<QFuture<Result<std::vector<ChangeRow>>>(std::int64_t from, std::int64_t to)> changes;
    std::function<QFuture<Result<ChangeDetail>>(std::int64_t pharmacyPk, const pharmacy::FormularyChange&)> detail;
    /// A draft for each touched resident; nothing is prescribed by that.
    std::function<QFuture<Result<std::vector<pharmacy::SubstitutionProposal>>>(const pharmacy::ShownItem& product)> propose;
    std::function<QFuture<Result<std::vector<pharmacy::SubstitutionOutcome>>>(const pharmacy::SignSubstitutions&)> sign;
};

}  // namespace jiayi::ui
