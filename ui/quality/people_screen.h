#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/quality/quality_asks.h"

class QLabel;

namespace jiayi::ui {

class BusyOverlay;
class Button;
class Card;
class ChipRow;
class Notice;
class RowTable;
class StateStack;
class TextModel;

/// The people behind a number of the indicators: why each is in or out, what would mend it, until when, and what to do now. UI thread; the books and
/// `clock` outlive it.
class PeopleScreen : public Screen {
    Q_OBJECT
public:
    PeopleScreen(QualityAsks asks, const quality::MeasureBook& book, const quality::BoardBook& board, const Clock& clock, QWidget* parent = nullptr);
    ~PeopleScreen() override;

    QString title() const override;
    void activated() override;
    void focusFirst() override;
    /// `measure`: of the measure book or a step of a funnel; `band` of its values instead of a side.
    void open(const std::string& measure, const quality::BoardAsk& of, std::optional<int> band = {}, quality::Side side = quality::Side::NotMet);
    /// Ends a read that is under way.
    bool goBack() override;

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void visitAsked(jiayi::roster::ResidentId resident);
    /// `codes`: of observations.csv, whichever of them a test can bring.
    void ordersAsked(jiayi::roster::ResidentId resident, const std::vector<std::vector<std::string>>& codes);
    void bookAsked(jiayi::roster::ResidentId resident, const QString& name, jiayi::Date due);

protected:
    void retranslate() override;

private:
    void build();
    void connectParts();
    void reload();
    void showPeople();
    void showButtons();
    const quality::Measure* measure() const;
    const quality::PersonRow* current() const;
    void takeOn();
    void save();

    QualityAsks m_asks;
    const quality::MeasureBook& m_book;
    const quality::BoardBook& m_board;
    const Clock& m_clock;
    quality::PeopleAsk m_ask;
    std::shared_ptr<const quality::PeopleAnswer> m_answer;
    std::optional<Error> m_failure;
    std::stop_source m_stop;
    Latest m_reading;
    QLabel* m_name;
    QLabel* m_about;
    ChipRow* m_sides;
    Notice* m_notice;
    Card* m_card;
    TextModel* m_model;
    RowTable* m_table;
    StateStack* m_states;
    QList<Button*> m_acts;  ///< about the chosen person
    Button* m_orders = nullptr;
    Button* m_print = nullptr;
    Button* m_save = nullptr;
    BusyOverlay* m_busy;
};

}  // namespace jiayi::ui
