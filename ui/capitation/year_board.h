// The year of the account: its steps by scheme, and every fund by itself.
#pragma once

#include "models/capitation/year_page.h"
#include "ui/common/live.h"

#include <QWidget>

#include <optional>

namespace jiayi::ui {

class Button;
class Card;
class Columns;

class YearBoard : public Live<QWidget> {
    Q_OBJECT
public:
    explicit YearBoard(QWidget* parent = nullptr);
    void show(const capitation::YearPage& page);

Q_SIGNALS:
    void recordAsked(const jiayi::capitation::RecordFundEntry& record);
    void correctAsked(const jiayi::capitation::CorrectFundEntry& correct);

protected:
    void retranslate() override;

private:
    void showYear();
    QWidget* schemeCard(const capitation::YearOfScheme& scheme);
    QWidget* qualityCard();
    QWidget* fundsCard();
    QWidget* entriesCard();
    void askRecord();
    void askCorrection(const capitation::FundEntry& entry);

    std::optional<capitation::YearPage> m_page;
    QWidget* m_rows = nullptr;
    Button* m_record;
};

}  // namespace jiayi::ui
