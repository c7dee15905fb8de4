// The dark strip at the left: one entry for each registered screen.
#pragma once

#include "ui/common/live.h"
#include "ui/shell/screen_info.h"

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace jiayi::ui {

/// Icon with text beneath, a red figure when something waits there.
class RailEntry : public Live<QAbstractButton> {
    Q_OBJECT
public:
    RailEntry(ScreenInfo info, QWidget* parent);
    const QString& key() const { return m_info.key; }
    void setBadge(int count, const QString& spoken);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void retranslate() override;

private:
    ScreenInfo m_info;
    int m_count = 0;
    QString m_spoken;
};

/// Up and Down walk through the entries, Enter or Space goes there.
class Rail : public Live<QWidget> {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    void add(const ScreenInfo& info);
    void setCurrent(const QString& key);
    void setBadge(const QString& key, int count, const QString& spoken);

Q_SIGNALS:
    void asked(const QString& key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void restyle() override;

private:
    QVBoxLayout* m_list;
    QList<RailEntry*> m_entries;
};

}  // namespace jiayi::ui
