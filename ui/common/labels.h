// Text on a screen, in the roles of the design.
#pragma once

#include "ui/common/live.h"

#include <QLabel>
#include <QString>

namespace jiayi::ui {

/// Body 14, Soft 13 grey, Strong 14 bold, Title 14 bold for cards, Heading 18 bold, Figure 26 bold (numbers
/// of a tile).
enum class TextRole { Body, Soft, Strong, Title, Heading, Figure };

QLabel* makeLabel(TextRole role, const QString& text = {}, QWidget* parent = nullptr);
void setTextRole(QLabel* label, TextRole role);

/// One line that shortens with "…" instead of pushing its neighbours; the whole text is its tooltip then.
class ElidedLabel : public Live<QLabel> {
    Q_OBJECT
public:
    explicit ElidedLabel(TextRole role = TextRole::Body, QWidget* parent = nullptr);
    void setFullText(const QString& text);
    QString fullText() const { return m_full; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void restyle() override { elide(); }

private:
    void elide();
    QString m_full;
};

}  // namespace jiayi::ui
