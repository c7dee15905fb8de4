#include "models/pharmacy/prescribing/templates.h"

#include "models/pharmacy/formulary/formulary.h"
#include "models/pharmacy/prescribing/decoction.h"
#include "models/pharmacy/shared/shared_repository.h"

namespace jiayi::pharmacy {

Result<std::optional<FormularyItem>> productInForce(db::Database& database, const std::string& pharmacy, const std::string& code, Date today) {
    if (code.empty()) return std::optional<FormularyItem>{};
    return db::attempt([&]() -> Result<std::optional<FormularyItem>> {
        std::int64_t product = 0;
        {
            db::Query row(database,
                          "SELECT f.pk FROM formulary_product f JOIN formulary_pharmacy p ON p.pk = f.pharmacy_pk WHERE p.id = ? AND f.code = ?",
                          pharmacy, code);
            if (!row.next()) return std::optional<FormularyItem>{};
            product = row.integer(0);
        }
        auto shown = formularyItem(database, product, today);
        if (shown) return std::optional{std::move(shown->item)};
        if (shown.error().code == Errc::NotFound) return std::optional<FormularyItem>{};
        return shown.error();
    });
}

namespace {

TemplateLine templateLine(const DraftLine& line) {
    TemplateLine kept{line.name, line.atc, line.pharmacy, line.item ? line.item->code : std::string{}, line.dosage, line.days, {}, line.doses};
    for (const auto& herb : line.herbs) kept.herbs.push_back(herbText(herb));
    return kept;
}

}  // namespace

Result<void> SaveTemplate::operator()(const sync::Context& context) const {
    if (name.empty()) return invalid("template.name");
    if (lines.empty()) return invalid("draft.no-lines");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "prescription.template");
        RegimenTemplate regimen{templateId(name), name, {}};
        const auto before = SharedRepository{unit.database()}.regimenNamed(name);
        if (before) regimen.id = before->id;
        else if (before.error().code != Errc::NotFound) return before.error();
        for (const auto& line : lines) regimen.lines.push_back(templateLine(line));
        SharedRepository::save(unit, regimen);
        unit.commit();
        return {};
    });
}

Result<std::vector<std::string>> templateNames(db::Database& database) {
    return db::attempt([&]() -> Result<std::vector<std::string>> {
        db::Query row(database, "SELECT DISTINCT name FROM prescription_template WHERE status = 'active' ORDER BY name");
        std::vector<std::string> names;
        while (row.next()) names.push_back(row.text(0));
        return names;
    });
}

Result<std::vector<DraftLine>> templateLines(db::Database& database, const std::string& name, Date today) {
    JIAYI_TRY(const auto regimen, SharedRepository{database}.regimenNamed(name));
    std::vector<DraftLine> lines;
    for (const auto& kept : regimen.lines) {
        DraftLine line;
        line.key = std::to_string(lines.size() + 1);
        line.name = kept.name;
        line.atc = kept.atc;
        line.pharmacy = kept.pharmacy;
        JIAYI_TRY(line.item, productInForce(database, kept.pharmacy, kept.product, today));
        if (!line.item) line.product = kept.product;
        line.dosage = kept.dosage;
        line.days = kept.days;
        for (const auto& text : kept.herbs) {
            // What cannot be read any more stands there as a name without grams, and is asked for before signing.
            const auto herb = readHerb(text);
            line.herbs.push_back(herb ? *herb : Herb{text});
        }
        line.doses = kept.doses;
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<void> RemoveTemplate::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "prescription.template-remove");
        const SharedRepository shared{unit.database()};
        JIAYI_TRY(auto regimen, shared.regimenNamed(name));
        for (;;) {
            regimen.status = "retired";
            SharedRepository::save(unit, regimen);
            auto next = shared.regimenNamed(name);
            if (!next && next.error().code != Errc::NotFound) return next.error();
            if (!next) break;
            regimen = std::move(*next);
        }
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::pharmacy
