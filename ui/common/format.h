// Dates, numbers, ages and masked numbers as people read them, in the language in force.
#pragma once

#include "models/core/dates.h"
#include "models/core/money.h"

#include <QString>

#include <string>
#include <string_view>

namespace jiayi::ui {

inline QString qs(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}
inline std::string utf8(const QString& text) { return text.toStdString(); }

/// "2026-11-22": for fields, tables that are sorted, anything that may be read in another year.
QString isoDate(Date date);
/// "12 Oct" or "10月12日"; with the year when it is not today's.
QString shortDate(Date date, Date today);
/// "today", "yesterday", "tomorrow", else shortDate().
QString relativeDate(Date date, Date today);
/// "Sunday, 22 November 2026".
QString longDate(Date date);
/// Clock time in the institution's zone: "10:15".
QString clockTime(Instant instant);
/// "2026-11-22 10:15" in the institution's zone.
QString dateAndTime(Instant instant);
/// "just now", "4 min ago", "2 h ago", "3 d ago".
QString ago(Instant then, Instant now);
/// A countdown: "9:41", "1:05:00".
QString countdown(std::chrono::seconds left);

/// Whole years ("58 y"); months below two years ("14 mo").
QString ageText(Date birth, Date today);
/// At most `decimals` digits, as the locale writes them, without grouping: "6.8".
QString figure(double value, int decimals);
/// With grouping: "6,300".
QString countText(qint64 count);
/// "78.3 %".
QString percentText(double fraction, int decimals = 1);
/// "¥ 21.50"; grouped.
QString moneyText(Money money);

/// "1201**********3517"; anything of eight characters or fewer is hidden but for the last two.
QString maskedId(const QString& id);
/// "138****5678".
QString maskedPhone(const QString& phone);

}  // namespace jiayi::ui
