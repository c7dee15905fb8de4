// Media and DocumentReference <-> pictures and documents. The bytes they name travel by themselves.
#pragma once

#include "models/diagnostics/images/picture.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// A picture: image/*. Read without writing: what names no Binary, or no patient, is none of ours and stays in the record.
struct MediaMapper {
    static Result<std::optional<images::Picture>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const images::Picture& picture);
};

/// A document: a PDF.
struct DocumentMapper {
    static Result<std::optional<images::Picture>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const images::Picture& picture);
};

}  // namespace jiayi::mapping
