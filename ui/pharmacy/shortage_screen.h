#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/pharmacy/shortage_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;
class Card;
class ChipRow;
class RowTable;
class ServingCard;
class ShortageForm;
class ShortageModel;
class ShortagePane;
class StateStack;

/// The clinic's shortage log (缺药登记): what could not be had, the longest waiting first, and what came of it. F4 writes a new entry; Enter or
/// 1 to 4 answers. Beside it the pharmacies that serve this clinic. UI thread; `clock` outlives it.
class ShortageScreen : public Screen {
    Q_OBJECT
public:
    ShortageScreen(ShortageAsks asks, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    bool goBack() override;
    void focusFirst() override;

    void reload();
    /// A new entry with what is known already; `where` is the name of the pharmacy it was looked for at.
    void begin(const pharmacy::RecordShortage& known, const QString& where);

Q_SIGNALS:
    /// An entry was written or answered, or the serving pharmacies chosen.
    void changed();

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildList(Card* card);
    void connectParts();
    void showLog();
    void showState();
    void showWords();
    void showRow(int row);
    void record(const pharmacy::RecordShortage& shortage);
    void answer(const pharmacy::AnswerShortage& answer);
    void serve(const pharmacy::ChooseServingPharmacies& serving);
    void showFailure(const Error& error);
    bool allShown() const;

    ShortageAsks m_asks;
    const Clock& m_clock;
    ShortageLog m_log;
    ShortageModel* m_model;
    QLabel* m_count;
    ChipRow* m_filter;
    Button* m_new;
    ShortageForm* m_form;
    RowTable* m_table;
    StateStack* m_states;
    ShortagePane* m_pane;
    ServingCard* m_serving;
    Latest m_reading, m_recording, m_answering, m_choosing;
    std::optional<pharmacy::ShortageId> m_wanted;  ///< which entry the next reading puts the keyboard on
    bool m_read = false;
    bool m_failed = false;
};

}  // namespace jiayi::ui
