#include "ui/print/sheet_words.h"

#include "ui/common/format.h"

#include <QLocale>
#include <QStringList>

#include <cmath>

// The translations lie in a static library: without this the linker leaves them out. Must stand outside any namespace.
static void makeTranslationsKnown() { Q_INIT_RESOURCE(jiayi); }

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::SheetMedicine;

namespace {

/// Units of substance are written alike in both languages.
QString plainNumber(double value) {
    auto text = QString::number(value, 'f', 4);
    while (text.endsWith(u'0')) text.chop(1);
    if (text.endsWith(u'.')) text.chop(1);
    return text;
}

}  // namespace

SheetWords::SheetWords(SheetLanguage language) : m_language(language), m_translator(std::make_unique<QTranslator>()) {
    makeTranslationsKnown();
    if (!m_translator->load(chinese() ? u":/jiayi/jiayi_zh_CN.qm"_s : u":/jiayi/jiayi_en.qm"_s)) qFatal("the translations are not in the program");
}

QString SheetWords::translate(const char* context, const char* text, const char* comment, int n) const {
    auto found = m_translator->translate(context, text, comment, n);
    if (found.isEmpty()) found = QString::fromUtf8(text);
    return n >= 0 ? found.replace(u"%n"_s, QString::number(n)) : found;
}

QString SheetWords::of(const pharmacy::Words& words) const {
    const auto& mine = chinese() ? words.zh : words.en;
    return qs(mine.empty() ? (chinese() ? words.en : words.zh) : mine);
}

QString SheetWords::unit(const std::string& ucum) const {
    struct Unit {
        std::string_view ucum;
        const char* text;
    };
    static constexpr Unit kUnits[]{{"mm[Hg]", "mmHg"}, {"Cel", "°C"}, {"kg/m2", "kg/m²"}, {"mL/min/{1.73_m2}", "mL/min/1.73 m²"}, {"umol/L", "µmol/L"}, {"10*9/L", "×10⁹/L"},
                                   {"{#}/d", QT_TRANSLATE_NOOP("Print", "a day")}, {"/wk", QT_TRANSLATE_NOOP("Print", "times a week")}, {"/min", QT_TRANSLATE_NOOP("Print", "a minute")},
                                   {"min", QT_TRANSLATE_NOOP("Print", "minutes")}, {"g/d", QT_TRANSLATE_NOOP("Print", "g a day")}, {"两", QT_TRANSLATE_NOOP("Print", "liang a day")},
                                   {"d", QT_TRANSLATE_NOOP("Print", "days")}, {"a", QT_TRANSLATE_NOOP("Print", "years")}};
    for (const auto& known : kUnits)
        if (known.ucum == ucum) return translate("Print", known.text);
    return qs(ucum);
}

QString SheetWords::joined(const QStringList& parts) const { return parts.join(chinese() ? u"，"_s : u", "_s); }

QString SheetWords::sex(Sex sex) const {
    if (sex == Sex::Male) return translate("Print", "male");
    if (sex == Sex::Female) return translate("Print", "female");
    return translate("Print", "unknown", "sex");
}

QString SheetWords::age(const pharmacy::SheetPerson& person, Date day) const {
    if (!person.birth) return translate("Print", "unknown", "age");
    const int years = ageOn(*person.birth, day);
    if (years >= 2 || *person.birth > day) {
        const auto text = translate("Print", "%n y", "age in years", years);
        return person.birthEstimated ? translate("Print", "about %1").arg(text) : text;
    }
    int months = 0;
    while (addMonths(*person.birth, months + 1) <= day) ++months;
    if (months > 0) return translate("Print", "%n mo", "age in months", months);
    const auto days = static_cast<int>((day - *person.birth).count());
    return translate("Print", "%n d", "age in days", days);
}

QString SheetWords::scheme(const std::string& scheme) const {
    if (scheme == "employee") return translate("Print", "Employee insurance");
    if (scheme == "resident") return translate("Print", "Resident insurance");
    return {};
}

