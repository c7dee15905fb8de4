#include "sync/files/table_resources.h"

#include "models/care/rules/observation_rules.h"
#include "models/core/text.h"
#include "models/roster/rules/contact_rules.h"
#include "sync/mapping/condition_mapper.h"
#include "sync/mapping/kept_columns.h"
#include "sync/mapping/medication_mapper.h"
#include "sync/mapping/observation_mapper.h"
#include "sync/mapping/resident_mapper.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <set>

namespace jiayi::files {

using fhir::Json;
using roster::ColumnMapping;

namespace {

/// A number that only its source gives out; a national one is the same everywhere.
bool isLocalNumber(const std::string& recordNo) { return !recordNo.empty() && !roster::checkRecordNumber(recordNo); }

bool isConditionColumn(const ColumnMapping& column) { return column.target == "conditions" || column.target == "complications_t2dm"; }

const std::string& cellAt(const TableRow& row, std::size_t column) {
    static const std::string kEmpty;
    return column < row.cells.size() ? row.cells[column] : kEmpty;
}

Incoming rowOnly(Json resource) { return {std::move(resource), {}, false}; }

/// A FHIR code has single spaces, and none at its ends.
std::string asCode(std::string_view header) {
    std::string code;
    for (const char c : normalized(header)) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) code += c;
        else if (!code.empty() && code.back() != ' ') code += ' ';
    }
    return code;
}

/// "SBP" under the code other people know it by, in the words of our table.
care::Coding codingOf(const care::ObservationDef& known) {
    if (known.loinc.empty()) return {std::string{mapping::kObservationCode}, known.code, known.en};
    return {std::string{mapping::kLoinc}, known.loinc, known.en};
}

}  // namespace

TableResources::TableResources(const TableRules& rules, const Table& table, const roster::TableMapping& mapping)
    : m_rules(rules), m_table(table), m_mapping(mapping), m_system(roster::importSystem(mapping.source)) {}

roster::Reject TableResources::reject(const TableRow& row, const std::string& column, const std::string& reason) const {
    return {m_table.name, row.number, column, reason, m_table.header, row.cells};
}

std::string TableResources::personKey(const roster::PersonRow& row) const {
    const auto& person = row.resident;
    if (!person.citizenId.empty()) return "citizen-id " + person.citizenId;
    if (row.record) return "record " + row.record->person;
    if (!person.recordNo.empty()) return "record " + person.recordNo;
    return "name " + searchFold(person.name) + " " + (person.birthDate ? formatDate(*person.birthDate) : person.phone);
}

bool TableResources::hasResults(const TableRow& row) const {
    for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
        const auto& target = m_mapping.columns[i].target;
        const bool result = target == "blood_pressure" || m_rules.rules.observation(target) != nullptr;
        if (result && !roster::isMissing(cellAt(row, i))) return true;
    }
    return false;
}

void TableResources::read(const std::function<void(roster::Reject)>& onReject) {
    std::map<std::string, std::size_t> positions;
    for (const auto& row : m_table.rows) {
        auto person = roster::readPersonRow(row.cells, m_mapping, m_rules.reference, m_rules.today);
        if (!person) {
            onReject(reject(row, person.error().detail, person.error().reason));
            continue;
        }
        if (!person->visit && hasResults(row)) {
            onReject(reject(row, {}, "import.no-date"));
            continue;
        }
        if (person->visit && *person->visit > m_rules.today) {
            onReject(reject(row, {}, "import.date-in-the-future"));
            continue;
        }
        auto key = personKey(*person);
        const auto [at, isNew] = positions.emplace(key, m_people.size());
        if (isNew) m_people.push_back({std::move(key), {}});
        auto& known = m_people[at->second];
        if (!known.rows.empty() && roster::isSomebodyElse(known.rows.front().person.resident, person->resident)) {
            onReject(reject(row, {}, "import.other-person"));
            continue;
        }
        known.rows.push_back({&row, std::move(*person)});
    }
    for (auto& person : m_people)
        std::stable_sort(person.rows.begin(), person.rows.end(),
                         [](const Row& a, const Row& b) { return a.person.visit < b.person.visit; });
}

