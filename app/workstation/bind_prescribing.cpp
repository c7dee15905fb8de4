#include "app/workstation/bind_prescribing.h"

#include "models/care/fact_repository.h"
#include "models/pharmacy/prescribing/templates.h"
#include "ui/common/format.h"

#include <algorithm>

namespace jiayi::app {

namespace {

using pharmacy::PrescriptionDraft;

Result<std::vector<ui::FoundProduct>> findProducts(db::Database& database, const std::string& text, Date today) {
    JIAYI_TRY(const auto all, pharmacy::pharmacies(database, today));
    JIAYI_TRY(auto shown, pharmacy::searchFormulary(database, today, text, ui::kMostProducts));
    std::vector<ui::FoundProduct> found;
    for (auto& one : shown) {
        const auto at = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.pk == one.pharmacyPk; });
        if (at != all.end()) found.push_back({at->id, at->name, std::move(one.item)});
    }
    return found;
}

Result<ui::PadCheck> padCheck(db::Database& database, const Desk& desk, const PrescriptionDraft& draft) {
    ui::PadCheck found;
    JIAYI_TRY(found.check, pharmacy::checkPrescription(database, desk.rules(), desk.reviewBook(), draft, desk.today()));
    JIAYI_TRY(found.products, pharmacy::productNews(database, desk.reviewBook(), draft, desk.today()));
    return found;
}

void bindTemplates(Desk& desk, ui::PrescribingAsks& asks) {
    asks.templates = [&desk] { return desk.worker().read([](db::Database& database) { return pharmacy::templateNames(database); }); };
    asks.templateLines = [&desk](const std::string& name) {
        return desk.worker().read([name, today = desk.today()](db::Database& database) { return pharmacy::templateLines(database, name, today); });
    };
    asks.saveTemplate = [&desk](const std::string& name, const std::vector<pharmacy::DraftLine>& lines) {
        return desk.worker().run([&desk, name, lines](db::Database& database) { return pharmacy::SaveTemplate{name, lines}(desk.context(database)); });
    };
    asks.removeTemplate = [&desk](const std::string& name) {
        return desk.worker().run([&desk, name](db::Database& database) { return pharmacy::RemoveTemplate{name}(desk.context(database)); });
    };
}

void bindMedicines(Desk& desk, ui::PrescribingAsks& asks) {
    asks.stop = [&desk](care::MedicationId medicine, const std::string& reason) {
        return desk.worker().run([&desk, medicine, reason](db::Database& database) { return pharmacy::StopMedicine{medicine, desk.today(), reason}(desk.context(database)); });
    };
    asks.hold = [&desk](care::MedicationId medicine, bool held, const std::string& reason) {
        return desk.worker().run([&desk, medicine, held, reason](db::Database& database) { return pharmacy::HoldMedicine{medicine, held, reason}(desk.context(database)); });
    };
    asks.assess = [&desk](const pharmacy::RecordAssessment& assessment) {
        return desk.worker().run([&desk, assessment](db::Database& database) -> Result<void> {
            JIAYI_CHECK(assessment(desk.context(database)));
            return {};
        });
    };
}

}  // namespace

ui::PrescribingAsks bindPrescribing(Desk& desk) {
    ui::PrescribingAsks asks;
    // The pad opens from chart and visit, which have told the audit.
    asks.chart = [&desk](care::ResidentId id) {
        return desk.worker().read([&desk, id](db::Database& database) { return care::readChart(database, desk.rules(), id, desk.today()); });
    };
    asks.search = [&desk](const std::string& text) {
        return desk.worker().read([text, today = desk.today()](db::Database& database) { return findProducts(database, text, today); });
    };
    asks.check = [&desk](const PrescriptionDraft& draft) {
        return desk.worker().read([&desk, draft](db::Database& database) { return padCheck(database, desk, draft); });
    };
    asks.renew = [&desk](care::ResidentId id) {
        return desk.worker().read([id, today = desk.today()](db::Database& database) { return pharmacy::renewalDraft(database, id, today); });
    };
    asks.sign = [&desk](const PrescriptionDraft& draft) {
        return desk.worker().run([&desk, draft](db::Database& database) -> Result<pharmacy::SignedPrescription> {
            JIAYI_CHECK(pharmacy::requireProductsInForce(database, draft, desk.today()));
            return pharmacy::SignPrescription{draft}(desk.context(database), desk.rules(), desk.reviewBook());
        });
    };
    bindTemplates(desk, asks);
    bindMedicines(desk, asks);
    return asks;
}

Result<ui::RegimenSummary> regimenSummary(db::Database& database, const care::RuleBook& rules, const pharmacy::ReviewBook& book, care::ResidentId resident, Date today) {
    ui::RegimenSummary summary;
    JIAYI_TRY(const auto draft, pharmacy::renewalDraft(database, resident, today));
    JIAYI_TRY(const auto check, pharmacy::checkPrescription(database, rules, book, draft, today));
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        const auto& line = draft.lines[i];
        const auto& checked = check.lines[i];
        ui::RegimenLine shown{line.item ? line.item->name() : line.name, line.item ? line.item->nameEn : std::string{}, line.item ? line.item->strength : std::string{},
                              checked.dose, checked.days, {}, {}};
        if (checked.quantity) shown.price = checked.quantity->price;
        if (checked.longTerm && checked.longTerm->days < checked.days) {
            for (const auto& reason : checked.longTerm->reasons)
                if (reason.answer != pharmacy::LongAnswer::Yes) shown.notLong.push_back({reason.text.en, reason.text.zh});
        }
        summary.lines.push_back(std::move(shown));
    }
    summary.price = check.price;
    summary.share = check.share;
    JIAYI_TRY(const auto medicines, care::FactRepository{database}.medications(resident));
    for (const auto& medicine : medicines) {
        const bool ordered = std::any_of(draft.lines.begin(), draft.lines.end(), [&](const auto& line) { return line.medication == medicine.id; });
        const bool taken = medicine.status == "active" && !medicine.held && (!medicine.end || *medicine.end >= today);
        if (taken && !ordered) summary.lines.push_back({medicine.name, {}, {}, medicine.dose, 0, {}, {}});
    }
    summary.renewable = static_cast<int>(draft.lines.size());
    return summary;
}

QString formularyLabel(const std::vector<pharmacy::Pharmacy>& pharmacies) {
    QStringList labels;
    for (const auto& each : pharmacies)
        if (each.current) labels << ui::isoDate(each.current->validFrom).left(7) + QLatin1Char('.') + QString::number(each.current->version);
    return labels.join(QStringLiteral(", "));
}

}  // namespace jiayi::app
