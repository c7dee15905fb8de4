// A labelled field: label above, editor with a grey suffix inside its frame, error beneath, state mark with a
// shape.
#pragma once

#include "ui/common/date_edit.h"
#include "ui/common/live.h"
#include "ui/common/number_edit.h"
#include "ui/common/tokens.h"

#include <QComboBox>
#include <QLineEdit>
#include <QList>
#include <QWidget>

#include <optional>

class QLabel;

namespace jiayi::ui {

class ElidedLabel;
class StateMark;

/// The frame round any editor. Its owner sets the texts; the editor is reachable as editor().
class LabeledField : public Live<QWidget> {
    Q_OBJECT
public:
    /// Takes ownership of the editor, which is drawn without a frame of its own.
    explicit LabeledField(QWidget* editor, QWidget* parent = nullptr);

    /// Also the accessible name of the editor.
    void setLabel(const QString& label);
    void setRequired(bool required);
    /// Grey words at the right inside the frame: "last 142/86 · mmHg". Shortened before the value is.
    void setSuffix(const QString& suffix);
    /// Words beneath the frame; empty takes them away. Also the accessible description.
    void setError(const QString& error);
    QString error() const;
    /// Quiet words beneath the frame that are no complaint: what a value is compared with. Empty takes them away.
    void setNote(const QString& note);
    /// A mark at the right with its word as tooltip; nullopt takes it away.
    void setState(std::optional<Tone> tone, const QString& word = {});
    /// Hides the label above, where a table head already says it; the accessible name stays.
    void setLabelShown(bool shown);
    QString label() const;
    QWidget* editor() const { return m_editor; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void restyle() override;

private:
    class Frame;
    void showLabel();
    void shareRoom();

    QLabel* m_label;
    Frame* m_frame;
    QWidget* m_editor;
    ElidedLabel* m_suffix;
    StateMark* m_mark;
    QLabel* m_note;
    QLabel* m_error;
    QString m_labelText;
    bool m_required = false;
};

class TextField : public LabeledField {
    Q_OBJECT
public:
    explicit TextField(QWidget* parent = nullptr);
    QLineEdit* edit() const { return m_edit; }
    QString text() const { return m_edit->text(); }
    void setText(const QString& text) { m_edit->setText(text); }

private:
    QLineEdit* m_edit;
};

/// Shows the words of NumberEdit's problem by itself.
class NumberField : public LabeledField {
    Q_OBJECT
public:
    explicit NumberField(QWidget* parent = nullptr);
    NumberEdit* edit() const { return m_edit; }

protected:
    void retranslate() override;

private:
    NumberEdit* m_edit;
};

/// Shows the words of DateEdit's problem by itself.
class DateField : public LabeledField {
    Q_OBJECT
public:
    explicit DateField(QWidget* parent = nullptr);
    DateEdit* edit() const { return m_edit; }

protected:
    void retranslate() override;

private:
    DateEdit* m_edit;
};

/// A combo box whose entries have stable keys. The wheel never changes it: a wheel meant for the page must
/// not alter a clinical value.
class ChoiceEdit : public QComboBox {
    Q_OBJECT
public:
    struct Choice {
        QString key;
        QString text;
    };
    explicit ChoiceEdit(QWidget* parent = nullptr);
    /// Keeps the chosen key if it is still there, else nothing is chosen.
    void setChoices(const QList<Choice>& choices);
    /// Empty when nothing is chosen.
    QString key() const;
    void setKey(const QString& key);

Q_SIGNALS:
    /// The user chose; not sent by setKey().
    void chosen(const QString& key);

public:
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void wheelEvent(QWheelEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

class ChoiceField : public LabeledField {
    Q_OBJECT
public:
    explicit ChoiceField(QWidget* parent = nullptr);
    ChoiceEdit* edit() const { return m_edit; }

private:
    ChoiceEdit* m_edit;
};

}  // namespace jiayi::ui
