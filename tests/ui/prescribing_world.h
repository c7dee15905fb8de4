// A pharmacy, a review and a store behind the pad's functions; answers at once unless a test puts its own in.
#pragma once

#include "tests/ui/formulary_world.h"
#include "ui/prescribing/prescribing_asks.h"

namespace jiayi::test {

inline const pharmacy::ReviewBook& reviewBook() {
    static const auto book = [] {
        auto loaded = pharmacy::loadReviewBook(rules());
        if (!loaded) qFatal("the review does not load: %s", toString(loaded.error()).c_str());
        return std::move(*loaded);
    }();
    return book;
}

/// Remembers what it was asked. Every line costs what its packs cost; the resident pays a quarter.
struct PrescribingWorld {
    care::ChartSummary chart = chartOfZhang();
    std::vector<ui::FoundProduct> products{{"A", "东丽云药房", shownItem(1).item}, {"A", "东丽云药房", shownItem(5).item}};
    std::vector<pharmacy::Finding> findings;      ///< said of the first line
    std::vector<pharmacy::NotChecked> notChecked;
    std::vector<pharmacy::FormularyItem> sold;    ///< otherwise than it was found
    std::optional<pharmacy::OfferedProduct> cheaper;
    pharmacy::PrescriptionDraft renewal;
    std::map<std::string, std::vector<pharmacy::DraftLine>> templates;
    bool knowsShare = true;

    std::vector<std::string> searches;
    std::vector<pharmacy::PrescriptionDraft> checks, signedDrafts;
    std::vector<std::string> stopped, held;
    std::vector<pharmacy::RecordAssessment> assessments;
    std::vector<std::size_t> printed;

    pharmacy::Finding finding(const char* rule, pharmacy::Severity severity, const std::string& line = "line-1") const {
        return {rule, pharmacy::Check::Interaction, severity, {line}, {std::string("Reason of ") + rule, "理由"}, {"Do otherwise", "换药"}, "GK: test", true};
    }

    ui::PadCheck checkOf(const pharmacy::PrescriptionDraft& draft) const {
        ui::PadCheck made;
        auto& check = made.check;
        check.forms = {{}};
        check.share = Money{};
        if (draft.diagnoses.empty()) check.problems.push_back({"draft.diagnosis-required", "", {"A prescription needs a diagnosis", "处方必须有诊断"}});
        for (std::size_t i = 0; i < draft.lines.size(); ++i) {
            const auto& line = draft.lines[i];
            pharmacy::CheckedLine checked;
            checked.dosage = pharmacy::readDosage(reviewBook(), line.dosage);
            checked.days = line.days.value_or(checked.dosage.supplyDays.value_or(0));
            if (line.item)
                if (auto counted = pharmacy::quantityOf(checked.dosage, checked.days, *line.item)) checked.quantity = *counted;
            if (checked.quantity) check.price = check.price + checked.quantity->price;
            if (checked.quantity && knowsShare) checked.share = pharmacy::OwnShare{Money{checked.quantity->price.fen / 4}, {}, nullptr, false};
            if (!checked.share) check.share.reset();
            else if (check.share) check.share = *check.share + checked.share->own;
            if (check.forms.back().size() == 5) check.forms.emplace_back();
            check.forms.back().push_back(i);
            check.lines.push_back(std::move(checked));
            pharmacy::ProductNews news{line.item, false, cheaper};
            for (const auto& item : sold)
                if (line.item && item.code == line.item->code && !(item == *line.item)) news = {item, true, {}};
            made.products.push_back(news);
        }
        check.review.findings = findings;
        check.review.notChecked = notChecked;
        for (const auto& each : findings) {
            if (!pharmacy::interrupts(each.severity)) continue;
            check.interrupting.push_back(each);
            if (!draft.overrides.contains(each.rule)) check.problems.push_back({each.rule, each.lines.front(), each.reason});
        }
        return made;
    }

    ui::PrescribingAsks asks() {
        ui::PrescribingAsks made;
        made.chart = [this](care::ResidentId id) {
            auto shown = chart;
            shown.resident.id = id;
            return now(std::move(shown));
        };
        made.search = [this](const std::string& text) {
            searches.push_back(text);
            return now(text.find('z') == std::string::npos ? products : std::vector<ui::FoundProduct>{});
        };
        made.check = [this](const pharmacy::PrescriptionDraft& draft) {
            checks.push_back(draft);
            return now(checkOf(draft));
        };
        made.renew = [this](care::ResidentId) { return now(renewal); };
        made.sign = [this](const pharmacy::PrescriptionDraft& draft) {
            signedDrafts.push_back(draft);
            pharmacy::SignedPrescription done;
            done.check = checkOf(draft).check;
            done.forms.resize(done.check.forms.size());
            done.orders.resize(draft.lines.size());
            return now(std::move(done));
        };
        made.templates = [this] {
            std::vector<std::string> names;
            for (const auto& [name, lines] : templates) names.push_back(name);
            return now(std::move(names));
        };
        made.templateLines = [this](const std::string& name) { return now(templates[name]); };
        made.saveTemplate = [this](const std::string& name, const std::vector<pharmacy::DraftLine>& lines) {
            templates[name] = lines;
            return nowDone();
        };
        made.removeTemplate = [this](const std::string& name) {
            templates.erase(name);
            return nowDone();
        };
        made.stop = [this](care::MedicationId, const std::string& reason) {
            stopped.push_back(reason);
            return nowDone();
        };
        made.hold = [this](care::MedicationId, bool hold, const std::string& reason) {
            held.push_back((hold ? "held: " : "resumed: ") + reason);
            return nowDone();
        };
        made.assess = [this](const pharmacy::RecordAssessment& assessment) {
            assessments.push_back(assessment);
            return nowDone();
        };
        return made;
    }
};

}  // namespace jiayi::test
