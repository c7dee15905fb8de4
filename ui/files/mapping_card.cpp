#include "ui/files/mapping_card.h"

#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/files/file_words.h"
#include "ui/files/fitted_table.h"

#include <QItemSelectionModel>
#include <QVBoxLayout>

namespace jiayi::ui {

MappingCard::MappingCard(const care::RuleBook& rules, std::vector<std::string> targets, QWidget* parent)
    : Card(parent), m_model(new MappingModel(rules, std::move(targets), this)) {
    setObjectName(QStringLiteral("import.mapping"));
    m_choice = new ChipRow(ChipRow::Mode::One, this);
    m_choice->setObjectName(QStringLiteral("import.tables"));
    body()->addWidget(m_choice);

    m_obstacles = new Notice(Tone::Bad, this);
    m_obstacles->setObjectName(QStringLiteral("import.obstacles"));
    m_warnings = new Notice(Tone::Warn, this);
    m_warnings->setObjectName(QStringLiteral("import.warnings"));
    body()->addWidget(m_obstacles);
    body()->addWidget(m_warnings);

    m_table = new FittedTable({24, 11, 18, 22, 15, 10}, 10, this);
    m_table->setObjectName(QStringLiteral("import.columns"));
    m_table->setItemDelegate(new ChoiceDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::DoubleClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setModel(m_model);
    body()->addWidget(m_table);
    m_note = makeLabel(TextRole::Soft, {}, this);
    m_note->setObjectName(QStringLiteral("import.note"));
    m_note->setWordWrap(true);
    m_hint = makeLabel(TextRole::Soft, {}, this);
    m_hint->setWordWrap(true);
    body()->addWidget(m_note);
    body()->addWidget(m_hint);

    m_source = new TextField(this);
    m_source->edit()->setObjectName(QStringLiteral("import.source"));
    m_sourceText = makeLabel(TextRole::Soft, {}, this);
    m_sourceText->setWordWrap(true);
    auto* origin = new QWidget(this);
    auto* fields = new FieldGrid(260, 2, origin);
    space(fields, 0, 14);
    fields->addWidget(m_source);
    fields->addWidget(m_sourceText);
    body()->addWidget(origin);

    connect(m_choice, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        if (!keys.isEmpty()) show(keys.first().toInt());
    });
    connect(m_source->edit(), &QLineEdit::textEdited, this, [this](const QString& text) {
        m_model->setSource(utf8(text.trimmed()));
        m_tables[static_cast<std::size_t>(m_current)] = m_model->table();
        Q_EMIT edited();
    });
    connect(m_model, &MappingModel::edited, this, [this] {
        m_tables[static_cast<std::size_t>(m_current)] = m_model->table();
        showNotices();
        showNote();
        Q_EMIT edited();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &MappingCard::showNote);
    retranslate();
}

void MappingCard::setTables(std::vector<roster::TablePreview> tables) {
    m_tables = std::move(tables);
    retranslate();
    m_choice->setVisible(m_tables.size() > 1);
    if (!m_tables.empty()) show(std::min(m_current, static_cast<int>(m_tables.size()) - 1));
}

void MappingCard::show(int table) {
    m_current = table;
    m_choice->setChosen({QString::number(table)});
    m_model->setTable(m_tables[static_cast<std::size_t>(table)]);
    m_source->setText(qs(m_model->table().mapping.source));
    m_table->setCurrentIndex(m_model->index(0, MappingModel::Becomes));
    showNotices();
    showNote();
}

void MappingCard::showNotices() {
    const auto obstacles = m_model->obstacles(), warnings = m_model->warnings();
    m_obstacles->setVisible(!obstacles.isEmpty());
    m_obstacles->setWords(tr("This table cannot be imported yet"), obstacles.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
    m_warnings->setWords(tr("Values that contradict their unit"), warnings.join(QLatin1Char('\n')));
}

void MappingCard::showNote() {
    const int row = m_table->currentIndex().row();
    auto note = m_model->note(row);
    // Where nothing is to be said, the words that the cells may have shortened.
    if (note.isEmpty() && row >= 0) {
        const auto whole = [&](int column) { return m_model->index(row, column).data().toString(); };
        note =
            tr("“%1” becomes %2. Values: %3")
                .arg(whole(MappingModel::Header), whole(MappingModel::Becomes), whole(MappingModel::Samples));
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty() && !m_model->warnings().contains(note));
}

void MappingCard::focusFirst() { m_table->setFocus(); }

void MappingCard::retranslate() {
    setTitle(tr("2  Columns"));
    setHint(tr("What each column of the table becomes"));
    QList<ChipRow::Choice> choices;
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        choices.append({QString::number(i), qs(m_tables[i].mapping.table)});
    m_choice->setChoices(choices);
    m_hint->setText(
        tr("↑ ↓ ← → move, Enter changes. A column that is not known is kept under its own name; nothing is "
           "dropped unless you leave it out."));
    m_source->setLabel(tr("Whose record numbers these are"));
    m_sourceText->setText(
        tr("Files imported under one name meet in the same residents. Keep it as it was last time."));
    m_table->setAccessibleName(tr("Columns of the table"));
    m_model->retranslate();
    showNotices();
    showNote();
}

}  // namespace jiayi::ui
