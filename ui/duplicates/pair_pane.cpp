#include "ui/duplicates/pair_pane.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/common/tokens.h"
#include "ui/duplicates/duplicate_model.h"
#include "ui/duplicates/duplicate_words.h"
#include "ui/duplicates/field_choices.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using roster::duplicates::Preview;

namespace {

/// Facts of each side by kind, in the order of their tables.
struct KindCount {
    QString kind;
    std::int64_t one = 0;
    std::int64_t other = 0;
};

QList<KindCount> kindsOf(const Preview& preview) {
    QList<KindCount> kinds;
    for (const auto& each : preview.together) {
        const auto word = factKindWord(each.table);
        auto found =
            std::find_if(kinds.begin(), kinds.end(), [&](const KindCount& one) { return one.kind == word; });
        if (found == kinds.end()) found = kinds.insert(kinds.end(), {word, 0, 0});
        found->one += each.one;
        found->other += each.other;
    }
    return kinds;
}

/// The record that more hangs on stays; of two alike the one that was written first.
bool otherHasMore(const Preview& preview) {
    std::int64_t one = 0, other = 0;
    for (const auto& each : preview.together) one += each.one, other += each.other;
    return preview.draftOther ? true : !preview.draftOne && other > one;
}

void clearLayout(QLayout* layout) {
    while (auto* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

}  // namespace

PairPane::PairPane(QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"pair"_s);
    build();
    connectActions();
    retranslate();
}

void PairPane::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"pair.scroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* cards = new QVBoxLayout(inside);
    space(cards, 0, 14);
    m_head = new Card(inside);
    m_band = new Badge({}, Tone::Neutral, m_head);
    m_band->setObjectName(u"pair.band"_s);
    m_head->addHeadAction(m_band);
    m_people = makeLabel(TextRole::Soft, {}, m_head);
    m_people->setObjectName(u"pair.people"_s);
    m_people->setWordWrap(true);
    m_head->body()->addWidget(m_people);
    m_evidence = new QWidget(m_head);
    m_evidence->setObjectName(u"pair.evidence"_s);
    auto* flow = new FlowLayout(m_evidence);
    space(flow, 0, 6);
    auto policy = m_evidence->sizePolicy();
    policy.setHeightForWidth(true);
    m_evidence->setSizePolicy(policy);
    m_head->body()->addWidget(m_evidence);
    m_values = new Card(inside);
    m_valuesHint = makeLabel(TextRole::Soft, {}, m_values);
    m_valuesHint->setWordWrap(true);
    m_values->body()->addWidget(m_valuesHint);
    m_choices = new FieldChoices(m_values);
    m_values->body()->addWidget(m_choices);
    m_together = new Card(inside);
    m_counts = new QWidget(m_together);
    m_countGrid = new QGridLayout(m_counts);
    space(m_countGrid, 0, 6);
    m_countGrid->setColumnStretch(0, 1);
    m_together->body()->addWidget(m_counts);
    m_togetherHint = makeLabel(TextRole::Soft, {}, m_together);
    m_togetherHint->setWordWrap(true);
    m_together->body()->addWidget(m_togetherHint);
    for (auto* card : {m_head, m_values, m_together}) cards->addWidget(card);
    cards->addStretch(1);
    m_scroll->setWidget(inside);
    all->addWidget(m_scroll, 1);
    buildFoot(all);
}

void PairPane::buildFoot(QVBoxLayout* all) {
    auto* foot = new Card(this);
    m_failure = new Notice(Tone::Bad, foot);
    m_failure->setObjectName(u"pair.failure"_s);
    m_failure->hide();
    foot->body()->addWidget(m_failure);
    const auto button = [foot](Button::Kind kind, const char* name, const QKeySequence& keys) {
        auto* made = new Button(kind, {}, foot);
        made->setObjectName(QLatin1String(name));
        made->setKeys(keys);
        return made;
    };
    m_merge = button(Button::Kind::Primary, "pair.merge", Qt::CTRL | Qt::Key_Return);
    m_swap = button(Button::Kind::Secondary, "pair.swap", Qt::Key_F7);
    m_apart = button(Button::Kind::Secondary, "pair.apart", Qt::Key_F8);
    m_back = button(Button::Kind::Secondary, "pair.back", Qt::Key_F9);
    m_chart = button(Button::Kind::Quiet, "pair.chart", Qt::Key_F4);
    m_otherChart = button(Button::Kind::Quiet, "pair.otherChart", Qt::SHIFT | Qt::Key_F4);
    auto* actions = new QWidget(foot);
    auto* flow = new FlowLayout(actions);
    space(flow, 0, 8);
    for (auto* each : {m_merge, m_swap, m_apart, m_back, m_chart, m_otherChart}) flow->addWidget(each);
    foot->body()->addWidget(actions);
    all->addWidget(foot);
}

