// A JSON object of texts, as the store keeps the answers of a form.
#pragma once

#include "models/db/database.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace jiayi::care {

using TextMap = std::map<std::string, std::string, std::less<>>;

std::string toFlatJson(const TextMap& values);
/// Read by SQLite itself; members that are no text give their JSON text. Throws SQLite::Exception when it is no JSON.
TextMap fromFlatJson(db::Database& database, std::string_view json);

}  // namespace jiayi::care
