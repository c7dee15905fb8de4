// The evidence of a measure's figures: a signed archive that payer and doctor can recompute without the store.
//
// A .zip of texts: the rules by which it was told (rules/*.csv), everybody of a measure's population with where they stand (people.csv), their facts in
// words (facts.csv) and as bytes (facts.hex), the counts (counts.csv), and manifest.txt, which names the SHA-256 of each. signature.txt is an Ed25519
// signature of the manifest. People are named by the resident's id only.
#pragma once

#include "models/quality/run_measures.h"

#include <filesystem>

namespace jiayi::quality {

struct EvidenceRequest {
    Period period;
    std::vector<std::string> measures;  ///< ids; empty: every one that is told by person
    std::string institution;
    Instant made{};
};
/// Of a pack that is whole: what it says.
struct EvidenceReport {
    std::string institution;
    Period period;
    std::string publicKey;  ///< hex; whose it is has to be known from elsewhere
    std::size_t people = 0, measures = 0;
    bool sameCareRules = true;  ///< false: groups of diagnoses, units and forms are another version's in this program
};

/// The key that signs this store's packs, made on first use; its public half in hex.
Result<std::string> evidenceKey(db::Database& database);
/// Refreshes the facts, then writes `target`, readable by its owner only. Conflict "file.exists"; NotFound "measure.not-found"; Full "file.write".
Result<EvidenceReport> writeEvidence(db::Database& database, const care::RuleBook& care, const EvidenceRequest& request, const std::filesystem::path& target);
/// Checks signature and hashes and tells every verdict and count again from the pack's own facts and rules. Corrupt "evidence.format",
/// "evidence.signature", "evidence.hash" or "evidence.differs", its detail naming the file; NotFound "file.not-found".
Result<EvidenceReport> checkEvidence(const care::RuleBook& care, const std::filesystem::path& pack);

}  // namespace jiayi::quality
