#include "sync/hub/execution.h"

#include "sync/fhir/reference.h"
#include "sync/hub/move_requests.h"
#include "sync/hub/moves.h"
#include "sync/hub/wire_entry.h"

#include <algorithm>
#include <set>

namespace jiayi::hub {

/// Where one entry goes, and what is there.
struct Execution::Target {
    Planned* planned = nullptr;            ///< null: nothing is to be written
    std::string stream;                    ///< the client's, or the new holder's if the patient has left
    bool late = false;                     ///< the patient has left
    std::optional<VersionHead> current;    ///< in the client's stream
    std::optional<VersionHead> atHolder;   ///< of late work: in the new holder's
    bool leftAsBase = false;               ///< of late work: what left says what its base said
};

namespace {

constexpr int kLockAttempts = 3;

bool isLive(const std::optional<VersionHead>& head) { return head && !head->deleted() && !head->left(); }

/// Late work counts if its base is what left, or was deleted here, and if the new holder's version still says the same.
bool isLateButBased(const std::optional<VersionHead>& current, const std::optional<VersionHead>& atHolder,
                    const std::optional<std::int64_t>& base, bool leftAsBase) {
    if (!base) return !current && !atHolder;
    // Thrown away before the move, and wanted after all: nothing left for the new holder.
    if (current && current->deleted() && current->version == *base) return !isLive(atHolder);
    if (!current || !current->left() || !isLive(atHolder)) return false;
    return leftAsBase && current->hash == atHolder->hash;
}

bool isBased(const std::optional<VersionHead>& current, const std::optional<std::int64_t>& base) {
    return base ? current && current->version == *base : !current;
}

Verb verbOf(const Planned& planned) {
    if (planned.step == Step::Delete) return Verb::Delete;
    return planned.base ? Verb::Update : Verb::Create;
}

}  // namespace

std::string stampedBody(fhir::Json& resource, std::int64_t version, Instant at) {
    auto& meta = resource.make("meta");
    meta.set("versionId", std::to_string(version));
    meta.set("lastUpdated", formatInstant(at));
    return resource.compact();
}

/// Grants for patients who are not here, while they can still be asked for.
Result<void> Execution::askForGrants() {
    std::set<std::string> patients;
    for (const auto& planned : m_plan.entries) patients.insert(planned.patients.begin(), planned.patients.end());
    for (const auto& planned : m_plan.entries) {
        if (planned.key.type == "Patient") patients.erase(planned.key.id);
    }
    for (const auto& patient : patients) {
        JIAYI_TRY(const auto here, m_store.read(m_access.stream(), {"Patient", patient}));
        if (!here || !here->live()) JIAYI_CHECK(m_access.granted(patient));
    }
    return {};
}

Result<void> Execution::begin(Instant now) {
    if (m_access.kind() == StreamKind::Granted) return Error{Errc::Denied, "permission.type", {}};
    if (m_access.kind() == StreamKind::Own) JIAYI_CHECK(askForGrants());
    std::vector<std::string> streams{m_access.stream()};
    for (int attempt = 0; attempt < kLockAttempts; ++attempt) {
        JIAYI_TRY(m_transaction, m_store.begin(streams, now));
        JIAYI_TRY(const auto wanted, holders());
        if (std::all_of(wanted.begin(), wanted.end(), [&](const std::string& stream) {
                return std::find(streams.begin(), streams.end(), stream) != streams.end();
            })) {
            m_access.inside(*m_transaction);
            return {};
        }
        // Some patient lives elsewhere by now: that stream has to be locked too, and locks are taken in one order.
        m_transaction.reset();
        streams.resize(1);
        streams.insert(streams.end(), wanted.begin(), wanted.end());
    }
    return Error{Errc::Busy, "stream.moving", {}};
}

/// Fills m_moved; the streams of the new holders, each once.
Result<std::vector<std::string>> Execution::holders() {
    m_moved.clear();
    if (m_access.kind() != StreamKind::Own) return std::vector<std::string>{};
    std::set<std::string> patients, streams;
    for (auto& planned : m_plan.entries) {
        if (!planned.writes()) continue;
        if (planned.step == Step::Delete) {
            JIAYI_TRY(const auto current, m_transaction->current(m_access.stream(), planned.key));
            if (current) planned.patient = current->patient;
        }
        if (!planned.patient.empty()) patients.insert(planned.patient);
    }
    for (const auto& patient : patients) {
        JIAYI_TRY(auto holder, m_transaction->movedTo(m_access.stream(), patient));
        if (!holder) continue;
        streams.insert(*holder);
        m_moved.emplace(patient, std::move(*holder));
    }
    return std::vector<std::string>{streams.begin(), streams.end()};
}

std::optional<Reply> Execution::run(std::string_view fhirBase) {
    m_done.resize(m_plan.entries.size());
    std::vector<bool> existing(m_plan.entries.size());
    JIAYI_REPLY(const auto unresolved, resolve(existing));
    if (!unresolved.empty()) return refuse(unresolved.front().reason == "entry.twice" ? 422 : 412, unresolved);
    JIAYI_REPLY(auto targets, this->targets());
    for (std::size_t i = 0; i < existing.size(); ++i) {
        if (existing[i]) targets[i].planned = nullptr;
    }
    JIAYI_REPLY(const auto foreign, forbidden(targets));
    if (!foreign.empty()) return refuse(403, foreign);
    if (const auto conflicts = unbased(targets); !conflicts.empty()) return refuse(412, conflicts);
    JIAYI_REPLY(const auto elsewhere, settle(targets));
    if (!elsewhere.empty()) return refuse(422, elsewhere);

    for (const auto step : {Step::Delete, Step::Create, Step::Update}) {
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (!targets[i].planned || targets[i].planned->step != step) continue;
            if (const auto written = write(*targets[i].planned, targets[i], m_done[i]); !written) return refuse(written.error());
        }
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (m_plan.entries[i].writes()) continue;
        if (auto refused = read(m_plan.entries[i], fhirBase, m_done[i])) return refused;
    }
    return {};
}

