#include "ui/files/bundle_card.h"

#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/files/file_words.h"

#include <QVBoxLayout>

namespace jiayi::ui {

BundleCard::BundleCard(std::function<bool(const std::string&)> hasTable, QWidget* parent)
    : Card(parent), m_hasTable(std::move(hasTable)) {
    setObjectName(QStringLiteral("import.bundle"));
    m_badges = new QWidget(this);
    m_badges->setObjectName(QStringLiteral("import.types"));
    m_flow = new FlowLayout(m_badges);
    space(m_flow, 0, 8);
    body()->addWidget(m_badges);
    m_kept = makeLabel(TextRole::Soft, {}, this);
    m_kept->setWordWrap(true);
    body()->addWidget(m_kept);
    m_source = new TextField(this);
    m_source->edit()->setObjectName(QStringLiteral("import.fhirSource"));
    m_sourceText = makeLabel(TextRole::Soft, {}, this);
    m_sourceText->setWordWrap(true);
    auto* origin = new QWidget(this);
    auto* fields = new FieldGrid(260, 2, origin);
    space(fields, 0, 14);
    fields->addWidget(m_source);
    fields->addWidget(m_sourceText);
    body()->addWidget(origin);
    connect(m_source->edit(), &QLineEdit::textEdited, this, &BundleCard::edited);
    retranslate();
}

void BundleCard::setContent(std::map<std::string, std::size_t> counts, const std::string& source) {
    m_counts = std::move(counts);
    m_source->setText(qs(source));
    retranslate();
}

std::string BundleCard::source() const { return utf8(m_source->text().trimmed()); }

void BundleCard::retranslate() {
    setTitle(tr("2  Resources"));
    setHint(tr("What the FHIR files hold"));
    while (auto* item = m_flow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    bool anyKept = false;
    QStringList spoken;
    for (const bool table : {true, false}) {
        for (const auto& [type, count] : m_counts) {
            if (m_hasTable(type) != table) continue;
            auto text = tr("%1  %2").arg(typeWords(type), countText(static_cast<qint64>(count)));
            if (!table) text = tr("%1 · kept unchanged").arg(text);
            anyKept = anyKept || !table;
            spoken << text;
            auto* badge = new Badge(text, table ? Tone::Info : Tone::Neutral, m_badges);
            m_flow->addWidget(badge);
            badge->show();
        }
    }
    m_badges->setAccessibleName(spoken.join(QStringLiteral(", ")));
    m_badges->updateGeometry();
    m_kept->setVisible(anyKept);
    m_kept->setText(
        tr("Kept unchanged: no page shows these yet. They stay in the store exactly as they came, and are "
           "exported again."));
    m_source->setLabel(tr("Where these files come from"));
    m_sourceText->setText(
        tr("Records of one source meet when they are imported again. Keep it as it was last time."));
}

}  // namespace jiayi::ui
