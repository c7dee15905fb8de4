// Small reads and writes that the mappers share. A write touches the tree only where it must.
#pragma once

#include "models/care/facts.h"
#include "sync/fhir/resource.h"

#include <optional>
#include <string>
#include <string_view>

namespace jiayi::mapping {

/// Our UUID in `id`; Invalid "resource.id".
Result<Uuid> readId(const fhir::Json& resource);
/// The patient that the resource belongs to. Nil when it names none; Invalid "resource.patient" when what it names
/// is no id of ours.
Result<roster::ResidentId> readPatient(const fhir::Json& resource);
/// The id of "Type/uuid" at `path`, if that is one.
std::optional<Uuid> referenceId(const fhir::Json& resource, std::string_view path, std::string_view type);

/// resourceType and id of a tree that is empty so far. True if it was.
bool begin(fhir::Json& resource, std::string_view type, const Uuid& id);
fhir::Json reference(std::string_view type, const Uuid& id);

/// Sets the string at `path`, or takes the member away when `text` is empty.
void setText(fhir::Json& resource, std::string_view path, std::string_view text);
/// The same when the two differ.
void updateText(fhir::Json& resource, std::string_view path, std::string_view said, std::string_view text);
void eraseAt(fhir::Json& resource, std::string_view path);

/// The value of our extension `name` ("grid"), whichever type it has; empty if it is not there.
std::string extensionText(const fhir::Json& element, std::string_view name);
/// `valueType` is "valueString", "valueDate" ...; an empty text takes the extension away.
void setExtension(fhir::Json& element, std::string_view name, std::string_view valueType, std::string_view text);
void updateExtension(fhir::Json& element, std::string_view name, std::string_view valueType, std::string_view said,
                     std::string_view text);

fhir::Json codeable(std::string_view system, std::string_view code, std::string_view display = {});
/// The code of the first coding of that system in the concept at `path`; empty if there is none.
std::string codeOf(const fhir::Json& resource, std::string_view path, std::string_view system);
/// The first coding, with the concept's text where the coding has no display.
care::Coding firstCoding(const fhir::Json& element);
/// A CodeableConcept: the coding where there is one, the words as text.
fhir::Json conceptOf(const care::Coding& coding);

/// A FHIR date or dateTime as a day, if it can be read.
std::optional<Date> dayOf(std::string_view text);
std::string textOf(std::optional<Date> date);
/// The shortest text that reads back as the same number.
std::string numberText(double value);
bool sameNumber(std::optional<double> a, std::optional<double> b);

}  // namespace jiayi::mapping
