// This desk and its hub: sync now, work offline, and how they were joined.
#pragma once

#include "ui/common/card.h"
#include "ui/sync/sync_data.h"

#include <QList>

class QGridLayout;

namespace jiayi::ui {

class Button;
class FhirWords;

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
    void showDetails();
    void detail(const QString& name, const QString& value);

    const FhirWords& m_words;
    SyncStatus m_live;
    sync::HubLine m_line;
    Button* m_now;
    Button* m_offline;
    QGridLayout* m_details;
    QList<QWidget*> m_detailRows;
};

}  // namespace jiayi::ui
