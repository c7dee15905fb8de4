#include "models/quality/evidence.h"

#include "models/core/hash.h"
#include "models/core/resource.h"
#include "models/db/query.h"
#include "models/quality/evidence_texts.h"
#include "models/quality/fact_blob.h"
#include "models/quality/pack_file.h"

#include <sodium.h>

#include <array>
#include <sstream>

namespace jiayi::quality {

namespace {

constexpr const char* kManifest = "manifest.txt";
constexpr const char* kSignature = "signature.txt";
constexpr const char* kFormat = "jiayi-evidence 1";

Error wrong(const char* what, std::string detail = {}) { return {Errc::Corrupt, what, std::move(detail)}; }

db::Blob bytesOf(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }
const unsigned char* raw(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

struct SigningKey {
    std::string publicKey, secretKey;
};

/// Throws SQLite::Exception.
SigningKey signingKey(db::Database& database) {
    {
        db::Query row(database, "SELECT public_key, secret_key FROM evidence_key");
        if (row.next()) return {row.blob(0), row.blob(1)};
    }
    SigningKey key{std::string(crypto_sign_PUBLICKEYBYTES, '\0'), std::string(crypto_sign_SECRETKEYBYTES, '\0')};
    crypto_sign_keypair(reinterpret_cast<unsigned char*>(key.publicKey.data()), reinterpret_cast<unsigned char*>(key.secretKey.data()));
    db::Transaction transaction(database);
    db::Query(database, "INSERT INTO evidence_key (pk, public_key, secret_key) VALUES (1, ?, ?)", bytesOf(key.publicKey), bytesOf(key.secretKey)).run();
    transaction.commit();
    return key;
}

/// Of every rule in the program but the pack's own: what facts mean beside them.
std::string careRules() {
    Sha256 hash;
    const auto own = embeddedMeasureFiles();
    for (const auto& name : embeddedNames("rules/")) {
        if (own.contains(std::string_view{name}.substr(std::string_view{"rules/"}.size()))) continue;
        const auto text = embeddedFile(name);
        hash.add(name + "\n" + std::to_string(text.size()) + "\n");
        hash.add(text);
    }
    return toHex(hash.finish());
}

std::string manifestOf(const PackTexts& texts, const EvidenceRequest& request, const std::string& care) {
    std::string text = std::string{kFormat} + "\ninstitution " + request.institution + "\nperiod " + formatDate(request.period.from) + '/' + formatDate(request.period.to) + "\nmade " +
                       formatInstant(request.made) + "\ncare-rules " + care + '\n';
    for (const auto& [name, content] : texts) text += "sha256 " + toHex(sha256(content)) + ' ' + name + '\n';
    return text;
}

Result<std::vector<std::size_t>> measuresOf(const MeasureBook& book, const std::vector<std::string>& ids) {
    std::vector<std::size_t> measures;
    for (std::size_t i = 0; i < book.measures.size(); ++i)
        if (ids.empty() && book.measures[i].byPerson()) measures.push_back(i);
    for (const auto& id : ids) {
        const auto index = book.indexOf(id);
        if (!index || !book.measures[*index].byPerson()) return Error{Errc::NotFound, "measure.not-found", id};
        measures.push_back(*index);
    }
    return measures;
}

struct Manifest {
    EvidenceReport report;
    std::string careRules;
    std::map<std::string, std::string, std::less<>> hashes;
};

Result<Manifest> readManifest(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    if (!std::getline(lines, line) || line != kFormat) return wrong("evidence.format", kManifest);
    Manifest manifest;
    while (std::getline(lines, line)) {
        const auto space = line.find(' ');
        const auto key = line.substr(0, space);
        const auto value = space == std::string::npos ? std::string{} : line.substr(space + 1);
        if (key == "institution") manifest.report.institution = value;
        else if (key == "care-rules") manifest.careRules = value;
        else if (key == "period") {
            const auto period = parsePeriod(value);
            if (!period) return wrong("evidence.format", kManifest);
            manifest.report.period = *period;
        } else if (key == "sha256") {
            const auto between = value.find(' ');
            if (between == std::string::npos) return wrong("evidence.format", kManifest);
            manifest.hashes.emplace(value.substr(between + 1), value.substr(0, between));
        }
    }
    return manifest;
}

/// The signature and every hash; the archive holds what the manifest names and nothing else.
Result<Manifest> provenManifest(const PackTexts& texts) {
    const auto manifest = texts.find(kManifest), signature = texts.find(kSignature);
    if (manifest == texts.end() || signature == texts.end()) return wrong("evidence.format");
    std::istringstream words(signature->second);
    std::string keyHex, signatureHex;
    words >> keyHex >> signatureHex;
    const auto key = fromHex(keyHex), signedBytes = fromHex(signatureHex);
    if (!key || !signedBytes || key->size() != crypto_sign_PUBLICKEYBYTES || signedBytes->size() != crypto_sign_BYTES) return wrong("evidence.signature", kSignature);
    if (crypto_sign_verify_detached(raw(*signedBytes), raw(manifest->second), manifest->second.size(), raw(*key)) != 0) return wrong("evidence.signature", kManifest);
    JIAYI_TRY(auto read, readManifest(manifest->second));
    read.report.publicKey = keyHex;
    for (const auto& [name, text] : texts) {
        if (name == kManifest || name == kSignature) continue;
        const auto said = read.hashes.find(name);
        if (said == read.hashes.end() || said->second != toHex(sha256(text))) return wrong("evidence.hash", name);
    }
    if (read.hashes.size() + 2 != texts.size()) return wrong("evidence.format", kManifest);
    return read;
}

/// The ids of counts.csv: which measures the pack is about.
std::vector<std::string> idsOf(const std::string& counts) {
    std::vector<std::string> ids;
    std::istringstream lines(counts);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) ids.push_back(line.substr(0, line.find(',')));
    return ids;
}

}  // namespace

Result<std::string> evidenceKey(db::Database& database) {
    if (sodium_init() < 0) return Error{Errc::Denied, "evidence.key", {}};
    return db::attempt([&]() -> Result<std::string> { return toHex(bytesOf(signingKey(database).publicKey)); });
}

Result<EvidenceReport> writeEvidence(db::Database& database, const care::RuleBook& care, const EvidenceRequest& request, const std::filesystem::path& target) {
    JIAYI_TRY(const auto publicKey, evidenceKey(database));
    JIAYI_TRY(const auto book, loadMeasureBook(care));
    JIAYI_TRY(const auto measures, measuresOf(book, request.measures));
    JIAYI_CHECK(refreshFacts(database, book));
    EvidenceReport report{request.institution, request.period, publicKey, 0, measures.size(), true};
    EvidenceTexts told(book, request.period, measures);
    PackTexts texts;
    auto& hex = texts["facts.hex"];
    auto& words = texts["facts.csv"];
    words = "person,kind,what,from,to,value\n";
    JIAYI_CHECK(forEachPerson(database, book, [&](const PersonFacts& person) {
        if (!told.add(person)) return;
        ++report.people;
        hex += toHex(bytesOf(toBlob(book, person))) + '\n';
        words += factLines(book, person);
    }));
    texts["people.csv"] = told.people();
    texts["counts.csv"] = told.counts();
    for (const auto& [name, text] : embeddedMeasureFiles()) texts["rules/" + name] = text;
    const auto manifest = manifestOf(texts, request, careRules());
    std::string signature(crypto_sign_BYTES, '\0');
    JIAYI_CHECK(db::attempt([&]() -> Result<void> {
        const auto key = signingKey(database);
        crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, raw(manifest), manifest.size(), raw(key.secretKey));
        return {};
    }));
    texts[kSignature] = publicKey + ' ' + toHex(bytesOf(signature)) + '\n';
    texts[kManifest] = manifest;
    JIAYI_CHECK(writePack(texts, target));
    return report;
}

