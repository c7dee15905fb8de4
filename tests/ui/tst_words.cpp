#include "tests/support/test_program.h"
#include "ui/common/words.h"
#include "ui/common/words_table.h"

using namespace jiayi;
using namespace jiayi::ui;

class TestWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeSaysWhatHappenedWhatWasKeptAndWhatToDo() {
        QSet<QString> said;
        for (int code = 0; code <= static_cast<int>(Errc::Full); ++code) {
            const auto words = wordsFor({static_cast<Errc>(code), {}, {}});
            QVERIFY2(!words.what.isEmpty() && !words.kept.isEmpty() && !words.todo.isEmpty(),
                     qPrintable(words.all()));
            said.insert(words.what);
        }
        QCOMPARE(said.size(), static_cast<int>(Errc::Full) + 1);  // no two codes sound alike
    }

    void aKnownReasonSaysMoreThanItsCode() {
        const auto words = wordsFor({Errc::Denied, "passphrase.wrong", {}});
        QVERIFY(words.what.contains(QStringLiteral("passphrase")));
        QVERIFY(words.what != wordsFor({Errc::Denied, {}, {}}).what);
    }

    void anUnknownReasonFindsItsFamilyThenItsCode() {
        QCOMPARE(wordsFor({Errc::Invalid, "date.something-new", {}}).what,
                 wordsFor({Errc::Invalid, "date", {}}).what);
        QCOMPARE(wordsFor({Errc::Full, "nobody.knows.this", {}}).all(), wordsFor({Errc::Full, {}, {}}).all());
        QVERIFY(wordsFor({Errc::Invalid, "dates", {}}).what != wordsFor({Errc::Invalid, "date", {}}).what);
    }

    void aRowMayLeaveTheRestToItsCode() {
        const auto words = wordsFor({Errc::Invalid, "citizen-id.length", {}});
        QVERIFY(words.what.contains(QStringLiteral("18")));
        QCOMPARE(words.kept, wordsFor({Errc::Invalid, {}, {}}).kept);
    }

    void theDetailForDevelopersIsNeverShown() {
        const auto words = wordsFor({Errc::Corrupt, "store.damaged", "page 7 of /secret/path"});
        QVERIFY(!words.all().contains(QStringLiteral("page 7")));
    }
};

JIAYI_TEST(TestWords)
#include "tst_words.moc"
