// What the pages of indicators ask for. The composition root binds these; a test binds fakes.
#pragma once

#include <QFuture>

#include "models/quality/evidence.h"
#include "models/quality/people.h"
#include "models/quality/questions.h"

#include <QString>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

class QWidget;

namespace jiayi::ui {

/// How a long read is followed and ended.
struct ReadControl {
    std::stop_token stop;
    std::function<void(std::size_t done, std::size_t of)> progress;
};

/// A table as it leaves the screen: printed, or a sheet of a workbook. In the window's language.
struct LeavingCell {
    QString text;
    std::optional<double> number{};  ///< a workbook keeps it as a number
};
struct LeavingTable {
    QString name;
    QStringList header;
    std::vector<std::vector<LeavingCell>> rows;
};
struct LeavingSheet {
    QString title, about;  ///< which period, whose figures
    std::vector<LeavingTable> tables;
    bool people = false;   ///< names stand on it
};

struct EvidenceWish {
    quality::Period period;
    std::vector<std::string> measures;  ///< empty: all
    QString target;
};

/// What the consortium said of a measure over a period.
struct ConsortiumPoint {
    Date from{}, to{};
    int clinics = 0;        ///< that reported
    double mean = 0;        ///< of the clinics' rates, 0 to 1
    double low = 0, middle = 0, high = 0;  ///< quartiles
};
struct ConsortiumFigures {
    std::map<std::string, std::vector<ConsortiumPoint>, std::less<>> points;  ///< by measure, oldest first
    std::optional<Instant> heard;  ///< when the hub last said; nothing: not known yet
};

struct QualityAsks {
    std::function<QFuture<Result<quality::FilterChoices>>()> choices;
    std::function<QFuture<Result<std::shared_ptr<const quality::Board>>>(const quality::BoardAsk&, const ReadControl&)> board;
    std::function<QFuture<Result<std::shared_ptr<const quality::Series>>>(const quality::BoardAsk&, int months, const ReadControl&)> series;
    std::function<QFuture<Result<std::shared_ptr<const quality::PeopleAnswer>>>(const quality::PeopleAsk&, const ReadControl&)> people;
    std::function<QFuture<Result<quality::Questions>>(quality::Period)> questions;
    std::function<QFuture<Result<ConsortiumFigures>>()> consortium;
    /// The year up to that day, to the consortium: waits for the next sync. How many figures.
    std::function<QFuture<Result<int>>(Date upTo)> report;
    std::function<QFuture<Result<quality::EvidenceReport>>(const EvidenceWish&)> writeEvidence;
    std::function<QFuture<Result<quality::EvidenceReport>>(const QString& pack)> checkEvidence;
    /// The desk's own dialog; `chosen` is called unless it is closed. `suffix`: "zip", "xlsx".
    std::function<void(QWidget* over, bool write, const QString& suffix, std::function<void(const QString&)> chosen)> chooseFile;
    std::function<QFuture<Result<void>>(const LeavingSheet&, const QString& path)> saveWorkbook;
    std::function<void(const LeavingSheet&, QWidget* over)> print;
    /// Gives what already stands on the worklist for these fixes to whoever sits here. NotFound "worklist.item": nothing of it is due yet.
    std::function<QFuture<Result<void>>(roster::ResidentId, const std::vector<quality::Fix>&)> takeOn;
};

}  // namespace jiayi::ui
