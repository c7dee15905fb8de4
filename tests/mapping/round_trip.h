// What a mapper wrote is what it reads, and what it does not know survives it.
#pragma once

#include "sync/fhir/json.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/test_program.h"

namespace jiayi::test {

template <class Mapper, class Value>
fhir::Json wireOf(const Value& value) {
    fhir::Json wire;
    Mapper::write(wire, value);
    return wire;
}

/// Also with an extension of somebody else's, which keeps the digits of its number.
template <class Mapper, class Value>
void comesBack(const Value& value) {
    auto wire = wireOf<Mapper>(value);
    wire.make("extension").push(json(R"({"url":"urn:other","valueDecimal":1.50})"));
    const auto text = wire.compact();
    auto again = json(text);
    const auto read = Mapper::read(again);
    QVERIFY2(read && *read && **read == value, text.c_str());
    Mapper::write(again, **read);
    QVERIFY2(again.compact() == text, again.compact().c_str());
}

}  // namespace jiayi::test