Result<std::vector<Execution::Target>> Execution::targets() {
    std::vector<Target> targets;
    for (auto& planned : m_plan.entries) {
        Target target;
        target.stream = m_access.stream();
        if (planned.writes()) {
            target.planned = &planned;
            JIAYI_TRY(target.current, m_transaction->current(m_access.stream(), planned.key));
            if (const auto moved = m_moved.find(planned.patient); moved != m_moved.end()) {
                target.late = true;
                target.stream = moved->second;
                JIAYI_TRY(target.atHolder, m_transaction->current(target.stream, planned.key));
                JIAYI_TRY(target.leftAsBase, leftAs(target.current, planned));
            }
        }
        targets.push_back(std::move(target));
    }
    return targets;
}

/// A desk that has not heard of the move yet names the version before it. The one before somebody's late work is another.
Result<bool> Execution::leftAs(const std::optional<VersionHead>& current, const Planned& planned) {
    if (!current || !planned.base) return false;
    if (*planned.base == current->version) return true;
    if (*planned.base != current->version - 1) return false;
    JIAYI_TRY(const auto before, m_transaction->hashOf(m_access.stream(), planned.key, *planned.base));
    return before == current->hash;
}

/// Creates that find what they would make are marked and done; references that are searches become what they find.
Result<Execution::Issues> Execution::resolve(std::vector<bool>& existing) {
    Issues issues;
    std::set<fhir::ResourceKey> keys;
    std::map<std::string, std::string, std::less<>> found;
    for (std::size_t i = 0; i < m_plan.entries.size(); ++i) {
        auto& planned = m_plan.entries[i];
        if (!planned.writes()) continue;
        if (planned.step == Step::Create && planned.search) {
            bool many = false;
            JIAYI_TRY(auto match, onlyMatch(*planned.search, many));
            if (many) issues.push_back(entryIssue(planned.entry, "multiple-matches", "create.many"));
            if (match) {
                existing[i] = true;
                found.emplace(planned.key.toString(), match->key.toString());
                planned.key = match->key;
                m_done[i] = {200, std::move(*match), {}};
            }
        }
        if (!keys.insert(planned.key).second) issues.push_back(entryIssue(planned.entry, "invalid", "entry.twice"));
    }
    for (std::size_t i = 0; i < m_plan.entries.size(); ++i) {
        auto& planned = m_plan.entries[i];
        if (!planned.writes() || existing[i]) continue;
        // Others may have been told the id that is not given after all.
        const auto changed = found.empty() ? 0 : fhir::rewriteReferences(planned.resource, [&](std::string_view reference) {
            const auto other = found.find(reference);
            return other == found.end() ? std::optional<std::string>{} : std::optional{other->second};
        });
        if (changed > 0) m_planner.complete(planned);
        JIAYI_CHECK(resolveReferences(planned, issues));
    }
    return issues;
}

