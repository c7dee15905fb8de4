"""What is broken on purpose: a statement or an expression of the engine or the hub, and what stands there instead."""
from dataclasses import dataclass


@dataclass
class Statement:
    name: str
    file: str
    old: str
    new: str

    def choice(self, number):
        return f"if (isMutant({number})) {{\n{self.new}\n}} else {{\n{self.old}\n}}\n"


class Expression(Statement):
    def choice(self, number):
        return f"(isMutant({number}) ? ({self.new}) : ({self.old}))"


class Text(Statement):
    """`new` says itself where MUTANT decides."""

    def choice(self, number):
        return self.new.replace("MUTANT", f"isMutant({number})")


MUTANTS = [
    Statement("a lost answer is forgotten: the flight is dropped", "sync/client/pusher.cpp",
              "    JIAYI_TRY(const auto verdict, transmit(*flight, report));\n    if (verdict == Verdict::Done) return report;\n"
              "    if (verdict == Verdict::Conflict) JIAYI_CHECK(lookUp(*flight, namedEntries(m_answer.issues), report));\n"
              "    JIAYI_CHECK(takeBack(m_context, *flight));  // push finds out more\n    return report;\n",
              "    JIAYI_CHECK(takeBack(m_context, *flight));\n    return report;\n"),
    Statement("the cursor moves before the round is applied", "sync/client/puller.cpp",
              "        JIAYI_CHECK(m_stage.run(stream, take, stop));\n        JIAYI_CHECK(finishRound(stream));\n",
              "        JIAYI_CHECK(finishRound(stream));\n        JIAYI_CHECK(m_stage.run(stream, take, stop));\n"),
    Statement("the stage is dropped with its first resource", "sync/client/stage.cpp",
              '            db::Query(database, "DELETE FROM stage WHERE pk = ?", staged.pk).run();\n',
              '            db::Query(database, "DELETE FROM stage WHERE stream = ?", stream).run();\n'),
    Expression("the hub skips ifMatch", "sync/hub/execution.cpp", "current && current->version == *base", "current.has_value()"),
    Expression("the receipt is forgotten", "sync/client/pusher.cpp", "!receipt.empty()", "false"),
    Expression("the hub believes every cursor", "sync/hub/history.cpp", "!chain || *chain != cursor.chain", "!chain"),
    Expression("the hub's page is applied without merging", "sync/client/incoming.cpp", "!hasOps(database, incoming.key)", "true"),
    Expression("the hub forgets what it answered", "sync/hub/transactions.cpp",
               "transaction.keepAnswer(access.client().id, plan->bundleId, {requestHash, gzip(reply.body)})", "Result<void>{}"),
    Statement("confirmed without rebasing newer edits", "sync/client/flight.cpp",
              "        local = rendered ? std::move(*rendered) : body;\n        rebaseOps(database, key, version);\n",
              "        local = rendered ? std::move(*rendered) : body;\n"),
    Statement("what the restored hub lacks is not pushed again", "sync/client/reconcile.cpp",
              '    if (!hasOps(database, key)) enqueueAgain(unit, key, "insert", {});\n', ""),
    Expression("a restored hub brings back what was deleted", "sync/client/incoming.cpp",
               "deleted && incoming.body && !ancestor && isOlderOrEqual(incoming.version, record->baseVersion)", "false"),
    Text("a contradiction leaves no row in the inbox", "sync/client/inbox.cpp", "    for (const auto& conflict : result.conflicts) {\n",
         "    for (const auto& conflict : MUTANT ? std::vector<MergeConflict>{} : result.conflicts) {\n"),
    Statement("quarantine forgets the edit", "sync/client/quarantine.cpp", '        setState(database, key, "quarantined");\n',
              '        setState(database, key, "clean");\n        dropOps(database, key);\n'),
    Expression("the first word counts when edits are squashed, not the last", "sync/client/push_plan.cpp",
               "last[op.key] = &op", "last.try_emplace(op.key, &op).first->second"),
    Expression("strange elements are dropped", "sync/mapping/registry.cpp", "!query.next() || query.isNull(0)", '!query.next() || query.isNull(0) || type == "Patient"'),
    Expression("a save is not synced to the disk", "models/db/database.cpp",
               '"PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "\n                          "PRAGMA cache_size=-65536"',
               '"PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536"'),
    Statement("the commit counter stands in F.head before the commit", "models/db/database.cpp",
              '    m_database.execute("COMMIT");\n',
              '    m_database.m_options.disk->raiseHead(m_database.head(), counter);\n    m_database.execute("COMMIT");\n'),
    Statement("a save travels in pieces", "sync/client/push_plan.cpp", "        if (group.entries() > m_limits.cap) cut(group);\n",
              "        const auto cap = m_limits.cap;\n        m_limits.cap = 1;\n        cut(group);\n        m_limits.cap = cap;\n"),
    Expression("the hub leaves a hole in its numbers", "sync/hub/sqlite_transaction.cpp", "locked.now.head + 1", "locked.now.head + 2"),
    Statement("what leaves is taken off with work unsent", "sync/client/moves.cpp",
              "            if (hasOps(database, leaver.key)) continue;\n", ""),
    Text("and nobody looks for unsent work before", "sync/client/moves.cpp", "            if (unsent.next()) return chart;\n",
         "            if (!MUTANT && unsent.next()) return chart;\n"),
    Expression("what others wrote stays behind, sealed", "sync/hub/moves.cpp", "version.author == m_move.from", "true"),
    Expression("the base of an open conflict forgets what was merged in", "sync/client/inbox.cpp",
               "baseWhileOpen(merger.schema(), key.type, base, theirs, result.conflicts)", "base"),
    Expression("a decision does not look whether the field was edited since", "sync/client/inbox.cpp", "!stands(row)", "false"),
    Statement("the hub does not ask which line a bundle is of", "sync/hub/transactions.cpp", "    if (otherLine) return *otherLine;\n", ""),
]
