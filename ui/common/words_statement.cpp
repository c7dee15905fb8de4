// The words for statements, differences and findings.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kStatementRows[] = {
    {"statement", QT_TRANSLATE_NOOP("Words", "The statement cannot be handled like this."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"statement.pending", QT_TRANSLATE_NOOP("Words", "Something of the month is still open."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Settle what the check list shows in red, and synchronise.")},
    {"statement.reason", QT_TRANSLATE_NOOP("Words", "A reason is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was frozen.")},
    {"statement.frozen", QT_TRANSLATE_NOOP("Words", "The month is frozen already, perhaps at another desk."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Look at it again.")},
    {"statement.state", QT_TRANSLATE_NOOP("Words", "The statement has moved on meanwhile, and this cannot be done any more."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Look at where it stands now.")},
    {"statement.signer", QT_TRANSLATE_NOOP("Words", "Only who signed the statement submits it."), QT_TRANSLATE_NOOP("Words", "Nothing was sent.")},
    {"statement.differs", QT_TRANSLATE_NOOP("Words", "What the statement rests on is no longer what was frozen."), QT_TRANSLATE_NOOP("Words", "The frozen statement is still in the store."), QT_TRANSLATE_NOOP("Words", "Have the store verified, and do not submit.")},
    {"statement.incomplete", QT_TRANSLATE_NOOP("Words", "Part of the statement has not arrived yet."), QT_TRANSLATE_NOOP("Words", "Nothing is lost."), QT_TRANSLATE_NOOP("Words", "Synchronise again.")},
    {"statement.note", QT_TRANSLATE_NOOP("Words", "A query or a rejection needs words."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"statement.no-rate", QT_TRANSLATE_NOOP("Words", "There is no rate for this scheme and month."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"difference", QT_TRANSLATE_NOOP("Words", "The difference cannot be decided like this."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"difference.decided", QT_TRANSLATE_NOOP("Words", "It was decided already, perhaps at another desk."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"difference.evidence", QT_TRANSLATE_NOOP("Words", "A dispute needs something that proves it."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"compliance.reason", QT_TRANSLATE_NOOP("Words", "A reason is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"ledger.held", QT_TRANSLATE_NOOP("Words", "A refund among these lines has no original here, so it cannot be booked."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Dispute it, or wait for the original claim.")},
};

}  // namespace

const WordsRow* findStatementWords(std::string_view reason) {
    const auto row = std::find_if(std::begin(kStatementRows), std::end(kStatementRows), [&](const WordsRow& one) { return one.reason == reason; });
    return row == std::end(kStatementRows) ? nullptr : row;
}

}  // namespace jiayi::ui
