// The words for the clinic's money.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kAccountRows[] = {
    {"period.format", QT_TRANSLATE_NOOP("Words", "This is no period."), QT_TRANSLATE_NOOP("Words", "Nothing was counted."), QT_TRANSLATE_NOOP("Words", "Write both days, like 2026-01-01/2026-10-31.")},
    {"month.format", QT_TRANSLATE_NOOP("Words", "This is no month."), QT_TRANSLATE_NOOP("Words", "Nothing was done."), QT_TRANSLATE_NOOP("Words", "Write it like 2026-10.")},
    {"fund.unknown", QT_TRANSLATE_NOOP("Words", "There is no such fund."), QT_TRANSLATE_NOOP("Words", "Nothing was written down."), QT_TRANSLATE_NOOP("Words", "Choose one of the list.")},
    {"fund.step", QT_TRANSLATE_NOOP("Words", "This step does not belong to this fund."), QT_TRANSLATE_NOOP("Words", "Nothing was written down."),
     QT_TRANSLATE_NOOP("Words", "Insurance money has the steps of the year; other funds have income alone.")},
    {"fund.scheme", QT_TRANSLATE_NOOP("Words", "The scheme does not fit the fund."), QT_TRANSLATE_NOOP("Words", "Nothing was written down."),
     QT_TRANSLATE_NOOP("Words", "Insurance money belongs to one scheme, other funds to none.")},
    {"fund.amount", QT_TRANSLATE_NOOP("Words", "An amount is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was written down."), QT_TRANSLATE_NOOP("Words", "Enter it in yuan, minus where money went.")},
    {"fund.order", QT_TRANSLATE_NOOP("Words", "The year has not been cleared yet."), QT_TRANSLATE_NOOP("Words", "Nothing was written down."), QT_TRANSLATE_NOOP("Words", "Write down the clearing of this fund and scheme first.")},
    {"fund.note", QT_TRANSLATE_NOOP("Words", "A reason is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was taken back."), QT_TRANSLATE_NOOP("Words", "Say why this line is taken back.")},
    {"fund.corrected", QT_TRANSLATE_NOOP("Words", "This line has been taken back already."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), nullptr},
    {"fund.not-found", QT_TRANSLATE_NOOP("Words", "This line is not there."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Read the page again.")},
    {"capitation.measure", QT_TRANSLATE_NOOP("Words", "A measure that money is paid by is not marked as one."), QT_TRANSLATE_NOOP("Words", "Nothing was figured by it."),
     QT_TRANSLATE_NOOP("Words", "Only measures with limits that nobody can loosen decide payment: ask the consortium to correct its table.")},
    {"account.member", QT_TRANSLATE_NOOP("Words", "Members and costs of a month do not fit together."), QT_TRANSLATE_NOOP("Words", "The ledger itself is untouched."),
     QT_TRANSLATE_NOOP("Words", "Let the administrator run jiayi verify.")},
    {"capitation.rules", QT_TRANSLATE_NOOP("Words", "A published set of rules cannot be read."), QT_TRANSLATE_NOOP("Words", "The set before it stays in force."),
     QT_TRANSLATE_NOOP("Words", "Tell the consortium which version it is.")},
};

}  // namespace

const WordsRow* findAccountWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kAccountRows), std::end(kAccountRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kAccountRows) ? nullptr : found;
}

}  // namespace jiayi::ui
