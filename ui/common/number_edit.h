// Fields for figures: no input method, full-width digits read as plain ones, range checked when the field is
// left.
#pragma once

#include <QLineEdit>
#include <QString>

#include <optional>

namespace jiayi::ui {

/// Full-width digits and signs, the Chinese full stop and comma become plain ones; spaces at the ends go.
QString plainFigures(const QString& typed);

class NumberEdit : public QLineEdit {
    Q_OBJECT
public:
    enum class Problem { None, NotANumber, TooManyDecimals, TooLow, TooHigh };

    explicit NumberEdit(QWidget* parent = nullptr);
    /// Bounds of what can be recorded at all, not of what is normal. `decimals` 0 takes whole numbers only.
    void setRange(double lowest, double highest, int decimals);
    double lowest() const { return m_lowest; }
    double highest() const { return m_highest; }
    int decimals() const { return m_decimals; }

    /// nullopt when empty or wrong.
    std::optional<double> value() const;
    /// Exactly as typed, in plain figures: "6.40" stays "6.40".
    QString figures() const { return text(); }
    void setValue(std::optional<double> value);
    /// What is wrong now; the signal waits until the field is left, so nobody is corrected in mid-number.
    Problem problem() const;

Q_SIGNALS:
    void problemFound(jiayi::ui::NumberEdit::Problem problem);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void tidy();

    double m_lowest = 0;
    double m_highest = 1e9;
    int m_decimals = 1;
};

/// Blood pressure as it is said: "138/84". A space or any slash parts the two; whole mmHg.
class PressureEdit : public QLineEdit {
    Q_OBJECT
public:
    struct Value {
        int systolic = 0;
        int diastolic = 0;
        bool operator==(const Value&) const = default;
    };
    explicit PressureEdit(QWidget* parent = nullptr);
    std::optional<Value> value() const;
    void setValue(std::optional<Value> value);
    /// True for empty too.
    bool isReadable() const;

private:
    void tidy();
};

}  // namespace jiayi::ui
