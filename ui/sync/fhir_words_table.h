// The words of fhir_words.cpp: one row a name.
#pragma once

#include <QString>

namespace jiayi::ui {

/// Empty where there is none.
QString typeWord(const QString& type);
/// Of an element, or of the last part of an extension's address.
QString elementWord(const QString& element);
/// Of a code that stands by itself: "male", "entered-in-error".
QString codeWord(const QString& code);

}  // namespace jiayi::ui
