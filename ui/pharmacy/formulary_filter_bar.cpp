#include "ui/pharmacy/formulary_filter_bar.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/pharmacy/formulary_words.h"

#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::InsuranceClass;

namespace {

// A choice that asks nothing; an empty key would mean that nothing is chosen.
const auto kEvery = u"any"_s;
constexpr InsuranceClass kClasses[] = {InsuranceClass::A, InsuranceClass::B, InsuranceClass::Self};

}  // namespace

FormularyFilterBar::FormularyFilterBar(QWidget* parent) : Live<QWidget>(parent) {
    build();
    retranslate();
    restyle();
    clear();
}

void FormularyFilterBar::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 8);
    auto* grid = new FieldGrid(120, 3);
    all->addLayout(grid);
    m_text = new TextField(this);
    m_text->edit()->setObjectName(u"formulary.text"_s);
    m_text->edit()->installEventFilter(this);
    m_pharmacy = new ChoiceField(this);
    m_pharmacy->edit()->setObjectName(u"formulary.pharmacy"_s);
    m_form = new ChoiceField(this);
    m_form->edit()->setObjectName(u"formulary.form"_s);
    for (auto* field : QList<QWidget*>{m_text, m_pharmacy, m_form}) grid->addWidget(field);

    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_class = new ChipRow(ChipRow::Mode::One, this);
    m_class->setObjectName(u"formulary.class"_s);
    m_clear = new Button(Button::Kind::Quiet, {}, this);
    m_clear->setObjectName(u"formulary.clear"_s);
    row->addWidget(m_class, 1);
    row->addWidget(m_clear, 0, Qt::AlignTop);
    auto kept = m_clear->sizePolicy();
    kept.setRetainSizeWhenHidden(true);  // the chips do not move when it comes
    m_clear->setSizePolicy(kept);
    all->addLayout(row);
    m_terms = new ChipRow(ChipRow::Mode::Many, this);
    m_terms->setObjectName(u"formulary.terms"_s);
    all->addWidget(m_terms);

    connect(m_text->edit(), &QLineEdit::textChanged, this, &FormularyFilterBar::tell);
    for (auto* field : {m_pharmacy, m_form}) connect(field->edit(), &ChoiceEdit::chosen, this, &FormularyFilterBar::tell);
    for (auto* chips : {m_class, m_terms}) connect(chips, &ChipRow::chosenChanged, this, &FormularyFilterBar::tell);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        clear();
        tell();
    });
}

void FormularyFilterBar::tell() {
    m_clear->setVisible(!isClear());
    Q_EMIT changed();
}

bool FormularyFilterBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text->edit() && event->type() == QEvent::InputMethod) {
        auto composing = static_cast<QInputMethodEvent*>(event)->preeditString();
        composing.remove(u'\'').remove(u' ');  // the input method's own partitions: "er'jia"
        if (composing != m_composing) {
            m_composing = composing;
            tell();
        }
    }
    return Live<QWidget>::eventFilter(watched, event);
}

void FormularyFilterBar::setPharmacies(const std::vector<pharmacy::Pharmacy>& pharmacies) {
    m_pharmacies = pharmacies;
    QList<ChoiceEdit::Choice> choices;
    for (const auto& each : pharmacies) choices.append({QString::number(each.pk), qs(each.name)});
    m_pharmacy->edit()->setChoices(choices);
    if (m_pharmacy->edit()->key().isEmpty() && !choices.isEmpty()) m_pharmacy->edit()->setKey(choices.first().key);
    m_pharmacy->setVisible(choices.size() > 1);  // one alone is named in the head
}

std::int64_t FormularyFilterBar::pharmacyPk() const { return m_pharmacy->edit()->key().toLongLong(); }

void FormularyFilterBar::setFacets(const std::optional<pharmacy::Facets>& facets) {
    m_facets = facets;
    if (facets) {
        m_forms.clear();
        if (const auto forms = facets->values.find("form"); forms != facets->values.end())
            for (const auto& [form, count] : forms->second)
                if (!form.empty()) m_forms.push_back(form);
    }
    showChoices();
}

std::string FormularyFilterBar::text() const {
    auto typed = m_text->edit()->text();
    return utf8(typed.insert(m_text->edit()->cursorPosition(), m_composing).trimmed());
}

pharmacy::FormularyFilter FormularyFilterBar::filter() const {
    pharmacy::FormularyFilter filter;
    if (const auto form = m_form->edit()->key(); form != kEvery) filter.form = utf8(form);
    const auto classes = m_class->chosen();
    for (const auto each : kClasses)
        if (classes.contains(qs(nameOf(each)))) filter.insuranceClass = each;
    const auto terms = m_terms->chosen();
    if (terms.contains(u"essential"_s)) filter.essential = true;
    if (terms.contains(u"procured"_s)) filter.procured = true;
    if (terms.contains(u"stock"_s)) filter.inStock = true;
    if (terms.contains(u"long"_s)) filter.longRx = "yes";
    return filter;
}

bool FormularyFilterBar::isClear() const { return text().empty() && filter() == pharmacy::FormularyFilter{}; }

void FormularyFilterBar::clear() {
    const QSignalBlocker quiet(m_text->edit());
    m_composing.clear();
    m_text->edit()->clear();
    m_form->edit()->setKey(kEvery);
    m_class->setChosen({kEvery});
    m_terms->setChosen({});
    m_clear->hide();
}

QString FormularyFilterBar::counted(const QString& word, const char* facet, const char* value) const {
    if (!m_facets) return word;
    std::int64_t count = 0;
    if (const auto values = m_facets->values.find(facet); values != m_facets->values.end())
        if (const auto found = values->second.find(value); found != values->second.end()) count = found->second;
    return word + u' ' + countText(count);
}

void FormularyFilterBar::showChoices() {
    QList<ChipRow::Choice> classes{{kEvery, tr("All", "insurance classes")}};
    for (const auto each : kClasses) classes.append({qs(nameOf(each)), counted(insuranceWord(each), "class", nameOf(each).data())});
    m_class->setChoices(classes);
    m_terms->setChoices({{u"essential"_s, counted(tr("Essential medicine"), "essential", "yes")},
                         {u"procured"_s, counted(tr("Central procurement"), "procured", "yes")},
                         {u"stock"_s, tr("In stock")},
                         {u"long"_s, counted(tr("Long prescription"), "long_rx", "yes")}});
    QList<ChoiceEdit::Choice> forms{{kEvery, tr("All", "forms")}};
    for (const auto& form : m_forms) forms.append({qs(form), dosageFormWord(form)});
    m_form->edit()->setChoices(forms);
    if (m_form->edit()->key().isEmpty()) m_form->edit()->setKey(kEvery);
}

void FormularyFilterBar::retranslate() {
    m_text->setLabel(tr("Search"));
    m_text->edit()->setPlaceholderText(tr("/  Name, pinyin, ATC, code …"));
    m_pharmacy->setLabel(tr("Pharmacy"));
    m_form->setLabel(tr("Form", "of a medicine"));
    m_class->setAccessibleName(tr("Insurance class"));
    m_terms->setAccessibleName(tr("Terms"));
    m_clear->setText(tr("Clear filters"));
    showChoices();
}

void FormularyFilterBar::resizeEvent(QResizeEvent* event) {
    Live<QWidget>::resizeEvent(event);
    // Wrapped lines want their room before the list below gives way.
    setMinimumHeight(layout()->heightForWidth(width()));
}

void FormularyFilterBar::restyle() { m_text->setMinimumWidth(px(120)); }

}  // namespace jiayi::ui
