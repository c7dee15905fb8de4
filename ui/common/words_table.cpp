#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

#define SAY(text) QT_TRANSLATE_NOOP("Words", text)

/// One row a reason, in the rooms' order. A reason without a row finds its beginning ("date"), then its code.
constexpr WordsRow kRows[] = {
    // core
    {"date", SAY("This is not a date."), SAY("Nothing was saved."), SAY("Type it as 2026-11-22 or 1122.")},
    {"date.no-such-day", SAY("There is no such day."), SAY("Nothing was saved."),
     SAY("Check the month and the day.")},
    {"instant", SAY("This is not a time.")},
    {"fhir-time", SAY("This is not a date or time.")},
    {"money", SAY("This is not an amount."), nullptr, SAY("Yuan with at most two decimals.")},
    {"text.encoding", SAY("The file is neither UTF-8 nor GB18030."), SAY("Nothing was read from it."),
     SAY("Save it again as UTF-8 and choose it once more.")},
    {"csv", SAY("The table cannot be read."), SAY("Nothing was read from it."),
     SAY("Check the quotation marks in the line named.")},

    // roster
    {"citizen-id", SAY("This is not a citizen id."), nullptr, SAY("Compare it with the card.")},
    {"citizen-id.length", SAY("A citizen id has 18 characters (15 on old cards).")},
    {"citizen-id.characters", SAY("Only digits, and X at the end.")},
    {"citizen-id.check-digit", SAY("The check digit does not fit: one digit is wrong or two are swapped."),
     nullptr, SAY("Compare it with the card, digit by digit.")},
    {"citizen-id.birth-date", SAY("The birth date within the id does not exist.")},
    {"citizen-id.region", SAY("The first digits are no region of China.")},
    {"citizen-id.sex", SAY("The id says the other sex.")},
    {"phone", SAY("This is not a phone number.")},
    {"name", SAY("A name is needed.")},
    {"name.empty", SAY("A name is needed.")},
    {"birth-date", SAY("This birth date is not possible.")},
    {"resident", SAY("This resident could not be saved.")},

    // keys and the store
    {"passphrase", SAY("This is not the passphrase."),
     SAY("The store stays closed; nothing in it has changed."),
     SAY("Check Caps Lock and the user, then try again.")},
    {"passphrase.too-short", SAY("The passphrase is too short."), SAY("Nothing was saved."),
     SAY("Use at least 8 characters.")},
    {"passphrase.wait", SAY("Too many wrong tries."),
     SAY("The store stays closed; nothing in it has changed."), SAY("Wait for the countdown.")},
    {"recovery-key", SAY("This is not the recovery key."),
     SAY("The store stays closed; nothing in it has changed."),
     SAY("Compare it with the paper, group by group.")},
    {"user", SAY("This store knows no such user.")},
    {"user.empty", SAY("A user name is needed.")},
    {"user.choose", SAY("This store has several users."), nullptr, SAY("Choose one.")},
    {"institution", SAY("The institution's code is needed.")},
    {"store.newer-schema", SAY("This store was written by a newer Jiayi."), SAY("It was not touched."),
     SAY("Install the newer version on this desk.")},
    {"store.exists", SAY("There is already a store at this place."), SAY("It was not touched."),
     SAY("Open it, or choose another place.")},
    {"file.exists", SAY("There is already a file of this name."), SAY("It was not touched."),
     SAY("Choose another name.")},
    {"store.no-such-file", SAY("There is no store at this place."), nullptr, SAY("Choose the file again.")},
    {"store.cannot-open", SAY("The store cannot be opened."), SAY("It was not touched."),
     SAY("Check that the disk is there and may be read.")},
    {"store.wrong-key", SAY("The store and its key file do not belong together."),
     SAY("The store was not touched."), SAY("Copy both files back from one backup.")},
    {"store.read-only", SAY("The store may not be written to."),
     SAY("What you entered is still on the screen."), SAY("Check the rights of its folder.")},
    {"store.damaged", SAY("The store is damaged."), SAY("It was not written to."),
     SAY("Restore the last backup, and keep this file for the administrator.")},
    {"store.behind-head", SAY("The store has lost its last changes: it is older than its own record."),
     SAY("It was not written to."),
     SAY("Restore the last backup, and keep this file for the administrator.")},
    {"store.disk-error", SAY("The disk reported an error."), SAY("What was saved before is safe."),
     SAY("Make a backup to another disk, then call the administrator.")},
    {"keys", SAY("The key file beside the store is missing or damaged."), SAY("The store was not touched."),
     SAY("Copy the .keys file back from a backup.")},
    {"keys.cannot-write", SAY("The key file cannot be written."), SAY("The old one is still in force."),
     SAY("Check the rights of its folder.")},
    {"backup.no-such-file", SAY("There is no backup at this place."), nullptr, SAY("Choose the file again.")},
    {"backup.damaged", SAY("This backup is damaged."), SAY("The store was not touched."),
     SAY("Use an older backup.")},
    {"backup.cannot-write", SAY("The backup cannot be written there."), SAY("The store was not touched."),
     SAY("Choose another disk or free some space.")},
    {"audit", SAY("The record of who did what does not add up."), SAY("The store was not written to."),
     SAY("Call the administrator.")},

    // files
    {"csv.no-header", SAY("The first line names no columns."), SAY("Nothing was read from it."),
     SAY("Put the column names into the first line.")},
    {"json", SAY("The file is not the JSON it should be."), SAY("Nothing was read from it."),
     SAY("Export it again at its source.")},
    {"bundle", SAY("The file is not a FHIR bundle that can be read."), SAY("Nothing was read from it."),
     SAY("Export it again at its source.")},

    // work
    {"work.abandoned", SAY("The work was broken off."), SAY("What was saved before stays saved."),
     SAY("Try again.")},
    {"stopped", SAY("Cancelled."), SAY("What was done before stays done."),
     SAY("Start it again when you like.")},

    // the hub
    {"hub.url", SAY("This is not the address of a hub."), SAY("Nothing was sent."),
     SAY("It begins with https://.")},
    {"hub.ca", SAY("The certificate file cannot be read."), SAY("Nothing was sent."),
     SAY("Ask the consortium for its certificate file.")},
    {"hub.certificate", SAY("The hub's certificate is not trusted."), SAY("Nothing was sent."),
     SAY("Ask the consortium for its certificate file.")},
    {"hub.token-refused", SAY("The hub does not accept this desk's key."), SAY("Everything is saved here."),
     SAY("Pair this desk again with a new code.")},
    {"hub.forbidden", SAY("The hub does not allow this desk to do that."), SAY("Everything is saved here."),
     SAY("Ask the consortium.")},
    {"hub.garbled", SAY("The hub's answer could not be read."),
     SAY("Everything is saved here and will be sent later."), SAY("You can go on working.")},
    {"hub.failing", SAY("The hub has a fault of its own."),
     SAY("Everything is saved here and will be sent later."), SAY("You can go on working.")},
    {"hub.busy", SAY("The hub is busy."), SAY("Everything is saved here and will be sent later."),
     SAY("You can go on working.")},
    {"hub.conflict", SAY("The hub has a newer version."), SAY("Yours is saved here."),
     SAY("The next sync brings both together.")},
    {"pair", SAY("Pairing did not succeed."), SAY("This desk works on without the hub."),
     SAY("Ask the consortium for a new code.")},
};

