#include "ui/pharmacy/fulfilment_row.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/pharmacy/fulfilment_words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::Open;

namespace {
constexpr int kStations = 5;
}

void StationTrack::setPlace(int stations, Tone tone) {
    m_stations = stations;
    m_tone = tone;
    update();
}

QSize StationTrack::sizeHint() const { return {px(92), px(14)}; }

void StationTrack::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = t.px(8) / 2.0, step = (width() - 2 * radius - 2) / (kStations - 1.0), middle = height() / 2.0;
    // A neutral tone would be as pale as what is not reached yet.
    const auto passed = m_tone == Tone::Neutral ? t.inkSoft : t.tone(m_tone).strong;
    for (int station = 0; station < kStations; ++station) {
        const QPointF centre(1 + radius + station * step, middle);
        const bool reached = station < m_stations;
        if (station > 0) {
            painter.setPen(QPen(reached ? passed : t.fieldLine, t.px(2)));
            painter.drawLine(QPointF(centre.x() - step + radius, middle), QPointF(centre.x() - radius, middle));
        }
        painter.setPen(QPen(reached ? passed : t.fieldLine, t.px(1.5)));
        painter.setBrush(reached ? QBrush(passed) : QBrush(Qt::NoBrush));
        painter.drawEllipse(centre, radius - 1, radius - 1);
    }
}

FulfilmentRow::FulfilmentRow(pharmacy::TrackedOrder tracked, Date today, bool keys, QWidget* parent)
    : Live<QWidget>(parent), m_tracked(std::move(tracked)), m_today(today) {
    setObjectName(u"fulfilment.row"_s);
    auto* all = new QVBoxLayout(this);
    space(all, 0, 4);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_name = new ElidedLabel(TextRole::Strong, this);
    m_stagePlace = new QWidget(this);
    auto* place = new QHBoxLayout(m_stagePlace);
    space(place, 0, 0);
    m_stage = new Badge({}, Tone::Neutral, m_stagePlace);
    place->addWidget(m_stage, 0, Qt::AlignLeft);
    m_since = makeLabel(TextRole::Soft, {}, this);
    m_since->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_track = new StationTrack(this);
    head->addWidget(m_name, 1);
    head->addWidget(m_track);
    head->addWidget(m_stagePlace);
    head->addWidget(m_since);
    all->addLayout(head);
    m_text = makeLabel(TextRole::Soft, {}, this);
    m_text->setObjectName(u"fulfilment.text"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    all->addWidget(m_text);
    m_actions = new QWidget(this);
    auto* actions = new QHBoxLayout(m_actions);
    space(actions, 0, 8);
    m_first = new Button(Button::Kind::Secondary, {}, m_actions);
    m_first->setObjectName(u"fulfilment.first"_s);
    m_second = new Button(Button::Kind::Quiet, {}, m_actions);
    m_second->setObjectName(u"fulfilment.second"_s);
    if (keys) {
        m_first->setKeys(Qt::ALT | Qt::Key_1);
        m_second->setKeys(Qt::ALT | Qt::Key_2);
    }
    actions->addWidget(m_first);
    actions->addWidget(m_second);
    actions->addStretch(1);
    all->addWidget(m_actions);
    m_reason = new TextField(this);
    m_reason->edit()->setObjectName(u"fulfilment.reason"_s);
    m_reason->hide();
    all->addWidget(m_reason);
    const auto open = m_tracked.where.open;
    m_actions->setVisible(open != Open::Nothing);
    m_second->setVisible(open == Open::AnswerSubstitute || open == Open::OrderElsewhere);
    connect(m_first, &Button::clicked, this, [this, open] {
        if (open == Open::AnswerSubstitute) Q_EMIT accepted();
        else if (open == Open::AnswerReview) Q_EMIT answerWanted();
        else Q_EMIT prescribeWanted();
    });
    connect(m_second, &Button::clicked, this, &FulfilmentRow::askReason);
    connect(m_reason->edit(), &QLineEdit::returnPressed, this, &FulfilmentRow::sendReason);
    auto* back = new QShortcut(QKeySequence(Qt::Key_Escape), m_reason, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, [this] {
        m_reason->hide();
        m_second->setFocus();
    });
    restyle();
    retranslate();
}

void FulfilmentRow::restyle() {
    m_stagePlace->setMinimumWidth(px(100));
    m_since->setMinimumWidth(px(84));
}

void FulfilmentRow::askReason() {
    m_reason->show();
    m_reason->edit()->setFocus();
}

void FulfilmentRow::sendReason() {
    const auto reason = m_reason->text().trimmed();
    m_reason->setError(reason.isEmpty() ? tr("A reason is needed.") : QString());
    if (reason.isEmpty()) return;
    if (declines()) Q_EMIT declined(reason);
    else Q_EMIT closed(reason);
}

void FulfilmentRow::retranslate() {
    const auto& [form, order, where] = m_tracked;
    const auto tone = stageTone(where);
    m_name->setFullText(qs(order.strength.empty() ? order.name : order.name + " " + order.strength));
    m_stage->setText(stageWord(where.stage));
    m_stage->setTone(tone);
    m_track->setPlace(stationsOf(where.stage), tone);
    m_since->setText(sinceText(where, m_today));
    m_text->setText(whereText(where));
    m_text->setVisible(!m_text->text().isEmpty());
    m_first->setText(where.open == Open::AnswerSubstitute ? tr("Sign the substitute") : where.open == Open::AnswerReview ? tr("Answer the pharmacist") : tr("Order elsewhere"));
    m_second->setText(declines() ? tr("No substitute …") : tr("Close the order …"));
    m_reason->setLabel(declines() ? tr("Why nothing else will do") : tr("Why the order is closed"));
    m_reason->setSuffix(tr("↵ saves, Esc goes back"));
    for (auto* button : {m_first, m_second}) button->setAccessibleName(tr("%1: %2", "an action, and the medicine").arg(button->text(), m_name->fullText()));
    QStringList spoken{m_name->fullText(), stageWord(where.stage), m_since->text()};
    if (!m_text->text().isEmpty()) spoken << m_text->text();
    setAccessibleName(spoken.join(u", "_s));
}

}  // namespace jiayi::ui
