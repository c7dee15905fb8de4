#include "ui/roster/roster_filter_bar.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/roster/roster_words.h"

#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using roster::ContractState;
using roster::ControlState;
using roster::RosterSort;

namespace {

// A choice that asks nothing; an empty key would mean that nothing is chosen.
const auto kAny = u"any"_s;

constexpr ControlState kShownControls[] = {ControlState::Controlled, ControlState::Above, ControlState::Poor,
                                           ControlState::NotChecked};
constexpr RosterSort kOrders[] = {RosterSort::Name,      RosterSort::NextVisit, RosterSort::LastVisit,
                                  RosterSort::Hba1c,     RosterSort::Contract,  RosterSort::Birth};

QString orderKey(RosterSort sort, bool descending) {
    return QString::number(static_cast<int>(sort)) + (descending ? u"-"_s : u"+"_s);
}

std::string chosenText(const ChoiceField* field) {
    const auto key = field->edit()->key();
    return key == kAny ? std::string() : utf8(key);
}

void choose(ChoiceField* field, const std::string& value) {
    const auto key = value.empty() ? kAny : qs(value);
    // A saved list may name a grid that nobody lives in any more: shown, not silently dropped.
    if (field->edit()->findData(key) < 0) field->edit()->addItem(key, key);
    field->edit()->setKey(key);
}

}  // namespace

RosterFilterBar::RosterFilterBar(QWidget* parent) : Live<QWidget>(parent) {
    build();
    retranslate();
    restyle();
    show({}, {});
}

void RosterFilterBar::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 8);
    auto* grid = new FieldGrid(112, 7);
    all->addLayout(grid);
    const auto put = [&](auto* field, const QString& name) {
        field->edit()->setObjectName(u"roster."_s + name);
        grid->addWidget(field);
        return field;
    };
    m_text = put(new TextField(this), u"text"_s);
    m_grid = put(new ChoiceField(this), u"grid"_s);
    m_doctor = put(new ChoiceField(this), u"doctor"_s);
    m_contract = put(new ChoiceField(this), u"contract"_s);
    m_minAge = put(new NumberField(this), u"minAge"_s);
    m_maxAge = put(new NumberField(this), u"maxAge"_s);
    m_order = put(new ChoiceField(this), u"order"_s);
    for (auto* age : {m_minAge, m_maxAge}) {
        age->edit()->setRange(0, 130, 0);
        connect(age->edit(), &QLineEdit::textEdited, this, [this] { Q_EMIT changed(true); });
    }
    connect(m_text->edit(), &QLineEdit::textEdited, this, [this] { Q_EMIT changed(true); });
    for (auto* field : {m_grid, m_doctor, m_contract, m_order})
        connect(field->edit(), &ChoiceEdit::chosen, this, &RosterFilterBar::tell);

    auto* row = new QWidget(this);
    auto* flow = m_chips = new FlowLayout(row);
    space(flow, 0, 8);
    auto policy = row->sizePolicy();
    policy.setHeightForWidth(true);
    row->setSizePolicy(policy);
    m_programme = new ChipRow(ChipRow::Mode::One, row);
    m_programme->setObjectName(u"roster.programme"_s);
    m_control = new ChipRow(ChipRow::Mode::One, row);
    m_control->setObjectName(u"roster.control"_s);
    m_overdue = new Chip({}, row);
    m_overdue->setCheckable(true);
    m_overdue->setObjectName(u"roster.overdue"_s);
    m_clear = new Button(Button::Kind::Quiet, {}, row);
    m_clear->setObjectName(u"roster.clear"_s);
    for (auto* part : QList<QWidget*>{m_programme, m_control, m_overdue, m_clear}) flow->addWidget(part);
    all->addWidget(row);
    for (auto* chips : {m_programme, m_control})
        connect(chips, &ChipRow::chosenChanged, this, &RosterFilterBar::tell);
    connect(m_overdue, &QAbstractButton::clicked, this, &RosterFilterBar::tell);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        clear();
        tell();
    });
}

void RosterFilterBar::addAction(QWidget* action) { m_chips->addWidget(action); }

void RosterFilterBar::tell() {
    m_clear->setVisible(!isClear());
    Q_EMIT changed(false);
}

void RosterFilterBar::setChoices(RosterChoices choices) {
    const auto now = filter();
    m_choices = std::move(choices);
    fillGrids();
    show(now, order());
}

