#include "models/diagnostics/results/chart_rows.h"

#include "models/care/fact_repository.h"
#include "models/care/figures.h"
#include "models/care/rules/observation_rules.h"
#include "models/roster/resident_repository.h"

#include <tuple>

namespace jiayi::diagnostics {

namespace {

constexpr const char* kMistaken = "entered-in-error";

std::string withUnit(const std::string& value, const std::string& unit) { return unit.empty() ? value : value + " " + unit; }

bool isTakenBack(const Report& report) { return report.status == ReportStatus::Cancelled || report.status == ReportStatus::EnteredInError; }

/// The chart knows one HbA1c series in %, so the IFCC code joins it, converted.
void joinHba1c(const care::RuleBook& care, const ReportItem& item, care::Observation& row) {
    if (row.code != "HBA1C_IFCC") return;
    row.code = "HBA1C_NGSP";
    const auto quantity = row.value ? care::toCanonical(care, row.code, *item.value.number, item.unit) : Result<care::Quantity>{invalid("value.missing")};
    if (!quantity) return;
    row.value = quantity->value;
    row.unit = quantity->unit;
}

void setValue(const DiagnosticsBook& book, const ReportItem& item, const Judgement& judgement, care::Observation& row) {
    const auto& value = item.value;
    if (value.kind != ValueKind::Numeric) {
        row.textValue = value.shown();
        return;
    }
    row.original = withUnit(value.text, item.unit);
    if (!value.comparator.empty() || value.beyond != Beyond::No) {
        row.textValue = withUnit(value.shown(), item.unit);
        return;
    }
    const auto* known = judgement.code.empty() ? nullptr : book.care.observation(judgement.code);
    if (known && known->isQuantity()) {
        // A value whose unit does not fit stays readable in `original`; as a value of this code it would lie.
        row.value = judgement.value;
        row.unit = judgement.value ? judgement.unit : std::string{};
        row.doubt = judgement.doubt;
        joinHba1c(book.care, item, row);
        return;
    }
    row.value = value.number;
    row.unit = item.unit;
}

bool same(const care::Observation& a, const care::Observation& b) {
    return std::tie(a.code, a.coding, a.effective.text, a.value, a.unit, a.original, a.textValue, a.status, a.origin, a.doubt, a.performer) ==
           std::tie(b.code, b.coding, b.effective.text, b.value, b.unit, b.original, b.textValue, b.status, b.origin, b.doubt, b.performer);
}

/// Nothing when there is none.
Result<std::optional<care::Observation>> kept(db::Database& database, care::ObservationId id) {
    auto row = care::FactRepository(database).observation(id);
    if (row) return std::optional{std::move(*row)};
    if (row.error().code == Errc::NotFound) return std::optional<care::Observation>{};
    return row.error();
}

/// Nothing for somebody who is not here, or whose chart is sealed.
Result<std::optional<roster::Resident>> reachable(db::Database& database, ResidentId id) {
    auto resident = roster::ResidentRepository(database).find(id);
    if (!resident && resident.error().code == Errc::NotFound) return std::optional<roster::Resident>{};
    if (!resident) return resident.error();
    if (resident->movedOn || resident->status == roster::ResidentStatus::Moved) return std::optional<roster::Resident>{};
    return std::optional{std::move(*resident)};
}

struct OutOfLine {
    std::vector<care::Observation> rows;     ///< as they have to stand
    std::vector<care::ObservationId> held;   ///< a laboratory's own, which may not show
};

class Line {
public:
    Line(db::Database& database, const DiagnosticsBook& book, const ReportState& state) : m_database(database), m_book(book), m_state(state) {}

