#include "app/workstation/bind_results.h"
#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/diagnostics/arrivals.h"
#include "models/roster/resident_repository.h"
#include "ui/print/print_dialog.h"
#include "ui/results/inbox_screen.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

using diagnostics::ItemStatus;
using diagnostics::Report;
using diagnostics::ReportItem;
using diagnostics::ReportStatus;

namespace {

ReportItem tourItem(const char* code, const char* name, const char* value, const char* unit, const char* range, const char* flag = "") {
    ReportItem item;
    item.key = code;
    item.code = {"urn:sample:laboratory", code, name};
    item.value = diagnostics::valueFromText(value);
    item.unit = unit;
    item.range = diagnostics::rangeFromText(range);
    item.flag = flag;
    return item;
}

/// What the sample laboratory says at `minutes` before the tour's hour.
class TourLaboratory {
public:
    TourLaboratory(db::Database& database, Desk& desk) : m_database(database), m_desk(desk) {}

    Report about(const roster::Resident& person, const char* number, const char* test, const char* name, int minutes, std::vector<ReportItem> items) const {
        Report report;
        report.sender = "SAMPLELAB";
        report.senderName = "示例医学检验中心";
        report.number = number;
        report.test = {"urn:sample:laboratory", test, name};
        report.patient.name = person.name;
        report.patient.sex = person.sex;
        report.patient.birthDate = person.birthDate;
        if (!person.citizenId.empty()) report.patient.identifiers = {{diagnostics::IdentifierKind::CitizenId, {}, person.citizenId}};
        report.specimen.number = std::string{"T-"} + number;
        report.specimen.type = {"", "serum", "血清"};
        report.specimen.collected = at(minutes + 150);
        report.specimen.received = at(minutes + 90);
        report.issued = at(minutes);
        report.items = std::move(items);
        return report;
    }

    Result<void> say(const Report& report) const {
        sync::Unit unit(m_desk.context(m_database), "tour");
        JIAYI_CHECK(diagnostics::keepReport(unit, report, report.issued.start + std::chrono::minutes{3}));
        unit.commit();
        JIAYI_TRY(const auto settled, diagnostics::settleArrivals(m_desk.context(m_database), m_desk.diagnosticsBook(), m_desk.orderBook()));
        return settled.left == 0 ? Result<void>{} : Error{Errc::Busy, "work.abandoned", {}};
    }

private:
    FhirTime at(int minutesBefore) const { return parseFhirTime(formatInstant(m_desk.clock().now() - std::chrono::minutes{minutesBefore})).value(); }