QString SheetWords::date(Date date) const {
    const auto parts = partsOf(date);
    if (!chinese()) return isoDate(date);
    return u"%1年%2月%3日"_s.arg(static_cast<int>(parts.year())).arg(static_cast<unsigned>(parts.month())).arg(static_cast<unsigned>(parts.day()));
}

QString SheetWords::yuan(Money money) const {
    const auto fen = std::abs(money.fen);
    return (money.fen < 0 ? u"−"_s : QString()) + QLocale(QLocale::English).toString(static_cast<qlonglong>(fen / 100)) + u'.' +
           QString::number(fen % 100).rightJustified(2, u'0');
}

QString SheetWords::medicine(const SheetMedicine& medicine) const {
    return named(medicine.known, qs(medicine.name));
}

QString SheetWords::inBrackets(const QString& first, const QString& second) const {
    if (second.isEmpty()) return first;
    return chinese() ? first + u"（"_s + second + u"）"_s : first + u" ("_s + second + u")"_s;
}

QString SheetWords::named(const pharmacy::Words& known, const QString& written) const {
    const auto name = qs(chinese() ? known.zh : known.en);
    if (written.isEmpty()) return name;
    if (name.isEmpty() || written.contains(name, Qt::CaseInsensitive)) return written;
    return inBrackets(name, written);
}

