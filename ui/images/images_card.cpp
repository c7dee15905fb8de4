#include "ui/images/images_card.h"

#include "ui/common/button.h"
#include "ui/common/flow_layout.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/images/images_words.h"
#include "ui/images/thumb_button.h"

#include <QLabel>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t kShown = 4;
}

ImagesCard::ImagesCard(ImagesAsks asks, QWidget* parent) : Card(parent), m_asks(std::move(asks)) {
    setObjectName(u"images.card"_s);
    m_line = makeLabel(TextRole::Body, {}, this);
    m_line->setObjectName(u"images.line"_s);
    m_line->setWordWrap(true);
    body()->addWidget(m_line);
    m_strip = new QWidget(this);
    space(new FlowLayout(m_strip), 0, 8);
    body()->addWidget(m_strip);
    m_open = new Button(Button::Kind::Quiet, {}, this);
    m_open->setObjectName(u"images.open"_s);
    m_open->setKeys(Qt::ALT | Qt::Key_I);
    addHeadAction(m_open);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT pageAsked(m_resident, {}); });
    retranslate();
}

void ImagesCard::showResident(images::ResidentId resident) {
    if (m_resident != resident) m_pictures.reset();
    m_resident = resident;
    m_error.reset();
    retranslate();
    m_latest.run(this, m_asks.page(resident), [this](Result<images::PicturePage> page) {
        m_error.reset();
        if (page) m_pictures = std::move(page->pictures);
        else m_error = page.error();
        retranslate();
    });
}

void ImagesCard::fill() {
    // Now, not later: a picture of the person before must not stay for a moment.
    qDeleteAll(m_strip->findChildren<ThumbButton*>(Qt::FindDirectChildrenOnly));
    m_strip->setVisible(m_pictures && !m_pictures->empty() && !m_error);
    if (m_strip->isHidden()) return;
    for (std::size_t i = 0; i < m_pictures->size() && i < kShown; ++i) {
        const auto& one = (*m_pictures)[i];
        auto* thumb = new ThumbButton(one, m_strip);
        connect(thumb, &QAbstractButton::clicked, this, [this, id = one.picture.id] { Q_EMIT pageAsked(m_resident, id); });
        m_strip->layout()->addWidget(thumb);
        thumb->show();
    }
}

void ImagesCard::retranslate() {
    setTitle(tr("Images and documents"));
    m_open->setText(tr("Open"));
    fill();
    if (m_error) return m_line->setText(wordsFor(*m_error).what);
    if (!m_pictures) return m_line->clear();
    if (m_pictures->empty()) return m_line->setText(tr("None yet."));
    const auto& newest = m_pictures->front().picture;
    m_line->setText(tr("%n in all; the newest: %1, %2", nullptr, static_cast<int>(m_pictures->size())).arg(pictureName(newest), pictureSource(newest)));
}

}  // namespace jiayi::ui
