#include "ui/pharmacy/substitution_dialog.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/row_table.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"
#include "ui/pharmacy/formulary_words.h"
#include "ui/pharmacy/substitution_model.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNamesShown = 12;
/// Design widths; where there is no room the later ones go first, and the name takes what is left.
constexpr std::pair<int, int> kSubstitutionColumns[] = {{SubstitutionModel::State, 170}, {SubstitutionModel::Proposal, 190}, {SubstitutionModel::Price, 130}};
constexpr int kNarrowestPerson = 180;
enum Page { ListPage, SummaryPage };

QLabel* wrappedLabel(TextRole role, const QString& name, QWidget* parent) {
    auto* label = makeLabel(role, {}, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

}  // namespace

SubstitutionDialog::SubstitutionDialog(SubstitutionAsks asks, pharmacy::ShownItem product, QWidget* parent)
    : Live<QDialog>(parent), m_asks(std::move(asks)), m_product(std::move(product)) {
    setObjectName(u"substitution"_s);
    build();
    connectParts();
    restyle();
    retranslate();
    propose();
}

void SubstitutionDialog::build() {
    auto* all = new QVBoxLayout(this);
    space(all, {20, 16, 20, 14}, 10);
    m_title = wrappedLabel(TextRole::Heading, u"substitution.title"_s, this);
    m_what = wrappedLabel(TextRole::Soft, u"substitution.what"_s, this);
    all->addWidget(m_title);
    all->addWidget(m_what);
    m_failure = new Notice(Tone::Bad, this);
    m_failure->setObjectName(u"substitution.failure"_s);
    m_failure->hide();
    all->addWidget(m_failure);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildList());
    m_pages->addWidget(buildSummary());
    all->addWidget(m_pages, 1);
}

QWidget* SubstitutionDialog::buildList() {
    auto* page = new QWidget(this);
    auto* all = new QVBoxLayout(page);
    space(all, 0, 10);
    m_model = new SubstitutionModel(this);
    auto* card = new Card(page);
    m_table = new RowTable(card);
    m_table->setObjectName(u"substitution.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(SubstitutionModel::Resident, kSubstitutionColumns, kNarrowestPerson);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"substitution.state"_s);
    card->body()->addWidget(m_states, 1);
    all->addWidget(card, 1);
    m_why = wrappedLabel(TextRole::Body, u"substitution.why"_s, page);
    all->addWidget(m_why);
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    m_one = new Button(Button::Kind::Primary, {}, page);
    m_one->setObjectName(u"substitution.one"_s);
    m_all = new Button(Button::Kind::Secondary, {}, page);
    m_all->setObjectName(u"substitution.all"_s);
    m_all->setKeys(Qt::CTRL | Qt::Key_Return);
    m_close = new Button(Button::Kind::Quiet, {}, page);
    m_close->setObjectName(u"substitution.close"_s);
    foot->addWidget(m_close);
    foot->addStretch(1);
    foot->addWidget(m_all);
    foot->addWidget(m_one);
    all->addLayout(foot);
    return page;
}

QWidget* SubstitutionDialog::buildSummary() {
    auto* page = new QWidget(this);
    auto* all = new QVBoxLayout(page);
    space(all, 0, 10);
    m_summary = wrappedLabel(TextRole::Body, u"substitution.summary"_s, page);
    auto* card = new Card(page);
    auto* scroll = new QScrollArea(card);
    scroll->setObjectName(u"substitution.scroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    m_summary->setAlignment(Qt::AlignTop);
    scroll->setWidget(m_summary);
    card->body()->addWidget(scroll);
    all->addWidget(card, 1);
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    m_back = new Button(Button::Kind::Quiet, {}, page);
    m_back->setObjectName(u"substitution.back"_s);
    m_signAll = new Button(Button::Kind::Primary, {}, page);
    m_signAll->setObjectName(u"substitution.signAll"_s);
    foot->addWidget(m_back);
    foot->addStretch(1);
    foot->addWidget(m_signAll);
    all->addLayout(foot);
    return page;
}

void SubstitutionDialog::connectParts() {
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &SubstitutionDialog::showCurrent);
    connect(m_table, &RowTable::rowActed, this, &SubstitutionDialog::actOnRow);
    connect(m_one, &QPushButton::clicked, this, &SubstitutionDialog::actOnRow);
    connect(m_all, &QPushButton::clicked, this, &SubstitutionDialog::showSummary);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_signAll, &QPushButton::clicked, this, &SubstitutionDialog::signTogether);
    connect(m_back, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentIndex(ListPage);
        m_table->setFocus();
    });
    connect(m_states, &StateStack::acted, this, &SubstitutionDialog::propose);
}

void SubstitutionDialog::propose() {
    m_states->showLoading(tr("Checking each resident's draft …"));
    m_proposing.run(this, m_asks.propose(m_product), [this](Result<std::vector<pharmacy::SubstitutionProposal>> proposals) {
        if (!proposals) return m_states->showError(wordsFor(proposals.error()));
        std::vector<SubstitutionRow> rows;
        for (auto& proposal : *proposals) rows.push_back({std::move(proposal), false, {}});
        m_model->setRows(std::move(rows));
        if (m_model->rowCount() == 0) m_states->showEmpty(tr("Nobody is to be changed"), tr("Whoever takes this substance here was last given another product of it."));
        else m_states->showContent();
        if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(0, 0));
        m_table->setFocus();
        showCurrent();
        showCounts();
    });
}

std::vector<pharmacy::PrescriptionDraft> SubstitutionDialog::together() const {
    std::vector<pharmacy::PrescriptionDraft> drafts;
    for (const auto& row : m_model->rows())
        if (row.canSignTogether()) drafts.push_back(row.proposal.draft);
    return drafts;
}

