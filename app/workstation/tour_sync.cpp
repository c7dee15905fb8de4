#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/roster/search.h"
#include "sync/client/incoming.h"
#include "ui/shell/main_window.h"
#include "ui/sync/sync_screen.h"

#include <QApplication>

#include <functional>

namespace jiayi::app {

namespace {

using Change = std::function<void(fhir::Json&)>;

/// What colleagues and a hub would have brought about, written as the engine writes it.
class SampleLine {
public:
    SampleLine(Desk& desk, db::Database& database) : m_desk(desk), m_database(database) {}

    Result<bool> fill() {
        JIAYI_CHECK(pair());
        JIAYI_CHECK(disagreeOnResident("zhangxiaoming"));
        JIAYI_CHECK(disagreeOnDose("zhangxiaoming"));
        JIAYI_CHECK(refuse());
        // A morning's work, not all of it of this minute.
        m_database.execute("UPDATE conflict SET at = at - 5400000 WHERE type = 'Patient'; UPDATE outbox SET at = at - 7200000 WHERE type = 'Patient'; "
                           "UPDATE outbox SET at = at - 1500000 WHERE type = 'MedicationStatement'");
        return true;
    }

    Result<void> pair() {
        db::Transaction transaction(m_database);
        db::Query(m_database, "INSERT INTO hub (one, url, client_id, private_key, key_id, ca, probed_at) VALUES (1, 'https://hub.sample.example', 'sample-desk-01', '', 'sample', 'sample', ?)", m_desk.clock().now()).run();
        db::Query(m_database, "INSERT OR REPLACE INTO cursor (stream, token, epoch, initial_done, last_ok) VALUES ('sample', '', '', 1, ?)", m_desk.clock().now() - std::chrono::minutes{4}).run();
        const auto at = [&](int minutes) { return m_desk.clock().now() - std::chrono::minutes{minutes}; };
        sync::writeLog(m_database, at(160), "offline", 0, 0, "");
        sync::writeLog(m_database, at(150), "round", 31, 12, "");
        sync::writeLog(m_database, at(75), "round", 4, 0, "");
        sync::writeLog(m_database, at(40), "refused", 0, 0, "HTTP 422");
        sync::writeLog(m_database, at(40), "round", 0, 9, "");
        sync::writeLog(m_database, at(4), "round", 214, 7, "");
        transaction.commit();
        return {};
    }

private:
    Result<Uuid> person(const char* pinyin) {
        JIAYI_TRY(const auto hits, roster::searchResidents(m_database, pinyin, 1));
        if (hits.empty()) return Error{Errc::NotFound, "tour.no-sample-person", {}};
        return hits.front().id.uuid;
    }

    Result<void> disagree(const sync::RecordKey& key, const Change& mine, const Change& theirs) {
        JIAYI_TRY(auto base, m_desk.mappers().render(m_database, key.type, key.id));
        base.make("meta").set("lastUpdated", "2026-01-05T01:12:00Z");
        // What this desk wrote before was sent.
        db::Query(m_database, "DELETE FROM outbox WHERE type = ? AND id = ?", key.type, key.id).run();
        db::Query(m_database, "UPDATE record SET state = 'clean' WHERE type = ? AND id = ?", key.type, key.id).run();
        JIAYI_CHECK(incoming(key, "1", base, sync::IncomingOutcome::Applied));
        auto changed = base;
        mine(changed);
        {
            sync::Unit unit(m_desk.context(m_database), "tour");
            JIAYI_TRY(const auto applied, m_desk.mappers().apply(unit, changed));
            unit.put(key.type, key.id, applied.resident);
            unit.commit();
        }
        theirs(base);
        return incoming(key, "2", base, sync::IncomingOutcome::Conflict);
    }

    Result<void> incoming(const sync::RecordKey& key, const char* version, const fhir::Json& body, sync::IncomingOutcome wanted) {
        sync::Unit unit(m_desk.context(m_database), "sync.apply", sync::Origin::Hub);
        const auto outcome = sync::applyIncoming(unit, m_desk.mappers(), m_desk.merger(), {key, "sample", version, body});
        unit.commit();
        if (outcome != wanted) return Error{Errc::Corrupt, "tour.no-conflict", key.type};
        return {};
    }

    Result<void> disagreeOnResident(const char* pinyin) {
        JIAYI_TRY(const auto id, person(pinyin));
        const auto say = [](const char* phone, const char* address) {
            return [=](fhir::Json& patient) {
                patient.make("telecom.0").set("value", phone);
                patient.make("address.0") = fhir::Json::object({{"text", address}});
            };
        };
        return disagree({"Patient", id}, say("19900001234", "样本小区 8 号楼 2 单元 301"), say("19900005678", "样本小区 12 号楼 1 单元 102"));
    }

