#include "ui/images/images_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/common/states.h"
#include "ui/common/words.h"
#include "ui/images/add_dialog.h"
#include "ui/images/picture_frame.h"
#include "ui/images/picture_list.h"
#include "ui/images/viewer_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ImagesScreen::ImagesScreen(ImagesAsks asks, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"images"_s);
    build();
    connectBar();
    retranslate();
}

QString ImagesScreen::title() const { return tr("Images and documents"); }

QWidget* ImagesScreen::buildHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    space(row, 0, 10);
    m_name = makeLabel(TextRole::Heading, {}, head);
    m_name->setObjectName(u"images.name"_s);
    m_hint = makeLabel(TextRole::Soft, {}, head);
    m_hint->setWordWrap(true);
    m_wrong = new Button(Button::Kind::Quiet, {}, head);
    m_wrong->setObjectName(u"images.wrong"_s);
    m_wrong->setKeys(Qt::CTRL | Qt::Key_Delete);
    m_add = new Button(Button::Kind::Primary, {}, head);
    m_add->setObjectName(u"images.add"_s);
    m_add->setKeys(Qt::CTRL | Qt::Key_O);
    row->addWidget(m_name);
    row->addWidget(m_hint, 1);
    row->addWidget(m_wrong);
    row->addWidget(m_add);
    connect(m_add, &QPushButton::clicked, this, &ImagesScreen::add);
    connect(m_wrong, &QPushButton::clicked, this, &ImagesScreen::retract);
    return head;
}

void ImagesScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, {20, 16, 20, 16}, 12);
    all->addWidget(buildHead());
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"images.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    auto* content = new QWidget;
    auto* columns = new QHBoxLayout(content);
    space(columns, 0, 12);
    auto* side = new Card(content);
    m_list = new PictureList(side);
    m_list->setObjectName(u"images.list"_s);
    side->body()->addWidget(m_list, 1);
    columns->addWidget(side);
    auto* viewer = new Card(content);
    m_bar = new ViewerBar(viewer);
    viewer->body()->addWidget(m_bar);
    auto* panes = new QHBoxLayout;
    space(panes, 0, 10);
    m_main = new PictureFrame(m_asks, viewer);
    m_main->setObjectName(u"images.main"_s);
    m_beside = new PictureFrame(m_asks, viewer);
    m_beside->setObjectName(u"images.beside"_s);
    m_beside->hide();
    m_held = m_main;
    panes->addWidget(m_main, 1);
    panes->addWidget(m_beside, 1);
    viewer->body()->addLayout(panes, 1);
    columns->addWidget(viewer, 1);
    m_states = new StateStack(content, this);
    all->addWidget(m_states, 1);
    connect(m_states, &StateStack::acted, this, [this] {
        if (m_failed) reload();
        else add();
    });
    connect(m_list, &PictureList::chosen, this, &ImagesScreen::showPicture);
}

void ImagesScreen::connectBar() {
    connect(m_bar, &ViewerBar::fitAsked, this, [this] { m_held->pane()->fit(); });
    connect(m_bar, &ViewerBar::actualAsked, this, [this] { m_held->pane()->actualSize(); });
    connect(m_bar, &ViewerBar::zoomAsked, this, [this](double factor) { m_held->pane()->zoomBy(factor); });
    connect(m_bar, &ViewerBar::turnAsked, this, [this] {
        auto tone = m_held->pane()->tone();
        tone.turns = (tone.turns + 1) % 4;
        m_held->pane()->setTone(tone);
        follow();
    });
    connect(m_bar, &ViewerBar::toneAsked, this, [this](int brightness, int contrast) {
        const auto tone = m_held->pane()->tone();
        m_held->pane()->setTone({tone.turns, brightness, contrast});
        follow();
    });
    connect(m_bar, &ViewerBar::pageAsked, this, [this](int step) { m_held->setPage(m_held->page() + step); });
    connect(m_bar, &ViewerBar::compareAsked, this, [this] { compare(m_beside->isHidden()); });
    for (auto* frame : {m_main, m_beside}) {
        connect(frame->pane(), &PicturePane::activated, this, [this, frame] { hold(frame); });
        connect(frame->pane(), &PicturePane::viewChanged, this, [this, frame] {
            auto* other = frame == m_main ? m_beside : m_main;
            if (!m_beside->isHidden()) other->pane()->setView(frame->pane()->view());
            follow();
        });
        connect(frame, &PictureFrame::changed, this, [this] {
            keepUp();
            follow();
        });
    }
    // It opens without a line from now on: the list says so.
    connect(m_main, &PictureFrame::opened, this, [this] {
        keepUp();
    });
}

