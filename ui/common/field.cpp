#include "ui/common/field.h"

#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/paint.h"

#include <QCoreApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <functional>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

/// The box: white, hairline, a ring while the editor has the keyboard, red when there is an error.
class LabeledField::Frame : public QFrame {
public:
    using QFrame::QFrame;
    bool wrong = false;
    bool lit = false;

    std::function<void()> resized;

protected:
    void resizeEvent(QResizeEvent* event) override {
        QFrame::resizeEvent(event);
        resized();
    }

    void paintEvent(QPaintEvent*) override {
        const auto& t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double width = lit ? 2 : 1;
        const double radius = t.px(6);
        const auto line = lit ? t.focus : wrong ? t.tone(Tone::Bad).strong : t.fieldLine;
        painter.setBrush(isEnabled() ? t.field : t.page);
        painter.setPen(QPen(line, width));
        painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius,
                                radius);
    }
};

LabeledField::LabeledField(QWidget* editor, QWidget* parent) : Live<QWidget>(parent), m_editor(editor) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 2);
    m_label = makeLabel(TextRole::Soft, {}, this);
    m_label->setBuddy(editor);
    all->addWidget(m_label);

    m_frame = new Frame(this);
    auto* inside = new QHBoxLayout(m_frame);
    space(inside, {9, 1, 7, 1}, 5);
    editor->setParent(m_frame);
    editor->setProperty("bare", true);
    editor->installEventFilter(this);
    m_frame->resized = [this] { shareRoom(); };
    // The editor takes what the suffix leaves; shareRoom() keeps the suffix from taking the value's room.
    editor->setSizePolicy(QSizePolicy::Ignored, editor->sizePolicy().verticalPolicy());
    if (auto* line = qobject_cast<QLineEdit*>(editor))
        connect(line, &QLineEdit::textChanged, this, [this] { shareRoom(); });
    if (auto* choice = qobject_cast<QComboBox*>(editor))
        connect(choice, &QComboBox::currentTextChanged, this, [this] { shareRoom(); });
    m_suffix = new ElidedLabel(TextRole::Soft, m_frame);
    m_suffix->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_mark = new StateMark(m_frame);
    m_mark->hide();
    inside->addWidget(editor, 1);
    inside->addWidget(m_suffix);
    inside->addWidget(m_mark);
    all->addWidget(m_frame);

    m_note = makeLabel(TextRole::Soft, {}, this);
    m_note->setWordWrap(true);
    m_note->hide();
    all->addWidget(m_note);
    m_error = makeLabel(TextRole::Soft, {}, this);
    m_error->setProperty("tone", u"bad"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    all->addWidget(m_error);
    all->addStretch(1);
    setFocusProxy(editor);
    restyle();
}

void LabeledField::shareRoom() {
    QString value;
    int extra = px(8);
    if (const auto* line = qobject_cast<QLineEdit*>(m_editor)) value = line->displayText();
    if (const auto* choice = qobject_cast<QComboBox*>(m_editor)) {
        value = choice->currentIndex() < 0 ? choice->placeholderText() : choice->currentText();
        extra = px(24);
    }
    const int mark = m_mark->isHidden() ? 0 : px(16);
    const int taken = m_editor->fontMetrics().horizontalAdvance(value) + extra + mark + px(9 + 7 + 5);
    m_suffix->setMaximumWidth(std::max(0, m_frame->width() - taken));
}

void LabeledField::restyle() {
    m_frame->setMinimumWidth(px(90));
    // Not a fixed height: a note of several lines may grow.
    m_frame->setMinimumHeight(px(31));
}

void LabeledField::setLabel(const QString& label) {
    m_labelText = label;
    m_editor->setAccessibleName(label);
    showLabel();
}

void LabeledField::setRequired(bool required) {
    m_required = required;
    showLabel();
}

void LabeledField::showLabel() { m_label->setText(m_required ? m_labelText + u" *"_s : m_labelText); }

void LabeledField::setLabelShown(bool shown) { m_label->setVisible(shown); }

QString LabeledField::label() const { return m_labelText; }

void LabeledField::setSuffix(const QString& suffix) {
    m_suffix->setFullText(suffix);
    m_suffix->setVisible(!suffix.isEmpty());
    shareRoom();
}

void LabeledField::setError(const QString& error) {
    if (m_error->text() == error) return;
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    m_editor->setAccessibleDescription(error);
    m_frame->wrong = !error.isEmpty();
    m_frame->update();
}

