#include "app/workstation/bind_files.h"
#include "app/workstation/start_flow.h"
#include "models/roster/search.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTemporaryDir>

using namespace jiayi;

class TestBindFiles : public QObject {
    Q_OBJECT

    static constexpr char kPassphrase[] = "a passphrase for tests";
    SystemClock m_clock;

    /// A store with nobody in it, and files beside it.
    struct Clinic {
        QTemporaryDir folder;
        std::unique_ptr<app::Desk> desk;

        explicit Clinic(const Clock& clock) {
            const std::filesystem::path store = path("clinic.db").toStdString();
            SystemRandom random;
            if (!access::createStore(store, {"120101001", "Test", true}, "chen", kPassphrase, clock, random,
                                     access::kLeastCost))
                qFatal("no store");
            auto opened = app::openDesk(store, "chen", kPassphrase, clock);
            if (!opened) qFatal("no desk");
            desk = std::move(*opened);
        }
        QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
        QString write(const char* name, const QByteArray& bytes) const {
            QFile file(path(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("no file");
            return file.fileName();
        }
        QByteArray read(const char* name) const {
            QFile file(path(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
        std::vector<roster::SearchHit> hits(const char* text) const {
            auto answer = desk->worker().read(
                [text](db::Database& database) { return roster::searchResidents(database, text, 10); });
            return *answer.result();
        }
    };

    /// 姓名,性别,出生日期,身份证号 in GB18030: two residents, and one whose number is wrong in its last digit.
    static QByteArray gbList() {
        return "\xD0\xD5\xC3\xFB,\xD0\xD4\xB1\xF0,\xB3\xF6\xC9\xFA\xC8\xD5\xC6\xDA,"
               "\xC9\xED\xB7\xDD\xD6\xA4\xBA\xC5\n"
               "\xCD\xF5\xCE\xB0,\xC4\xD0,1960-01-01,120101196001010013\n"
               "\xC0\xEE\xD0\xE3\xD3\xA2,\xC5\xAE,1958-03-15,120110195803150028\n"
               "\xCD\xF5\xCE\xB0,\xC4\xD0,1960-01-01,120101196001010014\n";
    }

    static Result<roster::ImportReport> imported(const ui::ImportAsks& asks, const QStringList& paths,
                                                 bool dryRun) {
        const auto looked = asks.look(paths).result();
        if (!looked) return looked.error();
        auto plan = looked->plan;
        plan.dryRun = dryRun;
        return asks.run(plan, {}).result();
    }

private Q_SLOTS:
    void aListInTheOldEncodingBecomesResidentsAndItsMistakeAReject() {
        const Clinic clinic(m_clock);
        const auto asks = app::bindImport(*clinic.desk);
        const auto list = clinic.write("list.csv", gbList());
        const auto looked = asks.look({list}).result();
        QVERIFY(looked);
        QCOMPARE(looked->encodings.at(list.toStdString()), std::string("GB18030"));
        QCOMPARE(looked->plan.files.at(0).tables.at(0).rows, std::size_t(3));

        const auto dry = imported(asks, {list}, true);
        QVERIFY(dry);
        QCOMPARE(dry->kinds.at("Patient").created, std::size_t(2));
        QVERIFY(clinic.hits("wangwei").empty());

        const auto report = imported(asks, {list}, false);
        QVERIFY(report);
        QCOMPARE(report->kinds.at("Patient").created, std::size_t(2));
        QCOMPARE(report->rejects.size(), std::size_t(1));
        QCOMPARE(report->rejects[0].reason, std::string("citizen-id.check-digit"));
        QCOMPARE(clinic.hits("wangwei").size(), std::size_t(1));

        QVERIFY(asks.saveRejects(*report, clinic.path("rejects.csv")).result());
        QVERIFY(clinic.read("rejects.csv").contains("120101196001010014"));
        const auto permissions = QFile::permissions(clinic.path("rejects.csv"));
        QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther)));

        const auto again = imported(asks, {list}, false);
        QVERIFY(again);
        QCOMPARE(again->kinds.at("Patient").unchanged, std::size_t(2));
        QCOMPARE(clinic.hits("wangwei").size(), std::size_t(1));
    }

    void aListThatIsUtf8SaysSo() {
        const Clinic clinic(m_clock);
        const auto list = clinic.write("list.csv", "姓名,性别,出生日期\n王伟,男,1960-01-01\n");
        const auto looked = app::bindImport(*clinic.desk).look({list}).result();
        QVERIFY(looked);
        QCOMPARE(looked->encodings.at(list.toStdString()), std::string("UTF-8"));
    }

    void anExportMasksUnlessAskedAndAnEmptyListIsNotEverybody() {
        const Clinic clinic(m_clock);
        const auto import = app::bindImport(*clinic.desk);
        QVERIFY(imported(import, {clinic.write("list.csv", gbList())}, false));
        const auto asks = app::bindExport(*clinic.desk);
        ui::ExportWish wish;
        wish.target = clinic.path("masked.json");
        const auto done = asks.run(wish, {}).result();
        QVERIFY(done);
        QCOMPARE(done->residents, std::size_t(2));
        QVERIFY(!clinic.read("masked.json").isEmpty() &&
                !clinic.read("masked.json").contains("120101196001010013"));

        wish.target = clinic.path("full.json");
        wish.unmasked = true;
        wish.residents = {clinic.hits("wangwei").at(0).id};
        const auto one = asks.run(wish, {}).result();
        QVERIFY(one);
        QCOMPARE(one->residents, std::size_t(1));
        QVERIFY(clinic.read("full.json").contains("120101196001010013"));
        QVERIFY(!clinic.read("full.json").contains("120110195803150028"));

        wish.target = clinic.path("nobody.json");
        wish.residents = std::vector<roster::ResidentId>{};
        const auto nobody = asks.run(wish, {}).result();
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().reason, std::string("export.nobody"));
        QVERIFY(!QFile::exists(clinic.path("nobody.json")));
    }

