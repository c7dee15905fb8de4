// What laboratories' codes and words mean, as data: rules/laboratory_words.csv.
#pragma once

#include "models/diagnostics/rules/report.h"

#include <map>
#include <span>

namespace jiayi::laboratory {

/// Spelled in any case and width. Nothing, or an empty text, where the word is not known.
class Words {
public:
    /// Invalid "rules.row".
    static Result<Words> load();

    std::optional<diagnostics::ReportStatus> reportStatus(std::string_view word) const;
    std::optional<diagnostics::ItemStatus> itemStatus(std::string_view word) const;
    std::optional<diagnostics::IdentifierKind> identifierKind(std::string_view word) const;
    std::optional<Sex> sex(std::string_view word) const;
    /// The FHIR URI of a code system; a name that is not known stays as it is.
    std::string system(std::string_view word) const;
    /// The gravest of several marks; a mark that is not known only where there is no other, as it was written.
    std::string flag(std::span<const std::string> marks) const;

private:
    struct Meaning {
        std::string means;
        std::size_t row = 0;
    };
    const Meaning* find(std::string_view kind, std::string_view word) const;
    std::map<std::pair<std::string, std::string>, Meaning, std::less<>> m_words;
};

}  // namespace jiayi::laboratory
