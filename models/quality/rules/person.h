// What the measures know of one person: plain values, no database. Unlike the guidance, which knows today, these go back as far as any
// reporting period may ask.
#pragma once

#include "models/care/guidance/rules/condition.h"
#include "models/care/rules/rule_book.h"
#include "models/core/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::quality {

/// A reporting period; both days belong to it.
struct Period {
    Date from{};
    Date to{};
    int days() const { return static_cast<int>((to - from).count()) + 1; }
    bool contains(Date day) const { return from <= day && day <= to; }
    bool operator==(const Period&) const = default;
};

/// How a value came about; decides which measures believe it.
enum Circumstance : unsigned char {
    kOrdinary = 0,
    kInHospital = 1,  ///< at an inpatient or emergency encounter
    kSelf = 2,        ///< measured by the person or the family
};

/// One result of one code of observations.csv.
struct Measured {
    Date on{};
    std::optional<double> value;  ///< in the unit of the first code of its facts
    std::string words;            ///< of a result that is no number
    unsigned char how = kOrdinary;
    bool operator==(const Measured&) const = default;
};

struct Diagnosis {
    std::string icd10;
    std::optional<Date> since;                             ///< onset; nothing: not known
    std::optional<Date> until;                             ///< its last day; nothing: it is still there
    const std::vector<std::string>* groups = nullptr;      ///< of conditions.csv, owned by the rules of care; may be none
};

struct Enrolment {
    std::string programme;  ///< "T2DM"
    std::optional<Date> since, until;
    bool operator==(const Enrolment&) const = default;
};

/// An encounter; `kinds` are bits, in the order of MeasureBook::vocabulary.visits.
struct Visit {
    Date on{};
    std::uint64_t kinds = 0;
};

/// A medicine from a day to a day; nothing: not known when it began, or goes on.
struct Course {
    std::string atc;
    std::optional<Date> from, to;
    bool supply = false;  ///< prescribed for these days; otherwise a statement that it is taken
    bool operator==(const Course&) const = default;
};

/// A target that was agreed with the person; a value is at it below `high`.
struct AgreedTarget {
    std::size_t code = 0;  ///< as in PersonFacts::series
    double high = 0;
    Date validFrom{};
    bool operator==(const AgreedTarget&) const = default;
};

/// The groups of conditions.csv that a code belongs to; nothing: to none.
const std::vector<std::string>* groupsOf(const care::RuleBook& care, const std::string& icd10);

/// A term in which the person was bound; both days counted.
struct ContractTerm {
    Date since{}, last{};
    bool expires = false;            ///< ran to the end as agreed: it could have been renewed
    std::optional<Date> renewedOn;   ///< when the one that follows was signed
    bool operator==(const ContractTerm&) const = default;
};

struct PersonFacts {
    std::int64_t pk = 0;
    Uuid resident;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool gone = false;               ///< died or moved away
    std::optional<Date> goneOn;      ///< nothing: not known when
    bool recorded = false;           ///< has a health record number
    std::optional<Date> contractUntil;  ///< of a list, where there is no term
    std::vector<ContractTerm> contracts;
    std::string doctor, grid;
    std::vector<Enrolment> enrolments;
    std::vector<Diagnosis> diagnoses;
    /// By code of the facts (MeasureBook::codes), oldest first.
    std::vector<std::vector<Measured>> series;
    std::vector<Visit> visits;       ///< oldest first
    std::vector<Course> courses;
    std::vector<AgreedTarget> targets;

    /// As new, but keeps its memory for the next person.
    void clear(std::size_t codes);
    /// Off the roster before the period was over.
    bool goneBy(Date day) const { return gone && (!goneOn || *goneOn <= day); }
    /// Active enrolments on a day, joined: "HTN+T2DM"; empty: none. So everybody belongs to one such group.
    std::string programmesOn(Date day) const;
};

}  // namespace jiayi::quality