roster::ResidentId PairPane::kept() const { return m_otherStays ? m_row.other.id : m_row.one.id; }

void PairPane::connectActions() {
    const auto gone = [this] { return m_otherStays ? m_row.one.id : m_row.other.id; };
    connect(m_swap, &QPushButton::clicked, this, &PairPane::swap);
    connect(m_chart, &QPushButton::clicked, this, [this] { Q_EMIT chartAsked(kept()); });
    connect(m_otherChart, &QPushButton::clicked, this, [this, gone] { Q_EMIT chartAsked(gone()); });
    connect(m_merge, &QPushButton::clicked, this, [this, gone] {
        const auto name = qs(m_otherStays ? m_row.one.name : m_row.other.name);
        askReason(tr("Merge the record of %1 into the kept one: why are they one person?").arg(name),
                  [this, gone](const std::string& why) {
                      Q_EMIT mergeAsked({kept(), gone(), m_choices->takenOver(), why});
                  });
    });
    connect(m_apart, &QPushButton::clicked, this, [this] {
        const bool undo = m_row.pair && m_row.pair->apart;
        askReason(undo ? tr("Why may they be one person after all?")
                       : tr("How do you know that they are two people?"),
                  [this, undo](const std::string& why) {
                      Q_EMIT apartAsked({m_row.one.id, m_row.other.id, why, undo});
                  });
    });
    connect(m_back, &QPushButton::clicked, this, [this] {
        askReason(tr("Take the merge back: why are they two people?"), [this](const std::string& why) {
            Q_EMIT unmergeAsked({m_row.other.id, why});
        });
    });
}

void PairPane::askReason(const QString& title, const std::function<void(const std::string&)>& then) {
    auto* dialog = new ReasonDialog(title, window());
    connect(dialog, &ReasonDialog::given, this, [then](const QString& why) { then(utf8(why)); });
    dialog->open();
}

void PairPane::showPair(DuplicateRow row, Preview preview) {
    m_row = std::move(row);
    m_otherStays = otherHasMore(preview);
    m_preview = std::move(preview);
    m_failure->hide();
    m_scroll->verticalScrollBar()->setValue(0);
    showAll();
}

void PairPane::showMerged(DuplicateRow row) {
    m_row = std::move(row);
    m_otherStays = false;
    m_preview.reset();
    m_failure->hide();
    showAll();
}

void PairPane::showFailure(const Error& error) {
    m_failure->setTone(Tone::Bad);
    m_failure->setWords(wordsFor(error));
    m_failure->show();
}

void PairPane::setBusy(bool busy) {
    m_busy = busy;
    showActions();
}

void PairPane::focusFirst() {
    if (m_preview && m_values->isVisible())
        m_choices->focusFirst();
    else
        m_chart->setFocus();
}

void PairPane::swap() {
    m_otherStays = !m_otherStays;
    showAll();
}

void PairPane::showAll() {
    m_head->setTitle(duplicateNames(m_row));
    showEvidence();
    if (m_preview) {
        const auto& kept = m_otherStays ? m_preview->other : m_preview->one;
        m_choices->show(kept, m_otherStays ? m_preview->one : m_preview->other);
    }
    showTogether();
    showActions();
}

