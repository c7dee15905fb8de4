#include "ui/quality/measure_tile.h"

#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kTileRadius = 9;

const char* toneName(Tone tone) { return tone == Tone::Ok ? "ok" : tone == Tone::Warn ? "warn" : ""; }

}  // namespace

MeasureTile::MeasureTile(const quality::Tile& tile, QWidget* parent) : Card(parent), m_tile(tile) {
    setObjectName(u"tile."_s + qs(tile.id));
    body()->setSpacing(px(2));
    const auto label = [&](TextRole role, const QString& part) {
        auto* made = makeLabel(role, {}, this);
        made->setObjectName(objectName() + part);
        // Every line may take a second one: nothing on a tile is ever cut off.
        made->setWordWrap(true);
        made->setTextFormat(Qt::PlainText);
        body()->addWidget(made);
        return made;
    };
    m_name = label(TextRole::Soft, u".name"_s);
    m_figure = label(TextRole::Figure, u".figure"_s);
    m_words = label(TextRole::Soft, u".words"_s);
    m_change = label(TextRole::Soft, u".change"_s);
    m_consortium = label(TextRole::Soft, u".consortium"_s);
    body()->addStretch(1);
    m_consortium->hide();
}

void MeasureTile::showLine(const quality::MeasureLine& line, const quality::MeasureLine* before) {
    m_counted = line.count.has_value() && line.measure->byPerson();
    m_name->setText(inForce(m_tile.en, m_tile.zh));
    m_figure->setText(valueText(*line.measure, line.rate));
    m_words->setText(line.count && line.rate ? countedText(*line.measure, *line.count) : inForce(line.reason));
    const auto movement = movementOf(*line.measure, line.rate, before ? before->rate : std::nullopt);
    m_change->setText(line.rate ? movementText(movement) : QString());
    m_change->setVisible(line.rate.has_value());
    m_change->setProperty("tone", QLatin1String(toneName(movementTone(movement))));
    m_change->style()->polish(m_change);
    describe();
}

void MeasureTile::showNothing(const QString& why) {
    m_counted = false;
    m_name->setText(inForce(m_tile.en, m_tile.zh));
    m_figure->setText(u"–"_s);
    m_words->setText(why);
    m_change->hide();
    describe();
}

void MeasureTile::setConsortium(const QString& words) {
    m_consortium->setText(words);
    m_consortium->setVisible(!words.isEmpty());
    describe();
}

void MeasureTile::describe() {
    setFocusPolicy(m_counted ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(m_counted ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleName(m_name->text() + u": "_s + m_figure->text());
    QStringList more{m_words->text(), m_change->isHidden() ? QString() : m_change->text(), m_consortium->isHidden() ? QString() : m_consortium->text()};
    more.removeAll(QString());
    setAccessibleDescription(more.join(u". "_s));
    if (m_tile.measure) setToolTip(qs(m_tile.measure->id) + u" · "_s + inForce(m_tile.measure->en, m_tile.measure->zh));
}

void MeasureTile::paintEvent(QPaintEvent* event) {
    Card::paintEvent(event);
    if (!hasFocus()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFocusRing(painter, QRectF(rect()), px(kTileRadius));
}

void MeasureTile::keyPressEvent(QKeyEvent* event) {
    if (m_counted && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)) return Q_EMIT opened();
    Card::keyPressEvent(event);
}

void MeasureTile::mouseReleaseEvent(QMouseEvent* event) {
    if (m_counted && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) Q_EMIT opened();
    Card::mouseReleaseEvent(event);
}

void MeasureTile::focusInEvent(QFocusEvent* event) {
    Card::focusInEvent(event);
    update();
}

void MeasureTile::focusOutEvent(QFocusEvent* event) {
    Card::focusOutEvent(event);
    update();
}

}  // namespace jiayi::ui
