#include "app/workstation/bind_pharmacist.h"

#include "models/access/role.h"

namespace jiayi::app {

namespace {

Result<void> mayAct(db::Database& database, const Desk& desk, const char* reason) {
    return db::attempt([&] { return access::requireRole(database, desk.user(), "pharmacist", reason); });
}

}  // namespace

ui::QueueAsks bindQueue(Desk& desk) {
    ui::QueueAsks asks;
    asks.user = desk.user();
    asks.mayJudge = [&desk] { return desk.worker().read([&desk](db::Database& database) { return mayAct(database, desk, "review.pharmacist"); }); };
    asks.waiting = [&desk] {
        return desk.worker().read([&desk, today = desk.today()](db::Database& database) { return pharmacy::waitingForms(database, desk.reviewBook(), today); });
    };
    asks.returned = [&desk] {
        return desk.worker().read([&desk, today = desk.today()](db::Database& database) { return pharmacy::returnedForms(database, desk.reviewBook(), desk.user(), today); });
    };
    asks.open = [&desk](pharmacy::PrescriptionReviewId id) {
        return desk.worker().read([&desk, id, today = desk.today()](db::Database& database) { return pharmacy::openForm(database, desk.reviewBook(), id, today); });
    };
    asks.review = [&desk](const pharmacy::ReviewPrescription& review) {
        return desk.worker().run([&desk, review](db::Database& database) { return review(desk.context(database)); });
    };
    asks.answer = [&desk](const pharmacy::AnswerReview& answer) {
        return desk.worker().run([&desk, answer](db::Database& database) { return answer(desk.context(database)); });
    };
    return asks;
}

ui::RulesAsks bindRules(Desk& desk) {
    ui::RulesAsks asks;
    asks.mayDecide = [&desk] { return desk.worker().read([&desk](db::Database& database) { return mayAct(database, desk, "rule.sign-pharmacist"); }); };
    asks.figures = [&desk] { return desk.worker().read([&desk](db::Database& database) { return pharmacy::ruleFigures(database, desk.reviewBook()); }); };
    asks.measures = [&desk](Date from, Date to) {
        return desk.worker().read([from, to](db::Database& database) { return pharmacy::acceptanceMeasures(database, pharmacy::acceptanceRules(), from, to); });
    };
    asks.noise = [&desk] {
        return desk.worker().read([&desk, today = desk.today()](db::Database& database) {
            return db::attempt([&] { return pharmacy::measureNoise(database, desk.reviewBook(), today); });
        });
    };
    asks.sign = [&desk](const pharmacy::SignRule& sign) {
        return desk.worker().run([&desk, sign](db::Database& database) { return sign(desk.context(database), desk.reviewBook()); });
    };
    asks.retire = [&desk](const pharmacy::RetireRule& retire) {
        return desk.worker().run([&desk, retire](db::Database& database) { return retire(desk.context(database), desk.reviewBook()); });
    };
    asks.undo = [&desk](const pharmacy::UndoRuleDecision& undo) {
        return desk.worker().run([&desk, undo](db::Database& database) { return undo(desk.context(database)); });
    };
    return asks;
}

}  // namespace jiayi::app
