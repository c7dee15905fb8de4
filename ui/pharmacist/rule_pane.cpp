#include "ui/pharmacist/rule_pane.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/field.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/pharmacist/pharmacist_words.h"
#include "ui/pharmacist/rule_model.h"

#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t kReasonsShown = 8;
}

RulePane::RulePane(QWidget* parent) : Live<QScrollArea>(parent) {
    setObjectName(u"rule"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    restyle();
    retranslate();
}

void RulePane::build() {
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* all = new QVBoxLayout(inside);
    space(all, 0, 14);
    const auto words = [](Card* card, TextRole role, const QString& name) {
        auto* label = makeLabel(role, {}, card);
        label->setObjectName(name);
        label->setWordWrap(true);
        card->body()->addWidget(label);
        return label;
    };
    m_card = new Card(inside);
    m_what = words(m_card, TextRole::Strong, u"rule.what"_s);
    m_action = words(m_card, TextRole::Body, u"rule.action"_s);
    m_source = words(m_card, TextRole::Soft, u"rule.source"_s);
    m_standing = words(m_card, TextRole::Body, u"rule.standing"_s);
    m_reasons = new Card(inside);
    m_reasonList = words(m_reasons, TextRole::Body, u"rule.reasons"_s);
    m_decide = new Card(inside);
    m_advice = words(m_decide, TextRole::Soft, u"rule.advice"_s);
    m_refusalText = words(m_decide, TextRole::Soft, u"rule.refusal"_s);
    m_note = new TextField(m_decide);
    m_note->edit()->setObjectName(u"rule.note"_s);
    m_decide->body()->addWidget(m_note);
    m_failure = new Notice(Tone::Bad, m_decide);
    m_failure->setObjectName(u"rule.failure"_s);
    m_failure->hide();
    m_decide->body()->addWidget(m_failure);
    auto* actions = new QWidget(m_decide);
    auto* row = new FlowLayout(actions);
    space(row, 0, 8);
    const auto button = [&](Button::Kind kind, const QString& name, Qt::Key key) {
        auto* made = new Button(kind, {}, actions);
        made->setObjectName(name);
        made->setKeys(key);
        row->addWidget(made);
        return made;
    };
    m_sign = button(Button::Kind::Primary, u"rule.sign"_s, Qt::Key_S);
    m_retire = button(Button::Kind::Secondary, u"rule.retire"_s, Qt::Key_R);
    m_undo = button(Button::Kind::Secondary, u"rule.undo"_s, Qt::Key_U);
    m_decide->body()->addWidget(actions);
    for (auto* card : {m_card, m_decide, m_reasons}) all->addWidget(card);
    all->addStretch(1);
    setWidget(inside);
    connect(m_note->edit(), &QLineEdit::textEdited, this, [this] { m_note->setError({}); });
    connect(m_sign, &QPushButton::clicked, this, [this] { Q_EMIT signAsked(qs(m_figure->entry.row), m_note->text().trimmed()); });
    connect(m_retire, &QPushButton::clicked, this, [this] {
        const auto reason = m_note->text().trimmed();
        if (!reason.isEmpty()) return Q_EMIT retireAsked(qs(m_figure->rule), reason);
        m_note->setError(tr("Say why it need not interrupt here"));
        focusNote();
    });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoAsked(m_figure->retired.has_value(), qs(m_figure->retired ? m_figure->rule : m_figure->entry.row)); });
}

void RulePane::showFigure(pharmacy::RuleFigure figure) {
    if (!m_figure || m_figure->rule != figure.rule) ensureVisible(0, 0);
    m_note->setText({});
    m_note->setError({});
    m_failure->hide();
    m_figure = std::move(figure);
    setBusy(false);
    showAll();
}

void RulePane::setRefusal(std::optional<Error> refusal) {
    m_refusal = std::move(refusal);
    setBusy(false);
    showAll();
}

void RulePane::setBusy(bool busy) {
    for (auto* button : {m_sign, m_retire, m_undo}) button->setEnabled(!busy && !m_refusal);
}

void RulePane::showFailure(const Error& error) {
    m_failure->setWords(wordsFor(error));
    m_failure->show();
}

void RulePane::focusNote() {
    if (!m_refusal) m_note->edit()->setFocus();
}

QString RulePane::reasonsText() const {
    // The same words again are counted, in the place of the newest.
    std::vector<std::pair<std::string, int>> counted;
    for (const auto& reason : m_figure->rate.reasons) {
        const auto told = std::find_if(counted.begin(), counted.end(), [&](const auto& each) { return each.first == reason; });
        if (told != counted.end()) ++told->second;
        else if (counted.size() < kReasonsShown) counted.emplace_back(reason, 1);
    }
    QStringList lines;
    for (const auto& [reason, times] : counted) lines << (times == 1 ? qs(reason) : tr("%1 (%n times)", "a reason", times).arg(qs(reason)));
    return lines.join(u'\n');
}

void RulePane::showAll() {
    if (!m_figure) return;
    const auto& figure = *m_figure;
    m_card->setTitle(checkWord(figure.entry.check));
    m_card->setHint(qs(figure.rule));
    m_what->setText(ruleTitle(figure));
    const auto action = ruleText(figure.entry.action);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_source->setText(tr("%1; version %2, in force since %3").arg(qs(figure.entry.origin.source), qs(figure.entry.origin.version), isoDate(figure.entry.origin.validFrom)));
    QStringList standing;
    if (figure.signedOff) standing << signedText(*figure.signedOff);
    else if (figure.unsignedYet()) standing << tr("General knowledge: no pharmacist has signed it yet");
    if (figure.retired) standing << retiredText(*figure.retired);
    m_standing->setText(standing.join(u'\n'));
    m_standing->setVisible(!standing.isEmpty());
    m_reasons->setVisible(!figure.rate.reasons.empty());
    m_reasonList->setText(reasonsText());
    const bool unsignedYet = figure.unsignedYet() && figure.isRow();
    m_sign->setVisible(unsignedYet);
    m_retire->setVisible(figure.mayRetire());
    const bool decided = figure.retired || (figure.signedOff && figure.isRow());
    m_undo->setVisible(decided);
    m_undo->setText(figure.retired ? tr("Let it interrupt again") : tr("Take the signature back"));
    m_decide->setVisible(unsignedYet || figure.mayRetire() || decided);
    m_note->setVisible(!m_refusal && (unsignedYet || figure.mayRetire()));
    m_refusalText->setVisible(m_refusal.has_value());
    if (m_refusal) m_refusalText->setText(wordsFor(*m_refusal).beforehand());
    QStringList advice;
    if (figure.rate.retire && !figure.retired) advice << tr("Overridden so often that nobody heeds it: keep it, mend the data it asks for, or retire it here.");
    if (figure.mayRetire()) advice << tr("Retired, it stands beside the line and interrupts nobody in this clinic.");
    else if (figure.entry.severity == pharmacy::Severity::Contraindicated) advice << tr("A contraindication always interrupts; it cannot be retired.");
    m_advice->setText(advice.join(u'\n'));
    m_advice->setVisible(!advice.isEmpty());
}

void RulePane::retranslate() {
    m_reasons->setTitle(tr("Why doctors went past it, newest first"));
    m_decide->setTitle(tr("The pharmacist's decision"));
    m_note->setLabel(tr("Note or reason"));
    m_sign->setText(tr("Sign off"));
    m_retire->setText(tr("Retire here"));
    showAll();
}

void RulePane::restyle() { setMinimumWidth(px(350)); }

}  // namespace jiayi::ui