void ImagesScreen::open(images::ResidentId resident, std::optional<images::PictureId> picture) {
    if (m_resident != resident) {
        m_all.clear();
        m_residentName.clear();
        m_main->clear({}, {});
        compare(false);
    }
    m_resident = resident;
    m_wanted = picture;
    m_notice->hide();
    retranslate();
    reload();
}

void ImagesScreen::reload() {
    if (m_resident.isNil()) return;
    if (m_all.empty()) m_states->showLoading(tr("Reading the list …"));
    m_latest.run(this, m_asks.page(m_resident), [this](Result<images::PicturePage> page) { show(std::move(page)); });
}

void ImagesScreen::show(Result<images::PicturePage> page) {
    m_failed = !page;
    if (!page) return m_states->showError(wordsFor(page.error()));
    m_all = std::move(page->pictures);
    m_residentName = qs(page->name);
    m_name->setText(m_residentName);
    m_wrong->setEnabled(!m_all.empty());
    if (m_all.empty()) {
        m_main->clear({}, {});
        m_list->setPictures({});
        return m_states->showEmpty(tr("No images or documents yet"), tr("What an imaging centre sends appears here by itself; a file of your own camera or scanner can be added."), tr("Add a file"));
    }
    m_states->showContent();
    m_list->setPictures(m_all);
    if (m_add->hasFocus()) m_list->setFocus();
    if (m_wanted) m_list->choose(*std::exchange(m_wanted, std::nullopt));
    const auto current = m_list->current();
    if (!m_main->picture() || m_main->picture()->picture.id != current) showPicture(current);
}

const images::ListedPicture* ImagesScreen::listed(images::PictureId id) const {
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const auto& each) { return each.picture.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

void ImagesScreen::showPicture(images::PictureId id) {
    const auto* one = listed(id);
    if (!one) return;
    m_main->open(*one);
    compare(!m_beside->isHidden());
    follow();
}

void ImagesScreen::compare(bool on) {
    const auto* before = m_main->picture() ? images::previousOf(m_all, m_main->picture()->picture.id) : nullptr;
    if (on && before) {
        m_beside->show();
        m_beside->open(*before);
        m_beside->pane()->setView(m_main->pane()->view());
    } else {
        m_beside->hide();
        m_beside->clear({}, {});
        if (m_held == m_beside) hold(m_main);
    }
    follow();
}

void ImagesScreen::hold(PictureFrame* frame) {
    m_held = frame;
    follow();
}

void ImagesScreen::follow() {
    const auto* pane = m_held->pane();
    m_bar->setUsable(pane->hasPicture());
    if (pane->hasPicture()) {
        m_bar->showTone(pane->tone());
        m_bar->showPercent(pane->percent());
    }
    m_bar->showPages(m_held->page(), m_held->pages());
    const bool comparable = m_main->picture() && images::previousOf(m_all, m_main->picture()->picture.id);
    m_bar->setComparable(comparable, !m_beside->isHidden());
}

void ImagesScreen::keepUp() {
    if (!m_main->picture()) return;
    for (auto& each : m_all) {
        const auto& shown = *m_main->picture();
        if (each.picture.id != shown.picture.id || (each.here == shown.here && each.thumbnail == shown.thumbnail)) continue;
        each = shown;
        m_list->setPictures(m_all);
        return;
    }
}

void ImagesScreen::add() {
    auto* dialog = new AddPictureDialog(m_asks, m_resident, m_residentName, m_clock, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddPictureDialog::added, this, [this](images::PictureId id) {
        m_wanted = id;
        reload();
        Q_EMIT changed();
    });
    dialog->open();
}

void ImagesScreen::retract() {
    if (!m_main->picture()) return;
    const auto id = m_main->picture()->picture.id;
    auto* dialog = new ReasonDialog(tr("Why does this picture not belong here?"), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReasonDialog::given, this, [this, id](const QString& reason) {
        m_acting.run(this, m_asks.retract({id, reason.toStdString()}), [this](Result<images::PictureId> done) {
            m_notice->setVisible(!done);
            if (!done) return m_notice->setWords(wordsFor(done.error()));
            m_main->clear({}, {});
            compare(false);
            reload();
            Q_EMIT changed();
        });
    });
    dialog->open();
}

void ImagesScreen::activated() { reload(); }

bool ImagesScreen::goBack() {
    const bool first = m_main->cancel(), second = m_beside->cancel();
    if (first || second) return true;
    if (m_beside->isHidden()) return false;
    compare(false);
    return true;
}

void ImagesScreen::focusFirst() { m_list->setFocus(); }

void ImagesScreen::retranslate() {
    m_name->setText(m_residentName);
    m_hint->setText(tr("Images and documents"));
    m_add->setText(tr("Add a file"));
    m_wrong->setText(tr("Does not belong here"));
}

}  // namespace jiayi::ui
