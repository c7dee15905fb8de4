#include "models/quality/questions.h"

#include "models/db/query.h"

namespace jiayi::quality {

Result<Questions> readQuestions(db::Database& database, const MeasureBook& book, Period period) {
    Questions questions;
    JIAYI_TRY(auto records, visitRecords(database, period));
    questions.visits = static_cast<std::int64_t>(records.size());
    const auto found = findSuspicions(book, std::move(records));
    return db::attempt([&]() -> Result<Questions> {
        for (const auto& suspicion : found) {
            Question question{suspicion, {}, {}};
            if (suspicion.resident != 0) {
                db::Query row(database, "SELECT id, name FROM resident WHERE pk = ?", suspicion.resident);
                if (row.next()) {
                    question.resident = row.id<roster::ResidentId>(0);
                    question.name = row.text(1);
                }
            }
            questions.found.push_back(std::move(question));
        }
        return std::move(questions);
    });
}

}  // namespace jiayi::quality
