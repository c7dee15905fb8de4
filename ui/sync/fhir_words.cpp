#include "ui/sync/fhir_words.h"

#include "ui/common/format.h"
#include "ui/sync/fhir_words_table.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct FhirText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::FhirText)
};

const QString kNothing = u"—"_s;

/// What only machines read.
bool isTechnical(const QString& member) {
    static const QSet<QString> kNames{u"resourceType"_s, u"id"_s, u"meta"_s, u"implicitRules"_s, u"system"_s, u"url"_s, u"contained"_s, u"userSelected"_s, u"rank"_s};
    return kNames.contains(member) || member.startsWith(u'_');
}

/// Members that say what somebody chose from a list: nothing to be typed.
bool isChosen(const QString& member) {
    static const QSet<QString> kNames{u"coding"_s, u"code"_s, u"use"_s, u"reference"_s, u"status"_s, u"type"_s, u"linkId"_s, u"gender"_s, u"display"_s, u"contentType"_s, u"unit"_s};
    return kNames.contains(member) || isTechnical(member);
}

/// "valueQuantity" is a value, "medicationCodeableConcept" a medicine.
QString withoutDataType(const QString& member) {
    static const QRegularExpression kType(
        u"^(value|medication|deceased|onset|abatement|effective|due|occurrence|performed|start|detail|reason|asNeeded|content|product|timing)"
        "(Quantity|CodeableConcept|String|Boolean|Integer|Decimal|DateTime|Date|Time|Period|Range|Ratio|Reference|Age|Code|Coding|Instant|Duration|Attachment|Timing)$"_s);
    const auto match = kType.match(member);
    return match.hasMatch() ? match.captured(1) : member;
}

QString lastPart(const QString& url) { return url.section(u'/', -1); }

QString unitWords(const QJsonObject& quantity) {
    auto unit = quantity.value("unit"_L1).toString(quantity.value("code"_L1).toString());
    return unit.replace(u"mm[Hg]"_s, u"mmHg"_s).replace(u"{#}/d"_s, u"/d"_s);
}

QString quantityWords(const QJsonObject& quantity) {
    const auto unit = unitWords(quantity);
    const auto number = quantity.value("comparator"_L1).toString() + quantity.value("value"_L1).toString();
    return unit.isEmpty() ? number : number + u' ' + unit;
}

QString between(const QString& from, const QString& to) {
    if (from.isEmpty()) return FhirText::tr("until %1").arg(to);
    return to.isEmpty() ? FhirText::tr("since %1").arg(from) : from + u" – "_s + to;
}

bool isLatinName(const QString& name) {
    return std::all_of(name.begin(), name.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString nameWords(const QJsonObject& name) {
    if (const auto text = name.value("text"_L1).toString(); !text.isEmpty()) return text;
    QStringList given;
    for (const auto& part : name.value("given"_L1).toArray()) given << part.toString();
    const auto family = name.value("family"_L1).toString();
    if (isLatinName(family)) return (given.join(u' ') + u' ' + family).trimmed();
    return family + given.join(QString());
}

QString addressWords(const QJsonObject& address) {
    if (const auto text = address.value("text"_L1).toString(); !text.isEmpty()) return text;
    QStringList parts;
    for (const auto& line : address.value("line"_L1).toArray()) parts << line.toString();
    for (const auto member : {"district"_L1, "city"_L1, "state"_L1, "postalCode"_L1})
        if (const auto part = address.value(member).toString(); !part.isEmpty()) parts << part;
    return parts.join(u", "_s);
}

}  // namespace

QJsonValue readKeepingNumbers(const std::string& json) {
    // A number becomes a text: outside strings, everything from a digit or minus to the end of the token.
    QByteArray text("[");
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted) {
            text += c;
            if (c == '\\' && i + 1 < json.size()) text += json[++i];
            else if (c == '"') quoted = false;
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            const auto end = json.find_first_not_of("+-.0123456789eE", i);
            const auto length = (end == std::string::npos ? json.size() : end) - i;
            text += '"' + QByteArray(json.data() + i, static_cast<qsizetype>(length)) + '"';
            i += length - 1;
        } else {
            quoted = c == '"';
            text += c;
        }
    }
    const auto document = QJsonDocument::fromJson(text + ']');
    return document.isNull() ? QJsonValue(QJsonValue::Undefined) : document.array().at(0);
}

