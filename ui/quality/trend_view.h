#pragma once

#include "ui/quality/quality_asks.h"
#include "ui/common/live.h"

#include <QWidget>

class QLabel;

namespace jiayi::ui {

class Card;
class ChoiceField;
class RowTable;
class TextModel;
class TrendLines;

/// One measure month by month: lines, and the same in a table with its change in percentage points. Enter on a month opens its people. UI thread.
class TrendView : public Live<QWidget> {
    Q_OBJECT
public:
    TrendView(const quality::MeasureBook& book, QWidget* parent = nullptr);
    /// Nothing: being counted.
    void setSeries(std::shared_ptr<const quality::Series> series);
    void setConsortium(ConsortiumFigures figures);
    /// Where a change of the year or quarter begins anew, no change is told.
    void setWindow(quality::Window window) { m_window = window; }
    void setMeasure(const QString& id);
    QString measure() const;

Q_SIGNALS:
    void peopleAsked(const QString& measure, jiayi::Date asOf);

protected:
    void retranslate() override;

private:
    void showMonths();

    const quality::MeasureBook& m_book;
    std::shared_ptr<const quality::Series> m_series;
    ConsortiumFigures m_consortium;
    quality::Window m_window = quality::Window::Year;
    Card* m_card;
    ChoiceField* m_measure;
    QLabel* m_note;
    TrendLines* m_lines;
    TextModel* m_model;
    RowTable* m_table;
};

/// Measures of people, and those of another room, as choices: "JY-DM-05 HbA1c <7.0 percent".
QList<std::pair<QString, QString>> measureChoices(const quality::MeasureBook& book);

}  // namespace jiayi::ui
