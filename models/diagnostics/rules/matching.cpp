#include "models/diagnostics/rules/matching.h"

#include "models/core/resource.h"
#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace jiayi::diagnostics {

namespace {

constexpr std::array<std::pair<Aspect, std::string_view>, 10> kAspects{{{Aspect::Order, "order"},
                                                                        {Aspect::Reference, "reference"},
                                                                        {Aspect::CitizenId, "citizen-id"},
                                                                        {Aspect::RecordNumber, "record-number"},
                                                                        {Aspect::InsuranceNumber, "insurance-number"},
                                                                        {Aspect::OtherIdentifier, "other-identifier"},
                                                                        {Aspect::Name, "name"},
                                                                        {Aspect::BirthDate, "birth-date"},
                                                                        {Aspect::Sex, "sex"},
                                                                        {Aspect::Phone, "phone"}}};
constexpr std::array<std::string_view, 4> kAgreements{"agrees", "disagrees", "not-said", "not-known"};

bool isIdentifier(Aspect aspect) { return aspect == Aspect::CitizenId || aspect == Aspect::RecordNumber || aspect == Aspect::InsuranceNumber || aspect == Aspect::OtherIdentifier; }
/// By which alone somebody can be found.
bool isNumber(Aspect aspect) { return isIdentifier(aspect) || aspect == Aspect::Reference; }

/// Width and case do not count in a number; in a name spaces and dots do not either.
std::string folded(Aspect aspect, const std::string& text) {
    if (aspect == Aspect::Name || aspect == Aspect::Phone) return searchFold(text);
    auto number = normalized(text);
    std::transform(number.begin(), number.end(), number.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return number;
}

Evidence compared(Aspect aspect, const std::string& stated, const std::string& known) {
    const auto said = folded(aspect, stated), has = folded(aspect, known);
    const auto agreement = said.empty() ? Agreement::NotSaid : has.empty() ? Agreement::NotKnown : said == has ? Agreement::Agrees : Agreement::Disagrees;
    return {aspect, agreement, stated, known};
}

/// A report may name several of a kind: one that disagrees speaks against the person, whatever the others say.
Evidence comparedIdentifier(Aspect aspect, IdentifierKind kind, const StatedPatient& stated, const std::string& known) {
    Evidence evidence = compared(aspect, {}, known);
    for (const auto& identifier : stated.identifiers) {
        if (identifier.kind != kind) continue;
        auto each = compared(aspect, identifier.value, known);
        if (each.agreement == Agreement::Disagrees) return each;
        if (evidence.agreement == Agreement::NotSaid) evidence = std::move(each);
    }
    return evidence;
}

/// Numbers of other institutions: one that agrees speaks for the person, one that we do not have says nothing.
Evidence otherNumbers(const StatedPatient& stated, const KnownPerson& person) {
    Evidence evidence{Aspect::OtherIdentifier, Agreement::NotSaid, {}, {}};
    for (const auto& identifier : stated.identifiers) {
        if (identifier.kind != IdentifierKind::Other || identifier.value.empty()) continue;
        for (const auto& known : person.otherNumbers)
            if (folded(Aspect::OtherIdentifier, known) == folded(Aspect::OtherIdentifier, identifier.value)) return {Aspect::OtherIdentifier, Agreement::Agrees, identifier.value, known};
        evidence = {Aspect::OtherIdentifier, Agreement::NotKnown, identifier.value, {}};
    }
    return evidence;
}

Evidence birthDates(const StatedPatient& stated, const KnownPerson& person) {
    Evidence evidence{Aspect::BirthDate, Agreement::NotSaid, stated.birthDate ? formatDate(*stated.birthDate) : std::string{},
                      person.birthDate ? formatDate(*person.birthDate) : std::string{}};
    if (!stated.birthDate) return evidence;
    // A year that was made from an age agrees with nothing and contradicts only what lies years away.
    if (!person.birthDate || person.birthEstimated) evidence.agreement = Agreement::NotKnown;
    else evidence.agreement = *stated.birthDate == *person.birthDate ? Agreement::Agrees : Agreement::Disagrees;
    return evidence;
}

Evidence sexes(const StatedPatient& stated, const KnownPerson& person) {
    const auto word = [](Sex sex) { return std::string{sex == Sex::Male ? "male" : sex == Sex::Female ? "female" : ""}; };
    return compared(Aspect::Sex, word(stated.sex), word(person.sex));
}

Evidence phones(const StatedPatient& stated, const KnownPerson& person) {
    Evidence evidence = compared(Aspect::Phone, stated.phone, {});
    for (const auto& phone : person.phones) {
        if (phone.empty()) continue;
        evidence = compared(Aspect::Phone, stated.phone, phone);
        if (evidence.agreement == Agreement::Agrees) break;
    }
    return evidence;
}

Evidence orders(const Report& report, const KnownPerson& person, bool orderKnown) {
    Evidence evidence{Aspect::Order, Agreement::NotSaid, report.orderNumber, person.ordered ? report.orderNumber : std::string{}};
    if (!report.orderNumber.empty()) evidence.agreement = person.ordered ? Agreement::Agrees : orderKnown ? Agreement::Disagrees : Agreement::NotKnown;
    return evidence;
}

Evidence references(const StatedPatient& stated, const KnownPerson& person) {
    Evidence evidence{Aspect::Reference, Agreement::NotSaid, stated.patient.isNil() ? std::string{} : stated.patient.toString(), person.patient.toString()};
    if (!stated.patient.isNil()) evidence.agreement = stated.patient == person.patient ? Agreement::Agrees : Agreement::Disagrees;
    return evidence;
}

bool hasAll(const std::vector<Evidence>& evidence, const std::set<Aspect>& aspects, Agreement agreement) {
    return std::all_of(aspects.begin(), aspects.end(), [&](Aspect aspect) {
        return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& each) { return each.aspect == aspect && each.agreement == agreement; });
    });
}

