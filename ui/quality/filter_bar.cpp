#include "ui/quality/filter_bar.h"

#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/quality/quality_words.h"

#include <QVBoxLayout>

#include <array>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<const char*, quality::Window>, 3> kWindows{
    {{"year", quality::Window::Year}, {"rolling", quality::Window::Rolling}, {"quarter", quality::Window::Quarter}}};
const auto kEverybody = u"*"_s;
constexpr int kNarrowestFilter = 170, kMostFilters = 3;

std::optional<std::string> chosenName(const ChoiceField* field) {
    const auto key = field->edit()->key();
    return key.startsWith(u'=') ? std::optional{utf8(key.mid(1))} : std::nullopt;
}

void offer(ChoiceField* field, const QString& everybody, const std::vector<std::string>& names, const std::function<QString(const std::string&)>& word) {
    QList<ChoiceEdit::Choice> choices{{kEverybody, everybody}};
    for (const auto& name : names) choices << ChoiceEdit::Choice{u"="_s + qs(name), word(name)};
    const auto key = field->edit()->key();
    field->edit()->setChoices(choices);
    field->edit()->setKey(key.isEmpty() ? kEverybody : key);
    if (field->edit()->key().isEmpty()) field->edit()->setKey(kEverybody);
}

}  // namespace

QualityFilterBar::QualityFilterBar(QWidget* parent) : Live<QWidget>(parent) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 8);
    m_window = new ChipRow(ChipRow::Mode::One, this);
    m_window->setObjectName(u"indicators.window"_s);
    all->addWidget(m_window);
    auto* fields = new FieldGrid(kNarrowestFilter, kMostFilters);
    space(fields, 0, 10);
    const auto field = [&](const QString& name) {
        auto* made = new ChoiceField(this);
        made->setLabelShown(false);
        made->edit()->setObjectName(name);
        fields->addWidget(made);
        connect(made->edit(), &ChoiceEdit::chosen, this, &QualityFilterBar::changed);
        return made;
    };
    m_doctor = field(u"indicators.doctor"_s);
    m_grid = field(u"indicators.grid"_s);
    m_programme = field(u"indicators.programme"_s);
    all->addLayout(fields);
    connect(m_window, &ChipRow::chosenChanged, this, &QualityFilterBar::changed);
    retranslate();
    m_window->setChosen({QLatin1String(kWindows.front().first)});
}

void QualityFilterBar::setChoices(quality::FilterChoices choices) {
    m_choices = std::move(choices);
    showChoices();
}

void QualityFilterBar::setWindow(quality::Window window) {
    for (const auto& [key, each] : kWindows)
        if (each == window) m_window->setChosen({QLatin1String(key)});
}

quality::BoardAsk QualityFilterBar::ask(Date asOf) const {
    quality::BoardAsk ask;
    ask.asOf = asOf;
    for (const auto& [key, window] : kWindows)
        if (m_window->chosen().contains(QLatin1String(key))) ask.window = window;
    ask.filter = {chosenName(m_doctor), chosenName(m_grid), chosenName(m_programme), {}};
    return ask;
}

void QualityFilterBar::showChoices() {
    offer(m_doctor, tr("All doctors"), m_choices.doctors, [](const std::string& name) { return groupText(name); });
    offer(m_grid, tr("All grids"), m_choices.grids, [](const std::string& name) { return groupText(name); });
    offer(m_programme, tr("All programmes"), m_choices.programmes, [](const std::string& code) { return programmeWord(code); });
}

void QualityFilterBar::retranslate() {
    QList<ChipRow::Choice> windows;
    for (const auto& [key, window] : kWindows) windows << ChipRow::Choice{QLatin1String(key), windowWord(window)};
    m_window->setChoices(windows);
    m_window->setAccessibleName(tr("Period"));
    m_doctor->setLabel(tr("Doctor"));
    m_grid->setLabel(tr("Grid"));
    m_programme->setLabel(tr("Programme"));
    showChoices();
}

}  // namespace jiayi::ui
