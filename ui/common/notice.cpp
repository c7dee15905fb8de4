#include "ui/common/notice.h"

#include "ui/common/button.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

QString iconOf(Tone tone) {
    switch (tone) {
        case Tone::Ok:
            return u"check"_s;
        case Tone::Warn:
        case Tone::Bad:
            return u"warning"_s;
        case Tone::Neutral:
        case Tone::Info:
            return u"info"_s;
    }
    return u"info"_s;
}

void paintTinted(QWidget* widget, Tone tone, bool framed) {
    const auto& t = tokens();
    QPainter painter(widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(t.tone(tone).fill);
    painter.setPen(framed ? QPen(t.tone(tone).strong, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(widget->rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(6), t.px(6));
}

void tint(QLabel* label, Tone tone) {
    auto palette = label->palette();
    palette.setColor(QPalette::WindowText, tokens().tone(tone).ink);
    label->setPalette(palette);
    label->setStyleSheet(u"color: %1"_s.arg(tokens().tone(tone).ink.name()));
}

void speak(QWidget* widget) {
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

}  // namespace

Notice::Notice(Tone tone, QWidget* parent) : Live<QFrame>(parent), m_tone(tone) {
    auto* all = new QHBoxLayout(this);
    space(all, {10, 8, 10, 8}, 8);
    m_icon = new QLabel(this);
    m_label = new QLabel(this);
    m_label->setTextFormat(Qt::RichText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::NoTextInteraction);
    m_action = new Button(Button::Kind::Secondary, {}, this);
    m_action->setObjectName(u"notice.action"_s);
    m_action->hide();
    all->addWidget(m_icon, 0, Qt::AlignTop);
    all->addWidget(m_label, 1);
    all->addWidget(m_action, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &Notice::acted);
    restyle();
}

void Notice::setWords(const QString& headline, const QString& text) {
    m_headline = headline;
    m_text = text;
    showWords();
    speak(this);
}

void Notice::setWords(const Words& words) {
    QStringList rest;
    for (const auto& part : {words.kept, words.todo})
        if (!part.isEmpty()) rest.append(part);
    setWords(words.what, rest.join(u' '));
}

void Notice::setTone(Tone tone) {
    m_tone = tone;
    restyle();
    update();
}

void Notice::setAction(const QString& text) {
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

QString Notice::spoken() const { return m_text.isEmpty() ? m_headline : m_headline + u' ' + m_text; }

void Notice::showWords() {
    const auto body = m_text.isEmpty() ? QString() : u" "_s + m_text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
    m_label->setText(u"<b>%1</b>%2"_s.arg(m_headline.toHtmlEscaped(), body));
    setAccessibleName(spoken());
}

void Notice::paintEvent(QPaintEvent*) { paintTinted(this, m_tone, false); }

void Notice::restyle() {
    m_icon->setPixmap(iconPixmap(iconOf(m_tone), tokens().tone(m_tone).ink, px(17), devicePixelRatioF()));
    tint(m_label, m_tone);
}

Toast::Toast(QWidget* window) : Live<QFrame>(window) {
    setObjectName(u"toast"_s);
    auto* all = new QHBoxLayout(this);
    space(all, {12, 8, 8, 8}, 8);
    m_icon = new QLabel(this);
    m_text = makeLabel(TextRole::Body, {}, this);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"toast.text"_s);
    m_action = new Button(Button::Kind::Secondary, {}, this);
    m_action->setObjectName(u"toast.action"_s);
    m_close = new Button(Button::Kind::Quiet, {}, this);
    m_close->setObjectName(u"toast.close"_s);
    m_close->setIconName(u"close"_s);
    all->addWidget(m_icon);
    all->addWidget(m_text, 1);
    all->addWidget(m_action);
    all->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT acted();
    });
    m_timer.setSingleShot(true);
    m_timer.setInterval(6000);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    window->installEventFilter(this);
    retranslate();
    hide();
}

void Toast::say(Tone tone, const QString& text, const QString& action) {
    m_tone = tone;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    restyle();
    place();
    show();
    raise();
    speak(this);
    // A warning stays: whoever looked away must still see it.
    tone == Tone::Warn || tone == Tone::Bad ? m_timer.stop() : m_timer.start();
}

QString Toast::text() const { return m_text->text(); }

void Toast::place() {
    const auto* window = parentWidget();
    const int widest = std::min(px(460), window->width() - px(28));
    setFixedWidth(widest);
    const int height = std::max(heightForWidth(widest), sizeHint().height());
    resize(widest, height);
    move(window->width() - widest - px(18), window->height() - height - px(42));
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parent() && event->type() == QEvent::Resize && isVisible()) place();
    return Live<QFrame>::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent*) { paintTinted(this, m_tone, true); }

void Toast::restyle() {
    m_icon->setPixmap(iconPixmap(iconOf(m_tone), tokens().tone(m_tone).ink, px(17), devicePixelRatioF()));
    tint(m_text, m_tone);
}

void Toast::retranslate() {
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close"));
}

}  // namespace jiayi::ui
