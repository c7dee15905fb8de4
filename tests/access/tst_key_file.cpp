#include "models/access/key_file.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <fstream>

using namespace jiayi;

class TestKeyFile : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<access::KeyFile> m_keys;
    access::NewKey m_made;
    ManualClock m_clock{Instant{std::chrono::hours{490'000}}};
    SeededRandom m_random{3};

    std::string reasonOf(const std::string& user, const std::string& passphrase) const {
        const auto key = m_keys->unlock(user, passphrase, m_clock);
        return key ? "open" : key.error().reason;
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_keys = std::make_unique<access::KeyFile>(m_dir->filePath(QStringLiteral("a.db")).toStdString(), access::kLeastCost);
        m_made = m_keys->create("chen", "correct horse", m_random).value();
    }
    void cleanup() { m_dir.reset(); }

    void theRightPassphraseGivesTheKey() {
        QCOMPARE(m_keys->unlock("chen", "correct horse", m_clock).value(), m_made.key);
        QCOMPARE(m_keys->unlock("", "correct horse", m_clock).value(), m_made.key);
        QCOMPARE(m_made.key.size(), std::size_t{32});
    }

    void aWrongPassphraseCostsAGrowingDelay() {
        QCOMPARE(m_keys->delay(m_clock).count(), 0);
        for (const int seconds : {1, 2, 4, 8, 16, 32, 60, 60}) {
            QCOMPARE(reasonOf("chen", "wrong horse"), std::string{"passphrase.wrong"});
            QCOMPARE(m_keys->delay(m_clock), std::chrono::milliseconds{std::chrono::seconds{seconds}});
            m_clock.advance(std::chrono::seconds{seconds} - std::chrono::milliseconds{1});
            // Even the right one has to wait: else guessing would cost nothing.
            QCOMPARE(reasonOf("chen", "correct horse"), std::string{"passphrase.wait"});
            m_clock.advance(std::chrono::milliseconds{1});
        }
        QCOMPARE(reasonOf("chen", "correct horse"), std::string{"open"});
        QCOMPARE(m_keys->delay(m_clock).count(), 0);
        QCOMPARE(reasonOf("chen", "wrong horse"), std::string{"passphrase.wrong"});
        QCOMPARE(m_keys->delay(m_clock), std::chrono::milliseconds{1000});
    }

    void theDelayOutlivesTheProgram() {
        QCOMPARE(reasonOf("chen", "wrong horse"), std::string{"passphrase.wrong"});
        const access::KeyFile again(m_dir->filePath(QStringLiteral("a.db")).toStdString(), access::kLeastCost);
        QVERIFY(again.delay(m_clock).count() > 0);
    }

    void aClockSetBackLocksNobodyOutForLong() {
        QCOMPARE(reasonOf("chen", "wrong horse"), std::string{"passphrase.wrong"});
        m_clock.advance(-std::chrono::hours{24});
        QCOMPARE(m_keys->delay(m_clock), std::chrono::milliseconds{1000});
    }

    void anUnknownUserIsToldNothingElseThanAWrongPassphrase() {
        QCOMPARE(reasonOf("nobody", "correct horse"), std::string{"passphrase.wrong"});
        QVERIFY(m_keys->delay(m_clock).count() > 0);
    }

    void theRecoveryKeyOpensHoweverItIsTyped() {
        QCOMPARE(m_keys->unlockWithRecoveryKey(m_made.recoveryKey).value(), m_made.key);
        std::string typed = " ";
        for (const char c : m_made.recoveryKey) typed += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
        QCOMPARE(m_keys->unlockWithRecoveryKey(typed).value(), m_made.key);
        auto wrong = m_made.recoveryKey;
        wrong[0] = wrong[0] == 'A' ? 'B' : 'A';
        QVERIFY(!m_keys->unlockWithRecoveryKey(wrong));
        QVERIFY(!m_keys->unlockWithRecoveryKey(""));
    }

    void aForgottenPassphraseIsReplacedAfterRecovery() {
        const auto key = m_keys->unlockWithRecoveryKey(m_made.recoveryKey).value();
        QVERIFY(m_keys->setPassphrase(key, "chen", "battery staple", m_random));
        QCOMPARE(reasonOf("chen", "battery staple"), std::string{"open"});
        QCOMPARE(reasonOf("chen", "correct horse"), std::string{"passphrase.wrong"});
    }

    void twoUsersShareTheKeyAndMustSayWho() {
        QVERIFY(m_keys->setPassphrase(m_made.key, "wang 王", "battery staple", m_random));
        QCOMPARE(m_keys->users().value(), (std::vector<std::string>{"chen", "wang 王"}));
        QCOMPARE(m_keys->unlock("wang 王", "battery staple", m_clock).value(), m_made.key);
        QCOMPARE(reasonOf("chen", "correct horse"), std::string{"open"});
        QCOMPARE(reasonOf("", "correct horse"), std::string{"user.choose"});
    }

    void shortPassphrasesAndNamelessUsersAreRefused() {
        QCOMPARE(m_keys->setPassphrase(m_made.key, "chen", "short", m_random).error().reason, std::string{"passphrase.too-short"});
        QCOMPARE(m_keys->setPassphrase(m_made.key, "", "long enough", m_random).error().reason, std::string{"user.empty"});
        QCOMPARE(m_keys->create("chen", "correct horse", m_random).error().reason, std::string{"keys.exists"});
    }

    void aDamagedFileIsToldFromAWrongPassphrase() {
        const auto damage = [this](const std::string& text) {
            std::ofstream{m_keys->path(), std::ios::trunc} << text;
            return reasonOf("chen", "correct horse");
        };
        QCOMPARE(damage(""), std::string{"keys.damaged"});
        QCOMPARE(damage("jiayi-keys 1\n"), std::string{"keys.damaged"});
        QCOMPARE(damage("jiayi-keys 1\n0 0\n.Y2hlbg 1 8388608 short short short\n"), std::string{"keys.damaged"});
        std::filesystem::remove(m_keys->path());
        QCOMPARE(reasonOf("chen", "correct horse"), std::string{"keys.missing"});
    }

    void theFileHoldsNeitherKeyNorPassphrase() {
        std::ifstream file{m_keys->path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        QVERIFY(bytes.find("correct horse") == std::string::npos);
        QVERIFY(bytes.find(m_made.key) == std::string::npos);
        QVERIFY(bytes.find(m_made.recoveryKey) == std::string::npos);
        using std::filesystem::perms;
        QVERIFY((std::filesystem::status(m_keys->path()).permissions() & (perms::group_all | perms::others_all)) == perms::none);
    }
};

JIAYI_TEST(TestKeyFile)
#include "tst_key_file.moc"
