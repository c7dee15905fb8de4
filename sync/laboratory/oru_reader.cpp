#include "sync/laboratory/oru_reader.h"

#include "sync/laboratory/oru_parts.h"

#include <algorithm>
#include <charconv>
#include <istream>
#include <tuple>

namespace jiayi::laboratory {

namespace {

using diagnostics::Code;
using diagnostics::ItemStatus;
using diagnostics::Report;
using diagnostics::ReportItem;
using diagnostics::ReportStatus;
using hl7::Message;
using hl7::Segment;

std::string textAt(const Segment& segment, std::size_t field) { return segment.field(field).component(1).text(); }

/// HD: the name, or the universal id where there is none.
std::string facilityAt(const Segment& segment, std::size_t field) {
    auto name = segment.field(field).component(1).text();
    return name.empty() ? segment.field(field).component(2).text() : name;
}

Result<void> checkHeader(const Segment& msh) {
    if (textAt(msh, 9) != "ORU") return unreadable("hl7.not-a-result", msh, 9);
    const auto mode = textAt(msh, 11), version = textAt(msh, 12);
    // Training and debugging messages are no results of anybody.
    if (!mode.empty() && mode != "P") return unreadable("hl7.not-production", msh, 11);
    if (!version.empty() && !version.starts_with("2.")) return unreadable("hl7.version", msh, 12);
    return {};
}

/// The same item again: text goes on in a further line, a correction takes the place of what it corrects, the same value says nothing new.
bool merge(ReportItem& before, ReportItem& again) {
    again.comments.insert(again.comments.begin(), before.comments.begin(), before.comments.end());
    if (before == again) return true;
    const auto isProse = [](const ReportItem& item) { return item.value.kind == diagnostics::ValueKind::Prose; };
    if (again.status == ItemStatus::Corrected && before.status != ItemStatus::Corrected) {
        before = std::move(again);
        return true;
    }
    if (!isProse(before) || !isProse(again) || before.status != again.status) return false;
    before.value.text += "\n" + again.value.text;
    before.comments = std::move(again.comments);
    return true;
}

ReportStatus statusOf(const Report& report) {
    const auto has = [&](std::initializer_list<ItemStatus> any) {
        return std::any_of(report.items.begin(), report.items.end(), [&](const ReportItem& item) { return std::find(any.begin(), any.end(), item.status) != any.end(); });
    };
    // A laboratory may correct an item and leave the report's own status as it was, or call final what still awaits an item.
    if (has({ItemStatus::Corrected, ItemStatus::EnteredInError})) return ReportStatus::Corrected;
    return has({ItemStatus::Registered, ItemStatus::Preliminary}) ? ReportStatus::Partial : ReportStatus::Final;
}

/// One message from its first segment to its last.
class OruReader {
public:
    OruReader(const Message& message, const Words& words) : m_message(message), m_words(words) {}

    Result<std::vector<Report>> read() {
        const auto& msh = m_message.header();
        JIAYI_CHECK(checkHeader(msh));
        m_sender = facilityAt(msh, 4).empty() ? facilityAt(msh, 3) : facilityAt(msh, 4);
        if (m_sender.empty()) return unreadable("hl7.no-sender", msh, 4);
        m_addressedTo = facilityAt(msh, 6);
        JIAYI_TRY(m_sent, timeOf(msh, 7));
        for (const auto& segment : m_message.segments()) JIAYI_CHECK(take(segment));
        JIAYI_CHECK(endReport());
        if (m_reports.empty()) return invalid("hl7.no-report", "OBR");
        return std::move(m_reports);
    }

private:
    Result<void> take(const Segment& segment) {
        const auto& name = segment.name();
        if (name == "PID") return takePatient(segment);
        if (name == "ORC") return takeOrder(segment);
        if (name == "OBR") return takeRequest(segment);
        if (name == "OBX") return takeItem(segment);
        if (name == "NTE") return takeComment(segment);
        if (name == "SPM") return takeSpecimen(segment);
        if (name == "ADD" || (name == "DSC" && segment.field(1).isSaid())) return unreadable("hl7.continued", segment, 1);
        return {};
    }

    Result<void> takePatient(const Segment& pid) {
        JIAYI_CHECK(endReport());
        m_order = nullptr;
        m_orderComments.clear();
        m_patientComments.clear();
        JIAYI_TRY(m_patient, patientOf(pid, m_words, m_sent ? std::optional{m_sent->day()} : std::nullopt));
        return {};
    }

    Result<void> takeOrder(const Segment& orc) {
        JIAYI_CHECK(endReport());
        m_order = &orc;
        return {};
    }

