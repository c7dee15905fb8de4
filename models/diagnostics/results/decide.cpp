#include "models/diagnostics/results/decide.h"

#include "models/diagnostics/results/report_head.h"
#include "models/diagnostics/results/settle.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <array>

namespace jiayi::diagnostics {

namespace {

constexpr std::array<std::string_view, 3> kHows{"phone", "in-person", "message"};

/// What is said now counts after everything that was heard of the report, also from a desk whose clock runs ahead.
Instant momentAfter(const KnownReport& known, Instant now) {
    return known.acts.empty() ? now : std::max(now, known.acts.back().at + std::chrono::milliseconds{1});
}

ReportAct actOn(sync::Unit& unit, const KnownReport& known, ActKind kind) {
    ReportAct act;
    act.id = unit.newId<ReportActId>();
    act.report = reportId(known.state.report);
    act.kind = kind;
    act.version = known.state.version;
    act.by = unit.user();
    act.at = momentAfter(known, unit.now());
    return act;
}

Result<void> keepAct(sync::Unit& unit, const DiagnosticsBook& book, KnownReport known, const ReportAct& act) {
    ReportActRepository::save(unit, act);
    known.acts.push_back(act);
    known.state = stateOf(known.versions, known.acts);
    JIAYI_CHECK(settleReport(unit, book, {}, std::move(known)));
    return {};
}

/// One unit: `check` may refuse, `fill` says the rest of the act.
template <class Check, class Fill>
Result<void> decide(const sync::Context& context, const DiagnosticsBook& book, const char* action, ReportId report, ActKind kind, Check check, Fill fill) {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, action);
        JIAYI_TRY(auto known, readKnown(unit.database(), report));
        JIAYI_CHECK(check(unit.database(), known));
        auto act = actOn(unit, known, kind);
        fill(act);
        JIAYI_CHECK(keepAct(unit, book, std::move(known), act));
        unit.describe("DiagnosticReport/" + report.toString(), std::string{toText(kind)});
        unit.commit();
        return {};
    });
}

Result<Subject> subjectOf(db::Database& database, const KnownReport& known) {
    if (!known.state.resident) return Error{Errc::Conflict, "result.not-matched", {}};
    const auto resident = roster::ResidentRepository(database).find(*known.state.resident);
    // Not here yet: as the laboratory states them.
    if (!resident && resident.error().code == Errc::NotFound) return Subject{known.state.report.patient.sex, known.state.report.patient.birthDate};
    if (!resident) return resident.error();
    return Subject{resident->sex, resident->birthDate};
}

struct Seen {
    bool critical = false;    ///< it holds a critical value
    bool untold = false;      ///< that nobody was told of
    Gravity gravity = Gravity::NotChecked;
    bool complete = false;
};
Result<Seen> seenIn(db::Database& database, const DiagnosticsBook& book, const KnownReport& known) {
    JIAYI_TRY(const auto subject, subjectOf(database, known));
    Seen seen;
    std::vector<Judgement> judged;
    for (const auto& item : known.state.report.items) {
        if (!isReported(item.status)) continue;
        judged.push_back(judge(book, known.state.report, item, subject));
        if (judged.back().gravity() != Gravity::Critical) continue;
        seen.critical = true;
        seen.untold = seen.untold || !wasTold(known.versions, known.acts, item);
    }
    seen.gravity = gravityOfAll(judged);
    const auto& report = known.state.report;
    const bool open = report.status == ReportStatus::Registered || report.status == ReportStatus::Partial || report.status == ReportStatus::Preliminary;
    seen.complete = !open && static_cast<int>(judged.size()) >= book.catalogue.awaited(report.sender, report);
    return seen;
}

Result<void> checkVersion(const KnownReport& known, const Uuid& version) {
    if (known.state.version != version) return Error{Errc::Conflict, "result.newer", {}};
    return {};
}

constexpr auto kAlways = [](db::Database&, const KnownReport&) -> Result<void> { return {}; };

}  // namespace

Result<void> MatchReport::operator()(const sync::Context& context, const DiagnosticsBook& book) const {
    if (reason.empty()) return invalid("result.reason");
    const auto check = [&](db::Database& database, const KnownReport& known) -> Result<void> {
        if (known.state.resident) return Error{Errc::Conflict, "result.matched", {}};
        JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
        if (person.movedOn || person.status == roster::ResidentStatus::Moved) return Error{Errc::Conflict, "result.left", {}};
        return {};
    };
    return decide(context, book, "result.match", report, ActKind::Match, check, [&](ReportAct& act) {
        act.resident = resident;
        act.note = reason;
    });
}

