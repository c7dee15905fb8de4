// A person's images and documents: the list, and the viewer beside it.
#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/images/images_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;
class Notice;
class PictureFrame;
class PictureList;
class StateStack;
class ViewerBar;

/// C puts the last of the same kind and side beside it, zoomed and panned together. Esc stops what is under way before it leaves. UI thread; `clock` outlives it.
class ImagesScreen : public Screen {
    Q_OBJECT
public:
    ImagesScreen(ImagesAsks asks, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override;
    bool goBack() override;
    void focusFirst() override;
    bool scrollsItself() const override { return true; }

    /// The newest, or that one.
    void open(images::ResidentId resident, std::optional<images::PictureId> picture = {});
    void reload();

Q_SIGNALS:
    /// Something was taken in or taken back.
    void changed();

protected:
    void retranslate() override;

private:
    void build();
    QWidget* buildHead();
    void connectBar();
    void show(Result<images::PicturePage> page);
    void showPicture(images::PictureId id);
    void compare(bool on);
    void hold(PictureFrame* frame);
    void follow();
    /// The list says what has come since it was read.
    void keepUp();
    void add();
    void retract();
    const images::ListedPicture* listed(images::PictureId id) const;

    ImagesAsks m_asks;
    const Clock& m_clock;
    images::ResidentId m_resident;
    QString m_residentName;
    std::optional<images::PictureId> m_wanted;
    bool m_failed = false;  ///< the list could not be read
    std::vector<images::ListedPicture> m_all;
    Latest m_latest, m_acting;
    QLabel* m_name;
    QLabel* m_hint;
    Button* m_add;
    Button* m_wrong;
    Notice* m_notice;
    PictureList* m_list;
    ViewerBar* m_bar;
    PictureFrame* m_main;
    PictureFrame* m_beside;
    PictureFrame* m_held;  ///< whose tools these are
    StateStack* m_states;
};

}  // namespace jiayi::ui
