#include "app/workstation/commands.h"
#include "app/workstation/session.h"

#include "models/access/users.h"

#include <fmt/format.h>

#include <iostream>

namespace jiayi::app {

Exit addUser(const UserArgs& args) {
    SystemClock clock;
    SystemRandom random;
    const auto passphrase = askPassphrase("Passphrase");
    if (!passphrase) return fail(passphrase.error());
    auto session = Session::open(args.at.store, args.at.user, *passphrase, clock, random);
    if (!session) return fail(session.error());
    const auto secret = askPassphrase(fmt::format("New passphrase of {}", args.name), "JIAYI_NEW_PASSPHRASE");
    const auto added = secret ? access::addUser(session->database(), access::KeyFile{args.at.store}, session->key(), session->user(),
                                                {args.name, args.displayName, args.role, *secret}, clock, random)
                              : Result<void>{secret.error()};
    if (!added) {
        // The store could be opened: what was asked for is what is wrong.
        fail(added.error());
        return Exit::Usage;
    }
    std::cout << fmt::format("{} may unlock this store, as {}\n", args.name, args.role);
    return Exit::Done;
}

}  // namespace jiayi::app
