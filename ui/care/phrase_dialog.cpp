#include "ui/care/phrase_dialog.h"

#include "ui/care/care_words.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFigures = 9;

}  // namespace

PhraseDialog::PhraseDialog(PhraseAsks asks, std::string field, QString standing, Fill fill, QWidget* parent)
    : Live<QDialog>(parent), m_asks(std::move(asks)), m_field(std::move(field)), m_standing(standing.trimmed()), m_fill(std::move(fill)) {
    setObjectName(u"phrases"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    m_title = makeLabel(TextRole::Heading, {}, this);
    all->addWidget(m_title);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"phrases.list"_s);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    all->addWidget(m_list, 1);
    m_none = makeLabel(TextRole::Soft, {}, this);
    m_none->setWordWrap(true);
    m_none->hide();
    all->addWidget(m_none);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"phrases.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    const auto button = [&](Button::Kind kind, const QString& name) {
        auto* made = new Button(kind, {}, this);
        made->setObjectName(name);
        row->addWidget(made);
        return made;
    };
    m_keep = button(Button::Kind::Quiet, u"phrases.keep"_s);
    m_keep->setKeys(Qt::ALT | Qt::Key_K);
    m_drop = button(Button::Kind::Quiet, u"phrases.drop"_s);
    m_drop->setKeys(Qt::Key_Delete);
    row->addStretch(1);
    m_insert = button(Button::Kind::Primary, u"phrases.insert"_s);
    all->addLayout(row);
    connect(m_keep, &QPushButton::clicked, this, &PhraseDialog::keep);
    connect(m_drop, &QPushButton::clicked, this, &PhraseDialog::drop);
    connect(m_insert, &QPushButton::clicked, this, [this] { insertRow(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { insertRow(m_list->currentRow()); });
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int at) {
        m_drop->setEnabled(at >= 0 && at < static_cast<int>(m_phrases.size()) && m_phrases[static_cast<std::size_t>(at)].isOwn());
        m_insert->setEnabled(at >= 0);
    });
    resize(px(620), px(420));
    m_keep->setEnabled(!m_standing.isEmpty());
    retranslate();
    m_list->setFocus();
    ask();
}

void PhraseDialog::ask() {
    m_latest.run(this, m_asks.read(m_field), [this](Result<std::vector<care::Phrase>> phrases) {
        if (phrases) return show(*phrases);
        m_notice->setWords(wordsFor(phrases.error()));
        m_notice->show();
    });
}

void PhraseDialog::show(const std::vector<care::Phrase>& phrases) {
    m_phrases = phrases;
    m_list->clear();
    int number = 0;
    for (const auto& phrase : m_phrases) {
        auto text = m_fill(ruleText(phrase.en, phrase.zh));
        if (phrase.isOwn()) text += u"  · "_s + tr("own", "phrase");
        m_list->addItem(++number <= kFigures ? QString::number(number) + u"  "_s + text : u"    "_s + text);
    }
    m_list->setVisible(!m_phrases.empty());
    m_none->setVisible(m_phrases.empty());
    m_drop->setEnabled(false);
    m_insert->setEnabled(!m_phrases.empty());
    m_list->setCurrentRow(m_phrases.empty() ? -1 : 0);
}

void PhraseDialog::insertRow(int row) {
    if (row < 0 || row >= static_cast<int>(m_phrases.size())) return;
    const auto& phrase = m_phrases[static_cast<std::size_t>(row)];
    const auto text = m_fill(ruleText(phrase.en, phrase.zh));
    accept();
    Q_EMIT chosen(text);
}

void PhraseDialog::say(const Result<void>& answer) {
    m_notice->setVisible(!answer);
    if (!answer) return m_notice->setWords(wordsFor(answer.error()));
    ask();
}

void PhraseDialog::keep() {
    m_latest.run(this, m_asks.keep({m_field, utf8(m_standing)}), [this](Result<void> answer) { say(answer); });
}

void PhraseDialog::drop() {
    const auto row = m_list->currentRow();
    if (row < 0 || !m_phrases[static_cast<std::size_t>(row)].isOwn()) return;
    m_latest.run(this, m_asks.drop({m_phrases[static_cast<std::size_t>(row)].row}), [this](Result<void> answer) { say(answer); });
}

bool PhraseDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int figure = key->key() - Qt::Key_0;
        if (key->modifiers() == Qt::NoModifier && figure >= 1 && figure <= kFigures) {
            insertRow(figure - 1);
            return true;
        }
    }
    return Live<QDialog>::eventFilter(watched, event);
}

void PhraseDialog::retranslate() {
    setWindowTitle(tr("Phrases"));
    m_title->setText(tr("Phrases"));
    m_list->setAccessibleName(tr("Phrases: a figure inserts"));
    m_none->setText(tr("No phrase for this field yet. Write a sentence, press F9 and keep it."));
    m_keep->setText(tr("Keep what is written"));
    m_drop->setText(tr("Remove"));
    m_insert->setText(tr("Insert"));
}

}  // namespace jiayi::ui