QString SheetWords::diagnosis(const pharmacy::SheetDiagnosis& diagnosis) const {
    // Chinese diagnoses are written in Chinese, and often more exactly than their code says.
    const auto written = qs(diagnosis.text);
    QStringList parts{chinese() && !written.isEmpty() ? written : named(diagnosis.known, written), qs(diagnosis.icd10)};
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString SheetWords::counted(const std::string& unit, double number) const {
    // Abbreviations of units that were read for something else before are written out.
    const int n = std::floor(number) == number && number >= 0 ? static_cast<int>(number) : 2;
    const auto say = [&](const char* text) {
        auto found = m_translator->translate("Print", text, nullptr, n);
        if (found.isEmpty()) found = QString::fromUtf8(text);
        return found.replace(u"%n"_s, plainNumber(number));
    };
    struct Unit {
        std::initializer_list<std::string_view> names;
        const char* text;
    };
    static const std::initializer_list<Unit> units{
        {{"tab", "tablet", "tablets", "subl", "片"}, QT_TRANSLATE_N_NOOP("Print", "%n tablet(s)")},
        {{"cap", "capsule", "capsules", "粒"}, QT_TRANSLATE_N_NOOP("Print", "%n capsule(s)")},
        {{"pen", "cartridge", "支", "inj", "amp", "ampoule", "inhaler", "tube", "gel"}, QT_TRANSLATE_N_NOOP("Print", "%n piece(s) (pen, ampoule)")},
        {{"vial", "bottle", "syrup", "瓶"}, QT_TRANSLATE_N_NOOP("Print", "%n bottle(s)")},
        {{"sachet", "bag", "袋", "granule", "包"}, QT_TRANSLATE_N_NOOP("Print", "%n sachet(s)")},
        {{"pill", "pills", "丸"}, QT_TRANSLATE_N_NOOP("Print", "%n pill(s)")},
        {{"puff", "puffs", "喷", "吸", "揿"}, QT_TRANSLATE_N_NOOP("Print", "%n puff(s)")},
        {{"drop", "drops", "滴"}, QT_TRANSLATE_N_NOOP("Print", "%n drop(s)")},
        {{"patch", "贴"}, QT_TRANSLATE_N_NOOP("Print", "%n patch(es)")},
        {{"box", "盒"}, QT_TRANSLATE_N_NOOP("Print", "%n box(es)")},
        {{"剂", "付", "dose"}, QT_TRANSLATE_N_NOOP("Print", "%n dose(s)")},
        {{"U", "IU", "unit", "units", "单位"}, QT_TRANSLATE_N_NOOP("Print", "%n unit(s)")},
        {{"ug", "mcg", "µg"}, QT_TRANSLATE_N_NOOP("Print", "%n microgram(s)")},
    };
    for (const auto& one : units)
        for (const auto name : one.names)
            if (unit == name) return say(one.text);
    return plainNumber(number) + u' ' + qs(unit);
}

QString SheetWords::amount(const SheetMedicine& medicine) const {
    return medicine.amount && !medicine.unit.empty() ? counted(medicine.unit, *medicine.amount) : QString();
}

QString SheetWords::count(const SheetMedicine& medicine) const {
    const auto text = medicine.count ? counted(medicine.packUnit, *medicine.count) : QString();
    return text == amount(medicine) ? QString() : text;
}

QString SheetWords::dose(const SheetMedicine& medicine) const {
    const auto text = amount(medicine);
    return text.isEmpty() ? text : inBrackets(text, count(medicine));
}

QString SheetWords::frequency(const SheetMedicine& medicine) const {
    const auto asNeeded = medicine.asNeeded ? translate("Print", "when needed") : QString();
    if (!medicine.times || !medicine.period) return asNeeded;
    const int times = *medicine.times, period = *medicine.period;
    QString text;
    if (times == 2 && period == 1) text = translate("Print", "twice a day");
    else if (times == 2 && period == 7) text = translate("Print", "twice a week");
    else if (period == 1) text = translate("Print", "%n time(s) a day", nullptr, times);
    else if (period == 7) text = translate("Print", "%n time(s) a week", nullptr, times);
    else if (times == 1 && period == 2) text = translate("Print", "every other day");
    else if (times == 1 && period % 7 == 0) text = translate("Print", "once every %n week(s)", nullptr, period / 7);
    else if (times == 1 && period % 30 == 0) text = translate("Print", "once every %n month(s)", nullptr, period / 30);
    else text = translate("Print", "%1 × every %2 days").arg(times).arg(period);
    if (!medicine.asNeeded) return text;
    return chinese() ? asNeeded + u"，"_s + translate("Print", "at most %1").arg(text) : asNeeded + u", "_s + translate("Print", "at most %1").arg(text);
}

QString SheetWords::timing(const SheetMedicine& medicine) const {
    QStringList parts;
    for (const auto& words : medicine.timing) parts << of(words);
    return joined(parts);
}

QString SheetWords::route(const std::string& code) const {
    if (code == "po") return translate("Print", "by mouth");
    if (code == "sc") return translate("Print", "under the skin");
    if (code == "im") return translate("Print", "into a muscle");
    if (code == "iv") return translate("Print", "into a vein");
    if (code == "inh") return translate("Print", "inhaled");
    if (code == "top") return translate("Print", "on the skin");
    if (code == "subl") return translate("Print", "under the tongue");
    if (code == "nas") return translate("Print", "into the nose");
    return qs(code);
}

QString SheetWords::days(int days) const { return days > 0 ? translate("Print", "%n day(s)", nullptr, days) : QString(); }

QString SheetWords::directions(const SheetMedicine& medicine) const {
    const auto taken = dose(medicine), often = frequency(medicine);
    QStringList parts;
    if (taken.isEmpty() || often.isEmpty()) parts << qs(medicine.typed);
    else parts << (chinese() ? u"每次"_s + taken : taken) << often << timing(medicine);
    parts << route(medicine.route) << days(medicine.days);
    parts.removeAll(QString());
    return joined(parts);
}

QString SheetWords::pack(const SheetMedicine& medicine) const {
    QStringList parts;
    if (!medicine.strength.empty()) parts << qs(medicine.strength);
    if (medicine.packSize > 1 && !medicine.packUnit.empty()) parts << counted(medicine.packUnit, static_cast<double>(medicine.packSize));
    return parts.join(u" × "_s);
}

QString SheetWords::packs(const SheetMedicine& medicine) const {
    if (medicine.packs <= 0) return {};
    const bool counts = medicine.packSize <= 1 && !medicine.packUnit.empty() && medicine.packUnit != "unit";
    if (counts) return counted(medicine.packUnit, static_cast<double>(medicine.packs));
    const auto packs = static_cast<int>(medicine.packs);
    return translate("Print", "%n pack(s)", nullptr, packs);
}

}  // namespace jiayi::ui
