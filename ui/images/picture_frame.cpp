#include "ui/images/picture_frame.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/states.h"
#include "ui/common/tokens.h"
#include "ui/common/words.h"
#include "ui/images/images_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSmallSide = 2048;  // sharp on most screens when it fits
constexpr int kLookMs = 100;
constexpr int kThumbnailSide = 160;

}  // namespace

PictureFrame::PictureFrame(ImagesAsks asks, QWidget* parent) : Live<QWidget>(parent), m_asks(std::move(asks)) {
    // One at a time: two large pictures at once would want twice the memory and be no faster.
    m_pool.setMaxThreadCount(1);
    auto* all = new QVBoxLayout(this);
    space(all, 0, 6);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_name = makeLabel(TextRole::Strong, {}, this);
    m_facts = new ElidedLabel(TextRole::Soft, this);
    m_badge = new Badge({}, Tone::Info, this);
    m_badge->hide();
    m_far = makeLabel(TextRole::Soft, {}, this);
    m_cancel = new Button(Button::Kind::Quiet, {}, this);
    m_cancel->setObjectName(u"images.cancel"_s);
    m_cancel->hide();
    head->addWidget(m_name);
    head->addWidget(m_facts, 1);
    for (QWidget* part : {static_cast<QWidget*>(m_badge), static_cast<QWidget*>(m_far), static_cast<QWidget*>(m_cancel)}) head->addWidget(part);
    all->addLayout(head);
    m_pane = new PicturePane(this);
    m_pane->setObjectName(u"images.pane"_s);
    m_states = new StateStack(m_pane, this);
    all->addWidget(m_states, 1);
    connect(m_cancel, &QPushButton::clicked, this, &PictureFrame::cancel);
    connect(m_states, &StateStack::acted, this, [this] {
        if (m_picture) open(*m_picture);
    });
    connect(&m_look, &QTimer::timeout, this, &PictureFrame::showProgress);
    restyle();
    retranslate();
}

PictureFrame::~PictureFrame() { m_stop.request_stop(); }

void PictureFrame::clear(const QString& title, const QString& text) {
    cancel();
    m_picture.reset();
    m_bytes.reset();
    m_error.reset();
    m_pages = 1;
    m_pane->clear();
    m_states->showEmpty(title, text);
    showFacts();
}

void PictureFrame::open(const images::ListedPicture& picture) {
    m_stop.request_stop();
    m_picture = picture;
    m_bytes.reset();
    m_error.reset();
    m_page = 0;
    m_pages = 1;
    m_full = {};
    m_pane->clear();
    showFacts();
    fetch();
}

void PictureFrame::fetch() {
    m_stop = {};
    m_decoding = false;
    m_progress = std::make_shared<SharedProgress>();
    m_states->showLoading(m_picture->here ? tr("Opening …") : tr("Fetching …"));
    m_look.start(kLookMs);
    m_latest.run(this, m_asks.open(m_picture->picture, m_progress, m_stop.get_token()), [this](Result<std::shared_ptr<const std::string>> bytes) {
        if (!bytes) return fail(bytes.error());
        m_bytes = std::move(*bytes);
        m_picture->here = true;
        showFacts();
        Q_EMIT opened();
        decode(kSmallSide, false);
    });
}

void PictureFrame::decode(int longSide, bool keepView) {
    m_decoding = true;
    m_progress = std::make_shared<SharedProgress>();
    m_progress->total = 100;
    m_look.start(kLookMs);
    const DecodeWish wish{m_bytes, m_picture->picture.content.type, m_page, longSide};
    auto future = QtConcurrent::run(&m_pool, [decoder = m_asks.decode, wish, stop = m_stop.get_token(), progress = m_progress] {
        return decoder(wish, stop, [progress](int percent) { progress->done = percent; });
    });
    m_latest.run(this, std::move(future), [this, small = longSide > 0, keepView](Result<DecodedPicture> decoded) {
        if (decoded) shown(std::move(*decoded), small, keepView);
        else fail(decoded.error());
    });
}