std::set<Aspect> aspectsIn(RuleReader& reader, std::string_view column) {
    std::set<Aspect> aspects;
    for (const auto& word : reader.list(column)) {
        const auto found = std::find_if(kAspects.begin(), kAspects.end(), [&](const auto& row) { return row.second == word; });
        if (found == kAspects.end()) reader.fail(column, "names no aspect of a person");
        else aspects.insert(found->first);
    }
    return aspects;
}

}  // namespace

std::string_view toText(Aspect aspect) { return kAspects[static_cast<std::size_t>(aspect)].second; }
std::string_view toText(Agreement agreement) { return kAgreements[static_cast<std::size_t>(agreement)]; }

Result<std::vector<MatchRule>> loadMatchRules() { return parseMatchRules(embeddedFile("rules/result_matching.csv")); }

Result<std::vector<MatchRule>> parseMatchRules(std::string_view csv) {
    std::vector<MatchRule> rows;
    RuleReader reader("result_matching.csv", csv);
    while (reader.next()) {
        MatchRule row;
        row.id = reader.required("id");
        row.agree = aspectsIn(reader, "agree");
        row.noneOf = aspectsIn(reader, "none_of");
        row.en = reader.required("en");
        row.zh = reader.required("zh");
        row.origin = reader.origin();
        if (std::none_of(row.agree.begin(), row.agree.end(), isNumber)) reader.fail("agree", "has no identifier of the person: nobody is matched by a name");
        for (const auto& [aspect, word] : kAspects)
            if (isIdentifier(aspect) && !row.agree.contains(aspect) && !row.noneOf.contains(aspect)) reader.fail("none_of", "lets an identifier disagree");
        rows.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    return rows;
}

std::vector<Evidence> evidenceOf(const Report& report, const KnownPerson& person, bool orderKnown) {
    const auto& stated = report.patient;
    return {orders(report, person, orderKnown),
            references(stated, person),
            comparedIdentifier(Aspect::CitizenId, IdentifierKind::CitizenId, stated, person.citizenId),
            comparedIdentifier(Aspect::RecordNumber, IdentifierKind::RecordNumber, stated, person.recordNumber),
            comparedIdentifier(Aspect::InsuranceNumber, IdentifierKind::InsuranceNumber, stated, person.insuranceNumber),
            otherNumbers(stated, person),
            compared(Aspect::Name, stated.name, person.name),
            birthDates(stated, person),
            sexes(stated, person),
            phones(stated, person)};
}

const MatchRule* ruleThatHolds(const std::vector<MatchRule>& rules, const std::vector<Evidence>& evidence) {
    for (const auto& rule : rules) {
        const bool contradicted = std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& each) { return each.agreement == Agreement::Disagrees && rule.noneOf.contains(each.aspect); });
        if (!contradicted && hasAll(evidence, rule.agree, Agreement::Agrees)) return &rule;
    }
    return nullptr;
}

bool isVetoed(const std::vector<Evidence>& evidence) {
    return std::any_of(evidence.begin(), evidence.end(), [](const Evidence& each) { return each.agreement == Agreement::Disagrees && isNumber(each.aspect); });
}

bool speaksMoreFor(const std::vector<Evidence>& one, const std::vector<Evidence>& other) {
    const auto standing = [](const std::vector<Evidence>& evidence) {
        int numbers = 0, rest = 0, against = 0;
        for (const auto& each : evidence) {
            const bool counts = isNumber(each.aspect) || each.aspect == Aspect::Order;
            if (each.agreement == Agreement::Agrees) ++(counts ? numbers : rest);
            if (each.agreement == Agreement::Disagrees) ++against;
        }
        return std::tuple{!isVetoed(evidence), numbers, rest, -against};
    };
    return standing(one) > standing(other);
}

}  // namespace jiayi::diagnostics
