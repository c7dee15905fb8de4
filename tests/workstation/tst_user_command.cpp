#include "app/workstation/session.h"
#include "models/db/query.h"
#include "tests/support/test_program.h"
#include "tests/workstation/programs.h"

namespace jiayi::test {

class TestUserCommand : public QObject {
    Q_OBJECT

    static constexpr char kOwn[] = "a passphrase for tests";
    static constexpr char kTheirs[] = "another passphrase";

    static void init(Programs& programs) {
        auto made = programs.on("init", "a.db");
        made << QStringLiteral("--institution") << QStringLiteral("120101001") << QStringLiteral("--user") << QStringLiteral("admin");
        QCOMPARE(programs.jiayi(made).exit, 0);
        programs.set("JIAYI_NEW_PASSPHRASE", kTheirs);
    }

    static Ran add(Programs& programs, const char* by, const char* name, const char* role) {
        return programs.jiayi({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("--store"), programs.path("a.db"), QStringLiteral("--user"),
                               QString::fromLatin1(by), QStringLiteral("--name"), QString::fromLatin1(name), QStringLiteral("--role"), QString::fromLatin1(role)});
    }

    /// What the store says of somebody who unlocks with that passphrase; empty when they cannot.
    static std::string roleOf(const Programs& programs, const std::string& name, const std::string& passphrase) {
        const SystemClock clock;
        SystemRandom random;
        auto session = app::Session::open(programs.path("a.db").toStdString(), name, passphrase, clock, random);
        if (!session) return {};
        db::Query row(session->database(), "SELECT role FROM user WHERE name = ? AND active = 1", name);
        return row.next() ? row.text(0) : std::string{};
    }

private Q_SLOTS:
    void whoeverTheAdministratorLetsInUnlocksWithTheirOwnPassphraseAndRole() {
        Programs programs;
        init(programs);
        QCOMPARE(add(programs, "admin", "liu", "pharmacist").exit, 0);
        QCOMPARE(add(programs, "admin", "wang", "health-manager").exit, 0);
        QCOMPARE(roleOf(programs, "liu", kTheirs), std::string{"pharmacist"});
        QCOMPARE(roleOf(programs, "wang", kTheirs), std::string{"manager"});
        QCOMPARE(roleOf(programs, "liu", kOwn), std::string{});
        QCOMPARE(programs.jiayi(programs.on("verify", "a.db") << QStringLiteral("--user") << QStringLiteral("admin")).exit, 0);
    }

    void nobodyButAnAdministratorLetsSomebodyIn() {
        Programs programs;
        init(programs);
        QCOMPARE(add(programs, "admin", "liu", "pharmacist").exit, 0);
        programs.setPassphrase(kTheirs);
        const auto refused = add(programs, "liu", "zhao", "administrator");
        QCOMPARE(refused.exit, 2);
        QVERIFY(refused.err.contains(QStringLiteral("user.administrator")));
        QCOMPARE(roleOf(programs, "zhao", kTheirs), std::string{});
    }

    void whatCannotBeIsRefusedAndLeavesNobody() {
        Programs programs;
        init(programs);
        QCOMPARE(add(programs, "admin", "liu", "wizard").exit, 2);
        QCOMPARE(add(programs, "admin", "", "doctor").exit, 2);
        QVERIFY(add(programs, "admin", "admin", "doctor").err.contains(QStringLiteral("user.exists")));
        programs.set("JIAYI_NEW_PASSPHRASE", "short");
        const auto refused = add(programs, "admin", "liu", "doctor");
        QCOMPARE(refused.exit, 2);
        QVERIFY(refused.err.contains(QStringLiteral("passphrase.too-short")));
        // The name is still free, and the administrator still the administrator.
        programs.set("JIAYI_NEW_PASSPHRASE", kTheirs);
        QCOMPARE(add(programs, "admin", "liu", "doctor").exit, 0);
        QCOMPARE(roleOf(programs, "admin", kOwn), std::string{"administrator"});
    }
};

}  // namespace jiayi::test

using jiayi::test::TestUserCommand;
JIAYI_TEST(TestUserCommand)
#include "tst_user_command.moc"