Result<EvidenceReport> checkEvidence(const care::RuleBook& care, const std::filesystem::path& pack) {
    if (sodium_init() < 0) return Error{Errc::Denied, "evidence.key", {}};
    JIAYI_TRY(const auto texts, readPack(pack));
    JIAYI_TRY(auto manifest, provenManifest(texts));
    auto& report = manifest.report;
    report.sameCareRules = manifest.careRules == careRules();
    care::RuleFiles rules;
    for (const auto& [name, ignored] : embeddedMeasureFiles()) {
        const auto found = texts.find("rules/" + name);
        if (found == texts.end()) return wrong("evidence.format", "rules/" + name);
        rules[name] = found->second;
    }
    for (const auto* name : {"facts.hex", "facts.csv", "people.csv", "counts.csv"})
        if (!texts.contains(name)) return wrong("evidence.format", name);
    const auto book = loadMeasureBook(care, rules);
    if (!book) return wrong("evidence.format", book.error().detail);
    const auto measures = measuresOf(*book, idsOf(texts.at("counts.csv")));
    if (!measures) return wrong("evidence.differs", "counts.csv");
    report.measures = measures->size();
    EvidenceTexts told(*book, report.period, *measures);
    BlobReader reader(*book);
    PersonFacts person;
    std::string words = "person,kind,what,from,to,value\n";
    std::istringstream lines(texts.at("facts.hex"));
    for (std::string line; std::getline(lines, line); ++report.people) {
        const auto blob = fromHex(line);
        if (!blob || !reader.read(*blob, person)) return wrong("evidence.differs", "facts.hex");
        words += factLines(*book, person);
        told.add(person);
    }
    if (words != texts.at("facts.csv")) return wrong("evidence.differs", "facts.csv");
    if (told.people() != texts.at("people.csv")) return wrong("evidence.differs", "people.csv");
    if (told.counts() != texts.at("counts.csv")) return wrong("evidence.differs", "counts.csv");
    return report;
}

}  // namespace jiayi::quality
