#include "models/pharmacy/prescribing/long_prescription.h"

#include <algorithm>
#include <array>

namespace jiayi::pharmacy {

namespace {

using enum LongAnswer;

constexpr std::array<std::string_view, 5> kNeverLong{"psychotropic-1", "psychotropic-2", "narcotic", "toxic", "precursor"};

Words plain(std::int64_t number) { return {std::to_string(number), std::to_string(number)}; }

class LongQuestions {
public:
    LongQuestions(const ReviewBook& book, const PrescribingRules& rules, const LongCase& about, Date today)
        : m_book(book), m_rules(rules), m_about(about), m_today(today) {}

    LongEligibility run() {
        add("long.diagnosis", m_about.diagnosed ? Yes : No, m_about.diagnosed ? "" : ".no");
        allowed();
        stable();
        adherence();
        control();
        first();
        const bool all = std::all_of(m_found.reasons.begin(), m_found.reasons.end(), [](const auto& reason) { return reason.answer == Yes; });
        if (all) m_found.days = limit(m_about.assessed ? "long.max-days" : "long.normal-days");
        return std::move(m_found);
    }

private:
    int limit(std::string_view id) const { return static_cast<int>(m_book.limit(id)); }

    void add(const std::string& id, LongAnswer answer, const std::string& variant, std::initializer_list<std::pair<std::string_view, Words>> fills = {}) {
        m_found.reasons.push_back({id, answer, m_rules.text(id + variant, fills)});
    }

    void allowed() {
        const bool never = std::find(kNeverLong.begin(), kNeverLong.end(), m_about.control) != kNeverLong.end();
        if (never || m_about.allowed == "no") {
            const auto why = "long.excluded." + (m_about.control.empty() ? std::string{"other"} : m_about.control);
            const auto known = m_rules.texts.count(why) > 0 ? why : std::string{"long.excluded.other"};
            m_found.excluded = true;
            add("long.allowed", No, ".no", {{"value", m_rules.text(known)}});
        } else if (m_about.allowed == "yes") {
            add("long.allowed", Yes, "");
        } else {
            add("long.allowed", NotChecked, ".unknown");
        }
    }

    void stable() {
        if (!m_about.unchangedSince) return add("long.stable", NotChecked, ".unknown");
        const auto days = (m_today - *m_about.unchangedSince).count();
        const bool yes = days >= limit("long.stable-days");
        add("long.stable", yes ? Yes : No, yes ? "" : ".no", {{"value", plain(days)}, {"limit", plain(limit("long.stable-days"))}});
    }

    /// Days without supply between orders and until today; what an earlier order leaves over is carried on.
    void adherence() {
        auto supplies = m_about.supplies;
        const auto from = m_today - Days{limit("long.history-days")};
        std::erase_if(supplies, [&](const auto& supply) { return supply.first < from || supply.first > m_today; });
        std::sort(supplies.begin(), supplies.end());
        if (supplies.size() < 2) return add("long.adherence", NotChecked, ".unknown");
        auto covered = supplies.front().first;
        std::int64_t worst = 0;
        for (const auto& [written, days] : supplies) {
            worst = std::max<std::int64_t>(worst, (written - covered).count());
            covered = std::max(covered, written) + Days{days};
        }
        worst = std::max<std::int64_t>(worst, (m_today - covered).count());
        const bool yes = worst <= limit("long.gap-days");
        add("long.adherence", yes ? Yes : No, yes ? "" : ".no", {{"value", plain(worst)}, {"limit", plain(limit("long.gap-days"))}});
    }

    void control() {
        const auto rule = std::find_if(m_rules.control.begin(), m_rules.control.end(),
                                       [&](const ControlRule& row) { return m_about.atc.starts_with(row.atc); });
        if (rule == m_rules.control.end()) return add("long.control", NotChecked, ".none");
        auto answer = Yes;
        std::string off;
        for (const auto& code : rule->codes) {
            const auto found = m_about.measures.find(code);
            const bool fresh = found != m_about.measures.end() && found->second.day >= addMonths(m_today, -rule->months) &&
                               found->second.state != care::ValueState::NotChecked;
            const auto one = !fresh ? NotChecked : found->second.state == care::ValueState::Met ? Yes : No;
            if (one == Yes || answer == No) continue;
            answer = one;
            off = code;
        }
        const auto& named = answer == Yes ? rule->codes.front() : off;
        add("long.control", answer, answer == Yes ? "" : answer == No ? ".no" : ".unknown",
            {{"value", nameOf(named)}, {"limit", plain(rule->months)}});
    }

    Words nameOf(const std::string& code) const {
        const auto known = m_about.names.find(code);
        return known == m_about.names.end() ? Words{code, code} : known->second;
    }

    void first() {
        if (!m_about.first) return add("long.first", Yes, "");
        add("long.first", m_about.assessedBySenior ? Yes : No, m_about.assessedBySenior ? ".assessed" : ".no");
    }

    const ReviewBook& m_book;
    const PrescribingRules& m_rules;
    const LongCase& m_about;
    Date m_today;
    LongEligibility m_found;
};

}  // namespace

LongEligibility longEligibility(const ReviewBook& book, const PrescribingRules& rules, const LongCase& about, Date today) {
    return LongQuestions{book, rules, about, today}.run();
}

}  // namespace jiayi::pharmacy
