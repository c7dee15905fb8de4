// The pharmacist's list of products that may take each other's place though strength, form or substance differ.
#pragma once

#include "models/core/rule_reader.h"
#include "models/pharmacy/formulary/rules/formulary_item.h"

#include <string>
#include <vector>

namespace jiayi::pharmacy {

/// `units` of this are worth as much as the others' `units` of the same group. Source: resources/rules/equivalences.csv.
struct EquivalenceRow {
    std::string group;
    std::string atc;
    std::string form;
    std::string strength;
    int units = 1;
    bool pharmacistSigned = false;  ///< false: awaits a pharmacist's signature, and is shown so
    RuleOrigin origin;
};

class Equivalences {
public:
    /// Invalid "rules.row", naming file and row.
    static Result<Equivalences> read(std::string_view text);
    /// The list of the program. A bug if it does not parse: the tests read it.
    static const Equivalences& embedded();

    /// The rows that an item is one of.
    std::vector<const EquivalenceRow*> of(const FormularyItem& item) const;
    const std::vector<EquivalenceRow>& rows() const { return m_rows; }

private:
    std::vector<EquivalenceRow> m_rows;
};

/// "500mg" of "500 mg", "0.5 g" alike: a strength as it is compared. Grams and micrograms become milligrams; combinations keep
/// their order.
std::string comparableStrength(std::string_view strength);

}  // namespace jiayi::pharmacy
