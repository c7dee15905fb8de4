#include "sync/files/support_file.h"
#include "tests/files/import_fixture.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <fstream>

using namespace jiayi;
using jiayi::fhir::Json;

namespace {

/// moc does not read raw strings: JSON is written with single quotes here.
std::string quoted(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string contentsOf(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

class TestSupportFile : public QObject {
    Q_OBJECT

    /// A resident with every kind of personal datum, and a record that repeats them in its words.
    struct Clinic : test::Desk {
        Uuid resident = derivedUuid({"resident"});
        Uuid note = derivedUuid({"note"});

        Clinic() {
            sync::Unit unit(context(), "test");
            const auto patient = fhir::parseJson(quoted("{'resourceType':'Patient','id':'" + resident.toString() +
                                                        "','name':[{'text':'样本小明'}],'gender':'male','birthDate':'1968-03-17',"
                                                        "'telecom':[{'system':'phone','value':'19900001234'}],'address':[{'text':'样本小区 8 号楼'}],"
                                                        "'identifier':[{'system':'urn:oid:2.16.156.10011.1.3','value':'120101196803171231'}]}"));
            if (!registry.apply(unit, *patient)) throw std::runtime_error("no patient");
            const auto body = quoted("{'resourceType':'Basic','id':'" + note.toString() + "','subject':{'reference':'Patient/" + resident.toString() +
                                     "','display':'样本小明'},'text':{'status':'generated','div':'<div>样本小明</div>'},"
                                     "'note':[{'text':'样本小明 moved to 样本小区 8 号楼, call 19900001234 or 12010119680317123X'}],'code':{'coding':[{'code':'A1'}]}}");
            db::Query(database(), "INSERT INTO record (type, id, resident_id, body) VALUES ('Basic', ?, ?, ?)", note, resident, body).run();
            unit.put("Basic", note, resident);
            db::Query(database(), "UPDATE outbox SET last_status = 422, outcome = ? WHERE type = 'Basic'",
                      quoted("{'resourceType':'OperationOutcome','issue':[{'severity':'error','diagnostics':'样本小明 is not allowed'}]}"))
                .run();
            unit.commit();
        }
        Json write(const char* type, const Uuid& id, const char* name) {
            const auto written = files::writeSupportFile(context(), registry, type, id, file(name));
            if (!written) throw std::runtime_error(written.error().reason);
            return fhir::parseJson(contentsOf(file(name))).value();
        }
    };

private Q_SLOTS:
    void nothingOfThePersonIsInTheFile() {
        Clinic clinic;
        for (const auto& [type, id] : {std::pair{"Patient", clinic.resident}, std::pair{"Basic", clinic.note}}) {
            const auto name = std::string{type} + ".json";
            clinic.write(type, id, name.c_str());
            const auto text = contentsOf(clinic.file(name.c_str()));
            for (const char* secret : {"样本小明", "19900001234", "样本小区", "120101196803171231", "12010119680317123X"})
                QVERIFY2(text.find(secret) == std::string::npos, (name + " holds " + secret).c_str());
        }
    }

    void whatHelpsIsStillThere() {
        Clinic clinic;
        const auto document = clinic.write("Basic", clinic.note, "basic.json");
        QVERIFY(document.text("resource.id") == clinic.note.toString());
        QVERIFY(document.text("resource.subject.reference") == "Patient/" + clinic.resident.toString());
        QVERIFY(document.text("resource.code.coding.0.code") == "A1");
        QVERIFY(document.integer("status") == 422);
        QVERIFY(document.text("outcome.issue.0.diagnostics") == "*** is not allowed");
        QVERIFY(clinic.write("Patient", clinic.resident, "patient.json").text("resource.birthDate") == "1968-03-17");
        QCOMPARE(clinic.count("SELECT count(*) FROM audit WHERE action = 'support.export'"), 2);
    }

    void aFileIsNeverReplaced() {
        Clinic clinic;
        clinic.write("Basic", clinic.note, "basic.json");
        const auto before = contentsOf(clinic.file("basic.json"));
        const auto again = files::writeSupportFile(clinic.context(), clinic.registry, "Patient", clinic.resident, clinic.file("basic.json"));
        QVERIFY(!again);
        QCOMPARE(again.error().reason, std::string("file.exists"));
        QCOMPARE(contentsOf(clinic.file("basic.json")), before);
    }

    void figuresOfMedicineAreNoNumbersOfPersons() {
        auto json = fhir::parseJson(quoted("{'note':'HbA1c 6.8 on 2026-11-22, dose 1000000000 IU','id':'12345678901234567'}")).value();
        const auto before = json;
        files::maskTexts(json, {"李"});
        QVERIFY(json == before);
    }
};

JIAYI_TEST(TestSupportFile)
#include "tst_support_file.moc"
