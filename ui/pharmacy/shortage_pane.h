// One entry of the shortage log, and its answer.
#pragma once

#include "ui/common/card.h"
#include "ui/pharmacy/shortage_asks.h"

#include <array>

class QLabel;

namespace jiayi::ui {

class Badge;
class Button;
class ChipRow;
class TextField;

/// What is known of an entry; while it is open, 1 to 4 choose what came of it, and Enter in the note keeps it. `clock` outlives it.
class ShortagePane : public Card {
    Q_OBJECT
public:
    explicit ShortagePane(const Clock& clock, QWidget* parent = nullptr);
    void showEntry(ShownShortage shown);
    /// Takes 1 to 4; false for any other key, and for an entry that is not open.
    bool takeKey(int key);
    void focusAnswer();
    void setBusy(bool busy);
    void showFailure(const Error& error);

Q_SIGNALS:
    void answered(const jiayi::pharmacy::AnswerShortage& answer);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void retranslate() override;

private:
    enum Fact { For, Packs, Place, Asked, FactCount };
    void buildFacts();
    void buildAnswer();
    bool isOpen() const { return m_shown.entry.state == "open"; }
    void send();

    const Clock& m_clock;
    ShownShortage m_shown;
    std::array<QLabel*, FactCount> m_labels{};
    std::array<QLabel*, FactCount> m_facts{};
    QWidget* m_given;
    Badge* m_answer;
    QLabel* m_words;
    QWidget* m_form;
    ChipRow* m_choices;
    TextField* m_note;
    Button* m_save;
};

}  // namespace jiayi::ui
