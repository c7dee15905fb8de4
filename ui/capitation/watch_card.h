// Care that falls away, beside cost.
#pragma once

#include "models/capitation/account.h"
#include "ui/common/card.h"

namespace jiayi::ui {

/// The costliest quarter of the members, half-year against half-year: medicines, tests, who has none any more, who left.
class WatchCard : public Card {
    Q_OBJECT
public:
    explicit WatchCard(QWidget* parent = nullptr);
    void show(const capitation::UnderProvision& watch);

protected:
    void retranslate() override;

private:
    void showWatch();
    void line(const QString& what, const QString& figure, const QString& words, bool concern);

    capitation::UnderProvision m_watch;
    QWidget* m_rows = nullptr;
};

}  // namespace jiayi::ui
