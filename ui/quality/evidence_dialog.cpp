#include "ui/quality/evidence_dialog.h"

#include "ui/common/busy_overlay.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/quality/quality_words.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
const auto kOfBoard = u"board"_s, kOfAll = u"all"_s;
constexpr int kKeyShown = 16;
}  // namespace

EvidenceDialog::EvidenceDialog(QualityAsks asks, quality::Period period, std::vector<std::string> board, QWidget* parent)
    : Live<QDialog>(parent), m_asks(std::move(asks)), m_period(period), m_board(std::move(board)) {
    setObjectName(u"evidence"_s);
    build();
    retranslate();
    m_which->setChosen({kOfBoard});
    restyle();
}

void EvidenceDialog::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 18, 12);
    m_title = makeLabel(TextRole::Heading, {}, this);
    m_text = makeLabel(TextRole::Soft, {}, this);
    m_text->setWordWrap(true);
    m_which = new ChipRow(ChipRow::Mode::One, this);
    m_which->setObjectName(u"evidence.which"_s);
    m_target = new TextField(this);
    m_target->edit()->setObjectName(u"evidence.target"_s);
    m_browse = new Button(Button::Kind::Secondary, {}, this);
    m_browse->setObjectName(u"evidence.browse"_s);
    m_browse->setKeys(Qt::CTRL | Qt::Key_O);
    m_warning = new Notice(Tone::Warn, this);
    m_outcome = new Notice(Tone::Ok, this);
    m_outcome->setObjectName(u"evidence.outcome"_s);
    m_outcome->hide();
    m_check = new Button(Button::Kind::Secondary, {}, this);
    m_check->setObjectName(u"evidence.check"_s);
    m_check->setKeys(Qt::ALT | Qt::Key_V);
    m_close = new Button(Button::Kind::Secondary, {}, this);
    m_close->setObjectName(u"evidence.close"_s);
    m_write = new Button(Button::Kind::Primary, {}, this);
    m_write->setObjectName(u"evidence.write"_s);
    m_write->setKeys(Qt::CTRL | Qt::Key_Return);
    for (auto* button : {m_browse, m_check, m_close, m_write}) button->setAutoDefault(false);
    auto* where = new QHBoxLayout;
    space(where, 0, 8);
    where->addWidget(m_target, 1);
    where->addWidget(m_browse, 0, Qt::AlignBottom);
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    foot->addWidget(m_check);
    foot->addStretch();
    foot->addWidget(m_close);
    foot->addWidget(m_write);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_title, m_text, m_which}) all->addWidget(widget);
    all->addLayout(where);
    all->addWidget(m_warning);
    all->addWidget(m_outcome);
    all->addStretch();
    all->addLayout(foot);
    m_busy = new BusyOverlay(this);
    connect(m_browse, &QPushButton::clicked, this, [this] {
        m_asks.chooseFile(this, true, u"zip"_s, [dialog = QPointer(this)](const QString& path) {
            if (dialog && !path.isEmpty()) dialog->m_target->setText(path);
        });
    });
    connect(m_check, &QPushButton::clicked, this, [this] {
        m_asks.chooseFile(this, false, u"zip"_s, [dialog = QPointer(this)](const QString& path) {
            if (dialog && !path.isEmpty()) dialog->check(path);
        });
    });
    connect(m_write, &QPushButton::clicked, this, &EvidenceDialog::write);
    connect(m_close, &QPushButton::clicked, this, &EvidenceDialog::reject);
    connect(m_target->edit(), &QLineEdit::textChanged, this, [this] { m_target->setError({}); });
}

void EvidenceDialog::write() {
    if (m_running) return;
    const auto path = m_target->text().trimmed();
    if (path.isEmpty()) {
        m_target->setError(tr("Say where it shall be written."));
        return m_target->edit()->setFocus();
    }
    m_running = true;
    m_outcome->hide();
    m_busy->start(tr("Writing the evidence …"), false);
    const bool board = m_which->chosen().contains(kOfBoard);
    m_working.run(this, m_asks.writeEvidence({m_period, board ? m_board : std::vector<std::string>{}, path}), [this, path](const Result<quality::EvidenceReport>& report) { say(report, path, false); });
}

void EvidenceDialog::check(const QString& path) {
    if (m_running) return;
    m_running = true;
    m_outcome->hide();
    m_busy->start(tr("Counting the pack again …"), false);
    m_working.run(this, m_asks.checkEvidence(path), [this, path](const Result<quality::EvidenceReport>& report) { say(report, path, true); });
}

void EvidenceDialog::say(const Result<quality::EvidenceReport>& report, const QString& path, bool checked) {
    m_running = false;
    m_busy->stop();
    m_outcome->setTone(report ? Tone::Ok : Tone::Bad);
    if (!report) {
        m_outcome->setWords(wordsFor(report.error()));
    } else {
        auto text = tr("%1, %2: %3 indicators, %4 people. Signed with the key %5…")
                        .arg(qs(report->institution), periodText(report->period), countText(static_cast<qint64>(report->measures)), countText(static_cast<qint64>(report->people)),
                             qs(report->publicKey).left(kKeyShown));
        if (!report->sameCareRules) text += u' ' + tr("It was told by another version's codes and forms; its indicators are its own.");
        m_outcome->setWords(checked ? tr("Whole: nothing was changed, and counting again gives the same.") : tr("Written: %1").arg(path), text);
    }
    m_outcome->show();
    m_close->setFocus();
    fit();
}

void EvidenceDialog::reject() {
    if (!m_running) Live<QDialog>::reject();
}

void EvidenceDialog::restyle() {
    resize(px(620), height());
    fit();
}

void EvidenceDialog::fit() {
    layout()->activate();
    resize(width(), std::max(px(360), layout()->totalHeightForWidth(width())));
}

void EvidenceDialog::retranslate() {
    setWindowTitle(tr("Evidence of the figures"));
    m_title->setText(tr("Evidence of the figures"));
    m_text->setText(tr("%1. A signed archive of the rules, the people by number, their facts and the counts: whoever gets it can count again without this store.").arg(periodText(m_period)));
    m_which->setChoices({{kOfBoard, tr("Indicators of the board")}, {kOfAll, tr("All indicators")}});
    m_which->setAccessibleName(tr("Which indicators"));
    m_target->setLabel(tr("Write to"));
    m_browse->setText(tr("Browse…"));
    m_warning->setWords(tr("It holds health data."), tr("No names stand in it, but birth dates and results do. Only its owner may read the file."));
    m_check->setText(tr("Check a pack…"));
    m_close->setText(tr("Close"));
    m_write->setText(tr("Write"));
    fit();
}

}  // namespace jiayi::ui
