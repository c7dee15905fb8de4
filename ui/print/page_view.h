// One page as it will look on paper.
#pragma once

#include "ui/common/live.h"
#include "ui/print/pages.h"

#include <QWidget>

namespace jiayi::ui {

/// As large as fits, white in the dark theme too: it is paper. Its texts are its accessible description.
class PageView : public Live<QWidget> {
    Q_OBJECT
public:
    explicit PageView(QWidget* parent = nullptr);
    void setPage(const Page& page);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Page m_page;
};

}  // namespace jiayi::ui
