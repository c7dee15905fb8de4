#include "ui/statement/compliance_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/statement/statement_models.h"
#include "ui/statement/statement_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::pair<int, int> kFindingColumns[] = {{FindingModel::Decision, 110}, {FindingModel::Who, 110}, {FindingModel::Day, 100}};
}

ComplianceScreen::ComplianceScreen(ComplianceAsks asks, QWidget* parent) : Screen(parent), m_asks(std::move(asks)) {
    setObjectName(u"compliance"_s);
    build();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { showRow(); });
    connect(m_states, &StateStack::acted, this, &ComplianceScreen::reload);
    connect(m_explain, &QPushButton::clicked, this, [this] { decide("explained"); });
    connect(m_correct, &QPushButton::clicked, this, [this] { decide("corrected"); });
    connect(m_chart, &QPushButton::clicked, this, [this] {
        if (const auto* row = chosen()) Q_EMIT chartAsked({row->finding.resident});
    });
    retranslate();
}

QString ComplianceScreen::title() const { return tr("Findings"); }

void ComplianceScreen::build() {
    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 12);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_heading = makeLabel(TextRole::Heading, {}, this);
    m_heading->setObjectName(u"compliance.count"_s);
    head->addWidget(m_heading, 1);
    const auto button = [&](Button::Kind kind, const QString& name, const QKeySequence& keys) {
        auto* made = new Button(kind, {}, this);
        made->setObjectName(u"compliance."_s + name);
        made->setKeys(keys);
        head->addWidget(made);
        return made;
    };
    m_explain = button(Button::Kind::Primary, u"explain"_s, Qt::Key_E);
    m_correct = button(Button::Kind::Secondary, u"correct"_s, Qt::Key_C);
    m_chart = button(Button::Kind::Secondary, u"chart"_s, Qt::Key_O);
    outer->addLayout(head);
    m_said = new Notice(Tone::Ok, this);
    m_said->setObjectName(u"compliance.said"_s);
    m_said->hide();
    outer->addWidget(m_said);
    auto* inside = new QWidget(this);
    auto* all = new QVBoxLayout(inside);
    space(all, 0, 14);
    auto* card = new Card(inside);
    m_model = new FindingModel(*m_asks.rules, this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"compliance.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(FindingModel::What, kFindingColumns, 260);
    card->body()->addWidget(m_table, 1);
    all->addWidget(card, 1);
    m_card = new Card(inside);
    m_words = makeLabel(TextRole::Body, {}, m_card);
    m_words->setObjectName(u"compliance.words"_s);
    m_words->setWordWrap(true);
    m_card->body()->addWidget(m_words);
    all->addWidget(m_card);
    m_states = new StateStack(inside, this);
    m_states->panel()->setObjectName(u"compliance.state"_s);
    outer->addWidget(m_states, 1);
}

void ComplianceScreen::open(capitation::Month month) {
    m_month = month;
    m_read = false;
    m_said->hide();
    reload();
}

void ComplianceScreen::reload() {
    if (!m_month) return m_states->showEmpty(tr("No month is open"), tr("Open a month's statement first."));
    if (!m_read) m_states->showLoading(tr("Checking the month's costs …"));
    m_reading.run(this, m_asks.findings(*m_month), [this](Result<std::vector<capitation::JudgedFinding>> findings) {
        if (!findings) return m_states->showError(wordsFor(findings.error()));
        m_read = true;
        m_model->setRows(std::move(*findings));
        showList();
    });
}

void ComplianceScreen::showList() {
    const auto& rows = m_model->rows();
    const auto open = std::count_if(rows.begin(), rows.end(), [](const auto& one) { return !one.decision; });
    m_heading->setText(open > 0 ? tr("%n finding(s) to be decided", nullptr, static_cast<int>(open)) : title());
    if (rows.empty()) return m_states->showEmpty(tr("Nothing to be found"), tr("No rule has anything to say about the month's costs."));
    m_states->showContent();
    m_table->setCurrentIndex(m_model->index(std::clamp(m_table->currentIndex().row(), 0, m_model->rowCount() - 1), 0));
    showRow();
}

const capitation::JudgedFinding* ComplianceScreen::chosen() const {
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? &m_model->at(row) : nullptr;
}

void ComplianceScreen::showRow() {
    const auto* row = chosen();
    for (auto* each : {m_explain, m_correct, m_chart}) each->setEnabled(row);
    m_card->setVisible(row);
    if (!row) return;
    m_card->setTitle(ruleWord(*m_asks.rules, row->finding.rule));
    m_card->setSubtitle(severityWord(row->finding.severity));
    QStringList words;
    for (const auto& cost : row->costs) words << qs(cost);
    const auto rule = std::find_if(m_asks.rules->begin(), m_asks.rules->end(), [&](const auto& one) { return one.id == row->finding.rule; });
    if (rule != m_asks.rules->end()) words << tr("Rule: %1").arg(qs(rule->origin.source));
    if (row->decision) words << decisionWord(row->decision->decision) + u" · "_s + qs(row->decision->by) + u" · "_s + dateAndTime(row->decision->at) + u" · "_s + qs(row->decision->reason);
    m_words->setText(words.join(u'\n'));
}

void ComplianceScreen::decide(const char* decision) {
    const auto* row = chosen();
    if (!row) return;
    auto* dialog = new ReasonDialog(decision == std::string_view{"explained"} ? tr("Why it is right as it is") : tr("What was put right"), this);
    connect(dialog, &ReasonDialog::given, this, [this, finding = row->finding, word = std::string{decision}](const QString& reason) {
        m_acting.run(this, m_asks.decide({finding, word, utf8(reason)}), [this](const Result<Uuid>& result) {
            m_said->setTone(result ? Tone::Ok : Tone::Bad);
            if (result) m_said->setWords(tr("Remembered, at every desk."));
            else m_said->setWords(wordsFor(result.error()));
            m_said->show();
            reload();
            if (result) Q_EMIT changed();
        });
    });
    dialog->open();
}

void ComplianceScreen::focusFirst() { m_table->setFocus(); }

void ComplianceScreen::retranslate() {
    m_explain->setText(tr("Explain …"));
    m_correct->setText(tr("Was put right …"));
    m_chart->setText(tr("Open the chart"));
    m_table->setAccessibleName(tr("Findings of the month's costs, undecided first"));
    m_model->retranslate();
    if (m_read) showList();
    Q_EMIT titleChanged();
}

void ComplianceScreen::restyle() { m_table->setMinimumHeight(px(240)); }

}  // namespace jiayi::ui
