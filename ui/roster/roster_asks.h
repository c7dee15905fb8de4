// What the roster asks for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/qt/roster_model.h"
#include "models/roster/save_resident.h"
#include "models/roster/saved_list.h"

#include <functional>
#include <string>
#include <vector>

namespace jiayi::ui {

/// What the filters offer.
struct RosterChoices {
    std::vector<std::string> grids;
    std::vector<std::string> doctors;
    std::vector<std::string> programmes;  ///< codes: "T2DM"
};

/// What a resident is added or edited with.
struct ResidentAsks {
    std::function<QFuture<Result<roster::Resident>>(roster::ResidentId)> load;
    std::function<QFuture<Result<std::vector<roster::Duplicate>>>(const roster::Resident&)> duplicates;
    std::function<QFuture<Result<roster::SaveResident::Outcome>>(const roster::SaveResident&)> save;
};

struct RosterAsks {
    using Rows = std::vector<roster::RosterRow>;
    std::function<QFuture<Result<std::int64_t>>(const roster::RosterFilter&)> count;
    std::function<QFuture<Result<Rows>>(const roster::RosterFilter&, const roster::RosterOrder&,
                                        const qt::RosterPageRequest&)>
        page;
    std::function<QFuture<Result<RosterChoices>>()> choices;
    std::function<QFuture<Result<std::vector<roster::SavedList>>>()> savedLists;
    std::function<QFuture<Result<void>>(const roster::SavedList&)> saveList;
    std::function<QFuture<Result<void>>(const std::string& name)> removeList;
    ResidentAsks resident;
};

}  // namespace jiayi::ui
