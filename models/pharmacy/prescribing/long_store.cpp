// Long prescriptions out of the store: what is known of a medicine, assessments, renewals.
#include "models/care/fact_repository.h"
#include "models/care/measures.h"
#include "models/care/targets.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/long_prescription.h"
#include "models/pharmacy/shared/shared_repository.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <array>

namespace jiayi::pharmacy {

namespace {

constexpr std::array<std::string_view, 4> kTitles{"resident", "attending", "associate-chief", "chief"};

bool isSenior(std::string_view title) { return title == "attending" || title == "associate-chief" || title == "chief"; }

/// Since when drug and dose are what they are.
std::optional<Date> unchangedSince(const care::MedicationLine& line) {
    auto since = line.start;
    for (const auto& event : line.history)
        if ((event.kind == "dose-changed" || event.kind == "started" || event.kind == "resumed") && (!since || *since < event.on)) since = event.on;
    return since;
}

/// The stricter of two answers: "no" before "local" before "yes"; what says nothing leaves it to the other.
std::string stricter(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a.empty() ? (b.empty() ? "local" : b) : a;
    if (a == "no" || b == "no") return "no";
    return a == "yes" && b == "yes" ? "yes" : "local";
}

Result<void> readMeasures(db::Database& database, const care::RuleBook& care, ResidentId resident, Date today, LongCase& about) {
    JIAYI_TRY(const auto person, roster::ResidentRepository{database}.find(resident));
    JIAYI_TRY(const auto targets, care::readTargets(database, care, person));
    JIAYI_TRY(const auto latest, care::FactRepository{database}.latest(resident));
    for (const auto& rule : prescribingRules().control)
        for (const auto& code : rule.codes) {
            const auto* measure = care::measureByCode(code);
            if (const auto* def = care.observation(code)) about.names[code] = {def->en, def->zh};
            for (const auto& observation : latest) {
                const bool joined = measure && std::find(measure->joined.begin(), measure->joined.end(), observation.code) != measure->joined.end();
                if (observation.code != code && !(joined && code == measure->code)) continue;
                auto& kept = about.measures[code];
                const auto day = observation.effective.day();
                if (kept.day <= day) kept = {day, targets.stateOf(observation, code, today)};
            }
        }
    return {};
}

}  // namespace

Result<std::optional<LongAssessment>> assessmentInForce(db::Database& database, const ReviewBook& book, ResidentId resident, Date today) {
    return db::attempt([&]() -> Result<std::optional<LongAssessment>> {
        db::Query row(database,
                      "SELECT a.id, r.id, a.on_date, a.assessor, a.title, a.note, a.education, a.signature FROM long_assessment a "
                      "JOIN resident r ON r.pk = a.resident_pk WHERE r.id = ? AND a.status = 'active' AND a.on_date BETWEEN ? AND ? ORDER BY a.on_date DESC, a.id DESC LIMIT 1",
                      resident, today - Days{static_cast<int>(book.limit("long.assessment-days"))}, today);
        if (!row.next()) return std::optional<LongAssessment>{};
        return std::optional{LongAssessment{row.uuid(0), row.id<ResidentId>(1), row.date(2).value_or(Date{}), row.text(3), row.text(4), row.text(5),
                                            row.text(6), row.text(7)}};
    });
}

Result<Uuid> RecordAssessment::operator()(const sync::Context& context) const {
    if (std::find(kTitles.begin(), kTitles.end(), title) == kTitles.end()) return invalid("assessment.title");
    if (note.empty()) return invalid("assessment.note");
    if (education.empty()) return invalid("assessment.education");
    if (signature.empty()) return invalid("assessment.signature");
    JIAYI_CHECK(roster::ResidentRepository{context.database}.find(resident));
    return db::attempt([&]() -> Result<Uuid> {
        sync::Unit unit(context, "prescription.assess");
        const LongAssessment made{newUuid(context.clock, context.random), resident, localDate(unit.now()), unit.user(), title, note, education, signature};
        SharedRepository::save(unit, made);
        unit.commit();
        return made.id;
    });
}

Result<LongCase> readLongCase(db::Database& database, const care::RuleBook& care, const ReviewBook& book, const care::MedicationLine& line,
                              const std::string& formularyAllows, Date today, const std::optional<OrderId>& replaced) {
    LongCase about;
    const auto named = book.names.find(book.drugs, line.atc, line.name);
    about.atc = named && !named->atc.empty() ? named->atc : line.atc;
    const auto* drug = named && named->drug ? &book.drugs[*named->drug].def : nullptr;
    about.allowed = stricter(drug ? drug->longPrescription : std::string{}, formularyAllows);
    about.control = drug ? drug->control : std::string{};
    about.unchangedSince = unchangedSince(line);
    JIAYI_CHECK(readMeasures(database, care, line.resident, today, about));
    const OrderRepository orders{database};
    JIAYI_TRY(const auto forms, orders.prescriptions(line.resident));
    JIAYI_TRY(const auto supplied, orders.ordersOf(line.id));
    for (const auto& order : supplied) {
        const auto form = std::find_if(forms.begin(), forms.end(), [&](const auto& one) { return one.id == order.prescription; });
        if (form == forms.end() || order.status == "stopped" || order.id == replaced) continue;
        about.supplies.emplace_back(form->written, order.days);
        if (form->kind == "long") about.first = false;
    }
    JIAYI_TRY(const auto assessment, assessmentInForce(database, book, line.resident, today));
    about.assessed = assessment.has_value();
    about.assessedBySenior = assessment && isSenior(assessment->title);
    return about;
}

Result<std::vector<RenewalDue>> renewalsDue(db::Database& database, const ReviewBook& book, Date until) {
    return db::attempt([&]() -> Result<std::vector<RenewalDue>> {
        const auto ahead = static_cast<int>(book.limit("long.reminder-days"));
        // The last order of each medicine: what it renewed has had its reminder.
        db::Query row(database,
                      "SELECT r.id, m.id, l.id, m.name, date(p.written, '+' || l.days || ' days') AS ends FROM prescription_line l "
                      "JOIN prescription p ON p.pk = l.prescription_pk JOIN medication_line m ON m.id = l.medication_id "
                      "JOIN resident r ON r.pk = m.resident_pk WHERE p.kind = 'long' AND l.status = 'active' AND m.status = 'active' "
                      "AND m.held = 0 AND r.status = 'active' AND ends <= ? AND NOT EXISTS (SELECT 1 FROM prescription_line n "
                      "JOIN prescription q ON q.pk = n.prescription_pk WHERE n.medication_id = l.medication_id AND n.status = 'active' "
                      "AND (q.written > p.written OR (q.written = p.written AND n.pk > l.pk))) ORDER BY ends, r.id, m.id",
                      until + Days{ahead});
        std::vector<RenewalDue> due;
        while (row.next()) {
            const auto ends = row.date(4).value_or(Date{});
            due.push_back({row.id<ResidentId>(0), row.id<MedicationId>(1), row.id<OrderId>(2), row.text(3), ends, ends - Days{ahead}});
        }
        return due;
    });
}

}  // namespace jiayi::pharmacy
