#pragma once

#include "ui/common/live.h"
#include "ui/roster/roster_asks.h"

#include <QDialog>
#include <QHash>
#include <QSet>
#include <QTimer>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace jiayi::roster {
struct ReferenceTables;
}

namespace jiayi::ui {

class Button;
class Card;
class LabeledField;
class Notice;

/// Adds or edits a resident. The citizen id is checked while it is typed and fills sex and birth date; people who may
/// be the same are shown with the evidence before anything is saved. Open it with open(), never exec(): the lock hides
/// dialogs. `tables` and `clock` outlive it.
class ResidentDialog : public Live<QDialog> {
    Q_OBJECT
public:
    /// `before` is nothing for somebody new.
    ResidentDialog(ResidentAsks asks, const roster::ReferenceTables& tables, const Clock& clock,
                   std::optional<roster::Resident> before, QWidget* parent = nullptr);
    ~ResidentDialog() override;

Q_SIGNALS:
    void saved(jiayi::roster::ResidentId resident);
    /// One of the people shown as perhaps the same was chosen instead.
    void existingChosen(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    Card* addCard(QVBoxLayout* to, const QString& name);
    LabeledField* add(Card* card, const QString& column, LabeledField* field);
    void buildFields(QVBoxLayout* to);
    void fill();
    void watch();
    roster::Resident entered() const;
    void citizenIdTyped();
    void check();
    void showProblems(const std::vector<roster::ResidentProblem>& problems);
    void askDuplicates();
    void showDuplicates(std::vector<roster::Duplicate> duplicates);
    void save();
    void take(Result<roster::SaveResident::Outcome> outcome);
    bool isDirty() const;
    void leave();
    Date today() const;
    template <class Field>
    Field* field(const QString& column) const;

    ResidentAsks m_asks;
    const roster::ReferenceTables& m_tables;
    const Clock& m_clock;
    std::optional<roster::Resident> m_before;
    roster::Resident m_first;  ///< what the form showed at the beginning
    QHash<QString, LabeledField*> m_fields;
    QSet<QString> m_touched;
    std::vector<roster::Duplicate> m_duplicates;
    bool m_tried = false;
    bool m_saving = false;
    bool m_leaving = false;
    QScrollArea* m_scroll;
    QLabel* m_title;
    QList<Card*> m_cards;
    Notice* m_notice;
    Card* m_same;
    QVBoxLayout* m_sameList;
    Button* m_save;
    Button* m_cancel;
    QTimer m_pause;
    qt::Latest m_latest;
};

}  // namespace jiayi::ui
