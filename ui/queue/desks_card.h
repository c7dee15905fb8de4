#pragma once

#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/common/words.h"
#include "ui/queue/queue_asks.h"

#include <QTimer>

class QGridLayout;
class QLabel;

namespace jiayi::ui {

class Button;
class Notice;
class TextField;

/// The clinic's other desks, for the settings: where this one is found, a code to show or to type, which were paired. UI thread.
class DesksCard : public Card {
    Q_OBJECT
public:
    DesksCard(DesksAsks asks, const Clock& clock, QWidget* parent = nullptr);
    void reload();

Q_SIGNALS:
    /// A desk was paired or forgotten.
    void changed();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void retranslate() override;

private:
    void build();
    void connectParts();
    void take(DesksState state);
    void showDesks();
    void showCode();
    void hideCode();
    void pair();
    void forget(const std::string& key);
    void say(Tone tone, const Words& words);

    DesksAsks m_asks;
    const Clock& m_clock;
    std::optional<DesksState> m_state;
    std::string m_code;
    std::string m_sure;  ///< the desk that is forgotten if it is pressed once more
    QLabel* m_self;
    QLabel* m_explain;
    QGridLayout* m_desks;
    QWidget* m_list;
    Button* m_show;
    QLabel* m_codeLabel;
    TextField* m_address;
    TextField* m_typed;
    Button* m_pair;
    Notice* m_notice;
    QTimer m_again;
    QTimer m_codeOver;
    Latest m_reading, m_acting;
};

}  // namespace jiayi::ui
