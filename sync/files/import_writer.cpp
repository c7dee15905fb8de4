#include "sync/files/import_writer.h"

#include "models/roster/import/person_row.h"
#include "models/roster/resident_repository.h"
#include "sync/fhir/canonical.h"
#include "sync/fhir/resource.h"
#include "sync/mapping/kept_columns.h"
#include "sync/mapping/resident_mapper.h"

#include <algorithm>

namespace jiayi::files {

using fhir::Json;
using mapping::Applied;
using mapping::ResidentMapper;
using roster::ResidentRepository;

namespace {

/// ARCHITECTURE: units of at most 100 resources of one person. One save may put two.
constexpr int kUnitSize = 98;
/// Resources in one transaction: about 30 ms on a clinic's desk.
constexpr std::size_t kTransactionSize = 200;

std::string_view asBytes(const Digest& digest) { return asText(digest); }

bool hasNewColumns(const Json& rendered, const Json& said) {
    const auto known = mapping::keptColumns(rendered);
    const auto columns = mapping::keptColumns(said);
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto& column) { return std::find(known.begin(), known.end(), column) == known.end(); });
}

}  // namespace

sync::Unit& ImportWriter::unit(const Uuid& resident) {
    if (!m_unit) m_unit.emplace(m_context, "import");
    else if (resident != m_person || m_unit->resourcesInUnit() >= kUnitSize) m_unit->startNextUnit();
    m_person = resident;
    return *m_unit;
}

Result<void> ImportWriter::flush() {
    if (!m_unit) return {};
    return db::attempt([&]() -> Result<void> {
        m_unit->describe("import", std::to_string(m_inTransaction) + " resources");
        m_unit->commit();
        m_unit.reset();
        m_inTransaction = 0;
        return {};
    });
}

ImportWriter::Known ImportWriter::look(const std::string& type, const Uuid& id, const Digest& hash) {
    Known known;
    if (const auto judged = m_judged.find(id); judged != m_judged.end())
        return {true, true, judged->second == hash, false, true};
    db::Query query(m_context.database,
                    "SELECT import_hash, base IS NOT NULL, body IS NOT NULL FROM record WHERE type = ? AND id = ?", type, id);
    if (!query.next()) return known;
    known.exists = true;
    known.imported = !query.isNull(0);
    known.same = known.imported && query.blob(0) == asBytes(hash);
    known.hasBase = query.flag(1);
    known.hasBody = query.flag(2);
    return known;
}

Result<void> ImportWriter::add(const Incoming& incoming) {
    const auto key = fhir::keyOf(incoming.resource);
    if (!key) return key.error();
    auto& counts = m_counts[key->type];
    const auto id = Uuid::parse(key->id);
    if (!id) return invalid("resource.id");
    const auto written = db::attempt([&] { return write(incoming, key->type, *id); });
    if (!written) {
        if (written.error().code == Errc::Invalid) ++counts.rejected;
        return written.error();
    }
    if (written->change == Change::Unchanged) ++counts.unchanged;
    else if (written->change == Change::Changed) ++counts.changed;
    else ++counts.created;
    if (written->outcome == Applied::Outcome::Kept) ++counts.kept;
    if (written->outcome == Applied::Outcome::Waiting) ++counts.waiting;
    if (m_unit && ++m_inTransaction >= kTransactionSize) return flush();
    return {};
}

Result<ImportWriter::Written> ImportWriter::write(const Incoming& incoming, const std::string& type, const Uuid& id) {
    const auto hash = fhir::canonicalHash(incoming.resource);
    auto known = look(type, id, hash);
    if (known.same) {
        const auto checked = m_registry.check(incoming.resource);
        return Written{Change::Unchanged, checked ? checked->outcome : Applied::Outcome::Kept, {}};
    }
    Written written;
    if (type == "Patient" && ResidentRepository::pkOf(m_context.database, {id}) != 0) {
        JIAYI_TRY(written, writeResident(incoming, id, known));
    } else {
        JIAYI_TRY(written, judge(incoming, type, id, known));
        if (written.change == Change::Unchanged) return written;
        if (!m_dryRun) {
            JIAYI_TRY(const auto applied, m_registry.apply(unit(written.resident), incoming.resource));
            written.outcome = applied.outcome;
        }
    }
    if (m_dryRun) m_judged[id] = hash;
    else if (written.change == Change::Unchanged) unit(m_person);
    if (!m_dryRun) keep(incoming, type, id, written, hash, known);
    return written;
}

