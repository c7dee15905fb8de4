// Somebody who works at a desk: each save goes through the program's own repositories, and into the ledger once it was
// acknowledged.
#pragma once

#include "models/roster/resident.h"
#include "sync/client/records.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/machines.h"
#include "tests/simulation/script.h"

#include <functional>

namespace jiayi::simulation {

enum class Saved { Nothing, Done, Refused, Unknown };

/// One save, tried. After a power cut in its middle the disk tells whether it happened.
struct Attempt {
    Saved saved = Saved::Nothing;
    std::vector<sync::RecordKey> keys;     ///< what the unit wrote: all of it is there, or nothing
    std::function<bool()> happened;        ///< asks the disk
    std::function<void()> enter = [] {};   ///< into the ledger
};

class Person {
public:
    Person(DeskMachine& desk, Ledger& ledger, int place, int step) : m_desk(desk), m_ledger(ledger), m_place(place), m_step(step) {}

    /// Nothing when there is nothing to do it with.
    Attempt act(const Step& step);

    /// The resource as this desk shows it; empty if it has none.
    std::string shown(const sync::RecordKey& key) const;
    /// Every open conflict, decided one after the other.
    bool decideOne(int which, Attempt& attempt);
    bool mendOne(int which, Attempt& attempt);
    /// Gives up late work on somebody who has left, which the hub refuses.
    bool letGoOne(Attempt& attempt);

private:
    template <class Work>
    Attempt save(const char* action, Work work);
    Attempt addResident(const Step& step);
    Attempt editResident(const Step& step);
    Attempt addVisit(const Step& step);
    Attempt editObservation(const Step& step);
    Attempt saveMedication(const Step& step, bool edit);
    Attempt addNote(const Step& step);
    Attempt editNote(const Step& step);
    Attempt deleteNote(const Step& step);
    Attempt addPoison(const Step& step);
    Attempt retry();

    std::optional<roster::ResidentId> someResident(int which) const;
    std::optional<sync::RecordKey> someRecord(const char* sql, int which) const;
    std::function<bool()> isShown(const sync::RecordKey& key, const Token& token) const;
    void enter(Attempt& attempt, const Token& token, const sync::RecordKey& key, std::string seen);

    DeskMachine& m_desk;
    Ledger& m_ledger;
    int m_place;  ///< which desk of the world
    int m_step;
};

}  // namespace jiayi::simulation
