#include "ui/common/number_edit.h"

#include "ui/common/format.h"

#include <QKeyEvent>
#include <QRegularExpression>

#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

QString plainFigures(const QString& typed) {
    QString plain = typed.normalized(QString::NormalizationForm_KC).trimmed();
    // What a Chinese keyboard gives for point and comma.
    plain.replace(u'。', u'.')
        .replace(u'｡', u'.')
        .replace(u'、', u',')
        .replace(u'−', u'-')
        .replace(u'–', u'-');
    return plain;
}

namespace {

/// Rewrites the edit while typing and keeps the cursor where it was.
void rewriteFigures(QLineEdit* edit, const QRegularExpression& foreign) {
    auto plain = plainFigures(edit->text());
    plain.remove(foreign);
    if (plain == edit->text()) return;
    const auto fromEnd = edit->text().size() - edit->cursorPosition();
    edit->setText(plain);
    edit->setCursorPosition(static_cast<int>(std::max<qsizetype>(0, plain.size() - fromEnd)));
}

void prepareForFigures(QLineEdit* edit) {
    edit->setAttribute(Qt::WA_InputMethodEnabled, false);
    edit->setInputMethodHints(Qt::ImhFormattedNumbersOnly | Qt::ImhNoPredictiveText);
}

}  // namespace

NumberEdit::NumberEdit(QWidget* parent) : QLineEdit(parent) {
    prepareForFigures(this);
    connect(this, &QLineEdit::textEdited, this, [this] { tidy(); });
    connect(this, &QLineEdit::editingFinished, this, [this] { Q_EMIT problemFound(problem()); });
}

void NumberEdit::setRange(double lowest, double highest, int decimals) {
    m_lowest = lowest;
    m_highest = highest;
    m_decimals = decimals;
}

void NumberEdit::tidy() {
    static const QRegularExpression foreign(u"[^0-9.,+-]"_s);
    rewriteFigures(this, foreign);
    if (problem() == Problem::None)
        Q_EMIT problemFound(Problem::None);  // a complaint goes as soon as it is mended
}

NumberEdit::Problem NumberEdit::problem() const {
    const auto typed = plainFigures(text()).replace(u',', u'.');
    if (typed.isEmpty()) return Problem::None;
    static const QRegularExpression shape(u"^[+-]?\\d+(?:\\.(\\d*))?$|^[+-]?\\.(\\d+)$"_s);
    const auto match = shape.match(typed);
    if (!match.hasMatch()) return Problem::NotANumber;
    const auto decimals = match.captured(match.hasCaptured(2) ? 2 : 1).size();
    if (decimals > m_decimals) return Problem::TooManyDecimals;
    const double number = typed.toDouble();
    if (number < m_lowest) return Problem::TooLow;
    if (number > m_highest) return Problem::TooHigh;
    return Problem::None;
}

std::optional<double> NumberEdit::value() const {
    const auto typed = plainFigures(text()).replace(u',', u'.');
    if (typed.isEmpty() || problem() != Problem::None) return std::nullopt;
    return typed.toDouble();
}

void NumberEdit::setValue(std::optional<double> value) {
    setText(value ? QString::number(*value, 'f', m_decimals) : QString());
    if (value && m_decimals > 0) {
        auto short_ = text();
        while (short_.endsWith(u'0')) short_.chop(1);
        if (short_.endsWith(u'.')) short_.chop(1);
        setText(short_);
    }
}

void NumberEdit::keyPressEvent(QKeyEvent* event) {
    // Up and Down belong to the form (next field), never to the value.
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        event->ignore();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

PressureEdit::PressureEdit(QWidget* parent) : QLineEdit(parent) {
    prepareForFigures(this);
    connect(this, &QLineEdit::textEdited, this, [this] { tidy(); });
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (const auto read = value()) setValue(read);
    });
}

void PressureEdit::tidy() {
    static const QRegularExpression foreign(u"[^0-9/ ]"_s);
    const bool ended = text().endsWith(u' ') || text().endsWith(u'　');  // about to type the second figure
    if (ended) return;
    auto plain = text();
    plain.replace(u'、', u'/').replace(u'.', u'/').replace(u'\\', u'/').replace(u'-', u'/');
    if (plain != text()) {
        const auto cursor = cursorPosition();
        setText(plain);
        setCursorPosition(cursor);
    }
    rewriteFigures(this, foreign);
}

std::optional<PressureEdit::Value> PressureEdit::value() const {
    static const QRegularExpression shape(u"^(\\d{2,3})\\s*[/ ]\\s*(\\d{2,3})$"_s);
    const auto match = shape.match(plainFigures(text()));
    if (!match.hasMatch()) return std::nullopt;
    return Value{match.captured(1).toInt(), match.captured(2).toInt()};
}

void PressureEdit::setValue(std::optional<Value> value) {
    setText(value ? u"%1/%2"_s.arg(value->systolic).arg(value->diastolic) : QString());
}

bool PressureEdit::isReadable() const { return text().trimmed().isEmpty() || value().has_value(); }

}  // namespace jiayi::ui