QString FhirWords::type(const QString& type) const {
    const auto word = typeWord(type);
    return word.isEmpty() ? type : word;
}

QString FhirWords::itemName(const QString& linkId) const {
    for (const auto& form : m_rules.forms) {
        if (const auto* field = form.field(utf8(linkId))) return QLocale().language() == QLocale::Chinese ? qs(field->zh) : qs(field->en);
    }
    return linkId;
}

QString FhirWords::memberName(const QString& member) const {
    const auto word = elementWord(withoutDataType(member));
    return word.isEmpty() ? member : word;
}

QString FhirWords::field(const std::string& type, const std::string& path) const {
    const auto text = qs(path);
    if (text.isEmpty()) return FhirText::tr("The whole record");
    static const QRegularExpression kItem(u"item\\[([^\\]]*)\\](?!.*item\\[)"_s);
    if (const auto item = kItem.match(text); item.hasMatch()) return itemName(item.captured(1));
    if (text == "dosage"_L1) return FhirText::tr("Medicine and dose");
    if (type == "Goal" && text == "target"_L1) return FhirText::tr("Target and its limits");
    const auto root = text.section(u'[', 0, 0).section(u'.', 0, 0);
    if (const auto slot = text.indexOf(u'['); slot >= 0) {
        // Of an extension or a number the last part of its address says what it holds; of a telecom its kind.
        auto inner = text.mid(slot + 1);
        inner.truncate(inner.lastIndexOf(u']'));
        for (const auto& name : {inner, lastPart(inner), inner.section(u'|', 0, 0)})
            if (const auto word = elementWord(name); !word.isEmpty()) return word;
    }
    const auto word = elementWord(withoutDataType(root));
    return word.isEmpty() ? text : word;
}

QString FhirWords::codingWords(const QJsonObject& coding) const {
    const auto code = coding.value("code"_L1).toString();
    const auto* definition = m_rules.observation(utf8(code));
    if (!definition && coding.value("system"_L1).toString() == "http://loinc.org"_L1) definition = m_rules.observationByLoinc(utf8(code));
    if (definition) return QLocale().language() == QLocale::Chinese ? qs(definition->zh) : qs(definition->en);
    if (const auto word = codeWord(code); !word.isEmpty()) return word;
    const auto display = coding.value("display"_L1).toString();
    return display.isEmpty() ? code : display;
}

QString FhirWords::conceptWords(const QJsonObject& object) const {
    QStringList said;
    for (const auto& coding : object.value("coding"_L1).toArray()) {
        const auto words = codingWords(coding.toObject());
        if (!words.isEmpty() && !said.contains(words)) said << words;
    }
    // What a person wrote comes first; what our tables know is better than a code.
    const auto text = object.value("text"_L1).toString();
    if (!text.isEmpty()) return text;
    return said.isEmpty() ? kNothing : said.first();
}

QString FhirWords::dosageWords(const QJsonObject& dosage) const {
    if (const auto text = dosage.value("text"_L1).toString(); !text.isEmpty()) return text;
    const auto dose = dosage.value("doseAndRate"_L1).toArray().at(0).toObject().value("doseQuantity"_L1).toObject();
    const auto repeat = dosage.value("timing"_L1).toObject().value("repeat"_L1).toObject();
    QStringList parts;
    if (!dose.isEmpty()) parts << quantityWords(dose);
    const auto frequency = repeat.value("frequency"_L1).toString();
    if (!frequency.isEmpty())
        parts << FhirText::tr("%1 × in %2 %3", "dose frequency: 2 × in 1 d")
                     .arg(frequency, repeat.value("period"_L1).toString(), repeat.value("periodUnit"_L1).toString());
    return parts.isEmpty() ? kNothing : parts.join(u", "_s);
}

