#include "models/core/resource.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "models/pharmacy/sheets/sheet_rules.h"
#include "models/roster/resident_repository.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::pharmacy;

namespace {

template <class T>
T sheetOf(Result<T> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
    return std::move(*result);
}

/// A form on paper: who, what, and the three tables behind it.
class PaperClinic {
public:
    PaperClinic() {
        db::Query(store.database(), "INSERT INTO institution (one, code, name, sample) VALUES (1, '120101001', '八里台', 1)").run();
        db::Query(store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, 'chen', '陈医生', 'doctor')", newUuid(store.clock, store.random)).run();
        person.id = derivedUuidOf("person");
        person.name = "测试";
        person.sex = Sex::Male;
        person.birthDate = makeDate(1966, 1, 1);
        person.citizenId = "11010519491231002X";
        person.insuranceScheme = "resident";
        save();
    }
    static ResidentId derivedUuidOf(const char* text) { return {derivedUuid({text})}; }

    void save() {
        sync::Unit unit(store.context(), "test");
        roster::ResidentRepository::save(unit, person);
        unit.commit();
    }
    void comesAgain(std::optional<Date> day) { db::Query(store.database(), "UPDATE resident SET next_visit = ?", day).run(); }

    PrescriptionId sign(const std::string& kind, std::vector<Order> orders) {
        sync::Unit unit(store.context(), "test");
        Prescription form;
        form.id = unit.newId<PrescriptionId>();
        form.resident = person.id;
        form.kind = kind;
        form.diagnoses = {{"E11.9", "2型糖尿病"}};
        form.written = makeDate(2026, 11, 22);
        form.validUntil = makeDate(2026, 11, 24);
        form.signedBy = "chen";
        OrderRepository::save(unit, form);
        int position = 0;
        for (auto& order : orders) {
            order.id = unit.newId<OrderId>();
            order.prescription = form.id;
            order.position = ++position;
            order.medication = unit.newId<MedicationId>();
            OrderRepository::save(unit, order, form.resident);
        }
        unit.commit();
        return form.id;
    }
    static Order order(const std::string& name, const std::string& atc, const std::string& dose, int days = 28) {
        Order order;
        order.name = name;
        order.atc = atc;
        order.dose = dose;
        order.days = days;
        order.packs = 2;
        order.price = Money{1250};
        order.share = Money{777};
        return order;
    }
    Result<PrescriptionSheet> sheet(PrescriptionId form) {
        return readPrescriptionSheet(store.database(), test::careRules(), test::reviewBook(), form, "022-1");
    }
    Result<Leaflet> leaflet(const std::vector<PrescriptionId>& forms, Date today = makeDate(2026, 11, 22)) {
        return readLeaflet(store.database(), test::careRules(), test::reviewBook(), forms, "022-1", today);
    }

    test::ClinicStore store;
    roster::Resident person;
};

}  // namespace

