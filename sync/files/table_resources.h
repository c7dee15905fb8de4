// A table's rows as resources: people, their dated results, their diseases and drugs.
#pragma once

#include "models/care/facts.h"
#include "models/roster/import/import_values.h"
#include "models/roster/import/person_row.h"
#include "sync/files/import_writer.h"
#include "sync/files/name_book.h"
#include "sync/files/table.h"

#include <functional>

namespace jiayi::files {

struct TableRules {
    const care::RuleBook& rules;
    const NameBook& names;
    const roster::ReferenceTables& reference;
    Date today;
};

/// Rows of one person are taken together, in the order of their dates: a disease that stands in several rows is one
/// condition, a drug that a later row no longer lists has ended. Ids follow from source, person, date and column, so the
/// same table gives the same ids on every desk.
class TableResources {
public:
    TableResources(const TableRules& rules, const Table& table, const roster::TableMapping& mapping);

    /// Reads all rows and groups them. Rows that cannot be used are handed to `onReject`.
    void read(const std::function<void(roster::Reject)>& onReject);
    std::size_t people() const { return m_people.size(); }

    /// The person's resources, the Patient first. `idOf` finds the resident in the store, or gives the id of a new one.
    struct PersonResources {
        std::vector<Incoming> resources;
        std::vector<const TableRow*> rows;  ///< the person's, by date
    };
    using IdOf = std::function<Result<roster::ResidentId>(const roster::Resident& resident, const Uuid& derived)>;
    Result<PersonResources> resources(std::size_t person, const IdOf& idOf);

    const std::vector<roster::ImportFlag>& flags() const { return m_flags; }
    const std::map<std::string, std::size_t>& keptColumns() const { return m_keptColumns; }

private:
    struct Row {
        const TableRow* cells = nullptr;
        roster::PersonRow person;
    };
    struct Person {
        std::string key;  ///< what identifies the person within the source
        std::vector<Row> rows;
    };

    std::string personKey(const roster::PersonRow& row) const;
    Uuid derivedId(const roster::Resident& resident, const std::string& key) const;
    bool hasResults(const TableRow& row) const;
    roster::Reject reject(const TableRow& row, const std::string& column, const std::string& reason) const;
    void addPatient(const roster::Resident& resident, const Person& person, std::vector<Incoming>& out);
    void addConditions(roster::ResidentId id, const Person& person, std::vector<Incoming>& out) const;
    void addMedications(roster::ResidentId id, const Person& person, std::vector<Incoming>& out) const;
    void addObservations(roster::ResidentId id, const Person& person, std::vector<Incoming>& out);
    void observe(care::Observation common, const roster::ColumnMapping& column, const std::string& cell,
                 std::vector<care::Observation>& out);
    void flag(const std::string& column, const std::string& reason);

    TableRules m_rules;
    const Table& m_table;
    const roster::TableMapping& m_mapping;
    std::string m_system;
    std::vector<Person> m_people;
    std::vector<roster::ImportFlag> m_flags;
    std::map<std::string, std::size_t> m_keptColumns;
};

}  // namespace jiayi::files
