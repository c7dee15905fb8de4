#include "models/db/migrator.h"
#include "models/db/query.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

using namespace jiayi;

class TestMigrator : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<db::Database> m_database;

    std::int64_t count(const std::string& sql) {
        db::Query query(*m_database, sql);
        return query.next() ? query.integer(0) : -1;
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_database = std::move(*db::Database::open({m_dir->filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
    }
    void cleanup() {
        m_database.reset();
        m_dir.reset();
    }

    void theStepsOfTheProgramAreNumberedWithoutGap() {
        for (const char* folder : {"schema/clinic/", "schema/hub-sqlite/"}) {
            const auto steps = db::embeddedSteps(folder);
            QVERIFY(!steps.empty());
            for (std::size_t i = 0; i < steps.size(); ++i) QCOMPARE(steps[i].number, static_cast<int>(i) + 1);
        }
    }

    void aNewStoreTakesEveryStepAndNoBackup() {
        const auto steps = db::embeddedSteps("schema/clinic/");
        bool backedUp = false;
        QVERIFY(db::migrate(*m_database, steps, [&]() -> Result<void> {
            backedUp = true;
            return {};
        }));
        QVERIFY(!backedUp);
        QCOMPARE(db::schemaVersion(*m_database), steps.back().number);
        QCOMPARE(count("PRAGMA foreign_keys"), 1);
    }

    void everyTableIsStrict() {
        QVERIFY(db::migrate(*m_database, db::embeddedSteps("schema/clinic/")));
        QCOMPARE(count("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND strict = 0"), 0);
        QVERIFY(count("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 1") > 15);
    }

    /// A store at each earlier step, with rows in what that step had, goes on to the last with its rows.
    void rowsOfEveryEarlierStepAreCarriedOver() {
        const auto steps = db::embeddedSteps("schema/clinic/");
        for (std::size_t known = 1; known < steps.size(); ++known) {
            cleanup();
            init();
            const std::vector<db::Step> older(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(known));
            QVERIFY(db::migrate(*m_database, older));
            QCOMPARE(db::schemaVersion(*m_database), static_cast<int>(known));
            m_database->execute("INSERT INTO institution VALUES (1, 'A1', 'Balitai', 0);"
                                "INSERT INTO audit (at, user_name, action, hash) VALUES (1, 'chen', 'x', x'00')");
            if (known >= 2) m_database->execute("INSERT INTO record (type, id) VALUES ('Patient', x'00')");
            if (known >= 2)
                m_database->execute("INSERT INTO conflict (id, type, rid, path, mine, their_version, at, choice, state) "
                                    "VALUES (x'02', 'Patient', x'00', 'gender', '1', '2', 1, 'mine', 'closed')");
            if (known >= 3)
                m_database->execute("INSERT INTO resident (id, name, sex, phone) VALUES (x'01', '曾国藩', 'male', '13800005678');"
                                    "INSERT INTO search_key VALUES ('n曾国藩', 1)");
            bool backedUp = false;
            QVERIFY(db::migrate(*m_database, steps, [&]() -> Result<void> {
                backedUp = db::schemaVersion(*m_database) == static_cast<int>(known);
                return {};
            }));
            QVERIFY(backedUp);
            QCOMPARE(db::schemaVersion(*m_database), steps.back().number);
            QCOMPARE(count("SELECT count(*) FROM institution WHERE code = 'A1'"), 1);
            QCOMPARE(count("SELECT count(*) FROM audit"), 1);
            QCOMPARE(count("SELECT count(*) FROM record"), known >= 2 ? 1 : 0);
            // A decision of before could not be taken back, and is not offered now.
            QCOMPARE(count("SELECT count(*) FROM conflict WHERE choice = 'mine' AND by_hand = 0 AND decided_at IS NULL"), known >= 2 ? 1 : 0);
            QCOMPARE(count("SELECT count(*) FROM resident WHERE phone = '13800005678'"), known >= 3 ? 1 : 0);
            QVERIFY(m_database->verify());
        }
    }

    /// What had stayed on one desk before step 10 waits for the hub behind it, each row once.
    void whatHadStayedOnOneDeskGoesOut() {
        const auto steps = db::embeddedSteps("schema/clinic/");
        QVERIFY(db::migrate(*m_database, {steps.begin(), steps.begin() + 9}));
        m_database->execute(
            "INSERT INTO user (id, name, display_name, role) VALUES (x'05', 'chen', 'Dr Chen', 'doctor');"
            "INSERT INTO resident (id, name, sex) VALUES (x'01', '曾国藩', 'male');"
            "INSERT INTO entitlement (id, resident_pk, benefit, icd10, since) VALUES (x'02', 1, 'special-disease', 'E11', '2026-01-01');"
            "INSERT INTO long_assessment (id, resident_pk, on_date, assessor, title, note, education, signature) "
            "VALUES (x'03', 1, '2026-02-01', 'chen', 'chief', 'stable', 'taught', 'signed');"
            "INSERT INTO prescription_template (name, lines) VALUES ('start', 'metformin');"
            "INSERT INTO review_outcome (rule, outcome, reason, by_user, at) VALUES ('dup', 'overridden', 'why', 'li', 7);"
            "INSERT INTO dispense (id, resident_pk, line_id, state) VALUES (x'04', 1, x'09', 'sent')");
        QVERIFY(db::migrate(*m_database, steps));
        QCOMPARE(count("SELECT count(*) FROM outbox o JOIN record r USING (type, id) WHERE o.kind = 'insert' AND r.state = 'dirty'"), 4);
        QCOMPARE(count("SELECT count(DISTINCT unit_id) FROM outbox"), 4);
        QCOMPARE(count("SELECT count(*) FROM record WHERE type IN ('Coverage', 'QuestionnaireResponse') AND resident_id = x'01'"), 2);
        QCOMPARE(count("SELECT count(*) FROM outbox WHERE user_name = 'li' AND type = 'DetectedIssue' AND at = 7"), 1);
        QCOMPARE(count("SELECT count(*) FROM prescription_template WHERE length(id) = 16 AND lines = 'metformin' AND status = 'active'"), 1);
        QCOMPARE(count("SELECT count(*) FROM review_outcome WHERE length(id) = 16 AND reason = 'why'"), 1);
        QCOMPARE(count("SELECT count(*) FROM dispense WHERE since IS NULL AND name = ''"), 1);
    }

    /// What a pharmacist had decided before step 13 is said anew, a row each, and goes out; what only made way for a later version was not taken back.
    void whatWasDecidedAboutRulesGoesOut() {
        const auto steps = db::embeddedSteps("schema/clinic/");
        QVERIFY(db::migrate(*m_database, {steps.begin(), steps.begin() + 12}));
        m_database->execute(
            "INSERT INTO resident (id, name, sex) VALUES (x'01', '曾国藩', 'male');"
            "INSERT INTO prescription (id, resident_pk, kind, diagnoses, written, valid_until, signed_by) VALUES (x'02', 1, 'herbal', '', '2026-01-01', '2026-01-01', 'chen');"
            "INSERT INTO prescription_line (id, prescription_pk, position, medication_id, name, atc, product, dose, days, packs, pack_size, price, status) "
            "VALUES (x'03', 1, 1, x'04', '黄芪', '', '', 'x', 7, 0, 1, 0, 'active'), (x'05', 1, 2, x'06', 'metformin', 'A10BA02', 'I1', 'x', 7, 1, 1, 0, 'active');"
            "INSERT INTO rule_decision (id, kind, rule, version, note, by_user, at, undone_by, undone_at) VALUES "
            "(x'11', 'signed', 'drug:a', '1', 'read', 'li', 10, 'li', 20), (x'12', 'signed', 'drug:a', '2', 'again', 'li', 20, NULL, NULL),"
            "(x'13', 'retired', 'renal.max:B', '1', 'why', 'li', 30, 'wu', 40)");
        QVERIFY(db::migrate(*m_database, steps));
        QCOMPARE(count("SELECT count(*) FROM rule_decision"), 4);
        QCOMPARE(count("SELECT count(*) FROM rule_decision WHERE kind = 'restored' AND rule = 'renal.max:B' AND by_user = 'wu' AND at = 40 AND status = 'active'"), 1);
        QCOMPARE(count("SELECT count(*) FROM rule_decision WHERE kind = 'unsigned'"), 0);
        QCOMPARE(count("SELECT count(*) FROM rule_decision WHERE id = x'12' AND note = 'again'"), 1);
        QCOMPARE(count("SELECT count(*) FROM outbox o JOIN record r USING (type, id) JOIN rule_decision d USING (id) WHERE o.type = 'Basic' AND r.state = 'dirty' "
                       "AND o.user_name = d.by_user AND o.at = d.at"), 4);
        QCOMPARE(count("SELECT count(DISTINCT unit_id) FROM outbox"), 4);
        QCOMPARE(count("SELECT count(*) FROM prescription_line WHERE herbs = '' AND price_known = (product <> '')"), 2);
    }

    void aStepThatFailsLeavesTheStoreAsItWas() {
        const std::vector<db::Step> first{{1, "0001_a.sql", "CREATE TABLE a (x INTEGER) STRICT;"}};
        QVERIFY(db::migrate(*m_database, first));
        m_database->execute("INSERT INTO a VALUES (7)");
        auto second = first;
        second.push_back({2, "0002_b.sql", "CREATE TABLE b (x INTEGER) STRICT; CREATE UNIQUE INDEX a_x ON a (x); INSERT INTO a VALUES (7);"});
        QVERIFY(!db::migrate(*m_database, second));
        QCOMPARE(db::schemaVersion(*m_database), 1);
        QCOMPARE(count("SELECT count(*) FROM sqlite_master WHERE name IN ('b', 'a_x')"), 0);
        QCOMPARE(count("SELECT count(*) FROM a"), 1);
    }

    void aBackupThatFailsStopsTheMigration() {
        const std::vector<db::Step> steps{{1, "0001_a.sql", "CREATE TABLE a (x INTEGER) STRICT;"}, {2, "0002_b.sql", "CREATE TABLE b (x INTEGER) STRICT;"}};
        QVERIFY(db::migrate(*m_database, {steps.front()}));
        const auto stopped = db::migrate(*m_database, steps, []() -> Result<void> { return Error{Errc::Full, "store.disk-full", {}}; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().reason, std::string{"store.disk-full"});
        QCOMPARE(db::schemaVersion(*m_database), 1);
    }

    void aStoreOfANewerProgramIsRefused() {
        const auto steps = db::embeddedSteps("schema/clinic/");
        QVERIFY(db::migrate(*m_database, steps));
        m_database->execute("PRAGMA user_version = " + std::to_string(steps.back().number + 1));
        const auto refused = db::migrate(*m_database, steps);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == Errc::Rejected);
        QCOMPARE(refused.error().reason, std::string{"store.newer-schema"});
        QCOMPARE(db::schemaVersion(*m_database), steps.back().number + 1);
    }
};

JIAYI_TEST(TestMigrator)
#include "tst_migrator.moc"
