// Stores of before several forms shared a visit go on with everything that was signed and everything that was begun.
#include "models/care/figures.h"
#include "models/db/migrator.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using test::Desk;

class TestProgrammeSchema : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<db::Database> m_database;
    const care::ResidentId m_li{derivedUuid({"li"})}, m_wang{derivedUuid({"wang"})};
    const care::VisitId m_visit{derivedUuid({"visit"})}, m_encounter{derivedUuid({"encounter"})};

    void put(const std::string& sql, const auto&... values) { db::Query(*m_database, sql, values...).run(); }
    std::int64_t count(const std::string& sql) {
        db::Query query(*m_database, sql);
        return query.next() ? query.integer(0) : -1;
    }

    /// A store one step before the visit's forms had rows of their own.
    void fillOldStore() {
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("programmes") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*m_database, steps));
        for (const auto& [id, name] : {std::pair{m_li, "Li"}, std::pair{m_wang, "Wang"}})
            put("INSERT INTO resident (id, name, sex, record_no) VALUES (?, ?, 'male', '12010500100100042')", id, name);
        put("INSERT INTO visit (id, resident_pk, form, date, mode, status, answers, class, next_date, override_reason, signed_by, signed_at, contact, face_to_face) "
            "VALUES (?, 1, 'diabetes', '2026-05-04', '1', 'signed', '{\"fpg\":\"6.4\",\"visit_class\":\"2\",\"visit_date\":\"2026-05-04\",\"visit_outcome\":\"1\"}', '2', "
            "'2026-05-18', 'high at home', 'chen', 1000, 1, 1)",
            m_visit);
        put("INSERT INTO visit (id, resident_pk, form, date, status, title) VALUES (?, 1, '', '2026-06-01', 'imported', 'Check up')", m_encounter);
        const auto draft = [this](int resident, const char* form, const char* answers, const char* state, int at) {
            put("INSERT INTO visit_draft (resident_pk, form, answers, state, user_name, saved_at) VALUES (?, ?, ?, ?, 'chen', ?)", resident, form, answers, state, at);
        };
        draft(1, "diabetes", R"({"fpg":"6.6","sbp":"140","symptoms":"2","drug1_name":"Metformin"})",
              R"({"by.sbp":"nurse li","confirm.drug1_name":"1","class":"2","class-reason":"feels ill","note":"early"})", 1);
        draft(1, "hypertension", R"({"sbp":"138","symptoms":"1","salt_now":"2"})", R"({"note":"late"})", 2);
        draft(2, "diabetes", R"({"symptoms":"3","fpg":"7.1"})", R"({"confirm.symptoms":"1","class":"4"})", 3);
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_database = std::move(*db::Database::open({m_dir->filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        fillOldStore();
        QVERIFY(db::migrate(*m_database, db::embeddedSteps("schema/clinic/")));
    }
    void cleanup() {
        m_database.reset();
        m_dir.reset();
    }

    void aSignedVisitKeepsItsFormAndIsAmendedAsBefore() {
        const auto visit = care::FactRepository(*m_database).visit(m_visit).value();
        QCOMPARE(visit.forms.size(), std::size_t{1});
        QVERIFY(visit.forms[0].form == "diabetes" && visit.forms[0].classification == "2" && visit.forms[0].answers.at("fpg") == "6.4");
        QVERIFY(visit.nextDate == makeDate(2026, 5, 18) && visit.overrideReason == "high at home" && visit.mode == "1");
        QCOMPARE(care::questionnaireResponseId(visit, "diabetes").toString(), derivedUuid({"QuestionnaireResponse", m_visit.toString()}).toString());
        const auto sheet = care::reopenVisit(*m_database, Desk::rules(), m_visit).value();
        QVERIFY((sheet.input.classes.at(test::kDiabetes) == care::ClassOverride{care::VisitClass::Unsatisfactory, "high at home"}));
        QVERIFY(care::FactRepository(*m_database).visit(m_encounter)->forms.empty());
        QVERIFY(care::recomputeFigures(*m_database));
        QCOMPARE(count("SELECT count(*) FROM resident WHERE last_visit = '2026-06-01' AND next_visit = '2026-05-18'"), 1);
    }

    void twoDraftsOfOnePersonBecomeOneAndLoseNothing() {
        const auto draft = care::loadDraft(*m_database, m_li).value().value();
        QVERIFY((draft.forms == std::vector{test::kDiabetes, test::kHypertension}));
        const auto& answers = draft.input.answers;
        QCOMPARE(answers.at("sbp"), std::string("138"));  // the later one
        QVERIFY(answers.at("fpg") == "6.6" && answers.at("salt_now") == "2" && answers.at("diabetes.drug1_name") == "Metformin");
        QVERIFY(answers.at("diabetes.symptoms") == "2" && answers.at("hypertension.symptoms") == "1" && !answers.contains("symptoms"));
        QVERIFY((draft.input.toConfirm == std::set<std::string, std::less<>>{"diabetes.drug1_name"}));
        QCOMPARE(draft.input.measured.at("sbp").by, std::string("nurse li"));
        QVERIFY((draft.input.classes.at(test::kDiabetes) == care::ClassOverride{care::VisitClass::Unsatisfactory, "feels ill"}));
        QCOMPARE(draft.input.note, std::string("late"));
        QVERIFY(care::openVisit(*m_database, Desk::rules(), m_li, makeDate(2026, 11, 22))->input == draft.input);
    }

    void aSingleDraftStaysAsItWas() {
        const auto draft = care::loadDraft(*m_database, m_wang).value().value();
        QVERIFY(draft.forms == std::vector{test::kDiabetes});
        QVERIFY(draft.input.answers.at("symptoms") == "3" && draft.input.toConfirm.contains("symptoms"));
        QVERIFY(draft.input.classes.at(test::kDiabetes).visitClass == care::VisitClass::Complication);
    }
};

JIAYI_TEST(TestProgrammeSchema)
#include "tst_programme_schema.moc"