Uuid TableResources::derivedId(const roster::Resident& resident, const std::string& key) const {
    if (!resident.citizenId.empty()) return derivedUuid({"resident", mapping::kCitizenId, resident.citizenId});
    if (!resident.recordNo.empty() && !isLocalNumber(resident.recordNo))
        return derivedUuid({"resident", mapping::kRecordNumber, resident.recordNo});
    return derivedUuid({"resident", m_system, key});
}

Result<TableResources::PersonResources> TableResources::resources(std::size_t position, const IdOf& idOf) {
    const auto& person = m_people[position];
    auto resident = person.rows.front().person.resident;
    for (const auto& row : person.rows) resident = roster::overlaid(std::move(resident), row.person.resident);
    if (isLocalNumber(resident.recordNo)) resident.identifiers.push_back({m_system, resident.recordNo});
    JIAYI_TRY(resident.id, idOf(resident, derivedId(resident, person.key)));
    PersonResources made;
    for (const auto& row : person.rows) made.rows.push_back(row.cells);
    addPatient(resident, person, made.resources);
    addConditions(resident.id, person, made.resources);
    addMedications(resident.id, person, made.resources);
    addObservations(resident.id, person, made.resources);
    return made;
}

void TableResources::addPatient(const roster::Resident& resident, const Person& person, std::vector<Incoming>& out) {
    Json patient;
    mapping::ResidentMapper::write(patient, resident);
    std::vector<mapping::KeptColumn> columns;
    for (const auto& row : person.rows) {
        if (row.person.visit) continue;  // dated rows keep theirs as results
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            const auto& cell = cellAt(*row.cells, i);
            if (m_mapping.columns[i].target != roster::kKeepColumn || roster::isMissing(cell)) continue;
            columns.emplace_back(m_mapping.columns[i].header, cell);
            ++m_keptColumns[m_mapping.columns[i].header];
        }
    }
    if (!columns.empty()) mapping::setKeptColumns(patient, columns);
    out.push_back(rowOnly(std::move(patient)));
}

void TableResources::addConditions(roster::ResidentId id, const Person& person, std::vector<Incoming>& out) const {
    std::set<std::string> seen;
    for (const auto& row : person.rows) {
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            const auto& column = m_mapping.columns[i];
            if (!isConditionColumn(column)) continue;
            for (const auto& text : roster::splitList(cellAt(*row.cells, i))) {
                if (roster::isNone(text)) continue;
                care::Condition condition;
                condition.icd10 = m_rules.names.condition(text, column.target == "complications_t2dm");
                const auto key = condition.icd10.empty() ? searchFold(text) : condition.icd10;
                if (!seen.insert(key).second) continue;
                condition.id = {derivedUuid({"condition", m_system, person.key, key})};
                condition.resident = id;
                condition.coding = condition.icd10.empty() ? care::Coding{{}, {}, text}
                                                           : care::Coding{std::string{mapping::kIcd10}, condition.icd10, text};
                if (row.person.visit) condition.recorded = startOfDay(*row.person.visit);
                Json json;
                mapping::ConditionMapper::write(json, condition, m_rules.rules);
                out.push_back(rowOnly(std::move(json)));
            }
        }
    }
}

void TableResources::addMedications(roster::ResidentId id, const Person& person, std::vector<Incoming>& out) const {
    struct Drug {
        care::MedicationLine line;
        std::size_t lastRow = 0;
    };
    std::vector<std::string> order;
    std::map<std::string, Drug> drugs;
    for (std::size_t r = 0; r < person.rows.size(); ++r) {
        const auto& row = person.rows[r];
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            if (m_mapping.columns[i].target != "medications") continue;
            for (const auto& text : roster::splitList(cellAt(*row.cells, i))) {
                if (roster::isNone(text)) continue;
                const auto [drug, isNew] = drugs.try_emplace(searchFold(text));
                drug->second.lastRow = r;
                if (!isNew) continue;
                order.push_back(drug->first);
                auto& line = drug->second.line;
                line.id = {derivedUuid({"medication", m_system, person.key, drug->first})};
                line.resident = id;
                line.name = text;
                line.atc = m_rules.names.drug(text);
                line.start = row.person.visit;
            }
        }
    }
    for (const auto& name : order) {
        auto& drug = drugs[name];
        // A later list without it: it had ended by then.
        if (drug.lastRow + 1 < person.rows.size() && person.rows[drug.lastRow + 1].person.visit) {
            drug.line.end = person.rows[drug.lastRow + 1].person.visit;
            drug.line.status = "stopped";
            drug.line.stopReason = "not in the list of " + formatDate(*drug.line.end);
        }
        Json json;
        mapping::MedicationMapper::write(json, drug.line, m_rules.rules);
        out.push_back(rowOnly(std::move(json)));
    }
}

