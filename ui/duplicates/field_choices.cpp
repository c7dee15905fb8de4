#include "ui/duplicates/field_choices.h"

#include "models/roster/duplicates/resident_fields.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/tokens.h"
#include "ui/duplicates/duplicate_words.h"

#include <QButtonGroup>
#include <QGridLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using roster::duplicates::fieldText;

namespace {
/// A longer value is told whole by its tooltip: two of them stand side by side.
constexpr qsizetype kLongestShown = 20;
}  // namespace

FieldChoices::FieldChoices(QWidget* parent) : Live<QWidget>(parent), m_grid(new QGridLayout(this)) {
    setObjectName(u"choices"_s);
    space(m_grid, 0, 8);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
}

void FieldChoices::show(const roster::Resident& kept, const roster::Resident& merged) {
    m_kept = kept;
    m_merged = merged;
    m_taken.clear();
    for (const auto& field : roster::duplicates::mergeFields())
        if (fieldText(kept, field).empty() && !fieldText(merged, field).empty()) m_taken.insert(field);
    fill();
}

std::set<std::string> FieldChoices::takenOver() const { return m_taken; }

void FieldChoices::focusFirst() {
    if (!m_chips.isEmpty()) m_chips.front()->setFocus();
}

void FieldChoices::fill() {
    while (auto* item = m_grid->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    m_chips.clear();
    m_grid->addWidget(makeLabel(TextRole::Strong, tr("Kept record"), this), 0, 1);
    m_grid->addWidget(makeLabel(TextRole::Strong, tr("Merged into it"), this), 0, 2);
    int row = 1;
    for (const auto& field : roster::duplicates::mergeFields()) {
        if (fieldText(m_kept, field).empty() && fieldText(m_merged, field).empty()) continue;
        addField(row++, field);
    }
    QWidget* before = nullptr;
    for (auto* chip : m_chips) {
        if (before) setTabOrder(before, chip);
        before = chip;
    }
}

void FieldChoices::addField(int row, const std::string& field) {
    const auto kept = fieldText(m_kept, field), merged = fieldText(m_merged, field);
    auto* label = makeLabel(TextRole::Soft, mergeFieldWord(field), this);
    m_grid->addWidget(label, row, 0, Qt::AlignVCenter);
    if (kept == merged) {
        auto* both = makeLabel(TextRole::Body, mergeValueText(field, kept), this);
        both->setWordWrap(true);
        both->setObjectName(u"choices.same."_s + qs(field));
        m_grid->addWidget(both, row, 1, 1, 2, Qt::AlignVCenter);
        return;
    }
    auto* either = new QButtonGroup(label);
    auto* here = addSide(row, 1, field, kept);
    auto* there = addSide(row, 2, field, merged);
    either->addButton(here);
    either->addButton(there);
    (m_taken.contains(field) ? there : here)->setChecked(true);
    connect(there, &QAbstractButton::toggled, this, [this, field](bool on) {
        if (on)
            m_taken.insert(field);
        else
            m_taken.erase(field);
    });
}

Chip* FieldChoices::addSide(int row, int column, const std::string& field, const std::string& text) {
    const auto whole = mergeValueText(field, text);
    auto* chip = new Chip(whole.size() > kLongestShown ? whole.left(kLongestShown - 1) + u'…' : whole, this);
    if (whole.size() > kLongestShown) chip->setToolTip(whole);
    chip->setCheckable(true);
    chip->setObjectName(u"choices."_s + qs(field) + (column == 1 ? u".kept"_s : u".merged"_s));
    const auto words = text.empty() ? tr("nothing", "a field that is blank") : whole;
    chip->setAccessibleName(mergeFieldWord(field) + u": "_s + words + u", "_s +
                            (column == 1 ? tr("of the kept record") : tr("of the merged record")));
    m_grid->addWidget(chip, row, column, Qt::AlignLeft | Qt::AlignVCenter);
    m_chips.append(chip);
    return chip;
}

void FieldChoices::retranslate() {
    if (!m_kept.id.isNil()) fill();
}

}  // namespace jiayi::ui