Result<void> UnmatchReport::operator()(const sync::Context& context, const DiagnosticsBook& book) const {
    if (reason.empty()) return invalid("result.reason");
    const auto check = [](db::Database&, const KnownReport& known) -> Result<void> {
        if (!known.state.resident && !known.state.aside) return Error{Errc::Conflict, "result.not-matched", {}};
        return {};
    };
    return decide(context, book, "result.unmatch", report, ActKind::Unmatch, check, [&](ReportAct& act) { act.note = reason; });
}

Result<void> SetReportAside::operator()(const sync::Context& context, const DiagnosticsBook& book) const {
    if (reason.empty()) return invalid("result.reason");
    const auto check = [](db::Database&, const KnownReport& known) -> Result<void> {
        if (known.state.resident) return Error{Errc::Conflict, "result.matched", {}};
        return {};
    };
    return decide(context, book, "result.aside", report, ActKind::Aside, check, [&](ReportAct& act) { act.note = reason; });
}

Result<void> AcknowledgeReport::operator()(const sync::Context& context, const DiagnosticsBook& book) const {
    const auto check = [&](db::Database& database, const KnownReport& known) -> Result<void> {
        JIAYI_CHECK(checkVersion(known, version));
        JIAYI_TRY(const auto seen, seenIn(database, book, known));
        if (seen.untold) return invalid("result.tell-first");
        return {};
    };
    return decide(context, book, "result.acknowledge", report, ActKind::Acknowledge, check, [&](ReportAct& act) { act.note = comment; });
}

Result<void> TellCritical::operator()(const sync::Context& context, const DiagnosticsBook& book) const {
    if (whom.empty()) return invalid("result.whom");
    if (std::find(kHows.begin(), kHows.end(), how) == kHows.end()) return invalid("result.how");
    if (told > context.clock.now()) return invalid("result.told-ahead");
    const auto check = [&](db::Database& database, const KnownReport& known) -> Result<void> {
        JIAYI_CHECK(checkVersion(known, version));
        JIAYI_TRY(const auto seen, seenIn(database, book, known));
        if (!seen.critical) return Error{Errc::Conflict, "result.not-critical", {}};
        return {};
    };
    return decide(context, book, "result.tell", report, ActKind::Tell, check, [&](ReportAct& act) {
        act.whom = whom;
        act.how = how;
        act.told = told;
        act.readBack = readBack;
        act.note = note;
    });
}

Result<void> CommentReport::operator()(const sync::Context& context, const DiagnosticsBook& book) const {
    if (comment.empty()) return invalid("result.comment");
    return decide(context, book, "result.comment", report, ActKind::Comment, kAlways, [&](ReportAct& act) { act.note = comment; });
}

Result<AcknowledgeNormals::Outcome> AcknowledgeNormals::operator()(const sync::Context& context, const DiagnosticsBook& book) const {
    return db::attempt([&]() -> Result<Outcome> {
        sync::Unit unit(context, "result.acknowledge-normals");
        Outcome outcome;
        for (const auto& one : reports) {
            JIAYI_TRY(auto known, readKnown(unit.database(), one.report));
            std::string why;
            if (const auto current = checkVersion(known, one.version); !current) why = current.error().reason;
            const auto seen = why.empty() ? seenIn(unit.database(), book, known) : Result<Seen>{Seen{}};
            if (!seen && seen.error().code != Errc::Conflict) return seen.error();
            if (!seen) why = seen.error().reason;
            else if (why.empty() && seen->gravity != Gravity::Normal) why = "result.not-normal";
            else if (why.empty() && !seen->complete) why = "result.partial";
            if (!why.empty()) {
                outcome.left.emplace_back(one.report, why);
                continue;
            }
            const auto act = actOn(unit, known, ActKind::Acknowledge);
            JIAYI_CHECK(keepAct(unit, book, std::move(known), act));
            outcome.done.push_back(one.report);
        }
        if (outcome.done.empty()) return outcome;
        unit.describe("DiagnosticReport/" + outcome.done.front().toString(), std::to_string(outcome.done.size()) + " reports");
        unit.commit();
        return outcome;
    });
}

}  // namespace jiayi::diagnostics
