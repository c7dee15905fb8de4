#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/moves/moves_asks.h"

class QLabel;
class QPlainTextEdit;

namespace jiayi::ui {

class Badge;
class Button;
class Card;
class ChipRow;
class DateField;
class Notice;
class StateStack;
class TextField;

/// A resident who has chosen another clinic: asking the consortium, then what is handed over. Confirming freezes it. UI thread; the book outlives it.
class HandoverScreen : public Screen {
    Q_OBJECT
public:
    HandoverScreen(MovesAsks asks, const moves::MovesBook& book, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override;
    void focusFirst() override;
    void open(roster::ResidentId resident);
    void reload();

Q_SIGNALS:
    /// Something was written.
    void changed();

protected:
    void retranslate() override;

private:
    void build();
    QWidget* buildAsk();
    QWidget* buildHandover();
    void show(MovePage page);
    void showState();
    bool isAsked() const { return m_page && m_page->moves.open.has_value(); }
    bool isFrozen() const { return isAsked() && m_page->moves.draft && m_page->moves.draft->isConfirmed(); }
    void ask();
    void checkNote();
    template <class Answer>
    void act(QFuture<Result<Answer>> written);

    MovesAsks m_asks;
    const moves::MovesBook& m_book;
    const Clock& m_clock;
    roster::ResidentId m_resident;
    std::optional<MovePage> m_page;
    Latest m_reading, m_writing;
    StateStack* m_states;
    QLabel* m_name;
    QLabel* m_line;
    Badge* m_badge;
    Notice* m_notice;
    Card* m_askCard;
    ChipRow* m_reasons;
    QLabel* m_reasonWords;
    TextField* m_other;
    DateField* m_wanted;
    TextField* m_why;
    Button* m_ask;
    Card* m_noteCard;
    QPlainTextEdit* m_note;
    QLabel* m_noteShown;
    Button* m_save;
    Button* m_confirm;
    Button* m_withdraw;
    Card* m_told;
    QLabel* m_sections;
};

}  // namespace jiayi::ui
