#include "ui/pharmacy/fulfilment_row.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/flow_layout.h"
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

FulfilmentRow::FulfilmentRow(ShownOrder shown, Date today, bool keys, QWidget* parent) : Live<QWidget>(parent), m_shown(std::move(shown)), m_today(today) {
    setObjectName(u"fulfilment.row"_s);
    auto* all = new QVBoxLayout(this);
    space(all, 0, 3);
    // The name has the width: a column of the chart is narrow, and what is cut off a medicine's name may be its strength.
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_name = new ElidedLabel(TextRole::Strong, this);
    m_name->setObjectName(u"fulfilment.name"_s);
    m_stage = new Badge({}, Tone::Neutral, this);
    head->addWidget(m_name, 1);
    head->addWidget(m_stage);
    all->addLayout(head);
    auto* place = new QHBoxLayout;
    space(place, 0, 10);
    m_track = new StationTrack(this);
    m_since = makeLabel(TextRole::Soft, {}, this);
    place->addWidget(m_track);
    place->addWidget(m_since, 1);
    all->addLayout(place);
    m_text = makeLabel(TextRole::Soft, {}, this);
    m_text->setObjectName(u"fulfilment.text"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    all->addWidget(m_text);
    buildActions(keys);
    all->addWidget(m_actions);
    buildReason();
    all->addWidget(m_reason);
    retranslate();
}

std::vector<FulfilmentRow::Act> FulfilmentRow::actsOf(const ShownOrder& shown) {
    std::vector<Act> found;
    const auto& where = shown.tracked.where;
    switch (where.open) {
        case Open::AnswerSubstitute: found = {Act::Accept, Act::Pad, Act::Decline}; break;
        case Open::OrderElsewhere: found = {Act::Pad, Act::Close}; break;
        case Open::AnswerReview: found = {Act::Answer}; break;
        case Open::Nothing: break;
    }
    // Also while the pharmacy waits for what was ordered and nothing else.
    if (where.stage == pharmacy::Stage::OutOfStock && where.dispense && !shown.shortage) found.push_back(Act::Shortage);
    return found;
}

void FulfilmentRow::buildActions(bool keys) {
    m_actions = new QWidget(this);
    auto* flow = new FlowLayout(m_actions);
    space(flow, {0, 3, 0, 2}, 8);
    auto policy = m_actions->sizePolicy();
    policy.setHeightForWidth(true);
    m_actions->setSizePolicy(policy);
    static constexpr const char* kNames[] = {"first", "second", "third", "fourth"};
    for (const auto each : actsOf(m_shown)) {
        const auto at = m_buttons.size();
        auto* button = new Button(at == 0 ? Button::Kind::Secondary : Button::Kind::Quiet, {}, m_actions);
        button->setObjectName(u"fulfilment."_s + QLatin1String(kNames[at]));
        if (keys) button->setKeys(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(at)));
        flow->addWidget(button);
        connect(button, &Button::clicked, this, [this, each] { act(each); });
        m_buttons.emplace_back(each, button);
    }
    m_actions->setVisible(!m_buttons.empty());
}

void FulfilmentRow::buildReason() {
    m_reason = new TextField(this);
    m_reason->edit()->setObjectName(u"fulfilment.reason"_s);
    m_reason->hide();
    connect(m_reason->edit(), &QLineEdit::returnPressed, this, &FulfilmentRow::sendReason);
    auto* back = new QShortcut(QKeySequence(Qt::Key_Escape), m_reason, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, [this] {
        m_reason->hide();
        for (const auto& [each, button] : m_buttons)
            if (each == Act::Decline || each == Act::Close) button->setFocus();
    });
}

void FulfilmentRow::act(Act act) {
    switch (act) {
        case Act::Accept: return Q_EMIT accepted();
        case Act::Pad: return Q_EMIT padWanted();
        case Act::Answer: return Q_EMIT answerWanted();
        case Act::Shortage: return Q_EMIT shortageWanted();
        case Act::Decline:
        case Act::Close: break;
    }
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

QString FulfilmentRow::actWord(Act act) const {
    switch (act) {
        case Act::Accept: return tr("Sign the substitute");
        case Act::Pad: return declines() ? tr("To the pad") : tr("Order elsewhere");
        case Act::Decline: return tr("No substitute …");
        case Act::Close: return tr("Close the order …");
        case Act::Answer: return tr("Answer the pharmacist");
        case Act::Shortage: break;
    }
    return tr("Into the shortage log");
}

void FulfilmentRow::retranslate() {
    const auto& [form, order, where] = tracked();
    const auto tone = stageTone(where);
    m_name->setFullText(qs(order.strength.empty() ? order.name : order.name + " " + order.strength));
    m_stage->setText(stageWord(where.stage));
    m_stage->setTone(tone);
    m_track->setPlace(stationsOf(where.stage), tone);
    m_since->setText(sinceText(where, m_today));
    QStringList said{whereText(where)};
    if (m_shown.shortage) said << shortageText(*m_shown.shortage, m_today);
    said.removeAll({});
    m_text->setText(said.join(u'\n'));
    m_text->setVisible(!said.isEmpty());
    for (const auto& [each, button] : m_buttons) {
        button->setText(actWord(each));
        button->setAccessibleName(tr("%1: %2", "an action, and the medicine").arg(button->text(), m_name->fullText()));
    }
    m_reason->setLabel(declines() ? tr("Why nothing else will do") : tr("Why the order is closed"));
    m_reason->setSuffix(tr("↵ saves, Esc goes back"));
    QStringList spoken{m_name->fullText(), stageWord(where.stage), m_since->text()};
    spoken += said;
    setAccessibleName(spoken.join(u", "_s));
}

}  // namespace jiayi::ui
