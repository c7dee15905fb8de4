#pragma once

#include "ui/common/live.h"
#include "ui/prescribing/prescribing_asks.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace jiayi::ui {

class Badge;
class Button;
class Chip;
class ElidedLabel;

/// One medicine of the draft: product, dose that can be changed in place, supply, price and share, and beneath it what the review says.
/// The dose is judged when it is left, not while it is typed. Keys: Up and Down walk, Enter is done, Ctrl+R takes the cheaper
/// product, Ctrl+Delete removes, F7 shows what the line costs the clinic: until the next change, or until the keyboard leaves it. A decoction
/// is typed whole in the same place.
class LineRow : public Live<QFrame> {
    Q_OBJECT
public:
    LineRow(const pharmacy::ReviewBook& book, QWidget* parent = nullptr);

    /// `insteadOf`: the medicine whose place it takes, if it takes one's.
    void setLine(const pharmacy::DraftLine& line, const QString& insteadOf);
    /// What a check found; nothing while one is under way for the first time. `index` is the line's place in the draft.
    void showCheck(const pharmacy::PrescriptionDraft& draft, const PadCheck& check, std::size_t index);
    const std::string& key() const { return m_line.key; }
    void focusDose();
    void bringIntoView();
    bool isBeingTyped() const;

Q_SIGNALS:
    void doseChanged(const QString& dose);
    void removeAsked();
    void cheaperAsked();
    /// -1 up, 1 down, 0 done.
    void stepped(int by);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void retranslate() override;
    void restyle() override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildTop();
    void commit();
    void showTyped();
    void showNumbers();
    void showDecoction();
    void showCost(bool shown);
    bool isDecoction() const { return !m_line.herbs.empty(); }
    bool keepsUnread() const;
    void showChips();
    void showFindings();
    std::vector<pharmacy::Finding> findingsHere() const;

    const pharmacy::ReviewBook& m_book;
    pharmacy::DraftLine m_line;
    QString m_insteadOf;
    pharmacy::PrescriptionDraft m_draft;
    std::optional<PadCheck> m_check;
    std::size_t m_index = 0;

    QGridLayout* m_top;
    ElidedLabel* m_name;
    ElidedLabel* m_pack;
    QLineEdit* m_dose;
    ElidedLabel* m_understood;
    QLabel* m_price;
    QLabel* m_share;
    QLabel* m_cost;
    QLabel* m_herbs;
    Button* m_remove;
    QWidget* m_chips;
    Badge* m_course;
    Badge* m_class;
    Badge* m_long;
    Badge* m_stock;
    Chip* m_cheaper;
    QVBoxLayout* m_findings;
};

}  // namespace jiayi::ui
