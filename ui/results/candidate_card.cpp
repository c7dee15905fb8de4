#include "ui/results/candidate_card.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/results/results_words.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using diagnostics::Agreement;
using diagnostics::Aspect;
using diagnostics::Evidence;

namespace {

bool isNumber(Aspect aspect) { return aspect == Aspect::CitizenId || aspect == Aspect::InsuranceNumber || aspect == Aspect::Phone; }

/// Where two numbers differ, somebody has to see how; elsewhere they stay masked.
QString evidenceText(const Evidence& evidence, const std::string& value) {
    if (value.empty()) return u"–"_s;
    if (evidence.aspect == Aspect::Sex) return sexWord(value == "male" ? Sex::Male : value == "female" ? Sex::Female : Sex::Unknown);
    return isNumber(evidence.aspect) && evidence.agreement != Agreement::Disagrees ? maskedId(qs(value)) : qs(value);
}

QString identifierWord(diagnostics::IdentifierKind kind) {
    switch (kind) {
        case diagnostics::IdentifierKind::CitizenId: return aspectWord(Aspect::CitizenId);
        case diagnostics::IdentifierKind::RecordNumber: return aspectWord(Aspect::RecordNumber);
        case diagnostics::IdentifierKind::InsuranceNumber: return aspectWord(Aspect::InsuranceNumber);
        case diagnostics::IdentifierKind::Other: break;
    }
    return aspectWord(Aspect::OtherIdentifier);
}

}  // namespace

QString statedPerson(const diagnostics::Report& report) {
    const auto& person = report.patient;
    const auto blank = QCoreApplication::translate("jiayi::ui::CandidateCard", "blank");
    QStringList lines;
    const auto line = [&](const QString& name, const QString& value) { lines << name + u":  "_s + (value.isEmpty() ? blank : value); };
    line(aspectWord(Aspect::Name), qs(person.name));
    line(aspectWord(Aspect::Sex), person.sex == Sex::Unknown ? QString() : sexWord(person.sex));
    line(aspectWord(Aspect::BirthDate), person.birthDate ? isoDate(*person.birthDate) : QString());
    for (const auto& identifier : person.identifiers) line(identifierWord(identifier.kind), qs(identifier.value));
    if (person.identifiers.empty()) line(aspectWord(Aspect::CitizenId), {});
    line(aspectWord(Aspect::Phone), qs(person.phone));
    line(aspectWord(Aspect::Order), qs(report.orderNumber));
    return lines.join(u'\n');
}

CandidateCard::CandidateCard(diagnostics::Candidate candidate, int number, Date today, QWidget* parent)
    : Card(parent), m_candidate(std::move(candidate)), m_today(today) {
    setObjectName(u"candidate"_s);
    m_choose = new Button(m_candidate.vetoed ? Button::Kind::Secondary : Button::Kind::Primary, {}, this);
    m_choose->setObjectName(u"candidate.choose"_s);
    if (number <= 9) m_choose->setKeys(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number));
    addHeadAction(m_choose);
    connect(m_choose, &QPushButton::clicked, this, [this] { Q_EMIT chosen(m_candidate); });
    retranslate();
}

void CandidateCard::setBusy(bool busy) { m_choose->setEnabled(!busy && !m_candidate.leftOn); }

QWidget* CandidateCard::evidenceLines() {
    auto* all = new QWidget(this);
    auto* grid = new QGridLayout(all);
    space(grid, 0, 6);
    grid->setHorizontalSpacing(px(14));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    const auto say = [&](int row, int column, TextRole role, const QString& text, const QString& name) {
        auto* label = makeLabel(role, text, all);
        label->setObjectName(name);
        label->setWordWrap(true);
        grid->addWidget(label, row, column, Qt::AlignTop);
    };
    say(0, 1, TextRole::Soft, tr("the report states"), u"candidate.head"_s);
    say(0, 2, TextRole::Soft, tr("we know"), u"candidate.head"_s);
    int row = 1;
    for (const auto& evidence : m_candidate.evidence) {
        // Our own reference is ours alone to know: where the sender does not name it there is nothing to compare.
        const bool nothing = evidence.stated.empty() && (evidence.known.empty() || evidence.aspect == Aspect::Reference);
        if (nothing) continue;
        say(row, 0, TextRole::Soft, aspectWord(evidence.aspect), u"candidate.aspect"_s);
        say(row, 1, TextRole::Body, evidenceText(evidence, evidence.stated), u"candidate.stated"_s);
        say(row, 2, TextRole::Body, evidenceText(evidence, evidence.known), u"candidate.known"_s);
        auto* badge = new Badge(agreementWord(evidence.agreement), agreementTone(evidence.agreement), all);
        badge->setObjectName(u"candidate.agreement"_s);
        grid->addWidget(badge, row, 3, Qt::AlignTop | Qt::AlignRight);
        ++row;
    }
    return all;
}

void CandidateCard::retranslate() {
    setTitle(qs(m_candidate.name));
    setSubtitle(m_candidate.birthDate ? sexAndAge(m_candidate.sex, m_candidate.birthDate, false, m_today) : sexWord(m_candidate.sex));
    setStripe(m_candidate.vetoed ? std::optional{Tone::Bad} : m_candidate.rule ? std::optional{Tone::Ok} : std::nullopt);
    if (m_candidate.leftOn) setHint(tr("moved away on %1").arg(isoDate(*m_candidate.leftOn)));
    else setHint(m_candidate.vetoed ? tr("An identifier disagrees") : QString());
    m_choose->setText(tr("This person"));
    m_choose->setAccessibleName(tr("Give the report to %1").arg(qs(m_candidate.name)));
    setBusy(false);
    delete m_lines;
    m_lines = evidenceLines();
    body()->addWidget(m_lines);
}

}  // namespace jiayi::ui
