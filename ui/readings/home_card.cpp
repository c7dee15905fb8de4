#include "ui/readings/home_card.h"

#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/readings/readings_words.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kNewestShown = 6;

}  // namespace

HomeCard::HomeCard(const care::RuleBook& rules, QWidget* parent) : Card(parent), m_rules(rules) {
    setObjectName(u"readings.home"_s);
    m_grid = new QGridLayout;
    space(m_grid, 0, 8);
    m_grid->setColumnStretch(1, 1);
    body()->addLayout(m_grid);
}

void HomeCard::show(const readings::ReadingsPage& page, int days) {
    m_page = page;
    m_days = days;
    retranslate();
}

void HomeCard::fill() {
    while (auto* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    const auto put = [&](int column, TextRole role, const QString& text, Qt::Alignment align = Qt::AlignLeft) {
        auto* label = makeLabel(role, text, this);
        label->setAlignment(align | Qt::AlignVCenter);
        m_grid->addWidget(label, row, column);
    };
    if (m_page.self.empty()) {
        auto* none = makeLabel(TextRole::Soft, tr("Nothing came in the last %n day(s).", nullptr, m_days), this);
        none->setWordWrap(true);
        m_grid->addWidget(none, 0, 0, 1, 3);
        return;
    }
    for (const auto& mean : m_page.means) {
        readings::SelfReading shown;
        shown.code = mean.code;
        shown.value = mean.mean;
        shown.second = mean.second;
        for (const auto& reading : m_page.self)
            if (reading.code == mean.code) shown.unit = reading.unit;
        put(0, TextRole::Strong, selfNameText(m_rules, mean.code));
        put(1, TextRole::Soft, tr("mean of %n", nullptr, static_cast<int>(mean.count)));
        put(2, TextRole::Strong, selfValueText(m_rules, shown), Qt::AlignRight);
        ++row;
    }
    for (std::size_t i = 0; i < m_page.self.size() && i < kNewestShown; ++i) {
        const auto& reading = m_page.self[i];
        put(0, TextRole::Soft, reading.at.precision == Precision::Time ? dateAndTime(reading.at.start) : isoDate(reading.at.day()));
        put(1, TextRole::Body, selfNameText(m_rules, reading.code));
        put(2, TextRole::Body, selfValueText(m_rules, reading), Qt::AlignRight);
        ++row;
    }
}

void HomeCard::retranslate() {
    setTitle(tr("Measured at home"));
    setHint(tr("never counted as a laboratory or clinic value"));
    if (m_grid) fill();
}

}  // namespace jiayi::ui
