// The conflict inbox: one resource at a time, its fields side by side, decided with keys.
#pragma once

#include "ui/common/card.h"
#include "ui/sync/fhir_words.h"
#include "ui/sync/sync_data.h"

#include <QList>

class QLabel;

namespace jiayi::ui {

class Badge;
class Button;
class ConflictField;

/// 1 and 2 choose, E edits by hand, Enter applies what was chosen of this resource and goes to the next, U takes the last
/// decision back. Owned by the sync page, which carries out what is asked.
class ConflictInbox : public Card {
    Q_OBJECT
public:
    explicit ConflictInbox(const FhirWords& words, QWidget* parent = nullptr);
    /// Stays at the resource it shows, if that is still open.
    void setCases(const std::vector<ConflictCase>& cases, const std::vector<DecidedRow>& decided, Instant now);
    bool isEmpty() const { return m_cases.empty() && m_decided.empty(); }
    /// Of the field that has, or last had, the keyboard.
    void chooseByHand(const FieldDecision& decision, const std::string& value);
    void focusField();

Q_SIGNALS:
    void applied(const std::vector<jiayi::ui::FieldDecision>& decisions);
    void handAsked(const jiayi::sync::Conflict& conflict);
    void undoAsked(const jiayi::Uuid& conflict);

protected:
    void retranslate() override;

private:
    void build();
    void showCase();
    void showWords();
    void showApply();
    void showMates(const ConflictCase& shown);
    void showDecided();
    void go(int cases);
    void move(int fields);
    void chosenIn(ConflictField* field);
    void chooseAll(bool mine);
    void apply();
    void undoNewest();
    const ConflictCase* shownCase() const;

    const FhirWords& m_words;
    std::vector<ConflictCase> m_cases;
    std::vector<DecidedRow> m_decided;
    Instant m_now{};
    std::size_t m_at = 0;
    QList<ConflictField*> m_fields;
    ConflictField* m_last = nullptr;

    QWidget* m_case;
    QLabel* m_who;
    QLabel* m_what;
    Badge* m_badge;
    QLabel* m_place;
    Button* m_previous;
    Button* m_next;
    QLabel* m_when;
    QVBoxLayout* m_column;
    QLabel* m_mates;
    QLabel* m_note;
    Button* m_apply;
    Button* m_allMine;
    Button* m_allTheirs;
    QWidget* m_past;
    QLabel* m_pastTitle;
    QVBoxLayout* m_pastColumn;
    QList<QWidget*> m_pastRows;
};

}  // namespace jiayi::ui
