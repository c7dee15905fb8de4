#include "ui/care/regimen_side_card.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

RegimenSideCard::RegimenSideCard(QWidget* parent) : Card(parent) {
    setObjectName(u"visit.regimen"_s);
    m_renew = new Button(Button::Kind::Quiet, {}, this);
    m_renew->setObjectName(u"visit.renew"_s);
    m_renew->setKeys(Qt::Key_F6);
    addHeadAction(m_renew);
    m_lines = new QVBoxLayout;
    space(m_lines, 0, 6);
    body()->addLayout(m_lines);
    m_none = makeLabel(TextRole::Soft, {}, this);
    m_none->setObjectName(u"visit.regimen.none"_s);
    m_none->setWordWrap(true);
    body()->addWidget(m_none);
    m_notLong = new Notice(Tone::Warn, this);
    m_notLong->setObjectName(u"visit.regimen.long"_s);
    m_notLong->hide();
    body()->addWidget(m_notLong);
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    m_total = makeLabel(TextRole::Body, {}, this);
    m_total->setObjectName(u"visit.regimen.total"_s);
    m_total->setTextFormat(Qt::RichText);
    m_total->setWordWrap(true);
    m_prescribe = new Button(Button::Kind::Secondary, {}, this);
    m_prescribe->setObjectName(u"visit.prescribe"_s);
    m_prescribe->setKeys(Qt::Key_F5);
    foot->addWidget(m_total, 1);
    foot->addWidget(m_prescribe);
    body()->addLayout(foot);
    connect(m_renew, &QPushButton::clicked, this, [this] { Q_EMIT prescribeAsked(true); });
    connect(m_prescribe, &QPushButton::clicked, this, [this] { Q_EMIT prescribeAsked(false); });
    retranslate();
}

void RegimenSideCard::clear() {
    m_regimen = {};
    m_known = false;
    m_failed.reset();
    retranslate();
}

void RegimenSideCard::show(RegimenSummary regimen) {
    m_regimen = std::move(regimen);
    m_known = true;
    m_failed.reset();
    retranslate();
}

void RegimenSideCard::showFailure(const Error& error) {
    m_regimen = {};
    m_failed = error;
    retranslate();
}

void RegimenSideCard::addLine(const RegimenLine& line) {
    auto* row = new QWidget(this);
    row->setObjectName(u"visit.regimen.line"_s);
    auto* across = new QHBoxLayout(row);
    space(across, 0, 8);
    auto* texts = new QVBoxLayout;
    space(texts, 0, 0);
    auto* name = new ElidedLabel(TextRole::Body, row);
    const bool english = !currentLanguage().startsWith(u"zh"_s) && !line.nameEn.empty();
    name->setFullText((qs(english ? line.nameEn : line.name) + u' ' + qs(line.strength)).trimmed());
    auto* dose = new ElidedLabel(TextRole::Soft, row);
    QStringList said{qs(line.dose)};
    said << (line.days > 0 ? tr("%1 d", "days").arg(line.days) : tr("not ordered here"));
    said.removeAll(QString());
    dose->setFullText(said.join(u" · "_s));
    texts->addWidget(name);
    texts->addWidget(dose);
    across->addLayout(texts, 1);
    across->addWidget(makeLabel(TextRole::Body, line.price ? moneyText(*line.price) : QString(), row), 0, Qt::AlignVCenter);
    m_lines->addWidget(row);
}

/// Names of all, and the first one's first reason: the pad has the rest.
void RegimenSideCard::showNotLong() {
    const bool chinese = currentLanguage().startsWith(u"zh"_s);
    QStringList names;
    QString why;
    for (const auto& line : m_regimen.lines) {
        if (line.notLong.empty()) continue;
        names << qs(!chinese && !line.nameEn.empty() ? line.nameEn : line.name);
        if (why.isEmpty()) why = qs(chinese ? line.notLong.front().second : line.notLong.front().first);
    }
    m_notLong->setVisible(!names.isEmpty());
    if (!names.isEmpty()) m_notLong->setWords(tr("Not eligible for the long prescription as it stands: %1.").arg(names.join(u", "_s)), why);
}

void RegimenSideCard::retranslate() {
    setTitle(tr("Prescription"));
    m_renew->setText(tr("Renew all"));
    m_prescribe->setText(tr("Prescribe"));
    while (auto* item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& line : m_regimen.lines) addLine(line);
    m_none->setVisible(m_regimen.lines.empty() && (m_known || m_failed));
    m_none->setText(m_failed ? wordsFor(*m_failed).what : tr("No medicine is taken now."));
    m_renew->setEnabled(m_regimen.renewable > 0);
    showNotLong();
    m_total->setVisible(m_regimen.renewable > 0);
    m_total->setText(tr("Total <b>%1</b>").arg(moneyText(m_regimen.price)) + u"<br>"_s +
                     (m_regimen.share ? tr("resident pays %1").arg(moneyText(*m_regimen.share)) : tr("resident's share not known")));
}

}  // namespace jiayi::ui
