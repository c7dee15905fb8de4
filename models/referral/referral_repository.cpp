#include "models/referral/referral.h"

#include "models/roster/resident_repository.h"

#include <algorithm>
#include <array>

namespace jiayi::referral {

namespace {

const std::string kReferralRow =
    "SELECT f.id, r.id, f.kind, f.status, f.reason, f.urgency, f.specialty, f.institution, f.receiver, f.impression, f.history, f.past, f.treatment, f.visit_id, f.valid_from, "
    "f.valid_until, f.by_user, f.made, f.sent, f.read_state, f.pk FROM referral f JOIN resident r ON r.pk = f.resident_pk ";
const std::string kMessageRow = "SELECT m.id, m.referral_id, r.id, m.side, m.words, m.by_whom, m.at, m.read_at, m.read_by, m.status FROM referral_message m JOIN resident r ON r.pk = m.resident_pk ";

constexpr std::array<std::pair<SectionState, std::string_view>, 4> kSectionStates{{{SectionState::Stated, "stated"},
                                                                                  {SectionState::NothingRecorded, "nothing-recorded"},
                                                                                  {SectionState::NotAsked, "not-asked"},
                                                                                  {SectionState::NoneKnown, "none-known"}}};

struct KeyedReferral {
    Referral referral;
    std::int64_t pk = 0;
};

KeyedReferral readReferralRow(const db::Query& row) {
    KeyedReferral keyed;
    auto& one = keyed.referral;
    one.id = row.id<ReferralId>(0);
    one.resident = row.id<ResidentId>(1);
    one.kind = kindOf(row.text(2)).value_or(Kind::Up);
    one.status = row.text(3);
    std::array<std::string*, 9> texts{&one.reason, &one.urgency, &one.specialty, &one.institution, &one.receiver, &one.impression, &one.history, &one.past, &one.treatment};
    for (std::size_t i = 0; i < texts.size(); ++i) *texts[i] = row.text(static_cast<int>(i) + 4);
    if (!row.isNull(13)) one.visit = row.id<care::VisitId>(13);
    one.validFrom = row.date(14);
    one.validUntil = row.date(15);
    one.by = row.text(16);
    one.made = row.instant(17);
    one.sent = row.maybeInstant(18);
    one.readState = row.text(19);
    keyed.pk = row.integer(20);
    return keyed;
}

Referral withAttachments(db::Database& database, KeyedReferral keyed) {
    db::Query row(database, "SELECT type, target, title FROM referral_attachment WHERE referral_pk = ? ORDER BY position", keyed.pk);
    while (row.next()) keyed.referral.attachments.push_back({row.text(0), row.uuid(1), row.text(2)});
    return std::move(keyed.referral);
}

Message readMessage(const db::Query& row) {
    return {row.id<MessageId>(0), row.id<ReferralId>(1), row.id<ResidentId>(2), row.text(3) == "clinic", row.text(4), row.text(5), row.instant(6), row.maybeInstant(7), row.text(8), row.text(9)};
}

Error noSuchReferral() { return {Errc::NotFound, "referral.not-found", {}}; }

}  // namespace

Uuid progressId(ReferralId referral) { return derivedUuid({"referral-task", referral.toString()}); }
Uuid summaryId(ReferralId referral) { return derivedUuid({"referral-summary", referral.toString()}); }

std::string_view nameOf(SectionState state) {
    return std::find_if(kSectionStates.begin(), kSectionStates.end(), [&](const auto& each) { return each.first == state; })->second;
}
std::optional<SectionState> sectionStateOf(std::string_view name) {
    for (const auto& [state, own] : kSectionStates)
        if (own == name) return state;
    return {};
}

State stateFrom(const Referral& referral, const std::optional<Progress>& progress) {
    if (progress && !progress->mistaken) return progress->state;
    return referral.status == "draft" ? State::Drafted : referral.status == "revoked" ? State::Withdrawn : State::Sent;
}

Result<Referral> ReferralRepository::referral(ReferralId id) const {
    return db::attempt([&]() -> Result<Referral> {
        KeyedReferral keyed;
        {
            db::Query row(m_database, kReferralRow + "WHERE f.id = ?", id);
            if (!row.next()) return noSuchReferral();
            keyed = readReferralRow(row);
        }
        return withAttachments(m_database, std::move(keyed));
    });
}

Result<std::vector<Referral>> ReferralRepository::referralsOf(ResidentId resident) const {
    return db::attempt([&]() -> Result<std::vector<Referral>> {
        std::vector<KeyedReferral> rows;
        {
            db::Query row(m_database, kReferralRow + "WHERE r.id = ? AND f.status <> 'entered-in-error' ORDER BY f.made DESC, f.id", resident);
            while (row.next()) rows.push_back(readReferralRow(row));
        }
        std::vector<Referral> all;
        for (auto& each : rows) all.push_back(withAttachments(m_database, std::move(each)));
        return all;
    });
}

Result<Progress> ReferralRepository::progress(const Uuid& id) const {
    return db::attempt([&]() -> Result<Progress> {
        db::Query row(m_database,
                      "SELECT t.id, t.referral_id, r.id, t.state, t.at, t.by_whom, t.note, t.diagnosis, t.findings, t.advice, t.case_no, t.phone, t.visit_by FROM referral_task t "
                      "JOIN resident r ON r.pk = t.resident_pk WHERE t.id = ?",
                      id);
        if (!row.next()) return noSuchReferral();
        Progress one;
        one.id = row.uuid(0);
        one.referral = row.id<ReferralId>(1);
        one.resident = row.id<ResidentId>(2);
        one.mistaken = row.text(3) == "entered-in-error";
        one.state = stateOf(row.text(3)).value_or(State::Withdrawn);
        one.at = row.instant(4);
        std::array<std::string*, 7> texts{&one.by, &one.note, &one.diagnosis, &one.findings, &one.advice, &one.caseNo, &one.phone};
        for (std::size_t i = 0; i < texts.size(); ++i) *texts[i] = row.text(static_cast<int>(i) + 5);
        one.visitBy = row.date(12);
        return one;
    });
}

Result<Summary> ReferralRepository::summary(const Uuid& id) const {
    return db::attempt([&]() -> Result<Summary> {
        Summary one;
        std::int64_t pk = 0;
        {
            db::Query row(m_database, "SELECT s.id, s.referral_id, r.id, s.made, s.status, s.pk FROM referral_summary s JOIN resident r ON r.pk = s.resident_pk WHERE s.id = ?", id);
            if (!row.next()) return noSuchReferral();
            one.id = row.uuid(0);
            one.referral = row.id<ReferralId>(1);
            one.resident = row.id<ResidentId>(2);
            one.made = row.instant(3);
            one.status = row.text(4);
            pk = row.integer(5);
        }
        db::Query line(m_database, "SELECT section, state, en, zh FROM referral_summary_line WHERE summary_pk = ? ORDER BY position", pk);
        while (line.next()) {
            if (one.sections.empty() || one.sections.back().id != line.text(0)) one.sections.push_back({line.text(0), sectionStateOf(line.text(1)).value_or(SectionState::Stated), {}});
            if (!line.text(2).empty() || !line.text(3).empty()) one.sections.back().lines.push_back({line.text(2), line.text(3)});
        }
        return one;
    });
}

Result<Message> ReferralRepository::message(MessageId id) const {
    return db::attempt([&]() -> Result<Message> {
        db::Query row(m_database, kMessageRow + "WHERE m.id = ?", id);
        if (!row.next()) return noSuchReferral();
        return readMessage(row);
    });
}

Result<std::vector<Message>> ReferralRepository::messages(ReferralId referral) const {
    return db::attempt([&]() -> Result<std::vector<Message>> {
        std::vector<Message> all;
        db::Query row(m_database, kMessageRow + "WHERE m.referral_id = ? AND m.status = 'completed' ORDER BY m.at, m.id", referral);
        while (row.next()) all.push_back(readMessage(row));
        return all;
    });
}

void ReferralRepository::save(sync::Unit& unit, const Referral& one) {
    auto& database = unit.database();
    db::Query(database,
              "INSERT INTO referral (id, resident_pk, kind, status, reason, urgency, specialty, institution, receiver, impression, history, past, treatment, visit_id, valid_from, "
              "valid_until, by_user, made, sent, read_state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
              "resident_pk = excluded.resident_pk, kind = excluded.kind, status = excluded.status, reason = excluded.reason, urgency = excluded.urgency, specialty = excluded.specialty, "
              "institution = excluded.institution, receiver = excluded.receiver, impression = excluded.impression, history = excluded.history, past = excluded.past, "
              "treatment = excluded.treatment, visit_id = excluded.visit_id, valid_from = excluded.valid_from, valid_until = excluded.valid_until, by_user = excluded.by_user, "
              "made = excluded.made, sent = excluded.sent, read_state = excluded.read_state",
              one.id, roster::ResidentRepository::pkOf(database, one.resident), nameOf(one.kind), one.status, one.reason, one.urgency, one.specialty, one.institution, one.receiver,
              one.impression, one.history, one.past, one.treatment, one.visit, one.validFrom, one.validUntil, one.by, one.made, one.sent, one.readState)
        .run();
    db::Query(database, "DELETE FROM referral_attachment WHERE referral_pk = (SELECT pk FROM referral WHERE id = ?)", one.id).run();
    int position = 0;
    for (const auto& each : one.attachments)
        db::Query(database, "INSERT INTO referral_attachment (referral_pk, position, type, target, title) SELECT pk, ?2, ?3, ?4, ?5 FROM referral WHERE id = ?1", one.id, position++, each.type,
                  each.id, each.title)
            .run();
    unit.put("ServiceRequest", one.id.uuid, one.resident.uuid);
}

void ReferralRepository::save(sync::Unit& unit, const Progress& one) {
    db::Query(unit.database(),
              "INSERT INTO referral_task (id, referral_id, resident_pk, state, at, by_whom, note, diagnosis, findings, advice, case_no, phone, visit_by) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET referral_id = excluded.referral_id, resident_pk = excluded.resident_pk, "
              "state = excluded.state, at = excluded.at, by_whom = excluded.by_whom, note = excluded.note, diagnosis = excluded.diagnosis, findings = excluded.findings, "
              "advice = excluded.advice, case_no = excluded.case_no, phone = excluded.phone, visit_by = excluded.visit_by",
              one.id, one.referral, roster::ResidentRepository::pkOf(unit.database(), one.resident), one.mistaken ? std::string_view{"entered-in-error"} : nameOf(one.state), one.at, one.by,
              one.note, one.diagnosis, one.findings, one.advice, one.caseNo, one.phone, one.visitBy)
        .run();
    unit.put("Task", one.id, one.resident.uuid);
}

void ReferralRepository::save(sync::Unit& unit, const Summary& one) {
    auto& database = unit.database();
    db::Query(database,
              "INSERT INTO referral_summary (id, referral_id, resident_pk, made, status) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET referral_id = excluded.referral_id, "
              "resident_pk = excluded.resident_pk, made = excluded.made, status = excluded.status",
              one.id, one.referral, roster::ResidentRepository::pkOf(database, one.resident), one.made, one.status)
        .run();
    db::Query(database, "DELETE FROM referral_summary_line WHERE summary_pk = (SELECT pk FROM referral_summary WHERE id = ?)", one.id).run();
    int position = 0;
    const auto add = [&](const Section& section, const Text& line) {
        db::Query(database, "INSERT INTO referral_summary_line (summary_pk, position, section, state, en, zh) SELECT pk, ?2, ?3, ?4, ?5, ?6 FROM referral_summary WHERE id = ?1", one.id,
                  position++, section.id, nameOf(section.state), line.en, line.zh)
            .run();
    };
    for (const auto& section : one.sections) {
        if (section.lines.empty()) add(section, {});
        for (const auto& line : section.lines) add(section, line);
    }
    unit.put("Composition", one.id, one.resident.uuid);
}

void ReferralRepository::save(sync::Unit& unit, const Message& one) {
    db::Query(unit.database(),
              "INSERT INTO referral_message (id, referral_id, resident_pk, side, words, by_whom, at, read_at, read_by, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET referral_id = excluded.referral_id, resident_pk = excluded.resident_pk, side = excluded.side, words = excluded.words, "
              "by_whom = excluded.by_whom, at = excluded.at, read_at = excluded.read_at, read_by = excluded.read_by, status = excluded.status",
              one.id, one.referral, roster::ResidentRepository::pkOf(unit.database(), one.resident), one.ours ? "clinic" : "other", one.words, one.by, one.at, one.readAt, one.readBy, one.status)
        .run();
    unit.put("Communication", one.id.uuid, one.resident.uuid);
}

}  // namespace jiayi::referral
