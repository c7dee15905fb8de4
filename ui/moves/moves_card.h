#pragma once

#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/moves/moves_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;

/// The chart's line about where somebody came from and whether they leave; the rest is pages of their own. UI thread.
class MovesCard : public Card {
    Q_OBJECT
public:
    MovesCard(MovesAsks asks, const moves::MovesBook& book, QWidget* parent = nullptr);
    void showResident(roster::ResidentId resident);
    void reload() { showResident(m_resident); }

Q_SIGNALS:
    /// The page of leaving and handing over.
    void pageAsked(jiayi::roster::ResidentId resident);
    /// Taking them in.
    void arrivalAsked(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    MovesAsks m_asks;
    const moves::MovesBook& m_book;
    roster::ResidentId m_resident;
    std::optional<MovePage> m_page;
    std::optional<Error> m_error;
    Latest m_reading;
    QLabel* m_line;
    Button* m_open;
    Button* m_takeIn;
};

}  // namespace jiayi::ui
