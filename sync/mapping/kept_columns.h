// What a list of people said in columns that nobody knows: carried on the Patient, so that nothing is dropped.
#pragma once

#include "sync/fhir/json.h"

#include <string>
#include <utility>
#include <vector>

namespace jiayi::mapping {

using KeptColumn = std::pair<std::string, std::string>;  ///< header, cell

std::vector<KeptColumn> keptColumns(const fhir::Json& patient);
/// Replaces what the patient carries under the same headers.
void setKeptColumns(fhir::Json& patient, const std::vector<KeptColumn>& columns);

}  // namespace jiayi::mapping
