#include "sync/files/export.h"

#include "models/core/csv.h"
#include "sync/fhir/resource.h"
#include "sync/files/atomic_file.h"
#include "sync/files/export_tables.h"
#include "sync/files/masking.h"
#include "sync/files/xlsx_writer.h"

#include <algorithm>
#include <fstream>
#include <unordered_set>

namespace jiayi::files {

namespace fs = std::filesystem;
using fhir::Json;

namespace {

constexpr std::string_view kFullUrlBase = "https://jiayi.health/fhir/";

Error writeFailed() { return {Errc::Full, "file.write", {}}; }

void restrictTo(const fs::path& path, bool folder) {
    std::error_code ignored;
    fs::permissions(path, folder ? fs::perms::owner_all : fs::perms::owner_read | fs::perms::owner_write, ignored);
}

/// Tables as the files of a folder.
class CsvFolder final : public TableSink {
public:
    explicit CsvFolder(fs::path folder) : m_folder(std::move(folder)) {}
    Result<void> begin(const std::string& table, const std::vector<std::string>& header) override {
        JIAYI_CHECK(finish());
        m_stream.open(m_folder / (table + ".csv"), std::ios::binary);
        // Spreadsheets take a CSV without the mark for the local 8-bit encoding.
        m_stream << "\xEF\xBB\xBF" << csvRow(header);
        return {};
    }
    Result<void> row(const std::vector<ExportCell>& cells) override {
        std::vector<std::string> texts;
        for (const auto& cell : cells) texts.push_back(cell.text);
        m_stream << csvRow(texts);
        return {};
    }
    Result<void> finish() {
        if (!m_stream.is_open()) return {};
        m_stream.close();
        return m_stream ? Result<void>{} : writeFailed();
    }

private:
    fs::path m_folder;
    std::ofstream m_stream;
};

/// One export, on its own read transaction.
class Exporter {
public:
    Exporter(const sync::Context& context, const mapping::Registry& registry, const ExportOptions& options,
             const roster::ImportControl& control)
        : m_context(context), m_registry(registry), m_options(options), m_control(control) {
        for (const auto& resident : options.residents) m_wanted.insert(resident.uuid);
    }

    Result<ExportReport> operator()(const fs::path& draft, const fs::path& target) {
        switch (m_options.format) {
            case ExportFormat::Fhir: JIAYI_CHECK(oneFile(draft, [&](std::ostream& stream) { return bundle(stream); })); break;
            case ExportFormat::Ndjson:
                if (target.extension() == ".ndjson") {
                    JIAYI_CHECK(oneFile(draft, [&](std::ostream& stream) { return lines(stream); }));
                } else {
                    JIAYI_CHECK(ndjsonFolder(draft));
                }
                break;
            case ExportFormat::Csv: JIAYI_CHECK(csvFolder(draft)); break;
            case ExportFormat::Xlsx: JIAYI_CHECK(workbook(draft)); break;
        }
        return std::move(m_report);
    }

private:
    bool isWanted(const Uuid& resident) const { return m_wanted.empty() || m_wanted.count(resident) > 0; }

    bool isToldAnew(std::string_view type, const Uuid& id) const {
        const auto& reports = m_options.reports;
        return std::any_of(reports.begin(), reports.end(), [&](const Json& report) { return fhir::resourceType(report) == type && fhir::resourceId(report) == id.toString(); });
    }

    struct Key {
        std::string type;
        Uuid id;
    };
    /// Patients first, since the rest refers to them.
    std::vector<Key> keys() const {
        std::vector<Key> found;
        db::Query query(m_context.database,
                        "SELECT type, id, resident_id FROM record WHERE state <> 'tombstone' "
                        "ORDER BY type <> 'Patient', type, pk");
        while (query.next())
            if (isWanted(query.uuid(2)) && !isToldAnew(query.text(0), query.uuid(1))) found.push_back({query.text(0), query.uuid(1)});
        return found;
    }

    Result<void> forEachResource(const std::function<Result<void>(const std::string& type, const Json&)>& use) {
        const auto today = localDate(m_context.clock.now());
        const auto all = keys();
        std::size_t done = 0;
        for (const auto& key : all) {
            if (m_control.stop.stop_requested()) return Error{Errc::Busy, "export.cancelled", {}};
            auto rendered = m_registry.render(m_context.database, key.type, key.id);
            if (!rendered) return rendered.error();
            if (key.type == "Patient" && !m_options.unmasked) maskIdentifiers(*rendered, today);
            JIAYI_CHECK(use(key.type, *rendered));
            ++m_report.counts[key.type];
            if (m_control.progress && ++done % 500 == 0) m_control.progress(done, all.size());
        }
        for (const auto& report : m_options.reports) {
            const std::string type{fhir::resourceType(report)};
            JIAYI_CHECK(use(type, report));
            ++m_report.counts[type];
        }
        return {};
    }