    /// A number that both ORC and OBR say has to be the same.
    Result<std::string> numberAt(const Segment& obr, std::size_t field) const {
        auto number = textAt(obr, field);
        const auto ordered = m_order ? textAt(*m_order, field) : std::string{};
        if (number.empty()) return ordered;
        if (!ordered.empty() && ordered != number) return unreadable("hl7.disagrees", obr, field);
        return number;
    }

    Result<void> takeRequest(const Segment& obr) {
        JIAYI_CHECK(endReport());
        Report report;
        report.sender = m_sender;
        report.senderName = m_sender;
        report.addressedTo = m_addressedTo;
        report.patient = m_patient;
        report.comments = m_patientComments;
        for (auto& comment : std::exchange(m_orderComments, {})) report.comments.push_back(std::move(comment));
        report.test = codeOf(obr.field(4), m_words);
        JIAYI_TRY(report.orderNumber, numberAt(obr, 2));
        JIAYI_TRY(report.number, numberAt(obr, 3));
        if (report.number.empty()) report.number = report.orderNumber;
        if (report.number.empty()) return unreadable("hl7.no-number", obr, 3);
        // Many laboratories number the tube, so that several tests have one number.
        if (!report.test.code.empty()) report.number += "/" + report.test.code;
        report.orderedBy = nameOf(obr.field(16), 2, 3);
        if (report.orderedBy.empty() && m_order) report.orderedBy = nameOf(m_order->field(12), 2, 3);
        report.specimen.type = typeOfSource(obr.field(15).component(1));
        JIAYI_TRY(report.specimen.collected, timeOf(obr, 7));
        JIAYI_TRY(report.specimen.received, timeOf(obr, 14));
        JIAYI_CHECK(takeTimeAndStatus(obr, report));
        m_open = Open{std::move(report), &obr, {}};
        m_order = nullptr;  // it spoke of this one alone
        return {};
    }

    /// OBR-15: its code has its parts below the component.
    Code typeOfSource(const hl7::Field& source) const {
        const auto system = source.subcomponent(3).text();
        return {system.empty() ? system : m_words.system(system), source.subcomponent(1).text(), source.subcomponent(2).text()};
    }

    Result<void> takeTimeAndStatus(const Segment& obr, Report& report) {
        JIAYI_TRY(auto issued, timeOf(obr, 22));
        // A day alone would not tell two versions of that day apart.
        if (m_sent && (!issued || (issued->precision != Precision::Time && issued->day() == m_sent->day()))) issued = m_sent;
        if (!issued) return unreadable("hl7.no-time", obr, 22);
        report.issued = std::move(*issued);
        m_status.reset();
        const auto said = textAt(obr, 25);
        if (said.empty()) return {};
        m_status = m_words.reportStatus(said);
        if (!m_status) return unreadable("hl7.status", obr, 25);
        return {};
    }

    Result<void> takeItem(const Segment& obx) {
        if (!m_open) return unreadable("hl7.order", obx, 1);
        JIAYI_TRY(auto item, itemOf(obx, m_words, m_status));
        JIAYI_TRY(m_open->item, add(m_open->report, std::move(item), obx));
        return {};
    }

    /// An item that comes twice at different times is two; in any other way it has to agree with itself. Returns its place.
    static Result<std::size_t> add(Report& report, ReportItem item, const Segment& segment) {
        auto& items = report.items;
        const auto same = [&] { return std::find_if(items.begin(), items.end(), [&](const ReportItem& each) { return each.key == item.key; }); };
        auto before = same();
        const bool corrects = item.status == ItemStatus::Corrected;
        if (before != items.end() && !corrects && item.observed && before->observed && item.observed->start != before->observed->start) {
            item.key += "@" + formatInstant(item.observed->start);
            before = same();
        }
        if (before == items.end()) before = items.insert(items.end(), std::move(item));
        else if (!merge(*before, item)) return unreadable("hl7.repeat", segment, 4);
        return static_cast<std::size_t>(before - items.begin());
    }

    Result<void> takeComment(const Segment& nte) {
        std::string comment;
        for (const auto& repeat : nte.field(3).repeats()) comment += (comment.empty() ? "" : "\n") + repeat.text();
        if (comment.empty()) return {};
        if (!m_open) (m_order ? m_orderComments : m_patientComments).push_back(std::move(comment));
        else if (m_open->item) m_open->report.items[*m_open->item].comments.push_back(std::move(comment));
        else m_open->report.comments.push_back(std::move(comment));
        return {};
    }

    Result<void> takeSpecimen(const Segment& spm) {
        if (!m_open) return unreadable("hl7.order", spm, 1);
        auto& specimen = m_open->report.specimen;
        // Number of the one who ordered, or of the laboratory.
        specimen.number = spm.field(2).component(1).text();
        if (specimen.number.empty()) specimen.number = spm.field(2).component(2).text();
        if (auto type = codeOf(spm.field(4), m_words); !type.empty()) specimen.type = std::move(type);
        JIAYI_TRY(auto collected, timeOf(spm, 17));
        JIAYI_TRY(auto received, timeOf(spm, 18));
        if (collected) specimen.collected = std::move(collected);
        if (received) specimen.received = std::move(received);
        m_open->item.reset();
        return {};
    }

