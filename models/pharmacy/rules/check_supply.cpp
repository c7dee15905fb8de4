// Tests that are due, and the legal frame of quantities: days of supply, long prescriptions, what is still left.
#include "models/pharmacy/rules/review_case.h"

#include <algorithm>
#include <array>
#include <map>

namespace jiayi::pharmacy::internal {

namespace {

bool isExcludedFromLong(const care::DrugDef& def) {
    static constexpr std::array<std::string_view, 4> kNever{"psychotropic-2", "narcotic", "toxic", "precursor"};
    return def.longPrescription == "no" || std::find(kNever.begin(), kNever.end(), def.control) != kNever.end();
}

Words whyExcluded(const care::DrugDef& def) {
    static const std::map<std::string_view, Words> kWhy{{"psychotropic-2", {"psychotropic class II", "第二类精神药品"}},
                                                        {"narcotic", {"narcotic", "麻醉药品"}},
                                                        {"toxic", {"toxic drug", "毒性药品"}},
                                                        {"precursor", {"precursor", "易制毒类"}},
                                                        {"antimicrobial", {"antimicrobial", "抗微生物药"}}};
    const auto found = kWhy.find(def.control);
    return found == kWhy.end() ? Words{"not for long-term use", "非长期用药"} : found->second;
}

/// Days on one form: ordinary, emergency, psychotropic, long.
void checkDays(Case& c, std::size_t index) {
    const auto& line = c.lines[index];
    const auto& said = *line.said;
    if (!said.supplyDays || !line.drug) return;
    const auto& def = line.drug->def;
    const auto days = *said.supplyDays;
    const auto over = [&](std::string_view limit) { return days > c.book.limit(limit); };
    const auto say = [&](std::string_view text, std::string_view limit) {
        c.say(text, def.atc, c.idsOf({index}), {{"drug", line.label}, {"value", number(days)}, {"limit", number(c.book.limit(limit))}});
    };
    if (said.form == FormKind::Emergency && over("quantity.emergency-days")) say("quantity.emergency", "quantity.emergency-days");
    const bool longForm = said.form == FormKind::Long || over("long.normal-days");
    if (longForm && isExcludedFromLong(def)) {
        c.say("quantity.long-excluded", def.atc, c.idsOf({index}), {{"drug", line.label}, {"what", whyExcluded(def)}}, &def);
    } else if (def.control == "psychotropic-2" && over("quantity.psychotropic-days") && !said.reasonWritten) {
        say("quantity.psychotropic", "quantity.psychotropic-days");
    } else if (!longForm && over("quantity.ordinary-days") && !said.reasonWritten && def.longPrescription == "no") {
        // What the table allows on a long prescription is a chronic disease's, which is the law's own reason.
        say("quantity.ordinary", "quantity.ordinary-days");
    }
    if (over("long.max-days")) say("quantity.long-max", "long.max-days");
    else if (over("long.normal-days") && !said.assessed) say("quantity.long-assessment", "long.normal-days");
}

void checkValidity(Case& c, std::size_t index) {
    const auto& said = *c.lines[index].said;
    if (!said.validDays || *said.validDays <= c.book.limit("form.valid-days")) return;
    c.say("quantity.validity", "", c.idsOf({index}), {{"value", number(*said.validDays)}, {"limit", number(c.book.limit("form.valid-days"))}});
}

void checkOverlap(Case& c, std::size_t index) {
    const auto& line = c.lines[index];
    if (!line.named || line.named->atc.empty()) return;
    const auto begins = line.said->start.value_or(c.input.today);
    int left = 0;
    const auto count = [&](const RegimenLine& supply, const std::string& atc) {
        if (!supply.start || !supply.supplyDays || *supply.start >= begins || atc != line.named->atc) return;
        left = std::max(left, static_cast<int>((*supply.start + Days{*supply.supplyDays} - begins).count()));
    };
    for (const auto& earlier : c.input.earlier)
        if (const auto named = c.book.names.find(c.book.drugs, earlier.line.atc, earlier.line.name)) count(earlier.line, named->atc);
    for (const auto& other : c.lines)
        if (other.named) count(*other.said, other.named->atc);
    const auto most = c.book.limit("overlap.days");
    if (left > most)
        c.say("quantity.overlap", line.named->atc, c.idsOf({index}), {{"drug", line.label}, {"value", number(left)}, {"limit", number(most)}});
}

void checkForms(Case& c) {
    std::map<std::string, std::set<std::size_t>> forms;
    for (std::size_t i = 0; i < c.lines.size(); ++i)
        if (!c.lines[i].said->formId.empty()) forms[c.lines[i].said->formId].insert(i);
    const auto most = c.book.limit("form.max-lines");
    for (const auto& [form, lines] : forms)
        if (static_cast<double>(lines.size()) > most)
            c.say("quantity.form-lines", "", c.idsOf(lines), {{"value", number(static_cast<double>(lines.size()))}, {"limit", number(most)}});
}

}  // namespace

void checkMonitoring(Case& c) {
    std::map<const MonitoringRow*, std::set<std::size_t>> due;
    for (const auto& part : c.parts)
        c.book.monitoring.forEach(part.atc, [&](const MonitoringRow& row) {
            // A drug that begins today has its first test ahead of it.
            if (!c.lines[part.line].said->isNew) due[&row].insert(part.line);
        });
    for (const auto& [row, lines] : due) {
        const ReviewedValue* last = nullptr;
        for (const auto& code : row->codes) {
            const auto* value = c.newestEver(code);
            if (value && (!last || last->day < value->day)) last = value;
        }
        if (last && last->day >= addMonths(c.input.today, -row->months)) continue;
        const auto& text = c.book.text(last ? "monitoring.overdue" : "monitoring.never");
        const auto value = both(last ? formatDate(last->day) : "");
        const Fills fills{{"what", row->reason}, {"value", value}, {"limit", number(row->months)}};
        c.find({row->id, Check::Monitoring, row->severity, c.idsOf(lines), filled(text.reason, fills), filled(text.action, fills),
                row->origin.source, !row->pharmacistSigned},
               row->id, row->origin.version);
    }
}

void checkQuantity(Case& c) {
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        checkDays(c, i);
        checkValidity(c, i);
        checkOverlap(c, i);
    }
    checkForms(c);
}

}  // namespace jiayi::pharmacy::internal