    Result<OutOfLine> operator()() {
        if (m_state.resident) {
            JIAYI_TRY(const auto resident, reachable(m_database, *m_state.resident));
            if (resident) JIAYI_CHECK(whomItIsAbout(*resident));
        } else {
            for (const auto& item : m_state.report.items) JIAYI_CHECK(holdOwn(item));
        }
        for (const auto& other : m_state.others) {
            JIAYI_TRY(const auto resident, reachable(m_database, other));
            if (resident) JIAYI_CHECK(whomItWasGivenTo(other));
        }
        return std::move(m_out);
    }

private:
    Result<void> whomItIsAbout(const roster::Resident& resident) {
        const auto report = reportId(m_state.report);
        for (const auto& item : m_state.report.items) {
            JIAYI_TRY(auto before, kept(m_database, chartObservationId(report, item.key, resident.id)));
            if (!item.observation.isNil()) {
                // The laboratory's own resource stands in the chart by itself, unless a person's decision has put one of ours there.
                JIAYI_TRY(const auto own, kept(m_database, {item.observation}));
                if (own && own->resident == resident.id && !before) continue;
                JIAYI_CHECK(holdOwn(item));
            }
            auto wanted = isTakenBack(m_state.report) ? std::nullopt : chartRow(m_book, m_state.report, item, resident);
            if (wanted && (!before || !same(*before, *wanted))) m_out.rows.push_back(std::move(*wanted));
            if (!wanted && before) spoil(std::move(*before));
        }
        return {};
    }

    Result<void> whomItWasGivenTo(ResidentId other) {
        for (const auto& item : m_state.report.items) {
            JIAYI_TRY(auto before, kept(m_database, chartObservationId(reportId(m_state.report), item.key, other)));
            if (before) spoil(std::move(*before));
        }
        return {};
    }

    Result<void> holdOwn(const ReportItem& item) {
        if (item.observation.isNil()) return {};
        JIAYI_TRY(const auto own, kept(m_database, {item.observation}));
        if (own) m_out.held.push_back(own->id);
        return {};
    }

    void spoil(care::Observation row) {
        if (row.status == kMistaken) return;
        row.status = kMistaken;
        m_out.rows.push_back(std::move(row));
    }

    db::Database& m_database;
    const DiagnosticsBook& m_book;
    const ReportState& m_state;
    OutOfLine m_out;
};

/// Its row goes, and the figures let go of it; the resource stays where it came from and is nobody's edit.
Result<void> withhold(db::Database& database, care::ObservationId id) {
    JIAYI_TRY(const auto row, kept(database, id));
    if (!row) return {};
    const auto resident = roster::ResidentRepository::pkOf(database, row->resident);
    db::Query(database, "DELETE FROM latest_observation WHERE observation_pk = (SELECT pk FROM observation WHERE id = ?)", id).run();
    db::Query(database, "DELETE FROM observation WHERE id = ?", id).run();
    care::keepLatest(database, resident, row->code);
    if (care::isHba1c(row->code)) care::keepControl(database, resident);
    return {};
}

}  // namespace

care::ObservationId chartObservationId(ReportId report, std::string_view key, ResidentId resident) {
    return {derivedUuid({"report-observation", report.toString(), key, resident.toString()})};
}

std::optional<care::Observation> chartRow(const DiagnosticsBook& book, const Report& report, const ReportItem& item, const roster::Resident& resident) {
    if (!isReported(item.status) || item.value.kind == ValueKind::None) return {};
    const auto judgement = judge(book, report, item, {resident.sex, resident.birthDate});
    care::Observation row;
    row.id = chartObservationId(reportId(report), item.key, resident.id);
    row.resident = resident.id;
    row.code = judgement.code;
    row.coding = {item.code.system, item.code.code, item.code.display};
    row.effective = takenAt(report, item);
    row.status = toText(item.status);
    row.origin = "lab";
    row.performer = report.senderName.empty() ? report.sender : report.senderName;
    setValue(book, item, judgement, row);
    return row;
}

Result<void> bringChartsIntoLine(sync::Unit& unit, const DiagnosticsBook& book, const ReportState& state) {
    JIAYI_TRY(const auto out, Line(unit.database(), book, state)());
    for (const auto& row : out.rows) care::FactRepository::save(unit, row);
    for (const auto& id : out.held) JIAYI_CHECK(withhold(unit.database(), id));
    return {};
}

Result<int> rowsOutOfLine(db::Database& database, const DiagnosticsBook& book, const ReportState& state) {
    JIAYI_TRY(const auto out, Line(database, book, state)());
    return static_cast<int>(out.rows.size() + out.held.size());
}

}  // namespace jiayi::diagnostics
