#include "models/diagnostics/results/report_state.h"

#include <algorithm>

namespace jiayi::diagnostics {

namespace {

const rows::KeptVersion* versionOf(const std::vector<rows::KeptVersion>& versions, const Uuid& id) {
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const auto& each) { return each.id == id; });
    return found == versions.end() ? nullptr : &*found;
}

bool decidesWhom(ActKind kind) { return kind == ActKind::Match || kind == ActKind::Unmatch || kind == ActKind::Aside; }

/// A decision stands until the laboratory says that it is about somebody else.
bool applies(const ReportAct& act, const std::vector<rows::KeptVersion>& versions) {
    const auto* decidedOn = versionOf(versions, act.version);
    return !decidedOn || !contradict(decidedOn->report.patient, versions.front().report.patient);
}

/// A person's word before any rule's; of several words the last. Two rules that named two people have named nobody.
void decideWhom(ReportState& state, const std::vector<rows::KeptVersion>& versions, const std::vector<ReportAct>& acts) {
    const ReportAct* word = nullptr;
    const ReportAct* rule = nullptr;
    for (const auto& act : acts) {
        if (!decidesWhom(act.kind) || !applies(act, versions)) continue;
        if (!act.by.empty()) word = &act;
        else if (!rule) rule = &act;
        else if (rule->resident != act.resident) state.several = true;
    }
    if (word) state.several = false;
    const auto* deciding = word ? word : state.several ? nullptr : rule;
    if (deciding && deciding->kind == ActKind::Match) {
        state.resident = deciding->resident;
        state.match = *deciding;
    }
    state.aside = deciding && deciding->kind == ActKind::Aside;
    state.takenBack = deciding && deciding->kind == ActKind::Unmatch;
}

bool wasCorrected(const std::vector<rows::KeptVersion>& versions, const Report& stands) {
    for (std::size_t i = 1; i < versions.size(); ++i)
        for (const auto& before : versions[i].report.items) {
            const auto now = std::find_if(stands.items.begin(), stands.items.end(), [&](const ReportItem& item) { return item.key == before.key; });
            if (now != stands.items.end() && saysOtherwise(before, *now)) return true;
        }
    return false;
}

}  // namespace

bool saysOtherwise(const ReportItem& before, const ReportItem& now) {
    if (!isReported(before.status)) return false;
    return !isReported(now.status) || before.value != now.value || before.unit != now.unit;
}

bool wasTold(const std::vector<rows::KeptVersion>& versions, const std::vector<ReportAct>& acts, const ReportItem& item) {
    return std::any_of(acts.begin(), acts.end(), [&](const ReportAct& act) {
        const auto* told = act.kind == ActKind::Tell ? versionOf(versions, act.version) : nullptr;
        if (!told) return false;
        std::vector<Report> known;  // by then: that version and all before it
        for (auto at = versions.begin() + (told - versions.data()); at != versions.end(); ++at) known.push_back(at->report);
        const auto then = standing(known);
        return std::any_of(then.items.begin(), then.items.end(), [&](const ReportItem& each) { return each.key == item.key && !saysOtherwise(each, item) && isReported(each.status); });
    });
}

ReportState stateOf(const std::vector<rows::KeptVersion>& versions, const std::vector<ReportAct>& acts) {
    ReportState state;
    std::vector<Report> reports;
    for (const auto& version : versions) reports.push_back(version.report);
    state.report = standing(reports);
    state.version = versions.front().id;
    state.received = versions.front().received;
    decideWhom(state, versions, acts);
    for (const auto& act : acts) {
        if (act.kind == ActKind::Match && act.resident && act.resident != state.resident && std::find(state.others.begin(), state.others.end(), *act.resident) == state.others.end())
            state.others.push_back(*act.resident);
        if (act.kind == ActKind::Acknowledge && act.version == state.version) state.seen = act;
        if (act.kind == ActKind::Comment) ++state.comments;
    }
    state.corrected = wasCorrected(versions, state.report);
    return state;
}

}  // namespace jiayi::diagnostics
