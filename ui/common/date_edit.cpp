#include "ui/common/date_edit.h"

#include "ui/common/format.h"
#include "ui/common/number_edit.h"

#include <QKeyEvent>
#include <QRegularExpression>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

std::optional<Date> existing(int year, int month, int day) {
    const std::chrono::year_month_day parts{std::chrono::year(year),
                                            std::chrono::month(static_cast<unsigned>(month)),
                                            std::chrono::day(static_cast<unsigned>(day))};
    if (year < 1850 || year > 2200 || !parts.ok()) return std::nullopt;
    return Date(parts);
}

std::optional<Date> withoutYear(int month, int day, Date today, DateEdit::Leaning leaning) {
    const int year = static_cast<int>(partsOf(today).year());
    std::optional<Date> best;
    // Far enough on either side that 29 February is found.
    for (int candidate = year - 8; candidate <= year + 8; ++candidate) {
        const auto date = existing(candidate, month, day);
        if (!date) continue;
        if (leaning == DateEdit::Leaning::Past && *date > today) continue;
        if (leaning == DateEdit::Leaning::Future && *date < today) continue;
        const auto distance = [&](Date d) { return d > today ? d - today : today - d; };
        if (!best || distance(*date) < distance(*best)) best = date;
    }
    return best;
}

}  // namespace

std::optional<Date> DateEdit::read(const QString& typed, Date today, Leaning leaning) {
    auto text = plainFigures(typed);
    text.replace(u'年', u'-').replace(u'月', u'-').remove(u'日');
    static const QRegularExpression full(
        u"^(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})$|^(\\d{4})(\\d{2})(\\d{2})$"_s);
    static const QRegularExpression part(u"^(\\d{1,2})[-/. ](\\d{1,2})$|^(\\d{2})(\\d{2})$"_s);
    if (const auto match = full.match(text); match.hasMatch()) {
        const int base = match.hasCaptured(4) ? 4 : 1;
        return existing(match.captured(base).toInt(), match.captured(base + 1).toInt(),
                        match.captured(base + 2).toInt());
    }
    if (const auto match = part.match(text); match.hasMatch()) {
        const int base = match.hasCaptured(3) ? 3 : 1;
        return withoutYear(match.captured(base).toInt(), match.captured(base + 1).toInt(), today, leaning);
    }
    return std::nullopt;
}

DateEdit::DateEdit(QWidget* parent) : QLineEdit(parent), m_today(localDate(SystemClock().now())) {
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setInputMethodHints(Qt::ImhDate | Qt::ImhNoPredictiveText);
    setPlaceholderText(u"YYYY-MM-DD"_s);
    connect(this, &QLineEdit::editingFinished, this, [this] { finish(); });
}

void DateEdit::setRange(std::optional<Date> earliest, std::optional<Date> latest) {
    m_earliest = earliest;
    m_latest = latest;
}

std::optional<Date> DateEdit::value() const {
    return problem() == Problem::None ? read(text(), m_today, m_leaning) : std::nullopt;
}

void DateEdit::setValue(std::optional<Date> date) { setText(date ? isoDate(*date) : QString()); }

DateEdit::Problem DateEdit::problem() const {
    if (text().trimmed().isEmpty()) return Problem::None;
    const auto date = read(text(), m_today, m_leaning);
    if (!date) return Problem::NotADate;
    if (m_earliest && *date < *m_earliest) return Problem::TooEarly;
    if (m_latest && *date > *m_latest) return Problem::TooLate;
    return Problem::None;
}

void DateEdit::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (step == 0 || isReadOnly()) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    const auto from = read(text(), m_today, m_leaning);
    setValue(from ? *from + Days(step) : m_today);
    selectAll();
    Q_EMIT textEdited(text());
}

void DateEdit::finish() {
    if (const auto date = read(text(), m_today, m_leaning)) setValue(date);
    Q_EMIT problemFound(problem());
}

}  // namespace jiayi::ui
