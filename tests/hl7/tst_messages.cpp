// Messages as laboratories send them, each with what has to come of it: tests/data/hl7/*.case.
#include "sync/laboratory/oru_reader.h"
#include "tests/hl7/case_file.h"
#include "tests/hl7/rendered.h"
#include "tests/support/test_program.h"

#include <sstream>

namespace jiayi::test {

class TestMessages : public QObject {
    Q_OBJECT

    static std::string read(const std::string& bytes) {
        static const auto words = laboratory::Words::load().value();
        std::istringstream stream{bytes};
        std::string text;
        laboratory::readHl7(stream, words, [&](const laboratory::Entry& entry) {
            text += rendered(entry);
            return true;
        });
        return text;
    }

private Q_SLOTS:
    void everyMessageIsReadAsItSays_data() {
        QTest::addColumn<QString>("path");
        for (const auto& path : caseFiles()) QTest::newRow(qPrintable(QFileInfo(path).baseName())) << path;
    }
    void everyMessageIsReadAsItSays() {
        QFETCH(QString, path);
        const auto file = readCase(path);
        const auto actual = read(file.bytes);
        if (actual != file.expected) qInfo("what was read:\n%s", actual.c_str());
        QVERIFY(actual == file.expected);
    }

    void thereAreEnoughOfThem() { QVERIFY(caseFiles().size() >= 30); }

    /// Any of the three, whatever a case was written with.
    void lineEndsChangeNothing() {
        for (const auto& path : caseFiles()) {
            auto file = readCase(path);
            if (file.literalEnds) continue;
            for (const std::string end : {"\r", "\n", "\r\n"}) {
                auto bytes = file.bytes;
                for (auto at = bytes.find(file.end); at != std::string::npos; at = bytes.find(file.end, at + end.size())) bytes.replace(at, file.end.size(), end);
                QVERIFY2(read(bytes) == file.expected, qPrintable(path));
            }
        }
    }

    /// Nothing that a message says of a person is in a reason.
    void reasonsTellNothingOfAnybody() {
        const QRegularExpression place(QStringLiteral("^(|(MSH|[A-Z][A-Z0-9]{2}\\[\\d+\\])-\\d+|BTS-1|OBR|segment \\d+)$"));
        static const auto words = laboratory::Words::load().value();
        int refused = 0;
        for (const auto& path : caseFiles()) {
            std::istringstream stream{readCase(path).bytes};
            laboratory::readHl7(stream, words, [&](const laboratory::Entry& entry) {
                if (entry.reports) return true;
                ++refused;
                const auto detail = QString::fromStdString(entry.reports.error().detail);
                [&] { QVERIFY2(place.match(detail).hasMatch(), qPrintable(detail)); }();
                return true;
            });
        }
        QVERIFY(refused > 20);
    }

    void aReaderWhoHasEnoughIsAskedNoMore() {
        static const auto words = laboratory::Words::load().value();
        const auto path = caseFiles().filter(QStringLiteral("09-frames")).value(0);
        std::istringstream stream{readCase(path).bytes};
        int entries = 0;
        laboratory::readHl7(stream, words, [&](const laboratory::Entry&) { return ++entries < 1; });
        QCOMPARE(entries, 1);
    }

    void aMessageLargerThanAnyReportIsRefusedAndItsNeighbourTaken() {
        const std::string head = "MSH|^~\\&|LIS|SAMPLE-LAB|JIAYI|120101001|20261123101500||ORU^R01|M1|P|2.4\r";
        const std::string result = "OBR|1|A|F-1|GLU^Glucose^L||||||||||||||||||20261123100000|||F\rOBX|1|NM|GLU^Glucose^L||5.6|mmol/L||N|||F\r";
        const auto text = read(head + result + "NTE|1||" + std::string(hl7::kMaxUnitBytes, 'x') + "\r" + head + result);
        QVERIFY2(text.starts_with("line 1 refused hl7.too-large \nreport F-1/GLU"), text.c_str());
    }
};

JIAYI_TEST(TestMessages)

}  // namespace jiayi::test

#include "tst_messages.moc"