constexpr WordsRow kCodes[] = {
    {"", SAY("It is not there any more."), SAY("Nothing was changed."), SAY("Go back and look again.")},
    {"", SAY("Somebody else changed it first."), SAY("What you entered is still on the screen."),
     SAY("Look at the newer version, then save again.")},
    {"", SAY("The store is busy at the moment."), SAY("What you entered is still on the screen."),
     SAY("Try again in a moment.")},
    {"", SAY("Stored data contradicts itself."), SAY("Nothing was changed."),
     SAY("Call the administrator; a backup can be restored.")},
    {"", SAY("The hub cannot be reached."), SAY("Everything is saved here and will be sent later."),
     SAY("You can go on working.")},
    {"", SAY("The hub refused this."), SAY("It stays saved here."), SAY("See Sync for the reason.")},
    {"", SAY("What was entered breaks a rule."), SAY("Nothing was saved yet; it is still on the screen."),
     SAY("Correct the marked fields.")},
    {"", SAY("You may not do this."), SAY("Nothing was changed."), SAY("Ask somebody whose role allows it.")},
    {"", SAY("There is no room left on the disk."), SAY("What was saved before is safe."),
     SAY("Free some space, then save again.")},
};
static_assert(std::size(kCodes) == static_cast<std::size_t>(Errc::Full) + 1);

#undef SAY

}  // namespace

const WordsRow* findWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kRows), std::end(kRows),
                                     [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kRows) ? nullptr : found;
}

const WordsRow& wordsOfCode(Errc code) {
    return kCodes[static_cast<std::size_t>(code)];
}

}  // namespace jiayi::ui
