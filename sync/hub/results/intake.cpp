#include "sync/hub/results/intake.h"

#include "sync/fhir/canonical.h"
#include "sync/hub/execution.h"
#include "sync/hub/limits.h"
#include "sync/reports/report_resources.h"

namespace jiayi::hub {

namespace {

/// Resources of one transaction: enough that its end on the disk costs little beside them, few enough that a desk's write does not wait for long.
constexpr std::size_t kResourcesAtOnce = 200;

}  // namespace

ResultsIntake::ResultsIntake(Store& store, const HubRules& rules, std::string institution, const Clock& clock, OnReject onReject)
    : m_store(store), m_rules(rules), m_references({}), m_institution(std::move(institution)), m_clock(clock), m_onReject(std::move(onReject)) {}

void ResultsIntake::reject(std::size_t line, const Error& error) {
    ++m_counts.rejected;
    m_onReject(line, error);
}

Result<ResultsIntake::Ready> ResultsIntake::prepare(const diagnostics::Report& report) const {
    Ready ready;
    ready.resource = reports::reportResource(report);
    const auto text = fhir::canonicalText(ready.resource);
    if (text.size() > kMaxResourceBytes) return invalid("result.too-large");
    auto& version = ready.version;
    version.key = {"DiagnosticReport", std::string{fhir::resourceId(ready.resource)}};
    version.version = 1;
    version.hash = sha256(text);
    version.author = report.addressedTo;
    version.writtenHere = true;  // the clinic keeps what was addressed to it when the person leaves
    m_rules.search.index(version, ready.resource, m_references);
    ready.items = report.items.size();
    return ready;
}

Result<void> ResultsIntake::take(std::size_t line, std::vector<diagnostics::Report> reports) {
    Waiting entry{line, {}};
    std::string stream;
    for (auto& report : reports) {
        if (report.addressedTo.empty()) report.addressedTo = m_institution;
        stream = report.addressedTo;
        if (stream.empty()) {
            reject(line, invalid("result.not-addressed"));
            return {};
        }
        if (!m_institutions.contains(stream)) {
            const auto known = m_store.institution(stream);
            if (!known && known.error().code != Errc::NotFound) return known.error();
            if (!known) {
                reject(line, Error{Errc::NotFound, "institution.unknown", {}});
                return {};
            }
            m_institutions.insert(stream);
        }
        auto ready = prepare(report);
        if (!ready) {
            reject(line, ready.error());
            return {};
        }
        entry.ready.push_back(std::move(*ready));
    }
    auto& queue = m_queues[stream];
    queue.resources += entry.ready.size();
    queue.entries.push_back(std::move(entry));
    return queue.resources < kResourcesAtOnce ? Result<void>{} : write(stream, queue);
}

Result<void> ResultsIntake::finish() {
    for (auto& [stream, queue] : m_queues) JIAYI_CHECK(write(stream, queue));
    return {};
}

Result<void> ResultsIntake::write(const std::string& stream, Queue& queue) {
    auto entries = std::exchange(queue, {}).entries;
    if (entries.empty()) return {};
    JIAYI_TRY(const auto transaction, m_store.begin({stream}, m_clock.now()));
    auto counts = m_counts;
    std::vector<std::pair<std::size_t, Error>> rejects;
    for (auto& entry : entries) {
        const auto written = writeEntry(*transaction, stream, entry, counts);
        if (!written && written.error().reason != "result.foreign-patient") return written.error();
        if (!written) rejects.emplace_back(entry.line, written.error());
    }
    JIAYI_CHECK(transaction->commit());
    m_counts = counts;
    for (const auto& [line, error] : rejects) reject(line, error);
    return {};
}

/// Everybody that the entry refers to is asked for first, so that nothing of it is written in vain.
Result<void> ResultsIntake::writeEntry(StoreTransaction& transaction, const std::string& stream, Waiting& entry, IntakeCounts& counts) {
    for (const auto& ready : entry.ready) {
        for (const auto& patient : m_references.patientsIn(ready.resource)) {
            JIAYI_TRY(const auto person, transaction.current(stream, {"Patient", patient}));
            if (!person || person->deleted() || person->left()) return Error{Errc::NotFound, "result.foreign-patient", {}};
        }
    }
    for (auto& ready : entry.ready) {
        JIAYI_TRY(const auto there, transaction.current(stream, ready.version.key));
        if (there) {
            ++counts.known;
            continue;
        }
        ready.version.body = stampedBody(ready.resource, ready.version.version, transaction.at());
        JIAYI_CHECK(transaction.append(stream, std::move(ready.version)));
        ++counts.reports;
        counts.results += static_cast<std::int64_t>(ready.items);
    }
    return {};
}

}  // namespace jiayi::hub
