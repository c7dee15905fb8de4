#include "sync/hub/simulator/imaging.h"

#include "models/core/hash.h"
#include "models/core/ids.h"
#include "sync/hub/simulator/raster.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace jiayi::hub {

namespace {

constexpr std::string_view kImagingLoinc = "http://loinc.org";
constexpr std::string_view kPictureKind = "https://jiayi.health/fhir/CodeSystem/picture-kind";
constexpr std::string_view kExtensionBase = "https://jiayi.health/fhir/StructureDefinition/";
constexpr std::string_view kCentre = "样例影像中心";
constexpr std::chrono::minutes kImagingTime{90};

struct Study {
    std::string_view loinc, kind, modality, conclusion;
};
constexpr Study kStudies[] = {
    {"32451-7", "fundus", "OP", "样例：双眼眼底照相，图像为程序绘制，不作诊断。"},
    {"11524-6", "ecg", "ECG", "样例：心电图由程序绘制，不作诊断。"},
};

const Study* studyOf(const fhir::Json& order) {
    for (const auto& coding : order.items("code.coding"))
        for (const auto& study : kStudies)
            if (coding.textOr("system", "") == kImagingLoinc && coding.textOr("code", "") == study.loinc) return &study;
    return nullptr;
}

/// A cartoon of the back of an eye: field, vessels, disc, macula, a few dots.
std::string drawFundus(bool left, Random& random) {
    constexpr int kWidth = 960, kHeight = 820;
    constexpr double kRadius = 390, kMiddleX = kWidth / 2.0, kMiddleY = kHeight / 2.0;
    Raster raster(kWidth, kHeight, {});
    for (double radius = kRadius; radius > 0; radius -= 2) {
        const double far = radius / kRadius;
        raster.dot(kMiddleX, kMiddleY, radius, {static_cast<int>(216 - 110 * far * far), static_cast<int>(108 - 66 * far * far), static_cast<int>(48 - 32 * far * far)});
    }
    const double side = left ? -1 : 1, discX = kMiddleX + side * 150, maculaX = kMiddleX - side * 110;
    for (const double start : {2.2, 2.8, -2.2, -2.8, 0.8, -0.8}) {
        double x = discX, y = kMiddleY, angle = left ? 3.14159 - start : start;
        for (int step = 0; step < 60; ++step) {
            angle += (random.unit() - 0.5) * 0.16;
            const double toX = x + std::cos(angle) * 6, toY = y + std::sin(angle) * 6;
            if (std::hypot(toX - kMiddleX, toY - kMiddleY) > kRadius - 12) break;
            raster.line(x, y, toX, toY, 9 - step * 0.12, {128, 30, 20});
            x = toX, y = toY;
        }
    }
    for (double radius = 60; radius > 0; radius -= 2) raster.dot(maculaX, kMiddleY, radius, {static_cast<int>(118 + radius), static_cast<int>(40 + radius * 0.6), 22});
    for (double radius = 46; radius > 0; radius -= 2) raster.dot(discX, kMiddleY, radius, {252, static_cast<int>(232 - radius), static_cast<int>(170 - radius * 1.6)});
    const int dots = static_cast<int>(random.unit() * 14);
    for (int i = 0; i < dots; ++i) {
        const double angle = random.unit() * 6.283, far = 70 + random.unit() * 170;
        raster.dot(maculaX + std::cos(angle) * far, kMiddleY + std::sin(angle) * far, 2 + random.unit() * 4, i % 3 == 0 ? Ink{248, 224, 140} : Ink{126, 16, 14});
    }
    raster.write(16, kHeight - 40, "SAMPLE", 5, {235, 235, 235});
    return raster.png();
}

/// A lead over ten seconds on squared paper.
std::string drawEcg(Random& random) {
    constexpr int kWidth = 1250, kHeight = 420;
    constexpr double kMillimetre = 5;
    Raster raster(kWidth, kHeight, {255, 250, 248});
    for (int i = 0; i * kMillimetre < kWidth; ++i) {
        const Ink ink = i % 5 == 0 ? Ink{236, 160, 160} : Ink{248, 220, 218};
        raster.line(i * kMillimetre, 0, i * kMillimetre, kHeight, 1, ink);
        if (i * kMillimetre < kHeight) raster.line(0, i * kMillimetre, kWidth, i * kMillimetre, 1, ink);
    }
    const double beats = 10 + random.unit() * 4;
    const auto bump = [](double t, double at, double width, double height) { return height * std::exp(-(t - at) * (t - at) / (2 * width * width)); };
    double before = kHeight * 0.6;
    for (int x = 1; x < kWidth; ++x) {
        const double t = std::fmod(x * beats / kWidth, 1.0);
        const double volt = bump(t, 0.18, 0.03, 0.15) + bump(t, 0.335, 0.012, -0.12) + bump(t, 0.36, 0.014, 1.1) + bump(t, 0.39, 0.013, -0.25) + bump(t, 0.65, 0.06, 0.3);
        const double y = kHeight * 0.6 - volt * 20 * kMillimetre * 1.6;
        raster.line(x - 1, before, x, y, 2.4, {24, 28, 40});
        before = y;
    }
    raster.write(16, kHeight - 36, "SAMPLE", 5, {170, 60, 60});
    return raster.png();
}

struct Shot {
    std::string_view eye;    ///< SNOMED CT; empty for none
    std::string_view words;
    std::string bytes;
};

std::vector<Shot> takeShots(const Study& study, Random& random) {
    std::vector<Shot> shots;
    if (study.kind == "ecg") {
        shots.push_back({{}, {}, drawEcg(random)});
        return shots;
    }
    shots.push_back({"18944008", "Right eye structure", drawFundus(false, random)});
    shots.push_back({"8966001", "Left eye structure", drawFundus(true, random)});
    return shots;
}

fhir::Json mediaOf(const Seen& order, const Study& study, const Shot& shot, const fhir::Json& report, const MemberFile& file, Instant due) {
    const std::string id{order.resource.textOr("id", "")};
    auto media = sampleResource("Media", {"simulator", "media", order.stream, id, shot.eye});
    media.set("status", "completed");
    media.make("modality.coding.0") = fhir::Json::object({{"system", kPictureKind}, {"code", study.kind}});
    media.make("modality.coding.1") = fhir::Json::object({{"system", "http://dicom.nema.org/resources/ontology/DCM"}, {"code", study.modality}});
    media.make("basedOn.0").set("reference", "ServiceRequest/" + id);
    media.make("partOf.0").set("reference", "DiagnosticReport/" + std::string{report.textOr("id", "")});
    media.make("subject").set("reference", std::string{order.resource.textOr("subject.reference", "")});
    media.set("createdDateTime", formatInstant(due));
    if (!shot.eye.empty()) media.make("bodySite.coding.0") = fhir::Json::object({{"system", "http://snomed.info/sct"}, {"code", shot.eye}, {"display", shot.words}});
    media.make("extension").push(fhir::Json::object({{"url", std::string{kExtensionBase} + "institution"}, {"valueString", kCentre}}));
    auto& content = media.make("content");
    content.make("extension").push(fhir::Json::object({{"url", std::string{kExtensionBase} + "sha256"}, {"valueString", toHex(sha256(file.bytes))}}));
    content.set("contentType", file.type);
    content.set("url", "Binary/" + file.id);
    content.set("size", static_cast<std::int64_t>(file.bytes.size()));
    return media;
}

Deed answerTo(const Seen& order, const Study& study, const Moment& moment, Random& random) {
    const std::string id{order.resource.textOr("id", "")};
    const auto due = moment.after(kImagingTime);
    auto report = sampleResource("DiagnosticReport", {"simulator", "imaging", order.stream, id});
    report.set("status", "final");
    report.set("code", *order.resource.at("code"));
    report.make("basedOn.0").set("reference", "ServiceRequest/" + id);
    report.make("subject").set("reference", std::string{order.resource.textOr("subject.reference", "")});
    report.set("effectiveDateTime", formatInstant(due));
    report.set("issued", formatInstant(due));
    report.make("performer.0").set("display", kCentre);
    report.set("conclusion", study.conclusion);
    Deed deed{due, order.stream, {}, {}};
    for (auto& shot : takeShots(study, random)) {
        MemberFile file{derivedUuid({"simulator", "binary", order.stream, id, shot.eye}).toString(), std::string{order.resource.textOr("subject.reference", "")}, "image/png", std::move(shot.bytes)};
        auto media = mediaOf(order, study, shot, report, file, due);
        report.make("media").push(fhir::Json::object({{"link", fhir::Json::object({{"reference", "Media/" + std::string{media.textOr("id", "")}}})}}));
        deed.resources.push_back(std::move(media));
        deed.files.push_back(std::move(file));
    }
    deed.resources.push_back(std::move(report));
    return deed;
}

}  // namespace

void ImagingActor::see(const Seen& seen, const Moment& moment, Random&) {
    if (seen.resource.textOr("resourceType", "") != "ServiceRequest" || seen.resource.textOr("status", "") != "active") return;
    const auto* study = studyOf(seen.resource);
    if (!study) return;
    // By the order's own id: started again, the same picture is drawn.
    const auto hash = sha256(std::string{seen.resource.textOr("id", "")});
    SeededRandom random{static_cast<std::uint64_t>(hash[0]) << 16 | static_cast<std::uint64_t>(hash[1]) << 8 | hash[2]};
    m_answers.push_back(answerTo(seen, *study, moment, random));
}

std::vector<Deed> ImagingActor::act(std::chrono::milliseconds, const Moment&, Random&) { return std::exchange(m_answers, {}); }

void CompanyActor::see(const Seen& seen, const Moment& moment, Random& random) {
    for (const auto& member : m_members) member->see(seen, moment, random);
}

std::vector<Deed> CompanyActor::act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) {
    std::vector<Deed> all;
    for (const auto& member : m_members) {
        auto deeds = member->act(elapsed, moment, random);
        std::move(deeds.begin(), deeds.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace jiayi::hub
