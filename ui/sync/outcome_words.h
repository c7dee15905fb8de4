// A hub's OperationOutcome in the reader's words.
#pragma once

#include "ui/sync/fhir_words.h"

namespace jiayi::ui {

struct OutcomeWords {
    QString what;     ///< our words where the reason is known, else what the hub said
    QString todo;     ///< may be empty
    QString element;  ///< what it names, in words; may be empty
    QString said;     ///< the hub's own text, when `what` is not it
    QString reason;   ///< of the issue that is shown; may be empty
    int others = 0;   ///< further issues
};

/// `outcome` may be empty or no OperationOutcome: then the HTTP status speaks. Status 0: it was never sent.
OutcomeWords outcomeWords(const FhirWords& words, const std::string& type, const std::string& outcome, int status);

}  // namespace jiayi::ui