QString FhirWords::textWords(const QString& text, const QString& member) const {
    static const QRegularExpression kDateTime(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d"_s);
    static const QSet<QString> kFree{u"text"_s, u"display"_s, u"valueString"_s, u"line"_s, u"value"_s, u"family"_s, u"given"_s, u"conclusion"_s};
    if (kDateTime.match(text).hasMatch()) {
        if (const auto time = parseFhirTime(utf8(text))) return dateAndTime(time->start);
    }
    if (kFree.contains(member)) return text;
    const auto word = codeWord(text);
    return word.isEmpty() ? text : word;
}

QString FhirWords::objectWords(const QJsonObject& object, const QString& member) const {
    const auto has = [&](const char* name) { return object.contains(QLatin1String(name)); };
    const auto text = [&](const char* name) { return words(object.value(QLatin1String(name)), QLatin1String(name)); };
    if (has("linkId")) {
        QStringList said;
        for (const auto& part : {object.value("answer"_L1), object.value("item"_L1)})
            if (!part.isUndefined()) said << words(part, {});
        return itemName(object.value("linkId"_L1).toString()) + u": "_s + (said.isEmpty() ? kNothing : said.join(u"; "_s));
    }
    if (has("coding")) return conceptWords(object);
    if (has("doseAndRate") || has("timing")) return dosageWords(object);
    if (has("family") || has("given")) return nameWords(object);
    if (has("line") || has("city") || has("district")) return addressWords(object);
    if (has("reference")) return has("display") ? text("display") : type(object.value("reference"_L1).toString().section(u'/', 0, 0));
    if (has("numerator")) return text("numerator") + u" / "_s + text("denominator");
    if (has("low") || has("high")) return between(has("low") ? text("low") : QString(), has("high") ? text("high") : QString());
    if ((has("start") || has("end")) && object.size() <= 3) return between(has("start") ? text("start") : QString(), has("end") ? text("end") : QString());
    if (has("value") && (has("unit") || has("code") || has("comparator"))) return quantityWords(object);
    if (has("code") && object.value("code"_L1).isString()) return codingWords(object);
    if (has("text") && object.value("text"_L1).isString()) return text("text");
    if (has("value") && object.value("value"_L1).isString()) {
        // Of several numbers in a row each says which it is.
        const auto system = object.value("system"_L1).toString();
        auto name = elementWord(system);
        if (name.isEmpty()) name = elementWord(lastPart(system));
        return member == "identifier"_L1 && !name.isEmpty() ? name + u": "_s + text("value") : text("value");
    }
    if (has("display")) return text("display");

    QStringList parts;
    const bool isExtension = has("url");
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (isTechnical(each.key())) continue;
        const auto said = words(each.value(), each.key());
        const bool valueOnly = withoutDataType(each.key()) == "value"_L1;
        if (valueOnly && isExtension) {
            const auto name = elementWord(lastPart(object.value("url"_L1).toString()));
            parts << (name.isEmpty() || member == "extensionValue"_L1 ? said : name + u": "_s + said);
        } else {
            parts << (valueOnly && object.size() == 1 ? said : memberName(each.key()) + u": "_s + said);
        }
    }
    return parts.isEmpty() ? kNothing : parts.join(u", "_s);
}

QString FhirWords::words(const QJsonValue& value, const QString& member) const {
    if (value.isBool()) return value.toBool() ? FhirText::tr("yes") : FhirText::tr("no");
    if (value.isString()) return value.toString().isEmpty() ? kNothing : textWords(value.toString(), member);
    if (value.isObject()) return objectWords(value.toObject(), member);
    if (!value.isArray()) return kNothing;
    QStringList lines;
    for (const auto& item : value.toArray()) lines << words(item, member);
    return lines.isEmpty() ? kNothing : lines.join(u'\n');
}

QString FhirWords::value(const std::string& json) const { return json.empty() ? kNothing : words(readKeepingNumbers(json), {}); }

