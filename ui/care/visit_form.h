#pragma once

#include "models/care/chart.h"
#include "models/care/visit_sheet.h"
#include "ui/care/visit_layout.h"
#include "ui/common/live.h"
#include "ui/common/scroll.h"

#include <QMap>
#include <QWidget>

#include <set>

class QPlainTextEdit;
class QVBoxLayout;

namespace jiayi::ui {

class Button;
class Card;
class LabeledField;
class Notice;
class TextField;
class VisitField;

/// The fields of a visit, made from the definitions of its forms: what they share, then each form's own. Enter goes to the next field; a figure in a choice
/// chooses the option of that code; Tab leaves a row of chips, arrows walk in it. Measured fields start empty, with the
/// last value grey beside, and remember who measured, when and with what.
class VisitForm : public Live<QWidget> {
    Q_OBJECT
public:
    VisitForm(const care::RuleBook& rules, const Clock& clock, QWidget* parent = nullptr);

    void setUser(const std::string& user) { m_user = user; }
    /// Builds the fields of the sheet's forms and fills them.
    void setSheet(const care::VisitSheet& sheet);
    const care::VisitInput& input() const { return m_input; }
    /// Fields that must not change now: the one with the keyboard, and what is being typed. "note" for the visit's own note.
    std::set<std::string> heldFields() const;
    /// Shows what another desk wrote. `answers` empty: taken away. Sends nothing.
    void takeIn(const care::Answers& answers, const std::map<std::string, care::MeasuredBy, std::less<>>& measured, const std::optional<std::string>& note);
    /// Clinical targets beside the fields they concern.
    void setTargets(const std::vector<care::LatestValue>& latest);
    /// `everything` says also what is wrong in fields that nobody has touched yet.
    void showCheck(const care::VisitCheck& check, bool everything);
    void setReadOnly(bool readOnly);
    /// "lifestyle carried from 12 Oct · draft saved just now".
    void setHint(const QString& hint);
    /// Somebody is in the middle of a figure: nothing may be concluded from it yet.
    bool isBeingTyped() const;
    /// To the first question that has to be answered and is not.
    void focusFirst();
    /// To the next such question after the keyboard, round to the first; then to what has to be confirmed.
    bool focusNextOpen();
    /// How many there are.
    int openQuestions() const;
    /// To the first field that something is wrong with; false when there is none.
    bool focusProblem();
    /// To the first visible field of that name, whichever form's.
    bool focusField(std::string_view name);
    bool focusConfirm();

    /// Puts a phrase where the keyboard is in a note: an editor that phrasesAsked() named.
    void insertPhrase(QWidget* editor, const QString& text);

Q_SIGNALS:
    /// F9 in a field of words; `field` is its name on the form, "note" for the visit's own note.
    void phrasesAsked(QWidget* editor, const QString& field, const QString& text);
    /// `settled`: a value is complete, dangers and class may be derived.
    void changed(bool settled);

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildNote();
    Card* cardFor(VisitCard card, const care::FormKey& section = {}, const std::string& group = {});
    bool isOpen(const VisitField& field) const;
    QString titleOf(VisitCard card, const care::FormKey& section, const std::string& group) const;
    bool askPhrases(QWidget* editor);
    void take(VisitField* field, bool settled);
    void remember(const VisitField& field);
    void confirmAll();
    void keepImplausible();
    void fill();
    void showSuffix(VisitField& field) const;
    QString heldWords(const VisitField& field) const;
    void showBeside(VisitField& field) const;
    void showShown(const care::VisitCheck& check);
    void showImplausible(const care::VisitCheck& check);
    bool isTouched(const VisitField& field) const;
    bool chooseByFigure(QWidget* editor, const QString& figure);
    bool leaveChips(QWidget* chip, bool forward);

    const care::RuleBook& m_rules;
    const Clock& m_clock;
    std::string m_user;
    care::VisitSheet m_sheet;
    care::VisitInput m_input;
    care::VisitCheck m_check;
    std::vector<care::LatestValue> m_latest;
    std::optional<care::CombinedForm> m_combined;
    std::set<std::string, std::less<>> m_touched;
    bool m_readOnly = false;
    bool m_everything = false;
    bool m_filling = false;
    QString m_hint;
    QVBoxLayout* m_column;
    QMap<QPair<int, QString>, Card*> m_cards;  ///< by card, section and group ("annual/organs")
    QList<VisitField*> m_fields;
    Button* m_confirm = nullptr;
    Notice* m_implausible = nullptr;
    TextField* m_device = nullptr;
    Card* m_noteCard = nullptr;
    LabeledField* m_noteField = nullptr;
    QPlainTextEdit* m_note = nullptr;
};

}  // namespace jiayi::ui
