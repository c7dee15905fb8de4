#include "ui/sync/hand_dialog.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

HandDialog::HandDialog(const sync::Conflict& conflict, const FhirWords& words, Check check, QWidget* parent)
    : FittedDialog(parent), m_conflict(conflict), m_words(words), m_check(std::move(check)), m_title(makeLabel(TextRole::Heading, {}, this)),
      m_from(new ChipRow(ChipRow::Mode::One, this)), m_column(new QVBoxLayout), m_cancel(new Button(Button::Kind::Secondary, {}, this)),
      m_take(new Button(Button::Kind::Primary, {}, this)) {
    setObjectName(u"hand"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(px(460));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    m_title->setWordWrap(true);
    all->addWidget(m_title);
    m_from->setObjectName(u"hand.from"_s);
    all->addWidget(m_from);
    space(m_column, 0, 8);
    all->addLayout(m_column);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_cancel->setObjectName(u"hand.cancel"_s);
    m_take->setObjectName(u"hand.take"_s);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_take);
    all->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, &HandDialog::ask);
    connect(m_from, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        m_fromMine = keys.value(0) != "theirs"_L1;
        showFields();
    });
    m_fromMine = !m_words.leaves(m_conflict.path, m_conflict.mine).empty();
    retranslate();
    m_from->setChosen({m_fromMine ? u"mine"_s : u"theirs"_s});
    showFields();
}

void HandDialog::retranslate() {
    const auto field = m_words.field(m_conflict.type, m_conflict.path);
    setWindowTitle(field);
    m_title->setText(field);
    m_from->setChoices({{u"mine"_s, tr("Start from mine")}, {u"theirs"_s, tr("Start from theirs")}});
    m_cancel->setText(tr("Cancel"));
    m_take->setText(tr("Use this"));
}

void HandDialog::showFields() {
    qDeleteAll(m_fields);
    m_fields.clear();
    m_leaves = m_words.leaves(m_conflict.path, m_fromMine ? m_conflict.mine : m_conflict.theirs);
    const auto others = m_words.leaves(m_conflict.path, m_fromMine ? m_conflict.theirs : m_conflict.mine);
    for (const auto& leaf : m_leaves) {
        auto* field = new TextField(this);
        field->setLabel(leaf.name.isEmpty() ? m_title->text() : leaf.name);
        field->setLabelShown(m_leaves.size() > 1);  // a single one is what the title says
        field->edit()->setObjectName(u"hand."_s + qs(leaf.path));
        field->setText(leaf.text);
        const auto other = std::find_if(others.begin(), others.end(), [&](const auto& each) { return each.path == leaf.path; });
        if (other != others.end() && other->text != leaf.text) field->setSuffix(m_fromMine ? tr("theirs: %1").arg(other->text) : tr("mine: %1").arg(other->text));
        connect(field->edit(), &QLineEdit::textEdited, this, [field] { field->setError({}); });
        connect(field->edit(), &QLineEdit::returnPressed, this, &HandDialog::ask);
        m_column->addWidget(field);
        m_fields << field;
    }
    m_take->setEnabled(!m_fields.isEmpty());
    if (!m_fields.isEmpty()) {
        m_fields.first()->edit()->setFocus();
        m_fields.first()->edit()->selectAll();
    }
}

void HandDialog::ask() {
    FieldDecision decision{m_conflict.id, m_fromMine, {}};
    for (qsizetype i = 0; i < m_fields.size(); ++i)
        decision.texts.emplace_back(m_leaves[static_cast<std::size_t>(i)].path, utf8(m_fields[i]->text().trimmed()));
    if (decision.texts.empty()) return;
    m_take->setEnabled(false);
    m_latest.run(this, m_check(decision), [this, decision](const Result<std::string>& value) {
        m_take->setEnabled(true);
        if (value) {
            Q_EMIT taken(decision, *value);
            return QDialog::accept();
        }
        // The refusal names the place that was typed; what it does not name stands beneath the first.
        auto* field = m_fields.first();
        for (qsizetype i = 0; i < m_fields.size(); ++i)
            if (m_leaves[static_cast<std::size_t>(i)].path == value.error().detail) field = m_fields[i];
        field->setError(fieldWords(value.error()));
        field->edit()->setFocus();
    });
}

}  // namespace jiayi::ui
