#include "ui/shell/alert_band.h"

#include "ui/common/button.h"
#include "ui/common/notice.h"
#include "ui/common/tokens.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

AlertBand::AlertBand(QWidget* parent) : Live<QWidget>(parent), m_notice(new Notice(Tone::Bad, this)) {
    setObjectName(u"alert"_s);
    auto* room = new QVBoxLayout(this);
    space(room, {18, 10, 18, 0}, 0);
    room->addWidget(m_notice);
    connect(m_notice, &Notice::acted, this, &AlertBand::acted);
    hide();
}

void AlertBand::say(const QString& words, const QString& action) {
    if (words == m_words) return;
    m_words = words;
    setVisible(!words.isEmpty());
    if (words.isEmpty()) return;
    m_notice->setWords(words);
    m_notice->setAction(action);
    if (auto* button = m_notice->findChild<Button*>(u"notice.action"_s)) button->setKeys(Qt::Key_F12);
}

}  // namespace jiayi::ui
