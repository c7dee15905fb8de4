#include "ui/prescribing/terms_card.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/item_words.h"
#include "ui/common/labels.h"
#include "ui/prescribing/prescribing_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::LongAnswer;
using pharmacy::LongReason;

namespace {

bool sameReason(const LongReason& a, const LongReason& b) { return a.id == b.id && a.answer == b.answer && a.text == b.text; }

bool holdsReason(const std::vector<LongReason>& all, const LongReason& one) {
    return std::any_of(all.begin(), all.end(), [&](const auto& each) { return sameReason(each, one); });
}

/// Those that every line has: told once, above.
std::vector<LongReason> sharedReasons(const std::vector<pharmacy::CheckedLine>& lines) {
    std::vector<LongReason> shared;
    if (lines.size() < 2 || !lines.front().longTerm) return shared;
    for (const auto& reason : lines.front().longTerm->reasons)
        if (std::all_of(lines.begin(), lines.end(), [&](const auto& line) { return line.longTerm && holdsReason(line.longTerm->reasons, reason); }))
            shared.push_back(reason);
    return shared;
}

}  // namespace

TermsCard::TermsCard(int mostValid, int normalLong, QWidget* parent) : Card(parent), m_mostValid(mostValid), m_normalLong(normalLong) {
    setObjectName(u"pad.terms"_s);
    m_kind = new ChipRow(ChipRow::Mode::One, this);
    m_kind->setObjectName(u"pad.kind"_s);
    body()->addWidget(m_kind);
    auto* valid = new QHBoxLayout;
    space(valid, 0, 8);
    m_validLabel = makeLabel(TextRole::Soft, {}, this);
    m_valid = new ChipRow(ChipRow::Mode::One, this);
    m_valid->setObjectName(u"pad.valid"_s);
    valid->addWidget(m_validLabel);
    valid->addWidget(m_valid, 1);
    body()->addLayout(valid);
    m_reason = new TextField(this);
    m_reason->edit()->setObjectName(u"pad.reason"_s);
    body()->addWidget(m_reason);
    m_long = new QWidget(this);
    auto* column = new QVBoxLayout(m_long);
    space(column, {0, 2, 0, 0}, 6);
    m_reasons = new QVBoxLayout;
    space(m_reasons, 0, 3);
    column->addLayout(m_reasons);
    m_assess = new Button(Button::Kind::Secondary, {}, m_long);
    m_assess->setObjectName(u"pad.assess"_s);
    m_assess->setKeys(Qt::Key_F9);
    column->addWidget(m_assess, 0, Qt::AlignLeft);
    m_long->hide();
    body()->addWidget(m_long);
    connect(m_kind, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        if (!keys.isEmpty()) Q_EMIT kindChanged(utf8(keys.front()));
    });
    connect(m_valid, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        if (!keys.isEmpty()) Q_EMIT validityChanged(keys.front().toInt());
    });
    connect(m_reason->edit(), &QLineEdit::editingFinished, this, [this] {
        if (utf8(m_reason->text().trimmed()) != m_draft.reason) Q_EMIT reasonChanged(utf8(m_reason->text().trimmed()));
    });
    connect(m_assess, &QPushButton::clicked, this, &TermsCard::assessmentAsked);
    retranslate();
}

void TermsCard::setDraft(const pharmacy::PrescriptionDraft& draft) {
    m_draft = draft;
    m_kind->setChosen({qs(draft.kind)});
    m_valid->setChosen({QString::number(draft.validDays)});
    if (!m_reason->edit()->hasFocus()) m_reason->setText(qs(draft.reason));
    if (draft.lines.empty()) m_check.reset();
    m_long->setVisible(draft.kind == "long");
    showReasonField();
}

void TermsCard::showCheck(const pharmacy::PrescriptionDraft& draft, const PadCheck& check) {
    m_draft = draft;
    m_check = check;
    showReasonField();
    showLong();
}

void TermsCard::showReasonField() {
    const auto wants = [](const pharmacy::DraftProblem& problem) { return problem.id == "draft.days" || problem.id == "draft.psychotropic-days"; };
    const bool wanted = m_check && std::any_of(m_check->check.problems.begin(), m_check->check.problems.end(), wants);
    m_reason->setVisible(m_draft.kind == "ordinary" && (wanted || !m_draft.reason.empty() || m_reason->edit()->hasFocus()));
    m_reason->setRequired(wanted);
}

