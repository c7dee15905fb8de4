// The words for the queue, visits that several desks write, and the desks themselves.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kDeskRows[] = {
    // queue
    {"queue.already-there", QT_TRANSLATE_NOOP("Words", "They are in the queue already."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Choose them in the list.")},
    {"queue.step", QT_TRANSLATE_NOOP("Words", "Somebody at another desk moved them first."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "The list shows where they stand now.")},
    {"queue.place", QT_TRANSLATE_NOOP("Words", "They are not in today's queue."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Register them again.")},

    // visits that several desks write
    {"visit.signed-already", QT_TRANSLATE_NOOP("Words", "This visit was signed at another desk."), QT_TRANSLATE_NOOP("Words", "What you entered is kept as a draft."),
     QT_TRANSLATE_NOOP("Words", "Read the signed visit in the chart; amend it if something is missing.")},

    // desks
    {"station.address", QT_TRANSLATE_NOOP("Words", "This is no address."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Type it as the other desk shows it: 192.168.1.20 or desk-2:47615.")},
    {"station.unreachable", QT_TRANSLATE_NOOP("Words", "No desk answers at this address."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Show a code at the other desk first, then check the address.")},
    {"station.code-wrong", QT_TRANSLATE_NOOP("Words", "This is not the code that the other desk shows."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Compare it. After three wrong ones the other desk has to show a new one.")},
    {"station.code-over", QT_TRANSLATE_NOOP("Words", "The other desk shows no code any more."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Show a new one there.")},
    {"station.not-proved", QT_TRANSLATE_NOOP("Words", "Whoever answered does not know the code: it is not the desk that shows it."),
     QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Check the address, and show a new code.")},
    {"station.other-clinic", QT_TRANSLATE_NOOP("Words", "The other desk belongs to another institution."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Only desks of one clinic share their queue.")},
    {"station.itself", QT_TRANSLATE_NOOP("Words", "This is this desk's own address."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Type the address of the other desk.")},
    {"station.peer", QT_TRANSLATE_NOOP("Words", "This desk is not paired any more."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "The list shows which are.")},
    {"listen.port", QT_TRANSLATE_NOOP("Words", "Another program has the port that desks talk on."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Close the other window of this store, then try again.")},
    {"listen.address", QT_TRANSLATE_NOOP("Words", "This machine has no such address to listen on."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Check the network, then try again.")},
};

}  // namespace

const WordsRow* findDeskWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kDeskRows), std::end(kDeskRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kDeskRows) ? nullptr : found;
}

}  // namespace jiayi::ui
