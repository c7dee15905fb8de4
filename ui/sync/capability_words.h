// What a FHIR server that is not ours cannot do, said at pairing and here instead of being discovered in use.
#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace jiayi::ui {

/// One clause a gap, each going on from "It cannot"; empty for a server that lacks nothing, or was not probed.
QStringList capabilityGaps(const std::string& capability);
/// How changes are found there, going on from "changes are found by".
QString pullWords(const std::string& capability);

}  // namespace jiayi::ui
