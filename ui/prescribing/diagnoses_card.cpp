#include "ui/prescribing/diagnoses_card.h"

#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/prescribing/prescribing_words.h"

#include <QCompleter>
#include <QLineEdit>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

bool sameCode(const pharmacy::Diagnosis& a, const pharmacy::Diagnosis& b) { return a.icd10.empty() ? a.text == b.text : a.icd10 == b.icd10; }

bool holdsCode(const std::vector<pharmacy::Diagnosis>& all, const pharmacy::Diagnosis& one) {
    return std::any_of(all.begin(), all.end(), [&](const auto& each) { return sameCode(each, one); });
}

}  // namespace

DiagnosesCard::DiagnosesCard(const care::RuleBook& rules, QWidget* parent) : Card(parent), m_rules(rules) {
    setObjectName(u"pad.diagnoses"_s);
    m_chips = new QWidget(this);
    auto* flow = new FlowLayout(m_chips);
    space(flow, 0, 6);
    auto policy = m_chips->sizePolicy();
    policy.setHeightForWidth(true);
    m_chips->setSizePolicy(policy);
    m_other = new QLineEdit(this);
    m_other->setObjectName(u"pad.diagnosis"_s);
    body()->addWidget(m_chips);
    body()->addWidget(m_other);
    connect(m_other, &QLineEdit::returnPressed, this, &DiagnosesCard::addTyped);
    retranslate();
}

QString DiagnosesCard::conditionText(const pharmacy::Diagnosis& diagnosis) const {
    const auto* def = m_rules.condition(diagnosis.icd10);
    const bool chinese = currentLanguage().startsWith(u"zh"_s);
    auto shown = diagnosis;
    if (def) shown.text = chinese ? def->zh : def->en;
    return diagnosisText(shown);
}

void DiagnosesCard::setProposed(const std::vector<care::Condition>& conditions) {
    m_proposed.clear();
    for (const auto& condition : conditions) {
        const pharmacy::Diagnosis one{condition.coding.code.empty() ? condition.icd10 : condition.coding.code, condition.coding.display};
        if (!holdsCode(m_proposed, one)) m_proposed.push_back(one);
    }
    showChips();
}

void DiagnosesCard::setChosen(const std::vector<pharmacy::Diagnosis>& chosen) {
    m_chosen = chosen;
    showChips();
}

void DiagnosesCard::showChips() {
    const bool hadKeyboard = m_chips->isAncestorOf(focusWidget()) && focusWidget();
    const auto name = hadKeyboard ? focusWidget()->objectName() : QString();
    while (auto* item = m_chips->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // it may be the one that was pressed
        delete item;
    }
    auto all = m_proposed;
    for (const auto& one : m_chosen)
        if (!holdsCode(all, one)) all.push_back(one);
    for (const auto& one : all) {
        auto* chip = new Chip(conditionText(one), m_chips);
        chip->setObjectName(u"pad.diagnosis."_s + qs(one.icd10.empty() ? one.text : one.icd10));
        chip->setCheckable(true);
        chip->setChecked(holdsCode(m_chosen, one));
        connect(chip, &QAbstractButton::toggled, this, [this, one](bool on) { toggle(one, on); });
        m_chips->layout()->addWidget(chip);
        chip->show();
        if (hadKeyboard && chip->objectName() == name) chip->setFocus();
    }
    m_chips->setVisible(!all.empty());
    m_chips->updateGeometry();
}

void DiagnosesCard::toggle(const pharmacy::Diagnosis& diagnosis, bool on) {
    if (on) m_chosen.push_back(diagnosis);
    else std::erase_if(m_chosen, [&](const auto& each) { return sameCode(each, diagnosis); });
    Q_EMIT chosenChanged(m_chosen);
}

void DiagnosesCard::addTyped() {
    const auto typed = m_other->text().trimmed();
    if (typed.isEmpty()) return;
    pharmacy::Diagnosis one;
    for (const auto& def : m_rules.conditions)
        if (typed.startsWith(qs(def.icd10) + u' ') || typed.compare(qs(def.icd10), Qt::CaseInsensitive) == 0 || typed == qs(def.zh) ||
            typed.compare(qs(def.en), Qt::CaseInsensitive) == 0)
            one = {def.icd10, def.zh};
    if (one.icd10.empty()) one.text = utf8(typed);  // in the doctor's own words
    m_other->clear();
    if (holdsCode(m_chosen, one)) return;
    m_chosen.push_back(one);
    showChips();
    Q_EMIT chosenChanged(m_chosen);
}

void DiagnosesCard::focusFirst() {
    for (auto* chip : m_chips->findChildren<Chip*>())
        if (chip->isVisible()) return chip->setFocus();
    m_other->setFocus();
}

void DiagnosesCard::setMissing(bool missing) {
    m_missing = missing;
    retranslate();
}

void DiagnosesCard::retranslate() {
    setTitle(tr("Diagnosis"));
    setHint(m_missing ? tr("required") : QString());
    setStripe(m_missing ? std::optional(Tone::Warn) : std::nullopt);
    m_other->setPlaceholderText(tr("Another: ICD-10 or name, Enter adds"));
    m_other->setAccessibleName(tr("Another diagnosis"));
    const bool chinese = currentLanguage().startsWith(u"zh"_s);
    QStringList known;
    for (const auto& def : m_rules.conditions) known << qs(def.icd10) + u' ' + qs(chinese ? def.zh : def.en);
    auto* completer = new QCompleter(known, m_other);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    if (auto* old = m_other->completer()) old->deleteLater();
    m_other->setCompleter(completer);
    showChips();
}

}  // namespace jiayi::ui
