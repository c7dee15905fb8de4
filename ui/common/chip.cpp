#include "ui/common/chip.h"

#include "ui/common/flow_layout.h"
#include "ui/common/icon.h"
#include "ui/common/paint.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

namespace jiayi::ui {

Chip::Chip(const QString& text, QWidget* parent) : Live<QAbstractButton>(parent) {
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setSuggested(bool suggested) {
    m_suggested = suggested;
    update();
}

QSize Chip::sizeHint() const {
    // Chosen chips are bold: room for that from the beginning, so that nothing moves.
    const QFontMetrics bold(tokens().font(13, QFont::DemiBold));
    return {bold.horizontalAdvance(text()) + px(18), px(22)};
}

void Chip::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    const bool lit = isChecked() || m_suggested;
    auto colors = t.tone(lit ? Tone::Info : Tone::Neutral);
    if (!isEnabled()) colors.ink = t.inkFaint;
    if (isEnabled() && (underMouse() || isDown()) && !lit) colors.fill = t.selected;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF pill = QRectF(rect()).adjusted(0, 0.5, 0, -0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    if (isChecked()) {  // a line too, so that the choice does not rest on colour alone
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.tone(Tone::Info).strong, 1));
        const auto line = pill.adjusted(0.5, 0, -0.5, 0);
        painter.drawRoundedRect(line, line.height() / 2, line.height() / 2);
    }
    painter.setPen(colors.ink);
    painter.setFont(t.font(13, isChecked() ? QFont::DemiBold : QFont::Normal));
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (hasFocus()) paintFocusRing(painter, rect(), height() / 2.0);
}

void Chip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers() == Qt::NoModifier) {
            click();
            return;
        }
    }
    QAbstractButton::keyPressEvent(event);
}

ChipRow::ChipRow(Mode mode, QWidget* parent) : Live<QWidget>(parent), m_mode(mode) {
    auto* flow = new FlowLayout(this);
    space(flow, 0, 4);
    auto policy = sizePolicy();
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipRow::setChoices(const QList<Choice>& choices) {
    const auto sameKeys = [&] {
        if (choices.size() != m_chips.size()) return false;
        for (qsizetype i = 0; i < choices.size(); ++i)
            if (choices[i].key != m_chips[i].first) return false;
        return true;
    };
    if (!sameKeys()) {
        const auto before = chosen();
        for (const auto& [key, chip] : m_chips) delete chip;
        m_chips.clear();
        for (const auto& choice : choices) {
            auto* chip = new Chip(choice.text, this);
            chip->setCheckable(true);
            chip->setObjectName(objectName() + QLatin1Char('.') + choice.key);
            connect(chip, &QAbstractButton::clicked, this,
                    [this, key = choice.key](bool on) { clicked(key, on); });
            layout()->addWidget(chip);
            m_chips.append({choice.key, chip});
        }
        setChosen(before);
    }
    for (qsizetype i = 0; i < choices.size(); ++i) {
        m_chips[i].second->setText(choices[i].text);
        m_chips[i].second->setAccessibleName(choices[i].text);
    }
    updateGeometry();
}

void ChipRow::setExcluding(const QString& key) { m_excluding = key; }

void ChipRow::setChosen(const QStringList& keys) {
    for (const auto& [key, chip] : m_chips) chip->setChecked(keys.contains(key));
}

QStringList ChipRow::chosen() const {
    QStringList keys;
    for (const auto& [key, chip] : m_chips)
        if (chip->isChecked()) keys.append(key);
    return keys;
}

Chip* ChipRow::chip(const QString& wanted) const {
    for (const auto& [key, chip] : m_chips)
        if (key == wanted) return chip;
    return nullptr;
}

void ChipRow::clicked(const QString& key, bool on) {
    if (m_mode == Mode::One) {
        setChosen({key});  // a second click does not leave nothing chosen
    } else if (on) {
        auto keys = chosen();
        if (key == m_excluding) {
            keys = {key};
        } else {
            keys.removeAll(m_excluding);
        }
        setChosen(keys);
    }
    Q_EMIT chosenChanged(chosen());
}

Badge::Badge(const QString& text, Tone tone, QWidget* parent) : Live<QWidget>(parent), m_tone(tone) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(text);
}

void Badge::setText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Badge::setTone(Tone tone) {
    m_tone = tone;
    update();
}

void Badge::setIconName(const QString& name) {
    m_icon = name;
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const { return {pillWidth(m_text) + (m_icon.isEmpty() ? 0 : px(16)), pillHeight()}; }

void Badge::paintEvent(QPaintEvent*) {
    const auto& colors = tokens().tone(m_tone);
    QPainter painter(this);
    if (m_icon.isEmpty()) {
        paintPill(painter, rect(), m_text, colors);
        return;
    }
    paintPill(painter, rect(), {}, colors);
    const double side = px(14);
    paintIcon(painter, m_icon, colors.ink, QRectF(px(8), (height() - side) / 2, side, side));
    painter.setPen(colors.ink);
    painter.setFont(tokens().font(13));
    painter.drawText(rect().adjusted(px(25), 0, -px(4), 0), Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

StateMark::StateMark(QWidget* parent) : Live<QWidget>(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateMark::setState(Tone tone, const QString& word) {
    m_tone = tone;
    setToolTip(word);
    setAccessibleName(word);
    update();
}

QSize StateMark::sizeHint() const { return {px(11), px(11)}; }

void StateMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const double side = px(8);
    paintMark(painter, QRectF((width() - side) / 2, (height() - side) / 2, side, side), m_tone);
}

}  // namespace jiayi::ui
