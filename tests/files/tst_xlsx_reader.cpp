#include "sync/files/table.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <zip.h>

#include <map>

using jiayi::files::readTables;
using jiayi::files::Table;

namespace {

/// A workbook from its parts, as other programs than ours write them.
class WorkbookFile {
public:
    WorkbookFile() {
        part("xl/workbook.xml", "<workbook xmlns:r='x'><workbookPr/><sheets><sheet name='First' r:id='r1'/></sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>");
        part("xl/styles.xml",
             "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy\"年\"m\"月\"d\"日\"'/>"
             "<numFmt numFmtId='171' formatCode='0.00_);[Red]\\(0.00\\)'/></numFmts>"
             "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='171'/></cellXfs></styleSheet>");
    }
    WorkbookFile& part(const char* name, const std::string& text) {
        m_parts[name] = text;
        return *this;
    }
    WorkbookFile& rows(const std::string& xml) {
        return part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + xml + "</sheetData></worksheet>");
    }
    jiayi::Result<std::vector<Table>> read() {
        const auto path = m_dir.filePath(QStringLiteral("book.xlsx")).toStdString();
        int error = 0;
        auto* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
        for (const auto& [name, text] : m_parts)
            zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
        zip_close(archive);
        return readTables(path);
    }

private:
    QTemporaryDir m_dir;
    std::map<std::string, std::string> m_parts;
};

using Cells = std::vector<std::string>;

}  // namespace

class TestXlsxReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreWhatTheSheetShows() {
        const auto tables = WorkbookFile()
                                .rows("<row r='1'><c r='A1' t='str'><v>a</v></c><c r='B1' t='str'><v>b</v></c></row>"
                                      "<row r='2'><c r='A2' s='3'><v>59.567999999999998</v></c><c r='B2'><v>13800138000</v></c></row>"
                                      "<row r='3'><c r='A3'><v>1.2E-3</v></c><c r='B3' t='e'><v>#N/A</v></c></row>")
                                .read()
                                .value();
        QVERIFY(tables[0].rows[0].cells == (Cells{"59.568", "13800138000"}));
        QVERIFY(tables[0].rows[1].cells == (Cells{"0.0012", ""}));
    }

    void datesAreToldByTheirFormat() {
        const auto tables = WorkbookFile()
                                .rows("<row r='1'><c r='A1' t='str'><v>a</v></c><c r='B1' t='str'><v>b</v></c></row>"
                                      "<row r='2'><c r='A2' s='1'><v>44195</v></c><c r='B2' s='2'><v>44195.354166666664</v></c></row>"
                                      "<row r='3'><c r='A3' s='0'><v>44195</v></c><c r='B3' s='3'><v>44195</v></c></row>")
                                .read()
                                .value();
        QVERIFY(tables[0].rows[0].cells == (Cells{"2020-12-30", "2020-12-30 08:30:00"}));
        QVERIFY(tables[0].rows[1].cells == (Cells{"44195", "44195"}));
        const auto since1904 = WorkbookFile()
                                   .part("xl/workbook.xml", "<workbook xmlns:r='x'><workbookPr date1904='1'/><sheets>"
                                                            "<sheet name='First' r:id='r1'/></sheets></workbook>")
                                   .rows("<row r='1'><c r='A1' t='str'><v>a</v></c><c r='B1' t='str'><v>b</v></c></row>"
                                         "<row r='2'><c r='A2' s='1'><v>42733</v></c></row>")
                                   .read()
                                   .value();
        QCOMPARE(since1904[0].rows[0].cells[0], std::string{"2020-12-30"});
    }

    void sharedInlineAndRichTextsAreRead() {
        const auto tables = WorkbookFile()
                                .part("xl/sharedStrings.xml",
                                      "<sst><si><t>姓名</t><rPh><t>xm</t></rPh></si><si><r><t>Hb</t></r><r><t>A1c </t></r></si></sst>")
                                .rows("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
                                      "<row r='2'><c r='A2' t='inlineStr'><is><t> 王 </t></is></c><c r='B2' t='s'><v>99</v></c></row>")
                                .read()
                                .value();
        QVERIFY(tables[0].header == (Cells{"姓名", "HbA1c"}));
        QVERIFY(tables[0].rows[0].cells == (Cells{"王", ""}));
    }

    void gapsTitlesAndRowNumbersAreKept() {
        const auto tables = WorkbookFile()
                                .rows("<row r='2'><c r='A2' t='str'><v>居民花名册</v></c></row>"
                                      "<row r='4'><c r='B4' t='str'><v>b</v></c><c r='D4' t='str'><v>d</v></c></row>"
                                      "<row r='5'/><row r='9'><c r='B9'><v>1</v></c><c r='E9'><v>2</v></c></row>")
                                .read()
                                .value();
        QVERIFY(tables[0].header == (Cells{"column 1", "b", "column 3", "d", "column 5"}));
        QCOMPARE(tables[0].rows.size(), std::size_t{1});
        QCOMPARE(tables[0].rows[0].number, std::size_t{9});
        QVERIFY(tables[0].rows[0].cells == (Cells{"", "1", "", "", "2"}));
    }

    void damagedWorkbooksAreRefused() {
        QCOMPARE(WorkbookFile().rows("<row").read().error().reason, std::string{"xlsx.damaged"});
        QCOMPARE(WorkbookFile().read().error().reason, std::string{"xlsx.damaged"});
        QCOMPARE(WorkbookFile().rows("").read().error().reason, std::string{"file.empty"});
    }
};

JIAYI_TEST(TestXlsxReader)
#include "tst_xlsx_reader.moc"
