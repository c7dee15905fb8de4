// A report as a laboratory sent it. Nothing here is judged, converted or matched yet: what was said is kept as it was said.
#pragma once

#include "models/core/dates.h"
#include "models/core/ids.h"
#include "models/core/sex.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::diagnostics {

/// A code as its source wrote it; the system is a FHIR URI, or the laboratory's own name for its list.
struct Code {
    std::string system{};
    std::string code{};
    std::string display{};
    bool operator==(const Code&) const = default;
    bool empty() const { return code.empty() && display.empty(); }
};
inline constexpr std::string_view kLoincSystem = "http://loinc.org";

/// The words of a FHIR DiagnosticReport. HL7 v2 OBR-25: O I -> Registered, R A P -> Partial or Preliminary, F -> Final, C -> Corrected, X -> Cancelled.
enum class ReportStatus { Registered, Partial, Preliminary, Final, Amended, Corrected, Appended, Cancelled, EnteredInError, Unknown };
std::string_view toText(ReportStatus status);  ///< "registered" ... as FHIR writes them
std::optional<ReportStatus> reportStatusOf(std::string_view text);

/// The words of a FHIR Observation. HL7 v2 OBX-11: I O -> Registered, P R S -> Preliminary, F U -> Final, C -> Corrected, X N -> Cancelled, D W -> EnteredInError.
enum class ItemStatus { Registered, Preliminary, Final, Amended, Corrected, Cancelled, EnteredInError, Unknown };
std::string_view toText(ItemStatus status);
std::optional<ItemStatus> itemStatusOf(std::string_view text);
/// A value that counts: not awaited, not taken back.
bool isReported(ItemStatus status);

enum class IdentifierKind { CitizenId, RecordNumber, InsuranceNumber, Other };
std::string_view toText(IdentifierKind kind);  ///< "citizen-id", "record-number", "insurance-number", "other"
std::optional<IdentifierKind> identifierKindOf(std::string_view text);

/// An identifier as stated; never of an empty value: what was blank is not here.
struct StatedIdentifier {
    IdentifierKind kind = IdentifierKind::Other;
    std::string system{};  ///< URI or assigning authority, where it was said
    std::string value{};
    bool operator==(const StatedIdentifier&) const = default;
};

/// Whom the laboratory says it is about. All of it may be missing.
struct StatedPatient {
    std::string name{};
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate{};
    std::string phone{};
    std::vector<StatedIdentifier> identifiers{};
    /// Our own Patient, where the sender names it (it read our order). Nil otherwise.
    Uuid patient{};
    bool operator==(const StatedPatient&) const = default;
};

struct Specimen {
    std::string number{};  ///< on the tube
    Code type{};
    std::optional<FhirTime> collected{};
    std::optional<FhirTime> received{};
    bool operator==(const Specimen& other) const;
};

/// HL7 v2 OBX-2. SN arrives as Numeric with its comparator, or as Text where it is a ratio or an interval.
enum class ValueKind {
    None,     ///< nothing yet, or taken back
    Numeric,  ///< NM
    Text,     ///< ST: one line
    Coded,    ///< CE, CWE
    Prose,    ///< TX, FT: several lines
};
std::string_view toText(ValueKind kind);  ///< "none", "NM", "ST", "CE", "TX"
std::optional<ValueKind> valueKindOf(std::string_view text);

/// What a meter prints beyond its range is a value, not an error.
enum class Beyond { No, Above, Below };  ///< "HI", "LO"

struct ItemValue {
    ValueKind kind = ValueKind::None;
    std::optional<double> number{};  ///< of `text`, without its comparator; none for HI and LO
    std::string comparator{};        ///< "", "<", "<=", ">", ">="
    Beyond beyond = Beyond::No;
    std::string text{};              ///< as sent, less the comparator: decimal text kept, "HI" kept, lines of prose parted by "\n"
    Code coded{};
    bool operator==(const ItemValue&) const = default;
    /// What a person reads: "<0.5", "HI", "Positive".
    std::string shown() const;
};
/// From what stands in a value field: "5.60", "<0.5", "≥ 33.3", "HI", "LO" become Numeric; anything else stays Text.
ItemValue valueFromText(std::string_view text);

