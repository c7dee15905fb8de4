#include "tests/fuzz/seeds.h"

#include "sync/hub/cursor.h"
#include "sync/hub/gzip.h"
#include "sync/hub/limits.h"
#include "sync/mapping/cgm_mapper.h"
#include "tests/fuzz/hub_under_fire.h"
#include "tests/support/picture_files.h"

namespace jiayi::test {

namespace {

constexpr char kMine[] = "01928c00-0000-7000-8000-0000000000a1";

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

std::string post(const std::string& body, const std::string& headers = {}) {
    return "POST /fhir\nAuthorization: desk\nContent-Type: application/fhir+json\n" + headers + "\n" + body;
}

std::string bundleOf(fhir::Json resource, const std::string& id) {
    return hub::test::transactionText(id, {fhir::createEntry(std::move(resource))});
}

fhir::Json withDeepExtension(std::size_t depth) {
    auto json = fhir::Json{"x"};
    for (std::size_t i = 0; i < depth; ++i) json = fhir::Json::array({std::move(json)});
    auto patient = hub::test::patient(kMine);
    patient.set("extension", std::move(json));
    return patient;
}

void addReaders(std::vector<FuzzSeed>& seeds) {
    const auto patient = hub::test::patient(kMine).compact();
    const auto observation = hub::test::observation("o1", kMine).compact();
    for (const auto& text : {patient, observation, std::string{R"({"value":5.00,"e":-1.5E-07,"u":"\ud83d\ude00","n":null})"}, nested(64), nested(65),
                             nested(100'000), std::string{R"({"a":1,"a":2})"}, std::string{"\"\xc3\x28\""}, std::string{R"("\ud800")"}})
        seeds.push_back({"json", "text", text});
    const auto bundle = bundleOf(hub::test::patient(kMine), "b1");
    for (const auto& text : {bundle, std::string{R"({"resourceType":"Bundle","type":"history","entry":[{"request":{"method":"DELETE","url":"Patient/1"}}]})"},
                             std::string{R"({"resourceType":"Bundle","entry":{"0":1}})"}, std::string{R"({"resourceType":"Bundle","type":"batch","link":[{}],"entry":[null]})"}})
        seeds.push_back({"bundle", "text", text});
    seeds.push_back({"ndjson", "lines", patient + "\r\n\n{\n" + observation + "\nnull"});
    const hub::Signer signer{{{"k1", std::string(32, 's')}}};
    hub::Cursor cursor;
    cursor.epoch = "e";
    cursor.stream = hub::test::kClinicA;
    cursor.n = 7;
    seeds.push_back({"cursor", "sealed", hub::sealCursor(signer, cursor)});
    seeds.push_back({"cursor", "another hub's", hub::sealCursor(hub::Signer{{{"k1", std::string(32, 'x')}}}, cursor)});
    seeds.push_back({"inflate", "honest", hub::gzip(patient)});
    seeds.push_back({"inflate", "bomb", hub::gzip(std::string(std::size_t{8} << 20, '\0'))});
    seeds.push_back({"inflate", "cut short", hub::gzip(patient).substr(0, 20)});
    const auto page = [](const std::string& relation, const std::string& url) {
        return R"({"resourceType":"Bundle","type":"history","link":[{"relation":")" + relation + R"(","url":")" + url + R"("}]})";
    };
    seeds.push_back({"page", "last", page("since", "_history?_cursor=abc.def")});
    seeds.push_back({"page", "another origin", page("next", "https://elsewhere.example/fhir/_history?_cursor=abc.def")});
    seeds.push_back({"page", "another authority", page("next", "//elsewhere.example/_history?_cursor=abc")});
    seeds.push_back({"page", "a head written by a link", page("next", "_history?_cursor=abc HTTP/1.1\\r\\nHost: elsewhere.example\\r\\n\\r\\n")});
}

void addSensors(std::vector<FuzzSeed>& seeds) {
    seeds.push_back({"sensor", "LibreView", "Glucose Data,Generated on,SAMPLE\nDevice,Serial Number,Device Timestamp,Record Type,Historic Glucose mmol/L\n"
                                            "L,S,13-11-2026 08:02,0,5.4\nL,S,13-11-2026 08:17,0,LO\nL,S,13-11-2026 08:20,1,9\nL,S,13-11-2026 08:32,0,HI\n"});
    seeds.push_back({"sensor", "Clarity", "Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Glucose Value (mg/dL)\n1,2026-11-13T08:02:11,EGV,126\n2,2026-11-13T08:07:11,EGV,High\n"});
    seeds.push_back({"sensor", "a recording", "Date,CGM (mg / dl)\n2026-11-13 08:02,126\n2026/11/13 8:17:00,<54\n2026-11-14,130\n2026-11-13T00:17:00Z,131\n"});
    seeds.push_back({"sensor", "no unit", "\xca\xb1\xbc\xe4,\xd1\xaa\xcc\xc7\n2026-11-13 08:02,7.1\n2026-11-13 08:02,7.2\n"});
    readings::CgmDay day{readings::cgmDayId({*Uuid::parse(kMine)}, makeDate(2026, 11, 13)), {*Uuid::parse(kMine)}, makeDate(2026, 11, 13), "L", "final", {}};
    for (int i = 0; i < 6; ++i)
        day.readings.push_back({startOfDay(day.day) + std::chrono::minutes{15 * i + (i > 3)}, i % 2 ? 126.0 : 2.2, i % 2 ? readings::GlucoseUnit::MgDl : readings::GlucoseUnit::MmolL, i == 2 ? readings::Beyond::Below : readings::Beyond::No});
    fhir::Json resource;
    mapping::CgmMapper::write(resource, day);
    seeds.push_back({"sensor-day", "a day in two units", resource.compact()});
}

void addPictures(std::vector<FuzzSeed>& seeds) {
    seeds.push_back({"picture", "a PNG", pngThatSays(64, 48)});
    seeds.push_back({"picture", "a PNG bomb", pngThatSays(60'000, 60'000)});
    seeds.push_back({"picture", "a JPEG", jpegThatSays(64, 48)});
    seeds.push_back({"picture", "a JPEG cut off", jpegThatSays(64, 48).substr(0, 120)});
    seeds.push_back({"picture", "a PDF", pdfThatIsNone()});
    seeds.push_back({"picture", "DICOM", dicomFile()});
}

void addRequests(std::vector<FuzzSeed>& seeds) {
    seeds.push_back({"request", "no token", "GET /fhir/Patient/1\n\n", 401});
    seeds.push_back({"request", "someone's token", "GET /fhir/Patient/1\nAuthorization: Bearer e30.e30\n\n", 401});
    seeds.push_back({"request", "a foreign cursor", "GET /fhir/_history?_cursor=e30.e30\nAuthorization: desk\n\n", 400});
    seeds.push_back({"request", "a parameter that is no text", "GET /fhir/_history?_cu\xac=e30\nAuthorization: desk\n\n", 400});
    seeds.push_back({"request", "a foreign patient", "GET /fhir/Patient/" + std::string{HubUnderFire::kNeighbour} + "\nAuthorization: desk\n\n", 404});
    seeds.push_back({"request", "a path that climbs", "GET /fhir/../token\nAuthorization: desk\n\n", 404});
    seeds.push_back({"request", "no JSON", post("<Bundle xmlns=\"http://hl7.org/fhir\"/>"), 400});
    seeds.push_back({"request", "XML", "POST /fhir\nAuthorization: desk\nContent-Type: application/fhir+xml\n\n<Bundle/>", 415});
    seeds.push_back({"request", "too deep", post(bundleOf(withDeepExtension(70), "deep")), 400});
    auto large = hub::test::patient(kMine);
    large.set("note", std::string(hub::kMaxResourceBytes, 'x'));
    seeds.push_back({"request", "a resource too long", post(bundleOf(std::move(large), "large")), 422});
    std::vector<fhir::BundleEntry> many;
    for (std::size_t i = 0; i <= hub::kMaxBundleEntries; ++i) many.push_back(fhir::createEntry(hub::test::patient("p" + std::to_string(i))));
    seeds.push_back({"request", "too many entries", post(hub::test::transactionText("many", std::move(many))), 413});
    seeds.push_back({"request", "inflated beyond its ratio", post(hub::gzip(std::string(std::size_t{4} << 20, ' ')), "Content-Encoding: gzip\n"), 413});
    seeds.push_back({"request", "half a gzip", post(hub::gzip("{}").substr(0, 8), "Content-Encoding: gzip\n"), 400});
    seeds.push_back({"request", "a reference into another clinic", post(bundleOf(hub::test::observation("o1", HubUnderFire::kNeighbour), "across")), 403});
}

void addAssertions(std::vector<FuzzSeed>& seeds) {
    using hub::test::Claims;
    using hub::test::DeskKey;
    auto& hub = hubUnderFire();
    const auto honest = hub.tokenRequest([](const Claims& claims, const DeskKey& key) { return key.assertion(claims); });
    seeds.push_back({"request", "an honest assertion", honest, 200});
    seeds.push_back({"request", "an assertion used twice", honest, 401, 2});
    const auto spoilt = [&](const char* name, auto spoil) { seeds.push_back({"request", name, hub.tokenRequest(spoil), 401}); };
    spoilt("for another audience", [](Claims claims, const DeskKey& key) {
        claims.audience = "https://elsewhere.example/token";
        return key.assertion(claims);
    });
    spoilt("run out", [&](Claims claims, const DeskKey& key) {
        claims.expires = hub::test::secondsOf(hub.now()) - 60;
        return key.assertion(claims);
    });
    spoilt("good for too long", [&](Claims claims, const DeskKey& key) {
        claims.expires = hub::test::secondsOf(hub.now()) + 3600;
        return key.assertion(claims);
    });
    spoilt("unsigned", [](const Claims& claims, const DeskKey&) { return DeskKey::sign(claims, JWT_ALG_NONE, {}); });
    spoilt("signed with the public key", [](const Claims& claims, const DeskKey& key) { return DeskKey::sign(claims, JWT_ALG_HS384, key.publicPem()); });
    spoilt("signed by somebody else", [](const Claims& claims, const DeskKey&) { return DeskKey{}.assertion(claims); });
    const DeskKey key;
    seeds.push_back({"assertion", "honest", key.assertion({"desk", "desk", "https://hub.test/token", "j1", 1'800'000'000, 0})});
    seeds.push_back({"assertion", "unsigned", DeskKey::sign({"desk", "desk", "https://hub.test/token", "j1", 1'800'000'000, 0}, JWT_ALG_NONE, {})});
}

}  // namespace

std::vector<FuzzSeed> fuzzSeeds() {
    std::vector<FuzzSeed> seeds;
    addReaders(seeds);
    addSensors(seeds);
    addPictures(seeds);
    addRequests(seeds);
    addAssertions(seeds);
    addResultSeeds(seeds);
    addClaimSeeds(seeds);
    return seeds;
}

}  // namespace jiayi::test