void TermsCard::focusReason() {
    m_reason->show();
    m_reason->edit()->setFocus();
}

void TermsCard::addLong(const QString& head, int days, bool excluded, const std::vector<LongReason>& reasons, const std::string& key) {
    auto* row = new QWidget(m_long);
    auto* across = new QHBoxLayout(row);
    space(across, {0, 4, 0, 0}, 8);
    auto* name = new ElidedLabel(TextRole::Strong, row);
    name->setFullText(head);
    across->addWidget(name, 1);
    if (!key.empty()) {
        auto* badge = new Badge(excluded ? tr("not allowed", "long prescription") : days > 0 ? tr("up to %1 d", "long prescription").arg(days) : tr("not eligible"),
                                excluded ? Tone::Bad : days > 0 ? Tone::Ok : Tone::Warn, row);
        badge->setObjectName(u"long."_s + qs(key));
        badge->setIconName(days > 0 && !excluded ? u"check"_s : u"warning"_s);
        across->addWidget(badge);
    }
    m_reasons->addWidget(row);
    for (const auto& reason : reasons) {
        auto* line = new QWidget(m_long);
        auto* inner = new QHBoxLayout(line);
        space(inner, 0, 6);
        auto* mark = new StateMark(line);
        const bool yes = reason.answer == LongAnswer::Yes;
        mark->setState(yes ? Tone::Ok : reason.answer == LongAnswer::No ? Tone::Bad : Tone::Neutral,
                       yes ? tr("for it") : reason.answer == LongAnswer::No ? tr("against it") : tr("not checked"));
        auto text = ruleText(reason.text);
        const auto lifted = m_draft.overrides.find(reason.id + ":" + key);
        if (lifted != m_draft.overrides.end()) text += u'\n' + tr("Goes on because: %1").arg(qs(lifted->second));
        auto* words = makeLabel(TextRole::Soft, text, line);
        words->setObjectName(u"long.reason"_s);
        words->setWordWrap(true);
        words->setTextFormat(Qt::PlainText);
        inner->addWidget(mark, 0, Qt::AlignTop);
        inner->addWidget(words, 1);
        m_reasons->addWidget(line);
    }
}

void TermsCard::showLong() {
    while (auto* item = m_reasons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_long->setVisible(m_draft.kind == "long");
    if (m_draft.kind != "long" || !m_check) return;
    const auto& lines = m_check->check.lines;
    const auto shared = sharedReasons(lines);
    if (!shared.empty()) addLong(tr("All medicines"), 0, false, shared, {});
    for (std::size_t i = 0; i < lines.size() && i < m_draft.lines.size(); ++i) {
        if (!lines[i].longTerm) continue;
        std::vector<LongReason> own;
        for (const auto& reason : lines[i].longTerm->reasons)
            if (!holdsReason(shared, reason)) own.push_back(reason);
        const auto& line = m_draft.lines[i];
        addLong(line.item ? itemName(*line.item) : qs(line.name), lines[i].longTerm->days, lines[i].longTerm->excluded, own, line.key);
    }
}

void TermsCard::retranslate() {
    setTitle(tr("Form"));
    m_kind->setChoices({{u"ordinary"_s, prescriptionKindWord("ordinary")}, {u"emergency"_s, prescriptionKindWord("emergency")}, {u"long"_s, prescriptionKindWord("long")}});
    m_kind->setAccessibleName(tr("Kind of prescription"));
    m_validLabel->setText(tr("Valid for"));
    m_valid->setAccessibleName(m_validLabel->text());
    QList<ChipRow::Choice> days;
    for (int day = 1; day <= m_mostValid; ++day) days.append({QString::number(day), tr("%n day(s)", nullptr, day)});
    m_valid->setChoices(days);
    m_reason->setLabel(tr("Why more than the ordinary quantity"));
    m_assess->setText(tr("Assess for more than %1 days …").arg(m_normalLong));
    if (m_check) showLong();
}

}  // namespace jiayi::ui
