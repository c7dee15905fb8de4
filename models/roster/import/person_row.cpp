#include "models/roster/import/person_row.h"

#include "models/core/text.h"
#include "models/roster/save_resident.h"

#include <algorithm>
#include <array>

namespace jiayi::roster {

namespace {

struct TextTarget {
    std::string_view target;
    std::string Resident::*field;
};
constexpr std::array<TextTarget, 13> kTexts{{
    {"record_no", &Resident::recordNo},
    {"name", &Resident::name},
    {"citizen_id", &Resident::citizenId},
    {"phone", &Resident::phone},
    {"phone2", &Resident::phone2},
    {"address", &Resident::address},
    {"grid", &Resident::grid},
    {"household", &Resident::household},
    {"insurance_no", &Resident::insuranceNo},
    {"emergency_name", &Resident::emergencyName},
    {"emergency_phone", &Resident::emergencyPhone},
    {"blood_group", &Resident::bloodGroup},
    {"doctor", &Resident::doctor},
}};

Error inColumn(const Error& error, const std::string& header) { return {error.code, error.reason, header}; }

/// 城镇职工 ..., 城乡居民 ...
std::string schemeOf(std::string_view cell) {
    const auto word = searchFold(cell);
    if (word == "employee" || word.find("职工") != std::string::npos) return "employee";
    if (word == "resident" || word.find("居民") != std::string::npos) return "resident";
    return {};
}

std::string ethnicOf(std::string_view cell, const ReferenceTables& tables) {
    const auto word = searchFold(cell);
    for (const auto& group : tables.ethnicGroups) {
        const auto zh = searchFold(group.zh);
        if (word == group.code || word == zh || word + "族" == zh || word == searchFold(group.en)) return group.code;
    }
    return {};
}

class PersonReader {
public:
    PersonReader(const TableMapping& mapping, const ReferenceTables& tables) : m_mapping(mapping), m_tables(tables) {}

    Result<void> cell(const ColumnMapping& column, const std::string& text) {
        auto& resident = m_row.resident;
        for (const auto& known : kTexts) {
            if (column.target != known.target) continue;
            if (text.find('*') != std::string::npos) return {};  // masked by whoever exported it
            resident.*known.field = normalized(text);
            return {};
        }
        if (column.target == "sex") return sex(column, text);
        if (column.target == "age") return age(column, text);
        if (column.target == "ethnic") resident.ethnicCode = ethnicOf(text, m_tables);
        if (column.target == "insurance_scheme") resident.insuranceScheme = schemeOf(text);
        if (column.target == "birth_date") return date(column, text, resident.birthDate);
        if (column.target == "contract_until") return date(column, text, resident.contractUntil);
        if (column.target == "visit_date") return date(column, text, m_row.visit);
        if (column.target == "record_id") {
            auto record = parseRecordId(text);
            if (!record) return inColumn(record.error(), column.header);
            m_row.record = std::move(*record);
        }
        return {};
    }

    Result<PersonRow> finish(Date today) {
        auto& resident = m_row.resident;
        if (m_row.record) {
            if (!m_row.visit) m_row.visit = m_row.record->date;
            if (resident.recordNo.empty()) resident.recordNo = m_row.record->person;
        }
        if (m_age && !resident.birthDate) {
            // The year in which that age fits the day of the visit; 1 January stands for a day that is not known.
            resident.birthDate = makeDate(static_cast<int>(partsOf(m_row.visit.value_or(today)).year()) - *m_age, 1, 1);
            resident.birthEstimated = true;
        }
        if (resident.recordNo.empty() && resident.citizenId.empty() && resident.name.empty())
            return invalid("import.no-identity");
        auto checked = checkResident(resident, today);
        for (const auto& problem : checked.problems) {
            // Without a name the record number stands in for it.
            if (problem.reason != "name.required") return invalid(problem.reason, headerOf(problem.field));
        }
        m_row.resident = std::move(checked.resident);
        return std::move(m_row);
    }

private:
    Result<void> sex(const ColumnMapping& column, const std::string& text) {
        const auto label = column.codes.find(normalized(text));
        const auto read = parseSex(label == column.codes.end() ? std::string_view{text} : std::string_view{label->second});
        if (!read) return invalid("sex.unknown", column.header);
        m_row.resident.sex = *read;
        return {};
    }

    Result<void> age(const ColumnMapping& column, const std::string& text) {
        const auto number = parseCellNumber(text);
        const bool years = number && (number->unit.empty() || number->unit == "岁" || number->unit == "y");
        if (!years || number->value < 0 || number->value > 130) return invalid("age.format", column.header);
        m_age = static_cast<int>(number->value);
        return {};
    }

    static Result<void> date(const ColumnMapping& column, const std::string& text, std::optional<Date>& into) {
        const auto day = parseDay(text);
        if (!day) return inColumn(day.error(), column.header);
        into = *day;
        return {};
    }

    std::string headerOf(const std::string& target) const {
        for (const auto& column : m_mapping.columns)
            if (column.target == target) return column.header;
        return target;
    }

    const TableMapping& m_mapping;
    const ReferenceTables& m_tables;
    PersonRow m_row;
    std::optional<int> m_age;
};

template <class T>
void overlay(T& known, const T& said) {
    if (said != T{}) known = said;
}

}  // namespace

std::string importSystem(std::string_view source) { return "urn:jiayi:import:" + std::string{source}; }

Result<PersonRow> readPersonRow(const std::vector<std::string>& cells, const TableMapping& mapping,
                                const ReferenceTables& tables, Date today) {
    PersonReader reader(mapping, tables);
    for (std::size_t i = 0; i < mapping.columns.size() && i < cells.size(); ++i)
        if (!isMissing(cells[i])) JIAYI_CHECK(reader.cell(mapping.columns[i], cells[i]));
    return reader.finish(today);
}

Resident overlaid(Resident known, const Resident& said) {
    for (const auto& text : kTexts) overlay(known.*text.field, said.*text.field);
    overlay(known.sex, said.sex);
    overlay(known.insuranceScheme, said.insuranceScheme);
    overlay(known.ethnicCode, said.ethnicCode);
    overlay(known.contractUntil, said.contractUntil);
    overlay(known.deathDate, said.deathDate);
    overlay(known.status, said.status);
    overlay(known.allergyState, said.allergyState);
    // An estimate never replaces a birth date, nor an earlier estimate.
    if (said.birthDate && (!known.birthDate || (known.birthEstimated && !said.birthEstimated))) {
        known.birthDate = said.birthDate;
        known.birthEstimated = said.birthEstimated;
    } else if (said.birthDate && !said.birthEstimated) {
        known.birthDate = said.birthDate;
    }
    for (const auto& identifier : said.identifiers)
        if (std::find(known.identifiers.begin(), known.identifiers.end(), identifier) == known.identifiers.end())
            known.identifiers.push_back(identifier);
    return known;
}

bool isSomebodyElse(const Resident& known, const Resident& said) {
    const bool otherName = !known.name.empty() && !said.name.empty() && searchFold(known.name) != searchFold(said.name);
    const bool otherSex = known.sex != Sex::Unknown && said.sex != Sex::Unknown && known.sex != said.sex;
    if (!known.birthDate || !said.birthDate) return otherName && otherSex;
    // A year counted back from an age may be one off.
    const auto apart = std::chrono::abs(*known.birthDate - *said.birthDate);
    const bool otherBirth = known.birthEstimated || said.birthEstimated ? apart > Days{731} : apart > Days{0};
    return (otherName && (otherBirth || otherSex)) || (otherBirth && otherSex);
}

}  // namespace jiayi::roster
