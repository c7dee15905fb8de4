// What chart and visit ask for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/care/chart.h"
#include "models/care/phrases.h"
#include "models/care/guidance/target_plan.h"
#include "models/care/record_facts.h"
#include "models/care/sign_visit.h"
#include "models/care/trend.h"
#include "models/core/money.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace jiayi::ui {

/// A medicine as it is prescribed now: plain values, whoever fills them.
struct RegimenLine {
    std::string name;
    std::string nameEn;    ///< may be empty
    std::string strength;  ///< may be empty
    std::string dose;
    int days = 0;  ///< of the last order; 0: never ordered here
    std::optional<Money> price;
    /// Why it is not for a long prescription; empty when it is, or when none was asked for.
    std::vector<std::pair<std::string, std::string>> notLong;
};
struct RegimenSummary {
    std::vector<RegimenLine> lines;
    int renewable = 0;  ///< of them, were ordered here
    Money price;        ///< of those
    std::optional<Money> share;  ///< nothing: not known
};

/// What comes next, as far as somebody ventures to say: faint, since nobody measured it. Values in the unit of the trend.
struct TrendForecast {
    Date from{}, on{};
    double last = 0, value = 0, low = 0, high = 0;
};

struct TargetAsks {
    std::function<QFuture<Result<std::vector<guidance::TargetPlan>>>(care::ResidentId)> read;
    std::function<QFuture<Result<care::TargetId>>(const care::SetTarget&)> set;
};

struct ChartAsks {
    /// Reads the chart; that it was seen goes into the audit.
    std::function<QFuture<Result<care::ChartSummary>>(care::ResidentId)> chart;
    std::function<QFuture<Result<care::TrendSeries>>(const care::TrendQuery&)> trend;
    std::function<QFuture<Result<care::TimelinePage>>(care::ResidentId, Date before)> timeline;
    std::function<QFuture<Result<care::ProgrammeId>>(const care::EnrolProgramme&)> enrol;
    TargetAsks targets;
};

struct PhraseAsks {
    /// Of one field, the user's own first.
    std::function<QFuture<Result<std::vector<care::Phrase>>>(const std::string& field)> read;
    std::function<QFuture<Result<void>>(const care::KeepPhrase&)> keep;
    std::function<QFuture<Result<void>>(const care::DropPhrase&)> drop;
};

/// What other desks wrote into a draft while it was open here, as far as it could be taken over.
struct TakenIn {
    care::Answers answers;  ///< by field; empty: taken away
    std::map<std::string, care::MeasuredBy, std::less<>> measured;  ///< who wrote them
    std::optional<std::string> note;
    bool more = false;   ///< something waits for the field that has the keyboard
    bool ended = false;  ///< no draft waits any more: signed or thrown away elsewhere, unless none was saved yet
};

struct VisitAsks {
    /// For the card of the person and the clinical targets.
    std::function<QFuture<Result<care::ChartSummary>>(care::ResidentId)> chart;
    /// With the forms of the draft that is waiting, else of the person's programmes.
    std::function<QFuture<Result<care::VisitSheet>>(care::ResidentId)> open;
    /// With these forms; a draft that is waiting moves to them.
    std::function<QFuture<Result<care::VisitSheet>>(care::ResidentId, const std::vector<care::FormKey>&)> openWith;
    /// A signed visit, to read or to amend.
    std::function<QFuture<Result<care::VisitSheet>>(care::VisitId)> reopen;
    std::function<QFuture<Result<void>>(care::ResidentId, const std::vector<care::FormKey>&, const care::VisitInput&)> saveDraft;
    /// What other desks wrote since the draft was opened, saved or last taken in; `held` are fields that must not change under the cursor.
    /// What was changed here stays as it is.
    std::function<QFuture<Result<TakenIn>>(care::ResidentId, const std::vector<care::FormKey>&, const care::VisitInput&, const std::set<std::string>& held)> takeIn;
    std::function<QFuture<Result<care::SignedVisit>>(const care::SignVisit&)> sign;
    std::function<QFuture<Result<care::SignedVisit>>(const care::AmendVisit&)> amend;
    PhraseAsks phrases;
    /// What is prescribed now.
    std::function<QFuture<Result<RegimenSummary>>(care::ResidentId)> regimen;
};

}  // namespace jiayi::ui
