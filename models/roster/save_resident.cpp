#include "models/roster/save_resident.h"

#include "models/core/text.h"
#include "models/roster/rules/citizen_id.h"
#include "models/roster/rules/contact_rules.h"

#include <algorithm>

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

}  // namespace

CheckedResident checkResident(const Resident& resident, Date today) { return Checker(resident, today).run(); }

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
            outcome.duplicates = duplicatesOf(context.database, outcome.resident, today);
            if (!outcome.duplicates.empty()) return outcome;
        }
        if (fresh) outcome.resident.id = unit.newId<ResidentId>();
        ResidentRepository::save(unit, outcome.resident);
        unit.commit();
        outcome.saved = true;
        return outcome;
    });
}

Result<Resident> openResident(const sync::Context& context, ResidentId asked) {
    return db::attempt([&]() -> Result<Resident> {
        const auto id = ResidentRepository::shownAs(context.database, asked);
        JIAYI_TRY(auto resident, ResidentRepository(context.database).find(id));
        db::Transaction transaction(context.database);
        access::appendAudit(context.database, context.clock.now(), {context.user, "chart.view", "Patient/" + id.toString(), {}});
        transaction.commit();
        return resident;
    });
}

}  // namespace jiayi::roster
