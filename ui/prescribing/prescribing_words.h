// What the pad says of doses, findings and forms. Texts of rules are data in two languages; these are the words around them.
#pragma once

#include "models/pharmacy/prescribing/decoction.h"
#include "ui/common/review_words.h"

#include <QString>

#include <string_view>

namespace jiayi::ui {

/// "1 g, 2 × a day, by mouth": what was understood. Empty when neither amount nor frequency was.
QString doseWords(const pharmacy::Dosage& dosage);
/// What is typed as a decoction: herbs with their grams, one after another. One name with a weight may be a product: "amoxicillin 0.25g".
std::optional<pharmacy::Decoction> decoctionIn(const QString& typed);
/// A line as it is typed: its dose, or the herbs of a decoction with their doses.
QString typedText(const pharmacy::DraftLine& line);
/// "8 herbs · 7 doses"; or what is wrong with it, or missing.
QString decoctionWords(const pharmacy::Decoction& decoction);
/// "84 d · 336 tab · 17 packs".
QString supplyWords(int days, const std::optional<pharmacy::Quantity>& quantity);
/// Of all forms; "at least" where a line's price is not known.
QString priceWords(const pharmacy::CheckedPrescription& check);
/// "Ordinary", "Emergency", "Long".
QString prescriptionKindWord(std::string_view kind);
/// "attending" as people say it.
QString titleOfDoctorWord(std::string_view title);
/// "E11.9 Type 2 diabetes".
QString diagnosisText(const pharmacy::Diagnosis& diagnosis);

/// Whether the doctor's own reason lets it be signed nevertheless: an interruptive finding, or a reason against a long prescription that
/// may be lifted.
bool asksReason(const pharmacy::CheckedPrescription& check, const pharmacy::PrescriptionDraft& draft, const pharmacy::DraftProblem& problem);
/// What the reason is kept under: the rule, or "long.stable:<line>".
std::string reasonKey(const pharmacy::DraftProblem& problem);

}  // namespace jiayi::ui
