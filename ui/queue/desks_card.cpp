#include "ui/queue/desks_card.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// While it is in front: a desk that was paired from the other side shows up.
constexpr int kDesksAgainMs = 3000;
/// As long as the other side takes it.
constexpr int kCodeShownMs = 5 * 60 * 1000;

}  // namespace

DesksCard::DesksCard(DesksAsks asks, const Clock& clock, QWidget* parent) : Card(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"desks"_s);
    build();
    connectParts();
    DesksCard::retranslate();
}

void DesksCard::build() {
    const auto label = [this](TextRole role, const char* name) {
        auto* made = makeLabel(role, {}, this);
        made->setObjectName(u"desks."_s + QLatin1String(name));
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(role != TextRole::Heading);
        body()->addWidget(made);
        return made;
    };
    m_explain = label(TextRole::Soft, "explain");
    m_self = label(TextRole::Body, "self");
    m_self->setTextInteractionFlags(Qt::TextSelectableByMouse);  // to be copied
    m_self->setFocusPolicy(Qt::NoFocus);
    m_list = new QWidget(this);
    m_desks = new QGridLayout(m_list);
    space(m_desks, 0, 8);
    m_desks->setColumnStretch(1, 1);
    body()->addWidget(m_list);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"desks.notice"_s);
    m_notice->hide();
    body()->addWidget(m_notice);
    auto* shown = new QHBoxLayout;
    space(shown, 0, 12);
    m_show = new Button(Button::Kind::Secondary, {}, this);
    m_show->setObjectName(u"desks.show"_s);
    m_show->setKeys(Qt::ALT | Qt::Key_S);
    m_codeLabel = makeLabel(TextRole::Figure, {}, this);
    m_codeLabel->setObjectName(u"desks.code"_s);
    shown->addWidget(m_show);
    shown->addWidget(m_codeLabel, 1);
    body()->addLayout(shown);
    auto* typed = new QHBoxLayout;
    space(typed, 0, 12);
    m_address = new TextField(this);
    m_address->edit()->setObjectName(u"desks.address"_s);
    m_address->edit()->setPlaceholderText(u"192.168.1.20"_s);
    m_typed = new TextField(this);
    m_typed->edit()->setObjectName(u"desks.typed"_s);
    m_typed->edit()->setPlaceholderText(u"K7QM-4XTD"_s);
    m_pair = new Button(Button::Kind::Secondary, {}, this);
    m_pair->setObjectName(u"desks.pair"_s);
    m_pair->setKeys(Qt::ALT | Qt::Key_P);
    typed->addWidget(m_address, 2);
    typed->addWidget(m_typed, 1);
    typed->addWidget(m_pair, 0, Qt::AlignBottom);
    body()->addLayout(typed);
    m_again.setInterval(kDesksAgainMs);
    m_codeOver.setInterval(kCodeShownMs);
    m_codeOver.setSingleShot(true);
}

void DesksCard::connectParts() {
    connect(m_show, &QPushButton::clicked, this, [this] { m_code.empty() ? showCode() : hideCode(); });
    connect(m_pair, &QPushButton::clicked, this, &DesksCard::pair);
    for (auto* field : {m_address, m_typed}) connect(field->edit(), &QLineEdit::returnPressed, this, &DesksCard::pair);
    connect(&m_again, &QTimer::timeout, this, &DesksCard::reload);
    connect(&m_codeOver, &QTimer::timeout, this, &DesksCard::hideCode);
}

void DesksCard::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    reload();
    m_again.start();
}

void DesksCard::hideEvent(QHideEvent* event) {
    m_again.stop();
    if (!m_code.empty()) hideCode();  // nobody reads it any more
    Card::hideEvent(event);
}

void DesksCard::reload() {
    m_reading.run(this, m_asks.read(), [this](Result<DesksState> state) {
        if (state) return take(std::move(*state));
        say(Tone::Bad, wordsFor(state.error()));
    });
}

void DesksCard::take(DesksState state) {
    // Somebody typed the code: it is over.
    if (m_state && !m_code.empty() && state.desks.size() > m_state->desks.size()) {
        m_code.clear();
        Q_EMIT changed();
    }
    m_state = std::move(state);
    retranslate();
}

