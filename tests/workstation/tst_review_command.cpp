#include "tests/support/test_program.h"
#include "tests/workstation/programs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace jiayi::test {

class TestReviewCommand : public QObject {
    Q_OBJECT

    static QString write(Programs& programs, const char* name, QString text) {
        QFile file(programs.path(name));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(text.replace(QLatin1Char('\''), QLatin1Char('"')).toUtf8());
        return file.fileName();
    }

private Q_SLOTS:
    void aBundleIsReviewedAsOneJsonDocument() {
        Programs programs;
        auto made = programs.on("init", "a.db");
        made << QStringLiteral("--institution") << QStringLiteral("120101001") << QStringLiteral("--user") << QStringLiteral("admin");
        QCOMPARE(programs.jiayi(made).exit, 0);
        const auto bundle = write(programs, "bundle.json",
                                  QStringLiteral("{'resourceType':'Bundle','type':'collection','entry':["
                                                 "{'resource':{'resourceType':'Patient','id':'p','gender':'male','birthDate':'1960-01-01'}},"
                                                 "{'resource':{'resourceType':'MedicationRequest','id':'m1','status':'active','intent':'order',"
                                                 "'medicationCodeableConcept':{'text':'simvastatin'}}},"
                                                 "{'resource':{'resourceType':'MedicationRequest','id':'m2','status':'active','intent':'order',"
                                                 "'medicationCodeableConcept':{'text':'clarithromycin'}}},"
                                                 "{'resource':{'resourceType':'MedicationRequest','id':'m3','status':'active','intent':'order',"
                                                 "'medicationCodeableConcept':{'text':'foobarzil'}}}]}"));
        const auto ran = programs.jiayi(programs.on("review", "a.db") << bundle);
        QCOMPARE(ran.exit, 0);
        const auto said = QJsonDocument::fromJson(ran.out.toUtf8()).object();
        const auto first = said[QStringLiteral("findings")].toArray().first().toObject();
        QCOMPARE(first[QStringLiteral("severity")].toString(), QStringLiteral("contraindicated"));
        QCOMPARE(first[QStringLiteral("check")].toString(), QStringLiteral("interaction"));
        QCOMPARE(first[QStringLiteral("lines")].toArray(), (QJsonArray{QStringLiteral("MedicationRequest/m1"), QStringLiteral("MedicationRequest/m2")}));
        QVERIFY(QString::fromUtf8(QJsonDocument(said[QStringLiteral("notChecked")].toArray()).toJson()).contains(QStringLiteral("foobarzil: unknown drug, not checked")));

        const auto marked = write(programs, "marked.json", QChar(0xFEFF) + QStringLiteral("{'resourceType':'Bundle','type':'collection'}"));
        const auto empty = programs.jiayi(programs.on("review", "a.db") << marked);
        QCOMPARE(empty.exit, 0);
        QVERIFY(empty.out.contains(QStringLiteral("No medicine to review")));
        QCOMPARE(programs.jiayi(programs.on("review", "a.db")).exit, 2);
        QCOMPARE(programs.jiayi(programs.on("review", "a.db") << programs.path("nothing.json")).exit, 2);
        QCOMPARE(programs.jiayi(programs.on("review", "a.db") << write(programs, "broken.json", QStringLiteral("{"))).exit, 2);
        QCOMPARE(programs.jiayi(programs.on("review", "nothing.db") << bundle).exit, 3);
        QVERIFY(programs.jiayi(programs.on("review", "a.db") << QStringLiteral("--noise")).out.startsWith(QStringLiteral("0 regimens")));
    }
};

}  // namespace jiayi::test

using jiayi::test::TestReviewCommand;
JIAYI_TEST(TestReviewCommand)
#include "tst_review_command.moc"
