#include "models/pharmacy/formulary/formulary_changes.h"
#include "models/pharmacy/formulary/formulary_writer.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "models/db/query.h"
#include "tests/support/clinic_store.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <optional>

using namespace jiayi;
using namespace jiayi::pharmacy;
using jiayi::test::formularyItem;
using jiayi::test::formularyItems;

namespace {

const Date kToday = makeDate(2026, 11, 22);

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
    return std::move(*result);
}

class Shelf {
public:
    /// Begins a version of these items and writes it; not proved yet. Returns its writer.
    FormularyWriter write(const std::string& pharmacy, const std::vector<FormularyItem>& items, Date validFrom = kToday) {
        auto& database = store.database();
        db::Transaction transaction(database);
        const auto pk = pharmacyPkOf(database, pharmacy, pharmacy);
        FormularyWriter writer(database, pk);
        const auto there = must(writer.codes());
        writer.begin({"e", ++m_version, validFrom, store.clock.now(), static_cast<std::int64_t>(items.size()), contentRootOf(items)});
        for (const auto& item : items) writer.put(item);
        for (const auto& code : there)
            if (std::none_of(items.begin(), items.end(), [&](const auto& item) { return item.code == code; })) writer.withdraw(code);
        transaction.commit();
        return writer;
    }
    /// The version's pk.
    std::int64_t publish(const std::string& pharmacy, const std::vector<FormularyItem>& items, Date validFrom = kToday) {
        auto writer = write(pharmacy, items, validFrom);
        if (!writer.prove()) throw std::runtime_error("not proved");
        db::Transaction transaction(store.database());
        writer.ready(store.clock.now());
        transaction.commit();
        return store.count("SELECT max(pk) FROM formulary_version");
    }
    std::int64_t pk(const std::string& id) { return store.count("SELECT pk FROM formulary_pharmacy WHERE id = '" + id + "'"); }
    std::vector<FormularyItem> shown(const std::string& pharmacy, Date day = kToday, const FormularyFilter& filter = {}) {
        std::vector<FormularyItem> items;
        for (auto& each : must(formularyPage(store.database(), pk(pharmacy), day, filter, 0, 1000))) items.push_back(std::move(each.item));
        std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
        return items;
    }
    std::vector<std::string> found(const std::string& text, int limit = 20) {
        std::vector<std::string> codes;
        for (const auto& each : must(searchFormulary(store.database(), kToday, text, limit))) codes.push_back(each.item.code);
        return codes;
    }
    void addLine(const std::string& name, const char* status, const std::string& medicine, const std::string& atc) {
        auto& database = store.database();
        db::Transaction transaction(database);
        db::Query(database, "INSERT INTO resident (id, name, sex, name_pinyin) SELECT ?1, ?2, 'male', ?2 WHERE NOT EXISTS (SELECT 1 FROM resident WHERE name = ?2)",
                  newUuid(store.clock, store.random), name)
            .run();
        db::Query(database, "INSERT INTO medication_line (id, type, resident_pk, name, atc, dose, status) SELECT ?1, 'MedicationStatement', pk, ?3, ?4, '1 bid', ?5 FROM resident WHERE name = ?2",
                  newUuid(store.clock, store.random), name, medicine, atc, status)
            .run();
        transaction.commit();
    }

    test::ClinicStore store;

private:
    std::int64_t m_version = 0;
};

std::vector<FormularyItem> sorted(std::vector<FormularyItem> items) {
    std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    return items;
}

FormularyItem named(int number, const std::string& zh, const std::string& en, const std::string& inn, const std::string& atc) {
    auto item = formularyItem(number);
    item.nameZh = zh;
    item.nameEn = en;
    item.inn = inn;
    item.atc = atc;
    return item;
}

bool has(const std::vector<std::string>& codes, const std::string& code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); }

}  // namespace

