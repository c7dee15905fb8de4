#pragma once

#include "ui/common/card.h"
#include "ui/prescribing/prescribing_asks.h"

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class LineRow;

/// The lines of the draft, form by form, and beneath them what the review says of the whole.
class LinesCard : public Card {
    Q_OBJECT
public:
    explicit LinesCard(const pharmacy::ReviewBook& book, QWidget* parent = nullptr);
    void setDraft(const pharmacy::PrescriptionDraft& draft);
    /// What is taken now: a line that takes the place of one of them says so.
    void setMedicines(const std::vector<care::MedicationLine>& medicines);
    /// Of this very draft.
    void showCheck(const pharmacy::PrescriptionDraft& draft, const PadCheck& check);
    void focusLine(int index);
    void focusLast();
    /// Scrolls, and leaves the keyboard where it is.
    void showLast();
    LineRow* row(std::size_t index) const { return m_rows.at(index); }

Q_SIGNALS:
    void doseChanged(const std::string& key, const QString& dose);
    void removeAsked(const std::string& key);
    void cheaperAsked(const std::string& key);
    void inputAsked();

protected:
    void retranslate() override;

private:
    LineRow* makeRow();
    QString placeOf(const pharmacy::DraftLine& line) const;
    void arrange();
    void showWhole();

    const pharmacy::ReviewBook& m_book;
    pharmacy::PrescriptionDraft m_draft;
    std::vector<care::MedicationLine> m_medicines;
    std::optional<PadCheck> m_check;
    std::vector<LineRow*> m_rows;
    std::vector<QLabel*> m_formHeads;
    QVBoxLayout* m_lines;
    QVBoxLayout* m_whole;
    QLabel* m_none;
};

}  // namespace jiayi::ui
