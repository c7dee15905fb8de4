#include "models/capitation/ledger.h"
#include "models/capitation/ledger_rows.h"
#include "models/db/query.h"

#include <algorithm>

namespace jiayi::capitation {

namespace {

constexpr std::size_t kFactsInUnit = 500;  // some 25 ms: a doctor's save does not wait longer

/// What the ledger does not know yet or knows otherwise. What is only prepared has cost nothing.
const std::string kNews =
    "SELECT f.origin_type, f.origin_id, r.id, f.on_date, f.category, f.name, f.code, f.days, f.class, f.diagnoses, f.price, f.share, f.form, f.standing, r.insurance_scheme "
    "FROM priced_fact f JOIN resident r ON r.pk = f.resident_pk "
    "LEFT JOIN ledger_event e ON e.pk = (SELECT max(n.pk) FROM ledger_event n WHERE n.origin_type = f.origin_type AND n.origin_id = f.origin_id) "
    "WHERE f.on_date IS NOT NULL AND CASE WHEN e.pk IS NULL THEN f.standing ELSE NOT (e.on_date = f.on_date AND e.resident_pk = f.resident_pk AND e.standing = f.standing "
    "AND (f.price IS NULL OR (e.fund + e.account + e.other + e.cash = f.price AND e.cash = coalesce(f.share, f.price)))) END ORDER BY f.on_date, f.origin_id";

/// ICD-10 codes: a form keeps a line each, code, tab, words; a visit joins codes by ';'.
std::vector<std::string> diagnosesOf(const std::string& text) {
    std::vector<std::string> codes;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        const auto line = std::string_view{text}.substr(from, end - from);
        for (auto& code : splitCodes(line.substr(0, line.find('\t')))) codes.push_back(std::move(code));
        from = end + 1;
    }
    return codes;
}

/// The first form of the visit that has a price; its insurance price on that day.
const ServicePrice* servicePrice(const CapitationBook& book, const std::string& forms, Date on) {
    const ServicePrice* found = nullptr;
    for (const auto& form : splitCodes(forms))
        for (const auto& price : book.services)
            if (price.form == form && price.origin.validFrom <= on && (!found || found->origin.validFrom < price.origin.validFrom)) found = &price;
    return found;
}

struct News {
    std::vector<PricedFact> facts;
    std::int64_t unpriced = 0;
};

News readNews(db::Database& database, const CapitationBook& book) {
    News news;
    db::Query row(database, kNews);
    while (row.next()) {
        PricedFact fact;
        fact.origin = {row.text(0), row.uuid(1)};
        fact.resident = row.uuid(2);
        fact.on = row.date(3).value();
        fact.category = row.text(4);
        fact.name = row.text(5);
        fact.code = row.text(6);
        fact.days = row.number(7);
        fact.insuranceClass = row.text(8);
        fact.icd10 = diagnosesOf(row.text(9));
        fact.standing = row.flag(13);
        fact.scheme = row.text(14);
        const auto* service = row.isNull(10) ? servicePrice(book, row.text(12), fact.on) : nullptr;
        if (service) {
            fact.name = service->text.zh;
            fact.code = service->form;
            fact.split.cash = service->price;
            fact.splitKnown = false;
        } else if (!row.isNull(10)) {
            fact.splitKnown = !row.isNull(11);
            fact.split.cash.fen = fact.splitKnown ? row.integer(11) : row.integer(10);
            fact.split.fund.fen = row.integer(10) - fact.split.cash.fen;
        } else {
            // A follow-up is paid by the public-health subsidy: it has no price here and wants none.
            if (fact.standing && fact.category == "medicine") ++news.unpriced;
            if (!lastEvent(database, fact.origin)) continue;
            fact.standing = false;
        }
        news.facts.push_back(std::move(fact));
    }
    return news;
}

}  // namespace

Result<Tally> hearOwnCosts(const sync::Context& context, const CapitationBook& book) {
    return db::attempt([&]() -> Result<Tally> {
        const auto news = readNews(context.database, book);
        Tally tally;
        tally.unpriced = news.unpriced;
        for (std::size_t from = 0; from < news.facts.size(); from += kFactsInUnit) {
            sync::Unit unit(context, "ledger.book");
            const auto end = std::min(news.facts.size(), from + kFactsInUnit);
            for (auto at = from; at < end; ++at) {
                const auto heard = hear(unit, book, news.facts[at]);
                ++(heard == Heard::Booked ? tally.booked : heard == Heard::Held ? tally.held : tally.unchanged);
            }
            unit.describe("Ledger", std::to_string(end - from));
            unit.commit();
        }
        return tally;
    });
}

}  // namespace jiayi::capitation
