"""What is broken on purpose: one text of the engine or the hub for another."""
from dataclasses import dataclass, field


@dataclass
class Mutant:
    name: str
    file: str
    old: str
    new: str
    options: list = field(default_factory=list)


MUTANTS = [
    Mutant("the flight is dropped instead of resolved", "sync/client/pusher.cpp",
           "    if (!flight) return report;\n",
           "    if (!flight) return report;\n    JIAYI_CHECK(takeBack(*flight, false));\n    return report;\n"),
    Mutant("the cursor moves before the round is applied", "sync/client/puller.cpp",
           "        JIAYI_CHECK(m_stage.run(stream, take, stop));\n        JIAYI_CHECK(finishRound(stream));\n",
           "        JIAYI_CHECK(finishRound(stream));\n        JIAYI_CHECK(m_stage.run(stream, take, stop));\n"),
    Mutant("the stage is dropped after its first batch", "sync/client/stage.cpp",
           'db::Query(database, "DELETE FROM stage WHERE pk = ?", staged.pk).run();',
           'db::Query(database, "DELETE FROM stage WHERE stream = ?", stream).run();'),
    Mutant("the hub skips ifMatch", "sync/hub/transactions.cpp",
           "return base ? current && current->version == *base", "return base ? current.has_value()"),
    Mutant("the receipt is forgotten", "sync/client/pusher.cpp", "!receipt.empty())", "receipt.empty())"),
    Mutant("the hub believes every cursor", "sync/hub/history.cpp", "if (!chain || *chain != cursor.chain) return epoch;", "if (!chain) return epoch;"),
    Mutant("applied without merging", "sync/client/incoming.cpp",
           "    if (!hasOps(database, incoming.key)) return take(unit, mappers, incoming);\n    return mergeIn(unit, mappers, merger, incoming, *record);",
           "    return take(unit, mappers, incoming);"),
    Mutant("answers are not kept", "sync/hub/transactions.cpp", "transaction->keepAnswer(client.id, bundleId,", "transaction->keepAnswer(client.id, bundleId + 'x',"),
    Mutant("confirmed without rebasing newer edits", "sync/client/pusher.cpp", "                rebaseOps(database, key, version);\n            }\n            db::Query stream", "            }\n            db::Query stream"),
    Mutant("what the restored hub lacks is not pushed again", "sync/client/reconcile.cpp",
           '    if (!hasOps(database, key)) enqueueAgain(unit, key, "insert", {});\n', ""),
    Mutant("a restored hub brings back what was deleted", "sync/client/incoming.cpp",
           "    if (deleted && incoming.body && isOlderOrEqual(incoming.version, record->baseVersion)) return deleteAgain(unit, incoming);\n", ""),
    Mutant("a contradiction leaves no row in the inbox", "sync/client/inbox.cpp",
           "    for (const auto& conflict : result.conflicts) {\n        db::Query(database,\n                  \"INSERT", "    for (const auto& conflict : MergeResult{}.conflicts) {\n        db::Query(database,\n                  \"INSERT"),
    Mutant("quarantine forgets the edit", "sync/client/pusher.cpp", 'setState(database, resource.key, "quarantined");', 'setState(database, resource.key, "quarantined");\n        dropOps(database, resource.key);'),
    Mutant("an edit after a deletion is squashed into it", "sync/client/push_plan.cpp", "resource.deletion = op.deletion;", "resource.deletion = resource.deletion || op.deletion;"),
    Mutant("strange elements are dropped", "sync/mapping/registry.cpp",
           "    if (!query.next() || query.isNull(0)) return std::optional<Json>{};\n", "    if (!query.next() || query.isNull(0) || type == \"Patient\") return std::optional<Json>{};\n"),
    Mutant("a save is not synced to the disk", "models/db/database.cpp", "PRAGMA synchronous=FULL", "PRAGMA synchronous=OFF"),
    Mutant("the commit counter is raised before the commit", "models/db/database.cpp",
           '    m_database.execute("COMMIT");\n', '    m_database.m_options.disk->raiseHead(m_database.head(), counter);\n    m_database.execute("COMMIT");\n'),
    Mutant("groups of a unit travel one by one", "sync/client/push_plan.cpp", "if (group.resources.size() > cap) group.resources.resize(cap);", "if (group.resources.size() > 1) group.resources.resize(1);"),
    Mutant("a dose is merged apart from its drug", "resources/rules/merge.json", '"MedicationStatement": {"groups": {"dosage": ["medication[x]", "dosage"]}}', '"MedicationStatement": {"groups": {"dosage": ["dosage"]}}'),
]
