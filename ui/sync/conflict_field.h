// One field in conflict: before, mine, theirs, and what somebody types instead.
#pragma once

#include "ui/common/live.h"
#include "ui/sync/fhir_words.h"
#include "ui/sync/sync_data.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace jiayi::ui {

class Button;
class SideCell;

/// Focusable: 1 chooses mine, 2 theirs, E edits by hand. Choosing decides nothing yet. Owned by the inbox.
class ConflictField : public Live<QFrame> {
    Q_OBJECT
public:
    ConflictField(sync::Conflict conflict, const FhirWords& words, QWidget* parent = nullptr);

    const sync::Conflict& conflict() const { return m_conflict; }
    /// Nothing while nobody has chosen.
    const std::optional<FieldDecision>& choice() const { return m_choice; }
    void choose(bool mine);
    /// `value` is the JSON that the texts make.
    void chooseByHand(const FieldDecision& decision, const std::string& value);
    /// Whether anything of it can be typed.
    bool canBeTyped() const;
    QString name() const;

Q_SIGNALS:
    void chosen();
    void handAsked();
    /// Up or down from here; Enter; left or right to another resource; U.
    void moveAsked(int fields);
    void applyAsked();
    void otherAsked(int cases);
    void undoAsked();

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showSides();
    void showChoice();
    void describe();

    sync::Conflict m_conflict;
    const FhirWords& m_words;
    std::optional<FieldDecision> m_choice;
    std::string m_handValue;
    QLabel* m_name;
    Button* m_edit;
    SideCell* m_before;
    SideCell* m_mine;
    SideCell* m_theirs;
    SideCell* m_byHand;
};

}  // namespace jiayi::ui
