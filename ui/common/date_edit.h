#pragma once

#include "models/core/dates.h"

#include <QLineEdit>

#include <optional>

namespace jiayi::ui {

/// A date that is typed: 2026-11-22, 20261122, 2026/11/22, 11-22 or 1122, full-width digits too. Up and Down
/// move by a day. Rewritten as YYYY-MM-DD when the field is left.
class DateEdit : public QLineEdit {
    Q_OBJECT
public:
    /// Which year is meant when none is typed: the latest such day up to today, the first from today on, or
    /// the nearest.
    enum class Leaning { Past, Future, Nearest };
    enum class Problem { None, NotADate, TooEarly, TooLate };

    explicit DateEdit(QWidget* parent = nullptr);
    void setToday(Date today) { m_today = today; }
    void setLeaning(Leaning leaning) { m_leaning = leaning; }
    void setRange(std::optional<Date> earliest, std::optional<Date> latest);

    /// nullopt when empty, unreadable or out of range.
    std::optional<Date> value() const;
    void setValue(std::optional<Date> date);
    Problem problem() const;

    static std::optional<Date> read(const QString& typed, Date today, Leaning leaning);

Q_SIGNALS:
    /// When the field is left.
    void problemFound(jiayi::ui::DateEdit::Problem problem);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void finish();

    Date m_today;
    Leaning m_leaning = Leaning::Nearest;
    std::optional<Date> m_earliest;
    std::optional<Date> m_latest;
};

}  // namespace jiayi::ui
