#include "ui/care/visit_beside.h"

#include "models/care/measures.h"
#include "ui/care/care_words.h"
#include "ui/care/visit_field.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct BesideText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::BesideText)
};

QString mark(std::optional<bool> met) { return !met ? QString() : *met ? u" ✓"_s : u" ✗"_s; }

QString sign(care::Compare compare) {
    switch (compare) {
        case care::Compare::Less: return u"< "_s;
        case care::Compare::AtMost: return u"≤ "_s;
        case care::Compare::Greater: return u"> "_s;
        case care::Compare::AtLeast: return u"≥ "_s;
        case care::Compare::Any: break;
    }
    return {};
}

/// "< 140/90" and whether both were kept, by one form.
struct Joined {
    QString text;
    std::optional<bool> met;
};
Joined joined(const care::FormCheck& form, const VisitField& field) {
    Joined all;
    bool everyKnown = true;
    for (const auto* part : field.parts())
        for (const auto& limit : form.limits) {
            const bool ours = std::find(part->forms.begin(), part->forms.end(), form.form) != part->forms.end();
            if (!ours || limit.field != part->def->name || part->def->hasOptions()) continue;
            all.text += (all.text.isEmpty() ? sign(limit.compare) : u"/"_s) + QLocale().toString(limit.limit, 'f', part->def->decimals);
            everyKnown = everyKnown && limit.met;
            if (limit.met) all.met = all.met.value_or(true) && *limit.met;
        }
    if (!everyKnown && all.met == true) all.met.reset();
    return all;
}

}  // namespace

QStringList limitLines(const care::RuleBook& rules, const care::VisitCheck& check, const VisitField& field) {
    QStringList lines;
    QStringList texts;
    for (const auto& form : check.forms) {
        const auto limit = joined(form, field);
        if (limit.text.isEmpty() || texts.contains(limit.text)) continue;
        const auto* programme = rules.programmeOf(form.form);
        const auto whose = programme && programme->verified ? BesideText::tr("Public health") : formName(rules, form.form);
        texts.append(limit.text);
        lines.append(whose + u' ' + limit.text + mark(limit.met));
    }
    return lines;
}

TargetBeside targetBeside(const std::vector<care::LatestValue>& latest, const care::Answers& answers, const VisitField& field) {
    TargetBeside beside;
    QStringList ranges;
    for (const auto* part : field.parts()) {
        const auto* measure = care::measureByCode(part->def->observation);
        if (!measure) continue;
        for (const auto& value : latest) {
            if (value.key != measure->key) continue;
            const auto& target = measure->second == part->def->observation ? value.secondTarget : value.target;
            if (!target) continue;
            auto range = targetRange(target->low, target->high, part->def->decimals);
            if (!ranges.isEmpty() && range.startsWith(u"< "_s)) range = range.mid(2);
            ranges.append(range);
            const auto state = care::stateOf(care::numberAnswer(answers, part->key), target);
            if (state != care::ValueState::NotChecked) beside.state = std::max(beside.state.value_or(state), state);
        }
    }
    if (ranges.isEmpty()) return beside;
    const auto met = beside.state ? std::optional{*beside.state == care::ValueState::Met} : std::nullopt;
    beside.line = BesideText::tr("Clinical %1", "target").arg(ranges.join(u'/')) + mark(met);
    return beside;
}

}  // namespace jiayi::ui
