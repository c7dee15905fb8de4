#include "sync/hub/permissions.h"

#include "models/core/rule_reader.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

constexpr std::string_view kEveryType = "*";

Right rightIn(RuleReader& row, std::string_view column) {
    return row.choice<Right>(column, {{"no", Right::No}, {"authored", Right::Authored}, {"yes", Right::Yes}});
}

}  // namespace

Result<Permissions> Permissions::read(std::string_view permissions, std::string_view roles) {
    Permissions read;
    RuleReader row("hub_permissions.csv", permissions);
    while (row.next()) {
        const auto kind = clientKindOf(row.required("kind"));
        if (!kind) row.fail("kind", "is no kind of client");
        const auto stream = row.choice<StreamKind>(
            "stream", {{"own", StreamKind::Own}, {"granted", StreamKind::Granted}, {"any", StreamKind::Any}});
        const Rights rights{rightIn(row, "read"), rightIn(row, "create"), rightIn(row, "update"), rightIn(row, "delete")};
        row.origin();
        if (kind && !read.m_rights[{*kind, stream}].emplace(row.required("type"), rights).second)
            row.fail("type", "stands twice");
    }
    JIAYI_CHECK(row.finish());
    RuleReader role("hub_roles.csv", roles);
    while (role.next()) {
        if (!read.m_roles[role.required("role")].insert(role.required("type")).second) role.fail("type", "stands twice");
        role.origin();
    }
    JIAYI_CHECK(role.finish());
    return read;
}

Right Permissions::right(ClientKind kind, StreamKind stream, std::string_view type, Verb verb) const {
    const auto of = m_rights.find({kind, stream});
    if (of == m_rights.end()) return Right::No;
    auto row = of->second.find(type);
    if (row == of->second.end()) row = of->second.find(kEveryType);
    if (row == of->second.end()) return Right::No;
    switch (verb) {
        case Verb::Read: return row->second.read;
        case Verb::Create: return row->second.create;
        case Verb::Update: return row->second.update;
        case Verb::Delete: return row->second.remove;
    }
    return Right::No;
}

bool Permissions::reads(ClientKind kind, StreamKind stream) const {
    const auto of = m_rights.find({kind, stream});
    return of != m_rights.end() &&
           std::any_of(of->second.begin(), of->second.end(), [](const auto& row) { return row.second.read != Right::No; });
}

bool Permissions::roleWrites(std::string_view role, std::string_view type) const {
    const auto of = m_roles.find(role);
    return of != m_roles.end() && (of->second.contains(type) || of->second.contains(kEveryType));
}

}  // namespace jiayi::hub
