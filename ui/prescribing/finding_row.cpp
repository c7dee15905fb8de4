#include "ui/prescribing/finding_row.h"

#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/prescribing/prescribing_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// Of the widest word in the language in force.
int badgesWidth() {
    Badge badge;
    badge.setIconName(u"warning"_s);
    int width = 0;
    for (const auto& word : {severityWord(pharmacy::Severity::Contraindicated), FindingRow::tr("Not checked"), FindingRow::tr("To do")}) {
        badge.setText(word);
        width = std::max(width, badge.sizeHint().width());
    }
    return width;
}

}  // namespace

void FindingRow::put(Tone tone, const QString& iconName, const QString& word, const QString& text, const QString& soft) {
    auto* row = new QHBoxLayout(this);
    space(row, 0, 8);
    auto* badge = new Badge(word, tone, this);
    badge->setIconName(iconName);
    // One edge for all texts, as long as the words allow it.
    auto* place = new QWidget(this);
    auto* inner = new QHBoxLayout(place);
    space(inner, {0, 1, 0, 0}, 0);
    inner->addWidget(badge);
    inner->addStretch(1);
    place->setMinimumWidth(badgesWidth());
    row->addWidget(place, 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    space(texts, 0, 0);
    auto* strong = makeLabel(TextRole::Body, text, this);
    strong->setObjectName(u"finding.text"_s);
    strong->setWordWrap(true);
    strong->setTextFormat(Qt::PlainText);
    texts->addWidget(strong);
    if (!soft.isEmpty()) {
        auto* more = makeLabel(TextRole::Soft, soft, this);
        more->setObjectName(u"finding.source"_s);
        more->setWordWrap(true);
        more->setTextFormat(Qt::PlainText);
        texts->addWidget(more);
    }
    row->addLayout(texts, 1);
    setAccessibleName(word + u": "_s + text);
}

FindingRow::FindingRow(const pharmacy::Finding& finding, const QString& reason, QWidget* parent) : QWidget(parent) {
    setObjectName(u"finding."_s + qs(finding.rule));
    QStringList text{ruleText(finding.reason), ruleText(finding.action)};
    text.removeAll(QString());
    QStringList soft;
    if (!reason.isEmpty()) soft << tr("Goes on because: %1").arg(reason);
    soft << (finding.generalKnowledge ? tr("General knowledge, not signed by a pharmacist") : tr("Source: %1").arg(qs(finding.source)));
    const bool stops = finding.interrupts();
    put(severityTone(finding.severity), stops || finding.severity == pharmacy::Severity::Moderate ? u"warning"_s : u"info"_s,
        severityWord(finding.severity), text.join(tr(" → ", "a finding, then what to do")), soft.join(u" · "_s));
}

FindingRow::FindingRow(const std::vector<pharmacy::NotChecked>& gaps, QWidget* parent) : QWidget(parent) {
    setObjectName(u"finding.notChecked"_s);
    QStringList texts;
    for (const auto& gap : gaps) {
        const auto text = ruleText(gap.reason);
        if (!texts.contains(text)) texts << text;
    }
    put(Tone::Neutral, u"info"_s, tr("Not checked"), texts.join(u" · "_s), {});
}

FindingRow::FindingRow(const QString& problem, QWidget* parent) : QWidget(parent) {
    setObjectName(u"finding.problem"_s);
    put(Tone::Warn, u"warning"_s, tr("To do"), problem, {});
}

}  // namespace jiayi::ui
