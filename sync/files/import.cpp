#include "sync/files/import.h"

#include "models/care/rules/observation_rules.h"
#include "models/core/text.h"
#include "models/roster/resident_repository.h"
#include "sync/fhir/resource.h"
#include "sync/files/fhir_source.h"
#include "sync/files/import_writer.h"
#include "sync/files/table_resources.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace jiayi::files {

using roster::FilePreview;
using roster::ImportControl;
using roster::ImportKind;
using roster::ImportPlan;
using roster::ImportReport;

namespace {

constexpr std::size_t kSamples = 5;

bool isObservation(const care::RuleBook& rules, std::string_view code) { return rules.observation(code) != nullptr; }

/// UCUM or an alias of it; or at least shaped like one, for what the rules do not know ("pmol/L").
bool looksLikeUnit(const care::RuleBook& rules, std::string_view text) {
    if (text.empty() || text.find('=') != std::string_view::npos) return false;
    if (care::ucumUnit(rules, text)) return true;
    const auto slash = text.rfind('/');
    if (slash == std::string_view::npos) return false;
    static constexpr std::array<std::string_view, 11> kPer{"l", "dl", "ml", "ul", "mol", "mmol", "g", "kg", "min", "d", "m2"};
    return std::find(kPer.begin(), kPer.end(), searchFold(text.substr(slash + 1))) != kPer.end();
}

Result<roster::ColumnBook> columnBook(const care::RuleBook& rules) {
    JIAYI_TRY(auto book, roster::ColumnBook::load());
    for (const auto& known : rules.observations) book.add({known.code, {known.code, known.zh, known.en}, known.unit, known.origin});
    return book;
}

ImportKind kindOf(const std::filesystem::path& path) {
    auto extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".json") return ImportKind::Fhir;
    return extension == ".ndjson" ? ImportKind::Ndjson : ImportKind::Table;
}

void previewTables(FilePreview& file, const care::RuleBook& rules, const roster::ColumnBook& book) {
    const auto tables = readTables(file.path);
    if (!tables) {
        file.problem = tables.error().reason;
        return;
    }
    for (const auto& table : *tables) {
        roster::TablePreview preview;
        preview.mapping.table = table.name;
        preview.mapping.source = std::filesystem::path(file.path).stem().string();
        for (const auto& header : table.header)
            preview.mapping.columns.push_back(book.propose(header, [&](std::string_view text) { return looksLikeUnit(rules, text); }));
        // The first of two columns that mean one thing is taken for it, the other is kept.
        std::set<std::string> taken;
        for (auto& column : preview.mapping.columns) {
            const bool several = column.target == roster::kKeepColumn || column.target == roster::kIgnoreColumn || column.target == "conditions" ||
                                 column.target == "complications_t2dm" || column.target == "medications";
            if (!several && !taken.insert(column.target).second) column.target = roster::kKeepColumn;
        }
        preview.rows = table.rows.size();
        for (std::size_t i = 0; i < std::min(kSamples, table.rows.size()); ++i) preview.samples.push_back(table.rows[i].cells);
        preview.problems =
            roster::mappingProblems(preview.mapping, [&](std::string_view code) { return isObservation(rules, code); });
        file.tables.push_back(std::move(preview));
    }
}

void previewFhir(FilePreview& file) {
    const auto read = readFhirFile(
        file.path, file.kind,
        [&](SourceItem item) -> Result<void> {
            ++file.resources[std::string{fhir::resourceType(item.resource)}];
            return {};
        },
        [](const BrokenItem&) {});
    if (!read) file.problem = read.error().reason;
}

/// Ends a run between two transactions; never leaves this file.
Error cancelled() { return {Errc::Busy, "import.cancelled", {}}; }

/// One run: its plan, its report, and where it is.
class Run {
public:
    Run(const sync::Context& context, const mapping::Registry& registry, const ImportPlan& plan, const ImportControl& control)
        : m_context(context), m_registry(registry), m_plan(plan), m_control(control), m_writer(context, registry, plan.dryRun) {}

