#include "ui/quality/leaving_tables.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/quality/quality_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct LeavingText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::LeavingText)
};

LeavingCell number(std::int64_t value) { return {countText(value), static_cast<double>(value)}; }
LeavingCell money(std::int64_t fen) { return {moneyText(Money{fen}), static_cast<double>(fen) / 100}; }
/// A workbook keeps the share itself; its head says that it is one.
LeavingCell share(const std::optional<double>& rate) { return {rateText(rate), rate}; }
LeavingCell words(const QString& text) { return {text}; }

LeavingTable measureTable(const quality::Board& board) {
    LeavingTable table{LeavingText::tr("Indicators"),
                       {LeavingText::tr("Id"), LeavingText::tr("Indicator"), LeavingText::tr("Share"), LeavingText::tr("Numerator"), LeavingText::tr("Denominator"), LeavingText::tr("Excluded"),
                        LeavingText::tr("Not measured"), LeavingText::tr("Change, percentage points")},
                       {}};
    for (std::size_t at = 0; at < board.lines.size(); ++at) {
        const auto& line = board.lines[at];
        std::vector<LeavingCell> row{words(qs(line.measure->id)), words(inForce(line.measure->en, line.measure->zh)), {valueText(*line.measure, line.rate), line.rate && !isShare(*line.measure) ? std::optional{*line.rate / 100} : line.rate}};
        if (line.count && line.rate) {
            // Money leaves in yuan.
            const bool yuan = line.measure->unit == quality::Unit::Money;
            row.push_back(yuan || !isShare(*line.measure) ? money(line.count->numerator) : number(line.count->numerator));
            row.push_back(yuan ? money(line.count->denominator) : number(line.count->denominator));
            for (const auto value : {line.count->excluded, line.count->missing}) row.push_back(number(value));
        } else {
            // A workbook and a sheet say why, where a figure would stand.
            row.push_back(words(inForce(line.reason)));
            row.insert(row.end(), 3, LeavingCell{});
        }
        const auto moved = movementOf(*line.measure, line.rate, at < board.linesBefore.size() ? board.linesBefore[at].rate : std::nullopt);
        const bool known = moved.sense != Movement::Sense::Unknown;
        row.push_back({known ? figure(moved.points, 1) : u"–"_s, known ? std::optional{moved.points} : std::nullopt});
        table.rows.push_back(std::move(row));
    }
    return table;
}

LeavingTable bandTable(const quality::MeasureBook& book, const quality::Board& board) {
    LeavingTable table{LeavingText::tr("HbA1c bands"), {LeavingText::tr("Band"), LeavingText::tr("People")}, {}};
    std::int64_t sum = board.hba1c.none;
    for (std::size_t at = 0; at < board.hba1c.bands.size(); ++at) {
        const auto& band = book.hba1c.bands[at];
        table.rows.push_back({words(inForce(band.en, band.zh)), number(board.hba1c.bands[at])});
        sum += board.hba1c.bands[at];
    }
    table.rows.push_back({words(LeavingText::tr("Not measured")), number(board.hba1c.none)});
    table.rows.push_back({words(LeavingText::tr("In all")), number(sum)});
    return table;
}

LeavingTable funnelTable(const quality::Board& board) {
    LeavingTable table{LeavingText::tr("Funnels"), {LeavingText::tr("Programme"), LeavingText::tr("Step"), LeavingText::tr("People")}, {}};
    for (const auto& funnel : board.funnels)
        for (std::size_t step = 0; step < funnel.steps.size(); ++step) {
            const auto& rule = funnel.funnel->steps[step];
            table.rows.push_back({words(programmeWord(funnel.funnel->programme)), words(inForce(rule.en, rule.zh)), number(funnel.steps[step])});
        }
    return table;
}

LeavingTable groupTable(const QString& name, const quality::MeasureBook& book, const quality::BoardBook& tiles, const std::map<std::string, quality::Counts>& groups) {
    LeavingTable table{name, {name, LeavingText::tr("Indicator"), LeavingText::tr("Share"), LeavingText::tr("Numerator"), LeavingText::tr("Denominator")}, {}};
    for (const auto& tile : tiles.tiles) {
        if (!tile.measure || !tile.measure->byPerson()) continue;
        const auto at = *book.indexOf(tile.measure->id);
        for (const auto& [group, counts] : groups) {
            const auto& count = counts[at];
            if (count.population > 0)
                table.rows.push_back({words(groupText(group)), words(qs(tile.measure->id) + u' ' + inForce(tile.en, tile.zh)), share(count.rate()), number(count.numerator), number(count.denominator)});
        }
    }
    return table;
}

}  // namespace

QString filterText(const quality::PeopleFilter& filter) {
    QStringList parts;
    if (filter.doctor) parts << LeavingText::tr("doctor %1").arg(groupText(*filter.doctor));
    if (filter.grid) parts << LeavingText::tr("grid %1").arg(groupText(*filter.grid));
    if (filter.programme) parts << programmeWord(*filter.programme);
    if (filter.programmes) parts << programmesText(*filter.programmes);
    return parts.isEmpty() ? LeavingText::tr("everybody") : parts.join(u" · "_s);
}

LeavingSheet boardSheet(const quality::MeasureBook& book, const quality::BoardBook& tiles, const quality::Board& board, const quality::PeopleFilter& filter) {
    LeavingSheet sheet;
    sheet.title = LeavingText::tr("Indicators");
    sheet.about = periodText(board.period) + u" · "_s + filterText(filter);
    sheet.tables = {measureTable(board), bandTable(book, board), funnelTable(board), groupTable(LeavingText::tr("Doctors"), book, tiles, board.doctors),
                    groupTable(LeavingText::tr("Grids"), book, tiles, board.grids)};
    return sheet;
}

LeavingSheet peopleSheet(const quality::MeasureBook& book, const quality::Measure& measure, const quality::PeopleAsk& ask, const quality::PeopleAnswer& answer) {
    LeavingSheet sheet;
    sheet.title = qs(measure.id) + u"  "_s + inForce(measure.en, measure.zh);
    sheet.about = periodText(ask.of.period()) + u" · "_s + filterText(ask.of.filter) + u" · "_s + (ask.band ? LeavingText::tr("one band") : sideWord(ask.side, measure));
    sheet.people = true;
    LeavingTable table{LeavingText::tr("People"),
                       {LeavingText::tr("Name"), LeavingText::tr("Sex and age"), LeavingText::tr("Why"), LeavingText::tr("What would mend it"), LeavingText::tr("Savable until"), LeavingText::tr("Doctor"),
                        LeavingText::tr("Grid")},
                       {}};
    for (const auto& row : answer.rows)
        table.rows.push_back({words(qs(row.name)), words(sexAndAge(row.sex, row.birth, row.birthEstimated, ask.today)), words(inForce(row.why)), words(fixesText(book, row.fixes)),
                              words(row.savableUntil ? isoDate(*row.savableUntil) : u"–"_s), words(qs(row.doctor)), words(qs(row.grid))});
    sheet.tables = {std::move(table)};
    return sheet;
}

}  // namespace jiayi::ui