void PairPane::showEvidence() {
    clearLayout(m_evidence->layout());
    const auto& first = m_otherStays ? m_row.other : m_row.one;
    const auto& second = m_otherStays ? m_row.one : m_row.other;
    m_people->setText(
        tr("Kept: %1 · %2").arg(qs(first.name), sideLine(first)) + u'\n' +
        (m_row.merged ? tr("Merged: %1 · %2") : tr("Other: %1 · %2")).arg(qs(second.name), sideLine(second)));
    if (const auto& merged = m_row.merged) {
        m_band->setText(tr("merged"));
        m_band->setTone(Tone::Ok);
        auto* said = makeLabel(TextRole::Body,
                               tr("%1, %2: %3", "who, when, why")
                                   .arg(qs(merged->by), dateAndTime(merged->at), qs(merged->reason)),
                               m_evidence);
        said->setObjectName(u"pair.said"_s);
        m_evidence->layout()->addWidget(said);
        return;
    }
    const auto& judgement = m_preview->judgement;
    m_band->setText(bandWord(judgement.band));
    m_band->setTone(bandTone(judgement.band));
    m_band->setAccessibleName(tr("%1, %n point(s)", nullptr, judgement.points).arg(bandWord(judgement.band)));
    m_band->setToolTip(
        tr("%n point(s) by weights that are general knowledge, not yet verified", nullptr, judgement.points));
    for (const auto* finding : judgement.findings) {
        auto* badge =
            new Badge(evidenceWord(finding->id), finding->against ? Tone::Bad : Tone::Ok, m_evidence);
        badge->setIconName(finding->against ? u"close"_s : u"check"_s);
        badge->setAccessibleName(
            (finding->against ? tr("Against: %1") : tr("For: %1")).arg(evidenceWord(finding->id)));
        m_evidence->layout()->addWidget(badge);
    }
}

void PairPane::showTogether() {
    clearLayout(m_countGrid);
    m_values->setVisible(m_preview.has_value());
    m_together->setVisible(m_preview.has_value());
    if (!m_preview) return;
    int row = 0;
    const auto cell = [this](int at, int column, const QString& text, TextRole role, Qt::Alignment side) {
        m_countGrid->addWidget(makeLabel(role, text, m_counts), at, column, side);
    };
    cell(row, 1, tr("Kept", "facts of the kept record"), TextRole::Soft, Qt::AlignRight);
    cell(row, 2, tr("Other", "facts of the other record"), TextRole::Soft, Qt::AlignRight);
    cell(row++, 3, tr("Together"), TextRole::Soft, Qt::AlignRight);
    for (const auto& each : kindsOf(*m_preview)) {
        cell(row, 0, each.kind, TextRole::Body, Qt::AlignLeft);
        cell(row, 1, countText(m_otherStays ? each.other : each.one), TextRole::Body, Qt::AlignRight);
        cell(row, 2, countText(m_otherStays ? each.one : each.other), TextRole::Body, Qt::AlignRight);
        cell(row++, 3, countText(each.one + each.other), TextRole::Strong, Qt::AlignRight);
    }
    m_counts->setVisible(row > 1);
}

void PairPane::showActions() {
    const bool apart = m_row.pair && m_row.pair->apart;
    const bool draft = m_preview && (m_otherStays ? m_preview->draftOne : m_preview->draftOther);
    const auto obstacle =
        m_preview ? (draft ? std::string("duplicates.draft-open") : m_preview->obstacle) : std::string();
    if (!obstacle.empty()) {
        m_failure->setTone(Tone::Warn);
        m_failure->setWords(wordsFor(Error{Errc::Conflict, obstacle, {}}));
        m_failure->show();
    }
    m_merge->setVisible(m_preview && !apart);
    m_merge->setEnabled(!m_busy && obstacle.empty());
    m_swap->setVisible(m_preview && !apart);
    m_swap->setEnabled(!m_busy);
    m_apart->setVisible(m_preview.has_value());
    m_apart->setEnabled(!m_busy);
    m_apart->setText(apart ? tr("May be one after all …") : tr("Two people …"));
    m_back->setVisible(m_row.merged.has_value());
    m_back->setEnabled(!m_busy);
    m_otherChart->setVisible(m_preview.has_value());
}

void PairPane::retranslate() {
    m_values->setTitle(tr("What the kept record says"));
    m_valuesHint->setText(
        tr("Choose whose value stays; a blank takes the other's. The merged record keeps its own and gets "
           "them back when the merge is taken back."));
    m_together->setTitle(tr("What comes together"));
    m_togetherHint->setText(
        tr("Drafts, sensor days and what was booked in the ledger stay with their record."));
    m_merge->setText(tr("Merge …"));
    m_swap->setText(tr("Keep the other"));
    m_back->setText(tr("Take the merge back …"));
    m_chart->setText(tr("Chart"));
    m_otherChart->setText(tr("Other chart"));
    if (m_preview || m_row.merged) showAll();
}

}  // namespace jiayi::ui
