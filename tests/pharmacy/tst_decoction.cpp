#include "models/pharmacy/pharmacist/review_queue.h"
#include "models/pharmacy/prescribing/decoction.h"
#include "models/pharmacy/review_input.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "tests/pharmacy/clinic_desk.h"

#include <optional>

using namespace jiayi;
using namespace jiayi::pharmacy;
using namespace Qt::StringLiterals;
using test::taken;

class TestDecoction : public QObject {
    Q_OBJECT

    static std::string herbsOf(const Decoction& decoction) {
        std::string text;
        for (const auto& herb : decoction.herbs) text += (text.empty() ? "" : " ") + herbText(herb);
        return text;
    }
    static PrescriptionDraft draftOf(roster::ResidentId resident, const std::string& typed) {
        PrescriptionDraft draft;
        draft.resident = resident;
        draft.diagnoses = {{"E11.9", "2型糖尿病"}};
        draft.lines = {decoctionLine(readDecoction(typed), "d")};
        return draft;
    }

private Q_SLOTS:
    void aLineIsReadPieceByPiece_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("herbs");
        QTest::addColumn<int>("doses");
        QTest::addColumn<QString>("directions");
        const auto three = u"黄芪30g 党参15g 甘草6g(炙)"_s;
        QTest::newRow("spaces") << u"黄芪30g 党参15g 甘草6g(炙) 7剂"_s << three << 7 << QString();
        QTest::newRow("nothing between") << u"黄芪30g党参15g甘草6g(炙)7剂"_s << three << 7 << QString();
        QTest::newRow("commas, and 克") << u"黄芪30克、党参15克，甘草6克（炙）；7剂。"_s << three << 7 << QString();
        QTest::newRow("full width") << u"黄芪３０ｇ　党参１５Ｇ　甘草６ｇ（炙）　７剂"_s << three << 7 << QString();
        QTest::newRow("spaces within") << u"黄芪 30 g 党参 15g 甘草 6g (炙) 7 剂"_s << three << 7 << QString();
        QTest::newRow("handling before the grams") << u"黄芪30g 党参15g 甘草(炙)6g 7剂"_s << three << 7 << QString();
        QTest::newRow("both handlings") << u"附子(制)9g(先煎) 3剂"_s << u"附子9g(制、先煎)"_s << 3 << QString();
        QTest::newRow("decimals") << u"三七粉1.5g(冲服) 14付"_s << u"三七粉1.5g(冲服)"_s << 14 << QString();
        QTest::newRow("directions") << u"黄芪30g 共7剂，每日1剂，水煎分2次温服"_s << u"黄芪30g"_s << 7 << u"每日1剂,水煎分2次温服"_s;
        QTest::newRow("times") << u"黄芪30g ×5帖"_s << u"黄芪30g"_s << 5 << QString();
        QTest::newRow("Latin names") << u"huangqi 30g dangshen 15g 7剂"_s << u"huangqi30g dangshen15g"_s << 7 << QString();
        QTest::newRow("not finished yet") << u"黄芪30g 党参15g"_s << u"黄芪30g 党参15g"_s << 0 << QString();
    }
    void aLineIsReadPieceByPiece() {
        QFETCH(QString, typed);
        QFETCH(QString, herbs);
        QFETCH(int, doses);
        QFETCH(QString, directions);
        const auto read = readDecoction(typed.toStdString());
        QVERIFY2(read.unread.empty(), read.unread.empty() ? "" : (read.unread[0].key + " " + read.unread[0].text).c_str());
        QCOMPARE(QString::fromStdString(herbsOf(read)), herbs);
        QCOMPARE(read.doses, doses);
        QCOMPARE(QString::fromStdString(read.directions), directions);
        QCOMPARE(read.isWhole(), doses > 0);
        const auto again = readDecoction(decoctionText(read));
        QVERIFY(again.herbs == read.herbs && again.doses == read.doses && again.directions == read.directions && again.unread.empty());
    }

    void whatIsNotUnderstoodIsSaidAndTheRestIsKept_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("herbs");
        QTest::newRow("no grams") << u"黄芪30g 党参 甘草6g 7剂"_s << u"decoction.grams"_s << u"党参"_s << u"黄芪30g 甘草6g"_s;
        QTest::newRow("grams of the doses") << u"黄芪30g 党参 7剂"_s << u"decoction.grams"_s << u"党参"_s << u"黄芪30g"_s;
        QTest::newRow("nought") << u"黄芪30g 党参0g 7剂"_s << u"decoction.grams"_s << u"党参0g"_s << u"黄芪30g"_s;
        QTest::newRow("below nought") << u"黄芪30g 党参-5g 7剂"_s << u"decoction.grams"_s << u"党参-5g"_s << u"黄芪30g"_s;
        QTest::newRow("too fine") << u"黄芪30g 党参1.234g 7剂"_s << u"decoction.grams"_s << u"党参1.234g"_s << u"黄芪30g"_s;
        QTest::newRow("a number without a unit") << u"黄芪30 党参15g 7剂"_s << u"decoction.unit"_s << u"黄芪30"_s << u"党参15g"_s;
        QTest::newRow("pieces") << u"大枣5枚 党参15g 7剂"_s << u"decoction.unit"_s << u"大枣5枚"_s << u"党参15g"_s;
        QTest::newRow("another unit") << u"黄芪30gm 党参15g 7剂"_s << u"decoction.unit"_s << u"黄芪30gm"_s << u"党参15g"_s;
        QTest::newRow("kilograms") << u"黄芪3kg 党参15g 7剂"_s << u"decoction.unit"_s << u"黄芪3kg"_s << u"党参15g"_s;
        QTest::newRow("no name") << u"30g 党参15g 7剂"_s << u"decoction.name"_s << u"30g"_s << u"党参15g"_s;
        QTest::newRow("a bracket left open") << u"党参15g 甘草6g(炙 7剂"_s << u"decoction.handling"_s << u"甘草6g(炙 7剂"_s << u"党参15g"_s;
        QTest::newRow("an empty bracket") << u"党参15g 甘草6g() 7剂"_s << u"decoction.handling"_s << u"甘草6g()"_s << u"党参15g"_s;
        QTest::newRow("a bracket that only closes") << u"党参15g 甘草6g) 7剂"_s << u"decoction.name"_s << u")"_s << u"党参15g 甘草6g"_s;
        QTest::newRow("twice") << u"党参15g 甘草6g 党参9g 7剂"_s << u"decoction.twice"_s << u"党参9g"_s << u"党参15g 甘草6g"_s;
        QTest::newRow("no doses") << u"党参15g 0剂"_s << u"decoction.doses"_s << u"0剂"_s << u"党参15g"_s;
        QTest::newRow("too many doses") << u"党参15g 700剂"_s << u"decoction.doses"_s << u"700剂"_s << u"党参15g"_s;
        QTest::newRow("a number beyond numbers") << u"党参15g 99999999999999剂"_s << u"decoction.doses"_s << u"99999999999999剂"_s << u"党参15g"_s;
        QTest::newRow("a herb behind the doses") << u"党参15g 7剂 甘草6g"_s << u"decoction.after-doses"_s << u"甘草6g"_s << u"党参15g"_s;
        QTest::newRow("directions before the doses") << u"党参15g 水煎服 7剂"_s << u"decoction.grams"_s << u"水煎服"_s << u"党参15g"_s;
        QTest::newRow("a number in words") << u"党参十五克 甘草6g 7剂"_s << u"decoction.grams"_s << u"党参十五克"_s << u"甘草6g"_s;
        QTest::newRow("signs") << u"党参15g + 7剂"_s << u"decoction.name"_s << u"+"_s << u"党参15g"_s;
    }
    void whatIsNotUnderstoodIsSaidAndTheRestIsKept() {
        QFETCH(QString, typed);
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QString, herbs);
        const auto read = readDecoction(typed.toStdString());
        QCOMPARE(read.unread.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(read.unread[0].key), key);
        QCOMPARE(QString::fromStdString(read.unread[0].text), text);
        QCOMPARE(QString::fromStdString(herbsOf(read)), herbs);
        QVERIFY(!read.isWhole());
        QVERIFY(!prescribingRules().text(read.unread[0].key).zh.empty());
    }

    void nothingIsNoDecoction() {
        for (const auto* typed : {"", "  ", "、、", "补阳还五汤:"}) {
            const auto read = readDecoction(typed);
            QVERIFY(read.herbs.empty() && read.unread.empty() && !read.isWhole());
        }
        QCOMPARE(readDecoction("补阳还五汤：黄芪120g 7剂").name, std::string("补阳还五汤"));
        QCOMPARE(decoctionText(readDecoction("补阳还五汤：黄芪120g 7剂 水煎服")), std::string("补阳还五汤: 黄芪120g 7剂 水煎服"));
    }

    void theDosesSayTheDays() {
        const auto resident = m_desk->person("甲");
        for (const auto& [typed, days] : std::vector<std::pair<std::string, int>>{{"黄芪30g 7剂", 7}, {"黄芪30g 7剂 隔日1剂", 14}, {"黄芪30g 6剂 每日2剂 早晚分服", 3},
                                                                                  {"黄芪30g 7剂 每日一剂 早晚分服", 7}, {"黄芪30g 7剂 水煎服", 7}, {"黄芪30g 5剂 每日2剂", 3}}) {
            const auto check = taken(checkPrescription(m_desk->store.database(), test::careRules(), test::reviewBook(), draftOf(resident, typed), m_desk->today()));
            QVERIFY2(check.lines[0].days == days, typed.c_str());
        }
    }

    void withoutDosesOrGramsItIsNotSigned() {
        const auto resident = m_desk->person("甲");
        const auto problemsOf = [&](const PrescriptionDraft& draft) {
            std::set<std::string> ids;
            for (const auto& each : taken(checkPrescription(m_desk->store.database(), test::careRules(), test::reviewBook(), draft, m_desk->today())).problems) ids.insert(each.id);
            return ids;
        };
        QVERIFY(problemsOf(draftOf(resident, "黄芪30g 7剂")).empty());
        QVERIFY(problemsOf(draftOf(resident, "黄芪30g")).contains("decoction.doses"));
        auto draft = draftOf(resident, "黄芪30g 7剂");
        draft.lines[0].herbs.push_back({"甘草"});
        QVERIFY(problemsOf(draft).contains("decoction.grams"));
        // Ordinary forms hold seven days, whatever is on them.
        QVERIFY(problemsOf(draftOf(resident, "黄芪30g 14剂")).contains("draft.days"));
    }

    void whatWasOrderedIsReviewedForPairs() {
        const auto resident = m_desk->person("甲");
        const auto interrupts = [&](const std::string& typed) {
            return taken(checkPrescription(m_desk->store.database(), test::careRules(), test::reviewBook(), draftOf(resident, typed), m_desk->today())).interrupting;
        };
        QVERIFY(interrupts("黄芪30g 甘草6g 7剂").empty());
        const auto found = interrupts("海藻10g 甘草6g(炙) 7剂");
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].rule.starts_with("18.gancao:"));
        // The other half of the pair is in a decoction that is being taken.
        m_desk->sign(draftOf(resident, "黄芪30g 甘草6g 7剂"));
        const auto input = taken(readReviewInput(m_desk->store.database(), test::reviewBook(), resident, m_desk->today()));
        QVERIFY((input.lines.at(0).herbs == std::vector<std::string>{"黄芪", "甘草"}));
        QCOMPARE(interrupts("海藻10g 7剂").size(), std::size_t{1});
    }

    void theOrderKeepsItsHerbsForPharmacistRenewalAndPaper() {
        const auto resident = m_desk->person("甲");
        const auto form = m_desk->sign(draftOf(resident, "加味汤：海藻10.5g 甘草6g(炙) 7剂 水煎服"), "small amounts, agreed");
        auto& database = m_desk->store.database();
        const OrderRepository orders{database};
        QCOMPARE(taken(orders.prescription(form)).kind, std::string("herbal"));
        const auto order = taken(orders.orders(form)).at(0);
        QVERIFY((order.herbs == std::vector<Herb>{{"海藻", 10.5, ""}, {"甘草", 6, "炙"}}));
        QVERIFY(order.packs == 7 && order.packUnit == "剂" && order.days == 7 && !order.price && order.name == "加味汤" && order.unit == "剂");
        const auto opened = taken(openForm(database, test::reviewBook(), m_desk->reviewOf(form), m_desk->today()));
        QCOMPARE(opened.head.interrupting, std::size_t{1});
        QVERIFY(opened.settled.empty());
        const auto renewal = taken(renewalDraft(database, resident, m_desk->today()));
        QVERIFY(renewal.lines.at(0).herbs == order.herbs && renewal.lines[0].doses == 7);
        db::Query(database, "INSERT INTO institution (one, code, name, sample) VALUES (1, '120101001', '八里台', 1)").run();
        const auto sheet = taken(readPrescriptionSheet(database, test::careRules(), test::reviewBook(), form, {}));
        QCOMPARE(sheet.style.kind, std::string("herbal"));
        QVERIFY(sheet.medicines.at(0).herbs == order.herbs && sheet.medicines[0].packs == 7 && !sheet.medicines[0].price);
        QVERIFY(sheet.medicines[0].known.zh.empty());
    }

    void init() { m_desk.emplace(); }
    void cleanup() { m_desk.reset(); }

private:
    std::optional<test::ClinicDesk> m_desk;
};

JIAYI_TEST(TestDecoction)
#include "tst_decoction.moc"