void TableResources::addObservations(roster::ResidentId id, const Person& person, std::vector<Incoming>& out) {
    std::map<std::string, int> occurrences;
    for (const auto& row : person.rows) {
        if (!row.person.visit) continue;
        care::Observation common;
        common.resident = id;
        common.origin = "import";
        common.effective = {formatDate(*row.person.visit), Precision::Day, startOfDay(*row.person.visit)};
        std::vector<care::Observation> made;
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            const auto& cell = cellAt(*row.cells, i);
            if (!roster::isMissing(cell)) observe(common, m_mapping.columns[i], cell, made);
        }
        for (auto& observation : made) {
            const auto visit = row.person.record ? row.person.record->visit : std::string{};
            const auto key = visit + " " + observation.effective.text + " " + observation.coding.code;
            // Two values of one thing on one day are two results, not one that replaces the other.
            const auto number = ++occurrences[key];
            observation.id = {derivedUuid({"observation", m_system, person.key, key, std::to_string(number)})};
            Json json;
            mapping::ObservationMapper::write(json, {observation}, m_rules.rules);
            out.push_back(rowOnly(std::move(json)));
        }
    }
}

void TableResources::observe(care::Observation row, const ColumnMapping& column, const std::string& cell,
                             std::vector<care::Observation>& out) {
    const auto add = [&](const std::string& code, double value, const std::string& text, const std::string& unit) {
        const auto* known = m_rules.rules.observation(code);
        auto made = row;
        made.code = code;
        made.coding = codingOf(*known);
        made.original = unit.empty() ? text : text + " " + unit;
        mapping::ObservationMapper::convert(made, value, unit, m_rules.rules);
        if (!made.doubt.empty()) flag(column.header, made.doubt);
        out.push_back(std::move(made));
    };
    if (column.target == "blood_pressure") {
        if (const auto pressure = roster::parsePressure(cell)) {
            const auto slash = cell.find('/');
            add("SBP", pressure->first, normalized(cell.substr(0, slash)), column.unit);
            add("DBP", pressure->second, roster::parseCellNumber(cell.substr(slash + 1))->text, column.unit);
            return;
        }
    }
    const auto* known = m_rules.rules.observation(column.target == "blood_pressure" ? "BP_PANEL" : column.target);
    if (!known && column.target != roster::kKeepColumn) return;  // it says who the person is
    const auto number = roster::parseCellNumber(cell);
    if (known && known->isQuantity() && number) return add(known->code, number->value, number->text, number->unit.empty() ? column.unit : number->unit);
    if (known) {
        row.code = known->code;
        row.coding = codingOf(*known);
        row.textValue = normalized(cell);
        if (known->isQuantity() || known->code == "BP_PANEL") flag(column.header, "value.not-a-number");
    } else {
        ++m_keptColumns[column.header];
        row.coding = {m_system, asCode(column.header), column.header};
        if (number) row.value = number->value, row.unit = number->unit.empty() ? column.unit : number->unit;
        else row.textValue = normalized(cell);
        if (number) row.original = row.unit.empty() ? number->text : number->text + " " + row.unit;
    }
    out.push_back(std::move(row));
}

void TableResources::flag(const std::string& column, const std::string& reason) {
    for (auto& known : m_flags) {
        if (known.column != column || known.reason != reason) continue;
        ++known.count;
        return;
    }
    m_flags.push_back({m_table.name, column, reason, 1});
}

}  // namespace jiayi::files
