#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/referral/referral_asks.h"

class QLabel;
class QPlainTextEdit;

namespace jiayi::ui {

class Button;
class Card;
class ChipRow;
class ChoiceField;
class LabeledField;
class Notice;
class StateStack;
class TextField;

/// A letter to a hospital, or a question to a specialist, with the summary that goes with it. Ctrl+S keeps a draft, Ctrl+Enter sends. UI thread; the
/// book and the clock outlive it.
class ReferralEditor : public Screen {
    Q_OBJECT
public:
    ReferralEditor(ReferralAsks asks, const referral::ReferralBook& book, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void focusFirst() override;
    void open(const LetterWish& wish);

Q_SIGNALS:
    void sent(jiayi::referral::ReferralId id);
    void drafted(jiayi::referral::ReferralId id);

protected:
    void retranslate() override;

private:
    void build();
    QWidget* buildHead();
    QWidget* buildLetter();
    QWidget* buildBeside();
    QPlainTextEdit* addText(Card* card, LabeledField*& field, const char* name, int lines);
    void show(LetterStart start);
    void fill();
    void showKind();
    referral::Kind kind() const;
    referral::Referral content() const;
    void reasonChosen();
    void saveDraft();
    void sendLetter();
    void showFailure(const Error& error);

    ReferralAsks m_asks;
    const referral::ReferralBook& m_book;
    const Clock& m_clock;
    LetterWish m_wish;
    std::optional<LetterStart> m_start;
    Latest m_latest, m_writing;
    QLabel* m_name;
    QLabel* m_state;
    Button* m_save;
    Button* m_send;
    Notice* m_notice;
    Card* m_letter;
    ChipRow* m_kinds;
    QLabel* m_reasonLabel;
    ChipRow* m_reasons;
    QLabel* m_urgencyLabel;
    ChipRow* m_urgencies;
    ChoiceField* m_specialty;
    TextField* m_institution;
    ChipRow* m_known;
    TextField* m_receiver;
    LabeledField* m_historyField;
    LabeledField* m_impressionField;
    LabeledField* m_pastField;
    LabeledField* m_treatmentField;
    QPlainTextEdit* m_history;
    QPlainTextEdit* m_impression;
    QPlainTextEdit* m_past;
    QPlainTextEdit* m_treatment;
    Card* m_summaryCard;
    QLabel* m_summary;
    Card* m_attachedCard;
    QLabel* m_nothingToAttach;
    ChipRow* m_attached;
    StateStack* m_states;
};

}  // namespace jiayi::ui
