#pragma once

#include "ui/common/live.h"
#include "ui/quality/quality_asks.h"

#include <QList>
#include <QWidget>

class QLabel;

namespace jiayi::ui {

class BarRows;
class Card;

/// How HbA1c is spread over half-open bands, which with those of whom nothing is known make up the denominator, said beneath. UI thread.
class BandsView : public Live<QWidget> {
    Q_OBJECT
public:
    explicit BandsView(const quality::MeasureBook& book, QWidget* parent = nullptr);
    void setBoard(std::shared_ptr<const quality::Board> board);

Q_SIGNALS:
    void bandAsked(int band);

protected:
    void retranslate() override { showAll(); }

private:
    void showAll();
    const quality::MeasureBook& m_book;
    std::shared_ptr<const quality::Board> m_board;
    Card* m_card;
    BarRows* m_bars;
    QLabel* m_sum;
};

/// From those who are registered to those who are controlled, one card a programme. UI thread; the book outlives it.
class FunnelsView : public Live<QWidget> {
    Q_OBJECT
public:
    FunnelsView(const quality::MeasureBook& book, const quality::BoardBook& board, QWidget* parent = nullptr);
    void setBoard(std::shared_ptr<const quality::Board> board);

Q_SIGNALS:
    void stepAsked(const QString& step);

protected:
    void retranslate() override { showAll(); }

private:
    void showAll();
    const quality::BoardBook& m_funnels;
    std::shared_ptr<const quality::Board> m_board;
    QList<Card*> m_cards;
    QList<BarRows*> m_bars;
};

/// People who have been managed for months against themselves. UI thread.
class ImprovementView : public Live<QWidget> {
    Q_OBJECT
public:
    explicit ImprovementView(const quality::MeasureBook& book, QWidget* parent = nullptr);
    void setBoard(std::shared_ptr<const quality::Board> board);

protected:
    void retranslate() override { showAll(); }

private:
    void showAll();
    const quality::MeasureBook& m_book;
    std::shared_ptr<const quality::Board> m_board;
    Card* m_card;
    BarRows* m_bars;
    QLabel* m_points;
    QLabel* m_relative;
    QLabel* m_words;
};

}  // namespace jiayi::ui
