// The pages of indicators over answers that come when the test says.
#pragma once

#include "tests/quality/quality_fixture.h"
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/quality/indicators_screen.h"
#include "ui/quality/people_screen.h"

namespace jiayi::test {

using quality::Board;
using quality::BoardAsk;
using quality::PeopleAnswer;
using quality::PeopleAsk;
using quality::Series;

inline const quality::BoardBook& shippedBoard() {
    static const auto book = quality::loadBoardBook(measureBook()).value();
    return book;
}
inline Date qualityDay() { return makeDate(2026, 11, 22); }

/// Twelve people of three doctors; of the measured a third is below 7.0 % in autumn.
inline std::vector<quality::PersonFacts> fewPeople() {
    std::vector<quality::PersonFacts> people;
    for (int i = 0; i < 12; ++i) {
        std::string line = "age=60 dx=E11.9 in=T2DM@20200101 doctor=" + std::string(i % 3 == 0 ? "chen" : i % 3 == 1 ? "wang" : "li") + " grid=" + std::to_string(i % 2);
        if (i % 4 != 0) line += " HBA1C_NGSP=8.2@0801 HBA1C_NGSP=" + std::string(i % 3 == 0 ? "6.5" : "7.9") + "@1110";
        auto person = personLine(line);
        person.pk = i + 1;
        people.push_back(person);
    }
    return people;
}

inline std::shared_ptr<const Board> fewBoard(const BoardAsk& ask) {
    auto board = std::make_shared<Board>();
    board->period = ask.period();
    board->before = quality::monthBefore(ask.window, ask.asOf);
    quality::Tally tally(measureBook(), board->period), before(measureBook(), *board->before);
    quality::Cohort cohort(measureBook(), board->period);
    for (const auto& person : fewPeople()) {
        if (!ask.filter.holds(person, ask.asOf)) continue;
        tally.put(person);
        before.put(person);
        cohort.add(person);
    }
    const auto lines = [&](const quality::Tally& of) {
        std::vector<quality::MeasureLine> all;
        for (std::size_t i = 0; i < measureBook().measures.size(); ++i) {
            const auto& measure = measureBook().measures[i];
            quality::MeasureLine line;
            line.measure = &measure;
            if (measure.byPerson()) line.count = of.totals()[i];
            if (line.count) line.rate = line.count->rate();
            if (!line.rate) line.reason = {"Nobody is in the denominator.", "分母中没有对象。"};
            all.push_back(line);
        }
        return all;
    };
    board->lines = lines(tally);
    board->linesBefore = lines(before);
    board->hba1c = tally.hba1c();
    board->doctors = tally.by(quality::Partition::Doctor);
    board->grids = tally.by(quality::Partition::Grid);
    board->programmes = tally.by(quality::Partition::Programme);
    for (const auto& funnel : shippedBoard().funnels) board->funnels.push_back({&funnel, {12, 12, 9, 3}});
    board->improvement = cohort.figures();
    board->people = tally.people();
    return board;
}

struct QualityWorld {
    QualityWorld() : screen(asks(), measureBook(), shippedBoard(), clock), people(asks(), measureBook(), shippedBoard(), clock) {
        QObject::connect(&screen, &ui::IndicatorsScreen::peopleAsked, &screen,
                         [this](const std::string& measure, const BoardAsk& of, std::optional<int> band) { opened.push_back({measure, of, quality::Side::NotMet, band, qualityDay()}); });
    }

    ui::QualityAsks asks() {
        ui::QualityAsks all;
        all.choices = [this] { return choices.ask(); };
        all.board = [this](const BoardAsk& ask, const ui::ReadControl& control) {
            boardAsks.push_back(ask);
            controls.push_back(control);
            return boards.ask();
        };
        all.series = [this](const BoardAsk&, int months, const ui::ReadControl&) {
            monthsAsked = months;
            return series.ask();
        };
        all.people = [this](const PeopleAsk& ask, const ui::ReadControl&) {
            peopleAsks.push_back(ask);
            return answers.ask();
        };
        all.questions = [this](quality::Period) { return questions.ask(); };
        all.consortium = [this] { return consortium.ask(); };
        all.report = [this](Date upTo) {
            reportedUpTo = upTo;
            return reports.ask();
        };
        all.writeEvidence = [this](const ui::EvidenceWish& wish) {
            wishes.push_back(wish);
            return evidence.ask();
        };
        all.checkEvidence = [this](const QString&) { return evidence.ask(); };
        all.chooseFile = [](QWidget*, bool, const QString& suffix, const std::function<void(const QString&)>& chosen) { chosen(QStringLiteral("/tmp/chosen.") + suffix); };
        all.saveWorkbook = [this](const ui::LeavingSheet& sheet, const QString&) {
            sheets.push_back(sheet);
            return saved.ask();
        };
        all.print = [this](const ui::LeavingSheet& sheet, QWidget*) { printed.push_back(sheet); };
        all.takeOn = [this](roster::ResidentId, const std::vector<quality::Fix>&) { return taken.ask(); };
        return all;
    }

    /// Shown and counted.
    void count() {
        showActive(screen, {1180, 800});
        screen.activated();
        choices.give(choices.asked() - 1, quality::FilterChoices{{"chen", "li", "wang"}, {"0", "1"}, {"T2DM"}});
        boards.give(boards.asked() - 1, fewBoard(boardAsks.back()));
        questions.give(questions.asked() - 1, quality::Questions{40, {}});
        settleEvents();
    }
    QString cell(const QWidget& in, const QString& table, int row, int column) const {
        const auto* model = part<ui::RowTable>(in, table)->model();
        return model->data(model->index(row, column), Qt::DisplayRole).toString();
    }

    ManualClock clock{startOfDay(qualityDay()) + std::chrono::hours{10}};
    Answers<quality::FilterChoices> choices;
    Answers<std::shared_ptr<const Board>> boards;
    Answers<std::shared_ptr<const Series>> series;
    Answers<std::shared_ptr<const PeopleAnswer>> answers;
    Answers<quality::Questions> questions;
    Answers<quality::EvidenceReport> evidence;
    Answers<void> saved, taken;
    Answers<ui::ConsortiumFigures> consortium;
    Answers<int> reports;
    Date reportedUpTo{};
    std::vector<BoardAsk> boardAsks;
    std::vector<ui::ReadControl> controls;
    std::vector<PeopleAsk> peopleAsks, opened;
    std::vector<ui::EvidenceWish> wishes;
    std::vector<ui::LeavingSheet> sheets, printed;
    int monthsAsked = 0;
    ui::IndicatorsScreen screen;
    ui::PeopleScreen people;
};

}  // namespace jiayi::test
