// Pictures and documents of a person as the chart lists them. Their bytes lie apart (picture_bytes.h).
#pragma once

#include "models/roster/resident.h"
#include "models/sync/unit.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::images {

using PictureId = Id<struct PictureTag>;
using roster::ResidentId;

/// A kind, and what others call it: DICOM's modality, LOINC where there is a code.
struct PictureKind {
    std::string_view name;
    std::string_view modality;
    std::string_view loinc;
    bool sided;  ///< of one of two eyes
};
inline constexpr std::array<PictureKind, 5> kPictureKinds{{
    {"fundus", "OP", "32451-7", true},
    {"ecg", "ECG", "11524-6", false},
    {"photo", "XC", "", false},
    {"document", "DOC", "", false},
    {"other", "OT", "", false},
}};
/// Null for a name that is none of ours.
const PictureKind* pictureKind(std::string_view name);

inline constexpr std::string_view kPdf = "application/pdf";
inline constexpr std::string_view kJpeg = "image/jpeg";
inline constexpr std::string_view kPng = "image/png";

/// Where the bytes are, and what they have to be.
struct Content {
    Uuid binary;              ///< id of the Binary
    std::string type;         ///< as the sender says
    std::int64_t size = 0;    ///< bytes; 0 when the sender says none
    std::string sha256;       ///< hex; empty when the sender says none
    bool operator==(const Content&) const = default;
};

/// A FHIR Media; what is a PDF is a DocumentReference.
struct Picture {
    PictureId id;
    ResidentId resident;
    std::string kind = "other";
    std::string side;         ///< "left", "right", "both" or empty
    std::string bodySite;
    std::string title;
    std::string device;
    Instant taken{};
    std::string institution;  ///< that took it
    std::string by;
    std::string status = "current";  ///< or "entered-in-error"
    std::optional<Uuid> report, visit, order;  ///< DiagnosticReport, Encounter, ServiceRequest that it belongs to
    Content content;
    bool isDocument() const { return content.type == kPdf; }
    std::string_view resourceType() const { return isDocument() ? "DocumentReference" : "Media"; }
    bool operator==(const Picture&) const = default;
};

/// Reads from any connection. Saves go through a Unit, replace by id, and throw SQLite::Exception.
class PictureRepository {
public:
    explicit PictureRepository(db::Database& database) : m_database(database) {}
    /// NotFound "picture.not-found".
    Result<Picture> picture(PictureId id) const;
    /// What is said of these bytes. NotFound "picture.not-found".
    Result<Content> content(const Uuid& binary) const;
    static void save(sync::Unit& unit, const Picture& picture);

private:
    db::Database& m_database;
};

/// A picture and what of it is here.
struct ListedPicture {
    Picture picture;
    bool here = false;     ///< opens without a line
    bool waiting = false;  ///< taken in here, the hub has not got it yet
    std::string refused;   ///< why the hub would not take its bytes
    std::string thumbnail; ///< PNG; empty before it was opened
};
/// Of a person, newest first; without what was entered in error.
Result<std::vector<ListedPicture>> readPictures(db::Database& database, ResidentId resident);

/// The same with whose they are. NotFound "resident.not-found".
struct PicturePage {
    std::string name;
    std::vector<ListedPicture> pictures;
};
Result<PicturePage> readPicturePage(db::Database& database, ResidentId resident);

/// The one before it of the same kind and side: what it is compared with. Null if there is none, or no such picture in the list.
const ListedPicture* previousOf(const std::vector<ListedPicture>& pictures, PictureId id);

/// "picture.retract": it belongs to somebody else, or shows something else. The reason goes into the trail.
/// NotFound "picture.not-found"; Invalid "picture.reason" without one.
struct RetractPicture {
    PictureId picture;
    std::string reason;
    Result<PictureId> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::images
