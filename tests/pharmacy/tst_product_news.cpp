#include "models/db/query.h"
#include "models/pharmacy/formulary/formulary_writer.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "models/pharmacy/prescribing/product_news.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::pharmacy;

class TestProductNews : public QObject {
    Q_OBJECT

    std::unique_ptr<test::ClinicStore> m_store;
    int m_version = 0;

    Date today() { return localDate(m_store->clock.now()); }

    void publish(const std::vector<FormularyItem>& items, const char* pharmacy = "P") {
        auto& database = m_store->database();
        const auto from = today() - Days{10 - ++m_version};
        db::Transaction transaction(database);
        FormularyWriter writer(database, pharmacyPkOf(database, pharmacy, "Pharmacy"));
        const auto before = writer.codes().value();
        writer.begin({"test", m_version, from, startOfDay(from), static_cast<std::int64_t>(items.size()), contentRootOf(items)});
        for (const auto& item : items) writer.put(item);
        for (const auto& code : before)
            if (std::none_of(items.begin(), items.end(), [&](const auto& item) { return item.code == code; })) writer.withdraw(code);
        QVERIFY(writer.prove());
        writer.ready(m_store->clock.now());
        transaction.commit();
    }
    static FormularyItem priced(int number, std::int64_t fen, std::int64_t packSize = 20) {
        auto item = test::formularyItem(number);
        item.price = Money{fen};
        item.packSize = packSize;
        return item;
    }
    static PrescriptionDraft draftOf(const FormularyItem& item, const char* dosage = "0.5g bid 7d") {
        PrescriptionDraft draft;
        DraftLine line;
        line.key = "a";
        line.name = item.nameZh;
        line.atc = item.atc;
        line.pharmacy = "P";
        line.item = item;
        line.dosage = dosage;
        draft.lines = {line};
        return draft;
    }
    ProductNews newsOf(const PrescriptionDraft& draft) {
        return productNews(m_store->database(), test::reviewBook(), draft, today()).value().at(0);
    }

private Q_SLOTS:
    void init() {
        m_store = std::make_unique<test::ClinicStore>();
        m_version = 0;
    }
    void cleanup() { m_store.reset(); }

    void anotherPriceIsNewsAndAnotherCountOfTheStockIsNot() {
        publish({priced(1, 1000)});
        const auto draft = draftOf(priced(1, 1000));
        QVERIFY(!newsOf(draft).changed);
        QVERIFY(requireProductsInForce(m_store->database(), draft, today()));
        auto counted = priced(1, 1000);
        counted.stock = 3;
        counted.stockAt = m_store->clock.now();
        publish({counted});
        QVERIFY(!newsOf(draft).changed);
        publish({priced(1, 1100)});
        const auto news = newsOf(draft);
        QVERIFY(news.changed);
        QVERIFY(news.now->price == Money{1100});
        QCOMPARE(requireProductsInForce(m_store->database(), draft, today()).error().reason, std::string("draft.product-changed"));
    }

    void whatIsWithdrawnIsGone() {
        publish({priced(1, 1000), priced(2, 1000)});
        publish({priced(2, 1000)});
        const auto news = newsOf(draftOf(priced(1, 1000)));
        QVERIFY(news.changed && !news.now);
        QVERIFY(saleOf(m_store->database(), "P", "I1", today()).value() == Sale::Withdrawn);
        QVERIFY(saleOf(m_store->database(), "P", "I2", today()).value() == Sale::Open);
        QVERIFY(saleOf(m_store->database(), "Q", "I2", today()).value() == Sale::NotChecked);
        // It wants a reason, and that is asked by the check of the draft.
        QVERIFY(requireProductsInForce(m_store->database(), draftOf(priced(1, 1000)), today()));
    }

    void whatCostsLessForTheWholeCourseIsOffered() {
        // Number 2 is cheaper by the tablet, but wants a pack of 100 for 14 tablets.
        publish({priced(1, 1000), priced(2, 3000, 100), priced(3, 900), priced(4, 950)});
        const auto offer = newsOf(draftOf(priced(1, 1000))).offer;
        QVERIFY(offer);
        QCOMPARE(offer->item.code, std::string("I3"));
        QCOMPARE(offer->pharmacy, std::string("P"));
        QVERIFY(offer->price == Money{900});
        QVERIFY(!newsOf(draftOf(priced(3, 900))).offer);
        // Another pharmacy may call it by the same code.
        publish({priced(1, 800)}, "Q");
        QCOMPARE(newsOf(draftOf(priced(1, 1000))).offer->pharmacy, std::string("Q"));
        // For 168 tablets the large packs win: two of them.
        const auto lasting = newsOf(draftOf(priced(1, 1000), "0.5g bid 12w")).offer;
        QCOMPARE(lasting->item.code, std::string("I2"));
        QVERIFY(lasting->price == Money{6000});
    }

    void anotherStrengthOrFormIsNotOffered() {
        auto strong = priced(2, 100);
        strong.strength = "1000 mg";  // on the pharmacist's list: two tablets are one, so the dose would not be what was typed
        auto slow = priced(3, 100);
        slow.form = "tab_xr";
        publish({priced(1, 1000), strong, slow});
        QVERIFY(!newsOf(draftOf(priced(1, 1000))).offer);
    }

    void twoOfHalfTheStrengthAreOfferedWithTheLineThatSaysSo() {
        auto strong = priced(1, 4000);
        strong.strength = "1000 mg";
        publish({strong, priced(2, 1000)});
        const auto offer = newsOf(draftOf(strong, "一次1片 一日2次 饭后 7天")).offer;
        QVERIFY(offer);
        QCOMPARE(offer->item.code, std::string("I2"));
        QCOMPARE(offer->dosage, std::string("一次2片 一日2次 饭后 7天"));
        QVERIFY(offer->price == Money{2000} && !offer->listSigned);  // 28 tablets in packs of 20
        const auto byWeight = newsOf(draftOf(strong, "1g bid 7d")).offer;
        QVERIFY(byWeight && byWeight->dosage == "1g bid 7d" && byWeight->price == Money{2000});
        // The same strength needs no other line.
        QVERIFY(newsOf(draftOf(priced(3, 1500))).offer->dosage.empty());
    }

    void whatIsOutOfStockIsOfferedAtAnyPriceAndNeverItselfOffered() {
        auto empty = priced(1, 1000);
        empty.stock = 0;
        auto cheapAndEmpty = priced(3, 500);
        cheapAndEmpty.stock = 0;
        publish({empty, priced(2, 1500), cheapAndEmpty});
        QCOMPARE(newsOf(draftOf(empty)).offer->item.code, std::string("I2"));
    }
};

JIAYI_TEST(TestProductNews)
#include "tst_product_news.moc"
