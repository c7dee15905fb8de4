#include "ui/common/person_header.h"

#include "models/core/text.h"
#include "ui/common/avatar.h"
#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

PersonHeader::PersonHeader(const Clock& clock, QWidget* parent) : Card(parent), m_clock(clock) {
    setObjectName(u"person"_s);
    m_grid = new QGridLayout;
    space(m_grid, 0, 14);
    m_grid->setColumnStretch(2, 1);
    m_avatar = new Avatar(44, this);
    m_grid->addWidget(m_avatar, 0, 0, Qt::AlignVCenter);

    auto* who = new QVBoxLayout;
    space(who, 0, 0);
    auto* first = new QHBoxLayout;
    space(first, 0, 6);
    m_name = makeLabel(TextRole::Heading, {}, this);
    m_name->setObjectName(u"person.name"_s);
    m_pinyin = makeLabel(TextRole::Soft, {}, this);
    first->addWidget(m_name);
    first->addWidget(m_pinyin, 1);
    m_line = makeLabel(TextRole::Soft, {}, this);
    m_line->setObjectName(u"person.line"_s);
    who->addLayout(first);
    who->addWidget(m_line);
    m_grid->addLayout(who, 0, 1, Qt::AlignVCenter);

    m_badges = new QWidget(this);
    auto* flow = new FlowLayout(m_badges);
    space(flow, 0, 6);
    auto policy = m_badges->sizePolicy();
    policy.setHeightForWidth(true);
    m_badges->setSizePolicy(policy);
    m_grid->addWidget(m_badges, 0, 2, Qt::AlignVCenter);

    m_actions = new QWidget(this);
    auto* actions = new QHBoxLayout(m_actions);
    space(actions, 0, 8);
    m_grid->addWidget(m_actions, 0, 3, Qt::AlignVCenter);
    body()->addLayout(m_grid);
}

void PersonHeader::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    arrange();
}

void PersonHeader::arrange() {
    // Beside the name while there is room for them, beneath it otherwise.
    const bool stacked = width() < px(860);
    if (stacked == m_stacked) return;
    m_stacked = stacked;
    m_grid->removeWidget(m_badges);
    if (stacked) m_grid->addWidget(m_badges, 1, 0, 1, 4);
    else m_grid->addWidget(m_badges, 0, 2, Qt::AlignVCenter);
}

void PersonHeader::addAction(QWidget* action) { m_actions->layout()->addWidget(action); }

void PersonHeader::show(const care::ChartSummary& chart) {
    m_chart = chart;
    retranslate();
}

void PersonHeader::retranslate() {
    const auto& person = m_chart.resident;
    const auto name = person.name.empty() ? tr("No. %1", "record number").arg(qs(person.recordNo)) : qs(person.name);
    m_avatar->setName(name);
    m_name->setText(name);
    m_pinyin->setText(qs(pinyinOfName(person.name).spaced));
    if (m_pinyin->text() == name) m_pinyin->clear();
    QStringList parts{sexAndAge(person.sex, person.birthDate, person.birthEstimated, localDate(m_clock.now()))};
    if (!person.citizenId.empty()) parts.append(maskedId(qs(person.citizenId)));
    if (!person.grid.empty()) parts.append(tr("Grid %1").arg(qs(person.grid)));
    m_line->setText(parts.join(u" · "_s));
    setAccessibleName(name + u", "_s + m_line->text());
    showBadges();
}

void PersonHeader::add(const QString& name, const QString& text, Tone tone, const QString& iconName) {
    auto* badge = new Badge(text, tone, m_badges);
    badge->setObjectName(u"person."_s + name);
    if (!iconName.isEmpty()) badge->setIconName(iconName);
    m_badges->layout()->addWidget(badge);
    badge->show();
}

void PersonHeader::showBadges() {
    while (auto* item = m_badges->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto& person = m_chart.resident;
    const auto today = localDate(m_clock.now());
    if (person.status == roster::ResidentStatus::Dead) add(u"status"_s, tr("Dead"), Tone::Bad);
    if (person.status == roster::ResidentStatus::Moved || person.movedOn)
        add(u"status"_s, person.movedOn ? tr("Moved away %1").arg(isoDate(*person.movedOn)) : tr("Moved away"), Tone::Warn);
    else if (person.arrivedOn) add(u"arrived"_s, tr("Moved here %1").arg(isoDate(*person.arrivedOn)), Tone::Info);
    if (!person.contractUntil) add(u"contract"_s, tr("No contract"), Tone::Neutral);
    else if (*person.contractUntil < today)
        add(u"contract"_s, tr("Contract ended %1").arg(isoDate(*person.contractUntil).left(7)), Tone::Warn);
    else add(u"contract"_s, tr("Contract to %1").arg(isoDate(*person.contractUntil).left(7)), Tone::Info);
    for (const auto& programme : m_chart.programmes) {
        auto text = programmeWord(programme.code);
        if (programme.since) text = tr("%1 since %2").arg(text, isoDate(*programme.since).left(4));
        add(u"programme."_s + qs(programme.code), text, Tone::Neutral);
    }
    switch (m_chart.allergyState) {
        case roster::AllergyState::NotAsked:
            add(u"allergy"_s, tr("Allergies not asked"), Tone::Warn, u"warning"_s);
            break;
        case roster::AllergyState::NoneKnown:
            add(u"allergy"_s, tr("No known allergies"), Tone::Neutral);
            break;
        case roster::AllergyState::Listed:
            for (const auto& allergy : m_chart.allergies)
                add(u"allergy"_s, qs(allergy.coding.display.empty() ? allergy.coding.code : allergy.coding.display),
                    Tone::Bad, u"warning"_s);
            break;
    }
    m_badges->updateGeometry();
}

}  // namespace jiayi::ui
