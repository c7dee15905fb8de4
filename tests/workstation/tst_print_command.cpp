#include "app/workstation/session.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/roster/resident_repository.h"
#include "tests/support/test_program.h"
#include "tests/workstation/programs.h"

namespace jiayi::test {

class TestPrintCommand : public QObject {
    Q_OBJECT

    /// A form with two medicines, written straight into the store.
    static QString writeForm(const QString& store) {
        SystemClock clock;
        SystemRandom random;
        auto session = app::Session::open(store.toStdString(), {}, "a passphrase for tests", clock, random);
        if (!session) qFatal("no session");
        sync::Unit unit(session->context(), "test");
        roster::Resident person;
        person.id = unit.newId<roster::ResidentId>();
        person.name = "王建国";
        person.sex = Sex::Male;
        person.citizenId = "11010519491231002X";
        person.birthDate = makeDate(1949, 12, 31);
        roster::ResidentRepository::save(unit, person);
        pharmacy::Prescription form;
        form.id = unit.newId<pharmacy::PrescriptionId>();
        form.resident = person.id;
        form.diagnoses = {{"E11.9", "2型糖尿病"}};
        form.written = form.validUntil = makeDate(2026, 11, 23);
        form.signedBy = "admin";
        pharmacy::OrderRepository::save(unit, form);
        for (int position = 1; position <= 2; ++position) {
            pharmacy::Order order;
            order.id = unit.newId<pharmacy::OrderId>();
            order.prescription = form.id;
            order.position = position;
            order.medication = unit.newId<pharmacy::MedicationId>();
            order.name = position == 1 ? "盐酸二甲双胍片" : "阿卡波糖片";
            order.atc = position == 1 ? "A10BA02" : "A10BF01";
            order.dose = "1 bid";
            order.days = 14;
            order.packs = 1;
            order.price = Money{1234};
            order.share = Money{777};
            pharmacy::OrderRepository::save(unit, order, person.id);
        }
        unit.commit();
        return QString::fromStdString(form.id.toString());
    }

    static QString textOf(const QString& pdf) {
        QProcess process;
        process.start(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), pdf, QStringLiteral("-")});
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput()).normalized(QString::NormalizationForm_KC);
    }

private Q_SLOTS:
    void aFormAndItsLeafletAreWrittenOnceAndNeverReplaced() {
        Programs programs;
        auto made = programs.on("init", "a.db");
        made << QStringLiteral("--institution") << QStringLiteral("120101001") << QStringLiteral("--user") << QStringLiteral("admin");
        QCOMPARE(programs.jiayi(made).exit, 0);
        const auto form = writeForm(programs.path("a.db"));
        const auto ask = [&](const char* document, const char* out, const QStringList& more = {}) {
            return programs.jiayi(QStringList{QStringLiteral("print"), QString::fromLatin1(document), QStringLiteral("--store"), programs.path("a.db"),
                                              QStringLiteral("--out"), programs.path(out)} +
                                  (more.contains(QStringLiteral("--form")) ? QStringList() : QStringList{QStringLiteral("--form"), form}) + more);
        };

        QCOMPARE(ask("prescription", "zh.pdf").exit, 0);
        const auto chinese = textOf(programs.path("zh.pdf"));
        for (const auto* text : {"王建国", "2型糖尿病", "24.68"}) QVERIFY2(chinese.contains(QString::fromUtf8(text)), text);
        QVERIFY(!chinese.contains(QStringLiteral("19491231")));
        QVERIFY(!chinese.contains(QStringLiteral("7.77")) && !chinese.contains(QStringLiteral("15.54")));

        QCOMPARE(ask("leaflet", "en.pdf", {QStringLiteral("--language"), QStringLiteral("en"), QStringLiteral("--paper"), QStringLiteral("a5")}).exit, 0);
        const auto english = textOf(programs.path("en.pdf"));
        QVERIFY(english.contains(QStringLiteral("How to take your medicines")));
        QVERIFY(english.contains(QStringLiteral("metformin")));
        QVERIFY(english.contains(QStringLiteral("not signed this text yet")));

        const auto again = ask("leaflet", "en.pdf");
        QCOMPARE(again.exit, 2);
        QVERIFY2(again.err.contains(QStringLiteral("file.exists")), qPrintable(again.err));
        QCOMPARE(textOf(programs.path("en.pdf")), english);

        const auto unknown = ask("prescription", "b.pdf", {QStringLiteral("--form"), QStringLiteral("0193a000-0000-7000-8000-000000000000")});
        QCOMPARE(unknown.exit, 2);
        QVERIFY(unknown.err.contains(QStringLiteral("prescription.not-found")));
        QCOMPARE(ask("prescription", "b.pdf", {QStringLiteral("--form"), QStringLiteral("7")}).exit, 2);
        QCOMPARE(ask("menu", "b.pdf").exit, 2);
        programs.setPassphrase("another one");
        QCOMPARE(ask("prescription", "b.pdf").exit, 3);
        QVERIFY(!QFile::exists(programs.path("b.pdf")));
    }
};

}  // namespace jiayi::test

using jiayi::test::TestPrintCommand;
JIAYI_TEST(TestPrintCommand)
#include "tst_print_command.moc"
