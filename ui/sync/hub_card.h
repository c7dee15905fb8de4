// This desk and its hub: what to know about the line now, what to do about it, and how they were joined.
#pragma once

#include "ui/common/card.h"
#include "ui/sync/sync_data.h"

#include <QList>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace jiayi::ui {

class Button;
class FhirWords;
class Notice;

class HubCard : public Card {
    Q_OBJECT
public:
    explicit HubCard(const FhirWords& words, QWidget* parent = nullptr);
    void setStatus(const SyncStatus& live);
    void setLine(const sync::HubLine& line);

Q_SIGNALS:
    void syncAsked();
    void offlineAsked(bool offline);

protected:
    void retranslate() override;

private:
    void showNotices();
    void showProgress();
    void showDetails();
    void detail(const QString& name, const QString& value);

    const FhirWords& m_words;
    SyncStatus m_live;
    sync::HubLine m_line;
    Notice* m_notice;
    Notice* m_clock;
    QProgressBar* m_bar;
    QLabel* m_progress;
    Button* m_now;
    Button* m_offline;
    QGridLayout* m_details;
    QList<QWidget*> m_detailRows;
};

}  // namespace jiayi::ui
