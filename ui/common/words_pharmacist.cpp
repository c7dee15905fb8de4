// The words for what a pharmacist does, and for who may not.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kPharmacistRows[] = {
    {"review.pharmacist", QT_TRANSLATE_NOOP("Words", "Only a pharmacist approves or returns a prescription."),
     QT_TRANSLATE_NOOP("Words", "Nothing was saved; it still waits."), QT_TRANSLATE_NOOP("Words", "Let a pharmacist unlock the desk and look at it.")},
    {"review.own-form", QT_TRANSLATE_NOOP("Words", "Nobody reviews a prescription that they wrote themselves."),
     QT_TRANSLATE_NOOP("Words", "Nothing was saved; it still waits."), QT_TRANSLATE_NOOP("Words", "Let another pharmacist look at it.")},
    {"review.comment", QT_TRANSLATE_NOOP("Words", "A returned prescription needs a comment."), nullptr,
     QT_TRANSLATE_NOOP("Words", "Say what is to be changed.")},
    {"review.not-waiting", QT_TRANSLATE_NOOP("Words", "This prescription has been dealt with already, perhaps at another desk."),
     QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Leave the list and come back: it is read anew.")},
    {"review.not-returned", QT_TRANSLATE_NOOP("Words", "This prescription does not wait for an answer any more."),
     QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Leave the list and come back: it is read anew.")},
    {"review.not-found", QT_TRANSLATE_NOOP("Words", "This prescription is not in the store any more.")},
    {"prescription.not-found", QT_TRANSLATE_NOOP("Words", "The form has not come from the other desk yet."), nullptr,
     QT_TRANSLATE_NOOP("Words", "It comes with the next sync.")},
    {"rule.sign-pharmacist", QT_TRANSLATE_NOOP("Words", "Only a pharmacist signs a row of the rules, and nobody in their place."),
     QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Let a pharmacist unlock the desk and sign.")},
    {"rule.retire-pharmacist", QT_TRANSLATE_NOOP("Words", "Only a pharmacist retires a rule, and nobody in their place."),
     QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Let a pharmacist unlock the desk and retire it.")},
    {"rule.undo-pharmacist", QT_TRANSLATE_NOOP("Words", "Only a pharmacist takes back what was decided about a rule."),
     QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Let a pharmacist unlock the desk and take it back.")},
    {"rule.reason", QT_TRANSLATE_NOOP("Words", "To retire a rule a reason is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"rule.contraindicated", QT_TRANSLATE_NOOP("Words", "A contraindication always interrupts; it cannot be retired."),
     QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"rule.beside", QT_TRANSLATE_NOOP("Words", "This rule does not interrupt anybody."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"rule.signed", QT_TRANSLATE_NOOP("Words", "This row is signed already."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"rule.retired", QT_TRANSLATE_NOOP("Words", "This rule is retired already."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"rule.not-decided", QT_TRANSLATE_NOOP("Words", "There is no decision to take back."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"rule.not-found", QT_TRANSLATE_NOOP("Words", "The program has no such rule any more.")},

    {"decoction", QT_TRANSLATE_NOOP("Words", "The decoction is not complete."), QT_TRANSLATE_NOOP("Words", "Nothing was signed; the draft is here."),
     QT_TRANSLATE_NOOP("Words", "Write each herb with its grams, and the doses: 黄芪30g 甘草6g 7剂.")},
};

}  // namespace

const WordsRow* findPharmacistWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kPharmacistRows), std::end(kPharmacistRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kPharmacistRows) ? nullptr : found;
}

}  // namespace jiayi::ui
