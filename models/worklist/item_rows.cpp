#include "models/worklist/item_rows.h"

#include "models/care/flat_json.h"
#include "models/db/query.h"

#include <algorithm>

namespace jiayi::worklist {

namespace {

constexpr std::string_view kFormularyBasis = "formulary:";

std::map<std::string, Said> saidOf(db::Database& database, std::int64_t resident) {
    std::map<std::string, Said> said;
    const auto owner = resident == 0 ? std::optional<std::int64_t>{} : std::optional{resident};
    db::Query row(database, "SELECT kind, act, who, until, about FROM worklist_act WHERE resident_pk IS ? AND act IN ('snooze', 'assign') AND status = 'active' ORDER BY at, id", owner);
    while (row.next()) {
        auto& each = said[row.text(0)];
        if (row.text(1) == "assign") {
            each.who = row.text(2);
        } else {
            each.until = row.date(3);
            each.about = row.text(4);
        }
    }
    return said;
}

std::string doctorOf(db::Database& database, std::int64_t resident) {
    db::Query row(database, "SELECT doctor FROM resident WHERE pk = ?", resident);
    return row.next() ? row.text(0) : std::string{};
}

std::string whoOf(const ItemRule& rule, const Said& said) { return said.who && !said.who->empty() ? *said.who : std::string{nameOf(rule.doer)}; }

}  // namespace

Result<std::vector<ItemRow>> tellItems(db::Database& database, const WorklistBook& book, const FormularyBasis& formularies, std::int64_t resident) {
    JIAYI_TRY(const auto facts, readPersonFacts(database, book.care, formularies, resident));
    const auto items = deriveItems(book.care, book.rules, facts);
    std::vector<ItemRow> rows;
    if (items.empty()) return rows;
    auto said = saidOf(database, resident);
    const auto doctor = doctorOf(database, resident);
    for (const auto& item : items) {
        const auto& about = said[item.rule->id];
        const auto who = whoOf(*item.rule, about);
        ItemRow row{item.rule->id, who == "doctor" ? "doctor:" + doctor : who, who.starts_with("@") ? std::string{nameOf(item.rule->doer)} : who, item.due, item.due - Days{item.rule->lead}, item.rank, care::toFlatJson(item.facts), {}, item.booked};
        if (item.restsUntil) row.shows = std::max(row.shows, *item.restsUntil);
        // What was put off comes back when its facts are others.
        if (about.until && about.about == row.facts) {
            row.snoozedUntil = about.until;
            row.shows = std::max(row.shows, *about.until);
        }
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const ItemRow& a, const ItemRow& b) { return a.kind < b.kind; });
    return rows;
}

std::vector<ItemRow> keptItems(db::Database& database, std::int64_t resident) {
    std::vector<ItemRow> rows;
    db::Query row(database, "SELECT kind, queue, side, due_on, shows_on, rank, facts, snoozed_until, booked FROM worklist_item WHERE resident_pk = ? ORDER BY kind", resident);
    while (row.next())
        rows.push_back({row.text(0), row.text(1), row.text(2), row.date(3).value_or(Date{}), row.date(4).value_or(Date{}), row.number(5), row.text(6), row.date(7),
                        row.maybeInstant(8)});
    return rows;
}

FormularyBasis keptFormularies(db::Database& database) {
    FormularyBasis basis;
    db::Query row(database, "SELECT name, CAST(value AS INTEGER) FROM worklist_basis WHERE name LIKE 'formulary:%'");
    while (row.next()) basis[row.text(0).substr(kFormularyBasis.size())] = row.integer(1);
    return basis;
}

}  // namespace jiayi::worklist
