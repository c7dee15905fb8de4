#include "models/roster/save_resident.h"

#include "models/core/text.h"
#include "models/roster/rules/citizen_id.h"
#include "models/roster/rules/contact_rules.h"

#include <algorithm>
#include <set>

namespace jiayi::roster {

namespace {

/// Letters, marks and the dots of names; a digit or a control character in a name is a slip of the keyboard or a scan.
bool isNameText(std::string_view name) {
    return std::none_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || (byte >= '0' && byte <= '9') || byte == '<' || byte == '>';
    });
}

class Checker {
public:
    Checker(const Resident& resident, Date today) : m_today(today) { m_checked.resident = resident; }

    CheckedResident run() {
        auto& resident = m_checked.resident;
        for (auto* text : {&resident.name, &resident.address, &resident.grid, &resident.household, &resident.recordNo,
                           &resident.insuranceNo, &resident.emergencyName, &resident.doctor})
            *text = normalized(*text);
        if (resident.name.empty()) problem("name", "name.required");
        else if (!isNameText(resident.name)) problem("name", "name.character");
        citizenId();
        phone("phone", resident.phone);
        phone("phone2", resident.phone2);
        phone("emergency_phone", resident.emergencyPhone);
        dates();
        if (const auto& scheme = resident.insuranceScheme; !scheme.empty() && scheme != "employee" && scheme != "resident")
            problem("insurance_scheme", "insurance-scheme.unknown");
        return std::move(m_checked);
    }

private:
    void problem(std::string field, std::string reason) { m_checked.problems.push_back({std::move(field), std::move(reason)}); }

    void citizenId() {
        auto& resident = m_checked.resident;
        resident.citizenId = normalized(resident.citizenId);
        if (resident.citizenId.empty()) return;  // a newborn or a foreigner may have none
        const auto id = checkCitizenId(resident.citizenId, m_today);
        if (!id) return problem("citizen_id", id.error().reason);
        resident.citizenId = id->normalized;
        if (resident.sex == Sex::Unknown) resident.sex = id->sex;
        else if (resident.sex != id->sex) problem("sex", "sex.contradicts-citizen-id");
        // An estimated birth date knows its year at best; the number knows the day.
        if (!resident.birthDate || resident.birthEstimated) {
            resident.birthDate = id->birthDate;
            resident.birthEstimated = false;
        } else if (*resident.birthDate != id->birthDate) {
            problem("birth_date", "birth-date.contradicts-citizen-id");
        }
    }

    void phone(const char* field, std::string& number) {
        number = normalized(number);
        if (number.empty()) return;
        const auto checked = checkPhone(number);
        if (checked) number = checked->normalized;
        else problem(field, checked.error().reason);
    }

    void dates() {
        const auto& resident = m_checked.resident;
        if (resident.birthDate && *resident.birthDate > m_today) problem("birth_date", "birth-date.in-the-future");
        if (!resident.deathDate) return;
        if (*resident.deathDate > m_today) problem("death_date", "death-date.in-the-future");
        if (resident.birthDate && !resident.birthEstimated && *resident.deathDate < *resident.birthDate)
            problem("death_date", "death-date.before-birth");
    }

    Date m_today;
    CheckedResident m_checked;
};

/// The same number in the forms it may have been entered in: 15 digits, or 18 with the century and the check digit.
std::set<std::string> formsOf(const std::string& citizenId, Date today) {
    std::set<std::string> forms;
    if (citizenId.empty()) return forms;
    forms.insert(citizenId);
    if (const auto id = checkCitizenId(citizenId, today)) {
        forms.insert(id->upgraded);
        if (id->upgraded.size() == 18 && id->upgraded.substr(6, 2) == "19")
            forms.insert(id->upgraded.substr(0, 6) + id->upgraded.substr(8, 9));
    }
    return forms;
}

