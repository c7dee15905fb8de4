// The inbox of results with 100,000 reports in the store: from a real key to the painted row, and to the report beside it, next to the same with 200. Not a
// matter of seconds but of a ratio: it ends with 1 when a key takes more than twice as long at 500 times the size.
// JIAYI_BENCH_REPORTS says how many.
#include "app/workstation/bind_results.h"
#include "app/workstation/start_flow.h"
#include "models/diagnostics/results/take_in.h"
#include "models/roster/resident_repository.h"
#include "ui/common/tokens.h"
#include "ui/results/inbox_screen.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTableView>
#include <QTemporaryDir>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <vector>

namespace jiayi::bench {
namespace {

constexpr int kSmall = 200;
constexpr int kKeys = 120;
/// So many reports a person at either size: one chart is as long as the other.
constexpr int kReportsEach = 50;
constexpr double kAllowed = 2.0;
constexpr char kPassphrase[] = "a passphrase for benches";

int reportsWanted() {
    const char* text = std::getenv("JIAYI_BENCH_REPORTS");
    return text ? std::atoi(text) : 100'000;
}

/// When a widget was painted last.
class Painted : public QObject {
public:
    explicit Painted(QWidget* watched) { watched->installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint) ++count;
        return false;
    }
    int count = 0;
};

struct KeyTimes {
    std::vector<double> row, report;  ///< milliseconds
};

double middle(std::vector<double> times, double part) {
    std::sort(times.begin(), times.end());
    return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
}

KeyTimes pressKeys(ui::InboxScreen& screen) {
    auto* table = screen.findChild<QTableView*>(QStringLiteral("results.table"));
    auto* report = screen.findChild<QWidget*>(QStringLiteral("report"));
    Painted rows(table->viewport()), opened(report);
    KeyTimes times;
    for (int key = 0; key < kKeys; ++key) {
        const int before = rows.count, reportBefore = opened.count;
        QElapsedTimer timer;
        timer.start();
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
        QCoreApplication::sendEvent(table, &press);
        while (rows.count == before) QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        times.row.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        while (opened.count == reportBefore && timer.elapsed() < 2000) QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        times.report.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

KeyTimes measure(ui::InboxAsks asks, const diagnostics::DiagnosticsBook& book, const Clock& clock) {
    ui::InboxScreen screen(std::move(asks), book, clock);
    screen.resize(1280, 720);
    screen.show();
    screen.activated();
    auto* table = screen.findChild<QTableView*>(QStringLiteral("results.table"));
    while (table->model()->rowCount() == 0) QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    table->setFocus();
    for (int round = 0; round < 50; ++round) QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    return pressKeys(screen);
}

struct Person {
    std::string name, citizenId;
};

std::vector<Person> everybody(db::Database& database) {
    std::vector<Person> people;
    db::Query row(database, "SELECT name, citizen_id FROM resident WHERE status = 'active' AND citizen_id IS NOT NULL ORDER BY pk");
    while (row.next()) people.push_back({row.text(0), row.text(1)});
    return people;
}

/// One report of one value: of a hundred one is critical and ten are abnormal.
diagnostics::Report sugarOf(const Person& person, int number, Instant now) {
    diagnostics::Report report;
    report.sender = "BENCH";
    report.number = std::to_string(number);
    report.test = {"urn:bench", "glucose-fasting", "空腹血糖"};
    report.patient.name = person.name;
    report.patient.identifiers = {{diagnostics::IdentifierKind::CitizenId, {}, person.citizenId}};
    report.issued = parseFhirTime(formatInstant(now - std::chrono::minutes{number})).value();
    diagnostics::ReportItem item;
    item.key = "GLU";
    item.code = {"urn:bench", "GLU", "空腹血糖"};
    item.value = diagnostics::valueFromText(number % 100 == 0 ? "25.1" : number % 10 == 0 ? "9.4" : "5.2");
    item.unit = "mmol/L";
    item.range = diagnostics::rangeFromText("3.9-6.1");
    report.items = {item};
    return report;
}

Result<std::int64_t> addReports(db::Database& database, app::Desk& desk, int from, int to) {
    const auto people = everybody(database);
    for (int number = from; number < to;) {
        sync::Unit unit(desk.context(database), "bench");
        for (int in = 0; in < 200 && number < to; ++in, ++number)
            JIAYI_CHECK(diagnostics::keepReport(unit, sugarOf(people[static_cast<std::size_t>(number / kReportsEach)], number, desk.clock().now()), desk.clock().now()));
        unit.commit();
    }
    JIAYI_TRY(const auto settled, diagnostics::settleReports(desk.context(database), desk.diagnosticsBook(), app::orderFinder()));
    return static_cast<std::int64_t>(settled.matched);
}

/// Enlarges the store and measures; the medians of row and report.
std::pair<double, double> atSize(app::Desk& desk, int from, int to) {
    auto added = desk.worker().run([&desk, from, to](db::Database& database) { return addReports(database, desk, from, to); });
    added.waitForFinished();
    if (const auto result = added.result(); !result) throw std::runtime_error(toString(result.error()));
    auto asks = app::bindInbox(desk);
    asks.doctor.clear();
    const auto times = measure(std::move(asks), desk.diagnosticsBook(), desk.clock());
    std::cout << fmt::format("{:>7} reports: key to row p50 {:.1f} ms, p95 {:.1f} ms; key to report p50 {:.1f} ms, p95 {:.1f} ms\n", to, middle(times.row, 0.5), middle(times.row, 0.95),
                             middle(times.report, 0.5), middle(times.report, 0.95));
    return {middle(times.row, 0.5), middle(times.report, 0.5)};
}

Result<bool> addPeople(db::Database& database, app::Desk& desk) {
    for (int from = 0; from < reportsWanted() / kReportsEach; from += 100) {
        sync::Unit unit(desk.context(database), "bench");
        for (int at = from; at < from + 100; ++at) {
            roster::Resident person;
            person.id = unit.newId<roster::ResidentId>();
            person.name = fmt::format("测试{}", at);
            person.citizenId = fmt::format("12010119680512{:04}", at);
            roster::ResidentRepository::save(unit, person);
        }
        unit.commit();
    }
    return true;
}

int runBench() {
    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    const std::filesystem::path store = folder.filePath(QStringLiteral("clinic.db")).toStdString();
    const auto made = access::createStore(store, {"120101001", "Bench", true}, "chen", kPassphrase, clock, random, access::kLeastCost);
    if (!made) throw std::runtime_error(toString(made.error()));
    const auto desk = app::openDesk(store, "chen", kPassphrase, clock);
    if (!desk) throw std::runtime_error(toString(desk.error()));
    auto people = (*desk)->worker().run([&desk](db::Database& database) { return addPeople(database, **desk); });
    people.waitForFinished();
    if (const auto result = people.result(); !result) throw std::runtime_error(toString(result.error()));
    const auto small = atSize(**desk, 0, kSmall);
    const auto large = atSize(**desk, kSmall, reportsWanted());
    const double row = large.first / small.first, report = large.second / small.second;
    std::cout << fmt::format("{} times the reports: row {:.2f} times, report {:.2f} times; allowed {:.1f}\n", reportsWanted() / kSmall, row, report, kAllowed);
    return row <= kAllowed && report <= kAllowed ? 0 : 1;
}

}  // namespace
}  // namespace jiayi::bench

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    jiayi::ui::applyLook({});
    try {
        return jiayi::bench::runBench();
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return 2;
    }
}
