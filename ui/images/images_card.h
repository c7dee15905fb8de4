#pragma once

#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/images/images_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;
class ThumbButton;

/// The chart's line about images and documents: how many, and the newest as small pictures; the rest is a page of its own.
class ImagesCard : public Card {
    Q_OBJECT
public:
    explicit ImagesCard(ImagesAsks asks, QWidget* parent = nullptr);
    void showResident(images::ResidentId resident);

Q_SIGNALS:
    void pageAsked(jiayi::images::ResidentId resident, std::optional<jiayi::images::PictureId> picture);

protected:
    void retranslate() override;

private:
    void fill();

    ImagesAsks m_asks;
    images::ResidentId m_resident;
    std::optional<std::vector<images::ListedPicture>> m_pictures;
    std::optional<Error> m_error;
    Latest m_latest;
    QLabel* m_line;
    QWidget* m_strip;
    Button* m_open;
};

}  // namespace jiayi::ui