class DuplicateSearch {
public:
    DuplicateSearch(db::Database& database, const Resident& resident, Date today)
        : m_database(database), m_resident(resident), m_today(today) {}

    std::vector<Duplicate> run() {
        for (const auto& form : formsOf(m_resident.citizenId, m_today))
            look("citizen_id = ? AND citizen_id <> ''", "same-citizen-id", form, std::optional<Date>{});
        if (m_resident.birthDate && !m_resident.birthEstimated)
            look("name = ? AND birth_date = ?", "same-name-and-birth-date", m_resident.name, m_resident.birthDate);
        return std::move(m_found);
    }

private:
    void look(const std::string& condition, const char* evidence, const std::string& value, std::optional<Date> birth) {
        db::Query rows(m_database,
                       "SELECT id, name, sex, birth_date, citizen_id, record_no, grid FROM resident WHERE " + condition +
                           " AND status <> 'merged' ORDER BY pk",
                       value);
        if (birth) rows.bind(2, *birth);
        while (rows.next()) {
            const auto id = rows.id<ResidentId>(0);
            if (id == m_resident.id) continue;
            const auto known = std::find_if(m_found.begin(), m_found.end(), [&](const Duplicate& one) { return one.id == id; });
            if (known != m_found.end()) {
                if (known->evidence.back() != evidence) known->evidence.emplace_back(evidence);
                continue;
            }
            m_found.push_back({id, rows.text(1), sexFromCode(rows.text(2)), rows.date(3), maskedCitizenId(rows.text(4)), rows.text(5),
                               rows.text(6), {evidence}});
        }
    }

    db::Database& m_database;
    const Resident& m_resident;
    Date m_today;
    std::vector<Duplicate> m_found;
};

}  // namespace

CheckedResident checkResident(const Resident& resident, Date today) { return Checker(resident, today).run(); }

Result<std::vector<Duplicate>> findDuplicates(db::Database& database, const Resident& resident, Date today) {
    return db::attempt([&]() -> Result<std::vector<Duplicate>> { return DuplicateSearch(database, resident, today).run(); });
}

Result<SaveResident::Outcome> SaveResident::operator()(const sync::Context& context) const {
    const Date today = localDate(context.clock.now());
    auto checked = checkResident(resident, today);
    if (!checked.problems.empty()) return invalid(checked.problems.front().reason, checked.problems.front().field);
    const bool fresh = resident.id.isNil();
    return db::attempt([&]() -> Result<Outcome> {
        // Read inside the transaction: nobody changes anything between the look and the save.
        sync::Unit unit(context, fresh ? "resident.add" : "resident.edit");
        Outcome outcome{false, std::move(checked.resident), {}};
        std::optional<Resident> held;
        if (!fresh) {
            JIAYI_TRY(held, ResidentRepository(context.database).find(resident.id));
            if (before && *held != *before) return Error{Errc::Conflict, "resident.changed", {}};
        }
        const bool samePerson = held && held->citizenId == outcome.resident.citizenId && held->name == outcome.resident.name &&
                                held->birthDate == outcome.resident.birthDate;
        if (!despiteDuplicates && !samePerson) {
            JIAYI_TRY(outcome.duplicates, findDuplicates(context.database, outcome.resident, today));
            if (!outcome.duplicates.empty()) return outcome;
        }
        if (fresh) outcome.resident.id = unit.newId<ResidentId>();
        ResidentRepository::save(unit, outcome.resident);
        unit.commit();
        outcome.saved = true;
        return outcome;
    });
}

Result<Resident> openResident(const sync::Context& context, ResidentId id) {
    JIAYI_TRY(auto resident, ResidentRepository(context.database).find(id));
    return db::attempt([&]() -> Result<Resident> {
        db::Transaction transaction(context.database);
        access::appendAudit(context.database, context.clock.now(), {context.user, "chart.view", "Patient/" + id.toString(), {}});
        transaction.commit();
        return resident;
    });
}

}  // namespace jiayi::roster