void DesksCard::showDesks() {
    const auto held = focusWidget() ? focusWidget()->objectName() : QString();
    while (auto* item = m_desks->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // it may be the one that was pressed
        item->widget()->setObjectName({});
        delete item;
    }
    int row = 0;
    for (const auto& desk : m_state->desks) {
        auto* name = makeLabel(TextRole::Strong, qs(desk.name), m_list);
        name->setTextFormat(Qt::PlainText);
        const auto seen = desk.reached       ? tr("reached")
                          : desk.lastSeen    ? tr("last heard %1").arg(ago(*desk.lastSeen, m_clock.now()))
                                             : tr("not heard yet");
        auto* state = new Badge(seen, desk.reached ? Tone::Ok : Tone::Neutral, m_list);
        const auto where = desk.address.empty() ? tr("it calls") : qs(desk.address);
        auto* about = makeLabel(TextRole::Soft, tr("%1 · paired by %2").arg(where, qs(desk.pairedBy)), m_list);
        about->setTextFormat(Qt::PlainText);
        const bool sure = m_sure == desk.key;
        auto* forgets = new Button(sure ? Button::Kind::Danger : Button::Kind::Quiet, sure ? tr("Forget, really") : tr("Forget"), m_list);
        forgets->setObjectName(u"desks.forget.%1"_s.arg(row));
        forgets->setAccessibleName(tr("Forget %1").arg(qs(desk.name)));
        connect(forgets, &QPushButton::clicked, this, [this, key = desk.key] { forget(key); });
        m_desks->addWidget(name, row, 0);
        m_desks->addWidget(about, row, 1);
        m_desks->addWidget(state, row, 2);
        m_desks->addWidget(forgets, row, 3);
        if (held == forgets->objectName()) forgets->setFocus();
        ++row;
    }
    m_list->setVisible(row > 0);
}

void DesksCard::showCode() {
    m_show->setEnabled(false);
    m_acting.run(this, m_asks.showCode(), [this](Result<std::string> code) {
        m_show->setEnabled(true);
        m_show->setFocus();
        if (!code) return say(Tone::Bad, wordsFor(code.error()));
        m_notice->hide();
        m_code = *code;
        m_codeOver.start();
        reload();
    });
}

void DesksCard::hideCode() {
    m_asks.hideCode();
    m_codeOver.stop();
    m_code.clear();
    retranslate();
}

void DesksCard::pair() {
    const auto address = m_address->text().trimmed(), code = m_typed->text().trimmed();
    if (address.isEmpty()) return m_address->edit()->setFocus();
    if (code.isEmpty()) return m_typed->edit()->setFocus();
    m_pair->setEnabled(false);
    say(Tone::Info, Words{tr("Calling %1 …").arg(address), {}, {}});
    m_acting.run(this, m_asks.pair(utf8(address), utf8(code)), [this](Result<std::string> name) {
        m_pair->setEnabled(true);
        if (!name) return say(Tone::Bad, wordsFor(name.error()));
        say(Tone::Ok, Words{tr("Paired with %1.").arg(qs(*name)), {}, {}});
        m_typed->setText({});
        Q_EMIT changed();
        reload();
    });
}

/// A desk that was forgotten by mistake needs a code again: it is asked once more.
void DesksCard::forget(const std::string& key) {
    if (m_sure != key) {
        m_sure = key;
        return showDesks();
    }
    m_sure.clear();
    m_acting.run(this, m_asks.forget(key), [this](Result<void> result) {
        if (!result) say(Tone::Bad, wordsFor(result.error()));
        Q_EMIT changed();
        reload();
    });
}

void DesksCard::say(Tone tone, const Words& words) {
    m_notice->setTone(tone);
    m_notice->setWords(words);
    m_notice->show();
}

void DesksCard::retranslate() {
    setTitle(tr("Other desks of this clinic"));
    m_explain->setText(tr("Paired desks share the queue and visits that are not signed yet, over the clinic's own network, also while the hub is away. "
                          "Show a code at one desk and type it at the other."));
    m_show->setText(m_code.empty() ? tr("Show a code") : tr("Hide the code"));
    m_codeLabel->setText(qs(m_code));
    m_address->setLabel(tr("Address of the other desk"));
    m_typed->setLabel(tr("Code it shows"));
    m_pair->setText(tr("Pair"));
    if (!m_state) return;
    QStringList at;
    for (const auto& address : m_state->addresses) at << qs(address);
    m_self->setText(at.isEmpty() ? tr("This desk is %1. It does not listen yet: it begins when a code is shown or a desk was paired.").arg(qs(m_state->name))
                                 : tr("This desk is %1, at %2.").arg(qs(m_state->name), at.join(u", "_s)));
    m_self->setAccessibleName(m_self->text());
    showDesks();
}

}  // namespace jiayi::ui
