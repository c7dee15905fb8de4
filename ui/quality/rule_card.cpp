#include "ui/quality/rule_card.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/quality/quality_words.h"

#include <QVBoxLayout>

#include <array>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
enum RulePart { RuleFigures, RuleDenominator, RuleNumerator, RuleExclusion, RuleMissing, RuleNote, RuleSource, RuleParts };
constexpr std::array<const char*, RuleParts> kPartNames{"figures", "denominator", "numerator", "exclusion", "missing", "note", "source"};
}  // namespace

RuleCard::RuleCard(QWidget* parent) : Card(parent) {
    setObjectName(u"rule"_s);
    // The name stands in the body, where it may take as many lines as it needs: a head would clip it.
    m_name = makeLabel(TextRole::Strong, {}, this);
    m_name->setObjectName(u"rule.name"_s);
    m_name->setWordWrap(true);
    body()->addWidget(m_name);
    m_mark = new Badge({}, Tone::Warn, this);
    m_mark->setObjectName(u"rule.mark"_s);
    body()->addWidget(m_mark, 0, Qt::AlignLeft);
    for (const auto* name : kPartNames) {
        auto* part = makeLabel(TextRole::Body, {}, this);
        part->setObjectName(u"rule."_s + QLatin1String(name));
        part->setWordWrap(true);
        part->setTextFormat(Qt::PlainText);
        body()->addWidget(part);
        m_parts << part;
    }
    m_people = new Button(Button::Kind::Secondary, {}, this);
    m_people->setObjectName(u"rule.people"_s);
    m_people->setKeys(QKeySequence(Qt::ALT | Qt::Key_P));
    body()->addWidget(m_people, 0, Qt::AlignLeft);
    body()->addStretch(1);
    connect(m_people, &QPushButton::clicked, this, [this] {
        if (m_line) Q_EMIT peopleAsked(qs(m_line->measure->id));
    });
    retranslate();
}

void RuleCard::showMeasure(const quality::MeasureLine& line) {
    m_line = line;
    retranslate();
}

void RuleCard::retranslate() {
    m_people->setText(tr("Its people"));
    setVisible(m_line.has_value());
    if (!m_line) return;
    const auto& measure = *m_line->measure;
    setTitle(qs(measure.id));
    setHint(ruleSetWord(measure.rules) + u" · "_s + unitWord(measure.unit));
    m_name->setText(inForce(measure.en, measure.zh));
    m_mark->setVisible(isGeneralKnowledge(measure.origin));
    m_mark->setText(tr("General knowledge, not verified"));
    const auto say = [&](RulePart part, const QString& label, const QString& text) {
        m_parts[part]->setText(text.isEmpty() ? QString() : label + text);
        m_parts[part]->setVisible(!text.isEmpty());
    };
    QString figures = tr("Not known: %1").arg(inForce(m_line->reason));
    if (m_line->count && m_line->rate) {
        figures = tr("%1: %2.", "a share, and of how many").arg(valueText(measure, m_line->rate), countedText(measure, *m_line->count));
        if (measure.byPerson()) figures += u' ' + tr("Of %1 people, %2 are excluded.").arg(countText(m_line->count->population), countText(m_line->count->excluded));
    }
    say(RuleFigures, {}, figures);
    say(RuleDenominator, tr("Whom it asks about: "), inForce(measure.denominatorEn, measure.denominatorZh));
    say(RuleNumerator, measure.inverse ? tr("What counts against us: ") : tr("What reaches it: "), inForce(measure.numeratorEn, measure.numeratorZh));
    say(RuleExclusion, tr("Whom it leaves out: "), inForce(measure.exclusionEn, measure.exclusionZh));
    const auto missing = !measure.byPerson()                            ? QString()
                         : measure.missing == quality::Missing::Fails  ? tr("counts as not reached")
                         : measure.missing == quality::Missing::Counts ? tr("counts against us")
                                                                       : tr("is left out");
    say(RuleMissing, tr("Who was not measured: "), missing);
    say(RuleNote, tr("Not known here: "), inForce(measure.noteEn, measure.noteZh));
    auto source = tr("%1, version %2, in force since %3").arg(qs(measure.origin.source), qs(measure.origin.version), isoDate(measure.origin.validFrom));
    if (measure.payment) source += u". "_s + tr("It decides money, and never asks for a target that was agreed with the person.");
    say(RuleSource, tr("Source: "), source);
    m_people->setVisible(measure.byPerson());
}

}  // namespace jiayi::ui
