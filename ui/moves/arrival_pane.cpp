#include "ui/moves/arrival_pane.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/moves/moves_words.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ArrivalPane::ArrivalPane(const moves::MovesBook& book, const Clock& clock, QWidget* parent) : Live<QWidget>(parent), m_book(book), m_clock(clock) {
    setObjectName(u"arrival"_s);
    build();
    retranslate();
}

void ArrivalPane::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* cards = new QVBoxLayout(inside);
    space(cards, 0, 14);
    m_brought = new Card(inside);
    m_note = makeLabel(TextRole::Strong, {}, m_brought);
    m_note->setObjectName(u"arrival.note"_s);
    m_note->setWordWrap(true);
    m_sections = makeLabel(TextRole::Body, {}, m_brought);
    m_sections->setObjectName(u"arrival.sections"_s);
    m_sections->setTextFormat(Qt::RichText);
    m_sections->setWordWrap(true);
    m_brought->body()->addWidget(m_note);
    m_brought->body()->addWidget(m_sections);
    cards->addWidget(m_brought);
    cards->addStretch(1);
    scroll->setWidget(inside);
    all->addWidget(scroll, 1);

    m_form = new Card(this);
    m_failure = new Notice(Tone::Bad, m_form);
    m_failure->setObjectName(u"arrival.failure"_s);
    m_failure->hide();
    m_asked = makeLabel(TextRole::Soft, {}, m_form);
    m_asked->setObjectName(u"arrival.asked"_s);
    m_asked->setWordWrap(true);
    m_doctor = new ChoiceField(m_form);
    m_doctor->edit()->setObjectName(u"arrival.doctor"_s);
    const auto words = [this] { return makeLabel(TextRole::Soft, {}, m_form); };
    m_allergyWords = words();
    m_allergies = new ChipRow(ChipRow::Mode::One, m_form);
    m_allergies->setObjectName(u"arrival.allergies"_s);
    m_contractWords = words();
    m_contract = new ChipRow(ChipRow::Mode::One, m_form);
    m_contract->setObjectName(u"arrival.contract"_s);
    for (QWidget* each : {static_cast<QWidget*>(m_failure), static_cast<QWidget*>(m_asked), static_cast<QWidget*>(m_doctor), static_cast<QWidget*>(m_allergyWords), static_cast<QWidget*>(m_allergies), static_cast<QWidget*>(m_contractWords),
                          static_cast<QWidget*>(m_contract)})
        m_form->body()->addWidget(each);
    const auto button = [this](Button::Kind kind, const char* name, const QKeySequence& keys) {
        auto* made = new Button(kind, {}, m_form);
        made->setObjectName(QLatin1String(name));
        made->setKeys(keys);
        return made;
    };
    m_accept = button(Button::Kind::Primary, "arrival.accept", Qt::CTRL | Qt::Key_Return);
    m_askBack = button(Button::Kind::Secondary, "arrival.askBack", Qt::Key_F6);
    m_chart = button(Button::Kind::Quiet, "arrival.chart", Qt::Key_F4);
    auto* actions = new QWidget(m_form);
    auto* flow = new FlowLayout(actions);
    space(flow, 0, 8);
    for (auto* each : {m_accept, m_askBack, m_chart}) flow->addWidget(each);
    m_form->body()->addWidget(actions);
    all->addWidget(m_form);
    connect(m_accept, &QPushButton::clicked, this, &ArrivalPane::accept);
    connect(m_chart, &QPushButton::clicked, this, [this] { Q_EMIT chartAsked(m_page->person.id); });
    connect(m_askBack, &QPushButton::clicked, this, [this] {
        auto* dialog = new ReasonDialog(tr("What was asked of the clinic that handed over?"), window());
        connect(dialog, &ReasonDialog::given, this, [this](const QString& question) { Q_EMIT askedBack({m_page->person.id, utf8(question)}); });
        dialog->open();
    });
}

