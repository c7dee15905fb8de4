// Which target a person had on a day: the guideline's for their sex and age, or the one agreed with them.
#pragma once

#include "models/care/measures.h"
#include "models/db/database.h"

namespace jiayi::care {

/// All targets of one resident. A value; holds the rules by reference.
class TargetHistory {
public:
    TargetHistory(const RuleBook& rules, const roster::Resident& resident, std::vector<PersonalTarget> agreed);

    /// In the canonical unit of `code`. A personal target of a joined code (IFCC for NGSP) is converted.
    std::optional<Target> on(std::string_view code, Date day) const;
    /// The target rules' view of the person on that day.
    TargetProfile profileOn(Date day) const;
    /// An observation by the target of `day`: under its own code where the rules speak of that (albumin in mg/mmol is
    /// never converted before staging), else as `code`. NotChecked when it is not believed.
    ValueState stateOf(const Observation& observation, std::string_view code, Date day) const;
    ValueState stateOf(std::string_view code, std::optional<double> value, Date day) const;
    /// The days from which another target for `code` may be in force: agreements and birthdays in (from, to].
    std::vector<Date> changes(std::string_view code, Date from, Date to) const;
    /// The agreement in force on that day, if there is one.
    const PersonalTarget* agreedOn(std::string_view code, Date day) const;

private:
    const RuleBook& m_rules;
    Sex m_sex;
    std::optional<Date> m_birth;
    std::vector<PersonalTarget> m_agreed;  ///< oldest first
};

/// Reads the resident's agreements of every code.
Result<TargetHistory> readTargets(db::Database& database, const RuleBook& rules, const roster::Resident& resident);

}  // namespace jiayi::care
