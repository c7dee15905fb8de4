#include "models/quality/board.h"

#include "models/db/query.h"

#include <algorithm>

namespace jiayi::quality {

namespace {

/// So many people between two words of progress.
constexpr std::int64_t kProgressEvery = 200;

std::int64_t keptPeople(db::Database& database) {
    db::Query row(database, "SELECT (SELECT count(*) FROM quality_fact) + (SELECT count(*) FROM quality_dirty d WHERE NOT EXISTS (SELECT 1 FROM quality_fact f WHERE f.resident_pk = d.resident_pk))");
    return row.next() ? row.integer(0) : 0;
}

const Error& cancelled() {
    static const Error error{Errc::Busy, "work.cancelled", {}};
    return error;
}

/// What is counted for the whole clinic says nothing of a part of it.
void leaveOutWhole(const MeasureBook& book, const PeopleFilter& filter, std::vector<MeasureLine>& lines) {
    if (!filter.any()) return;
    for (auto& line : lines) {
        if (line.measure->from.empty()) continue;
        line.count.reset();
        line.rate.reset();
        line.reason = book.words.at("not.part");
    }
}

/// The counts of one more period, without remembering whose they are.
struct Counter {
    Counter(const MeasureBook& book, Period period) : judge(book, period), counts(book.measures.size()) {}
    void add(const PersonFacts& person) {
        const auto& verdicts = judge.judge(person);
        for (std::size_t i = 0; i < verdicts.size(); ++i) counts[i].add(verdicts[i].bits(), 1);
    }
    Judge judge;
    Counts counts;
};

class FunnelCounter {
public:
    FunnelCounter(const MeasureBook& book, const BoardBook& board, Period period) : m_judge(book, period) {
        for (const auto& funnel : board.funnels) m_counts.push_back({&funnel, std::vector<std::int64_t>(funnel.steps.size())});
    }
    void add(const PersonFacts& person) {
        m_judge.about(person);
        for (auto& count : m_counts)
            for (std::size_t step = 0; step < count.steps.size(); ++step) {
                if (m_judge.truth(*count.funnel->steps[step].numerator) != Truth::Yes) break;
                ++count.steps[step];
            }
    }
    std::vector<FunnelCount> take() { return std::move(m_counts); }

private:
    Judge m_judge;
    std::vector<FunnelCount> m_counts;
};

}  // namespace

bool PeopleFilter::holds(const PersonFacts& person, Date on) const {
    if (doctor && person.doctor != *doctor) return false;
    if (grid && person.grid != *grid) return false;
    if (programmes && person.programmesOn(on) != *programmes) return false;
    if (!programme) return true;
    const auto in = [&](const Enrolment& one) { return one.programme == *programme && one.since && *one.since <= on && (!one.until || *one.until > on); };
    return std::any_of(person.enrolments.begin(), person.enrolments.end(), in);
}

Result<void> passPeople(db::Database& database, const MeasureBook& book, const PeopleFilter& filter, Date on, const ReadProgress& progress, const std::function<void(const PersonFacts&)>& use) {
    bool stopped = false;
    JIAYI_CHECK(refreshFacts(database, book, kPeopleAtADesk, [&](std::int64_t done) {
        // How many wait is not known before they are done: it only says that work goes on.
        stopped = progress && !progress(done, 0);
        return !stopped;
    }));
    if (stopped) return cancelled();
    std::int64_t all = 0, done = 0;
    JIAYI_CHECK(db::attempt([&]() -> Result<void> {
        all = keptPeople(database);
        return {};
    }));
    return forEachPerson(database, book, [&](const PersonFacts& person) {
        if (progress && ++done % kProgressEvery == 0 && !progress(done, all)) throw db::Refusal(cancelled());
        if (filter.holds(person, on)) use(person);
    });
}

Result<Board> readBoard(db::Database& database, const MeasureBook& book, const BoardBook& boardBook, const BoardAsk& ask, const OtherRooms& others, const ReadProgress& progress) {
    Board board;
    board.period = ask.period();
    board.before = monthBefore(ask.window, ask.asOf);
    Tally tally(book, board.period);
    std::optional<Counter> before;
    if (board.before) before.emplace(book, *board.before);
    FunnelCounter funnels(book, boardBook, board.period);
    Cohort cohort(book, board.period);
    JIAYI_CHECK(passPeople(database, book, ask.filter, ask.asOf, progress, [&](const PersonFacts& person) {
        tally.put(person);
        if (before) before->add(person);
        funnels.add(person);
        cohort.add(person);
    }));
    JIAYI_TRY(board.lines, measureLines(database, tally, book, others));
    leaveOutWhole(book, ask.filter, board.lines);
    if (before) {
        JIAYI_TRY(board.linesBefore, measureLines(database, before->counts, *board.before, book, others));
        leaveOutWhole(book, ask.filter, board.linesBefore);
    }
    board.hba1c = tally.hba1c();
    board.doctors = tally.by(Partition::Doctor);
    board.grids = tally.by(Partition::Grid);
    board.programmes = tally.by(Partition::Programme);
    board.funnels = funnels.take();
    board.improvement = cohort.figures();
    board.people = tally.people();
    return board;
}

Result<Series> readSeries(db::Database& database, const MeasureBook& book, const BoardAsk& ask, int months, const OtherRooms& others, const ReadProgress& progress) {
    Series series;
    series.periods = monthlyPeriods(ask.window, ask.asOf, months);
    std::vector<Counter> counters;
    counters.reserve(series.periods.size());
    for (const auto& period : series.periods) counters.emplace_back(book, period);
    // Whom the filter holds is asked once, of the last day: so a line follows the same people through the year.
    JIAYI_CHECK(passPeople(database, book, ask.filter, ask.asOf, progress, [&](const PersonFacts& person) {
        for (auto& counter : counters) counter.add(person);
    }));
    for (const auto& counter : counters) {
        JIAYI_TRY(auto lines, measureLines(database, counter.counts, counter.judge.period(), book, others));
        leaveOutWhole(book, ask.filter, lines);
        auto& counts = series.counts.emplace_back();
        for (const auto& line : lines) counts.push_back(line.count);
    }
    return series;
}

Result<FilterChoices> readFilterChoices(db::Database& database) {
    return db::attempt([&]() -> Result<FilterChoices> {
        FilterChoices choices;
        const auto read = [&](const char* sql, std::vector<std::string>& into) {
            db::Query row(database, sql);
            while (row.next()) into.push_back(row.text(0));
        };
        read("SELECT DISTINCT doctor FROM resident WHERE status <> 'merged' ORDER BY doctor", choices.doctors);
        read("SELECT DISTINCT grid FROM resident WHERE status <> 'merged' ORDER BY grid", choices.grids);
        read("SELECT DISTINCT code FROM programme WHERE status = 'active' ORDER BY code", choices.programmes);
        return choices;
    });
}

}  // namespace jiayi::quality
