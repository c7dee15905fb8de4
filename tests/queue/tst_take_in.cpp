// A draft that is open on the doctor's screen while the nurse writes into it.
#include "models/queue/take_in.h"
#include "tests/queue/two_desks.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using test::StationDesk;

class TestTakeIn : public QObject {
    Q_OBJECT

    /// What the doctor's screen shows, and compares with.
    struct OpenScreen {
        StationDesk& desk;
        queue::DraftBasis basis = desk.basis();
        care::VisitInput input = care::draftOf(basis.fields).input;

        queue::Arrivals takeIn(const std::set<std::string>& held = {}) {
            auto came = queue::takeIn(desk.database(), desk.resident, basis, {test::kDiabetes}, input, held).value();
            for (const auto& [field, value] : came.answers) {
                if (value.empty()) input.answers.erase(field);
                else input.answers[field] = value;
                input.toConfirm.erase(field);
                if (came.measured.contains(field)) input.measured[field] = came.measured.at(field);
            }
            if (came.note) input.note = *came.note;
            return came;
        }
        void save() {
            QVERIFY(queue::saveShared(desk.as("chen"), desk.resident, basis, {test::kDiabetes}, input));
            basis.fields = care::draftFields({test::kDiabetes}, input);
        }
    };

private Q_SLOTS:
    void aValueComesWithItsAuthorAndKeepsThemWhenTheScreenIsSaved() {
        StationDesk nurse{1}, doctor{2};
        OpenScreen screen{doctor};
        nurse.enter("nurse li", "sbp", "128");
        test::meet(nurse, doctor);
        const auto came = screen.takeIn();
        QCOMPARE(came.answers.at("sbp"), std::string("128"));
        QCOMPARE(came.measured.at("sbp").by, std::string("nurse li"));
        screen.input.answers["fpg"] = "6.4";
        screen.save();
        QCOMPARE(doctor.draft().authors.at("sbp").user, std::string("nurse li"));
        QCOMPARE(doctor.draft().authors.at("fpg").user, std::string("chen"));
        QVERIFY(screen.takeIn().answers.empty());
    }

    void whatWasChangedOnTheScreenStaysAndStandsAboveWhatCame() {
        StationDesk nurse{1}, doctor{2};
        OpenScreen screen{doctor};
        nurse.enter("nurse li", "weight", "74.5");
        test::meet(nurse, doctor);
        screen.input.answers["weight"] = "75";
        QVERIFY(!screen.takeIn().answers.contains("weight"));
        doctor.clock.advance(std::chrono::hours{1});
        screen.save();
        QCOMPARE(doctor.said("weight"), std::string("75"));
    }

    void aHeldFieldWaitsIsNotWrittenOverAndComesLater() {
        StationDesk nurse{1}, doctor{2};
        OpenScreen screen{doctor};
        nurse.enter("nurse li", "sbp", "128");
        nurse.enter("nurse li", "dbp", "78");
        test::meet(nurse, doctor);
        const auto first = screen.takeIn({"sbp"});
        QVERIFY(first.more);
        QVERIFY(!first.answers.contains("sbp"));
        QCOMPARE(first.answers.at("dbp"), std::string("78"));
        screen.input.answers["fpg"] = "6.4";
        screen.save();
        QCOMPARE(doctor.said("sbp"), std::string("128"));
        const auto later = screen.takeIn();
        QVERIFY(!later.more);
        QCOMPARE(later.answers.at("sbp"), std::string("128"));
    }

    void aSignatureDoesNotEndWhatWasHeldBack() {
        StationDesk nurse{1}, doctor{2};
        OpenScreen screen{doctor};
        nurse.enter("nurse li", "sbp", "128");
        test::meet(nurse, doctor);
        const auto before = screen.basis.seen;
        screen.takeIn({"sbp"});
        QVERIFY(screen.basis.seen == before);
        screen.takeIn();
        QVERIFY(screen.basis.seen != before);
    }

    void whatWasTakenAwayThereGoesHere() {
        StationDesk nurse{1}, doctor{2};
        nurse.enter("nurse li", "weight", "74.5");
        test::meet(nurse, doctor);
        OpenScreen screen{doctor};
        nurse.enter("nurse li", "weight", "");
        test::meet(nurse, doctor);
        const auto came = screen.takeIn();
        QVERIFY(came.answers.contains("weight"));
        QVERIFY(came.answers.at("weight").empty());
    }

    void aDraftThatEndedElsewhereSaysSo() {
        StationDesk nurse{1}, doctor{2};
        nurse.enter("nurse li", "sbp", "128");
        test::meet(nurse, doctor);
        OpenScreen screen{doctor};
        QVERIFY(!screen.takeIn().ended);
        QVERIFY(queue::discardShared(nurse.as("nurse li"), nurse.resident, nurse.draft().basis.seen));
        test::meet(nurse, doctor);
        QVERIFY(screen.takeIn().ended);
    }
};

JIAYI_TEST(TestTakeIn)
#include "tst_take_in.moc"
