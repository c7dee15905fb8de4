// Of the statement's page: what it shows of a month, and the steps that a month takes.
#include "ui/statement/statement_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/statement/sign_dialog.h"
#include "ui/statement/statement_models.h"
#include "ui/statement/statement_words.h"

#include <QLabel>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

void StatementScreen::showPage() {
    m_states->showContent();
    showFigures();
    const int chosen = std::max(m_groupTable->currentIndex().row(), 0);
    m_groups->setRows(m_page->groups);
    if (m_groups->rowCount() > 0) m_groupTable->setCurrentIndex(m_groups->index(std::min(chosen, m_groups->rowCount() - 1), 0));
    else m_lines->setRows({});
    const bool open = !m_page->id || m_page->statement.state == "amended";
    m_checkCard->setVisible(open);
    m_checks->setRows(checkRows(*m_page));
    m_historyCard->setVisible(m_page->id.has_value());
    showHistory();
    showSteps();
}

void StatementScreen::showFigures() {
    const auto& totals = m_page->statement.totals;
    const std::array<std::pair<QString, QString>, 5> figures{{{tr("Budget of %n member-month(s)", nullptr, static_cast<int>(totals.memberMonths)), moneyText(totals.budget)},
                                                              {tr("Cost, own and elsewhere"), moneyText(totals.cost())},
                                                              {totals.balance().fen < 0 ? tr("Above the budget") : tr("Left of the budget"), moneyText(totals.balance())},
                                                              {tr("Of it here, and elsewhere"), moneyText(totals.own) + u" · "_s + moneyText(totals.elsewhere)},
                                                              {tr("Withheld until assessed"), moneyText(totals.withhold)}}};
    for (std::size_t i = 0; i < figures.size(); ++i) {
        m_tiles[i].first->setText(figures[i].first);
        m_tiles[i].second->setText(figures[i].second);
        m_tiles[i].second->setAccessibleName(figures[i].first + u": "_s + figures[i].second);
    }
    auto words = tr("Pooled fund %1 · personal account %2 · other funds %3 · cash %4")
                     .arg(moneyText(totals.split.fund), moneyText(totals.split.account), moneyText(totals.split.other), moneyText(totals.split.cash));
    if (totals.unsplit.fen != 0) words += u" · "_s + tr("of the cash, %1 where nobody said who pays").arg(moneyText(totals.unsplit));
    if (totals.outOfScope.fen != 0) words += u" · "_s + tr("out of scope and in no figure: %1").arg(moneyText(totals.outOfScope));
    m_split->setText(words);
    const auto& statement = m_page->statement;
    m_state->setText(statementStateWord(statement.state));
    m_state->setTone(statementStateTone(statement.state));
    m_revision->setText(statement.revision > 0 ? tr("revision %1").arg(statement.revision) : QString());
}

void StatementScreen::showHistory() {
    QStringList lines;
    for (const auto& act : m_page->acts) {
        auto line = dateAndTime(act.at) + u"  "_s + statementActWord(act.act) + u" · "_s + qs(act.by);
        if (!act.note.empty()) line += u" · "_s + qs(act.note);
        lines << line;
    }
    if (m_page->paid) lines << tr("Paid: %1").arg(moneyText(*m_page->paid));
    m_history->setText(lines.join(u'\n'));
    QStringList desks;
    for (const auto& desk : m_page->desks.desks)
        if (!desk.own) desks << tr("%1: heard %2").arg(qs(desk.name), desk.heardAt ? dateAndTime(*desk.heardAt) : tr("never"));
    m_desks->setText(!m_page->paired ? QString() : !m_page->desks.toldAt ? tr("The hub has not said yet when it heard of the other desks.") : desks.isEmpty() ? tr("This is the clinic's only desk.") : desks.join(u" · "_s));
    m_desks->setVisible(!m_desks->text().isEmpty());
}

void StatementScreen::showSteps() {
    const auto may = [&](const char* act) { return std::find(m_page->next.begin(), m_page->next.end(), act) != m_page->next.end(); };
    m_freeze->setVisible(m_page->mayFreeze);
    m_sign->setVisible(may("signed"));
    m_submit->setVisible(may("submitted"));
    m_amend->setVisible(may("amended"));
    m_answer->setVisible(may("accepted") || may("queried") || may("rejected") || may("paid"));
    m_differences->setVisible(m_page->differences > 0);
    m_differences->setText(m_page->openDifferences > 0 ? tr("Differences (%1)").arg(m_page->openDifferences) : tr("Differences"));
    m_findings->setText(m_page->openFindings > 0 ? tr("Findings (%1)").arg(m_page->openFindings) : tr("Findings"));
}

