#include "ui/readings/readings_card.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"

#include <QLabel>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ReadingsCard::ReadingsCard(ReadingsAsks asks, const readings::ReadingRules& rules, QWidget* parent) : Card(parent), m_asks(std::move(asks)), m_rules(rules) {
    setObjectName(u"readings.card"_s);
    m_line = makeLabel(TextRole::Body, {}, this);
    m_line->setObjectName(u"readings.line"_s);
    m_line->setWordWrap(true);
    body()->addWidget(m_line);
    m_open = new Button(Button::Kind::Quiet, {}, this);
    m_open->setObjectName(u"readings.open"_s);
    m_open->setKeys(Qt::ALT | Qt::Key_S);
    addHeadAction(m_open);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT pageAsked(m_resident); });
    retranslate();
}

void ReadingsCard::showResident(roster::ResidentId resident) {
    if (m_resident != resident) m_page.reset();
    m_resident = resident;
    m_error.reset();
    retranslate();
    m_latest.run(this, m_asks.page(resident), [this](Result<readings::ReadingsPage> page) {
        m_error.reset();
        if (page) m_page = std::move(*page);
        else m_error = page.error();
        retranslate();
    });
}

void ReadingsCard::retranslate() {
    setTitle(tr("Sensor and home"));
    m_open->setText(tr("Readings"));
    QStringList parts;
    if (m_error) parts << wordsFor(*m_error).what;
    if (m_page && m_page->profile) {
        const auto& profile = *m_page->profile;
        double inRange = 0;
        for (std::size_t i = 0; i < m_rules.bands.size(); ++i)
            if (m_rules.bands[i].id == "target") inRange = profile.bands[i];
        parts << tr("%1 % in range, to %2").arg(figure(inRange, 0), isoDate(profile.to)) + (profile.enough ? QString() : u" · "_s + tr("only %1 % of the time told").arg(figure(profile.coverage, 0)));
    }
    if (m_page && !m_page->self.empty()) parts << tr("%n reading(s) from home", nullptr, static_cast<int>(m_page->self.size()));
    m_line->setText(m_page || m_error ? (parts.isEmpty() ? tr("None yet.") : parts.join(u'\n')) : QString());
}

}  // namespace jiayi::ui
