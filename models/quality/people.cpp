#include "models/quality/people.h"

#include "models/db/query.h"

#include <algorithm>
#include <tuple>

namespace jiayi::quality {

namespace {

bool isOn(Side side, const Verdict& verdict, bool met) {
    switch (side) {
        case Side::Met: return verdict.denominator && met;
        case Side::NotMet: return verdict.denominator && !met;
        case Side::Missing: return verdict.missing;
        case Side::Excluded: return verdict.excluded;
    }
    return false;
}

PersonRow rowOf(const PersonFacts& person, bool met) {
    PersonRow row;
    row.resident = roster::ResidentId{person.resident};
    row.pk = person.pk;
    row.doctor = person.doctor;
    row.grid = person.grid;
    row.sex = person.sex;
    row.birth = person.birth;
    row.met = met;
    return row;
}

/// Who can still be helped, soonest first; then who cannot; then who needs none.
auto rankOf(const PersonRow& row, Date today) {
    const bool open = row.savableUntil && *row.savableUntil >= today;
    return std::tuple{open ? 0 : row.met || row.reachedInYear ? 2 : 1, open ? *row.savableUntil : today, row.pk};
}

Result<void> nameThem(db::Database& database, std::vector<PersonRow>& rows) {
    return db::attempt([&]() -> Result<void> {
        for (auto& row : rows) {
            db::Query person(database, "SELECT name, birth_estimated FROM resident WHERE pk = ?", row.pk);
            if (!person.next()) continue;
            row.name = person.text(0);
            row.birthEstimated = person.flag(1);
        }
        return {};
    });
}

}  // namespace

Result<PeopleAnswer> readPeople(db::Database& database, const MeasureBook& book, const BoardBook& board, const PeopleAsk& ask, const ReadProgress& progress) {
    const auto* measure = book.measure(ask.measure);
    if (!measure) measure = board.step(ask.measure);
    if (!measure || !measure->byPerson()) return Error{Errc::NotFound, "measure.not-found", ask.measure};
    PeopleAnswer answer;
    const auto period = ask.of.period();
    Judge judge(book, period), ahead(book, assessedPeriod(ask.of.window, ask.of.asOf));
    JIAYI_CHECK(passPeople(database, book, ask.of.filter, ask.of.asOf, progress, [&](const PersonFacts& person) {
        const auto verdict = judge.judge(person, *measure);
        answer.count.add(verdict.bits(), 1);
        const bool met = verdict.denominator && verdict.numerator != measure->inverse;
        if (ask.band ? bandOf(judge, verdict.denominator) != *ask.band : !isOn(ask.side, verdict, met)) return;
        ++answer.found;
        auto row = rowOf(person, met);
        Standing standing;
        standing.verdict = verdict;
        standing.met = met;
        if (verdict.denominator) {
            auto whole = standingOf(ahead, person, *measure);
            row.reachedInYear = whole.met;
            row.savableUntil = whole.savableUntil;
            row.fixes = std::move(whole.fixes);
            standing.savableUntil = row.savableUntil;
        }
        row.why = row.reachedInYear ? book.words.at("why.met") : whyOf(book, standing, ask.today);
        answer.rows.push_back(std::move(row));
    }));
    std::sort(answer.rows.begin(), answer.rows.end(), [&](const auto& one, const auto& other) { return rankOf(one, ask.today) < rankOf(other, ask.today); });
    if (answer.rows.size() > ask.most) answer.rows.resize(ask.most);
    JIAYI_CHECK(nameThem(database, answer.rows));
    return answer;
}

}  // namespace jiayi::quality
