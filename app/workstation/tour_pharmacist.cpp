#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/db/query.h"
#include "models/pharmacy/formulary/formulary.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/sign_prescription.h"
#include "ui/shell/main_window.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace jiayi::app {

namespace {

using namespace pharmacy;

const std::string kPharmacist = "liu", kColleague = "zhao";
constexpr std::size_t kForms = 9;
constexpr std::size_t kFewestLines = 3;
constexpr std::size_t kPainkillers = 2;
constexpr int kDaysOfSupply = 28;
constexpr int kRowsTried = 40;
constexpr int kProductsTried = 12;

/// Signs forms for people of the demo clinic as if in the days before, and lets two of them come back.
class SampleForms {
public:
    SampleForms(db::Database& database, Desk& desk) : m_database(database), m_desk(desk), m_clock(desk.clock().now() - std::chrono::hours{75}) {}

    Result<bool> fill() {
        for (const auto& [name, role] : {std::pair{kPharmacist, "pharmacist"}, std::pair{kColleague, "doctor"}})
            db::Query(m_database, "INSERT INTO user (id, name, display_name, role) VALUES (?, ?, ?, ?)", newUuid(m_clock, m_random), name, name, role).run();
        for (const auto& [resident, lines] : people()) {
            if (m_signed.size() == kForms) break;
            const auto before = m_signed.size();
            JIAYI_CHECK(write(resident, lines));
            if (m_signed.size() > before) m_clock.advance(std::chrono::hours{7} + std::chrono::minutes{50});
        }
        if (m_signed.size() < kForms || m_painkillers.size() < kPainkillers) return Error{Errc::NotFound, "tour.forms", std::to_string(m_signed.size())};
        JIAYI_TRY(const auto waiting, OrderRepository{m_database}.waitingReviews());
        JIAYI_CHECK(ReviewPrescription({waiting[0].id, "returned", "糖化血红蛋白已达标，是否仍需加量？"})(as(kPharmacist)));
        JIAYI_CHECK(AnswerReview({waiting[0].id, "上月空腹血糖 8.6，拟两周后复查再减量。"})(as(kColleague)));
        JIAYI_CHECK(ReviewPrescription({waiting[m_painkillers.at(0)].id, "returned", "布洛芬拟用几天？合用沙坦类，请改用对乙酰氨基酚，或注明复查肾功能的日期。"})(as(kPharmacist)));
        for (const auto at : {kForms - 2, kForms - 1}) JIAYI_CHECK(ReviewPrescription({waiting[at].id, "approved", {}})(as(kPharmacist)));
        countOverrides();
        return true;
    }

private:
    sync::Context as(const std::string& user) { return {m_database, m_clock, m_random, user}; }

    using Person = std::pair<Uuid, std::vector<MedicationId>>;

    /// People with several medicines, those first for whom a painkiller interrupts. The sample person stays as the scene of the hub wants him.
    std::vector<Person> people() {
        std::vector<Person> found;
        db::Query row(m_database,
                      "SELECT r.id, m.id, sum(m.atc LIKE 'C09%' OR m.atc = 'B01AC06') OVER (PARTITION BY r.pk) > 0 AS risky FROM medication_line m "
                      "JOIN resident r ON r.pk = m.resident_pk WHERE m.status = 'active' AND m.atc <> '' AND r.name <> '张小明' ORDER BY risky DESC, r.pk, m.pk");
        while (row.next()) {
            if (found.empty() || found.back().first != row.uuid(0)) found.emplace_back(row.uuid(0), std::vector<MedicationId>{});
            found.back().second.push_back({row.uuid(1)});
        }
        std::erase_if(found, [](const Person& each) { return each.second.size() < kFewestLines || each.second.size() > 4; });
        return found;
    }

    Result<void> write(const Uuid& resident, const std::vector<MedicationId>& medicines) {
        PrescriptionDraft draft;
        draft.resident = {resident};
        draft.reason = "慢性病长期用药";
        draft.diagnoses = {{"E11.9", "2型糖尿病"}};
        for (const auto& medicine : medicines) {
            db::Query row(m_database, "SELECT atc, dose FROM medication_line WHERE id = ?", medicine);
            if (row.next()) JIAYI_CHECK(add(draft, row.text(0), row.text(1), medicine));
        }
        // With a sartan or aspirin it interrupts.
        const bool risky = std::any_of(draft.lines.begin(), draft.lines.end(), [](const auto& line) { return line.atc.starts_with("C09") || line.atc == "B01AC06"; });
        const bool painkiller = risky && m_painkillers.size() < kPainkillers && m_signed.size() > 0;
        if (painkiller) JIAYI_CHECK(add(draft, "M01AE01", "0.2 g tid", {}));
        JIAYI_TRY(const auto check, checkPrescription(m_database, m_desk.rules(), m_desk.reviewBook(), draft, localDate(m_clock.now())));
        for (const auto& finding : check.interrupting) draft.overrides[finding.rule] = "获益大于风险，一周后复查";
        // One is of whoever sits here, so that it can come back to them; nobody judges their own.
        const bool own = painkiller && m_painkillers.empty();
        const auto done = SignPrescription{draft}(as(own ? m_desk.user() : kColleague), m_desk.rules(), m_desk.reviewBook());
        // Whose doses the sample formulary cannot fill is passed over.
        if (done && painkiller) m_painkillers.push_back(m_signed.size());
        if (done) m_signed.push_back(done->forms.front());
        return {};
    }

