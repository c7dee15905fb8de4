#include "ui/sync/hub_card.h"

#include "ui/common/button.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/sync/capability_words.h"
#include "ui/sync/fhir_words.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

HubCard::HubCard(const FhirWords& words, QWidget* parent)
    : Card(parent), m_words(words), m_now(new Button(Button::Kind::Primary, {}, this)), m_offline(new Button(Button::Kind::Secondary, {}, this)),
      m_details(new QGridLayout) {
    setObjectName(u"sync.hub"_s);
    auto* actions = new QWidget(this);
    auto* flow = new FlowLayout(actions);
    space(flow, 0, 8);
    m_now->setObjectName(u"sync.now"_s);
    m_now->setKeys(QKeySequence(Qt::Key_F5));
    m_offline->setObjectName(u"sync.offline"_s);
    m_offline->setKeys(QKeySequence(Qt::Key_F6));
    flow->addWidget(m_now);
    flow->addWidget(m_offline);
    body()->addWidget(actions);
    space(m_details, {0, 6, 0, 0}, 6);
    m_details->setColumnStretch(1, 1);
    body()->addLayout(m_details);
    connect(m_now, &QPushButton::clicked, this, &HubCard::syncAsked);
    connect(m_offline, &QPushButton::clicked, this, [this] { Q_EMIT offlineAsked(m_live.state != SyncStatus::State::WorkOffline); });
    retranslate();
}

void HubCard::setStatus(const SyncStatus& live) {
    if (live == m_live) return;
    m_live = live;
    retranslate();
}

void HubCard::setLine(const sync::HubLine& line) {
    m_line = line;
    retranslate();
}

void HubCard::retranslate() {
    setTitle(tr("This desk and the hub"));
    m_now->setText(tr("Sync now"));
    const bool offline = m_live.state == SyncStatus::State::WorkOffline;
    m_offline->setText(offline ? tr("Go online") : tr("Work offline"));
    const bool paired = m_live.state != SyncStatus::State::Unpaired;
    m_now->setEnabled(paired);
    m_offline->setEnabled(paired);
    showDetails();
}

void HubCard::detail(const QString& name, const QString& value) {
    if (value.isEmpty()) return;
    const int row = m_details->rowCount();
    auto* label = makeLabel(TextRole::Soft, name, this);
    label->setContentsMargins(0, 0, px(8), 0);
    auto* text = makeLabel(TextRole::Body, value, this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->addWidget(label, row, 0, Qt::AlignTop);
    m_details->addWidget(text, row, 1, Qt::AlignTop);
    m_detailRows << label << text;
}

void HubCard::showDetails() {
    qDeleteAll(m_detailRows);
    m_detailRows.clear();
    if (!m_line.paired) return;
    detail(tr("Address"), qs(m_line.url));
    detail(tr("Desk"), qs(m_line.clientId));
    detail(tr("Certificate"), m_line.ownCertificate ? tr("the consortium's, pinned at pairing") : tr("trusted by this computer"));
    if (m_line.foreign) detail(tr("Server"), tr("not a Jiayi hub; changes are found by %1").arg(pullWords(m_line.capability)));
    if (m_line.probedAt) detail(tr("Checked"), dateAndTime(*m_line.probedAt));
    if (m_line.foreign) detail(tr("It cannot"), capabilityGaps(m_line.capability).join(u";\n"_s));
    for (const auto& paused : m_line.paused)
        detail(tr("Held back"), tr("%1: %2 Tried again %3.").arg(m_words.type(qs(paused.type)), wordsFor({Errc::Denied, paused.reason, {}}).what, dateAndTime(paused.until)));
    if (m_line.comparing)
        detail(tr("Compared"), tr("%1 equal, %2 fetched, %3 sent again").arg(m_line.comparing->same).arg(m_line.comparing->taken).arg(m_line.comparing->sentAgain));
}

}  // namespace jiayi::ui
