#include "models/core/csv.h"
#include "models/pharmacy/formulary/equivalences.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "models/pharmacy/formulary/rules/formulary_table.h"
#include "sync/formulary/formulary_files.h"
#include "sync/formulary/formulary_mapper.h"
#include "sync/formulary/manifest.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"

#include <algorithm>

using namespace jiayi;
using namespace jiayi::pharmacy;
using jiayi::test::formularyItem;
using jiayi::test::formularyItems;

namespace {

/// Every field is said.
FormularyItem fullItem() {
    auto item = formularyItem(7);
    item.nhsa = "SAMPLE00000000000000007";
    item.nameZh = "二甲双胍, \"缓释\"";
    item.stock = 0;
    item.stockAt = startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{8};
    item.insuranceClass = InsuranceClass::B;
    item.essential = item.procured = true;
    item.agreed = 200;
    item.progress = 12;
    item.alsoAt = "示例医院;Second hospital";
    item.restrictionEn = "second line";
    item.restrictionZh = "二线用药";
    item.longRx = "local";
    item.tier = 3;
    item.price = Money{5};
    item.cost = Money{4};
    return item;
}

std::string tableOf(const std::vector<FormularyItem>& items) {
    auto text = csvRow(formularyColumns());
    for (const auto& item : items) text += formularyRow(item);
    return text;
}

/// The table of one good item with that cell in place of its own.
std::string tableWith(const std::string& column, const std::string& cell) {
    auto table = *parseCsv(tableOf({fullItem()}));
    table.rows[0][*table.column(column)] = cell;
    return csvRow(table.header) + csvRow(table.rows[0]);
}

std::string refusalOf(const std::string& text) {
    const auto read = readFormularyTable(text);
    return read ? std::string{"taken"} : read.error().reason + ": " + read.error().detail;
}

}  // namespace

class TestFormularyRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Desks and hubs of different ages prove the same versions.
    void anEmptyNewColumnLeavesTheHashAsItWas() {
        auto item = formularyItem(1);
        const auto row = formularyRow(item);
        QVERIFY(row.ends_with(",sample: test,,\r\n"));
        QCOMPARE(QString::fromStdString(hashedRow(item)), QString::fromStdString(row.substr(0, row.size() - 4) + "\r\n"));
        const auto before = leafOf(item);
        item.alsoAt = "Hospital";
        QVERIFY(leafOf(item) != before);
        QVERIFY(hashedRow(item).ends_with(",sample: test,Hospital\r\n"));
        const auto withHospital = leafOf(item);
        item.cost = Money{850};
        QVERIFY(leafOf(item) != withHospital);
        QVERIFY(hashedRow(item).ends_with(",sample: test,Hospital,8.50\r\n"));
        item.alsoAt.clear();
        QVERIFY(hashedRow(item).ends_with(",sample: test,,8.50\r\n"));
    }

    void aTableReadsBackAsItWasWritten() {
        const std::vector<FormularyItem> items{formularyItem(1), fullItem()};
        const auto read = readFormularyTable(tableOf(items));
        QVERIFY(read);
        QVERIFY(*read == items);
    }

    void chineseWordsAndMissingColumnsAreUnderstood() {
        const auto read = readFormularyTable("item,inn,atc,name_zh,form,strength,pack_size,pack_unit,price,class,long_rx,essential\n"
                                             "X1,metformin,A10BA02,二甲双胍,tab,500 mg,20,tab,12.5,甲,yes,是\n");
        QVERIFY(read);
        QVERIFY(read->front().insuranceClass == InsuranceClass::A && read->front().essential && read->front().price == Money{1250});
        QVERIFY(!read->front().stock && read->front().tier == 1);
    }

    void aBadCellIsNamedByRowAndField_data() {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("what");
        QTest::newRow("no price") << "price" << "" << "is missing";
        QTest::newRow("negative price") << "price" << "-1.00" << "is negative";
        QTest::newRow("price in words") << "price" << "12.345" << "is no amount in yuan with at most two decimals";
        QTest::newRow("negative cost") << "cost" << "-1.00" << "is negative";
        QTest::newRow("cost in words") << "cost" << "cheap" << "is no amount in yuan with at most two decimals";
        QTest::newRow("atc") << "atc" << "A1OBA02" << "has not the shape of an ATC code";
        QTest::newRow("no code") << "item" << "" << "is missing";
        QTest::newRow("code") << "item" << "a b" << "is no code: 1 to 64 letters, digits, '-' or '.'";
        QTest::newRow("nhsa") << "nhsa" << "X1" << "is not 23 capitals and digits";
        QTest::newRow("class") << "class" << "C" << "is none of A, B, self";
        QTest::newRow("pack") << "pack_size" << "0" << "is not above 0";
        QTest::newRow("pack in words") << "pack_size" << "ten" << "is no whole number";
        QTest::newRow("flag") << "essential" << "perhaps" << "is none of yes, no";
        QTest::newRow("stock without its time") << "stock_at" << "" << "goes with a stock, and a stock with it";
        QTest::newRow("long") << "long_rx" << "maybe" << "is none of yes, no, local";
        QTest::newRow("tier") << "tier" << "12" << "is not 1 to 9";
        QTest::newRow("name") << "inn" << "" << "is missing";
        QTest::newRow("strength") << "strength" << "" << "is missing";
    }
    void aBadCellIsNamedByRowAndField() {
        QFETCH(QString, column);
        QFETCH(QString, cell);
        QFETCH(QString, what);
        const auto said = refusalOf(tableWith(column.toStdString(), cell.toStdString()));
        QCOMPARE(QString::fromStdString(said), QStringLiteral("formulary.row: row 2, ") + column + QStringLiteral(": ") + what);
    }

    void whatStandsTwiceIsRefused() {
        QCOMPARE(refusalOf(tableOf({formularyItem(1), formularyItem(2), formularyItem(1)})), std::string{"formulary.row: row 4, item: I1 stands twice"});
        auto other = fullItem();
        other.code = "other";
        QVERIFY(refusalOf(tableOf({fullItem(), other})).find("row 3, nhsa: ") != std::string::npos);
    }

    void aTableThatIsNoneIsRefused() {
        QCOMPARE(refusalOf(tableOf({formularyItem(1)}) + "\"broken\n"), std::string{"formulary.csv: csv.syntax at row 3"});
        QVERIFY(refusalOf(tableOf({formularyItem(1)}) + "a,b\n").starts_with("formulary.row: row 3, all: has 2 cells"));
        QVERIFY(refusalOf("item,inn\nx,y\n").starts_with("formulary.column: row 1, atc: the column is missing"));
        auto header = csvRow(formularyColumns());
        QVERIFY(refusalOf("colour," + header + "x," + formularyRow(formularyItem(1))).starts_with("formulary.column: row 1, colour: is no column"));
        QVERIFY(refusalOf(header).starts_with("formulary.empty"));
    }

    void theRootIsOfTheContentAndNotOfItsOrder() {
        auto items = formularyItems(300);
        const auto root = contentRootOf(items);
        std::reverse(items.begin(), items.end());
        QVERIFY(contentRootOf(items) == root);
        items[17].stock = 3;
        QVERIFY(contentRootOf(items) != root);
        items = formularyItems(299);
        QVERIFY(contentRootOf(items) != root);
        // The same content under another code is another content.
        auto moved = formularyItem(300);
        moved.code = "I301";
        items.push_back(moved);
        QVERIFY(contentRootOf(items) != root);
    }

    void everyFieldIsInTheRoot() {
        const auto item = fullItem();
        const auto leaf = leafOf(item);
        const auto table = *parseCsv(tableOf({item}));
        for (std::size_t column = 0; column < table.header.size(); ++column) {
            auto other = *parseCsv(tableOf({formularyItem(1)}));
            auto cells = table.rows[0];
            if (cells[column] == other.rows[0][column]) continue;
            cells[column] = other.rows[0][column];
            const auto changed = readFormularyTable(csvRow(table.header) + csvRow(cells));
            if (changed) QVERIFY2(leafOf(changed->front()) != leaf, table.header[column].c_str());
        }
    }

    void anItemComesBackFromFhirAsItWas() {
        for (const auto& item : {formularyItem(1), fullItem()}) {
            const auto read = formulary::fromFhir(*fhir::parseJson(formulary::toFhir(item).compact()));
            QVERIFY2(read, read ? "" : toString(read.error()).c_str());
            QVERIFY(*read == item);
        }
    }

    void aBundleOfDrugsAndItemsIsRead() {
        // As somebody else's system has it: the drug apart, names as synonyms, the price as the drug's cost.
        auto basic = formulary::toFhir(formularyItem(5));
        auto drug = basic.items("contained")[0];
        basic.erase("contained");
        basic.make("subject").set("reference", "https://pharmacy.example/fhir/MedicationKnowledge/m5");
        drug.set("id", "m5");
        drug.erase("extension");
        drug.set("synonym", fhir::Json::array({"Glucophage", "格华止"}));
        fhir::Json strength = fhir::Json::object({{"url", "https://jiayi.health/fhir/StructureDefinition/formulary-strength"}, {"valueString", "500 mg"}});
        drug.set("extension", fhir::Json::array({strength}));
        auto bundle = fhir::Json::object({{"resourceType", "Bundle"}, {"type", "collection"}});
        bundle.make("entry").push(fhir::Json::object({{"resource", drug}}));
        bundle.make("entry").push(fhir::Json::object({{"resource", basic}}));
        const auto read = formulary::readFormularyFhir(bundle.pretty());
        QVERIFY2(read, read ? "" : toString(read.error()).c_str());
        QCOMPARE(read->size(), std::size_t{1});
        QVERIFY(read->front().nameZh == "格华止" && read->front().nameEn == "Glucophage" && read->front().price == Money{1005});
        QVERIFY(*formulary::readFormularyFhir(drug.compact() + "\n" + basic.compact() + "\n") == *read);

        for (auto& extension : basic.find("extension")->items())
            if (extension.textOr("url", "").ends_with("-price")) extension.make("valueMoney").erase("value");
        const auto refused = formulary::readFormularyFhir(drug.compact() + "\n" + basic.compact() + "\n");
        QCOMPARE(refused.error().reason, std::string{"formulary.row"});
        QCOMPARE(refused.error().detail, std::string{"entry 2 (Basic/I5), price: is missing"});
        QCOMPARE(formulary::readFormularyFhir("{\"resourceType\"").error().reason, std::string{"formulary.fhir"});
    }

    void aDeltaSaysWhatBecameOfWhatChanged() {
        const auto from = formularyItems(10);
        auto to = from;
        to.erase(to.begin());
        to[3].price = Money{1};
        to.push_back(formularyItem(99));
        const auto changes = formulary::changesBetween(from, to);
        QCOMPARE(changes.size(), std::size_t{3});
        const auto read = formulary::readDelta(formulary::deltaBytes(changes), 3);
        QVERIFY(read);
        for (std::size_t i = 0; i < 3; ++i) QVERIFY((*read)[i].code == changes[i].code && (*read)[i].item == changes[i].item);
        QCOMPARE(formulary::readDelta(formulary::deltaBytes(changes), 2).error().reason, std::string{"formulary.file"});
        const auto bytes = formulary::snapshotBytes(to);
        QVERIFY(*formulary::readSnapshot(bytes, 10) == to);
        QCOMPARE(formulary::readSnapshot(bytes.substr(0, bytes.size() / 2), 10).error().reason, std::string{"formulary.file"});
    }

    void aSignatureHoldsForItsTextAndKeyAlone() {
        const auto seed = formulary::newSigningSeed(), other = formulary::newSigningSeed();
        const auto key = formulary::publicKeyOf(seed);
        const auto signature = formulary::sign(seed, "text");
        QVERIFY(formulary::verifies(key, "text", signature));
        QVERIFY(!formulary::verifies(key, "texT", signature));
        QVERIFY(!formulary::verifies(formulary::publicKeyOf(other), "text", signature));
        QVERIFY(!formulary::verifies(key, "text", signature.substr(1)));
        QVERIFY(!formulary::verifies({}, "text", signature));
    }

    void aManifestReadsBackAndANewerOneIsSaidToBe() {
        formulary::Manifest manifest{"P", "药房", "e", 3, makeDate(2026, 12, 1), Instant{std::chrono::milliseconds{5}}, sha256("x"), formulary::sealOf("abc", 1), {{2, formulary::sealOf("d", 4)}}};
        const auto text = formulary::manifestText(manifest);
        const auto read = formulary::parseManifest(text);
        QVERIFY(read && formulary::manifestText(*read) == text);
        auto newer = *fhir::parseJson(text);
        newer.set("format", 2);
        QCOMPARE(formulary::parseManifest(newer.compact()).error().reason, std::string{"formulary.newer-format"});
        QCOMPARE(formulary::parseManifest("{}").error().reason, std::string{"formulary.manifest"});
        QVERIFY(formulary::proveFile(manifest.snapshot, "abc"));
        QCOMPARE(formulary::proveFile(manifest.snapshot, "abd").error().reason, std::string{"formulary.hash"});
    }

    void strengthsAreComparedByWhatTheySay() {
        QCOMPARE(comparableStrength("0.5 g"), comparableStrength("500mg"));
        QCOMPARE(comparableStrength("12.5 MG"), comparableStrength("0.0125g"));
        QCOMPARE(comparableStrength("250 ug"), comparableStrength("0.25 mg"));
        QVERIFY(comparableStrength("80/5 mg") != comparableStrength("5/80 mg"));
        QVERIFY(comparableStrength("100 U") != comparableStrength("100 mg"));
    }

    void theEquivalenceListIsSoundAndAwaitsASignature() {
        QVERIFY(!Equivalences::embedded().rows().empty());
        for (const auto& row : Equivalences::embedded().rows()) QVERIFY(!row.pharmacistSigned || !row.origin.source.starts_with("GK"));
        const std::string header = "group,atc,form,strength,units,signed,source,version,valid_from\n";
        QVERIFY(!Equivalences::read(header + "a,C08CA01,tab,5 mg,1,no,GK,1,2026-11-23\n"));
        QVERIFY(!Equivalences::read(header + "a,C08CA01,tab,5 mg,0,no,GK,1,2026-11-23\na,C08CA17,tab,5 mg,1,no,GK,1,2026-11-23\n"));
        QVERIFY(!Equivalences::read(header + "a,C08,tab,5 mg,1,no,GK,1,2026-11-23\na,C08CA17,tab,5 mg,1,no,GK,1,2026-11-23\n"));
    }
};

JIAYI_TEST(TestFormularyRules)
#include "tst_formulary_rules.moc"