QString FhirWords::subject(const std::string& type, const std::string& json) const {
    const auto object = readKeepingNumbers(json).toObject();
    const auto word = this->type(qs(type));
    QString what;
    for (const auto name : {"medicationCodeableConcept"_L1, "code"_L1, "description"_L1, "type"_L1, "vaccineCode"_L1}) {
        const auto found = object.value(name);
        if (found.isObject()) what = conceptWords(found.toObject());
        else if (found.isArray()) what = words(found.toArray().at(0), name);
        if (!what.isEmpty() && what != kNothing) break;
    }
    if (what == kNothing) what.clear();
    QString when;
    for (const auto name : {"effectiveDateTime"_L1, "authored"_L1, "issued"_L1, "authoredOn"_L1, "recordedDate"_L1})
        if (when.isEmpty()) when = object.value(name).toString().left(10);
    if (when.isEmpty()) when = object.value("period"_L1).toObject().value("start"_L1).toString().left(10);
    QStringList parts;
    parts << (what.isEmpty() ? word : what);
    if (object.contains("valueQuantity"_L1)) parts << quantityWords(object.value("valueQuantity"_L1).toObject());
    if (!when.isEmpty()) parts << when;
    return parts.join(u" · "_s);
}

std::vector<FhirWords::Row> FhirWords::rows(const std::string& path, const std::string& base, const std::string& mine, const std::string& theirs) const {
    const QJsonValue sides[] = {readKeepingNumbers(base), readKeepingNumbers(mine), readKeepingNumbers(theirs)};
    static const QSet<QString> kDataType{
        u"use"_s,    u"text"_s,   u"family"_s,   u"given"_s,   u"period"_s, u"line"_s, u"city"_s,  u"district"_s, u"state"_s,     u"type"_s,       u"system"_s,
        u"value"_s,  u"rank"_s,   u"code"_s,     u"display"_s, u"unit"_s,   u"start"_s, u"end"_s,   u"low"_s,      u"high"_s,      u"comparator"_s, u"reference"_s,
        u"coding"_s, u"version"_s, u"time"_s,    u"country"_s, u"postalCode"_s, u"prefix"_s, u"suffix"_s, u"numerator"_s, u"denominator"_s, u"extension"_s, u"id"_s};
    QStringList members;
    bool parts = true;
    for (const auto& side : sides) {
        if (side.isUndefined() || side.isNull()) continue;
        parts = parts && side.isObject();
        for (const auto& member : side.toObject().keys())
            if (!members.contains(member)) members << member;
    }
    const bool dataType = std::all_of(members.begin(), members.end(), [](const QString& member) { return kDataType.contains(member); });
    if (!parts || (dataType && !path.empty())) return {{QString(), words(sides[0], {}), words(sides[1], {}), words(sides[2], {})}};
    std::vector<Row> rows;
    for (const auto& member : members) {
        if (isTechnical(member) || (path.empty() && member == "text"_L1)) continue;
        Row row{memberName(member), {}, {}, {}};
        QString* texts[] = {&row.base, &row.mine, &row.theirs};
        for (int side = 0; side < 3; ++side) *texts[side] = words(sides[side].toObject().value(member), member);
        // Of a whole record only what the two sides say differently.
        if (!path.empty() || row.differ()) rows.push_back(std::move(row));
    }
    return rows;
}

void FhirWords::collectLeaves(const QJsonValue& value, const std::string& path, const QString& name, std::vector<Leaf>& leaves) const {
    if (value.isString()) {
        leaves.push_back({path, name, value.toString()});
        return;
    }
    const auto below = [&](const QString& part) { return path.empty() ? utf8(part) : path + "." + utf8(part); };
    if (value.isArray()) {
        const auto array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) collectLeaves(array.at(i), below(QString::number(i)), name, leaves);
        return;
    }
    const auto object = value.toObject();
    // Words beside a code would say something else than the code.
    if (object.contains("coding"_L1) || (object.contains("code"_L1) && object.contains("system"_L1) && !object.contains("value"_L1))) return;
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (isChosen(each.key())) continue;
        const bool same = each.key() == "value"_L1 || each.key() == "text"_L1 || withoutDataType(each.key()) == "value"_L1;
        collectLeaves(each.value(), below(each.key()), same ? name : memberName(each.key()), leaves);
    }
}

std::vector<FhirWords::Leaf> FhirWords::leaves(const std::string& path, const std::string& json) const {
    std::vector<Leaf> leaves;
    const auto name = qs(path).section(u'.', -1).section(u'[', 0, 0);
    if (!path.empty() && !json.empty() && !isChosen(name)) collectLeaves(readKeepingNumbers(json), {}, QString(), leaves);
    return leaves;
}

}  // namespace jiayi::ui
