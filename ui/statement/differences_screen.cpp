#include "ui/statement/differences_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/statement/dispute_dialog.h"
#include "ui/statement/statement_models.h"
#include "ui/statement/statement_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using capitation::DifferenceKind;

namespace {

constexpr std::pair<int, int> kDifferenceColumns[] = {{DifferenceModel::Kind, 136}, {DifferenceModel::Decision, 104}, {DifferenceModel::Theirs, 210}};
constexpr std::array<DifferenceKind, 5> kKinds{DifferenceKind::MissingHere, DifferenceKind::MissingThere, DifferenceKind::Amount, DifferenceKind::Person, DifferenceKind::Duplicate};

}  // namespace

DifferencesScreen::DifferencesScreen(DifferenceAsks asks, QWidget* parent) : Screen(parent), m_asks(std::move(asks)) {
    setObjectName(u"differences"_s);
    build();
    connectParts();
    retranslate();
}

QString DifferencesScreen::title() const { return tr("Differences"); }

void DifferencesScreen::build() {
    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 12);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_heading = makeLabel(TextRole::Heading, {}, this);
    m_heading->setObjectName(u"differences.count"_s);
    head->addWidget(m_heading, 1);
    const auto button = [&](Button::Kind kind, const QString& name, const QKeySequence& keys) {
        auto* made = new Button(kind, {}, this);
        made->setObjectName(u"differences."_s + name);
        made->setKeys(keys);
        head->addWidget(made);
        return made;
    };
    m_accept = button(Button::Kind::Primary, u"accept"_s, Qt::Key_A);
    m_dispute = button(Button::Kind::Secondary, u"dispute"_s, Qt::Key_D);
    m_acceptAll = button(Button::Kind::Secondary, u"acceptAll"_s, Qt::CTRL | Qt::Key_Return);
    outer->addLayout(head);
    m_filter = new ChipRow(ChipRow::Mode::One, this);
    m_filter->setObjectName(u"differences.filter"_s);
    outer->addWidget(m_filter);
    m_said = new Notice(Tone::Ok, this);
    m_said->setObjectName(u"differences.said"_s);
    m_said->hide();
    outer->addWidget(m_said);
    auto* inside = new QWidget(this);
    auto* all = new QVBoxLayout(inside);
    space(all, 0, 14);
    auto* card = new Card(inside);
    m_model = new DifferenceModel(this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"differences.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(DifferenceModel::Ours, kDifferenceColumns, 200);
    card->body()->addWidget(m_table, 1);
    all->addWidget(card, 3);
    auto* sides = new QHBoxLayout;
    space(sides, 0, 14);
    m_ours = buildSide(u"ours"_s);
    m_theirs = buildSide(u"theirs"_s);
    sides->addWidget(m_ours.card, 1);
    sides->addWidget(m_theirs.card, 1);
    all->addLayout(sides);
    m_decision = makeLabel(TextRole::Soft, {}, inside);
    m_decision->setObjectName(u"differences.decision"_s);
    m_decision->setWordWrap(true);
    all->addWidget(m_decision);
    m_states = new StateStack(inside, this);
    m_states->panel()->setObjectName(u"differences.state"_s);
    outer->addWidget(m_states, 1);
}

DifferencesScreen::Side DifferencesScreen::buildSide(const QString& name) {
    Side side{new Card(this), nullptr};
    side.words = makeLabel(TextRole::Body, {}, side.card);
    side.words->setObjectName(u"differences."_s + name);
    side.words->setWordWrap(true);
    side.card->body()->addWidget(side.words);
    side.card->body()->addStretch(1);
    return side;
}

void DifferencesScreen::connectParts() {
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { showRow(now.row()); });
    connect(m_filter, &ChipRow::chosenChanged, this, [this] { showList(); });
    connect(m_states, &StateStack::acted, this, &DifferencesScreen::reload);
    connect(m_accept, &QPushButton::clicked, this, &DifferencesScreen::acceptOne);
    connect(m_acceptAll, &QPushButton::clicked, this, &DifferencesScreen::acceptAll);
    connect(m_dispute, &QPushButton::clicked, this, &DifferencesScreen::dispute);
}

void DifferencesScreen::open(capitation::StatementId statement) {
    m_statement = statement;
    m_read = false;
    m_said->hide();
    m_filter->setChosen({u"all"_s});
    reload();
}

void DifferencesScreen::reload() {
    if (m_statement.isNil()) return m_states->showEmpty(tr("No statement is open"), tr("Open a month's statement first."));
    if (!m_read) m_states->showLoading(tr("Reading the differences …"));
    m_reading.run(this, m_asks.list(m_statement), [this](Result<std::vector<capitation::ShownDifference>> all) {
        if (!all) return m_states->showError(wordsFor(all.error()));
        m_all = std::move(*all);
        m_read = true;
        showList();
    });
}