class TestSheets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFormIsReadAsItWasSigned() {
        PaperClinic clinic;
        auto metformin = PaperClinic::order("盐酸二甲双胍片", "A10BA02", "1g bid 随餐");
        metformin.overrides = {{"rule.a", "已监测"}, {"rule.b", "已监测"}};
        auto wrong = PaperClinic::order("误开", "A10BB01", "1 bid");
        wrong.status = "entered-in-error";
        const auto id = clinic.sign("ordinary", {metformin, wrong});
        const auto sheet = sheetOf(clinic.sheet(id));
        QCOMPARE(sheet.id, id.toString());
        QVERIFY(sheet.number.starts_with("20261122-"));
        QVERIFY(QString::fromStdString(sheet.id).endsWith(QString::fromStdString(sheet.number).mid(9), Qt::CaseInsensitive));
        QCOMPARE(sheet.clinic.name, std::string("八里台"));
        QVERIFY(sheet.clinic.sample);
        QCOMPARE(sheet.doctor, std::string("陈医生"));
        QCOMPARE(sheet.diagnoses.size(), std::size_t{1});
        QVERIFY(!sheet.diagnoses[0].known.en.empty());
        QCOMPARE(sheet.medicines.size(), std::size_t{1});
        QCOMPARE(sheet.medicines[0].known.en, std::string("metformin"));
        QCOMPARE(sheet.medicines[0].timing, (std::vector<Words>{{"with meals", "随餐"}}));
        QCOMPARE(sheet.medicines[0].reason, std::string("已监测"));
        QCOMPARE(sheet.medicines[0].price->fen, 1250);
        QCOMPARE(sheet.perForm, std::size_t{5});
    }

    void dosesAreCountedInTabletsWhereThatIsCertain_data() {
        QTest::addColumn<double>("amount");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("strength");
        QTest::addColumn<QString>("packUnit");
        QTest::addColumn<double>("count");
        QTest::newRow("two") << 1.0 << "g" << "500 mg" << "tab" << 2.0;
        QTest::newRow("half") << 2.5 << "mg" << "5 mg" << "tab" << 0.5;
        QTest::newRow("counted already") << 2.0 << "tab" << "5 mg" << "tab" << 2.0;
        QTest::newRow("a third") << 5.0 << "mg" << "15 mg" << "tab" << 0.0;
        QTest::newRow("a combination") << 5.0 << "mg" << "5/10 mg" << "tab" << 0.0;
        QTest::newRow("an injection") << 12.0 << "U" << "300 U" << "pen" << 0.0;
        QTest::newRow("no strength") << 5.0 << "mg" << "" << "tab" << 0.0;
    }
    void dosesAreCountedInTabletsWhereThatIsCertain() {
        QFETCH(double, amount);
        QFETCH(QString, unit);
        QFETCH(QString, strength);
        QFETCH(QString, packUnit);
        QFETCH(double, count);
        PaperClinic clinic;
        auto order = PaperClinic::order("x", "A10BA02", "bid");
        order.amount = amount;
        order.unit = unit.toStdString();
        order.strength = strength.toStdString();
        order.packUnit = packUnit.toStdString();
        QCOMPARE(sheetOf(clinic.sheet(clinic.sign("ordinary", {order}))).medicines[0].count.value_or(0), count);
    }

    void theCitizenIdNeverComesWhole() {
        PaperClinic clinic;
        const auto sheet = sheetOf(clinic.sheet(clinic.sign("ordinary", {PaperClinic::order("x", "A10BA02", "1g bid")})));
        QVERIFY(!sheet.person.maskedId.empty());
        QVERIFY(sheet.person.maskedId.find("19491231") == std::string::npos);
        QVERIFY(sheet.person.maskedId.find('*') != std::string::npos);
    }

    void whatAFormHoldsAndWhoItIsForDecideItsColour_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("born");
        QTest::addColumn<QString>("style");
        QTest::newRow("ordinary") << "ordinary" << "二甲双胍" << 1966 << "ordinary";
        QTest::newRow("child") << "ordinary" << "对乙酰氨基酚" << 2014 << "paediatric";
        QTest::newRow("long") << "long" << "二甲双胍" << 1966 << "long";
        QTest::newRow("emergency child") << "emergency" << "对乙酰氨基酚" << 2014 << "emergency";
        QTest::newRow("decoction") << "herbal" << "黄芪30g" << 1966 << "herbal";
        QTest::newRow("psychotropic II") << "ordinary" << "阿普唑仑" << 1966 << "psychotropic-2";
        QTest::newRow("narcotic in an emergency") << "emergency" << "吗啡" << 1966 << "narcotic";
    }
    void whatAFormHoldsAndWhoItIsForDecideItsColour() {
        QFETCH(QString, kind);
        QFETCH(QString, name);
        QFETCH(int, born);
        QFETCH(QString, style);
        PaperClinic clinic;
        clinic.person.birthDate = makeDate(born, 1, 1);
        clinic.person.citizenId.clear();
        clinic.save();
        const auto sheet = sheetOf(clinic.sheet(clinic.sign(kind.toStdString(), {PaperClinic::order(name.toStdString(), "", "1 qd")})));
        QCOMPARE(QString::fromStdString(sheet.style.kind), style);
        QVERIFY(!sheet.style.name.zh.empty() && !sheet.style.colour.zh.empty());
    }

    void onlyALongPrescriptionOfMoreThanTheUsualLengthIsSignedByThePerson() {
        PaperClinic clinic;
        QVERIFY(!sheetOf(clinic.sheet(clinic.sign("long", {PaperClinic::order("x", "A10BA02", "1g bid", 28)}))).personSigns);
        QVERIFY(sheetOf(clinic.sheet(clinic.sign("long", {PaperClinic::order("x", "A10BA02", "1g bid", 29)}))).personSigns);
        QVERIFY(!sheetOf(clinic.sheet(clinic.sign("ordinary", {PaperClinic::order("x", "A10BA02", "1g bid", 29)}))).personSigns);
    }

    void oneLeafletIsAboutAllFormsOfAPerson() {
        PaperClinic clinic;
        auto stopped = PaperClinic::order("阿司匹林", "B01AC06", "100mg qd");
        stopped.status = "stopped";
        const auto first = clinic.sign("ordinary", {PaperClinic::order("二甲双胍", "A10BA02", "1g bid", 28), stopped});
        const auto second = clinic.sign("ordinary", {PaperClinic::order("没有人知道的药", "", "1 qd", 7)});
        clinic.comesAgain(makeDate(2026, 12, 20));
        const auto leaflet = sheetOf(clinic.leaflet({first, second}));
        QCOMPARE(leaflet.medicines.size(), std::size_t{2});
        QCOMPARE(leaflet.medicines[0].until, makeDate(2026, 12, 19));
        QCOMPARE(leaflet.medicines[0].advice.front().topic, std::string("purpose"));
        QCOMPARE(leaflet.medicines[0].advice.back().topic, std::string("test"));
        QVERIFY(leaflet.medicines[1].advice.empty());
        QCOMPARE(leaflet.nextVisit, std::optional{makeDate(2026, 12, 20)});
        QCOMPARE(leaflet.clinic.phone, std::string("022-1"));
        // What was agreed and is past says nothing about the next time.
        QVERIFY(!sheetOf(clinic.leaflet({first}, makeDate(2026, 12, 21))).nextVisit);
    }

    void aCombinationIsToldByItsParts() {
        PaperClinic clinic;
        const auto leaflet = sheetOf(clinic.leaflet({clinic.sign("ordinary", {PaperClinic::order("二甲双胍/达格列净", "A10BD15", "1 qd")})}));
        std::string said;
        for (const auto& advice : leaflet.medicines.at(0).advice) said += advice.text.en;
        QVERIFY(said.find("protects heart and kidneys") != std::string::npos);
        QVERIFY(said.find("with or right after a meal") != std::string::npos);
    }

    void unknownFormsAndFormsOfTwoPeopleAreRefused() {
        PaperClinic clinic;
        QCOMPARE(clinic.sheet({derivedUuid({"none"})}).error().reason, std::string("prescription.not-found"));
        QCOMPARE(clinic.leaflet({}).error().reason, std::string("leaflet.no-forms"));
        const auto first = clinic.sign("ordinary", {});
        clinic.person.id = PaperClinic::derivedUuidOf("other");
        clinic.save();
        const auto second = clinic.sign("ordinary", {});
        QCOMPARE(clinic.leaflet({first, second}).error().reason, std::string("leaflet.two-people"));
    }

    void printingLeavesATrailOfIdsOnly() {
        PaperClinic clinic;
        const auto form = clinic.sign("ordinary", {});
        QVERIFY(recordPrinting(clinic.store.context(), {form}, "leaflet"));
        db::Query row(clinic.store.database(), "SELECT user_name, entity, detail FROM audit WHERE action = 'prescription.print'");
        QVERIFY(row.next());
        QCOMPARE(row.text(0), std::string("chen"));
        QCOMPARE(row.text(1), "Prescription/" + form.toString());
        QCOMPARE(row.text(2), std::string("leaflet"));
        QVERIFY(access::verifyAudit(clinic.store.database()));
    }

    void theTimeOfTheDayIsReadFromWords_data() {
        QTest::addColumn<QString>("dose");
        QTest::addColumn<QString>("time");
        QTest::newRow("latin") << "1 g bid ac" << "before meals";
        QTest::newRow("within a word") << "lactate 1 tab qd" << "";
        QTest::newRow("Chinese") << "每次1片 睡前" << "at bedtime";
        QTest::newRow("none") << "1 g bid" << "";
        QTest::newRow("full width") << "１ｇ ＱＮ" << "at bedtime";
    }
    void theTimeOfTheDayIsReadFromWords() {
        QFETCH(QString, dose);
        QFETCH(QString, time);
        const auto found = sheetRules().timingIn(dose.toStdString());
        QCOMPARE(found.size(), std::size_t(time.isEmpty() ? 0 : 1));
        if (!found.empty()) QCOMPARE(QString::fromStdString(found.front().en), time);
    }

    void theMoreSpecialRowSpeaksAndNothingIsSaidTwice() {
        const auto rules = sheetOf(readSheetRules(embeddedFile("rules/prescription_forms.csv"),
                                                  "id,atc,topic,en,zh,signed,source,version,valid_from\n"
                                                  "a,A10,purpose,wide,宽,no,GK,1,2026-11-23\n"
                                                  "b,A10BA,purpose,narrow,窄,yes,GK,1,2026-11-23\n",
                                                  embeddedFile("rules/dose_timing.csv")));
        const auto said = rules.guidanceFor({"A10BA02", "A10BA03", "A10BB01"});
        QCOMPARE(said.size(), std::size_t{2});
        QCOMPARE(said[0].text.en, std::string("narrow"));
        QVERIFY(said[0].pharmacistSigned);
        QCOMPARE(said[1].text.en, std::string("wide"));
        QVERIFY(!said[1].pharmacistSigned);
    }

    void aRowThatDoesNotParseNamesItsFile_data() {
        QTest::addColumn<QString>("row");
        QTest::newRow("topic") << "a,A10,gossip,x,x,no,GK,1,2026-11-23";
        QTest::newRow("atc") << "a,,purpose,x,x,no,GK,1,2026-11-23";
        QTest::newRow("signed") << "a,A10,purpose,x,x,maybe,GK,1,2026-11-23";
        QTest::newRow("text") << "a,A10,purpose,,x,no,GK,1,2026-11-23";
    }
    void aRowThatDoesNotParseNamesItsFile() {
        QFETCH(QString, row);
        const auto read = readSheetRules(embeddedFile("rules/prescription_forms.csv"),
                                         "id,atc,topic,en,zh,signed,source,version,valid_from\n" + row.toStdString() + "\n", embeddedFile("rules/dose_timing.csv"));
        QVERIFY(!read);
        QCOMPARE(read.error().reason, std::string("rules.row"));
        QVERIFY(read.error().detail.find("guidance.csv") != std::string::npos);
    }

    void everyShippedTextOfALeafletAwaitsASignatureAndSaysSo() {
        for (const auto& row : sheetRules().guidance) {
            QVERIFY2(row.origin.source.starts_with("GK") != row.advice.pharmacistSigned, row.id.c_str());
        }
    }
};

JIAYI_TEST(TestSheets)
#include "tst_sheets.moc"
