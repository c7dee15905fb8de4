#include "sync/hub/access.h"

namespace jiayi::hub {

Result<Access> Access::of(Store& store, const Permissions& permissions, const Client& client, std::string_view stream,
                          Date today) {
    const bool desk = client.kind == ClientKind::Desk;
    if (desk && (stream.empty() || stream == client.institution))
        return Access(store, permissions, client, client.institution, StreamKind::Own, today);
    if (stream.empty()) return invalid("stream.missing");
    const auto kind = desk ? StreamKind::Granted : StreamKind::Any;
    const Error foreign{Errc::Denied, "stream.foreign", {}};
    if (!permissions.reads(client.kind, kind)) return foreign;
    const auto there = store.stream(stream);
    if (!there && there.error().code == Errc::NotFound) return foreign;
    if (!there) return there.error();
    return Access(store, permissions, client, there->id, kind, today);
}

Result<void> Access::check(std::string_view type, Verb verb, std::string_view author) const {
    const auto allowed = right(type, verb);
    if (allowed == Right::No) return Error{Errc::Denied, "permission.type", {}};
    if (allowed == Right::Authored && author != m_client.institution) return Error{Errc::Denied, "permission.author", {}};
    return {};
}

Result<bool> Access::shows(const Version& version) {
    if (!check(version.key.type, Verb::Read, version.author)) return false;
    if (m_kind == StreamKind::Granted) {
        if (version.patient.empty()) return false;
        JIAYI_TRY(const auto may, granted(version.patient));
        if (!may) return false;
    }
    // That something is gone may be known; it has no body.
    if (version.patient.empty() || !version.live()) return true;
    JIAYI_TRY(const auto gone, hasLeft(version.patient));
    if (!gone) return true;
    return m_kind == StreamKind::Own ? staysSealed(version.key) : Result<bool>{false};
}

Result<bool> Access::staysSealed(const fhir::ResourceKey& key) {
    if (m_transaction) {
        JIAYI_TRY(const auto newest, m_transaction->current(m_stream, key));
        return newest && newest->sealed;
    }
    JIAYI_TRY(const auto newest, m_store->read(m_stream, key));
    return newest && newest->sealed;
}

Result<bool> Access::granted(const std::string& patient) {
    const auto known = m_granted.find(patient);
    if (known != m_granted.end()) return known->second;
    JIAYI_TRY(const auto may, m_store->grants(patient, m_client.institution, m_today));
    m_granted[patient] = may;
    return may;
}

bool Access::grantKnown(const std::string& patient) const {
    const auto known = m_granted.find(patient);
    return known != m_granted.end() && known->second;
}

Result<bool> Access::hasLeft(const std::string& patient) {
    const auto known = m_left.find(patient);
    if (known != m_left.end()) return known->second;
    JIAYI_TRY(const auto moved, m_transaction ? m_transaction->movedTo(m_stream, patient) : m_store->movedTo(m_stream, patient));
    m_left[patient] = moved.has_value();
    return moved.has_value();
}

}  // namespace jiayi::hub