void PictureFrame::shown(DecodedPicture decoded, bool small, bool keepView) {
    m_pages = decoded.pages;
    m_full = decoded.full;
    const auto drawn = std::max(decoded.image.width(), decoded.image.height());
    if (small) m_pane->showSmall(decoded.image, decoded.full, keepView);
    else m_pane->showWhole(decoded.image);
    m_states->showContent();
    if (small && m_picture->thumbnail.empty() && m_page == 0) {
        m_picture->thumbnail = thumbnailOf(decoded.image, kThumbnailSide);
        if (m_asks.keepThumbnail) m_asks.keepThumbnail(m_picture->picture.content.binary, m_picture->thumbnail);
    }
    showFacts();
    if (small && std::max(decoded.full.width(), decoded.full.height()) > drawn) decode(0, true);
    else ended();
    Q_EMIT changed();
}

void PictureFrame::fail(const Error& error) {
    ended();
    // The small picture is there already: then nothing was refused.
    if (m_pane->hasPicture() && error.reason == "stopped") return;
    m_error = error;
    m_pane->clear();
    if (error.reason == "stopped") m_states->showEmpty(tr("Stopped"), tr("What had come is kept; opening it again goes on from there."), tr("Open again"));
    else {
        // Bytes that are here and cannot be shown stay so; others may come.
        const bool mayCome = !m_picture->here || error.reason == "picture.wrong-bytes" || error.code == Errc::Busy;
        m_states->showError(wordsFor(error), mayCome);
    }
    showFacts();
    Q_EMIT changed();
}

bool PictureFrame::cancel() {
    if (!m_look.isActive()) return false;
    m_stop.request_stop();
    m_latest.drop();
    fail({Errc::Busy, "stopped", {}});
    return true;
}

void PictureFrame::ended() {
    m_look.stop();
    showProgress();
}

void PictureFrame::setPage(int page) {
    const int wanted = std::clamp(page, 0, m_pages - 1);
    if (!m_bytes || wanted == m_page) return;
    m_stop.request_stop();
    m_stop = {};
    m_page = wanted;
    decode(kSmallSide, true);
}

void PictureFrame::setMarked(bool marked) { setTextRole(m_name, marked ? TextRole::Title : TextRole::Strong); }

void PictureFrame::showProgress() {
    const bool busy = m_look.isActive();
    m_cancel->setVisible(busy);
    m_far->setVisible(busy);
    if (!busy) return;
    const auto done = m_progress->done.load(), total = m_progress->total.load();
    const int percent = total > 0 ? static_cast<int>(done * 100 / total) : 0;
    m_far->setText(m_decoding ? (m_pane->hasPicture() ? tr("Full resolution: %1 %") : tr("Decoding: %1 %")).arg(percent) : total > 0 ? tr("Fetching: %1 %").arg(percent) : QString());
}

void PictureFrame::showFacts() {
    m_name->setText(m_picture ? pictureName(m_picture->picture) : QString());
    m_badge->setVisible(false);
    if (!m_picture) return m_facts->setFullText({});
    const auto& one = m_picture->picture;
    QStringList parts{pictureSource(one)};
    if (!one.title.empty()) parts << qs(one.title);
    if (!m_full.isEmpty() && !one.isDocument()) parts << tr("%1 × %2 pixels").arg(m_full.width()).arg(m_full.height());
    if (m_pages > 1) parts << tr("page %1 of %2").arg(m_page + 1).arg(m_pages);
    m_facts->setFullText(parts.join(u" · "_s));
    if (one.content.sha256.empty()) {
        m_badge->setText(tr("bytes not checked"));
        m_badge->setTone(Tone::Warn);
        m_badge->setToolTip(tr("The sender gave no checksum, so nobody can tell whether these are the right bytes."));
        m_badge->setVisible(true);
    } else if (!m_picture->refused.empty()) {
        m_badge->setText(tr("not taken by the hub"));
        m_badge->setTone(Tone::Bad);
        m_badge->setToolTip(tr("This picture is on this desk alone."));
        m_badge->setVisible(true);
    } else if (m_picture->waiting) {
        m_badge->setText(tr("waits to be sent"));
        m_badge->setTone(Tone::Info);
        m_badge->setToolTip({});
        m_badge->setVisible(true);
    }
    m_pane->setAccessibleName(m_name->text());
    m_pane->setAccessibleDescription(m_facts->fullText());
}

void PictureFrame::retranslate() {
    m_cancel->setText(tr("Cancel (Esc)"));
    showFacts();
    showProgress();
}

void PictureFrame::restyle() { m_cancel->setFocusPolicy(Qt::TabFocus); }

}  // namespace jiayi::ui