void DifferencesScreen::showList() {
    const int before = std::max(m_table->currentIndex().row(), 0);
    const auto kind = m_filter->chosen().isEmpty() ? u"all"_s : m_filter->chosen().front();
    std::vector<capitation::ShownDifference> shown;
    std::map<QString, int> counts;
    int open = 0;
    for (const auto& each : m_all) {
        const auto name = qs(capitation::nameOf(each.kept.difference.kind));
        if (each.kept.decision == "open") ++open, ++counts[name];
        if (kind == u"all"_s || kind == name) shown.push_back(each);
    }
    QList<ChipRow::Choice> choices{{u"all"_s, tr("All (%1)").arg(open)}};
    for (const auto each : kKinds) {
        const auto name = qs(capitation::nameOf(each));
        choices.append({name, differenceKindWord(each) + u" (%1)"_s.arg(counts[name])});
    }
    m_filter->setChoices(choices);
    if (m_filter->chosen().isEmpty()) m_filter->setChosen({kind});
    m_heading->setText(open > 0 ? tr("%n difference(s) to be decided", nullptr, open) : title());
    m_model->setRows(std::move(shown));
    if (m_all.empty()) m_states->showEmpty(tr("Both sides are equal"), tr("The hub found the same lines and sums."));
    else m_states->showContent();
    if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(std::min(before, m_model->rowCount() - 1), 0));
    showRow(m_table->currentIndex().row());
}

const capitation::ShownDifference* DifferencesScreen::chosen() const {
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? &m_model->at(row) : nullptr;
}

void DifferencesScreen::showSide(const Side& side, const QString& title, const std::optional<capitation::SideLine>& line, const std::string& name) {
    side.card->setTitle(title);
    if (!line) return side.words->setText(tr("Nothing."));
    QStringList words{name.empty() ? tr("not on this desk's roster") : qs(name), sideAmount(*line), isoDate(line->on) + u" · "_s + lineCategoryWord(line->category), lineOriginWord(line->origin.type)};
    if (!line->settlementNo.empty()) words << tr("Settlement %1").arg(qs(line->settlementNo));
    side.words->setText(words.join(u'\n'));
}

void DifferencesScreen::showRow(int) {
    const auto* row = chosen();
    setBusy(false);
    if (!row) return;
    const auto& difference = row->kept.difference;
    const bool twice = difference.kind == DifferenceKind::Duplicate;
    showSide(m_ours, twice && difference.duplicateHere ? tr("This clinic, once too often") : tr("This clinic"), difference.ours, row->ourName);
    showSide(m_theirs, twice && !difference.duplicateHere ? tr("The hub, once too often") : tr("The hub"), difference.theirs, row->theirName);
    QStringList words;
    if (row->kept.decision != "open") words << decisionWord(row->kept.decision) + u" · "_s + qs(row->kept.by);
    if (!row->kept.reason.empty()) words << qs(row->kept.reason);
    if (!row->kept.evidence.empty()) words << tr("%n proof(s) attached", nullptr, static_cast<int>(row->kept.evidence.size()));
    m_decision->setText(words.join(u" · "_s));
}

void DifferencesScreen::acceptOne() {
    const auto* row = chosen();
    if (!row) return;
    setBusy(true);
    m_acting.run(this, m_asks.accept({row->kept.id}), [this](const Result<void>& result) { decided(result, tr("Accepted: the ledger says so from now on.")); });
}

void DifferencesScreen::acceptAll() {
    setBusy(true);
    m_acting.run(this, m_asks.acceptAll({m_statement}), [this](const Result<std::size_t>& result) {
        if (!result) return decided(result.error(), {});
        decided({}, tr("%n difference(s) accepted. Amend the statement and submit it again.", nullptr, static_cast<int>(*result)));
    });
}

void DifferencesScreen::dispute() {
    const auto* row = chosen();
    if (!row) return;
    const auto& side = row->kept.difference.ours ? *row->kept.difference.ours : *row->kept.difference.theirs;
    setBusy(true);
    m_proving.run(this, m_asks.evidence(side.resident, side.on), [this, id = row->kept.id](const Result<std::vector<capitation::Evidence>>& evidence) {
        setBusy(false);
        if (!evidence) return decided(evidence.error(), {});
        auto* dialog = new DisputeDialog(*evidence, this);
        connect(dialog, &DisputeDialog::given, this, [this, id](const QString& reason, const QStringList& proofs) {
            capitation::DisputeDifference asked{id, utf8(reason), {}};
            for (const auto& each : proofs) asked.evidence.push_back(utf8(each));
            setBusy(true);
            m_acting.run(this, m_asks.dispute(asked), [this](const Result<void>& result) { decided(result, tr("Disputed. It goes to the payer with its proofs.")); });
        });
        dialog->open();
    });
}

void DifferencesScreen::decided(const Result<void>& result, const QString& said) {
    setBusy(false);
    m_said->setTone(result ? Tone::Ok : Tone::Bad);
    if (result) m_said->setWords(said);
    else m_said->setWords(wordsFor(result.error()));
    m_said->show();
    reload();
    if (result) Q_EMIT changed();
}

void DifferencesScreen::setBusy(bool busy) {
    const auto* row = chosen();
    const bool open = row && row->kept.decision != "accepted";
    m_accept->setEnabled(!busy && open);
    m_dispute->setEnabled(!busy && row && row->kept.decision == "open");
    m_acceptAll->setEnabled(!busy && std::any_of(m_all.begin(), m_all.end(), [](const auto& each) { return each.kept.decision == "open"; }));
}

void DifferencesScreen::focusFirst() { m_table->setFocus(); }

void DifferencesScreen::retranslate() {
    m_accept->setText(tr("The hub is right"));
    m_dispute->setText(tr("Dispute …"));
    m_acceptAll->setText(tr("Accept all"));
    m_filter->setAccessibleName(tr("Kind of difference"));
    m_table->setAccessibleName(tr("Differences between this clinic and the hub"));
    m_model->retranslate();
    if (m_read) showList();
    setBusy(false);
    Q_EMIT titleChanged();
}

void DifferencesScreen::restyle() { m_table->setMinimumHeight(px(220)); }

}  // namespace jiayi::ui
