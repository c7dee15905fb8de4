#include "models/pharmacy/prescribing/templates.h"

#include "models/pharmacy/formulary/formulary.h"
#include "models/pharmacy/orders/order_lists.h"

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

Result<void> SaveTemplate::operator()(const sync::Context& context) const {
    if (name.empty()) return invalid("template.name");
    if (lines.empty()) return invalid("draft.no-lines");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "prescription.template");
        std::vector<std::vector<std::string>> rows;
        for (const auto& line : lines) {
            std::string herbs;
            for (const auto& herb : line.herbs) herbs += (herbs.empty() ? "" : ";") + herb;
            rows.push_back({line.name, line.atc, line.pharmacy, line.item ? line.item->code : std::string{}, line.dosage,
                            line.days ? std::to_string(*line.days) : std::string{}, herbs});
        }
        db::Query(unit.database(), "INSERT INTO prescription_template (name, lines) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET lines = excluded.lines",
                  name, joinedRows(rows))
            .run();
        unit.describe("template", {});
        unit.commit();
        return {};
    });
}

Result<std::vector<std::string>> templateNames(db::Database& database) {
    return db::attempt([&]() -> Result<std::vector<std::string>> {
        db::Query row(database, "SELECT name FROM prescription_template ORDER BY name");
        std::vector<std::string> names;
        while (row.next()) names.push_back(row.text(0));
        return names;
    });
}

Result<std::vector<DraftLine>> templateLines(db::Database& database, const std::string& name, Date today) {
    return db::attempt([&]() -> Result<std::vector<DraftLine>> {
        std::string text;
        {
            db::Query row(database, "SELECT lines FROM prescription_template WHERE name = ?", name);
            if (!row.next()) return Error{Errc::NotFound, "template.not-found", {}};
            text = row.text(0);
        }
        std::vector<DraftLine> lines;
        for (auto& parts : splitRows(text, 7)) {
            DraftLine line;
            line.key = std::to_string(lines.size() + 1);
            line.name = parts[0];
            line.atc = parts[1];
            line.pharmacy = parts[2];
            JIAYI_TRY(line.item, productInForce(database, parts[2], parts[3], today));
            line.dosage = parts[4];
            if (!parts[5].empty()) line.days = std::stoi(parts[5]);
            for (std::size_t from = 0; from < parts[6].size();) {
                const auto end = std::min(parts[6].find(';', from), parts[6].size());
                line.herbs.push_back(parts[6].substr(from, end - from));
                from = end + 1;
            }
            lines.push_back(std::move(line));
        }
        return lines;
    });
}

Result<void> RemoveTemplate::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "prescription.template-remove");
        if (db::Query(unit.database(), "DELETE FROM prescription_template WHERE name = ?", name).run() == 0)
            return Error{Errc::NotFound, "template.not-found", {}};
        unit.describe("template", {});
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::pharmacy
