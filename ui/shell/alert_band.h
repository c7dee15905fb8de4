#pragma once

#include "ui/common/live.h"

#include <QString>
#include <QWidget>

namespace jiayi::ui {

class Notice;

/// What somebody has to act upon wherever they are: above every screen, its action on F12. It goes when it is dealt with, never by being closed.
class AlertBand : public Live<QWidget> {
    Q_OBJECT
public:
    explicit AlertBand(QWidget* parent = nullptr);
    /// Empty words take it away. The same words again change nothing.
    void say(const QString& words, const QString& action);

Q_SIGNALS:
    void acted();

private:
    Notice* m_notice;
    QString m_words;
};

}  // namespace jiayi::ui