    Result<void> bundle(std::ostream& stream) {
        stream << R"({"resourceType":"Bundle","type":"transaction","timestamp":")" << formatInstant(m_context.clock.now())
               << R"(","entry":[)";
        const char* separator = "\n";
        JIAYI_CHECK(forEachResource([&](const std::string& type, const Json& resource) -> Result<void> {
            const auto url = type + "/" + std::string{fhir::resourceId(resource)};
            stream << separator << R"({"fullUrl":")" << kFullUrlBase << url << R"(","resource":)" << resource.compact()
                   << R"(,"request":{"method":"PUT","url":")" << url << R"("}})";
            separator = ",\n";
            return {};
        }));
        stream << "\n]}\n";
        return {};
    }

    Result<void> lines(std::ostream& stream) {
        return forEachResource([&](const std::string&, const Json& resource) -> Result<void> {
            stream << resource.compact() << '\n';
            return {};
        });
    }

    static Result<void> oneFile(const fs::path& draft, const std::function<Result<void>(std::ostream&)>& write) {
        std::ofstream stream(draft, std::ios::binary);
        if (!stream) return Error{Errc::Denied, "file.write", {}};
        restrictTo(draft, false);
        JIAYI_CHECK(write(stream));
        stream.close();
        return stream ? Result<void>{} : writeFailed();
    }

    static Result<void> makeFolder(const fs::path& draft) {
        std::error_code error;
        fs::create_directory(draft, error);
        if (error) return Error{Errc::Denied, "file.write", {}};
        restrictTo(draft, true);
        return {};
    }

    Result<void> ndjsonFolder(const fs::path& draft) {
        JIAYI_CHECK(makeFolder(draft));
        std::ofstream stream;
        std::string open;
        JIAYI_CHECK(forEachResource([&](const std::string& type, const Json& resource) -> Result<void> {
            if (type != open) {
                if (stream.is_open()) stream.close();
                // Appended: reports that came by an import stand before those that are told now.
                stream.open(draft / (type + ".ndjson"), std::ios::binary | std::ios::app);
                open = type;
            }
            stream << resource.compact() << '\n';
            return stream ? Result<void>{} : writeFailed();
        }));
        if (stream.is_open()) stream.close();
        return stream ? Result<void>{} : writeFailed();
    }

    Result<void> tables(TableSink& sink) {
        JIAYI_TRY(m_report.counts, exportTables(m_context.database, m_options.unmasked,
                                                [&](const Uuid& resident) { return isWanted(resident); }, sink));
        return {};
    }

    Result<void> csvFolder(const fs::path& draft) {
        JIAYI_CHECK(makeFolder(draft));
        CsvFolder sink(draft);
        JIAYI_CHECK(tables(sink));
        return sink.finish();
    }

    Result<void> workbook(const fs::path& draft) {
        XlsxWriter sink(draft);
        JIAYI_CHECK(tables(sink));
        JIAYI_CHECK(sink.finish());
        restrictTo(draft, false);
        return {};
    }

    sync::Context m_context;
    const mapping::Registry& m_registry;
    const ExportOptions& m_options;
    const roster::ImportControl& m_control;
    std::unordered_set<Uuid> m_wanted;
    ExportReport m_report;
};

}  // namespace

std::optional<ExportFormat> exportFormatOf(std::string_view text) {
    if (text == "fhir") return ExportFormat::Fhir;
    if (text == "ndjson") return ExportFormat::Ndjson;
    if (text == "csv") return ExportFormat::Csv;
    if (text == "xlsx") return ExportFormat::Xlsx;
    return {};
}

Result<ExportReport> exportTo(const sync::Context& context, const mapping::Registry& registry, const ExportOptions& options,
                              const fs::path& target, const roster::ImportControl& control) {
    std::error_code error;
    if (fs::exists(target, error)) return Error{Errc::Conflict, "file.exists", {}};
    auto draft = target;
    draft += ".part";
    fs::remove_all(draft, error);  // of an export that was cut off
    auto report = db::attempt([&]() -> Result<ExportReport> {
        const db::ReadSnapshot snapshot(context.database);
        return Exporter(context, registry, options, control)(draft, target);
    });
    if (report) fs::rename(draft, target, error);
    if (report && error) report = Error{Errc::Denied, "file.write", {}};
    if (!report) {
        std::error_code ignored;
        fs::remove_all(draft, ignored);
        return report;
    }
    JIAYI_CHECK(db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "export");
        const bool everybody = options.residents.empty();
        unit.describe("export", (everybody ? "everybody" : std::to_string(options.residents.size()) + " residents") +
                                    std::string{options.unmasked ? ", unmasked" : ", masked"});
        unit.commit();
        return {};
    }));
    return report;
}

}  // namespace jiayi::files
