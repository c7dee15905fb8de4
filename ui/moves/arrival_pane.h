// Somebody who came: what they brought, and taking them in.
#pragma once

#include "ui/common/live.h"
#include "ui/common/words.h"
#include "ui/moves/moves_asks.h"

#include <QWidget>

class QLabel;

namespace jiayi::ui {

class Button;
class Card;
class ChipRow;
class ChoiceField;
class Notice;

class ArrivalPane : public Live<QWidget> {
    Q_OBJECT
public:
    ArrivalPane(const moves::MovesBook& book, const Clock& clock, QWidget* parent = nullptr);
    /// What was chosen for another person is dropped.
    void showPage(MovePage page);
    std::optional<roster::ResidentId> shown() const { return m_page ? std::optional{m_page->person.id} : std::nullopt; }
    void setBusy(bool busy);
    void showFailure(const Error& error);
    void focusForm();

Q_SIGNALS:
    void accepted(const jiayi::moves::AcceptArrival& accept);
    void askedBack(const jiayi::moves::AskBack& ask);
    void chartAsked(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    void build();
    void showAll();
    void accept();

    const moves::MovesBook& m_book;
    const Clock& m_clock;
    std::optional<MovePage> m_page;
    Card* m_brought;
    QLabel* m_note;
    QLabel* m_sections;
    Card* m_form;
    QLabel* m_asked;
    Notice* m_failure;
    ChoiceField* m_doctor;
    QLabel* m_allergyWords;
    ChipRow* m_allergies;
    QLabel* m_contractWords;
    ChipRow* m_contract;
    Button* m_accept;
    Button* m_askBack;
    Button* m_chart;
};

}  // namespace jiayi::ui
