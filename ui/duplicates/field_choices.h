// Whose value each field of the kept record has: both records side by side.
#pragma once

#include "models/roster/resident.h"
#include "ui/common/live.h"

#include <QWidget>

#include <set>
#include <string>

class QGridLayout;

namespace jiayi::ui {

class Chip;

/// Fields where the two differ can be chosen, with arrow keys between the two and Tab to the next; what is alike is only
/// said. Fields of which neither knows anything are left out. UI thread.
class FieldChoices : public Live<QWidget> {
    Q_OBJECT
public:
    explicit FieldChoices(QWidget* parent = nullptr);
    /// A blank of `kept` takes the other's value; everything else stays as it is.
    void show(const roster::Resident& kept, const roster::Resident& merged);
    /// Fields whose value the kept record takes from the merged one.
    std::set<std::string> takenOver() const;
    void focusFirst();

protected:
    void retranslate() override;

private:
    void fill();
    void addField(int row, const std::string& field);
    Chip* addSide(int row, int column, const std::string& field, const std::string& text);

    roster::Resident m_kept, m_merged;
    std::set<std::string> m_taken;
    QGridLayout* m_grid;
    QList<Chip*> m_chips;
};

}  // namespace jiayi::ui