struct ReferenceRange {
    std::string text{};            ///< as sent: "3.9-6.1", "阴性"
    std::optional<double> low{};     ///< inclusive, in the item's unit
    std::optional<double> high{};    ///< inclusive
    bool lowExclusive = false;       ///< ">40"
    bool highExclusive = false;      ///< "<5.2"
    bool operator==(const ReferenceRange&) const = default;
};
/// "3.9-6.1", "3.9~6.1", "<5.2", "≤5.2", ">1.0"; any other text only keeps its words.
ReferenceRange rangeFromText(std::string_view text);

struct ReportItem {
    /// What tells it from the report's other items through all versions: the laboratory's code, with the sub-id where there is one. Unique in a report.
    std::string key{};
    Code code{};                      ///< as sent
    std::vector<Code> alsoCoded{};    ///< further codings of the same (LOINC beside a local code)
    ItemValue value{};
    std::string unit{};               ///< as sent
    std::string method{};
    ReferenceRange range{};
    std::string flag{};               ///< the laboratory's own: "H", "LL", "A", "N" ...; empty: none given
    ItemStatus status = ItemStatus::Final;
    std::optional<FhirTime> observed{};  ///< else the specimen's collection counts
    std::vector<std::string> comments{};
    /// The laboratory's own Observation, where it is a resource of its own and not part of the report. Nil otherwise.
    Uuid observation{};
    bool operator==(const ReportItem& other) const;
};

/// One version of a report. Versions of one report share sender and number.
struct Report {
    std::string sender{};       ///< the laboratory's stable name or code (MSH-4); part of the report's identity
    std::string senderName{};   ///< as people read it
    std::string addressedTo{};  ///< code of the institution
    std::string number{};       ///< filler (OBR-3); part of the identity, never empty
    std::string orderNumber{};  ///< placer (OBR-2); may be missing
    Code test{};                ///< the test or panel that was ordered (OBR-4)
    ReportStatus status = ReportStatus::Final;
    StatedPatient patient{};
    Specimen specimen{};
    FhirTime issued{};          ///< when the laboratory said this version (OBR-22, else MSH-7)
    std::string orderedBy{};
    std::vector<ReportItem> items{};
    std::vector<std::string> comments{};
    std::string conclusion{};
    bool operator==(const Report& other) const;
};

using ReportId = Id<struct ReportTag>;
/// The same for all versions, on every desk.
ReportId reportId(std::string_view sender, std::string_view number);
inline ReportId reportId(const Report& report) { return reportId(report.sender, report.number); }
/// SHA-256 over everything in the report, items in the order of their keys: the same content has the same digest, however often it is sent.
std::string contentDigest(const Report& report);
/// Of this very version, for the resource that carries it.
Uuid versionId(const Report& report);

/// Of two versions said at one instant the heavier stands: by status (registered, partial, preliminary, final, appended, amended, corrected, cancelled, entered in
/// error), then by how many items are reported, a corrected one twice, since one may have come in parts.
int weightOf(const Report& report);
/// Whether `one` takes the place of `other`, another version of the same report: said later; at the same instant the heavier, else by digest, so that
/// every desk agrees whatever order they came in.
bool isNewer(const Report& one, const Report& other);

/// What stands when these are all the versions that are known: the newest one, with what older ones say of items that no newer one names (a correction or the rest
/// of a partial report may name those alone). The order of `versions` does not matter; none is a bug.
Report standing(const std::vector<Report>& versions);
/// Whether two versions speak of different people: an identifier of one kind, a birth date or a sex that both state, differently.
bool contradict(const StatedPatient& one, const StatedPatient& other);

/// Invalid "report.sender", "report.number", "report.issued", "report.item-key" (empty or twice), "report.too-large" (items).
Result<void> checkReport(const Report& report);

}  // namespace jiayi::diagnostics