class TestFormulary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_shelf.emplace(); }
    void cleanup() { m_shelf.reset(); }

    void whatIsBeingTakenOverIsNotSeenUntilItIsReady() {
        auto items = formularyItems(20);
        m_shelf->publish("P", items);
        auto next = items;
        next.erase(next.begin(), next.begin() + 3);
        next[0].price = Money{1};
        next[1].nameZh = "全新名称";
        next.push_back(formularyItem(50));
        auto writer = m_shelf->write("P", next);
        QVERIFY(m_shelf->shown("P") == sorted(items));
        QVERIFY(has(m_shelf->found("I1"), "I1") && !has(m_shelf->found("I50"), "I50"));
        QVERIFY(writer.prove());
        {
            db::Transaction transaction(m_shelf->store.database());
            writer.ready(m_shelf->store.clock.now());
            transaction.commit();
        }
        QVERIFY(m_shelf->shown("P") == sorted(next));
        QVERIFY(!has(m_shelf->found("I1"), "I1") && has(m_shelf->found("I50"), "I50"));
    }

    void whatWasBegunIsTakenBackWithoutATrace() {
        auto items = formularyItems(450);
        m_shelf->publish("P", items);
        const auto before = tables();
        auto next = items;
        for (auto& item : next) item.price.fen += 5;
        next.resize(400);
        next.push_back(formularyItem(777));
        m_shelf->write("P", next);
        QVERIFY(tables() != before);
        while (must(discardUnfinished(m_shelf->store.database()))) QVERIFY(m_shelf->shown("P") == sorted(items));
        QCOMPARE(tables(), before);
        // And the next version builds on the old one as if nothing had been.
        m_shelf->publish("P", next);
        QVERIFY(m_shelf->shown("P") == sorted(next));
    }

    void whatIsNotWhatWasAnnouncedIsNotProved() {
        auto writer = m_shelf->write("P", formularyItems(5));
        m_shelf->store.database().execute("BEGIN; UPDATE formulary_item SET price = price + 1 WHERE pk = 3; COMMIT");
        QCOMPARE(writer.prove().error().reason, std::string{"formulary.root"});
    }

    void aVersionComesIntoForceOnItsDayAndNotBefore() {
        const auto now = formularyItems(3), later = formularyItems(4);
        m_shelf->publish("P", now);
        m_shelf->publish("P", later, kToday + Days{9});
        QVERIFY(m_shelf->shown("P", kToday + Days{8}) == now);
        QVERIFY(m_shelf->shown("P", kToday + Days{9}) == later);
        const auto listed = must(pharmacies(m_shelf->store.database(), kToday));
        QVERIFY(listed[0].current->version == 1 && listed[0].next->version == 2 && listed[0].next->validFrom == kToday + Days{9});
        const auto then = must(pharmacies(m_shelf->store.database(), kToday + Days{9}));
        QVERIFY(then[0].current->version == 2 && !then[0].next);
        // What was published after it and is in force at once leaves it behind for good.
        m_shelf->publish("P", formularyItems(6));
        QVERIFY(m_shelf->shown("P", kToday + Days{9}).size() == 6);
        QVERIFY(!must(pharmacies(m_shelf->store.database(), kToday))[0].next);
    }

    void twoPharmaciesDoNotTouchEachOther() {
        m_shelf->publish("P", formularyItems(5));
        m_shelf->publish("Q", formularyItems(7));
        auto changed = formularyItems(5);
        changed[0].price = Money{1};
        m_shelf->publish("P", changed);
        QVERIFY(m_shelf->shown("P") == changed);
        QVERIFY(m_shelf->shown("Q") == sorted(formularyItems(7)));
        QCOMPARE(must(searchFormulary(m_shelf->store.database(), kToday, "I1", 20, m_shelf->pk("Q"))).size(), std::size_t{1});
        QCOMPARE(m_shelf->found("I1").size(), std::size_t{2});
    }

    void aSearchPassesOverWhatTheFilterDoesNotHold() {
        auto items = formularyItems(40);
        items[37].procured = true;
        items[37].insuranceClass = InsuranceClass::B;
        items[37].stock = 3;
        items[38].procured = true;
        items[38].stock = 0;
        m_shelf->publish("P", items);
        FormularyFilter filter;
        filter.procured = filter.inStock = true;
        filter.insuranceClass = InsuranceClass::B;
        // Behind more than twenty others that match the words: the limit counts what the filter holds.
        const auto found = must(searchFormulary(m_shelf->store.database(), kToday, "metformin", 20, 0, filter));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().item.code, std::string{"I38"});
        // A page and a search mean the same by a filter.
        for (const auto& each : m_shelf->shown("P", kToday, filter)) QVERIFY(holds(filter, each));
        QCOMPARE(m_shelf->shown("P", kToday, filter).size(), std::size_t{1});
    }

    void aProductIsFoundByAllItsNamesAndCodes() {
        auto amlodipine = named(1, "苯磺酸氨氯地平片", "Amlodipine besylate tablets", "amlodipine", "C08CA01");
        amlodipine.nhsa = "XC08CAA001A001010101234";
        auto isosorbide = named(2, "单硝酸异山梨酯缓释片", "Isosorbide mononitrate", "isosorbide mononitrate", "C01DA14");
        auto valsartan = named(3, "缬沙坦氨氯地平片(I)", "Valsartan/amlodipine", "valsartan/amlodipine", "C09DB01");
        m_shelf->publish("P", {amlodipine, isosorbide, valsartan});
        for (const char* typed : {"苯磺酸", "氨氯地平", "benhuang", "anludiping", "anlvdiping", "anludeping", "aldp", "bhsaldp", "amlod", "AMLODIPINE", "besylate", "C08CA01", "c08", "XC08CAA001A0", "I1"})
            QVERIFY2(has(m_shelf->found(typed), "I1"), typed);
        for (const char* typed : {"danxiaosuan", "dxs", "yishanlizhi", "异山梨酯"}) QVERIFY2(has(m_shelf->found(typed), "I2"), typed);
        QCOMPARE(m_shelf->found("氨氯地平").size(), std::size_t{2});
        QCOMPARE(m_shelf->found("amlodipine valsartan"), (std::vector<std::string>{"I3"}));
        QCOMPARE(m_shelf->found("氨氯地平 besylate"), (std::vector<std::string>{"I1"}));
        QCOMPARE(m_shelf->found("isosorbide 500"), (std::vector<std::string>{"I2"}));
        QVERIFY(m_shelf->found("qqqq").empty() && m_shelf->found(" ").empty() && m_shelf->found("isosorbide 氨氯").empty());
    }

    void facetsCountWhatTheFilterHoldsAndOfferTheirOtherValues() {
        auto items = formularyItems(6);
        items[0].insuranceClass = InsuranceClass::B;
        items[1].insuranceClass = InsuranceClass::B;
        items[1].essential = true;
        items[2].form = "cap";
        items[3].atc = "C08CA01";
        items[4].stock = 0;
        items[4].stockAt = m_shelf->store.clock.now();
        items[5].restrictionZh = "限";
        m_shelf->publish("P", items);
        FormularyFilter filter;
        filter.insuranceClass = InsuranceClass::B;
        auto facets = must(formularyFacets(m_shelf->store.database(), m_shelf->pk("P"), kToday, filter));
        QCOMPARE(facets.all, 2);
        QVERIFY(facets.values["class"]["A"] == 4 && facets.values["class"]["B"] == 2);
        QVERIFY(facets.values["essential"]["yes"] == 1 && facets.values["form"]["cap"] == 0);
        filter = {};
        facets = must(formularyFacets(m_shelf->store.database(), m_shelf->pk("P"), kToday, filter));
        QVERIFY(facets.values["stock"]["no"] == 1 && facets.values["stock"]["unknown"] == 5 && facets.values["restricted"]["yes"] == 1);
        QVERIFY(facets.values["atc"]["C"] == 1 && facets.values["form"]["cap"] == 1);
        filter.inStock = true;
        filter.atc = "A10";
        filter.form = "tab";
        QCOMPARE(m_shelf->shown("P", kToday, filter).size(), std::size_t{3});
        filter.restricted = false;
        QCOMPARE(m_shelf->shown("P", kToday, filter).size(), std::size_t{2});
        QCOMPARE(must(formularyFacets(m_shelf->store.database(), m_shelf->pk("P"), kToday, filter)).all, 2);
    }

    void pricesAreRememberedThroughVersionsAndAfterThem() {
        auto items = formularyItems(1);
        for (int day = 0; day < 6; ++day) {
            items[0].price = Money{1000 + day / 2 * 100};
            items[0].tier = day % 2 + 1;
            m_shelf->publish("P", items, kToday - Days{5 - day});
        }
        const auto product = must(searchFormulary(m_shelf->store.database(), kToday, "I1"))[0].product;
        const auto all = must(priceHistory(m_shelf->store.database(), product, kToday));
        QCOMPARE(all.size(), std::size_t{3});
        QVERIFY(all[0].price == Money{1000} && all[2].price == Money{1200} && all[2].from == kToday - Days{1} && all[1].version == 3);
        QCOMPARE(must(priceHistory(m_shelf->store.database(), product, kToday - Days{2})).size(), std::size_t{2});
        while (must(dropOldItems(m_shelf->store.database(), m_shelf->pk("P"), 2, kToday))) {
        }
        QCOMPARE(m_shelf->store.count("SELECT count(*) FROM formulary_item"), 2);
        QCOMPARE(must(versionsOf(m_shelf->store.database(), m_shelf->pk("P"))).size(), std::size_t{2});
        QVERIFY(m_shelf->shown("P") == items);
        QCOMPARE(must(priceHistory(m_shelf->store.database(), product, kToday)).size(), std::size_t{3});
    }

    void whatIsInForceIsKeptHoweverManyWaitBehindIt() {
        const auto items = formularyItems(3);
        m_shelf->publish("P", items);
        for (int day = 1; day <= 4; ++day) m_shelf->publish("P", formularyItems(3 + day), kToday + Days{day});
        while (must(dropOldItems(m_shelf->store.database(), m_shelf->pk("P"), 2, kToday))) {
        }
        QVERIFY(m_shelf->shown("P") == items);
    }

    void changesAreNamedBetweenAnyTwoVersions() {
        auto first = formularyItems(9);
        const auto at = m_shelf->store.clock.now();
        for (auto& item : first) item.stock = 5, item.stockAt = at;
        first[5].stock = 0;
        first[8].restrictionZh = "限二线";
        auto last = first;
        last[1].price.fen += 10;
        last[2].price.fen -= 10;
        last[3].stock = 0;
        last[4].restrictionZh = "限二线";
        last[5].stock = 9;
        last[6].packSize *= 2;         // twice the tablets for twice the money: no change of price
        last[6].price.fen *= 2;
        last[7].stock = 4;             // not worth a word
        last[8].restrictionZh = "";
        last.erase(last.begin());
        last.push_back(formularyItem(20));
        const auto a = m_shelf->publish("P", first), between = m_shelf->publish("P", formularyItems(2)), b = m_shelf->publish("P", last);
        std::map<std::string, std::vector<ChangeKind>> kinds;
        for (const auto& change : must(formularyChanges(m_shelf->store.database(), a, b))) kinds[change.item().code] = change.kinds;
        const std::map<std::string, std::vector<ChangeKind>> expected{
            {"I1", {ChangeKind::Withdrawn}}, {"I2", {ChangeKind::Dearer}},     {"I3", {ChangeKind::Cheaper}}, {"I4", {ChangeKind::OutOfStock}},
            {"I5", {ChangeKind::Restricted}}, {"I6", {ChangeKind::Back}}, {"I9", {ChangeKind::Unrestricted}}, {"I20", {ChangeKind::New}}};
        QVERIFY(kinds == expected);
        // Backwards it is the opposite; and a version in between has its own.
        kinds.clear();
        for (const auto& change : must(formularyChanges(m_shelf->store.database(), b, a))) kinds[change.item().code] = change.kinds;
        QVERIFY(kinds["I1"] == std::vector{ChangeKind::New} && kinds["I2"] == std::vector{ChangeKind::Cheaper} && kinds["I20"] == std::vector{ChangeKind::Withdrawn});
        QVERIFY(must(formularyChanges(m_shelf->store.database(), a, a)).empty());
        QCOMPARE(must(formularyChanges(m_shelf->store.database(), a, between)).size(), std::size_t{7});
        const auto other = m_shelf->publish("Q", first);
        QCOMPARE(formularyChanges(m_shelf->store.database(), a, other).error().reason, std::string{"formulary.version"});
    }

    void whoTakesAChangedProductIsNamed() {
        m_shelf->addLine("Li", "active", "metformin", "A10BA02");
        m_shelf->addLine("Wang", "active", "二甲双胍缓释", "A10BA02");
        m_shelf->addLine("Wang", "active", "metformin", "A10BA02");
        m_shelf->addLine("Zhao", "stopped", "metformin", "A10BA02");
        m_shelf->addLine("Chen", "active", "amlodipine", "C08CA01");
        m_shelf->addLine("Sun", "active", "某中成药", "");
        m_shelf->addLine("Gone", "active", "metformin", "A10BA02");
        m_shelf->store.database().execute("BEGIN; UPDATE resident SET status = 'moved' WHERE name = 'Gone'; COMMIT");
        auto patent = named(2, "某中成药", "", "patent medicine", "");
        m_shelf->publish("P", {formularyItem(1), patent});
        const auto before = must(versionsOf(m_shelf->store.database(), m_shelf->pk("P")))[0].pk;
        auto dearer = formularyItem(1);
        dearer.price.fen += 1;
        const auto after = m_shelf->publish("P", {dearer});
        const auto changes = must(formularyChanges(m_shelf->store.database(), before, after));
        QCOMPARE(changes.size(), std::size_t{2});
        const auto counts = must(countAffected(m_shelf->store.database(), changes));
        for (std::size_t i = 0; i < 2; ++i) QCOMPARE(counts[i], changes[i].item().code == "I1" ? 2 : 1);
        const auto lines = must(affectedResidents(m_shelf->store.database(), dearer));
        QCOMPARE(lines.size(), std::size_t{3});
        QVERIFY(lines[0].residentName == "Li" && lines[0].sameName && lines[0].dose == "1 bid");
        QVERIFY(lines[1].residentName == "Wang" && !lines[1].sameName && lines[2].sameName);
        QCOMPARE(must(affectedResidents(m_shelf->store.database(), patent))[0].residentName, std::string{"Sun"});
    }

    void cheaperEquivalentsHaveTheSameSubstanceFormAndStrength() {
        auto items = formularyItems(8);
        for (auto& item : items) item.price = Money{2000};
        items[1].price = Money{1000};
        items[2].price = Money{900};
        items[2].form = "tab_xr";
        items[3].price = Money{800};
        items[3].strength = "0.85 g";
        items[4].price = Money{700};
        items[4].stock = 0;
        items[4].stockAt = m_shelf->store.clock.now();
        items[5].price = Money{1500};
        items[5].strength = "0.5 g";
        items[6].price = Money{3000};
        items[6].packSize = 60;
        items[7].atc = "A10BA03";
        items[7].price = Money{1};
        m_shelf->publish("P", items);
        auto far = formularyItem(1);
        far.price = Money{400};
        m_shelf->publish("Q", {far});
        const auto of = must(searchFormulary(m_shelf->store.database(), kToday, "I1", 20, m_shelf->pk("P")))[0];
        const auto& list = Equivalences::embedded();
        const auto codes = [&](std::int64_t pharmacyPk) {
            std::vector<std::string> found;
            for (const auto& each : must(cheaperEquivalents(m_shelf->store.database(), of, list, kToday, pharmacyPk))) found.push_back(each.shown.item.code + " " + std::to_string(each.unitFen));
            return found;
        };
        QCOMPARE(codes(m_shelf->pk("P")), (std::vector<std::string>{"I2 50", "I7 50", "I6 75"}));
        QCOMPARE(codes(0).front(), std::string{"I1 20"});  // of the other pharmacy
        QCOMPARE(must(equivalentsOf(m_shelf->store.database(), of, list, kToday, m_shelf->pk("P"))).size(), std::size_t{3});
    }

    void listedEquivalentsCountTheirUnits() {
        auto one = named(1, "甲", "a", "amlodipine", "C08CA01"), half = named(2, "乙", "b", "levamlodipine", "C08CA17"), large = named(3, "丙", "c", "metformin", "A10BA02");
        one.strength = "5 mg";
        half.strength = "2.5 mg";
        half.price = Money{900};
        auto small = named(4, "丁", "d", "metformin", "A10BA02");
        large.strength = "1 g";
        large.price = Money{3000};
        small.price = Money{1001};
        m_shelf->publish("P", {one, half, large, small});
        const auto& list = Equivalences::embedded();
        const auto first = [&](const char* code) {
            const auto of = must(searchFormulary(m_shelf->store.database(), kToday, code))[0];
            return must(equivalentsOf(m_shelf->store.database(), of, list, kToday));
        };
        const auto lev = first("I1");
        QVERIFY(lev.size() == 1 && lev[0].shown.item.code == "I2" && lev[0].listed && !lev[0].pharmacistSigned && lev[0].unitFen == 45);
        // Two of 500 mg for one of 1 g, and half of one of 1 g for one of 500 mg; rounded up.
        QCOMPARE(first("I3")[0].unitFen, 101);
        QCOMPARE(first("I4")[0].unitFen, 75);
    }

private:
    /// Everything that a version writes, but for what is left of products that nothing shows.
    std::string tables() {
        std::string text;
        for (const char* sql : {"SELECT pk || ' ' || since || ' ' || until || ' ' || price FROM formulary_item ORDER BY pk",
                                "SELECT pk || ' ' || state FROM formulary_version ORDER BY pk",
                                "SELECT product_pk || ' ' || since || ' ' || price FROM formulary_price ORDER BY product_pk, since"}) {
            db::Query row(m_shelf->store.database(), sql);
            while (row.next()) text += row.text(0) + "\n";
        }
        return text;
    }

    std::optional<Shelf> m_shelf;
};

JIAYI_TEST(TestFormulary)
#include "tst_formulary.moc"