Result<std::optional<Version>> Execution::onlyMatch(const SearchRequest& search, bool& many) {
    auto two = search;
    two.query.limit = 2;
    JIAYI_TRY(auto found, findVisible(sourceOf(*m_transaction, m_access.stream()), m_access, m_references, two, m_rules.search));
    many = found.matches.size() > 1;
    if (found.matches.size() != 1) return std::optional<Version>{};
    return std::optional{std::move(found.matches.front())};
}

/// "Patient?identifier=..." must find exactly one.
Result<void> Execution::resolveReferences(Planned& planned, Issues& issues) {
    std::map<std::string, std::string, std::less<>> found;
    std::set<std::string> asked;
    fhir::forEachReference(planned.resource, [&](std::string_view reference) {
        if (reference.find('?') != std::string_view::npos && fhir::isTypeName(reference.substr(0, reference.find('?'))))
            asked.insert(std::string{reference});
    });
    for (const auto& reference : asked) {
        const auto mark = reference.find('?');
        const auto type = reference.substr(0, mark);
        bool many = false;
        std::optional<Version> match;
        if (m_rules.search.knows(type)) {
            JIAYI_TRY(const auto search, readSearch(m_rules.search, m_references, type, parseForm(reference.substr(mark + 1)), false));
            JIAYI_TRY(match, onlyMatch(search, many));
        }
        if (match) found.emplace(reference, match->key.toString());
        else issues.push_back(entryIssue(planned.entry, "not-found", "reference.unresolved"));
    }
    if (found.empty()) return {};
    fhir::rewriteReferences(planned.resource, [&](std::string_view reference) {
        const auto other = found.find(reference);
        return other == found.end() ? std::optional<std::string>{} : std::optional{other->second};
    });
    m_planner.complete(planned);
    return {};
}

Result<Execution::Issues> Execution::forbidden(const std::vector<Target>& targets) {
    Issues issues;
    for (const auto& target : targets) {
        if (!target.planned) continue;
        const auto& planned = *target.planned;
        const auto author = target.current ? target.current->author : m_access.client().institution;
        if (const auto may = m_access.check(planned.key.type, verbOf(planned), author); !may) {
            issues.push_back(entryIssue(planned.entry, "forbidden", may.error().reason));
            continue;
        }
        for (const auto& patient : planned.patients) {
            JIAYI_TRY(const auto may, mayReferTo(patient, target, targets));
            if (may) continue;
            issues.push_back(entryIssue(planned.entry, "forbidden", "stream.foreign-patient"));
            break;
        }
    }
    return issues;
}

Result<bool> Execution::mayReferTo(const std::string& patient, const Target& target, const std::vector<Target>& targets) {
    const auto known = m_mayReferTo.find({target.stream, patient});
    if (known != m_mayReferTo.end()) return known->second;
    JIAYI_TRY(const auto may, looksUpPatient(patient, target, targets));
    m_mayReferTo[{target.stream, patient}] = may;
    return may;
}

Result<bool> Execution::looksUpPatient(const std::string& patient, const Target& target, const std::vector<Target>& targets) {
    if (target.late) {
        // Only who has gone there from here: the answer must not tell who else is at the new holder's.
        JIAYI_TRY(const auto moved, m_transaction->movedTo(m_access.stream(), patient));
        return moved == target.stream;
    }
    const bool written = std::any_of(targets.begin(), targets.end(), [&](const Target& other) {
        return other.planned && !other.late && other.planned->key == fhir::ResourceKey{"Patient", patient};
    });
    if (written) return true;
    JIAYI_TRY(const auto current, m_transaction->current(target.stream, {"Patient", patient}));
    // A partner writes its own visits of somebody else's patient, into its own stream.
    return (current && !current->left()) || m_access.grantKnown(patient);
}

