// A sync page's data and functions, for tests: what was asked, and answers that the test gives.
#pragma once

#include "models/care/rules/rule_book.h"
#include "tests/ui/ui_test.h"
#include "ui/common/notice.h"
#include "ui/sync/sync_screen.h"

#include <stdexcept>

namespace jiayi::test {

inline const care::RuleBook& syncRules() {
    static const auto rules = [] {
        auto loaded = care::loadRules();
        if (!loaded) throw std::runtime_error(toString(loaded.error()));
        return std::move(*loaded);
    }();
    return rules;
}

inline sync::Conflict conflictAt(const char* name, const char* path, std::string base, std::string mine, std::string theirs) {
    sync::Conflict conflict;
    conflict.id = derivedUuid({"conflict", name});
    conflict.type = "Patient";
    conflict.path = path;
    conflict.base = std::move(base);
    conflict.mine = std::move(mine);
    conflict.theirs = std::move(theirs);
    return conflict;
}

inline std::string phoneJson(const std::string& number) { return "[{\"system\":\"phone\",\"value\":\"" + number + "\"}]"; }

/// Two fields of one resident, one of another.
inline ui::SyncPage pageWithConflicts() {
    ui::SyncPage page;
    page.status.paired = page.line.paired = true;
    page.line.url = "https://hub.test";
    page.status.waiting = 3;
    page.status.conflicts = 3;
    ui::ConflictCase first;
    first.record = {"Patient", derivedUuid({"first"}), derivedUuid({"first"}), QStringLiteral("样本甲"), "{\"resourceType\":\"Patient\"}"};
    first.fields = {conflictAt("phone", "telecom[phone|]", phoneJson("1"), phoneJson("13800000002"), phoneJson("13800000003")),
                    conflictAt("grid", "extension[https://jiayi.health/fhir/StructureDefinition/grid]", "", "[{\"url\":\"x/grid\",\"valueString\":\"07\"}]",
                               "[{\"url\":\"x/grid\",\"valueString\":\"08\"}]")};
    first.waits = {{"Encounter", derivedUuid({"visit"}), {}, {}, "{\"resourceType\":\"Encounter\",\"period\":{\"start\":\"2026-11-20\"}}"}};
    ui::ConflictCase second;
    second.record = {"Patient", derivedUuid({"second"}), derivedUuid({"second"}), QStringLiteral("样本乙"), "{\"resourceType\":\"Patient\"}"};
    second.fields = {conflictAt("sex", "gender", "\"unknown\"", "\"male\"", "\"female\"")};
    page.conflicts = {first, second};
    page.log.push_back({Instant{}, "round", 12, 7, ""});
    return page;
}

/// One refusal with words of the table, one with the hub's own.
inline void addRefusals(ui::SyncPage& page) {
    const auto refused = [](const char* name, const char* type, std::string outcome, std::optional<Uuid> resident) {
        ui::RefusedRow row;
        row.record = {type, derivedUuid({"refused", name}), resident, resident ? QStringLiteral("样本丙") : QString(),
                      std::string("{\"resourceType\":\"") + type + "\",\"birthDate\":\"1960-01-01\",\"code\":{\"text\":\"sample\"}}"};
        row.refusal.type = type;
        row.refusal.id = row.record.id;
        row.refusal.status = 422;
        row.refusal.outcome = std::move(outcome);
        row.refusal.savedBy = "chen";
        row.refusal.attempts = 3;
        return row;
    };
    page.refused.push_back(refused("known", "Patient",
                                   R"({"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"forbidden","details":{"coding":[{"system":"urn:jiayi:reason","code":"role.type"}]},"expression":["Bundle.entry[2].resource.birthDate"]}]})",
                                   derivedUuid({"third"})));
    page.refused.push_back(refused("foreign", "Basic",
                                   R"({"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","diagnostics":"HAPI-0389: code is required"}]})", {}));
    page.status.refused = 2;
}

/// Records what a screen asks; answers at once from `page`.
struct SyncWorld {
    ui::SyncPage page;
    std::vector<std::vector<ui::FieldDecision>> decided;
    std::vector<Uuid> undone;
    std::vector<std::optional<ui::NamedRecord>> retried;
    std::vector<Uuid> given;
    std::vector<bool> offline;
    QStringList saved;
    int synced = 0;
    int read = 0;
    Result<std::string> handValue = std::string("[{\"value\":\"13800000009\"}]");
    Result<bool> answer = true;

    template <class T>
    static QFuture<Result<T>> atOnce(Result<T> value) {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }

    ui::SyncFunctions functions() {
        ui::SyncFunctions functions;
        functions.read = [this] {
            ++read;
            return atOnce(Result<ui::SyncPage>(page));
        };
        functions.syncNow = [this] { ++synced; };
        functions.workOffline = [this](bool on) { offline.push_back(on); };
        functions.decide = [this](const std::vector<ui::FieldDecision>& decisions) {
            decided.push_back(decisions);
            if (answer && !page.conflicts.empty()) page.conflicts.erase(page.conflicts.begin());
            return atOnce(answer);
        };
        functions.checkByHand = [this](const ui::FieldDecision&) { return atOnce(handValue); };
        functions.undo = [this](const Uuid& conflict) {
            undone.push_back(conflict);
            return atOnce(answer);
        };
        functions.retryRefused = [this](const std::optional<ui::NamedRecord>& only) {
            retried.push_back(only);
            return atOnce(answer);
        };
        functions.letGo = [this](const ui::NamedRecord& record) {
            given.push_back(record.id);
            return atOnce(answer);
        };
        functions.chooseSupportFile = [](QWidget*, std::function<void(const QString&)> chosen) { chosen(QStringLiteral("/nowhere/support.json")); };
        functions.exportForSupport = [this](const ui::NamedRecord& record, const QString& path) {
            saved << QString::fromStdString(record.type) + QLatin1Char(' ') + path;
            return atOnce(answer);
        };
        return functions;
    }
};

}  // namespace jiayi::test
