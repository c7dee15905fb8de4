// Readers of bytes that a stranger may send, and what must hold for each of them whatever the bytes.
#pragma once

#include <span>
#include <string_view>

namespace jiayi::test {

struct FuzzTarget {
    const char* name;
    void (*run)(std::string_view bytes);  ///< ends the program when a property is broken
};

std::span<const FuzzTarget> fuzzTargets();

// In a file of their own.
void readSensorFile(std::string_view bytes);
void readSensorDay(std::string_view bytes);
void readLaboratoryMessages(std::string_view bytes);
void readResultFile(std::string_view bytes);
void readClaimFile(std::string_view bytes);
void inspectPicture(std::string_view bytes);

}  // namespace jiayi::test