    Result<void> disagreeOnDose(const char* pinyin) {
        JIAYI_TRY(const auto id, person(pinyin));
        db::Query row(m_database, "SELECT m.id FROM medication_line m JOIN resident r ON r.pk = m.resident_pk WHERE r.id = ? AND m.status = 'active' ORDER BY m.pk LIMIT 1", id);
        if (!row.next()) return Error{Errc::NotFound, "tour.no-medicine", {}};
        const auto say = [](const char* dose) { return [=](fhir::Json& line) { line.make("dosage") = fhir::Json::array({fhir::Json::object({{"text", dose}})}); }; };
        const sync::RecordKey key{"MedicationStatement", row.uuid(0)};
        return disagree(key, say("0.5 g, 3 / d"), say("1.0 g, 2 / d"));
    }

    /// Two edits that the hub would not take.
    Result<void> refuse() {
        db::Query people(m_database, "SELECT id FROM resident WHERE status = 'active' ORDER BY pk LIMIT 2 OFFSET 20");
        std::vector<Uuid> ids;
        while (people.next()) ids.push_back(people.uuid(0));
        const char* outcomes[] = {
            R"({"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"forbidden","details":{"coding":[{"system":"urn:jiayi:reason","code":"practitioner.inactive"}]}}]})",
            R"({"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","diagnostics":"The year lies before 1900.","expression":["Bundle.entry[0].resource.birthDate"]}]})"};
        for (std::size_t i = 0; i < ids.size(); ++i) {
            sync::Unit unit(m_desk.context(m_database), "tour");
            unit.put("Patient", ids[i], ids[i]);
            db::Query(m_database, "UPDATE record SET state = 'quarantined' WHERE type = 'Patient' AND id = ?", ids[i]).run();
            db::Query(m_database, "UPDATE outbox SET last_status = 422, outcome = ? WHERE type = 'Patient' AND id = ?", outcomes[i], ids[i]).run();
            db::Query(m_database, "INSERT INTO quarantine (type, id, tries, retry_at, program) VALUES ('Patient', ?, 3, ?, 'sample')", ids[i],
                      m_desk.clock().now() + std::chrono::minutes{52})
                .run();
            unit.commit();
        }
        return {};
    }

    Desk& m_desk;
    db::Database& m_database;
};

template <class Work>
void inStore(TourStage& stage, Work work) {
    auto done = stage.bench().desk().worker().run(std::move(work));
    done.waitForFinished();
    if (const auto result = done.result(); !result) throw TourFailure(toString(result.error()));
    stage.bench().refreshStatus();
    stage.settle();
    stage.settle();
}

void execute(TourStage& stage, const char* sql) {
    inStore(stage, [sql](db::Database& database) -> Result<bool> {
        database.execute(sql);
        return true;
    });
}

QWidget* fieldOf(TourStage& stage, QWidget& window) {
    stage.settle();
    for (auto* widget : window.findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->inherits("jiayi::ui::ConflictField")) return widget;
    }
    throw TourFailure("no field in conflict is shown");
}

}  // namespace

void playSync(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    inStore(stage, [&bench](db::Database& database) { return SampleLine(bench.desk(), database).fill(); });
    window.showScreen(QStringLiteral("sync"));
    auto* first = fieldOf(stage, window);
    first->setFocus();
    stage.press(*first, Qt::Key_1);
    stage.picture(window, "sync_conflict");
    stage.press(*first, Qt::Key_E);
    stage.picture(*stage.find(window, "hand"), "sync_by_hand");
    stage.press(*stage.find(window, "hand"), Qt::Key_Escape);
    stage.press(*stage.find(window, "inbox.allTheirs"), Qt::Key_Space);
    stage.press(*stage.find(window, "inbox.apply"), Qt::Key_Return);
    stage.picture(window, "sync_conflict_dose");
    auto* dose = fieldOf(stage, window);
    stage.press(*dose, Qt::Key_1);
    stage.press(*dose, Qt::Key_Return);
    stage.press(*stage.find(window, "refused.show"), Qt::Key_Space);
    stage.picture(window, "sync_refused");

    execute(stage, "INSERT INTO bulk_job (stream, epoch, status_url, state) VALUES ('sample', '', '', 'loading');"
                   "INSERT INTO bulk_file (stream, type, url, bytes, lines, sha256, fetched, state) VALUES ('sample', 'Patient', '', 9400000, 6300, '', 9400000, 'staged'),"
                   "('sample', 'Encounter', '', 18200000, 11912, '', 18200000, 'staged'), ('sample', 'Observation', '', 92600000, 111463, '', 41000000, 'fetching')");
    stage.picture(window, "sync_first_load");
    execute(stage, "DELETE FROM bulk_job; DELETE FROM bulk_file; UPDATE hub SET halted = 'client.revoked', clock_offset = 420000");
    stage.picture(window, "sync_halted");
    execute(stage, "UPDATE hub SET halted = NULL, clock_offset = NULL");
}

}  // namespace jiayi::app
