#include "models/quality/visit_records.h"

#include "models/db/query.h"

namespace jiayi::quality {

Result<std::vector<VisitRecord>> visitRecords(db::Database& database, Period period) {
    return db::attempt([&]() -> Result<std::vector<VisitRecord>> {
        std::vector<VisitRecord> records;
        db::Query row(database, "SELECT v.resident_pk, v.date, v.signed_by, v.place, v.signed_at, v.face_to_face, "
                                "max(CASE WHEN o.code = 'SBP' THEN o.value END), max(CASE WHEN o.code = 'DBP' THEN o.value END), max(CASE WHEN o.code IN ('FPG', 'FCG') THEN o.value END) "
                                "FROM visit v LEFT JOIN observation o ON o.visit_id = v.id AND o.doubt = '' AND o.status IN ('final', 'amended', 'corrected') "
                                "WHERE v.date BETWEEN ? AND ? AND v.status = 'signed' GROUP BY v.pk", period.from, period.to);
        while (row.next()) {
            const auto day = row.date(1);
            if (day) records.push_back({row.integer(0), *day, row.text(2), row.text(3), row.maybeInstant(4), row.flag(5), row.maybeReal(6), row.maybeReal(7), row.maybeReal(8)});
        }
        return records;
    });
}

}  // namespace jiayi::quality
