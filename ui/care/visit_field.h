#pragma once

#include "models/care/rules/combined_form.h"
#include "ui/common/live.h"
#include "ui/common/tokens.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace jiayi::ui {

class ChipRow;
class CodeSearch;
class LabeledField;

/// One editor of a visit, of whatever type its form says. It speaks the form's canonical text and judges nothing: what
/// is wrong is told to it.
class VisitField : public Live<QWidget> {
    Q_OBJECT
public:
    /// One field; two for a blood pressure. They outlive it.
    explicit VisitField(std::vector<const care::CombinedField*> parts, QWidget* parent = nullptr);

    const std::vector<const care::CombinedField*>& parts() const { return m_parts; }
    const care::FieldDef& def() const { return *m_parts.front()->def; }
    const std::string& key() const { return m_parts.front()->key; }
    bool holds(std::string_view key) const;

    void setAnswers(const care::Answers& answers);
    /// Writes what the editor holds; an empty editor takes the answer away.
    void writeTo(care::Answers& answers) const;
    /// A figure or a date is still being typed.
    bool isBeingTyped() const { return m_typing; }
    /// What is being typed is complete: Enter, or the keyboard has left.
    void settle();

    void setSuffix(const QString& suffix);
    void setError(const QString& error);
    QString error() const;
    void setState(std::optional<Tone> tone, const QString& word = {});
    /// Limits and targets, beneath the value.
    void setNote(const QString& note);
    void setRequired(bool required);
    void setReadOnly(bool readOnly);
    QWidget* editor() const { return m_editor; }
    /// Every widget of it that takes the keyboard.
    QList<QWidget*> stops() const;

Q_SIGNALS:
    void edited();
    /// The value is there: the field was left, Enter was pressed, or a choice was made.
    void settled();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void buildChips();
    QWidget* makeEditor();
    void watchLine(QLineEdit* line);
    QString text() const;

    std::vector<const care::CombinedField*> m_parts;
    LabeledField* m_field = nullptr;  ///< all types but Codes
    ChipRow* m_chips = nullptr;       ///< Codes
    CodeSearch* m_search = nullptr;   ///< Codes of which there are many
    QLabel* m_chipLabel = nullptr;
    QLabel* m_chipError = nullptr;
    QWidget* m_editor = nullptr;
    bool m_typing = false;
    bool m_required = false;
};

}  // namespace jiayi::ui
