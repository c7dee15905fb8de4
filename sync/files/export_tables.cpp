#include "sync/files/export_tables.h"

#include "models/db/query.h"
#include "models/roster/rules/citizen_id.h"
#include "sync/mapping/elements.h"

#include <string_view>

namespace jiayi::files {

namespace {

enum class Kind { Text, Number, Masked };

struct ColumnDef {
    std::string_view header;
    std::string_view sql;
    Kind kind = Kind::Text;
};

struct TableDef {
    std::string_view name;
    std::string_view from;  ///< joins `resident p`
    std::vector<ColumnDef> columns;
};

const std::vector<TableDef>& tableDefs() {
    static const std::vector<ColumnDef> kWho{{"Resident", "p.id"}, {"Record No", "p.record_no"}, {"Name", "p.name"}};
    static const auto with = [](std::vector<ColumnDef> columns) {
        columns.insert(columns.begin(), kWho.begin(), kWho.end());
        return columns;
    };
    static const std::vector<TableDef> kTables{
        {"residents", "resident p ORDER BY p.pk",
         with({{"Sex", "p.sex"},
               {"Birth Date", "CASE WHEN p.birth_estimated THEN '' ELSE p.birth_date END"},
               {"Birth Year Estimated", "CASE WHEN p.birth_estimated THEN substr(p.birth_date, 1, 4) END"},
               {"Citizen ID", "p.citizen_id", Kind::Masked},
               {"Phone", "p.phone"},
               {"Phone 2", "p.phone2"},
               {"Address", "p.address"},
               {"Grid", "p.grid"},
               {"Household", "p.household"},
               {"Insurance Scheme", "p.insurance_scheme"},
               {"Insurance No", "p.insurance_no", Kind::Masked},
               {"Ethnic Group", "p.ethnic_code"},
               {"Emergency Contact", "p.emergency_name"},
               {"Emergency Phone", "p.emergency_phone"},
               {"Blood Group", "p.blood_group"},
               {"Doctor", "p.doctor"},
               {"Contract Until", "p.contract_until"},
               {"Status", "p.status"},
               {"Death Date", "p.death_date"},
               {"Allergies", "p.allergy_state"}})},
        {"conditions", "condition f JOIN resident p ON p.pk = f.resident_pk ORDER BY f.pk",
         with({{"ICD-10", "f.icd10"}, {"System", "f.system"}, {"Code", "f.code"}, {"Diagnosis", "f.display"}, {"Onset", "f.onset"},
               {"Status", "f.status"}})},
        {"medications", "medication_line f JOIN resident p ON p.pk = f.resident_pk ORDER BY f.pk",
         with({{"Medication", "f.name"},
               {"ATC", "f.atc"},
               {"Dose", "f.dose"},
               {"Daily Amount", "f.daily_amount", Kind::Number},
               {"Daily Unit", "f.daily_unit"},
               {"Start", "f.start_date"},
               {"End", "f.end_date"},
               {"Status", "f.status"},
               {"Stop Reason", "f.stop_reason"}})},
        {"observations", "observation f JOIN resident p ON p.pk = f.resident_pk ORDER BY f.pk",
         with({{"Date", "f.effective"},
               {"Code", "f.code"},
               {"System", "f.system"},
               {"Source Code", "f.source_code"},
               {"Observation", "f.display"},
               {"Value", "f.value", Kind::Number},
               {"Unit", "f.unit"},
               {"Text", "f.text_value"},
               {"Original", "f.original"},
               {"Status", "f.status"},
               {"Origin", "f.origin"},
               {"Doubt", "f.doubt"},
               {"Performer", "f.performer"},
               {"Device", "f.device"}})},
        {"visits", "visit f JOIN resident p ON p.pk = f.resident_pk ORDER BY f.pk",
         with({{"Date", "f.date"},
               {"Form", "(SELECT group_concat(s.form, '; ' ORDER BY s.position) FROM visit_form s WHERE s.visit_pk = f.pk)"},
               {"Mode", "f.mode"},
               {"Title", "f.title"},
               {"Place", "f.place"},
               {"Status", "f.status"},
               {"Class", "(SELECT group_concat(s.class, '; ' ORDER BY s.position) FROM visit_form s WHERE s.visit_pk = f.pk)"},
               {"Next Date", "f.next_date"},
               {"Signed By", "f.signed_by"},
               {"Note", "f.note"}})},
        // A visit is one row above, however many forms it has; what was signed on each is one here.
        {"visit_forms", "visit_form s JOIN visit f ON f.pk = s.visit_pk JOIN resident p ON p.pk = f.resident_pk ORDER BY f.pk, s.position",
         with({{"Date", "f.date"},
               {"Form", "s.form"},
               {"Status", "f.status"},
               {"Class", "s.class"},
               {"Class Reason", "s.class_reason"},
               {"Next Date", "f.next_date"},
               {"Signed By", "f.signed_by"},
               {"Answers", "s.answers"}})},
    };
    return kTables;
}

std::string hiddenNumber(const std::string& number) {
    return number.size() > 8 ? roster::maskedCitizenId(number) : std::string(number.size(), '*');
}

std::string selectOf(const TableDef& table) {
    std::string sql = "SELECT ";
    for (const auto& column : table.columns) sql.append(&column == &table.columns.front() ? "" : ", ").append(column.sql);
    return sql + " FROM " + std::string{table.from};
}

}  // namespace

Result<std::map<std::string, std::size_t>> exportTables(db::Database& database, bool unmasked,
                                                        const std::function<bool(const Uuid&)>& wanted, TableSink& sink) {
    std::map<std::string, std::size_t> counts;
    for (const auto& table : tableDefs()) {
        std::vector<std::string> header;
        for (const auto& column : table.columns) header.emplace_back(column.header);
        JIAYI_CHECK(sink.begin(std::string{table.name}, header));
        auto& count = counts[std::string{table.name}];
        db::Query query(database, selectOf(table));
        while (query.next()) {
            const auto resident = query.uuid(0);
            if (!wanted(resident)) continue;
            std::vector<ExportCell> cells{{resident.toString(), {}}};
            for (std::size_t i = 1; i < table.columns.size(); ++i) {
                const auto& column = table.columns[i];
                const int at = static_cast<int>(i);
                ExportCell cell;
                if (column.kind != Kind::Number) cell.text = query.text(at);
                else if (cell.number = query.maybeReal(at); cell.number) cell.text = mapping::numberText(*cell.number);
                if (column.kind == Kind::Masked && !unmasked && !cell.text.empty()) cell.text = hiddenNumber(cell.text);
                cells.push_back(std::move(cell));
            }
            JIAYI_CHECK(sink.row(cells));
            ++count;
        }
    }
    return counts;
}

}  // namespace jiayi::files
