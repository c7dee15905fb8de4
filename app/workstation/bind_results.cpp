#include "app/workstation/bind_results.h"

#include "app/workstation/bind_print.h"
#include "models/diagnostics/arrivals.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "models/roster/resident_repository.h"
#include "ui/common/format.h"
#include "ui/print/report_layout.h"

#include <QCoreApplication>

#include <algorithm>

namespace jiayi::app {

using namespace Qt::StringLiterals;
using diagnostics::ReportId;

namespace {

/// The name by which residents call that user their doctor.
Result<std::string> doctorOf(db::Database& database, const std::string& user) {
    return db::attempt([&]() -> Result<std::string> {
        db::Query row(database, "SELECT display_name FROM user WHERE name = ?", user);
        return row.next() ? row.text(0) : user;
    });
}

/// How our own limits see an earlier value: the same judgement, of a value without the laboratory's word.
diagnostics::Opinion opinionOf(const diagnostics::DiagnosticsBook& book, const diagnostics::Report& report, const diagnostics::ItemView& view, const diagnostics::Subject& subject, double value) {
    auto item = view.item;
    item.flag.clear();
    item.range = {};
    item.unit = view.judgement.unit;
    item.value = {};
    item.value.kind = diagnostics::ValueKind::Numeric;
    item.value.number = value;
    return diagnostics::judge(book, report, item, subject).ours;
}

std::vector<ui::TrendMark> trendOf(const diagnostics::DiagnosticsBook& book, const diagnostics::ReportView& view, const diagnostics::ItemView& item) {
    std::vector<ui::TrendMark> marks;
    const diagnostics::Subject subject{view.head.sex, view.head.birthDate};
    for (const auto& dated : item.trend) marks.push_back({dated.date, dated.value, opinionOf(book, view.report, item, subject, dated.value)});
    if (item.judgement.value && item.judgement.doubt.empty())
        marks.push_back({diagnostics::takenAt(view.report, item.item).day(), *item.judgement.value, item.judgement.ours});
    return marks;
}

Result<ui::OpenedReport> openReport(db::Database& database, const Desk& desk, ReportId report) {
    ui::OpenedReport opened;
    JIAYI_TRY(opened.view, diagnostics::readReport(database, desk.diagnosticsBook(), diagnostics::findOrder(), report));
    for (const auto& item : opened.view.items) opened.trends.push_back(trendOf(desk.diagnosticsBook(), opened.view, item));
    if (opened.view.head.resident) {
        JIAYI_TRY(opened.person, care::readChart(database, desk.rules(), *opened.view.head.resident, desk.today()));
    }
    return opened;
}

/// What was listed is acknowledged in the version that was listed: where another came since, nobody has seen it.
Result<diagnostics::AcknowledgeNormals::Outcome> acknowledgeListed(db::Database& database, Desk& desk, const std::vector<ui::ListedReport>& listed) {
    diagnostics::AcknowledgeNormals all;
    std::vector<std::pair<ReportId, std::string>> left;
    for (const auto& one : listed) {
        JIAYI_TRY(const auto view, diagnostics::readReport(database, desk.diagnosticsBook(), diagnostics::findOrder(), one.report));
        const auto inForce = std::find_if(view.versions.begin(), view.versions.end(), [](const auto& version) { return version.inForce; });
        if (inForce == view.versions.end() || view.head.issued != one.issued) left.emplace_back(one.report, "result.newer");
        else all.reports.push_back({one.report, inForce->version});
    }
    JIAYI_TRY(auto outcome, all(desk.context(database), desk.diagnosticsBook()));
    outcome.left.insert(outcome.left.end(), left.begin(), left.end());
    return outcome;
}

/// A use case of the rules of results, in the worker's thread.
template <class Act>
auto decidingOn(Desk& desk) {
    return [&desk](const Act& act) {
        return desk.worker().run([&desk, act](db::Database& database) -> Result<void> {
            JIAYI_CHECK(act(desk.context(database), desk.diagnosticsBook()));
            return diagnostics::noteReport(database, desk.diagnosticsBook(), desk.orderBook(), act.report);
        });
    };
}

auto pageReader(Desk& desk) {
    return [&desk](diagnostics::InboxQuestion question) {
        return desk.worker().read([question](db::Database& database) mutable -> Result<diagnostics::InboxPage> {
            if (!question.doctor.empty()) {
                JIAYI_TRY(question.doctor, doctorOf(database, question.doctor));
            }
            return diagnostics::readInbox(database, question);
        });
    };
}

Result<ui::ReportSheet> readReportSheet(db::Database& database, const Desk& desk, ReportId report) {
    ui::ReportSheet sheet;
    JIAYI_TRY(sheet.view, diagnostics::readReport(database, desk.diagnosticsBook(), diagnostics::findOrder(), report));
    JIAYI_TRY(sheet.about.clinic, pharmacy::readSheetClinic(database, {}));
    if (sheet.view.head.resident) {
        JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(*sheet.view.head.resident));
        sheet.about.person = pharmacy::sheetPerson(person);
    }
    sheet.about.day = sheet.view.report.issued.day();
    return sheet;
}

}  // namespace

