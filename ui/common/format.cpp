#include "ui/common/format.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <cstdlib>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::FormatText)
};

bool inChinese() { return QLocale().language() == QLocale::Chinese; }

QDate toQDate(Date date) {
    const auto parts = partsOf(date);
    return {static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month())),
            static_cast<int>(static_cast<unsigned>(parts.day()))};
}

QTime localTime(Instant instant) {
    const auto sinceMidnight = instant - startOfDay(localDate(instant));
    return QTime(0, 0).addMSecs(static_cast<int>(sinceMidnight.count()));
}

}  // namespace

QString isoDate(Date date) { return qs(formatDate(date)); }

QString shortDate(Date date, Date today) {
    const bool sameYear = partsOf(date).year() == partsOf(today).year();
    const auto day = toQDate(date);
    if (inChinese()) return QLocale().toString(day, sameYear ? u"M月d日"_s : u"yyyy年M月d日"_s);
    return QLocale().toString(day, sameYear ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString relativeDate(Date date, Date today) {
    if (date == today) return FormatText::tr("today");
    if (date == today - Days(1)) return FormatText::tr("yesterday");
    if (date == today + Days(1)) return FormatText::tr("tomorrow");
    return shortDate(date, today);
}

QString longDate(Date date) { return QLocale().toString(toQDate(date), QLocale::LongFormat); }

QString clockTime(Instant instant) { return localTime(instant).toString(u"HH:mm"_s); }

QString dateAndTime(Instant instant) { return isoDate(localDate(instant)) + u' ' + clockTime(instant); }

QString ago(Instant then, Instant now) {
    const auto minutes =
        static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(now - then).count());
    if (minutes < 1) return FormatText::tr("just now");  // also when the clocks disagree a little
    if (minutes < 60) return FormatText::tr("%n min ago", nullptr, minutes);
    if (minutes < 24 * 60) return FormatText::tr("%n h ago", nullptr, minutes / 60);
    return FormatText::tr("%n d ago", "days", minutes / (24 * 60));
}

QString countdown(std::chrono::seconds left) {
    const auto seconds = std::max<long long>(0, left.count());
    const auto two = [](long long part) { return QString::number(part).rightJustified(2, u'0'); };
    const auto tail = two(seconds % 60);
    if (seconds < 3600) return QString::number(seconds / 60) + u':' + tail;
    return QString::number(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + tail;
}

QString ageText(Date birth, Date today) {
    const int years = ageOn(birth, today);
    if (years >= 2 || birth > today) return FormatText::tr("%n y", "age in years", years);
    int months = 0;
    while (addMonths(birth, months + 1) <= today) ++months;
    return FormatText::tr("%n mo", "age in months", months);
}

QString figure(double value, int decimals) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    auto text = locale.toString(value, 'f', decimals);
    if (decimals > 0) {
        while (text.endsWith(u'0')) text.chop(1);
        if (text.endsWith(locale.decimalPoint())) text.chop(1);
    }
    return text;
}

QString countText(qint64 count) { return QLocale().toString(count); }

QString percentText(double fraction, int decimals) {
    return QLocale().toString(fraction * 100.0, 'f', decimals) + u" %"_s;
}

QString moneyText(Money money) {
    const auto fen = money.fen < 0 ? -money.fen : money.fen;
    return (money.fen < 0 ? u"−¥ "_s : u"¥ "_s) + QLocale().toString(static_cast<qlonglong>(fen / 100)) +
           u'.' + QString::number(fen % 100).rightJustified(2, u'0');
}

namespace {
QString masked(const QString& text, qsizetype head, qsizetype tail) {
    return text.left(head) + QString(text.size() - head - tail, u'*') + text.right(tail);
}
}  // namespace

QString maskedId(const QString& id) {
    if (id.size() <= 8) return masked(id, 0, std::min<qsizetype>(2, id.size() / 2));
    return masked(id, 4, 4);
}

QString maskedPhone(const QString& phone) {
    if (phone.size() < 9) return masked(phone, 0, std::min<qsizetype>(2, phone.size() / 2));
    return masked(phone, 3, 4);
}

}  // namespace jiayi::ui
