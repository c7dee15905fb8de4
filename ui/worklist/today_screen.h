#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/worklist/worklist_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;
class Card;
class ChipRow;
class DayTiles;
class ItemLine;
class Notice;
class StateStack;
class TodayModel;
class TodayTable;
class WorkFilter;

/// What there is to do today, ranked and with its reason. Nothing is ticked off: what was dealt with leaves by itself. UI thread.
class TodayScreen : public Screen {
    Q_OBJECT
public:
    TodayScreen(WorklistAsks asks, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override;
    void focusFirst() override;
    bool goBack() override;

    /// Something was written: tells anew whom it was about, then reads.
    void reload();

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void visitAsked(jiayi::roster::ResidentId resident);
    void prescribeAsked(jiayi::roster::ResidentId resident);
    void reviewAsked();
    /// The resident's referrals and questions.
    void referralAsked(jiayi::roster::ResidentId resident);
    void syncAsked();
    /// The inbox of results at what waits of that person, or what is nobody's.
    void resultsAsked(std::optional<jiayi::roster::ResidentId> resident);
    void callListAsked(const jiayi::ui::CallListWish& wish);
    /// Something was said or booked, and waits for the hub.
    void saved();
    /// How much of today's work is the user's own.
    void dueCounted(int mine);

protected:
    void retranslate() override;

private:
    void build();
    QWidget* buildFoot(Card* card);
    void connectParts();
    worklist::WorklistAsk ask() const;
    worklist::View view() const;
    void readDay();
    void readFigures();
    void readChoices();
    void showDay(WorkDay day);
    void showRows(std::vector<worklist::WorklistRow> rows, int capacity);
    void showState();
    void showNotice();
    void showCurrent();
    void fitTable();
    void tellOn();
    void told(const worklist::Freshness& fresh);
    void act(int row);
    void openChart(int row);
    void putOff();
    void wake();
    void giveTo();
    void contact();
    void book();
    void offerPlaces(const worklist::WorklistRow& row, const Result<appointments::BookingOffer>& offer);
    void printList();
    void done(const std::optional<Error>& failure);
    const worklist::WorklistRow* current() const;

    WorklistAsks m_asks;
    const Clock& m_clock;
    WorkDay m_day;
    WorkChoices m_choices;
    DayTiles* m_tiles;
    Card* m_card;
    ChipRow* m_views;
    WorkFilter* m_filter;
    Notice* m_notice;
    TodayModel* m_model;
    TodayTable* m_table;
    StateStack* m_states;
    ItemLine* m_item;
    QWidget* m_foot;
    QLabel* m_hint;
    Button* m_snooze;
    Button* m_wake;
    Button* m_assign;
    Button* m_contact;
    Button* m_book;
    Button* m_print;
    Latest m_readingDay, m_readingFigures, m_readingChoices, m_readingOffer;
    std::optional<Error> m_failure;     ///< of the list
    std::optional<Error> m_actFailure;  ///< of the last act or telling
    bool m_read = false;
    bool m_telling = false, m_tellAgain = false;
    int m_tellings = 0;  ///< since the list was last read
};

}  // namespace jiayi::ui
