#include "models/roster/duplicates/rules/evidence.h"

#include "models/core/text.h"
#include "models/roster/rules/citizen_id.h"

#include <algorithm>

namespace jiayi::roster::duplicates {

namespace {

/// One slip of the keyboard: a character for another, or two neighbours the wrong way round.
bool isOneSlip(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    std::vector<std::size_t> differing;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i]) differing.push_back(i);
    if (differing.size() == 1) return true;
    if (differing.size() != 2 || differing[1] != differing[0] + 1) return false;
    return a[differing[0]] == b[differing[1]] && a[differing[1]] == b[differing[0]];
}

/// The number in its long form where it is valid.
struct KnownId {
    std::string text;
    bool valid = false;
};

KnownId knownId(const std::string& number, Date today) {
    const auto checked = checkCitizenId(number, today);
    return checked ? KnownId{checked->upgraded, true} : KnownId{normalized(number), false};
}

/// Family name the same and one character of the rest another.
bool isNearName(const std::string& a, const std::string& b) {
    const auto one = codePoints(a), other = codePoints(b);
    if (one.size() != other.size() || one.size() < 2 || one.front() != other.front()) return false;
    int differing = 0;
    for (std::size_t i = 0; i < one.size(); ++i) differing += one[i] == other[i] ? 0 : 1;
    return differing == 1;
}

class Weighing {
public:
    Weighing(const EvidenceBook& book, const Person& one, const Person& other, Date today)
        : m_book(book), m_one(one), m_other(other), m_today(today) {}

    Judgement run() {
        citizenIds();
        equal("same-insurance-no", m_one.insuranceNo, m_other.insuranceNo);
        equal("same-record-no", m_one.recordNo, m_other.recordNo);
        names();
        birthDates();
        phones();
        equal("same-address", m_one.address, m_other.address);
        if (m_one.sex != Sex::Unknown && m_other.sex != Sex::Unknown && m_one.sex != m_other.sex)
            found("different-sex");
        if (diedBefore(m_one, m_other) || diedBefore(m_other, m_one)) found("seen-after-death");
        return finish();
    }

private:
    void found(std::string_view rule) { m_judgement.findings.push_back(&m_book.rule(rule)); }

    void equal(std::string_view rule, const std::string& a, const std::string& b) {
        const auto one = searchFold(a);
        if (!one.empty() && one == searchFold(b)) found(rule);
    }

    void citizenIds() {
        if (m_one.citizenId.empty() || m_other.citizenId.empty()) return;
        const auto one = knownId(m_one.citizenId, m_today), other = knownId(m_other.citizenId, m_today);
        if (one.text == other.text)
            found("same-citizen-id");
        else if (isOneSlip(one.text, other.text))
            found("near-citizen-id");
        else if (one.valid && other.valid)
            found("different-citizen-id");
    }

    void names() {
        const auto one = searchFold(m_one.name), other = searchFold(m_other.name);
        if (one.empty() || other.empty()) return;
        if (one == other)
            found("same-name");
        else if (const auto sound = searchFold(m_one.pinyin);
                 !sound.empty() && sound == searchFold(m_other.pinyin))
            found("same-pinyin");
        else
            found(isNearName(one, other) ? "near-name" : "different-name");
    }

    void birthDates() {
        if (!m_one.birthDate || !m_other.birthDate) return;
        const std::chrono::year_month_day one{*m_one.birthDate}, other{*m_other.birthDate};
        if (m_one.birthEstimated || m_other.birthEstimated)
            return found(one.year() == other.year() ? "same-birth-year" : "different-birth-date");
        const bool swapped = one.year() == other.year() &&
                             static_cast<unsigned>(one.month()) == static_cast<unsigned>(other.day()) &&
                             static_cast<unsigned>(one.day()) == static_cast<unsigned>(other.month());
        const auto alike =
            (one.year() == other.year()) + (one.month() == other.month()) + (one.day() == other.day());
        if (alike == 3)
            found("same-birth-date");
        else
            found(alike == 2 || swapped ? "near-birth-date" : "different-birth-date");
    }

    void phones() {
        for (const auto* a : {&m_one.phone, &m_one.phone2})
            for (const auto* b : {&m_other.phone, &m_other.phone2})
                if (!a->empty() && *a == *b) return found("same-phone");
    }

    static bool diedBefore(const Person& dead, const Person& seen) {
        return dead.deathDate && seen.lastSeen && *seen.lastSeen > *dead.deathDate;
    }

    Judgement finish() {
        auto& all = m_judgement;
        const auto* first = m_book.rules.data();
        std::sort(all.findings.begin(), all.findings.end(),
                  [first](const auto* a, const auto* b) { return a - first < b - first; });
        for (const auto* one : all.findings) {
            all.points += one->points;
            all.blocked = all.blocked || one->blocks;
        }
        for (auto band = m_book.bands.rbegin(); band != m_book.bands.rend() && !all.blocked; ++band)
            if (all.points >= band->from) all.band = band->band;
        return std::move(all);
    }

    const EvidenceBook& m_book;
    const Person& m_one;
    const Person& m_other;
    Date m_today;
    Judgement m_judgement;
};

}  // namespace

bool Judgement::has(std::string_view rule) const {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const EvidenceRule* one) { return one->id == rule; });
}

Judgement judge(const EvidenceBook& book, const Person& one, const Person& other, Date today) {
    return Weighing(book, one, other, today).run();
}

}  // namespace jiayi::roster::duplicates