    db::Database& m_database;
    Desk& m_desk;
};

std::vector<roster::Resident> tourPeople(db::Database& database, std::size_t wanted) {
    std::vector<roster::ResidentId> ids;
    db::Query row(database, "SELECT r.id FROM resident r JOIN user u ON u.display_name = r.doctor WHERE r.status = 'active' AND r.citizen_id IS NOT NULL "
                            "ORDER BY r.name = '张小明' DESC, r.pk LIMIT 9");
    while (row.next()) ids.push_back(row.id<roster::ResidentId>(0));
    std::vector<roster::Resident> people;
    for (const auto id : ids)
        if (auto person = roster::ResidentRepository(database).find(id); person && people.size() < wanted) people.push_back(std::move(*person));
    return people;
}

Result<bool> sendResults(db::Database& database, Desk& desk) {
    const auto people = tourPeople(database, 7);
    if (people.size() < 7) return Error{Errc::NotFound, "resident.not-found", {}};
    const TourLaboratory lab(database, desk);
    auto sugar = lab.about(people[0], "S-0901", "glucose-fasting", "空腹血糖", 260, {tourItem("GLU", "空腹血糖", "6.4", "mmol/L", "3.9-6.1", "H"), tourItem("HbA1c", "糖化血红蛋白", "6.9", "%", "4.0-6.0", "H")});
    sugar.items[1].method = "HPLC";
    JIAYI_CHECK(lab.say(sugar));
    // The laboratory takes its word back: another value, and why.
    sugar.status = ReportStatus::Corrected;
    sugar.issued = parseFhirTime(formatInstant(desk.clock().now() - std::chrono::minutes{40})).value();
    sugar.items[0].value = diagnostics::valueFromText("8.4");
    sugar.items[0].status = ItemStatus::Corrected;
    sugar.comments = {"样本复测，更正空腹血糖。"};
    JIAYI_CHECK(lab.say(sugar));
    JIAYI_CHECK(lab.say(lab.about(people[1], "S-0902", "renal-5", "肾功能五项", 25,
                                  {tourItem("K", "钾", "6.8", "mmol/L", "3.5-5.3", "HH"), tourItem("NA", "钠", "138", "mmol/L", "137-147"), tourItem("CREA", "肌酐", "212", "umol/L", "41-81", "H"),
                                   tourItem("UREA", "尿素", "14.2", "mmol/L", "3.1-8.8", "H"), tourItem("UA", "尿酸", "412", "umol/L", "155-357", "H")})));
    auto lipids = lab.about(people[2], "S-0903", "lipids-4", "血脂四项", 70, {tourItem("TC", "总胆固醇", "4.3", "mmol/L", "<5.2"), tourItem("TG", "甘油三酯", "1.2", "mmol/L", "<1.7")});
    lipids.status = ReportStatus::Partial;
    JIAYI_CHECK(lab.say(lipids));
    for (std::size_t at = 3; at < 6; ++at)
        JIAYI_CHECK(lab.say(lab.about(people[at], ("S-091" + std::to_string(at)).c_str(), "glucose-fasting", "空腹血糖", 100 + static_cast<int>(at), {tourItem("GLU", "空腹血糖", "5.2", "mmol/L", "3.9-6.1")})));
    // One stated with a name alone, one whose citizen id has a wrong figure.
    auto blank = lab.about(people[6], "S-0921", "glucose-fasting", "空腹血糖", 55, {tourItem("GLU", "空腹血糖", "9.8", "mmol/L", "3.9-6.1", "H")});
    blank.patient.identifiers.clear();
    JIAYI_CHECK(lab.say(blank));
    auto wrong = lab.about(people[2], "S-0922", "hba1c", "糖化血红蛋白", 45, {tourItem("HbA1c", "糖化血红蛋白", "7.8", "%", "4.0-6.0", "H")});
    auto& citizen = wrong.patient.identifiers.front().value;
    citizen[citizen.size() - 3] = citizen[citizen.size() - 3] == '9' ? '0' : static_cast<char>(citizen[citizen.size() - 3] + 1);
    wrong.patient.phone = people[2].phone;
    JIAYI_CHECK(lab.say(wrong));
    return true;
}

}  // namespace

void playResults(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    auto sent = bench.desk().worker().run([&bench](db::Database& database) { return sendResults(database, bench.desk()); });
    sent.waitForFinished();
    if (const auto result = sent.result(); !result) throw TourFailure(toString(result.error()));
    window.showScreen(QStringLiteral("roster"));
    bench.refreshStatus();
    stage.settle();
    stage.picture(window, "results_alert");
    window.showScreen(QStringLiteral("results"));
    stage.settle();
    auto* table = stage.find(window, "results.table");
    stage.press(*stage.find(window, "results.side.team"), Qt::Key_Space);
    stage.press(*table, Qt::Key_Home, Qt::ControlModifier);
    stage.settle();
    stage.picture(window, "results_critical");
    stage.press(*table, Qt::Key_Return);
    auto* critical = stage.find(window, "critical");
    stage.type(*stage.find(*critical, "critical.who"), QStringLiteral("本人（电话）"));
    stage.picture(*critical, "results_critical_told");
    critical->close();
    stage.settle();
    stage.press(*table, Qt::Key_Down);
    stage.settle();
    stage.picture(window, "results_corrected");
    stage.press(*table, Qt::Key_Down);
    stage.settle();
    stage.picture(window, "results_partial");
    stage.press(*stage.find(window, "results.batch"), Qt::Key_Space);
    stage.picture(window, "results_batch");
    stage.press(*stage.find(window, "results.confirm"), Qt::Key_Escape);
    stage.press(*stage.find(window, "report.print"), Qt::Key_Space);
    stage.settle();
    auto* print = stage.find(window, "print");
    stage.picture(*print, "results_print");
    print->close();
    stage.settle();
    stage.press(*stage.find(window, "results.unmatched"), Qt::Key_Space);
    stage.settle();
    stage.picture(window, "results_unmatched");
    stage.press(*stage.find(window, "unmatched.table"), Qt::Key_Down);
    stage.settle();
    stage.picture(window, "results_unmatched_blank");
    window.showScreen(QStringLiteral("today"));
    stage.settle();
}

}  // namespace jiayi::app
