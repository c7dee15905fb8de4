// The visit screen's functions on a real store: its drafts are shared field by field.
#include "app/workstation/bind_care.h"
#include "app/workstation/start_flow.h"
#include "models/care/fact_repository.h"
#include "models/queue/shared_draft.h"
#include "models/roster/resident_repository.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <atomic>

using namespace jiayi;

class TestBindStation : public QObject {
    Q_OBJECT

    static constexpr char kPassphrase[] = "a passphrase for tests";
    ManualClock m_clock{startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Desk> m_desk;
    roster::ResidentId m_person;
    std::atomic<int> m_written = 0;

    template <class T>
    static T answer(QFuture<Result<T>> future) {
        future.waitForFinished();
        auto result = future.result();
        if (!result) qFatal("%s", toString(result.error()).c_str());
        if constexpr (!std::is_void_v<T>) return *result;
    }
    template <class Work>
    auto worked(Work work) {
        return answer(m_desk->worker().run(std::move(work)));
    }
    queue::SharedDraft shared() {
        return worked([this](db::Database& database) -> Result<queue::SharedDraft> {
            JIAYI_TRY(auto found, queue::readShared(database, m_person));
            return std::move(found).value();
        });
    }

    /// An entry of the nurse's desk arrives.
    void comes(const char* field, const char* value, std::int64_t number) {
        const queue::DeskId desk{derivedUuid({"the nurse's desk"})};
        const queue::DeskEntry entry{{queue::EntryKind::Draft, m_person.uuid, field}, value, "nurse li", m_clock.now() + std::chrono::milliseconds{number}, desk, number};
        worked([&](db::Database& database) { return queue::takeEntries(database, {{entry}, {{desk, number}}, false}); });
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path store = m_folder->filePath(QStringLiteral("clinic.db")).toStdString();
        SystemRandom random;
        if (!access::createStore(store, {"120101001", "Test", true}, "chen", kPassphrase, m_clock, random, access::kLeastCost)) qFatal("no store");
        auto desk = app::openDesk(store, "chen", kPassphrase, m_clock);
        if (!desk) qFatal("no desk");
        m_desk = std::move(*desk);
        m_person = worked([this](db::Database& database) -> Result<roster::ResidentId> {
            sync::Unit unit(m_desk->context(database), "test");
            roster::Resident person;
            person.id = unit.newId<roster::ResidentId>();
            person.name = "测试";
            person.sex = Sex::Male;
            person.birthDate = makeDate(1968, 3, 17);
            roster::ResidentRepository::save(unit, person);
            care::Programme enrolled;
            enrolled.id = unit.newId<care::ProgrammeId>();
            enrolled.resident = person.id;
            enrolled.code = "T2DM";
            care::FactRepository::save(unit, enrolled);
            unit.commit();
            return person.id;
        });
        m_written = 0;
    }
    void cleanup() {
        m_desk.reset();
        m_folder.reset();
    }

    void whatTheNurseSendsWhileTheScreenIsOpenIsNotOverwrittenByIt() {
        const auto asks = app::bindVisit(*m_desk, [this] { ++m_written; });
        const auto sheet = answer(asks.open(m_person));
        auto input = sheet.input;
        input.answers["fpg"] = "6.4";
        QVERIFY(asks.saveDraft(m_person, sheet.forms, input).result());
        QCOMPARE(m_written.load(), 1);
        comes("answer.sbp", "128", 1);
        input.answers["symptoms"] = "1";
        QVERIFY(asks.saveDraft(m_person, sheet.forms, input).result());
        const auto now = shared();
        QCOMPARE(now.draft.input.answers.at("sbp"), std::string("128"));
        QCOMPARE(now.draft.input.answers.at("symptoms"), std::string("1"));
        QCOMPARE(now.authors.at("sbp").user, std::string("nurse li"));
        QCOMPARE(now.authors.at("fpg").user, std::string("chen"));
        // Opened again, the screen shows it, and who measured it.
        const auto again = answer(asks.open(m_person));
        QCOMPARE(again.input.answers.at("sbp"), std::string("128"));
        QCOMPARE(again.input.measured.at("sbp").by, std::string("nurse li"));
    }

    void whatIsSignedNamesTheNurseAndEndsTheDraft() {
        const auto asks = app::bindVisit(*m_desk);
        comes("forms", "diabetes", 1);
        comes("answer.sbp", "128", 2);
        comes("answer.dbp", "78", 3);
        auto sheet = answer(asks.open(m_person));
        for (const auto& [field, value] : care::Answers{{"record_no", "001-00042"}, {"patient_name", "测试"}, {"visit_date", formatDate(m_desk->today())}, {"visit_outcome", "1"},
                 {"visit_mode", "1"}, {"symptoms", "1"}, {"weight", "74.5"}, {"height", "169"}, {"foot_pulse", "1"}, {"smoking_now", "0"}, {"alcohol_now", "0"},
                 {"exercise_freq_now", "5"}, {"exercise_min_now", "30"}, {"staple_now", "250"}, {"psych_adjust", "1"}, {"compliance_behaviour", "1"}, {"fasting", "2"},
                 {"fpg", "6.4"}, {"drug_adherence", "1"}, {"adr", "1"}, {"complication", "1"}, {"hypoglycaemia", "1"}})
            sheet.input.answers.try_emplace(field, value);
        const auto done = answer(asks.sign(care::SignVisit{m_person, sheet.forms, sheet.input}));
        const auto sbp = worked([&](db::Database& database) { return care::FactRepository(database).observation(care::observationIdOf(done.id, "sbp")); });
        QCOMPARE(sbp.performer, std::string("nurse li"));
        const auto left = worked([this](db::Database& database) -> Result<bool> {
            JIAYI_TRY(const auto found, queue::readShared(database, m_person));
            return found.has_value();
        });
        QVERIFY(!left);
    }
};

JIAYI_TEST(TestBindStation)
#include "tst_bind_station.moc"
