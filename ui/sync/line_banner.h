// What somebody has to know about the line now, across the page: halted, restored, offline, first load, a wrong clock.
#pragma once

#include "ui/common/live.h"
#include "ui/common/sync_status.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace jiayi::ui {

class Notice;

/// Takes no room while all goes well.
class LineBanner : public Live<QWidget> {
    Q_OBJECT
public:
    explicit LineBanner(QWidget* parent = nullptr);
    void setStatus(const SyncStatus& live);

protected:
    void retranslate() override;

private:
    void showProgress();

    SyncStatus m_live;
    Notice* m_notice;
    Notice* m_clock;
    QProgressBar* m_bar;
    QLabel* m_progress;
};

}  // namespace jiayi::ui