/// Signs it, or goes where what it wants can be seen to.
void SubstitutionDialog::actOnRow() {
    const int at = m_table->currentIndex().row();
    if (at < 0 || m_busy || m_model->at(at).isSigned) return;
    const auto& row = m_model->at(at);
    if (row.canSign()) return sign({{row.proposal.draft}});
    const auto proposal = row.proposal;
    reject();
    if (proposal.draft.lines.empty()) Q_EMIT replacementWanted(proposal.line.resident, care::MedicationId{proposal.line.line});
    else Q_EMIT draftWanted(proposal.draft);
}

void SubstitutionDialog::showSummary() {
    if (m_busy || together().empty()) return;
    m_summary->setText(summaryText());
    m_pages->setCurrentIndex(SummaryPage);
    m_signAll->setFocus();
}

void SubstitutionDialog::signTogether() {
    sign({together()});
    m_pages->setCurrentIndex(ListPage);
    m_table->setFocus();
}

void SubstitutionDialog::sign(pharmacy::SignSubstitutions drafts) {
    if (m_busy || drafts.drafts.empty()) return;
    m_busy = true;
    m_failure->hide();
    showCounts();
    m_signing.run(this, m_asks.sign(drafts), [this](Result<std::vector<pharmacy::SubstitutionOutcome>> outcomes) {
        m_busy = false;
        if (!outcomes) {
            m_failure->setWords(wordsFor(outcomes.error()));
            m_failure->show();
            return showCounts();
        }
        const int at = m_table->currentIndex().row();
        m_model->note(*outcomes);
        const auto& rows = m_model->rows();
        // On to the next that is still open.
        auto next = std::find_if(rows.begin() + std::max(0, at), rows.end(), [](const auto& row) { return row.isOpen(); });
        if (next == rows.end()) next = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.isOpen(); });
        const auto to = next == rows.end() ? at : static_cast<int>(next - rows.begin());
        m_table->setCurrentIndex(m_model->index(std::max(0, to), 0));
        showCurrent();
        showCounts();
        if (std::any_of(outcomes->begin(), outcomes->end(), [](const auto& outcome) { return outcome.form.has_value(); })) Q_EMIT prescribed();
    });
}

QString SubstitutionDialog::summaryText() const {
    QStringList names, left;
    Money price;
    int count = 0;
    for (const auto& row : m_model->rows()) {
        const auto name = qs(row.proposal.line.residentName);
        if (row.canSignTogether()) {
            ++count;
            price = price + row.proposal.check.price;
            if (names.size() < kNamesShown) names << name;
        } else if (row.isOpen()) {
            const auto why = whyText(row);
            left << u"– "_s + tr("%1: %2", "a resident, and why left out").arg(name, why.isEmpty() ? leftOutWord(row) : why.section(u'\n', 0, 0));
        }
    }
    auto text = tr("%n prescription(s) will be signed, %1 altogether:", nullptr, count).arg(moneyText(price)) + u'\n' + names.join(tr(", ", "between names"));
    if (count > names.size()) text += u' ' + tr("and %n more", nullptr, count - static_cast<int>(names.size()));
    if (!left.isEmpty()) text += u"\n\n"_s + tr("%n left out, to be looked at one by one:", nullptr, static_cast<int>(left.size())) + u'\n' + left.join(u'\n');
    return text;
}

void SubstitutionDialog::showCurrent() {
    const int at = m_table->currentIndex().row();
    const bool any = at >= 0 && at < m_model->rowCount();
    m_why->setText(any ? whyText(m_model->at(at)) : QString());
    m_why->setVisible(!m_why->text().isEmpty());
    const bool signable = any && m_model->at(at).canSign();
    m_one->setText(!any || signable || m_model->at(at).isSigned ? tr("Sign this one  ↵") : tr("To the pad  ↵"));
    m_one->setEnabled(any && !m_busy && m_model->at(at).isOpen());
}

void SubstitutionDialog::showCounts() {
    const auto ready = static_cast<int>(together().size());
    m_all->setText(tr("Sign %n together …", nullptr, ready));
    m_all->setEnabled(ready > 0 && !m_busy);
    m_signAll->setText(tr("Sign %n prescription(s)  ↵", nullptr, ready));
    m_one->setEnabled(m_one->isEnabled() && !m_busy);
    const auto& rows = m_model->rows();
    const auto* substitute = rows.empty() || !rows.front().proposal.substitute ? nullptr : &*rows.front().proposal.substitute;
    if (!substitute) return m_what->setText(tr("In place of %1").arg(itemPack(m_product.item)));
    auto how = substitute->listed ? substitute->pharmacistSigned ? tr("on the pharmacist's list") : tr("on the equivalence list, which no pharmacist has signed yet")
                                  : tr("same substance, form and strength");
    m_what->setText(tr("%1 · %2 · %3 a pack: %4").arg(itemName(substitute->shown.item), itemPack(substitute->shown.item), moneyText(substitute->shown.item.price), how));
}

void SubstitutionDialog::retranslate() {
    setWindowTitle(tr("Substitute"));
    m_title->setText(tr("A substitute for %1").arg(itemName(m_product.item)));
    m_table->setAccessibleName(tr("Residents and what each would get"));
    m_close->setText(tr("Close  Esc"));
    m_back->setText(tr("Back to the list"));
    m_model->retranslate();
    showCurrent();
    showCounts();
    if (m_pages->currentIndex() == SummaryPage) m_summary->setText(summaryText());
}

void SubstitutionDialog::restyle() {
    setMinimumSize(px(760), px(480));
}

}  // namespace jiayi::ui
