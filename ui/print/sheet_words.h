// The words of a sheet, in its own language whatever the window speaks.
#pragma once

#include "models/pharmacy/sheets/sheet_values.h"

#include <QString>
#include <QTranslator>

#include <memory>

namespace jiayi::ui {

enum class SheetLanguage { Chinese, English };

/// Strings are collected from calls of translate(), like everybody's; the translator is never installed.
class SheetWords {
public:
    explicit SheetWords(SheetLanguage language);

    bool chinese() const { return m_language == SheetLanguage::Chinese; }
    /// `n` fills %n and chooses the plural.
    QString translate(const char* context, const char* text, const char* comment = nullptr, int n = -1) const;
    QString of(const pharmacy::Words& words) const;
    /// UCUM as people write it: "mmHg", "a day".
    QString unit(const std::string& ucum) const;
    /// "A; B", "A；B".
    QString joined(const QStringList& parts) const;

    QString sex(Sex sex) const;
    /// On that day: years, below two years months, below one month days. "about" where only the year is known.
    QString age(const pharmacy::SheetPerson& person, Date day) const;
    QString scheme(const std::string& scheme) const;
    QString date(Date date) const;
    /// "1,234.50".
    QString yuan(Money money) const;

    /// The name in this language, then the one that was ordered where it is another: "metformin (二甲双胍)".
    QString medicine(const pharmacy::SheetMedicine& medicine) const;
    /// With its code; as written, and in English the name of the code before it: "type 2 diabetes (2型糖尿病) E11.9".
    QString diagnosis(const pharmacy::SheetDiagnosis& diagnosis) const;
    /// "1 g", "10 units": of one taking; empty where the dose was not understood.
    QString amount(const pharmacy::SheetMedicine& medicine) const;
    /// "2 tablets"; empty where that is not known, or is the amount already.
    QString count(const pharmacy::SheetMedicine& medicine) const;
    /// "1 g (2 tablets)".
    QString dose(const pharmacy::SheetMedicine& medicine) const;
    /// "twice a day"; empty if not said.
    QString frequency(const pharmacy::SheetMedicine& medicine) const;
    /// "after meals"; empty if not said.
    QString timing(const pharmacy::SheetMedicine& medicine) const;
    QString route(const std::string& code) const;
    QString days(int days) const;
    /// All of it on one line: "1 g (2 tablets), twice a day, after meals, by mouth, 28 days"; as typed where it was not understood.
    QString directions(const pharmacy::SheetMedicine& medicine) const;
    /// "500 mg × 28 tablets"; empty parts are left out.
    QString pack(const pharmacy::SheetMedicine& medicine) const;
    /// "3 packs".
    QString packs(const pharmacy::SheetMedicine& medicine) const;

private:
    QString inBrackets(const QString& first, const QString& second) const;
    QString named(const pharmacy::Words& known, const QString& written) const;
    QString counted(const std::string& unit, double number) const;

    SheetLanguage m_language;
    std::unique_ptr<QTranslator> m_translator;
};

}  // namespace jiayi::ui
