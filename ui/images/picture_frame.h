// One picture with its caption: fetched, decoded beside the window's thread, shown, or refused in words.
#pragma once

#include "ui/common/async.h"
#include "ui/common/live.h"
#include "ui/images/images_asks.h"
#include "ui/images/picture_pane.h"

#include <QThreadPool>
#include <QTimer>

#include <optional>

class QLabel;

namespace jiayi::ui {

class Badge;
class Button;
class ElidedLabel;
class StateStack;

/// First a small picture, at once; then the whole one. Another picture, another page or cancel() ends what is under way. UI thread; decoding has a thread of its own.
class PictureFrame : public Live<QWidget> {
    Q_OBJECT
public:
    PictureFrame(ImagesAsks asks, QWidget* parent = nullptr);
    ~PictureFrame() override;

    void open(const images::ListedPicture& picture);
    void clear(const QString& title, const QString& text);
    /// True if something was under way.
    bool cancel();
    void setPage(int page);
    void setMarked(bool marked);

    PicturePane* pane() const { return m_pane; }
    const std::optional<images::ListedPicture>& picture() const { return m_picture; }
    /// Something is being fetched or decoded.
    bool isBusy() const { return m_look.isActive(); }
    int page() const { return m_page; }
    int pages() const { return m_pages; }
    const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    /// It shows something else, or nothing any more.
    void changed();
    /// Its bytes are here now.
    void opened();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void fetch();
    void decode(int longSide, bool keepView);
    void shown(DecodedPicture decoded, bool small, bool keepView);
    void fail(const Error& error);
    void ended();
    void showProgress();
    void showFacts();

    ImagesAsks m_asks;
    std::optional<images::ListedPicture> m_picture;
    std::shared_ptr<const std::string> m_bytes;
    std::optional<Error> m_error;
    int m_page = 0, m_pages = 1;
    QSize m_full;
    bool m_decoding = false;
    std::shared_ptr<SharedProgress> m_progress;
    std::stop_source m_stop;
    Latest m_latest;
    QThreadPool m_pool;
    QTimer m_look;
    QLabel* m_name;
    ElidedLabel* m_facts;
    Badge* m_badge;
    QLabel* m_far;
    Button* m_cancel;
    PicturePane* m_pane;
    StateStack* m_states;
};

}  // namespace jiayi::ui