    Result<ImportReport> operator()() {
        for (const auto& file : m_plan.files) {
            for (const auto& [type, count] : file.resources) m_total += count;
            for (const auto& table : file.tables) m_total += table.rows;
        }
        auto done = all();
        if (!done && done.error().reason == cancelled().reason) m_report.cancelled = true;
        else if (!done) return done.error();
        JIAYI_CHECK(m_writer.flush());
        m_report.kinds = m_writer.counts();
        return std::move(m_report);
    }

private:
    Result<void> all() {
        JIAYI_CHECK(fhirFiles());
        JIAYI_TRY(const auto names, NameBook::load(m_registry.rules()));
        JIAYI_TRY(const auto reference, roster::loadReferenceTables());
        const TableRules rules{m_registry.rules(), names, reference, localDate(m_context.clock.now())};
        for (const auto& file : m_plan.files)
            if (file.kind == ImportKind::Table) JIAYI_CHECK(tableFile(file, rules));
        return {};
    }

    Result<void> fhirFiles() {
        FhirIds ids(m_context.database, m_plan.source);
        std::vector<const FilePreview*> readable;
        for (const auto& file : m_plan.files) {
            if (file.kind == ImportKind::Table) continue;
            const auto indexed = readFhirFile(
                file.path, file.kind, [&](const SourceItem& item) { return ids.index(item); }, [](const BrokenItem&) {});
            if (indexed) readable.push_back(&file);
            else if (indexed.error().code != Errc::Invalid && indexed.error().code != Errc::NotFound) return indexed.error();
            else m_report.rejects.push_back({file.path, 0, {}, indexed.error().reason, {}, {}});
        }
        if (!ids.patientsComeLate()) return fhirPass(readable, ids, true, true);
        JIAYI_CHECK(fhirPass(readable, ids, true, false));
        return fhirPass(readable, ids, false, true);
    }

    Result<void> fhirPass(const std::vector<const FilePreview*>& files, FhirIds& ids, bool patients, bool others) {
        for (const auto* file : files) {
            const auto onItem = [&](SourceItem item) -> Result<void> {
                const bool isPatient = fhir::resourceType(item.resource) == "Patient";
                if (isPatient ? !patients : !others) return {};
                JIAYI_CHECK(step());
                const auto row = item.row;
                JIAYI_TRY(const auto incoming, ids.localise(std::move(item)));
                return taken(m_writer.add(incoming), {file->path, row, {}, {}, {}, {}}, incoming);
            };
            const auto onBroken = [&](const BrokenItem& broken) {
                if (others) m_report.rejects.push_back({file->path, broken.row, {}, broken.reason, {}, {broken.original}});
            };
            JIAYI_CHECK(readFhirFile(file->path, file->kind, onItem, onBroken));
        }
        return {};
    }

    Result<void> tableFile(const FilePreview& file, const TableRules& rules) {
        const auto tables = readTables(file.path);
        if (!tables) {
            m_report.rejects.push_back({file.path, 0, {}, tables.error().reason, {}, {}});
            return {};
        }
        for (std::size_t i = 0; i < tables->size() && i < file.tables.size(); ++i) {
            const auto& mapping = file.tables[i].mapping;
            const auto problems =
                roster::mappingProblems(mapping, [&](std::string_view code) { return isObservation(rules.rules, code); });
            for (const auto& problem : problems)
                m_report.rejects.push_back({(*tables)[i].name, 0, problem.column, problem.reason, {}, {}});
            if (problems.empty()) JIAYI_CHECK(table((*tables)[i], mapping, rules));
        }
        return {};
    }