    void everyFormatIsWrittenAndNothingIsReplaced() {
        const Clinic clinic(m_clock);
        QVERIFY(imported(app::bindImport(*clinic.desk), {clinic.write("list.csv", gbList())}, false));
        const auto asks = app::bindExport(*clinic.desk);
        const std::pair<ui::ExportFormat, const char*> formats[] = {{ui::ExportFormat::Fhir, "all.json"},
                                                                    {ui::ExportFormat::Ndjson, "lines"},
                                                                    {ui::ExportFormat::Csv, "tables"},
                                                                    {ui::ExportFormat::Xlsx, "all.xlsx"}};
        for (const auto& [format, name] : formats) {
            ui::ExportWish wish;
            wish.format = format;
            wish.target = clinic.path(name);
            const auto done = asks.run(wish, {}).result();
            QVERIFY2(done, done ? name : done.error().reason.c_str());
            QCOMPARE(done->residents, std::size_t(2));
            const auto again = asks.run(wish, {}).result();
            QVERIFY(!again);
            QCOMPARE(again.error().reason, std::string("file.exists"));
        }
    }

    void aStoppedImportSaysSo() {
        const Clinic clinic(m_clock);
        const auto asks = app::bindImport(*clinic.desk);
        const auto looked = asks.look({clinic.write("list.csv", gbList())}).result();
        QVERIFY(looked);
        std::stop_source stop;
        stop.request_stop();
        roster::ImportControl control;
        control.stop = stop.get_token();
        const auto report = asks.run(looked->plan, control).result();
        QVERIFY(report);
        QVERIFY(report->cancelled);
        QVERIFY(clinic.hits("wangwei").empty());
    }
};

JIAYI_TEST(TestBindFiles)
#include "tst_bind_files.moc"
