// A morning's results, as the functions of the inbox would answer: a critical, an abnormal and corrected, a partial and two normal reports.
#pragma once

#include "models/diagnostics/rules/book.h"
#include "tests/ui/care_world.h"
#include "ui/results/results_asks.h"

#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>

namespace jiayi::test {

using ui::InboxAsks;
using ui::ListedReport;
using ui::OpenedReport;
using ui::TrendMark;

inline const diagnostics::DiagnosticsBook& diagnosticsBook() {
    static const auto book = [] {
        auto loaded = diagnostics::loadDiagnosticsBook(rules());
        if (!loaded) qFatal("the rules of results do not load: %s", toString(loaded.error()).c_str());
        return std::move(*loaded);
    }();
    return book;
}

inline diagnostics::ReportId reportNumber(int number) { return diagnostics::reportId("LAB", "R" + std::to_string(number)); }
inline Uuid versionOf(int number) { return derivedUuid({"version", std::to_string(number)}); }

inline diagnostics::ReportItem sentItem(const char* code, const char* name, const char* value, const char* unit, const char* range, const char* flag) {
    diagnostics::ReportItem item;
    item.key = code;
    item.code = {"LAB", code, name};
    item.value = diagnostics::valueFromText(value);
    item.unit = unit;
    item.range = diagnostics::rangeFromText(range);
    item.flag = flag;
    return item;
}

inline diagnostics::ItemView judged(diagnostics::ReportItem item, diagnostics::Opinion laboratory, diagnostics::Opinion ours) {
    diagnostics::ItemView view;
    view.item = std::move(item);
    view.judgement.laboratory = laboratory;
    view.judgement.ours = std::move(ours);
    view.judgement.value = view.item.value.number;
    view.judgement.unit = view.item.unit;
    return view;
}

/// What a test says of one report; the rest is filled in.
inline OpenedReport madeReport(int number, const char* name, const char* test, std::vector<diagnostics::ItemView> items) {
    using namespace diagnostics;
    OpenedReport made;
    auto& head = made.view.head;
    head.report = reportNumber(number);
    head.resident = roster::ResidentId{derivedUuid({"resident", name})};
    head.name = name;
    head.sex = Sex::Female;
    head.birthDate = makeDate(1959, 3, 8);
    head.doctor = "Dr Chen";
    head.sender = "Sample laboratory";
    head.test = test;
    head.orderNumber = "O-100" + std::to_string(number);
    head.itemsDone = head.itemsAwaited = static_cast<int>(items.size());
    head.issued = morning() - std::chrono::hours(number);
    head.received = morning() - std::chrono::minutes(20 * number);
    for (const auto& item : items) {
        head.gravity = std::max(head.gravity, item.judgement.gravity());
        if (item.judgement.gravity() >= Gravity::Abnormal)
            head.gravest.push_back({item.item.code.display, {}, item.item.value.shown() + " " + item.item.unit, item.judgement.gravity(), item.judgement.side()});
    }
    head.box = head.gravity == Gravity::Critical ? Box::Critical : head.gravity == Gravity::Abnormal ? Box::Abnormal : Box::Normal;
    head.criticalOpen = made.view.untold = head.gravity == Gravity::Critical;
    auto& report = made.view.report;
    report.sender = "LAB";
    report.senderName = "Sample laboratory";
    report.number = "R" + std::to_string(number);
    report.orderNumber = head.orderNumber;
    report.test = {"LAB", test, test};
    report.specimen.type = {"", "serum", "Serum"};
    report.specimen.collected = parseFhirTime("2026-11-20T08:10:00+08:00").value();
    report.issued = parseFhirTime("2026-11-20T09:30:00+08:00").value();
    for (const auto& item : items) report.items.push_back(item.item);
    made.view.items = std::move(items);
    made.view.versions = {{versionOf(number), report, head.received, true}};
    made.trends.resize(made.view.items.size());
    return made;
}

inline OpenedReport potassiumReport() {
    using namespace diagnostics;
    auto made = madeReport(1, "王秀兰", "Electrolytes",
                           {judged(sentItem("K", "Potassium", "6.8", "mmol/L", "3.5-5.3", "HH"), {Gravity::Critical, Side::High, "flag:HH"}, {Gravity::Critical, Side::High, "visit-limit:k.emergency"}),
                            judged(sentItem("NA", "Sodium", "139", "mmol/L", "137-147", ""), {Gravity::Normal, Side::None, "range:137-147"}, {Gravity::NotChecked})});
    made.trends[0] = {{makeDate(2026, 2, 1), 4.6, {Gravity::Normal}}, {makeDate(2026, 8, 1), 5.2, {Gravity::Normal}}, {makeDate(2026, 11, 20), 6.8, {Gravity::Critical, Side::High}}};
    made.person = chartOfZhang();
    made.view.tellBy = made.view.head.received + std::chrono::minutes(30);
    return made;
}

/// Was 5.4, now 7.9 mmol/L.
inline OpenedReport correctedReport() {
    using namespace diagnostics;
    auto made = madeReport(2, "李建国", "Fasting glucose", {judged(sentItem("GLU", "Glucose", "7.9", "mmol/L", "3.9-6.1", "H"), {Gravity::Abnormal, Side::High, "flag:H"}, {Gravity::Abnormal, Side::High, "range:3.9-6.1"})});
    made.view.items[0].change = Change::Changed;
    made.view.items[0].item.status = ItemStatus::Corrected;
    made.view.items[0].before = sentItem("GLU", "Glucose", "5.4", "mmol/L", "3.9-6.1", "");
    made.view.head.corrected = true;
    return made;
}

inline OpenedReport partialReport() {
    using namespace diagnostics;
    auto made = madeReport(3, "赵丽华", "Lipids", {judged(sentItem("TC", "Cholesterol", "4.6", "mmol/L", "<5.2", ""), {Gravity::Normal, Side::None, "range:<5.2"}, {Gravity::Normal})});
    made.view.head.itemsAwaited = 3;
    made.view.head.status = ReportStatus::Partial;
    return made;
}

inline OpenedReport normalReport(int number, const char* name) {
    using namespace diagnostics;
    return madeReport(number, name, "Liver enzymes", {judged(sentItem("ALT", "ALT", "21", "U/L", "7-40", ""), {Gravity::Normal, Side::None, "range:7-40"}, {Gravity::Normal})});
}

class ResultsWorld {
public:
    std::vector<OpenedReport> reports{potassiumReport(), correctedReport(), partialReport(), normalReport(4, "陈国强"), normalReport(5, "刘玉梅")};
    std::vector<diagnostics::ReportId> opened;
    std::vector<diagnostics::AcknowledgeReport> acknowledged;
    std::vector<diagnostics::TellCritical> told;
    std::vector<diagnostics::CommentReport> comments;
    std::vector<diagnostics::UnmatchReport> unmatched;
    std::vector<std::vector<ListedReport>> batches;
    std::vector<diagnostics::InboxQuestion> questions;
    std::vector<diagnostics::ReportId> printed;
    std::optional<Error> refusal;  ///< of whatever is given

