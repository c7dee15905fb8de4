#include "ui/images/viewer_bar.h"

#include "ui/common/button.h"
#include "ui/common/flow_layout.h"
#include "ui/common/labels.h"
#include "ui/common/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kBarStep = 1.25;
constexpr int kMostTone = 100, kToneStep = 5;

}  // namespace

ViewerBar::ViewerBar(QWidget* parent) : Live<QWidget>(parent) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 0);
    auto* row = new FlowLayout(nullptr);
    all->addLayout(row);
    space(row, 0, 8);
    const auto put = [&](QWidget* widget) { row->addWidget(widget); };
    put(add(m_out, "images.out", Qt::Key_Minus));
    put(add(m_in, "images.in", Qt::Key_Plus));
    put(add(m_fit, "images.fit", Qt::Key_0));
    put(add(m_actual, "images.actual", Qt::Key_1));
    m_percent = makeLabel(TextRole::Soft, {}, this);
    m_percent->setObjectName(u"images.percent"_s);
    put(m_percent);
    put(add(m_turn, "images.turn", Qt::Key_R));
    m_bright = addSlider(m_brightLabel, "images.brightness");
    m_contrast = addSlider(m_contrastLabel, "images.contrast");
    for (const auto& [label, slider] : {std::pair{m_brightLabel, m_bright}, std::pair{m_contrastLabel, m_contrast}}) {
        auto* pair = new QWidget(this);
        auto* line = new QHBoxLayout(pair);
        space(line, 0, 6);
        line->addWidget(label);
        line->addWidget(slider);
        put(pair);
    }
    put(add(m_reset, "images.reset", Qt::Key_N));
    put(add(m_before, "images.before", Qt::Key_PageUp));
    m_pages = makeLabel(TextRole::Soft, {}, this);
    m_pages->setObjectName(u"images.pages"_s);
    put(m_pages);
    put(add(m_after, "images.after", Qt::Key_PageDown));
    put(add(m_compare, "images.compare", Qt::Key_C));
    connect(m_out, &QPushButton::clicked, this, [this] { Q_EMIT zoomAsked(1 / kBarStep); });
    connect(m_in, &QPushButton::clicked, this, [this] { Q_EMIT zoomAsked(kBarStep); });
    connect(m_fit, &QPushButton::clicked, this, &ViewerBar::fitAsked);
    connect(m_actual, &QPushButton::clicked, this, &ViewerBar::actualAsked);
    connect(m_turn, &QPushButton::clicked, this, &ViewerBar::turnAsked);
    connect(m_before, &QPushButton::clicked, this, [this] { Q_EMIT pageAsked(-1); });
    connect(m_after, &QPushButton::clicked, this, [this] { Q_EMIT pageAsked(1); });
    connect(m_compare, &QPushButton::clicked, this, &ViewerBar::compareAsked);
    for (auto* slider : {m_bright, m_contrast}) connect(slider, &QSlider::valueChanged, this, [this] { Q_EMIT toneAsked(m_bright->value(), m_contrast->value()); });
    connect(m_reset, &QPushButton::clicked, this, [this] { Q_EMIT toneAsked(0, 0); });
    showPages(0, 1);
    restyle();
    retranslate();
}

Button* ViewerBar::add(Button*& button, const char* name, const QKeySequence& keys) {
    button = new Button(Button::Kind::Secondary, {}, this);
    button->setObjectName(QString::fromLatin1(name));
    // A sign that is the key says it itself.
    button->setKeys(keys, keys != QKeySequence(Qt::Key_Plus) && keys != QKeySequence(Qt::Key_Minus));
    return button;
}

QSlider* ViewerBar::addSlider(QLabel*& label, const char* name) {
    label = makeLabel(TextRole::Soft, {}, this);
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setObjectName(QString::fromLatin1(name));
    slider->setRange(-kMostTone, kMostTone);
    slider->setSingleStep(kToneStep);
    slider->setPageStep(kToneStep * 4);
    return slider;
}

void ViewerBar::showTone(const PaneTone& tone) {
    const QSignalBlocker quietly(m_bright), quietlyToo(m_contrast);
    m_bright->setValue(tone.brightness);
    m_contrast->setValue(tone.contrast);
    m_reset->setEnabled(tone.brightness != 0 || tone.contrast != 0);
}

void ViewerBar::showPercent(int percent) { m_percent->setText(u"%1 %"_s.arg(percent)); }

void ViewerBar::showPages(int page, int pages) {
    for (QWidget* part : {static_cast<QWidget*>(m_before), static_cast<QWidget*>(m_pages), static_cast<QWidget*>(m_after)}) part->setVisible(pages > 1);
    m_pages->setText(u"%1 / %2"_s.arg(page + 1).arg(pages));
    m_before->setEnabled(page > 0);
    m_after->setEnabled(page + 1 < pages);
}

void ViewerBar::setUsable(bool usable) {
    for (QWidget* part : {static_cast<QWidget*>(m_out), static_cast<QWidget*>(m_in), static_cast<QWidget*>(m_fit), static_cast<QWidget*>(m_actual), static_cast<QWidget*>(m_turn),
                          static_cast<QWidget*>(m_bright), static_cast<QWidget*>(m_contrast)})
        part->setEnabled(usable);
    if (!usable) {
        m_reset->setEnabled(false);
        m_percent->clear();
    }
}

void ViewerBar::setComparable(bool comparable, bool comparing) {
    m_comparing = comparing;
    m_compare->setEnabled(comparable || comparing);
    m_compare->setText(comparing ? tr("One picture") : tr("Beside the last"));
    m_compare->setToolTip(comparable || comparing ? QString() : tr("There is no earlier one of this kind and side."));
}

void ViewerBar::retranslate() {
    m_out->setText(u"−"_s);
    m_out->setAccessibleName(tr("Smaller"));
    m_in->setText(u"+"_s);
    m_in->setAccessibleName(tr("Larger"));
    m_fit->setText(tr("Fit"));
    m_actual->setText(tr("1:1"));
    m_turn->setText(tr("Turn"));
    m_reset->setText(tr("As it was"));
    m_before->setText(tr("Page back"));
    m_after->setText(tr("Next page"));
    m_brightLabel->setText(tr("Brightness"));
    m_contrastLabel->setText(tr("Contrast"));
    m_bright->setAccessibleName(tr("Brightness"));
    m_contrast->setAccessibleName(tr("Contrast"));
    setComparable(m_compare->isEnabled(), m_comparing);
}

void ViewerBar::restyle() {
    for (auto* slider : {m_bright, m_contrast}) slider->setFixedWidth(px(96));
}

}  // namespace jiayi::ui