    Result<void> table(const Table& table, const roster::TableMapping& mapping, const TableRules& rules) {
        TableResources resources(rules, table, mapping);
        resources.read([&](roster::Reject reject) {
            m_writer.countReject("Patient");
            m_report.rejects.push_back(std::move(reject));
        });
        for (std::size_t person = 0; person < resources.people(); ++person) {
            JIAYI_CHECK(step());
            const auto made = db::attempt([&] {
                return resources.resources(person, [&](const auto& resident, const Uuid& derived) { return residentIdFor(resident, derived); });
            });
            if (!made) return made.error();
            JIAYI_CHECK(personRows(table, *made));
        }
        m_report.flags.insert(m_report.flags.end(), resources.flags().begin(), resources.flags().end());
        for (const auto& [column, count] : resources.keptColumns()) m_report.keptColumns[column] += count;
        return {};
    }

    Result<void> personRows(const Table& table, const TableResources::PersonResources& made) {
        const auto rejectOf = [&](const TableRow& row) { return roster::Reject{table.name, row.number, {}, {}, table.header, row.cells}; };
        for (const auto& incoming : made.resources) {
            const auto added = m_writer.add(incoming);
            JIAYI_CHECK(taken(added, rejectOf(*made.rows.front()), incoming));
            if (added || fhir::resourceType(incoming.resource) != "Patient") continue;
            // Without the person the rest of the rows would belong to somebody else.
            for (std::size_t i = 1; i < made.rows.size(); ++i) JIAYI_CHECK(taken(added, rejectOf(*made.rows[i]), incoming));
            break;
        }
        return {};
    }

    /// One citizen id, foreign number or national record number that exactly one resident has is that resident.
    Result<roster::ResidentId> residentIdFor(const roster::Resident& resident, const Uuid& derived) const {
        const roster::ResidentRepository residents(m_context.database);
        if (residents.find({derived})) return roster::ResidentId{derived};
        if (!resident.citizenId.empty()) {
            JIAYI_TRY(const auto same, residents.findByCitizenId(resident.citizenId));
            if (same.size() == 1) return same.front();
        }
        for (const auto& identifier : resident.identifiers) {
            JIAYI_TRY(const auto same, residents.findByIdentifier(identifier));
            if (same) return *same;
        }
        if (resident.identifiers.empty() && !resident.recordNo.empty()) {
            JIAYI_TRY(const auto same, residents.findByRecordNo(resident.recordNo));
            if (same.size() == 1) return same.front();
        }
        return roster::ResidentId{derived};
    }

    /// A refused resource is a reject; any other error ends the run.
    Result<void> taken(const Result<void>& added, roster::Reject reject, const Incoming& incoming) {
        if (added) return {};
        if (added.error().code != Errc::Invalid) return added.error();
        reject.reason = added.error().reason;
        if (reject.original.empty()) reject.original = {incoming.resource.compact()};
        m_report.rejects.push_back(std::move(reject));
        return {};
    }

    Result<void> step() {
        if (m_control.stop.stop_requested()) return cancelled();
        ++m_done;
        if (m_control.progress && m_done % 100 == 0) m_control.progress(m_done, std::max(m_done, m_total));
        return {};
    }

    sync::Context m_context;
    const mapping::Registry& m_registry;
    const ImportPlan& m_plan;
    const ImportControl& m_control;
    ImportWriter m_writer;
    ImportReport m_report;
    std::size_t m_done = 0, m_total = 0;
};

}  // namespace

Result<ImportPlan> preview(const care::RuleBook& rules, const std::vector<std::filesystem::path>& files) {
    JIAYI_TRY(const auto book, columnBook(rules));
    ImportPlan plan;
    for (const auto& path : files) {
        FilePreview file;
        file.path = path.string();
        file.kind = kindOf(path);
        if (file.kind == ImportKind::Table) previewTables(file, rules, book);
        else previewFhir(file);
        if (plan.source.empty() && file.kind != ImportKind::Table)
            plan.source = std::filesystem::absolute(path).parent_path().filename().string();
        plan.files.push_back(std::move(file));
    }
    return plan;
}

Result<ImportReport> run(const sync::Context& context, const mapping::Registry& registry, const ImportPlan& plan,
                         const ImportControl& control) {
    return Run(context, registry, plan, control)();
}

}  // namespace jiayi::files
