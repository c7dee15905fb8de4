#include "ui/guidance/dismiss_form.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/tokens.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

const auto kUntilChange = u"change"_s;
/// How long a card may be put aside, by its chip: days and months.
struct Pause {
    const char* key;
    int days, months;
};
constexpr Pause kPauses[] = {{"2wk", 14, 0}, {"1mo", 0, 1}, {"3mo", 0, 3}, {"6mo", 0, 6}};

}  // namespace

DismissForm::DismissForm(Date today, QWidget* parent)
    : Live<QWidget>(parent), m_today(today), m_reasons(new ChipRow(ChipRow::Mode::One, this)), m_words(new TextField(this)), m_until(new ChipRow(ChipRow::Mode::One, this)),
      m_save(new Button(Button::Kind::Primary, {}, this)), m_back(new Button(Button::Kind::Quiet, {}, this)) {
    setObjectName(u"guidance.dismissal"_s);
    auto* all = new QVBoxLayout(this);
    space(all, {0, 4, 0, 4}, 6);
    m_reasons->setObjectName(u"guidance.reason"_s);
    m_words->edit()->setObjectName(u"guidance.words"_s);
    m_until->setObjectName(u"guidance.until"_s);
    m_save->setObjectName(u"guidance.save"_s);
    m_save->setKeys(Qt::CTRL | Qt::Key_Return);
    m_back->setObjectName(u"guidance.back"_s);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    row->addWidget(m_save);
    row->addWidget(m_back);
    row->addStretch(1);
    all->addWidget(m_reasons);
    all->addWidget(m_words);
    all->addWidget(m_until);
    all->addLayout(row);
    connect(m_save, &Button::clicked, this, &DismissForm::send);
    connect(m_back, &Button::clicked, this, &DismissForm::cancelled);
    connect(m_words->edit(), &QLineEdit::returnPressed, this, &DismissForm::send);
    connect(m_words->edit(), &QLineEdit::textEdited, this, [this] { m_words->setError({}); });
    connect(m_reasons, &ChipRow::chosenChanged, this, [this] { m_words->setError({}); });
    auto* back = new QShortcut(QKeySequence(Qt::Key_Escape), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &DismissForm::cancelled);
    retranslate();
    m_until->setChosen({kUntilChange});
}

void DismissForm::begin() {
    show();
    m_reasons->chip(u"elsewhere"_s)->setFocus();
}

QString DismissForm::reason() const {
    const auto words = m_words->text().trimmed();
    const auto chosen = m_reasons->chosen();
    if (chosen.isEmpty()) return words;
    const auto named = m_reasons->chip(chosen.first())->text();
    return words.isEmpty() ? named : tr("%1: %2", "a reason, and more about it").arg(named, words);
}

std::optional<Date> DismissForm::until() const {
    for (const auto& pause : kPauses)
        if (m_until->chosen().contains(QLatin1String(pause.key))) return pause.months > 0 ? addMonths(m_today, pause.months) : m_today + Days(pause.days);
    return {};
}

void DismissForm::send() {
    if (reason().isEmpty()) {
        m_words->setError(tr("A reason is needed."));
        return m_words->edit()->setFocus();
    }
    Q_EMIT given(reason(), until());
}

void DismissForm::retranslate() {
    m_reasons->setChoices({{u"elsewhere"_s, tr("Done elsewhere")}, {u"declines"_s, tr("The person declines")}, {u"unsuitable"_s, tr("Does not suit the person")}, {u"later"_s, tr("Later")}});
    m_reasons->setAccessibleName(tr("Why not now"));
    m_words->setLabel(tr("Why not now, in your words"));
    m_until->setChoices({{kUntilChange, tr("Until something changes")}, {u"2wk"_s, tr("2 weeks")}, {u"1mo"_s, tr("1 month")}, {u"3mo"_s, tr("3 months")}, {u"6mo"_s, tr("6 months")}});
    m_until->setAccessibleName(tr("Until when"));
    m_save->setText(tr("Put aside"));
    m_back->setText(tr("Back  Esc"));
}

}  // namespace jiayi::ui