void StatementScreen::showGroup(int row) {
    if (!m_page || row < 0 || row >= m_groups->rowCount()) return;
    const auto& group = m_groups->at(row);
    std::vector<capitation::NamedLine> lines;
    for (const auto& each : m_page->lines)
        if (each.line.kind == group.kind && each.line.category == group.category && each.line.origin.type == group.origin) lines.push_back(each);
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.line.on < b.line.on; });
    m_lines->setRows(std::move(lines));
    m_lineCard->setSubtitle(lineCategoryWord(group.category) + u" · "_s + lineOriginWord(group.origin));
}

void StatementScreen::freeze() {
    const bool wantsReason = std::any_of(m_page->checks.begin(), m_page->checks.end(), [](const auto& item) { return item.overridable; });
    if (!wantsReason) return freezeWith({});
    auto* dialog = new ReasonDialog(tr("Something is still open. Freeze the month all the same?"), this);
    connect(dialog, &ReasonDialog::given, this, &StatementScreen::freezeWith);
    dialog->open();
}

void StatementScreen::freezeWith(const QString& reason) {
    setBusy(true);
    m_acting.run(this, m_asks.freeze({m_scheme, m_month, utf8(reason)}), [this](const Result<capitation::StatementId>& result) {
        done(result ? Result<void>{} : Result<void>{result.error()}, tr("Frozen. Whatever comes later stands in the next revision."));
    });
}

void StatementScreen::sign() {
    auto* dialog = new SignDialog(tr("Sign the statement"), tr("With your signature you answer for these figures."), m_asks.prove, this);
    connect(dialog, &SignDialog::proved, this, [this] { run("signed", {}, tr("Signed. You may submit it now.")); });
    dialog->open();
}

void StatementScreen::submit() {
    auto* dialog = new SignDialog(tr("Submit the statement"), m_page->openFindings > 0 ? tr("%n finding(s) of the month are not decided. They go as they are.", nullptr, static_cast<int>(m_page->openFindings))
                                                                                        : tr("It goes to the hub, which figures it again."), m_asks.prove, this);
    connect(dialog, &SignDialog::proved, this, [this] { run("submitted", {}, tr("Submitted. The answer comes with the next synchronisation.")); });
    dialog->open();
}

void StatementScreen::answer() {
    auto* dialog = new ReasonDialog(tr("Write down an answer that came on paper"), this);
    QList<ChoiceEdit::Choice> choices;
    for (const auto& act : m_page->next)
        if (act != "amended" && act != "signed" && act != "submitted") choices.append({qs(act), statementActWord(act)});
    auto* choice = dialog->addChoice(tr("Answer"));
    choice->edit()->setChoices(choices);
    choice->edit()->setKey(choices.front().key);
    connect(dialog, &ReasonDialog::given, this, [this, choice](const QString& note) { run(utf8(choice->edit()->key()), note, tr("Written down.")); });
    dialog->open();
}

void StatementScreen::run(const std::string& act, const QString& note, const QString& said) {
    if (!m_page || !m_page->id) return;
    setBusy(true);
    m_acting.run(this, m_asks.act({*m_page->id, act, utf8(note)}), [this, said](const Result<void>& result) { done(result, said); });
}

void StatementScreen::done(const Result<void>& result, const QString& said) {
    setBusy(false);
    m_said->setTone(result ? Tone::Ok : Tone::Bad);
    if (result) m_said->setWords(said);
    else m_said->setWords(wordsFor(result.error()));
    m_said->show();
    reload();
    if (result) Q_EMIT changed();
}

void StatementScreen::setBusy(bool busy) {
    for (auto* each : {m_freeze, m_sign, m_submit, m_amend, m_answer, m_differences, m_pdf, m_table}) each->setEnabled(!busy && m_page);
}

void StatementScreen::retranslate() {
    m_months->setLabel(tr("Month"));
    m_schemes->setChoices({{u"employee"_s, schemeWord("employee")}, {u"resident"_s, schemeWord("resident")}});
    m_schemes->setAccessibleName(tr("Scheme"));
    m_pdf->setText(tr("PDF"));
    m_table->setText(tr("Excel"));
    m_freeze->setText(tr("Freeze the month …"));
    m_sign->setText(tr("Sign …"));
    m_submit->setText(tr("Submit …"));
    m_amend->setText(tr("Amend"));
    m_answer->setText(tr("Answer on paper …"));
    m_groupCard->setTitle(tr("Lines by category"));
    m_lineCard->setTitle(tr("Lines"));
    m_checkCard->setTitle(tr("Before it is frozen"));
    m_historyCard->setTitle(tr("What has happened"));
    m_groupTable->setAccessibleName(tr("Lines by category and origin"));
    m_lineTable->setAccessibleName(tr("Lines of the chosen category"));
    m_checkTable->setAccessibleName(tr("Check list before the month is frozen"));
    m_groups->retranslate();
    m_lines->retranslate();
    m_checks->retranslate();
    fillMonths();
    if (m_page) showPage();
    else for (auto* each : {m_freeze, m_sign, m_submit, m_amend, m_answer, m_differences}) each->hide();
    if (!m_page) m_findings->setText(tr("Findings"));
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
