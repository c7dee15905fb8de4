#include "models/pharmacy/review_noise.h"

#include "models/db/query.h"
#include "models/pharmacy/review_input.h"

#include <algorithm>
#include <map>

namespace jiayi::pharmacy {

namespace {

constexpr std::size_t kMost = 10;

std::vector<std::pair<std::string, std::size_t>> most(const std::map<std::string, std::size_t>& counts) {
    std::vector<std::pair<std::string, std::size_t>> rows{counts.begin(), counts.end()};
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (rows.size() > kMost) rows.resize(kMost);
    return rows;
}

}  // namespace

Result<ReviewNoise> measureNoise(db::Database& database, const ReviewBook& book, Date today) {
    std::vector<roster::ResidentId> people;
    {
        db::Query rows(database, "SELECT DISTINCT r.id FROM medication_line m JOIN resident r ON r.pk = m.resident_pk WHERE m.status = 'active' ORDER BY r.pk");
        while (rows.next()) people.push_back({rows.uuid(0)});
    }
    ReviewNoise noise;
    std::map<std::string, std::size_t> firing, interrupting;
    for (const auto& person : people) {
        JIAYI_TRY(const auto input, readReviewInput(database, book, person, today));
        if (input.lines.empty()) continue;
        ++noise.regimens;
        noise.lines += input.lines.size();
        const auto result = review(book, input);
        for (const auto& finding : result.findings) {
            ++firing[finding.rule];
            if (!finding.interrupts()) continue;
            ++interrupting[finding.rule];
            ++noise.interruptive;
        }
        if (result.interrupts()) ++noise.interrupted;
    }
    noise.firingMost = most(firing);
    noise.interruptingMost = most(interrupting);
    return noise;
}

}  // namespace jiayi::pharmacy
