// What a FHIR server that is not ours cannot do, said at pairing and here instead of being discovered in use.
#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace jiayi::ui {

/// One sentence a gap; empty for a server that lacks nothing, or was not probed.
QStringList capabilityGaps(const std::string& capability);
/// How changes are found: "cursor", "history", "search".
QString modeWords(const std::string& mode);

}  // namespace jiayi::ui
