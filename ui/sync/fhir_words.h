// FHIR in the reader's words: what a resource is, what a field is called, what a value says.
#pragma once

#include "models/care/rules/rule_book.h"

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace jiayi::ui {

/// Reads the rule book, which outlives it, and the language in force. Values come as JSON text; decimal text is kept
/// (5.0 is not 5.00), and nothing as "—".
class FhirWords {
public:
    explicit FhirWords(const care::RuleBook& rules) : m_rules(rules) {}

    /// "Measurement"; the type itself where there is no word.
    QString type(const QString& type) const;
    /// "HbA1c · 2026-10-12", "Metformin"; the word of its type when it says nothing of itself.
    QString subject(const std::string& type, const std::string& json) const;
    /// "telecom[phone|mobile]" -> "Phone", "item[weight].answer" -> "Weight"; the path where there are no words.
    QString field(const std::string& type, const std::string& path) const;
    /// One value on one or several lines.
    QString value(const std::string& json) const;

    /// The three sides of one conflict. A group, or a whole record, has one row for each of its parts.
    struct Row {
        QString name;  ///< empty where the conflict's own name says it
        QString base, mine, theirs;
        bool differ() const { return mine != theirs; }
    };
    std::vector<Row> rows(const std::string& path, const std::string& base, const std::string& mine, const std::string& theirs) const;

    /// What can be typed of a value: texts and numbers that no code stands beside.
    struct Leaf {
        std::string path;  ///< below the value: "0.value"
        QString name;
        QString text;
    };
    std::vector<Leaf> leaves(const std::string& path, const std::string& json) const;

private:
    QString words(const QJsonValue& value, const QString& member) const;
    QString objectWords(const QJsonObject& object, const QString& member) const;
    QString textWords(const QString& text, const QString& member) const;
    QString conceptWords(const QJsonObject& object) const;
    QString codingWords(const QJsonObject& coding) const;
    QString dosageWords(const QJsonObject& dosage) const;
    QString memberName(const QString& member) const;
    QString itemName(const QString& linkId) const;
    void collectLeaves(const QJsonValue& value, const std::string& path, const QString& name, std::vector<Leaf>& leaves) const;

    const care::RuleBook& m_rules;
};

/// JSON as Qt's tree with numbers as texts, so that their decimals survive. Undefined for what is no JSON.
QJsonValue readKeepingNumbers(const std::string& json);

}  // namespace jiayi::ui
