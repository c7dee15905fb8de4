// Reports as a laboratory might send them, and a clinic whose people they are about. Everybody here is invented.
#pragma once

#include "models/diagnostics/results/decide.h"
#include "models/diagnostics/results/report_view.h"
#include "models/diagnostics/results/take_in.h"
#include "models/roster/resident_repository.h"
#include "tests/support/clinic_store.h"

#include <stdexcept>

namespace jiayi::test {

inline const care::RuleBook& careRules() {
    static const care::RuleBook rules = care::loadRules().value();
    return rules;
}
inline const diagnostics::DiagnosticsBook& diagnosticsBook() {
    static const diagnostics::DiagnosticsBook book = [] {
        auto loaded = diagnostics::loadDiagnosticsBook(careRules());
        if (!loaded) throw std::runtime_error(toString(loaded.error()));
        return std::move(*loaded);
    }();
    return book;
}

inline FhirTime timeAt(int hour, int day = 20) {
    const auto text = "2026-11-" + std::to_string(day) + "T" + (hour < 10 ? "0" : "") + std::to_string(hour) + ":00:00+08:00";
    return parseFhirTime(text).value();
}

inline diagnostics::ReportItem item(std::string code, std::string value, std::string unit, std::string flag = {}, std::string range = {}) {
    diagnostics::ReportItem made;
    made.key = code;
    made.code = {"LAB", code, code};
    made.value = diagnostics::valueFromText(value);
    made.unit = std::move(unit);
    made.flag = std::move(flag);
    made.range = diagnostics::rangeFromText(range);
    return made;
}

constexpr const char* kCitizen = "120103196205143517";
constexpr const char* kOtherCitizen = "12010319550307452X";

/// Of 王秀英, whose citizen id it states.
inline diagnostics::Report report(std::string number = "R1") {
    diagnostics::Report made;
    made.sender = "SAMPLE-LAB";
    made.senderName = "样例检验中心";
    made.number = std::move(number);
    made.test = {"LAB", "RENAL", "肾功能三项"};
    made.patient.name = "王秀英";
    made.patient.sex = Sex::Female;
    made.patient.birthDate = makeDate(1962, 5, 14);
    made.patient.identifiers = {{diagnostics::IdentifierKind::CitizenId, {}, kCitizen}};
    made.specimen.collected = timeAt(8);
    made.issued = timeAt(12);
    made.items = {item("CREA", "68", "μmol/L", "", "41-73"), item("UREA", "5.2", "mmol/L", "", "2.6-7.5"), item("UA", "300", "μmol/L", "", "155-357")};
    return made;
}

struct Clinic {
    ClinicStore store;  // its clock stands on Sunday 2026-11-22, 09:00
    std::map<std::string, roster::ResidentId> orders;  ///< whose order has that number

    roster::ResidentId person(const char* name, const char* citizenId, std::optional<Date> birth = makeDate(1962, 5, 14), Sex sex = Sex::Female) {
        roster::Resident made;
        made.id = {derivedUuid({"sample", name, citizenId})};
        made.name = name;
        made.citizenId = citizenId;
        made.recordNo = std::string{"JK"} + name;
        made.birthDate = birth;
        made.sex = sex;
        made.doctor = "陈丽华";
        save(made);
        return made.id;
    }
    void save(const roster::Resident& resident) {
        sync::Unit unit(store.context(), "test");
        roster::ResidentRepository::save(unit, resident);
        unit.commit();
    }
    roster::ResidentId wang() { return person("王秀英", kCitizen); }

    diagnostics::FindOrder findOrder() {
        return [this](db::Database&, std::string_view number) -> Result<std::optional<diagnostics::OrderedFor>> {
            const auto found = orders.find(std::string{number});
            if (found == orders.end()) return std::optional<diagnostics::OrderedFor>{};
            return std::optional{diagnostics::OrderedFor{found->second, derivedUuid({"order", number})}};
        };
    }
    void comes(const diagnostics::Report& version) {
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        const auto kept = diagnostics::keepReport(unit, version, unit.now());
        if (!kept) throw std::runtime_error(toString(kept.error()));
        unit.commit();
    }
    diagnostics::Settled settle() { return diagnostics::settleReports(store.context(), diagnosticsBook(), findOrder()).value(); }
    diagnostics::ReportView view(const diagnostics::Report& of) { return diagnostics::readReport(store.database(), diagnosticsBook(), findOrder(), reportId(of)).value(); }
    std::string box(const diagnostics::Report& of) {
        db::Query row(store.database(), "SELECT box FROM report WHERE id = ?", reportId(of));
        return row.next() ? row.text(0) : "none";
    }
    diagnostics::UnmatchedReport unmatched(const diagnostics::Report& of) { return diagnostics::readUnmatched(store.database(), diagnosticsBook(), findOrder(), reportId(of)).value(); }
    /// Rows that any chart shows: not entered in error.
    std::int64_t inCharts() { return store.count("SELECT count(*) FROM observation WHERE status <> 'entered-in-error'"); }
    std::int64_t latest() { return store.count("SELECT count(*) FROM latest_observation"); }
    Result<void> match(const diagnostics::Report& of, roster::ResidentId to) { return diagnostics::MatchReport{reportId(of), to, "看过申请单"}(store.context(), diagnosticsBook()); }
    Result<void> unmatch(const diagnostics::Report& of) { return diagnostics::UnmatchReport{reportId(of), "不是本人"}(store.context(), diagnosticsBook()); }
    Result<void> acknowledge(const diagnostics::Report& of) { return diagnostics::AcknowledgeReport{reportId(of), view(of).versions.front().version, ""}(store.context(), diagnosticsBook()); }
    Result<void> tell(const diagnostics::Report& of, const char* whom = "陈丽华") {
        return diagnostics::TellCritical{reportId(of), view(of).versions.front().version, whom, "phone", store.clock.now(), true, ""}(store.context(), diagnosticsBook());
    }
};

}  // namespace jiayi::test
