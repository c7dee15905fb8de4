#include "ui/sync/line_banner.h"

#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/sync/state_words.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

LineBanner::LineBanner(QWidget* parent)
    : Live<QWidget>(parent), m_notice(new Notice(Tone::Info, this)), m_clock(new Notice(Tone::Warn, this)), m_bar(new QProgressBar(this)),
      m_progress(makeLabel(TextRole::Soft, {}, this)) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 8);
    m_notice->setObjectName(u"sync.notice"_s);
    m_clock->setObjectName(u"sync.clock"_s);
    m_bar->setObjectName(u"sync.progress"_s);
    m_bar->setTextVisible(false);
    m_progress->setObjectName(u"sync.progress.words"_s);
    m_progress->setWordWrap(true);
    for (QWidget* each : {static_cast<QWidget*>(m_notice), static_cast<QWidget*>(m_clock), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_progress)})
        all->addWidget(each);
    retranslate();
}

void LineBanner::setStatus(const SyncStatus& live) {
    if (live == m_live) return;
    m_live = live;
    retranslate();
}

void LineBanner::retranslate() {
    const auto put = [](Notice* where, const LineNotice& notice) {
        where->setVisible(!notice.headline.isEmpty());
        if (notice.headline.isEmpty()) return false;
        where->setTone(notice.tone);
        where->setWords(notice.headline, notice.text);
        return true;
    };
    const bool notice = put(m_notice, lineNotice(m_live));
    const bool clock = put(m_clock, clockNotice(m_live));
    showProgress();
    setVisible(notice || clock || m_live.firstLoad);
}

void LineBanner::showProgress() {
    const auto& load = m_live.firstLoad;
    m_bar->setVisible(load.has_value());
    m_progress->setVisible(load.has_value());
    if (load && load->files == 0) {
        m_bar->setRange(0, 0);
        m_progress->setText(tr("The hub is preparing the files."));
    } else if (load) {
        // Bytes may be more than an int holds.
        m_bar->setRange(0, 1000);
        m_bar->setValue(load->bytes > 0 ? static_cast<int>(load->bytesDone * 1000 / load->bytes) : 0);
        m_progress->setText(tr("%1 of %2 files · %3").arg(load->filesDone).arg(load->files).arg(bytesWords(load->bytesDone, load->bytes)));
    }
    m_bar->setAccessibleName(tr("First load"));
    m_bar->setAccessibleDescription(m_progress->text());
}

}  // namespace jiayi::ui