    InboxAsks asks() {
        InboxAsks asks;
        asks.doctor = "Dr Chen";
        asks.page = [this](const diagnostics::InboxQuestion& question) {
            questions.push_back(question);
            return ready<diagnostics::InboxPage>(pageOf(question));
        };
        asks.counts = [this] { return ready<diagnostics::InboxCounts>(counts()); };
        asks.open = [this](diagnostics::ReportId report) {
            opened.push_back(report);
            for (const auto& one : reports)
                if (one.view.head.report == report) return ready<OpenedReport>(one);
            return ready<OpenedReport>(Error{Errc::NotFound, "result.not-found", {}});
        };
        asks.acknowledge = [this](const diagnostics::AcknowledgeReport& given) {
            if (refusal) return ready<void>(*refusal);
            acknowledged.push_back(given);
            see(given.report);
            return ready<void>({});
        };
        asks.tell = [this](const diagnostics::TellCritical& given) {
            if (refusal) return ready<void>(*refusal);
            told.push_back(given);
            return ready<void>({});
        };
        asks.comment = [this](const diagnostics::CommentReport& given) {
            comments.push_back(given);
            return ready<void>({});
        };
        asks.unmatch = [this](const diagnostics::UnmatchReport& given) {
            unmatched.push_back(given);
            std::erase_if(reports, [&](const auto& one) { return one.view.head.report == given.report; });
            return ready<void>({});
        };
        asks.acknowledgeNormals = [this](const std::vector<ListedReport>& listed) {
            batches.push_back(listed);
            diagnostics::AcknowledgeNormals::Outcome outcome;
            for (const auto& one : listed) {
                see(one.report);
                outcome.done.push_back(one.report);
            }
            return ready<diagnostics::AcknowledgeNormals::Outcome>(outcome);
        };
        asks.print = [this](diagnostics::ReportId report, QWidget*) { printed.push_back(report); };
        return asks;
    }

    template <class T>
    static QFuture<Result<T>> ready(Result<T> answer) {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(std::move(answer));
        promise.finish();
        return promise.future();
    }

private:
    void see(diagnostics::ReportId report) {
        for (auto& one : reports)
            if (one.view.head.report == report) one.view.head.seen = true, one.view.head.box = diagnostics::Box::Done, one.view.head.acknowledgedBy = "chen";
    }
    diagnostics::InboxPage pageOf(const diagnostics::InboxQuestion& question) const {
        diagnostics::InboxPage page;
        for (const auto& one : reports)
            if (one.view.head.box == question.box && (question.doctor.empty() || one.view.head.doctor == question.doctor)) page.rows.push_back(one.view.head);
        return page;
    }
    diagnostics::InboxCounts counts() const {
        diagnostics::InboxCounts counts;
        for (const auto& one : reports) {
            if (one.view.head.box == diagnostics::Box::Critical) ++counts.critical;
            if (one.view.head.box == diagnostics::Box::Abnormal) ++counts.abnormal;
            if (one.view.head.box == diagnostics::Box::Normal) ++counts.normal;
        }
        counts.unmatched = 2;
        return counts;
    }
};

}  // namespace jiayi::test
