#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/queue/queue_asks.h"

#include <QTimer>

class QLabel;

namespace jiayi::ui {

class Button;
class ChipRow;
class DayQueueModel;
class Notice;
class RowTable;
class StateStack;

/// Who is here today and where they stand. R registers, M measures, N calls in the next, C the chosen one, W lets wait, L left, Enter opens
/// the visit. UI thread; `rules` and `clock` outlive it.
class DayQueueScreen : public Screen {
    Q_OBJECT
public:
    DayQueueScreen(DayQueueAsks asks, const queue::QueueRules& rules, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;

    /// Also when other desks moved somebody.
    void reload();
    /// Somebody was chosen in the window's search while this screen is in front.
    void registerChosen(roster::ResidentId resident, const QString& name);
    /// A draft with a measurement was saved: whom M was pressed for counts as measured.
    void measurementSaved(roster::ResidentId resident);

Q_SIGNALS:
    /// R: put the keyboard into the search.
    void searchAsked();
    void visitAsked(jiayi::roster::ResidentId resident);
    void chartAsked(jiayi::roster::ResidentId resident);
    /// Somebody was registered or moved here: other desks want to know.
    void changed();
    void counted(const jiayi::queue::QueueCounts& counts);

protected:
    void retranslate() override;

private:
    struct Act {
        Button* button;
        queue::QueueState to;
    };

    void build();
    void connectParts();
    const queue::QueuePlace* current() const;
    void take(std::vector<queue::QueuePlace> places);
    void showRows();
    void showCounts();
    void showActs();
    void showState();
    void choose(queue::PlaceId place);
    void move(const queue::QueuePlace& place, queue::QueueState to);
    void measure();
    void done(const Result<void>& result);

    DayQueueAsks m_asks;
    const queue::QueueRules& m_rules;
    const Clock& m_clock;
    std::vector<queue::QueuePlace> m_places;
    std::optional<queue::PlaceId> m_measuring;  ///< whose visit was opened to measure
    std::optional<queue::PlaceId> m_wanted;     ///< to be chosen when the list was read again
    bool m_read = false;
    DayQueueModel* m_model;
    QLabel* m_heading;
    QLabel* m_summary;
    ChipRow* m_filter;
    Notice* m_notice;
    RowTable* m_table;
    StateStack* m_states;
    Button* m_register;
    Button* m_measure;
    Button* m_next;
    Button* m_open;
    QList<Act> m_acts;  ///< on whoever is chosen
    QTimer m_minute;
    Latest m_reading, m_acting;
};

}  // namespace jiayi::ui