roster::RosterFilter RosterFilterBar::filter() const {
    roster::RosterFilter filter;
    filter.text = utf8(m_text->text().trimmed());
    filter.grid = chosenText(m_grid);
    filter.doctor = chosenText(m_doctor);
    const auto contract = m_contract->edit()->key();
    for (const auto state : {ContractState::Valid, ContractState::Expired, ContractState::None})
        if (contract == QString::number(static_cast<int>(state))) filter.contract = state;
    const auto years = [](const NumberField* field) -> std::optional<int> {
        const auto value = field->edit()->value();
        return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    filter.minAge = years(m_minAge);
    filter.maxAge = years(m_maxAge);
    const auto programme = m_programme->chosen().value(0, kAny);
    if (programme != kAny) filter.programme = utf8(programme);
    const auto control = m_control->chosen().value(0, kAny);
    for (const auto state : kShownControls)
        if (control == qs(roster::toCode(state))) filter.control = state;
    filter.overdue = m_overdue->isChecked();
    filter.status = m_status;
    return filter;
}

roster::RosterOrder RosterFilterBar::order() const {
    for (const auto sort : kOrders)
        for (const bool descending : {false, true})
            if (m_order->edit()->key() == orderKey(sort, descending)) return {sort, descending};
    return {};
}

void RosterFilterBar::show(const roster::RosterFilter& filter, const roster::RosterOrder& order) {
    m_text->setText(qs(filter.text));
    choose(m_grid, filter.grid);
    choose(m_doctor, filter.doctor);
    m_contract->edit()->setKey(filter.contract ? QString::number(static_cast<int>(*filter.contract)) : kAny);
    const auto years = [](std::optional<int> age) { return age ? std::optional<double>(*age) : std::nullopt; };
    m_minAge->edit()->setValue(years(filter.minAge));
    m_maxAge->edit()->setValue(years(filter.maxAge));
    m_programme->setChosen({filter.programme.empty() ? kAny : qs(filter.programme)});
    m_control->setChosen({filter.control ? qs(roster::toCode(*filter.control)) : kAny});
    m_overdue->setChecked(filter.overdue);
    m_status = filter.status;
    m_order->edit()->setKey(orderKey(order.by, order.descending));
    m_clear->setVisible(!isClear());
}

void RosterFilterBar::clear() { show({}, order()); }

bool RosterFilterBar::isClear() const { return filter() == roster::RosterFilter{}; }

void RosterFilterBar::fillGrids() {
    const auto fill = [](ChoiceField* field, const QString& any, const std::vector<std::string>& values) {
        QList<ChoiceEdit::Choice> choices{{kAny, any}};
        for (const auto& value : values) choices.append({qs(value), qs(value)});
        field->edit()->setChoices(choices);
        if (field->edit()->key().isEmpty()) field->edit()->setKey(kAny);
    };
    fill(m_grid, tr("All", "grids"), m_choices.grids);
    fill(m_doctor, tr("All", "doctors"), m_choices.doctors);
    QList<ChipRow::Choice> programmes{{kAny, tr("All programmes")}};
    for (const auto& code : m_choices.programmes) programmes.append({qs(code), programmeWord(code)});
    m_programme->setChoices(programmes);
    if (m_programme->chosen().isEmpty()) m_programme->setChosen({kAny});
}

void RosterFilterBar::retranslate() {
    m_text->setLabel(tr("Name or number"));
    m_grid->setLabel(tr("Grid"));
    m_doctor->setLabel(tr("Doctor"));
    m_contract->setLabel(tr("Contract"));
    m_minAge->setLabel(tr("Age from"));
    m_maxAge->setLabel(tr("Age to"));
    m_order->setLabel(tr("Order"));
    m_text->edit()->setPlaceholderText(tr("Filter …  /"));
    fillGrids();
    const auto contractKey = [](ContractState state) { return QString::number(static_cast<int>(state)); };
    m_contract->edit()->setChoices({{kAny, tr("All", "contracts")},
                                    {contractKey(ContractState::Valid), tr("Valid", "contract")},
                                    {contractKey(ContractState::Expired), tr("Ended", "contract")},
                                    {contractKey(ContractState::None), tr("None", "contract")}});
    QList<ChipRow::Choice> controls{{kAny, tr("Any control")}};
    for (const auto state : kShownControls) controls.append({qs(roster::toCode(state)), controlWord(state)});
    m_control->setChoices(controls);
    m_programme->setAccessibleName(tr("Programme"));
    m_control->setAccessibleName(tr("Control"));
    QList<ChoiceEdit::Choice> orders;
    for (const auto sort : kOrders) {
        const auto word = rosterHeader(columnOfSort(sort));
        orders.append({orderKey(sort, false), word + u" ↑"_s});
        orders.append({orderKey(sort, true), word + u" ↓"_s});
    }
    m_order->edit()->setChoices(orders);
    m_overdue->setText(tr("Overdue"));
    m_overdue->setAccessibleName(tr("Overdue"));
    m_clear->setText(tr("Clear filters"));
}

void RosterFilterBar::restyle() { m_text->setMinimumWidth(px(112)); }

}  // namespace jiayi::ui
