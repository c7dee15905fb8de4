#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/db/query.h"
#include "models/pharmacy/formulary/formulary_writer.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "models/pharmacy/fulfilment/shortages.h"
#include "ui/shell/main_window.h"

#include <fmt/format.h>

#include <algorithm>

namespace jiayi::app {

namespace {

using pharmacy::FormularyItem;
using pharmacy::InsuranceClass;

constexpr int kTourVersions = 4;

/// An invented formulary of the drugs that the program knows; each version changes some of it.
class SamplePharmacy {
public:
    SamplePharmacy(const std::vector<care::DrugDef>& drugs, Instant now) : m_drugs(drugs), m_now(now) {}

    Result<bool> fill(db::Database& database) {
        for (const auto& drug : m_drugs)
            for (const char* maker : {"示例制药一厂", "示例制药二厂"}) m_items.push_back(itemOf(drug, maker));
        for (int version = 1; version <= kTourVersions; ++version) {
            if (version > 1) revise(static_cast<std::size_t>(version));
            JIAYI_CHECK(publish(database, version));
        }
        db::Query(database, "UPDATE formulary_pharmacy SET refused_version = ?, refused_reason = 'formulary.root', refused_at = ?", kTourVersions + 1,
                  m_now - std::chrono::hours{3})
            .run();
        return true;
    }

private:
    FormularyItem itemOf(const care::DrugDef& drug, const char* maker) {
        const auto number = m_items.size();
        FormularyItem item;
        item.code = fmt::format("S{:05}", number);
        item.nhsa = fmt::format("SAMPLE{:017}", number);
        item.inn = item.nameEn = drug.inn;
        item.nameZh = drug.zh;
        item.atc = drug.atc;
        item.maker = maker;
        item.form = drug.form;
        item.strength = drug.strengthText();
        item.packSize = drug.form.starts_with("tab") || drug.form.starts_with("cap") ? 28 : 1;
        item.packUnit = "unit";
        item.price = Money{static_cast<std::int64_t>(480 + number * 977 % 9000)};
        item.stock = number % 17 == 5 ? 0 : static_cast<std::int64_t>(12 + number * 53 % 700);
        item.stockAt = m_now - std::chrono::minutes{95};
        item.insuranceClass = number % 10 < 5 ? InsuranceClass::A : number % 10 < 9 ? InsuranceClass::B : InsuranceClass::Self;
        item.essential = item.insuranceClass == InsuranceClass::A;
        item.procured = number % 4 == 0;
        if (item.procured) {
            item.agreed = static_cast<std::int64_t>(400 + number * 31 % 900);
            item.progress = *item.agreed * static_cast<std::int64_t>(20 + number % 70) / 100;
        }
        item.longRx = drug.longPrescription.empty() ? "local" : drug.longPrescription;
        item.source = "sample: invented for the tour";
        return item;
    }

    void revise(std::size_t version) {
        for (std::size_t at = 0; at < m_items.size(); ++at) {
            auto& item = m_items[at];
            if ((at + version) % 3 == 0 && at % 2 == 0) item.price.fen = item.price.fen * 92 / 100;
            if ((at + version) % 19 == 0) item.price.fen = item.price.fen * 118 / 100;
            if ((at + version) % 23 == 0) item.stock = 0;
            if ((at + version) % 31 == 0) {
                item.restrictionEn = "Sample: paid for when a first-line medicine has failed";
                item.restrictionZh = "示例：一线药物治疗无效时支付";
            }
        }
        m_items.erase(m_items.begin() + static_cast<std::ptrdiff_t>(m_items.size() / 3));
    }

    Result<void> publish(db::Database& database, int version) {
        const auto from = localDate(m_now) - Days{70 * (kTourVersions - version) + 4};
        db::Transaction transaction(database);
        pharmacy::FormularyWriter writer(database, pharmacy::pharmacyPkOf(database, "SAMPLE-1", "示例云药房 Sample pharmacy"));
        JIAYI_TRY(const auto before, writer.codes());
        writer.begin({"tour", version, from, startOfDay(from), static_cast<std::int64_t>(m_items.size()), pharmacy::contentRootOf(m_items)});
        for (const auto& item : m_items) writer.put(item);
        for (const auto& code : before)
            if (std::none_of(m_items.begin(), m_items.end(), [&](const auto& item) { return item.code == code; })) writer.withdraw(code);
        JIAYI_CHECK(writer.prove());
        writer.ready(m_now);
        transaction.commit();
        return {};
    }