void ArrivalPane::showPage(MovePage page) {
    const bool same = m_page && m_page->person.id == page.person.id;
    m_page = std::move(page);
    m_failure->hide();
    if (!same) {
        m_allergies->setChosen({});
        m_contract->setChosen({});
        m_doctor->setError({});
    }
    setBusy(false);
    showAll();
    if (!same) m_doctor->edit()->setKey(m_page->doctors.size() == 1 ? qs(m_page->doctors.front()) : QString());
}

void ArrivalPane::showAll() {
    if (!m_page) return;
    const auto& moves = m_page->moves;
    const auto& handover = moves.brought;
    m_brought->setTitle(handover ? tr("Handover from %1").arg(qs(handover->clinic)) : tr("Came without a handover"));
    m_brought->setHint(handover && handover->confirmedAt ? tr("confirmed by %1, %2").arg(qs(handover->confirmedBy), isoDate(localDate(*handover->confirmedAt))) : QString());
    m_note->setVisible(handover && !handover->note.empty());
    if (handover) m_note->setText(tr("To the next doctor: %1").arg(qs(handover->note)));
    m_sections->setText(handover ? handoverHtml(m_book, handover->sections) : tr("The whole chart has come; nobody has summed it up."));
    m_asked->setVisible(moves.arrival && !moves.arrival->question.empty());
    if (moves.arrival) m_asked->setText(tr("Asked back on %1: %2").arg(isoDate(localDate(moves.arrival->at)), qs(moves.arrival->question)));
    QList<ChoiceEdit::Choice> doctors;
    for (const auto& each : m_page->doctors) doctors << ChoiceEdit::Choice{qs(each), qs(each)};
    m_doctor->edit()->setChoices(doctors);
    m_form->setTitle(tr("Take in %1").arg(qs(m_page->person.name)));
}

void ArrivalPane::accept() {
    if (!m_page) return;
    const auto doctor = m_doctor->edit()->key();
    m_doctor->setError(doctor.isEmpty() ? tr("Choose whose person they are") : QString());
    const auto missing = [&]() -> QWidget* {
        if (doctor.isEmpty()) return m_doctor->edit();
        if (m_allergies->chosen().isEmpty()) return m_allergies;
        return m_contract->chosen().isEmpty() ? m_contract : nullptr;
    }();
    if (missing) {
        if (missing != m_doctor->edit()) {
            m_failure->setWords(tr("Something is still to be said"), missing == m_allergies ? tr("Were the allergies confirmed with the person?") : tr("Is the contract signed?"));
            m_failure->show();
        }
        return missing->setFocus();
    }
    Q_EMIT accepted({m_page->person.id, utf8(doctor), utf8(m_allergies->chosen().first()), utf8(m_contract->chosen().first())});
}

void ArrivalPane::setBusy(bool busy) {
    for (auto* each : {m_accept, m_askBack, m_chart}) each->setEnabled(!busy && m_page.has_value());
}

void ArrivalPane::showFailure(const Error& error) {
    setBusy(false);
    m_failure->setWords(wordsFor(error));
    m_failure->show();
}

void ArrivalPane::focusForm() { m_doctor->edit()->setFocus(); }

void ArrivalPane::retranslate() {
    m_doctor->setLabel(tr("Family doctor here"));
    m_doctor->setRequired(true);
    m_allergyWords->setText(tr("Allergies, asked of the person"));
    m_allergies->setAccessibleName(m_allergyWords->text());
    m_allergies->setChoices({{u"confirmed"_s, tr("As handed over")}, {u"corrected"_s, tr("Corrected in the chart")}});
    m_contractWords->setText(tr("Contract"));
    m_contract->setAccessibleName(m_contractWords->text());
    m_contract->setChoices({{u"signed"_s, tr("Signed")}, {u"to-sign"_s, tr("To be signed")}});
    m_accept->setText(tr("Take in"));
    m_askBack->setText(tr("Ask back"));
    m_chart->setText(tr("Chart"));
    showAll();
}

}  // namespace jiayi::ui
