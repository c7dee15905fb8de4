#include "models/roster/duplicate_search.h"

#include "models/core/text.h"
#include "models/db/query.h"
#include "models/roster/rules/citizen_id.h"

#include <algorithm>
#include <set>

namespace jiayi::roster {

namespace {

using duplicates::Person;

/// A number that so many share is a nursing home's, or nobody's: it tells nothing that other keys would not.
constexpr int kMostOfOneKey = 100;
constexpr const char* kColumns =
    "pk, id, name, sex, birth_date, birth_estimated, citizen_id, record_no, grid, name_pinyin, insurance_no, "
    "phone, phone2, address, death_date, last_visit";

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

Person readPerson(const db::Query& row) {
    Person person;
    person.name = row.text(2);
    person.sex = sexFromCode(row.text(3));
    person.birthDate = row.date(4);
    person.birthEstimated = row.flag(5);
    person.citizenId = row.text(6);
    person.recordNo = row.text(7);
    person.pinyin = row.text(9);
    person.insuranceNo = row.text(10);
    person.phone = row.text(11);
    person.phone2 = row.text(12);
    person.address = row.text(13);
    person.deathDate = row.date(14);
    person.lastSeen = row.date(15);
    return person;
}

class DuplicateSearch {
public:
    DuplicateSearch(db::Database& database, const Resident& resident, const Person& person, Date today)
        : m_database(database), m_resident(resident), m_person(person), m_today(today) {}

    std::vector<Duplicate> run() {
        for (const auto& form : formsOf(m_person.citizenId, m_today))
            look("citizen_id = ?1 AND citizen_id <> ''", form);
        for (const auto* phone : {&m_person.phone, &m_person.phone2}) {
            if (phone->empty()) continue;
            look("phone = ?1 AND phone <> ''", *phone);
            look("phone2 = ?1 AND phone2 <> ''", *phone);
        }
        if (!m_person.insuranceNo.empty())
            look("insurance_no = ?1 AND insurance_no <> ''", m_person.insuranceNo);
        if (!m_person.recordNo.empty()) look("record_no = ?1 AND record_no <> ''", m_person.recordNo);
        if (m_person.birthDate) byBirthDate(formatDate(*m_person.birthDate));
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const Duplicate& a, const Duplicate& b) { return a.points > b.points; });
        return std::move(m_found);
    }

private:
    void byBirthDate(const std::string& birth) {
        if (!m_person.birthEstimated) {
            look("name = ?1 AND birth_date = ?2", m_person.name, birth);
            if (!m_person.pinyin.empty())
                look("birth_date = ?2 AND birth_date IS NOT NULL AND name_pinyin = ?1", m_person.pinyin,
                     birth);
        }
        const auto year = birth.substr(0, 4);
        look("name = ?1 AND birth_date >= ?2 AND birth_date <= ?3", m_person.name, year + "-01-01",
             year + "-12-31");
        if (!m_person.address.empty())
            look("address = ?1 AND address <> '' AND birth_date >= ?2 AND birth_date <= ?3", m_person.address,
                 year + "-01-01", year + "-12-31");
    }

    template <class... Values>
    void look(const char* condition, const Values&... values) {
        db::Query rows(m_database,
                       std::string{"SELECT "} + kColumns + " FROM resident WHERE " + condition +
                           " AND +status <> 'merged' LIMIT " + std::to_string(kMostOfOneKey),
                       values...);
        while (rows.next()) take(rows);
    }

    void take(const db::Query& row) {
        const auto pk = row.integer(0);
        const auto id = row.id<ResidentId>(1);
        if (id == m_resident.id || !m_seen.insert(pk).second) return;
        const auto judgement =
            duplicates::judge(duplicates::builtInEvidence(), m_person, readPerson(row), m_today);
        if (judgement.band == duplicates::Band::Not && !judgement.has("same-citizen-id")) return;
        Duplicate one{id,
                      pk,
                      row.text(2),
                      sexFromCode(row.text(3)),
                      row.date(4),
                      maskedCitizenId(row.text(6)),
                      row.text(7),
                      row.text(8),
                      {},
                      judgement.band,
                      judgement.points};
        for (const auto* finding : judgement.findings) one.evidence.push_back(finding->id);
        m_found.push_back(std::move(one));
    }

    db::Database& m_database;
    const Resident& m_resident;
    const Person& m_person;
    Date m_today;
    std::set<std::int64_t> m_seen;
    std::vector<Duplicate> m_found;
};

}  // namespace

Person personOf(const Resident& resident, std::optional<Date> lastSeen) {
    return {resident.name,
            pinyinOfName(resident.name).spaced,
            resident.sex,
            resident.birthDate,
            resident.birthEstimated,
            resident.citizenId,
            resident.insuranceNo,
            resident.recordNo,
            resident.phone,
            resident.phone2,
            resident.address,
            resident.deathDate,
            lastSeen};
}

std::vector<Duplicate> duplicatesOf(db::Database& database, const Resident& resident, Date today,
                                    std::optional<Date> lastSeen) {
    const auto person = personOf(resident, lastSeen);
    return DuplicateSearch(database, resident, person, today).run();
}

Result<std::vector<Duplicate>> findDuplicates(db::Database& database, const Resident& resident, Date today) {
    return db::attempt(
        [&]() -> Result<std::vector<Duplicate>> { return duplicatesOf(database, resident, today); });
}

duplicates::Judgement judgePair(db::Database& database, std::int64_t one, std::int64_t other, Date today) {
    std::vector<Person> both;
    for (const auto pk : {one, other}) {
        db::Query row(database, std::string{"SELECT "} + kColumns + " FROM resident WHERE pk = ?", pk);
        if (row.next()) both.push_back(readPerson(row));
    }
    if (both.size() < 2) return {};
    return duplicates::judge(duplicates::builtInEvidence(), both[0], both[1], today);
}

}  // namespace jiayi::roster
