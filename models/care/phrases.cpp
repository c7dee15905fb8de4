#include "models/care/phrases.h"

#include "models/db/query.h"

#include <algorithm>

namespace jiayi::care {

namespace {

constexpr std::string_view kBlank = "___";

const CombinedField* fieldNamed(const CombinedForm& form, std::string_view name) {
    for (const auto& field : form.fields())
        if (field.def->name == name) return &field;
    return nullptr;
}

std::string inWords(const FieldDef& field, std::string_view said, bool chinese) {
    if (!field.hasOptions()) return std::string{said};
    std::string words;
    for (const auto& code : codeAnswers({{field.name, std::string{said}}}, field.name)) {
        const auto* option = field.option(code);
        if (!words.empty()) words += chinese ? "、" : ", ";
        words += !option ? code : chinese ? option->zh : option->en;
    }
    return words;
}

}  // namespace

std::string filledPhrase(std::string_view text, const CombinedForm& form, const Answers& answers, bool chinese) {
    std::string filled;
    for (std::size_t from = 0; from < text.size();) {
        const auto open = text.find('{', from);
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) return filled.append(text.substr(from));
        filled.append(text.substr(from, open - from));
        const auto* field = fieldNamed(form, text.substr(open + 1, close - open - 1));
        const auto said = field ? answer(answers, field->key) : std::string_view{};
        filled += said.empty() ? std::string{kBlank} : inWords(*field->def, said, chinese);
        from = close + 1;
    }
    return filled;
}

Result<std::vector<Phrase>> readPhrases(db::Database& database, const RuleBook& rules, const std::string& user, const std::string& field) {
    return db::attempt([&]() -> Result<std::vector<Phrase>> {
        std::vector<Phrase> phrases;
        db::Query query(database, "SELECT pk, text FROM phrase WHERE user_name = ? AND field = ? ORDER BY saved_at DESC, pk DESC", user, field);
        while (query.next()) phrases.push_back({query.integer(0), query.text(1), query.text(1)});
        for (const auto& rule : rules.phrases)
            if (rule.field == field) phrases.push_back({0, rule.text.en, rule.text.zh});
        return phrases;
    });
}

Result<void> KeepPhrase::operator()(const sync::Context& context, const RuleBook& rules) const {
    if (text.empty() || field.empty()) return invalid("phrase.empty");
    if (!knowsPlaceholders(rules, text)) return invalid("phrase.placeholder");
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        db::Query(context.database,
                  "INSERT INTO phrase (user_name, field, text, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT (user_name, field, text) DO UPDATE SET saved_at = excluded.saved_at",
                  context.user, field, text, context.clock.now())
            .run();
        transaction.commit();
        return {};
    });
}

Result<void> DropPhrase::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        db::Query found(context.database, "SELECT 1 FROM phrase WHERE pk = ? AND user_name = ?", row, context.user);
        if (!found.next()) return Error{Errc::NotFound, "phrase.not-found", {}};
        db::Query(context.database, "DELETE FROM phrase WHERE pk = ?", row).run();
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::care
