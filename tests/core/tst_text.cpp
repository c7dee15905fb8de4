#include "models/core/text.h"
#include "tests/support/test_program.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

using namespace jiayi;

namespace {

std::string encodedAs(const char* charset, const char* text) {
    const auto unicode = icu::UnicodeString::fromUTF8(text);
    std::string bytes(256, '\0');
    const auto length =
        unicode.extract(0, unicode.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), charset);
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

}  // namespace

class TestText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void surnamesAreReadAsSurnames_data() {
        QTest::addColumn<QByteArray>("full");
        QTest::addColumn<QByteArray>("initials");
        QTest::addColumn<QByteArray>("spaced");
        const auto row = [](const char* name, const char* full, const char* initials, const char* spaced) {
            QTest::newRow(name) << QByteArray{full} << QByteArray{initials} << QByteArray{spaced};
        };
        row("单雄信", "shanxiongxin", "sxx", "Shan Xiongxin");
        row("曾小明", "zengxiaoming", "zxm", "Zeng Xiaoming");
        row("解晓东", "xiexiaodong", "xxd", "Xie Xiaodong");
        row("仇英", "qiuying", "qy", "Qiu Ying");
        row("尉迟恭", "yuchigong", "ycg", "Yuchi Gong");
        row("欧阳修", "ouyangxiu", "oyx", "Ouyang Xiu");
        row("查良镛", "zhaliangyong", "zly", "Zha Liangyong");
        row("吕布", "lubu", "lb", "Lu Bu");
        row("王", "wang", "w", "Wang");
        row("欧阳", "ouyang", "oy", "Ou Yang");
        row("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt", "Ayiguli Maimaiti");
        row("Li Ming", "liming", "lm", "Li Ming");
        row("O'Neil 王", "oneilwang", "ow", "Oneil Wang");
        row("", "", "", "");
    }
    void surnamesAreReadAsSurnames() {
        QFETCH(QByteArray, full);
        QFETCH(QByteArray, initials);
        QFETCH(QByteArray, spaced);
        const auto pinyin = pinyinOfName(QTest::currentDataTag());
        QCOMPARE(QByteArray::fromStdString(pinyin.full), full);
        QCOMPARE(QByteArray::fromStdString(pinyin.initials), initials);
        QCOMPARE(QByteArray::fromStdString(pinyin.spaced), spaced);
    }

    void searchingIgnoresWidthCaseSpacesAndDots() {
        QCOMPARE(searchFold(" ＺＥＮＧ　Xiao-ming "), std::string{"zengxiaoming"});
        QCOMPARE(searchFold("１３９１２３４５６７８"), std::string{"13912345678"});
        QCOMPARE(searchFold("阿依古丽·买买提"), searchFold("阿依古丽•买买提"));
        QCOMPARE(searchFold("阿依古丽・买买提"), std::string{"阿依古丽买买提"});
        QCOMPARE(normalized("　曾小明　"), std::string{"曾小明"});
        QCOMPARE(normalized("⽼"), std::string{"老"});  // a Kangxi radical, as some PDF readers give it
    }

    void textIsCountedByCharacters() {
        QCOMPARE(codePoints("a曾😀"), (std::vector<std::string>{"a", "曾", "😀"}));
        QCOMPARE(reversed("a曾😀"), std::string{"😀曾a"});
        QCOMPARE(reversed(""), std::string{});
    }

    void utf8IsCheckedStrictly() {
        for (const char* good : {"", "a", "曾", "😀", "\xEF\xBF\xBD"}) QVERIFY(isValidUtf8(good));
        for (const char* bad :
             {"\x80", "\xC0\xAF", "\xE6\x9B", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "a\xD4\xF8"})
            QVERIFY(!isValidUtf8(bad));
        QVERIFY(isValidUtf8(std::string_view{"a\0b", 3}));
    }

    void chineseFilesAreReadWhicheverWayTheyWereSaved() {
        for (const char* text :
             {"曾小明", "王", "张三", "糖尿病", "血糖", "姓名,身份证号\r\n解晓东,110101195001011234\r\n",
              "㐀𠀀 曾", "€100 曾", "plain"}) {
            for (const char* charset : {"UTF-8", "GB18030"}) {
                const auto decoded = decodeText(encodedAs(charset, text));
                QVERIFY2(decoded, text);
                QCOMPARE(QByteArray::fromStdString(*decoded), QByteArray{text});
            }
        }
        QCOMPARE(*decodeText("\xD4\xF8\xD0\xA1\xC3\xF7"), std::string{"曾小明"});
    }

    void otherEncodingsAreRefusedRatherThanReadAsNonsense() {
        const char* traditional = "王小明是一位病人，患有高血壓及糖尿病，每日服藥三次";
        const char* japanese = "日本語の文章はここにあります。カタカナもあります。";
        for (const auto& bytes :
             {encodedAs("Big5", traditional), encodedAs("UTF-16LE", traditional), encodedAs("UTF-16", "姓名"),
              encodedAs("Shift_JIS", japanese), std::string{"\xFF\xFF"}, std::string{"\x81"}}) {
            const auto decoded = decodeText(bytes);
            QVERIFY(!decoded);
            QCOMPARE(decoded.error().reason, std::string{"text.encoding"});
        }
    }
};

JIAYI_TEST(TestText)
#include "tst_text.moc"