void LabeledField::setNote(const QString& note) {
    if (m_note->text() == note) return;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString LabeledField::error() const { return m_error->text(); }

void LabeledField::setState(std::optional<Tone> tone, const QString& word) {
    m_mark->setVisible(tone.has_value());
    if (tone) m_mark->setState(*tone, word);
    shareRoom();
}

bool LabeledField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        m_frame->lit = event->type() == QEvent::FocusIn;
        m_frame->update();
    }
    return Live<QWidget>::eventFilter(watched, event);
}

TextField::TextField(QWidget* parent) : LabeledField(new QLineEdit, parent) {
    m_edit = static_cast<QLineEdit*>(editor());
}

namespace {

struct FieldText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::FieldText)
};

QString numberWords(const NumberEdit& edit) {
    const auto bound = [&](double value) { return figure(value, edit.decimals()); };
    switch (edit.problem()) {
        case NumberEdit::Problem::None:
            return {};
        case NumberEdit::Problem::NotANumber:
            return FieldText::tr("Not a number");
        case NumberEdit::Problem::TooManyDecimals:
            return edit.decimals() == 0 ? FieldText::tr("Whole numbers only")
                                        : FieldText::tr("At most %n decimal(s)", nullptr, edit.decimals());
        case NumberEdit::Problem::TooLow:
            return FieldText::tr("At least %1").arg(bound(edit.lowest()));
        case NumberEdit::Problem::TooHigh:
            return FieldText::tr("At most %1").arg(bound(edit.highest()));
    }
    return {};
}

QString dateWords(DateEdit::Problem problem) {
    switch (problem) {
        case DateEdit::Problem::None:
            return {};
        case DateEdit::Problem::NotADate:
            return FieldText::tr("No such date; type 2026-11-22 or 1122");
        case DateEdit::Problem::TooEarly:
            return FieldText::tr("Too early");
        case DateEdit::Problem::TooLate:
            return FieldText::tr("Too late");
    }
    return {};
}

}  // namespace

NumberField::NumberField(QWidget* parent) : LabeledField(new NumberEdit, parent) {
    m_edit = static_cast<NumberEdit*>(editor());
    connect(m_edit, &NumberEdit::problemFound, this, [this] { setError(numberWords(*m_edit)); });
}

void NumberField::retranslate() {
    if (!error().isEmpty()) setError(numberWords(*m_edit));
}

DateField::DateField(QWidget* parent) : LabeledField(new DateEdit, parent) {
    m_edit = static_cast<DateEdit*>(editor());
    connect(m_edit, &DateEdit::problemFound, this, [this] { setError(dateWords(m_edit->problem())); });
}

void DateField::retranslate() {
    if (!error().isEmpty()) setError(dateWords(m_edit->problem()));
}

ChoiceEdit::ChoiceEdit(QWidget* parent) : QComboBox(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT chosen(key()); });
}

void ChoiceEdit::setChoices(const QList<Choice>& choices) {
    const auto before = key();
    clear();
    for (const auto& choice : choices) addItem(choice.text, choice.key);
    setKey(before);
}

QString ChoiceEdit::key() const { return currentData().toString(); }

void ChoiceEdit::setKey(const QString& key) { setCurrentIndex(key.isEmpty() ? -1 : findData(key)); }

void ChoiceEdit::wheelEvent(QWheelEvent* event) { event->ignore(); }

QSize ChoiceEdit::sizeHint() const {
    int widest = fontMetrics().horizontalAdvance(placeholderText());
    for (int i = 0; i < count(); ++i) widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
    return {widest + px(24), px(28)};
}

QSize ChoiceEdit::minimumSizeHint() const { return {px(48), px(28)}; }

void ChoiceEdit::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    const bool none = currentIndex() < 0;
    const auto said = none ? placeholderText() : currentText();
    const auto arrow = t.px(13);
    const auto shown = fontMetrics().elidedText(said, Qt::ElideRight, width() - arrow - t.px(6));
    painter.setPen(none || !isEnabled() ? t.inkFaint : t.ink);
    const int indent = 2;  // as a line edit has it
    painter.drawText(rect().adjusted(indent, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, shown);
    const double x = indent + fontMetrics().horizontalAdvance(shown) + t.px(4);
    paintIcon(painter, u"chevron-down"_s, t.inkSoft, QRectF(x, (height() - arrow) / 2.0, arrow, arrow));
}

ChoiceField::ChoiceField(QWidget* parent) : LabeledField(new ChoiceEdit, parent) {
    m_edit = static_cast<ChoiceEdit*>(editor());
}

}  // namespace jiayi::ui
