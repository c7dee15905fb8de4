#include "ui/images/picture_list.h"

#include "ui/common/tokens.h"
#include "ui/images/images_words.h"
#include "ui/images/thumb_button.h"

#include <QPainter>
#include <QScopedValueRollback>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kThumbWidth = 72, kThumbHeight = 56;

QPixmap thumbPixmap(const images::ListedPicture& one, double ratio) {
    QPixmap pixmap((QSizeF(px(kThumbWidth), px(kThumbHeight)) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    QPainter painter(&pixmap);
    paintThumb(painter, QRect(0, 0, px(kThumbWidth), px(kThumbHeight)), one);
    return pixmap;
}

}  // namespace

PictureList::PictureList(QWidget* parent) : Live<QListView>(parent) {
    setModel(&m_model);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrap(true);
    setFrameShape(NoFrame);
    restyle();
    retranslate();
}

void PictureList::setPictures(const std::vector<images::ListedPicture>& pictures) {
    m_pictures = pictures;
    fill();
}

images::PictureId PictureList::current() const {
    const int row = currentIndex().row();
    return row >= 0 && static_cast<std::size_t>(row) < m_pictures.size() ? m_pictures[static_cast<std::size_t>(row)].picture.id : images::PictureId{};
}

void PictureList::choose(images::PictureId id) {
    for (std::size_t row = 0; row < m_pictures.size(); ++row)
        if (m_pictures[row].picture.id == id) setCurrentIndex(m_model.index(static_cast<int>(row), 0));
}

void PictureList::fill() {
    const auto before = current();
    const QScopedValueRollback quietly(m_filling, true);
    m_model.clear();
    for (const auto& one : m_pictures) {
        QStringList lines{pictureName(one.picture), pictureSource(one.picture)};
        if (!one.refused.empty()) lines << tr("not taken by the hub");
        else if (one.waiting) lines << tr("waits to be sent");
        else if (!one.here) lines << tr("not on this desk yet");
        auto* item = new QStandardItem(lines.join(u'\n'));
        item->setData(QIcon(thumbPixmap(one, devicePixelRatioF())), Qt::DecorationRole);
        item->setData(lines.join(u", "_s), Qt::AccessibleTextRole);
        m_model.appendRow(item);
    }
    choose(before);
    if (!currentIndex().isValid() && !m_pictures.empty()) setCurrentIndex(m_model.index(0, 0));
}

void PictureList::currentChanged(const QModelIndex& now, const QModelIndex& previous) {
    QListView::currentChanged(now, previous);
    if (!m_filling && now.isValid()) Q_EMIT chosen(current());
}

void PictureList::retranslate() {
    setAccessibleName(tr("Images and documents"));
    fill();
}

void PictureList::restyle() {
    setIconSize({px(kThumbWidth), px(kThumbHeight)});
    setSpacing(px(2));
    setFixedWidth(px(264));
    fill();
}

}  // namespace jiayi::ui
