#include "tests/support/test_program.h"
#include "tests/workstation/programs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace jiayi::test {

class TestMeasuresCommand : public QObject {
    Q_OBJECT

    static QString resource(const QString& type, const QString& id, const QString& rest) {
        return QStringLiteral("{'resource':{'resourceType':'%1','id':'%2',%3}}").arg(type, id, rest);
    }
    static QString observation(const QString& id, const QString& loinc, const QString& value, const QString& unit, const QString& when, const QString& encounter) {
        return resource(QStringLiteral("Observation"), id,
                        QStringLiteral("'status':'final','category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'laboratory'}]}],"
                                       "'code':{'coding':[{'system':'http://loinc.org','code':'%1'}]},'subject':{'reference':'Patient/p1'},'encounter':{'reference':'Encounter/%2'},"
                                       "'effectiveDateTime':'%3','valueQuantity':{'value':%4,'unit':'%5','system':'http://unitsofmeasure.org','code':'%5'}")
                            .arg(loinc, encounter, when, value, unit));
    }
    static QString encounter(const QString& id, const QString& code, const QString& when) {
        return resource(QStringLiteral("Encounter"), id,
                        QStringLiteral("'status':'finished','class':{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'%1'},"
                                       "'subject':{'reference':'Patient/p1'},'period':{'start':'%2','end':'%2'}")
                            .arg(code, when));
    }
    static QString condition(const QString& id, const QString& icd10) {
        return resource(QStringLiteral("Condition"), id,
                        QStringLiteral("'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'active'}]},"
                                       "'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10','code':'%1'}]},'subject':{'reference':'Patient/p1'},'onsetDateTime':'2019-01-01'")
                            .arg(icd10));
    }
    /// One person with diabetes and hypertension: HbA1c 9.6 and 8.8 on one day; pressures 150/80 and 135/95 on one day, and a worse one in a ward later.
    static QString bundle() {
        const QStringList entries{
            resource(QStringLiteral("Patient"), QStringLiteral("p1"), QStringLiteral("'name':[{'text':'Sample Person'}],'gender':'female','birthDate':'1966-01-01'")),
            condition(QStringLiteral("c1"), QStringLiteral("E11.9")),
            condition(QStringLiteral("c2"), QStringLiteral("I10")),
            encounter(QStringLiteral("e1"), QStringLiteral("AMB"), QStringLiteral("2026-03-10")),
            encounter(QStringLiteral("e2"), QStringLiteral("IMP"), QStringLiteral("2026-06-10")),
            observation(QStringLiteral("o1"), QStringLiteral("4548-4"), QStringLiteral("9.6"), QStringLiteral("%"), QStringLiteral("2026-03-10T09:00:00+08:00"), QStringLiteral("e1")),
            observation(QStringLiteral("o2"), QStringLiteral("4548-4"), QStringLiteral("8.8"), QStringLiteral("%"), QStringLiteral("2026-03-10T08:00:00+08:00"), QStringLiteral("e1")),
            observation(QStringLiteral("o3"), QStringLiteral("8480-6"), QStringLiteral("150"), QStringLiteral("mm[Hg]"), QStringLiteral("2026-03-10T09:00:00+08:00"), QStringLiteral("e1")),
            observation(QStringLiteral("o4"), QStringLiteral("8462-4"), QStringLiteral("80"), QStringLiteral("mm[Hg]"), QStringLiteral("2026-03-10T09:00:00+08:00"), QStringLiteral("e1")),
            observation(QStringLiteral("o5"), QStringLiteral("8480-6"), QStringLiteral("135"), QStringLiteral("mm[Hg]"), QStringLiteral("2026-03-10T10:00:00+08:00"), QStringLiteral("e1")),
            observation(QStringLiteral("o6"), QStringLiteral("8462-4"), QStringLiteral("95"), QStringLiteral("mm[Hg]"), QStringLiteral("2026-03-10T10:00:00+08:00"), QStringLiteral("e1")),
            observation(QStringLiteral("o7"), QStringLiteral("8480-6"), QStringLiteral("180"), QStringLiteral("mm[Hg]"), QStringLiteral("2026-06-10T10:00:00+08:00"), QStringLiteral("e2")),
            observation(QStringLiteral("o8"), QStringLiteral("8462-4"), QStringLiteral("100"), QStringLiteral("mm[Hg]"), QStringLiteral("2026-06-10T10:00:00+08:00"), QStringLiteral("e2"))};
        QString bundle = QStringLiteral("{'resourceType':'Bundle','type':'collection','entry':[") + entries.join(QLatin1Char(',')) + QStringLiteral("]}");
        return bundle.replace(QLatin1Char('\''), QLatin1Char('"'));
    }
    static QJsonObject row(const QJsonObject& said, const QString& id) {
        for (const auto& one : said[QStringLiteral("measures")].toArray())
            if (one.toObject()[QStringLiteral("id")].toString() == id) return one.toObject();
        return {};
    }

private Q_SLOTS:
    void measuresAreToldAsOneJsonDocumentExportedAndProven() {
        Programs programs;
        auto made = programs.on("init", "a.db");
        made << QStringLiteral("--institution") << QStringLiteral("120101001") << QStringLiteral("--user") << QStringLiteral("admin");
        QCOMPARE(programs.jiayi(made).exit, 0);
        QFile file(programs.path("people.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bundle().toUtf8());
        file.close();
        QCOMPARE(programs.jiayi(programs.on("import", "a.db") << file.fileName()).exit, 0);

        const QStringList year{QStringLiteral("--period"), QStringLiteral("2026-01-01/2026-12-31")};
        const auto ran = programs.jiayi(programs.on("measures", "a.db") << year << QStringLiteral("--format") << QStringLiteral("json"));
        QCOMPARE(ran.exit, 0);
        const auto said = QJsonDocument::fromJson(ran.out.toUtf8()).object();
        QCOMPARE(said[QStringLiteral("period")].toObject()[QStringLiteral("to")].toString(), QStringLiteral("2026-12-31"));
        QCOMPARE(said[QStringLiteral("measures")].toArray().size(), 47);
        const auto glucose = row(said, QStringLiteral("CMS122")), pressure = row(said, QStringLiteral("CMS165")), surplus = row(said, QStringLiteral("JY-CAP-01"));
        QCOMPARE(glucose[QStringLiteral("denominator")].toInt(), 1);
        QCOMPARE(glucose[QStringLiteral("numerator")].toInt(), 0);  // 8.8: the lowest of the day
        QCOMPARE(pressure[QStringLiteral("numerator")].toInt(), 1);  // 135/80: the lowest of each, and no ward
        QCOMPARE(pressure[QStringLiteral("rate")].toDouble(), 1.0);
        QVERIFY(surplus[QStringLiteral("rate")].isNull() && surplus[QStringLiteral("numerator")].isNull() && !surplus[QStringLiteral("reason")].toString().isEmpty());
        QVERIFY(programs.jiayi(programs.on("measures", "a.db") << year).out.contains(QStringLiteral("CMS165")));
        QCOMPARE(programs.jiayi(programs.on("measures", "a.db") << QStringLiteral("--period") << QStringLiteral("2026-12-31/2026-01-01")).exit, 2);
        QCOMPARE(programs.jiayi(programs.on("measures", "a.db")).exit, 2);

        QCOMPARE(programs.jiayi(programs.on("export", "a.db") << QStringLiteral("--format") << QStringLiteral("fhir") << QStringLiteral("--out") << programs.path("out.json")).exit, 0);
        QFile out(programs.path("out.json"));
        QVERIFY(out.open(QIODevice::ReadOnly));
        int reports = 0;
        for (const auto& entry : QJsonDocument::fromJson(out.readAll()).object()[QStringLiteral("entry")].toArray())
            reports += entry.toObject()[QStringLiteral("resource")].toObject()[QStringLiteral("resourceType")].toString() == QStringLiteral("MeasureReport");
        QCOMPARE(reports, 47);

        QCOMPARE(programs.jiayi(programs.on("evidence", "a.db") << year << QStringLiteral("--out") << programs.path("pack.zip")).exit, 0);
        QCOMPARE(programs.jiayi({QStringLiteral("verify"), QStringLiteral("--pack"), programs.path("pack.zip")}).exit, 0);
        QCOMPARE(programs.jiayi(programs.on("verify", "a.db")).exit, 0);
        QFile pack(programs.path("pack.zip"));
        QVERIFY(pack.open(QIODevice::ReadWrite));
        pack.resize(pack.size() / 2);
        pack.close();
        QCOMPARE(programs.jiayi({QStringLiteral("verify"), QStringLiteral("--pack"), programs.path("pack.zip")}).exit, 4);
        QCOMPARE(programs.jiayi({QStringLiteral("verify")}).exit, 2);
    }
};

}  // namespace jiayi::test

using jiayi::test::TestMeasuresCommand;
JIAYI_TEST(TestMeasuresCommand)
#include "tst_measures_command.moc"
