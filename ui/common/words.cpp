#include "ui/common/words.h"

#include "ui/common/format.h"
#include "ui/common/words_table.h"

#include <QCoreApplication>
#include <QStringList>

#include <string_view>

namespace jiayi::ui {

namespace {

QString spoken(const char* source) {
    return source ? QCoreApplication::translate("Words", source) : QString();
}

Words translated(const WordsRow& row) { return {spoken(row.what), spoken(row.kept), spoken(row.todo)}; }

const WordsRow* rowOf(std::string_view reason) {
    while (!reason.empty()) {
        if (const auto* row = findWords(reason)) return row;
        const auto dot = reason.rfind('.');
        reason = dot == std::string_view::npos ? std::string_view() : reason.substr(0, dot);
    }
    return nullptr;
}

}  // namespace

QString Words::all() const {
    QStringList parts;
    for (const auto& part : {what, kept, todo})
        if (!part.isEmpty()) parts.append(part);
    return parts.join(QLatin1Char(' '));
}

QString Words::beforehand() const { return Words{what, {}, todo}.all(); }

Words wordsFor(const Error& error) {
    auto words = translated(wordsOfCode(error.code));
    if (const auto* row = rowOf(error.reason)) {
        // A row may say only what happened; the rest then comes from the code.
        const auto special = translated(*row);
        words.what = special.what;
        if (row->kept) words.kept = special.kept;
        if (row->todo) words.todo = special.todo;
    }
    return words;
}

bool hasWords(std::string_view reason) { return rowOf(reason) != nullptr; }

QString fieldWords(const Error& error) { return wordsFor(error).what; }

}  // namespace jiayi::ui
