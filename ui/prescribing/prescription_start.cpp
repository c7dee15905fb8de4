// What the pad begins with: everything again, a draft that somebody else made, or what takes a medicine's place.
#include "ui/prescribing/prescription_screen.h"

#include "ui/common/format.h"
#include "ui/common/notice.h"

#include <algorithm>

namespace jiayi::ui {

using pharmacy::DraftLine;
using pharmacy::PrescriptionDraft;

namespace {

/// Kind, reason and diagnoses of the first that comes onto an empty pad.
void frameAs(PrescriptionDraft& draft, const PrescriptionDraft& first) {
    if (!draft.lines.empty()) return;
    draft.kind = first.kind;
    draft.reason = first.reason;
    if (draft.diagnoses.empty()) draft.diagnoses = first.diagnoses;
}

bool ofOneMedicine(const DraftLine& one, const DraftLine& other) {
    if (!one.atc.empty() && one.atc == other.atc) return true;
    const auto medicineOf = [](const DraftLine& line) { return line.medication ? line.medication : line.insteadOf; };
    return medicineOf(one) && medicineOf(one) == medicineOf(other);
}

}  // namespace

void PrescriptionScreen::whenOpen(std::function<void()> then) {
    if (m_chart) return then();
    m_whenOpen = std::move(then);
}

void PrescriptionScreen::renewAll() {
    if (m_signing) return;
    whenOpen([this] {
        m_latestWork.run(this, m_asks.renew(m_draft.resident), [this](Result<PrescriptionDraft> answer) {
            if (answer) takeRenewal(std::move(*answer));
            else fail(answer.error());
        });
    });
}

void PrescriptionScreen::takeRenewal(PrescriptionDraft renewal) {
    std::erase_if(renewal.lines, [this](const DraftLine& line) {
        return std::any_of(m_draft.lines.begin(), m_draft.lines.end(), [&](const auto& mine) { return mine.key == line.key || ofOneMedicine(mine, line); });
    });
    if (renewal.lines.empty()) {
        const auto nothing = m_draft.lines.empty() ? tr("Nothing that is taken now was ordered here before.") : tr("Everything is on the pad already.");
        return say(Tone::Info, nothing, m_draft.lines.empty() ? tr("Prescribe from “Takes now”: Enter on a medicine.") : QString());
    }
    m_notice->hide();
    changeDraft([&](auto& draft) {
        frameAs(draft, renewal);
        for (auto& line : renewal.lines) draft.lines.push_back(std::move(line));
    });
}

void PrescriptionScreen::take(const PrescriptionDraft& given) {
    whenOpen([this, given] {
        if (given.resident != m_draft.resident) return;
        changeDraft([&](auto& draft) {
            frameAs(draft, given);
            auto reasons = given.overrides;
            for (auto line : given.lines) {
                std::erase_if(draft.lines, [&](const auto& mine) { return ofOneMedicine(mine, line); });
                const auto key = newKey();
                for (const auto& [rule, reason] : given.overrides) {
                    if (!rule.ends_with(":" + line.key)) continue;
                    reasons.erase(rule);
                    reasons[rule.substr(0, rule.size() - line.key.size()) + key] = reason;
                }
                line.key = key;
                draft.lines.push_back(std::move(line));
            }
            for (const auto& [rule, reason] : reasons) draft.overrides.insert_or_assign(rule, reason);
        });
        m_showLast = true;
        m_notice->hide();
    });
}

void PrescriptionScreen::replace(const Replacement& replacement) {
    whenOpen([this, replacement] {
        const auto& medicines = m_chart->medicines;
        const auto found = std::find_if(medicines.begin(), medicines.end(), [&](const auto& each) { return each.id == replacement.medicine; });
        if (found == medicines.end()) return say(Tone::Info, tr("This medicine is not taken any more."));
        say(Tone::Info, tr("What takes the place of %1?").arg(qs(found->name)), tr("Its substance is searched; any other name may be typed."));
        m_box->begin(*found, replacement);
    });
}

}  // namespace jiayi::ui