    Result<void> endReport() {
        if (!m_open) return {};
        auto report = std::move(m_open->report);
        const auto* const obr = m_open->obr;
        m_open.reset();
        if (report.items.empty() && !m_status) return unreadable("hl7.status", *obr, 25);
        report.status = m_status.value_or(ReportStatus::Final);
        const auto same = std::find_if(m_reports.begin(), m_reports.end(), [&](const Report& each) { return each.number == report.number && each.patient == report.patient; });
        if (same != m_reports.end()) return join(*same, std::move(report), *obr);
        if (report.status == ReportStatus::Final && !report.items.empty()) report.status = statusOf(report);
        if (const auto checked = diagnostics::checkReport(report); !checked) return invalid(checked.error().reason, obr->place(3));
        m_reports.push_back(std::move(report));
        return {};
    }

    /// Laboratories that repeat the OBR before every OBX mean one report.
    static Result<void> join(Report& report, Report more, const Segment& obr) {
        for (auto& item : more.items) {
            JIAYI_TRY(std::ignore, add(report, std::move(item), obr));
        }
        for (auto& comment : more.comments)
            if (std::find(report.comments.begin(), report.comments.end(), comment) == report.comments.end()) report.comments.push_back(std::move(comment));
        const bool corrected = report.status == ReportStatus::Corrected || more.status == ReportStatus::Corrected;
        const bool agree = report.status == more.status && more.status != ReportStatus::Final;
        if (!agree) report.status = corrected ? ReportStatus::Corrected : statusOf(report);
        if (const auto checked = diagnostics::checkReport(report); !checked) return invalid(checked.error().reason, obr.place(3));
        return {};
    }

    struct Open {
        Report report;
        const Segment* obr;
        std::optional<std::size_t> item;  ///< the last one: comments that follow are its
    };

    const Message& m_message;
    const Words& m_words;
    std::string m_sender, m_addressedTo;
    std::optional<FhirTime> m_sent;
    diagnostics::StatedPatient m_patient;
    std::vector<std::string> m_patientComments, m_orderComments;
    const Segment* m_order = nullptr;
    std::optional<ReportStatus> m_status;
    std::optional<Open> m_open;
    std::vector<Report> m_reports;
};

/// Batches within a file: what their headers address, and how many messages they say there are.
class Batches {
public:
    void open(const hl7::Unit& unit) {
        m_messages = 0;
        if (const auto header = Message::parse(unit.bytes)) {
            auto address = facilityAt(header->header(), 6);
            if (header->header().name() == "FHS") m_fileAddress = address;
            m_address = address.empty() ? m_fileAddress : std::move(address);
        }
    }
    void count() { ++m_messages; }
    const std::string& address() const { return m_address; }
    /// Of BTS-1; a trailer that says nothing, or is that of the file, is content.
    bool agrees(const hl7::Unit& unit) const {
        if (unit.bytes.size() < 5 || !unit.bytes.starts_with("BTS")) return true;
        std::size_t said = 0;
        const auto read = std::from_chars(unit.bytes.data() + 4, unit.bytes.data() + unit.bytes.size(), said);
        return read.ec != std::errc{} || said == m_messages;
    }

private:
    std::size_t m_messages = 0;
    std::string m_fileAddress, m_address;
};

}  // namespace

Result<std::vector<Report>> readOru(const hl7::Unit& unit, const Words& words) {
    if (unit.tooLarge) return invalid("hl7.too-large");
    if (unit.kind != hl7::Unit::Kind::Message) return invalid("hl7.no-message");
    if (unit.cutOff) return invalid("hl7.cut-off");
    JIAYI_TRY(const auto message, Message::parse(unit.bytes));
    return OruReader{message, words}.read();
}

void readHl7(std::istream& stream, const Words& words, const OnEntry& onEntry) {
    hl7::Framing framing{stream};
    Batches batches;
    while (const auto unit = framing.next()) {
        if (unit->kind == hl7::Unit::Kind::BatchHeader) {
            batches.open(*unit);
            continue;
        }
        if (unit->kind == hl7::Unit::Kind::BatchTrailer) {
            if (!batches.agrees(*unit) && !onEntry({unit->line, invalid("hl7.batch-count", "BTS-1")})) return;
            continue;
        }
        batches.count();
        auto reports = readOru(*unit, words);
        if (reports)
            for (auto& report : *reports)
                if (report.addressedTo.empty()) report.addressedTo = batches.address();
        if (!onEntry({unit->line, std::move(reports)})) return;
    }
}

}  // namespace jiayi::laboratory
