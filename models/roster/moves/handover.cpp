#include "models/roster/moves/handover.h"

#include "models/referral/summary.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::moves {

namespace {

using referral::Section;
using referral::SectionState;

std::vector<Text> openOrders(db::Database& database, std::int64_t pk) {
    db::Query row(database,
                  "SELECT name_en, name_zh, due_at, state = 'refused' FROM test_order WHERE resident_pk = ? AND state IN ('signed', 'collected', 'received', 'partial', 'refused') "
                  "ORDER BY due_at, pk",
                  pk);
    std::vector<Text> lines;
    while (row.next()) {
        const auto day = formatDate(localDate(row.instant(2)));
        if (row.flag(3)) lines.push_back({row.text(0) + ", refused by the laboratory", row.text(1) + "，检验方不能做"});
        else lines.push_back({row.text(0) + ", result expected by " + day, row.text(1) + "，预计 " + day + " 前出结果"});
    }
    return lines;
}

/// Of what was sent and is not over.
std::vector<Text> openReferrals(db::Database& database, std::int64_t pk) {
    db::Query row(database,
                  "SELECT f.institution, f.sent, coalesce(t.state, 'sent') FROM referral f LEFT JOIN referral_task t ON t.referral_id = f.id "
                  "WHERE f.resident_pk = ? AND f.status = 'active' AND f.sent IS NOT NULL ORDER BY f.sent, f.id",
                  pk);
    std::vector<Text> lines;
    while (row.next()) {
        const auto state = referral::stateOf(row.text(2));
        if (!state || referral::isOver(*state)) continue;
        const auto day = formatDate(localDate(row.instant(1)));
        lines.push_back({"To " + row.text(0) + ", sent " + day, "转往" + row.text(0) + "，" + day + " 发出"});
    }
    return lines;
}

Result<std::vector<Text>> dueLines(db::Database& database, const HandoverBook& book, ResidentId resident, std::int64_t pk, Date today) {
    std::vector<Text> lines;
    db::Query row(database, "SELECT next_visit FROM resident WHERE pk = ?", pk);
    const auto next = row.next() ? row.date(0) : std::nullopt;
    if (next) {
        const auto day = formatDate(*next);
        lines.push_back(*next < today ? Text{"Visit was due on " + day, "随访应于 " + day + " 完成，已逾期"} : Text{"Next visit due on " + day, "下次随访 " + day});
    }
    if (!book.due) return lines;
    JIAYI_TRY(auto open, book.due(database, resident, today));
    lines.insert(lines.end(), std::make_move_iterator(open.begin()), std::make_move_iterator(open.end()));
    return lines;
}

std::vector<Text> contractLines(const roster::Resident& person, Date today) {
    std::vector<Text> lines;
    if (person.contractUntil) {
        const auto day = formatDate(*person.contractUntil);
        lines.push_back(*person.contractUntil < today ? Text{"Ended on " + day, "已于 " + day + " 到期"} : Text{"Runs until " + day, "至 " + day + " 到期"});
    }
    if (!person.doctor.empty()) lines.push_back({"Family doctor: " + person.doctor, "家庭医生：" + person.doctor});
    return lines;
}

}  // namespace

Result<std::vector<Section>> assembleHandover(db::Database& database, const HandoverBook& book, ResidentId resident, Date today) {
    return db::attempt([&]() -> Result<std::vector<Section>> {
        JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
        const auto pk = roster::ResidentRepository::pkOf(database, resident);
        JIAYI_TRY(const auto summary, referral::assembleSummary(database, book.care, book.letters, resident, today));
        std::vector<Section> sections;
        for (const auto& rule : book.moves.sections) {
            Section made{rule.id, SectionState::NothingRecorded, {}};
            const auto told = std::find_if(summary.begin(), summary.end(), [&](const Section& each) { return each.id == rule.id; });
            if (told != summary.end()) made = *told;
            else if (rule.id == "orders") made.lines = openOrders(database, pk);
            else if (rule.id == "referrals") made.lines = openReferrals(database, pk);
            else if (rule.id == "contract") made.lines = contractLines(person, today);
            else if (rule.id == "due") {
                JIAYI_TRY(made.lines, dueLines(database, book, resident, pk, today));
            }
            if (!made.lines.empty()) made.state = SectionState::Stated;
            sections.push_back(std::move(made));
        }
        return sections;
    });
}

}  // namespace jiayi::moves