ui::InboxAsks bindInbox(Desk& desk) {
    ui::InboxAsks asks;
    asks.doctor = desk.user();
    asks.page = pageReader(desk);
    asks.counts = [&desk] { return desk.worker().read([](db::Database& database) { return diagnostics::readInboxCounts(database); }); };
    asks.open = [&desk](ReportId report) { return desk.worker().read([&desk, report](db::Database& database) { return openReport(database, desk, report); }); };
    asks.acknowledge = decidingOn<diagnostics::AcknowledgeReport>(desk);
    asks.tell = decidingOn<diagnostics::TellCritical>(desk);
    asks.comment = decidingOn<diagnostics::CommentReport>(desk);
    asks.unmatch = decidingOn<diagnostics::UnmatchReport>(desk);
    asks.acknowledgeNormals = [&desk](const std::vector<ui::ListedReport>& listed) {
        return desk.worker().run([&desk, listed](db::Database& database) { return acknowledgeListed(database, desk, listed); });
    };
    asks.print = [&desk](ReportId report, QWidget* over) { openPrintDialog(bindReportPrint(desk, report), over); };
    return asks;
}

ui::UnmatchedAsks bindUnmatched(Desk& desk) {
    ui::UnmatchedAsks asks;
    asks.page = pageReader(desk);
    asks.open = [&desk](ReportId report) {
        return desk.worker().read([&desk, report](db::Database& database) { return diagnostics::readUnmatched(database, desk.diagnosticsBook(), diagnostics::findOrder(), report); });
    };
    asks.candidate = [&desk](ReportId report, roster::ResidentId resident) {
        return desk.worker().read(
            [&desk, report, resident](db::Database& database) { return diagnostics::readCandidate(database, desk.diagnosticsBook(), diagnostics::findOrder(), report, resident); });
    };
    asks.match = decidingOn<diagnostics::MatchReport>(desk);
    asks.aside = decidingOn<diagnostics::SetReportAside>(desk);
    asks.unmatch = decidingOn<diagnostics::UnmatchReport>(desk);
    return asks;
}

ui::PrintAsks bindReportPrint(Desk& desk, ReportId report) {
    auto asks = bindDeskPrint();
    asks.read = [&desk, report] {
        return desk.worker().read([&desk, report](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto sheet, readReportSheet(database, desk, report));
            return std::vector<ui::PrintDocument>{{u"lab-report"_s, [] { return QCoreApplication::translate("jiayi::app::Results", "Laboratory report"); }, u"lab-report"_s,
                                                   [sheet](const ui::PrintSetup& setup) { return ui::reportPages(sheet, setup.language, {setup.paper}); }}};
        });
    };
    asks.record = [&desk, report](const QString&) {
        return desk.worker().run([&desk, report](db::Database& database) -> Result<void> {
            JIAYI_TRY(const auto view, diagnostics::readReport(database, desk.diagnosticsBook(), diagnostics::findOrder(), report));
            return recordPrinted(desk.context(database), "result.print", view.head.resident.value_or(roster::ResidentId{}));
        });
    };
    return asks;
}

Result<ResultsNews> readResultsNews(db::Database& database) {
    ResultsNews news;
    JIAYI_TRY(news.counts, diagnostics::readInboxCounts(database));
    if (news.counts.critical == 0) return news;
    JIAYI_TRY(auto page, diagnostics::readInbox(database, {diagnostics::Box::Critical, {}, {}, 1}));
    if (!page.rows.empty()) news.critical = std::move(page.rows.front());
    return news;
}

Result<std::optional<ReportId>> waitingReportOf(db::Database& database, roster::ResidentId resident) {
    JIAYI_TRY(const auto rows, diagnostics::readReportsOf(database, resident));
    const diagnostics::InboxRow* most = nullptr;
    for (const auto& row : rows)
        if (!row.seen && (!most || row.gravity > most->gravity)) most = &row;
    return most ? std::optional{most->report} : std::nullopt;
}

}  // namespace jiayi::app
