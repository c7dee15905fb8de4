#include "sync/hub/simulator/payer.h"

#include "models/core/resource.h"
#include "sync/claims/claim_resource.h"
#include "sync/fhir/resource.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jiayi::hub {

namespace {

using capitation::Claim;

constexpr double kOutsideVisitsPerDay = 1.2 / 365;
constexpr char kPayerFile[] = "rules/simulator_payer.csv";
/// What a sample claim is about: often the disease that the budget is for, sometimes another.
constexpr std::array<const char*, 6> kDiagnoses{"E11.9", "E11.9", "I10", "I25.1", "E78.5", "J06.9"};
/// Tells the payer itself, when the stream shows it, that a claim is wrong by a slipped digit.
constexpr std::string_view kSlipped = "样例 slipped digit";

Claim claimFor(const std::string& patient, Date on, Random& random) {
    Claim claim;
    const bool inpatient = random.unit() < 0.08;
    const auto fen = static_cast<std::int64_t>(inpatient ? 300'000 + random.below(1'500'000) : 4'000 + random.below(60'000));
    claim.number = "SAMPLE-" + derivedUuid({"simulator", "claim", patient, std::to_string(random.next())}).toString().substr(24);
    claim.person = patient;
    claim.settlementNo = "S-" + claim.number;
    claim.scheme = random.below(2) == 0 ? "employee" : "resident";
    claim.institution = "样例 Sample hospital";
    claim.category = inpatient ? "inpatient" : random.below(3) == 0 ? "test" : "outpatient";
    claim.icd10 = {kDiagnoses[random.below(kDiagnoses.size())]};
    claim.name = "样例 sample";
    claim.on = on;
    claim.total.fen = fen;
    claim.split.fund.fen = fen * (inpatient ? 70 : 55) / 100;
    claim.split.cash.fen = fen - claim.split.fund.fen;
    return claim;
}

fhir::Json sampleClaim(const Claim& claim) {
    auto resource = claims::claimResource(claim, claim.person);
    auto& tag = resource.make("meta.tag.0");
    tag.set("system", "https://jiayi.example/fhir/CodeSystem/tag");
    tag.set("code", "sample");
    return resource;
}

/// A digit too many: ten times what it was.
Claim slipped(Claim claim) {
    for (auto* money : {&claim.total, &claim.split.fund, &claim.split.cash}) money->fen *= 10;
    claim.name = kSlipped;
    return claim;
}
/// The same claim put right, as a change of the version that is there.
fhir::Json putRight(const fhir::Json& wrong, Claim claim) {
    for (auto* money : {&claim.total, &claim.split.fund, &claim.split.cash}) money->fen /= 10;
    claim.name = "样例 sample";
    auto resource = sampleClaim(claim);
    resource.make("meta.versionId") = std::string{fhir::versionId(wrong)};
    return resource;
}

Claim givenBack(const Claim& claim, Random& random) {
    auto refund = claim;
    refund.number += "-R";
    refund.settlementNo = "S-" + refund.number;
    refund.original = claim.number;
    refund.total.fen = -static_cast<std::int64_t>(1 + random.below(static_cast<std::uint64_t>(claim.total.fen)));
    refund.split.fund = std::max(refund.total, Money{-claim.split.fund.fen});
    refund.split.cash = refund.total - refund.split.fund;
    return refund;
}

}  // namespace

Result<PayerHabits> readPayerHabits() {
    RuleReader reader(kPayerFile, embeddedFile(kPayerFile));
    PayerHabits habits;
    while (reader.next()) {
        PayerStep step{reader.integer("days_from"), reader.integer("days_to"), reader.integer("percent")};
        if (step.daysFrom < 0 || step.daysTo < step.daysFrom) reader.fail("days_to", "is before days_from");
        habits.emplace(reader.required("step"), step);
        static_cast<void>(reader.origin());
    }
    JIAYI_CHECK(reader.finish());
    for (const char* name : {"late", "wrong", "corrected", "duplicate", "refund", "statement-paid", "statement-wrong", "statement-corrected", "statement-duplicate"})
        if (!habits.contains(name)) return invalid("rules.file", std::string{kPayerFile} + ": has no row " + name);
    return habits;
}

bool PayerActor::comesTo(std::string_view step, Random& random) const { return random.below(100) < static_cast<std::uint64_t>(m_habits.find(step)->second.percent); }

std::chrono::minutes PayerActor::delay(std::string_view step, Random& random) const {
    const auto& habit = m_habits.find(step)->second;
    const auto from = static_cast<std::uint64_t>(habit.daysFrom) * 24 * 60, to = static_cast<std::uint64_t>(habit.daysTo) * 24 * 60;
    return std::chrono::minutes{static_cast<std::int64_t>(from + random.below(to - from + 1))};
}

void PayerActor::see(const Seen& seen, const Moment& moment, Random& random) {
    const auto type = seen.resource.textOr("resourceType", "");
    if (type == "ExplanationOfBenefit") {
        const auto read = claims::readClaimResource(seen.resource);
        if (!read || !*read || (*read)->claim.name != kSlipped || !(*read)->claim.standing) return;
        Deed deed{moment.after(delay("corrected", random)), seen.stream, {}};
        deed.resources.push_back(putRight(seen.resource, (*read)->claim));
        m_corrections.push_back(std::move(deed));
        return;
    }
    if (type == "MeasureReport" || type == "PaymentReconciliation") {
        const PaymentChances chances{[this](std::string_view step, Random& dice) { return comesTo(step, dice); }, [this](std::string_view step, Random& dice) { return delay(step, dice); }};
        return m_payment.see(seen, moment, chances, random);
    }
    if (type != "Patient") return;
    const std::string id{seen.resource.textOr("id", "")};
    if (m_known.insert(seen.stream + "/" + id).second) m_patients[seen.stream].push_back(id);
}

void PayerActor::play(const std::string& stream, const std::string& patient, const Moment& moment, Random& random, std::vector<Deed>& deeds) {
    const auto today = localDate(moment.now);
    const auto on = comesTo("late", random) ? today - std::chrono::floor<Days>(delay("late", random)) : today;
    const auto claim = claimFor(patient, on, random);
    const auto write = [&](Instant due, const Claim& one) {
        Deed deed{due, stream, {}};
        deed.resources.push_back(sampleClaim(one));
        deeds.push_back(std::move(deed));
    };
    if (comesTo("wrong", random)) return write(moment.now, slipped(claim));
    write(moment.now, claim);
    if (comesTo("duplicate", random)) {
        auto again = claim;
        again.number += "-D";
        write(moment.after(delay("duplicate", random)), again);
    }
    if (comesTo("refund", random)) write(moment.after(delay("refund", random)), givenBack(claim, random));
}

std::vector<Deed> PayerActor::act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) {
    auto deeds = std::exchange(m_corrections, {});
    for (auto& deed : m_payment.take()) deeds.push_back(std::move(deed));
    for (const auto& [stream, patients] : m_patients)
        for (int i = timesWithin(elapsed, kOutsideVisitsPerDay * static_cast<double>(patients.size()), random); i > 0; --i)
            play(stream, patients[random.below(patients.size())], moment, random, deeds);
    return deeds;
}

}  // namespace jiayi::hub