Result<ImportWriter::Written> ImportWriter::judge(const Incoming& incoming, const std::string& type, const Uuid& id,
                                                  const Known& known) {
    JIAYI_TRY(const auto checked, m_registry.check(incoming.resource));
    Written written{known.exists ? Change::Changed : Change::Created, checked.outcome, checked.resident};
    if (!known.exists || known.imported) return written;
    // It was written here, or came from the hub. Facts are append-only: a file does not overrule them.
    const auto rendered = m_registry.render(m_context.database, type, id);
    if (!rendered) {
        if (rendered.error().code == Errc::NotFound) return Written{Change::Created, checked.outcome, checked.resident};
        return rendered.error();
    }
    if (fhir::canonicalHash(*rendered) == fhir::canonicalHash(incoming.resource)) {
        written.change = Change::Unchanged;
        return written;
    }
    // A form's row is put with its Encounter, before its answers have come.
    const bool emptyForm = type == "QuestionnaireResponse" && !rendered->find("item");
    if (!emptyForm) return invalid("import.exists-differs");
    written.change = Change::Created;
    return written;
}

Result<ImportWriter::Written> ImportWriter::writeResident(const Incoming& incoming, const Uuid& id, const Known& known) {
    JIAYI_TRY(const auto before, ResidentRepository(m_context.database).find({id}));
    JIAYI_TRY(auto said, ResidentMapper::read(incoming.resource));
    if (said.name == ResidentMapper::standInName(said) && !before.name.empty()) said.name.clear();
    if (roster::isSomebodyElse(before, said)) return invalid("import.other-person");
    const auto after = roster::overlaid(before, said);
    JIAYI_TRY(auto rendered, m_registry.render(m_context.database, "Patient", id));
    const bool newColumns = hasNewColumns(rendered, incoming.resource);
    Written written{after == before && !newColumns ? Change::Unchanged : Change::Changed, Applied::Outcome::Stored, id};
    if (m_dryRun) return written;
    if (written.change == Change::Changed) ResidentRepository::save(unit(id), after);
    if (newColumns) {
        mapping::setKeptColumns(rendered, mapping::keptColumns(incoming.resource));
        db::Query(m_context.database, "UPDATE record SET body = ? WHERE type = 'Patient' AND id = ?", rendered.compact(), id).run();
    } else if (incoming.keepBody && !known.hasBase && !known.hasBody) {
        db::Query(m_context.database, "UPDATE record SET body = ? WHERE type = 'Patient' AND id = ?", incoming.resource.compact(), id)
            .run();
    }
    return written;
}

void ImportWriter::keep(const Incoming& incoming, const std::string& type, const Uuid& id, const Written& written,
                        const Digest& hash, const Known& known) {
    const bool isNew = written.change == Change::Created || type != "Patient";
    // The unit that apply() wrote into, even when that filled it.
    if (written.change != Change::Unchanged) m_unit->put(type, id, written.resident);
    db::Query(m_context.database, "UPDATE record SET import_hash = ?, foreign_id = ? WHERE type = ? AND id = ?", db::Blob{hash},
              incoming.foreignId, type, id)
        .run();
    const bool columns = type == "Patient" && !mapping::keptColumns(incoming.resource).empty();
    if (!isNew || !(incoming.keepBody || columns || written.outcome != Applied::Outcome::Stored)) return;
    if (type == "Patient" && known.hasBase) return;
    db::Query(m_context.database, "UPDATE record SET body = ? WHERE type = ? AND id = ?", incoming.resource.compact(), type, id).run();
}

}  // namespace jiayi::files
