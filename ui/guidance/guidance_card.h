#pragma once

#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/guidance/guidance_asks.h"
#include "ui/guidance/guidance_row.h"

class QLabel;

namespace jiayi::ui {

class Button;
class Notice;
class PlanPanel;
class StateMark;

/// What to do now about the person on the chart: a few cards, the gravest first, then what was taken or put aside, and always what could
/// not be checked. F7 goes to the next card, F8 does what it proposes, Shift+F8 puts it aside, Ctrl+F8 lays out the whole plan. UI thread; `book` and `clock` outlive it.
class GuidanceCard : public Card {
    Q_OBJECT
public:
    GuidanceCard(GuidanceAsks asks, const guidance::GuidanceBook& book, const Clock& clock, QWidget* parent = nullptr);

    void showResident(roster::ResidentId resident);
    void reload();
    /// A prescription of this person was signed: that answers the cards which led to the pad.
    void prescribed(roster::ResidentId resident);
    /// Orders of this person were signed: the same for cards which led to them.
    void ordered(roster::ResidentId resident);
    /// A letter about this person was sent: that answers the cards which led to it.
    void referred(roster::ResidentId resident);

Q_SIGNALS:
    /// To the pad.
    void prescribeAsked(jiayi::roster::ResidentId resident);
    /// To the page of orders, with these tests.
    void orderAsked(jiayi::roster::ResidentId resident, const std::vector<std::string>& tests);
    /// To the letter; `why` is what the card says.
    void referAsked(jiayi::roster::ResidentId resident, const QString& why);
    void rulesAsked();
    /// An answer was written: others may want to hear of it.
    void changed();
    /// Without one where there is none to show: for the chart.
    void forecastRead(const std::optional<jiayi::forecast::Forecast>& next);

protected:
    void retranslate() override;

private:
    void build();
    void fill(std::optional<guidance::PersonGuidance> person);
    void showRows();
    void addRow(const guidance::PersonCard& card, GuidanceRow::State state);
    void addHeading(const QString& text);
    void addNotChecked();
    void clearRows();
    std::vector<const guidance::PersonCard*> openCards() const;
    void setCurrent(GuidanceRow* row);
    void goToNext();
    void act(const guidance::PersonCard& card);
    void takePlan();
    void send(QFuture<Result<void>> answer);
    void countShown();
    void askForecast();
    void fail(const Error& error);
    /// Of a card that proposes a test: those that can be ordered.
    std::vector<std::string> testsOf(const guidance::PersonCard& card) const;
    guidance::AcceptCard acceptanceOf(const guidance::PersonCard& card) const;

    GuidanceAsks m_asks;
    const guidance::GuidanceBook& m_book;
    const Clock& m_clock;
    roster::ResidentId m_resident;
    std::optional<guidance::PersonGuidance> m_person;
    std::vector<guidance::AcceptCard> m_onThePad;  ///< cards that led to the pad, until a form is signed
    std::vector<guidance::AcceptCard> m_onTheOrder;  ///< the same, until orders are signed
    std::vector<guidance::AcceptCard> m_inTheLetter;  ///< and to a letter, until it is sent
    std::optional<forecast::PersonForecast> m_forecast;
    Latest m_latest, m_latestForecast;
    Button* m_plan;
    PlanPanel* m_planPanel;
    Button* m_rules;
    Notice* m_notice;
    QLabel* m_none;
    QWidget* m_rows;
    std::vector<GuidanceRow*> m_shown;  ///< in m_rows
    GuidanceRow* m_current = nullptr;
    Button* m_more;
    QWidget* m_foot;
    StateMark* m_mark;
    QLabel* m_notChecked;
    QLabel* m_forecastText;
    bool m_all = false;
};

}  // namespace jiayi::ui