    const std::vector<care::DrugDef>& m_drugs;
    Instant m_now;
    std::vector<FormularyItem> m_items;
};

/// What was missing in the last days, and a second pharmacy, so that there is an order to choose.
Result<bool> fillShortages(db::Database& database, Desk& desk, roster::ResidentId person) {
    pharmacy::pharmacyPkOf(database, "SAMPLE-2", "示例社区药房 Sample community pharmacy");
    SystemRandom random;
    const struct {
        pharmacy::RecordShortage missing;
        int daysAgo;
        const char* answer;
        const char* note;
    } entries[] = {{{"司美格鲁肽注射液 1.5 ml:2.01 mg", "A10BJ06", "SAMPLE-1", {}, 2, person}, 9, nullptr, nullptr},
                   {{"沙库巴曲缬沙坦钠片 100 mg", "C09DX04", "SAMPLE-1", {}, 4}, 5, nullptr, nullptr},
                   {{"硝酸甘油片 0.5 mg", "C01DA02", {}, {}, 1}, 0, nullptr, nullptr},
                   {{"甘精胰岛素注射液 3 ml:300 U", "A10AE04", "SAMPLE-1", {}, 3}, 12, "stocked", "周二到货，留三盒"},
                   {{"阿卡波糖片 50 mg", "A10BF01", "SAMPLE-1", {}, 6}, 20, "unavailable", "厂家停产"}};
    for (const auto& entry : entries) {
        const ManualClock then(desk.clock().now() - std::chrono::hours{24 * entry.daysAgo + 1});
        JIAYI_TRY(const auto id, entry.missing({database, then, random, desk.user()}));
        if (!entry.answer) continue;
        const ManualClock later(then.now() + std::chrono::hours{70});
        JIAYI_CHECK(pharmacy::AnswerShortage({id, entry.answer, entry.note})({database, later, random, desk.user()}));
    }
    JIAYI_CHECK(pharmacy::ChooseServingPharmacies{{"SAMPLE-1"}}(desk.context(database)));
    return true;
}

void playShortages(TourStage& stage) {
    auto& bench = stage.bench();
    const auto person = samplePerson(stage);
    auto filled = bench.desk().worker().run([&bench, person](db::Database& database) { return fillShortages(database, bench.desk(), person); });
    filled.waitForFinished();
    if (const auto result = filled.result(); !result) throw TourFailure(toString(result.error()));
    auto& window = bench.window();
    window.showScreen(QStringLiteral("pharmacy"));
    stage.press(*stage.find(window, "formulary.shortages"), Qt::Key_Space);
    stage.press(*stage.find(window, "shortages.filter.all"), Qt::Key_Space);
    stage.press(*stage.find(window, "shortages.table"), Qt::Key_3);
    stage.type(*stage.find(window, "shortage.note"), QStringLiteral("市三院可开"));
    stage.picture(window, "pharmacy_shortages");
}

}  // namespace

void playPharmacy(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    window.showScreen(QStringLiteral("pharmacy"));
    stage.picture(window, "pharmacy_empty");
    auto filled = bench.desk().worker().run([&bench](db::Database& database) {
        return SamplePharmacy(bench.desk().rules().drugs, bench.desk().clock().now()).fill(database);
    });
    filled.waitForFinished();
    if (const auto result = filled.result(); !result) throw TourFailure(toString(result.error()));
    window.showScreen(QStringLiteral("pharmacy"));
    stage.picture(window, "pharmacy");
    auto* search = stage.find(window, "formulary.text");
    stage.type(*search, QStringLiteral("metf"));
    stage.picture(window, "pharmacy_search");
    stage.type(*search, QStringLiteral("zzz"));
    stage.picture(window, "pharmacy_no_hit");
    stage.press(*stage.find(window, "formulary.clear"), Qt::Key_Space);
    stage.press(*stage.find(window, "formulary.changes"), Qt::Key_Space);
    stage.press(*stage.find(window, "changes.table"), Qt::Key_Return);
    stage.picture(window, "pharmacy_changes");
    playShortages(stage);
}

}  // namespace jiayi::app