Execution::Issues Execution::unbased(const std::vector<Target>& targets) const {
    Issues issues;
    for (const auto& target : targets) {
        if (!target.planned) continue;
        const auto& planned = *target.planned;
        std::string_view reason;
        if (target.late) reason = isLateButBased(target.current, target.atHolder, planned.base, target.leftAsBase) ? "" : "stream.left";
        else if (target.current && target.current->left()) reason = "stream.left";
        else if (!isBased(target.current, planned.base)) reason = planned.blind ? "precondition.missing" : "version";
        if (!reason.empty()) issues.push_back(entryIssue(planned.entry, "conflict", reason));
    }
    return issues;
}

/// Who comes lives here from now on, who is deleted does no more. Two institutions that both kept a person whom a restored
/// hub has forgotten would both bring them: the second is refused.
Result<Execution::Issues> Execution::settle(const std::vector<Target>& targets) {
    Issues issues;
    for (const auto& target : targets) {
        if (!target.planned || target.late || target.planned->key.type != "Patient") continue;
        const auto& planned = *target.planned;
        if (!namesOnePerson(planned.key.id)) continue;
        if (planned.step == Step::Delete) {
            JIAYI_CHECK(m_transaction->releasePatient(target.stream, planned.key.id));
        } else if (!isLive(target.current)) {
            JIAYI_TRY(const auto claimed, m_transaction->claimPatient(target.stream, planned.key.id));
            if (!claimed) issues.push_back(entryIssue(planned.entry, "business-rule", "patient.elsewhere"));
        }
    }
    return issues;
}

Result<void> Execution::write(Planned& planned, const Target& target, Done& done) {
    const auto& institution = m_access.client().institution;
    const bool remove = planned.step == Step::Delete;
    Version version;
    version.key = planned.key;
    version.kind = remove ? ChangeKind::Delete : ChangeKind::Put;
    version.hash = planned.hash;
    version.at = m_transaction->at();
    version.patient = remove && target.current ? target.current->patient : planned.patient;
    version.keys = planned.keys;
    version.dates = planned.dates;
    const auto& there = target.late ? target.atHolder : target.current;
    version.author = there ? there->author : institution;
    version.version = there ? there->version + 1 : 1;
    version.writtenHere = (there && there->writtenHere) || target.stream == institution;
    if (!remove) version.body = stampedBody(planned.resource, version.version, version.at);
    if (target.late) {
        JIAYI_CHECK(m_transaction->append(target.stream, version));
        // At home it is one version more of what has left, and kept: it was written here.
        version.version = target.current ? target.current->version + 1 : 1;
        if (!remove) version.body = stampedBody(planned.resource, version.version, version.at);
        version.kind = ChangeKind::Leave;
        version.writtenHere = (target.current && target.current->writtenHere) || m_access.stream() == institution;
        version.sealed = !remove && version.writtenHere;
        auto leave = version;
        if (!leave.sealed) leave.body.clear();
        JIAYI_CHECK(m_transaction->append(m_access.stream(), std::move(leave)));
    } else {
        JIAYI_CHECK(m_transaction->append(target.stream, version));
        JIAYI_CHECK(hearMoveRequest(*m_transaction, target.stream, planned.key, planned.resource));
    }
    done.status = remove ? 204 : target.current ? 200 : 201;
    done.version = std::move(version);
    return {};
}

std::optional<Reply> Execution::read(const Planned& planned, std::string_view fhirBase, Done& done) {
    const auto source = sourceOf(*m_transaction, m_access.stream());
    done.status = 200;
    if (planned.search) {
        JIAYI_REPLY(const auto found, findVisible(source, m_access, m_references, *planned.search, m_rules.search));
        done.result = searchSet(found, *planned.search, planned.key.type, fhirBase);
        return {};
    }
    JIAYI_REPLY(auto version, source.read(planned.key));
    bool shown = version && version->live();
    if (shown) {
        JIAYI_REPLY(shown, m_access.shows(*version));
    }
    if (!shown) return refuse(404, {entryIssue(planned.entry, "not-found", "resource.unknown")});
    done.version = std::move(*version);
    return {};
}

}  // namespace jiayi::hub