    Result<void> add(PrescriptionDraft& draft, const std::string& atc, const std::string& dose, std::optional<MedicationId> medicine) {
        const auto today = localDate(m_clock.now());
        const int days = medicine ? kDaysOfSupply : 5;
        JIAYI_TRY(const auto found, searchFormulary(m_database, today, atc, kProductsTried));
        const auto dosage = readDosage(m_desk.reviewBook(), dose);
        const auto fits = std::find_if(found.begin(), found.end(), [&](const auto& each) {
            const auto quantity = quantityOf(dosage, days, each.item);
            return quantity && !quantity->splits;
        });
        if (fits == found.end()) return {};
        JIAYI_TRY(const auto all, pharmacies(m_database, today));
        DraftLine line;
        line.key = std::to_string(draft.lines.size());
        line.item = fits->item;
        line.name = line.item->name();
        line.atc = atc;
        for (const auto& pharmacy : all)
            if (pharmacy.pk == fits->pharmacyPk) line.pharmacy = pharmacy.id;
        line.dosage = dose;
        line.days = days;
        line.medication = medicine;
        draft.lines.push_back(std::move(line));
        return {};
    }

    /// What doctors went past in the weeks before.
    void countOverrides() {
        const auto outcome = [&](const char* rule, const char* reason) {
            m_clock.advance(std::chrono::minutes{1});
            db::Query(m_database, "INSERT INTO review_outcome (id, rule, outcome, reason, by_user, at) VALUES (?, ?, ?, ?, ?, ?)", newUuid(m_clock, m_random), rule,
                      *reason ? "overridden" : "heeded", reason, m_desk.user(), m_clock.now())
                .run();
        };
        for (int time = 0; time < 14; ++time) outcome("interaction.C09C+M01A", time == 3 ? "" : time % 2 ? "疗程仅三天" : "已约一周后复查肌酐");
        for (int time = 0; time < 6; ++time) outcome("renal.avoid:A10BH01", time < 4 ? "" : "肾内科建议");
    }

    db::Database& m_database;
    Desk& m_desk;
    ManualClock m_clock;
    SystemRandom m_random;
    std::vector<PrescriptionId> m_signed;
    std::vector<std::size_t> m_painkillers;  ///< which of them
};

/// Whoever sits at the desk of the tour is of that role from now on.
void becomes(Workbench& bench, const char* role) {
    auto changed = bench.desk().worker().run([&bench, role](db::Database& database) -> Result<bool> {
        db::Query(database, "UPDATE user SET role = ?2 WHERE name = ?1", bench.desk().user(), role).run();
        return true;
    });
    changed.waitForFinished();
    if (const auto result = changed.result(); !result) throw TourFailure(toString(result.error()));
}

}  // namespace

void playPharmacist(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    window.showScreen(QStringLiteral("queue"));
    stage.picture(window, "queue_empty");
    auto filled = bench.desk().worker().run([&bench](db::Database& database) { return SampleForms(database, bench.desk()).fill(); });
    filled.waitForFinished();
    if (const auto result = filled.result(); !result) throw TourFailure(toString(result.error()));
    window.showScreen(QStringLiteral("pharmacy"));
    window.showScreen(QStringLiteral("queue"));
    stage.picture(window, "queue_doctor");
    becomes(bench, "pharmacist");
    window.showScreen(QStringLiteral("pharmacy"));
    window.showScreen(QStringLiteral("queue"));
    stage.picture(window, "queue");
    auto* table = stage.find(window, "queue.table");
    for (std::size_t row = 0; row < kForms && !window.findChild<QWidget*>(QStringLiteral("form.reason")); ++row) stage.press(*table, Qt::Key_Down);
    stage.picture(window, "queue_findings");
    stage.press(*stage.find(window, "form.return"), Qt::Key_Space);
    stage.picture(window, "queue_comment_wanted");
    stage.press(*stage.find(window, "queue.side.returned"), Qt::Key_Space);
    stage.picture(window, "queue_returned");
    stage.press(*stage.find(window, "queue.rules"), Qt::Key_Space);
    stage.picture(window, "rules");
    stage.press(*stage.find(window, "rules.list.unsigned"), Qt::Key_Space);
    stage.type(*stage.find(window, "rules.search"), QStringLiteral("RAAS"));
    stage.press(*stage.find(window, "rule.sign"), Qt::Key_Space);
    stage.press(*stage.find(window, "rules.list.signed"), Qt::Key_Space);
    stage.picture(window, "rules_signed");

    window.showScreen(QStringLiteral("changes"));
    stage.settle();
    stage.press(*stage.find(window, "changes.ours"), Qt::Key_Space);
    auto* changes = stage.find(window, "changes.table");
    auto* propose = window.findChild<QWidget*>(QStringLiteral("change.propose"));
    for (int row = 0; row < kRowsTried; ++row, stage.press(*changes, Qt::Key_Down)) {
        if (!propose->isVisible()) continue;
        stage.press(*propose, Qt::Key_Space);
        auto* dialog = stage.find(window, "substitution");
        dialog->resize(window.width() * 2 / 3, window.height() * 3 / 4);
        stage.settle();
        auto* together = stage.find(*dialog, "substitution.all");
        if (together->isEnabled()) {
            stage.picture(*dialog, "substitution");
            stage.press(*together, Qt::Key_Space);
            stage.picture(*dialog, "substitution_summary");
        }
        const bool shown = together->isEnabled();
        dialog->close();
        stage.settle();
        if (shown) return becomes(bench, "administrator");
    }
    throw TourFailure("no change that several substitutes could be signed for together");
}

}  // namespace jiayi::app
