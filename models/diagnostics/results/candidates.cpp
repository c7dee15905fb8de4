#include "models/diagnostics/results/candidates.h"

#include "models/core/text.h"
#include "models/db/query.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::diagnostics {

namespace {

/// Of one name: more cannot be told apart by looking.
constexpr int kMostNamesakes = 8;

KnownPerson knownPerson(const roster::Resident& resident, const std::optional<OrderedFor>& order) {
    KnownPerson person;
    person.name = resident.name;
    person.citizenId = resident.citizenId;
    person.recordNumber = resident.recordNo;
    person.insuranceNumber = resident.insuranceNo;
    person.phones = {resident.phone, resident.phone2};
    for (const auto& identifier : resident.identifiers) person.otherNumbers.push_back(identifier.value);
    person.sex = resident.sex;
    person.birthDate = resident.birthDate;
    person.birthEstimated = resident.birthEstimated;
    person.patient = resident.id.uuid;
    person.ordered = order && order->resident == resident.id;
    person.left = resident.movedOn || resident.status == roster::ResidentStatus::Moved;
    return person;
}

Result<std::optional<OrderedFor>> orderOf(db::Database& database, const FindOrder& findOrder, const Report& report) {
    if (!findOrder || report.orderNumber.empty()) return std::optional<OrderedFor>{};
    return findOrder(database, report.orderNumber);
}

Candidate candidateFrom(const DiagnosticsBook& book, const Report& report, const roster::Resident& resident, const std::optional<OrderedFor>& order) {
    const auto known = knownPerson(resident, order);
    Candidate candidate{resident.id, resident.name, resident.recordNo, resident.sex, resident.birthDate, resident.doctor, resident.status, {}, {}, false, nullptr};
    if (known.left) candidate.leftOn = resident.movedOn.value_or(Date{});
    candidate.evidence = evidenceOf(report, known, order.has_value());
    candidate.vetoed = isVetoed(candidate.evidence);
    candidate.rule = ruleThatHolds(book.matching, candidate.evidence);
    return candidate;
}

class Finder {
public:
    explicit Finder(db::Database& database) : m_database(database) {}

    template <class... Values>
    void add(const std::string& sql, const Values&... values) {
        db::Query row(m_database, sql, values...);
        while (row.next()) add(row.id<ResidentId>(0));
    }
    void add(ResidentId id) {
        if (!id.isNil() && std::find(m_found.begin(), m_found.end(), id) == m_found.end()) m_found.push_back(id);
    }
    bool has(ResidentId id) const { return std::find(m_found.begin(), m_found.end(), id) != m_found.end(); }
    const std::vector<ResidentId>& found() const { return m_found; }

private:
    db::Database& m_database;
    std::vector<ResidentId> m_found;
};

void findByNumbers(Finder& finder, const StatedPatient& stated) {
    finder.add(ResidentId{stated.patient});
    for (const auto& identifier : stated.identifiers) {
        const auto number = rosterNumber(identifier.value);
        if (number.empty()) continue;
        switch (identifier.kind) {
            case IdentifierKind::CitizenId: finder.add("SELECT id FROM resident WHERE citizen_id = ? AND citizen_id <> '' ORDER BY pk", number); break;
            case IdentifierKind::RecordNumber: finder.add("SELECT id FROM resident WHERE record_no = ? AND record_no <> '' ORDER BY pk", number); break;
            case IdentifierKind::InsuranceNumber: finder.add("SELECT id FROM resident WHERE insurance_no = ? AND insurance_no <> '' ORDER BY pk", number); break;
            case IdentifierKind::Other: finder.add("SELECT r.id FROM identifier i JOIN resident r ON r.pk = i.resident_pk WHERE i.value = ? ORDER BY r.pk", identifier.value); break;
        }
    }
}

void findByName(Finder& finder, const StatedPatient& stated) {
    const auto name = normalized(stated.name);
    if (name.empty()) return;
    if (stated.birthDate) finder.add("SELECT id FROM resident WHERE name = ? AND birth_date = ? ORDER BY pk LIMIT ?", name, *stated.birthDate, kMostNamesakes);
    finder.add("SELECT id FROM resident WHERE name = ? ORDER BY birth_date, pk LIMIT ?", name, kMostNamesakes);
}

}  // namespace

std::string rosterNumber(std::string_view stated) {
    auto number = normalized(stated);
    std::transform(number.begin(), number.end(), number.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return number;
}

std::string statedNumber(const StatedPatient& stated, IdentifierKind kind) {
    for (const auto& identifier : stated.identifiers)
        if (identifier.kind == kind) return rosterNumber(identifier.value);
    return {};
}

Result<std::vector<Candidate>> candidatesFor(db::Database& database, const DiagnosticsBook& book, const FindOrder& findOrder, const Report& report, Breadth breadth) {
    JIAYI_TRY(const auto order, orderOf(database, findOrder, report));
    Finder finder(database);
    if (order) finder.add(order->resident);
    findByNumbers(finder, report.patient);
    if (breadth == Breadth::Names) findByName(finder, report.patient);
    std::vector<Candidate> candidates;
    for (const auto& id : finder.found()) {
        const auto resident = roster::ResidentRepository(database).find(id);
        // An order or a sender may name somebody who is not here.
        if (!resident && resident.error().code == Errc::NotFound) continue;
        if (!resident) return resident.error();
        // What names a merged record is shown with the kept one; where both are named, one of them is enough.
        if (resident->status == roster::ResidentStatus::Merged && (!resident->link || finder.has(roster::ResidentRepository::shownAs(database, id)))) continue;
        candidates.push_back(candidateFrom(book, report, *resident, order));
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return speaksMoreFor(a.evidence, b.evidence); });
    return candidates;
}

Result<Candidate> candidateOf(db::Database& database, const DiagnosticsBook& book, const FindOrder& findOrder, const Report& report, ResidentId resident) {
    JIAYI_TRY(const auto order, orderOf(database, findOrder, report));
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
    return candidateFrom(book, report, person, order);
}

RuleVerdict verdictOn(const std::vector<Candidate>& candidates) {
    if (candidates.empty()) return {nullptr, "no-candidate"};
    const Candidate* held = nullptr;
    bool vetoed = false;
    for (const auto& candidate : candidates) {
        vetoed = vetoed || candidate.vetoed;
        if (!candidate.rule) continue;
        if (held) return {nullptr, "several"};
        held = &candidate;
    }
    if (!held) return {nullptr, vetoed ? "identifier-disagrees" : "not-enough"};
    if (held->leftOn) return {nullptr, "left"};
    return {held, {}};
}

}  // namespace jiayi::diagnostics
