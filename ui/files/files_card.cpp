#include "ui/files/files_card.h"

#include "ui/common/button.h"
#include "ui/common/columns.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/files/file_words.h"
#include "ui/files/fitted_table.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace jiayi::ui {

/// The dashed frame.
class FilesCard::DropZone : public Live<QWidget> {
public:
    using Live<QWidget>::Live;
    void setHot(bool hot) {
        m_hot = hot;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const auto& t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_hot ? t.focus : t.fieldLine, m_hot ? 2 : 1, Qt::DashLine));
        painter.setBrush(m_hot ? t.accentFill : t.fieldQuiet);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), px(8), px(8));
    }

private:
    bool m_hot = false;
};

FilesCard::FilesCard(QWidget* parent) : Card(parent) {
    setObjectName(QStringLiteral("import.files"));
    m_zone = new DropZone(this);
    m_zone->setObjectName(QStringLiteral("import.drop"));
    m_text = makeLabel(TextRole::Soft, {}, m_zone);
    m_text->setWordWrap(true);
    m_choose = new Button(Button::Kind::Primary, {}, m_zone);
    m_choose->setObjectName(QStringLiteral("import.choose"));
    m_choose->setKeys(QKeySequence(Qt::CTRL | Qt::Key_O));
    auto* row = new QHBoxLayout(m_zone);
    space(row, 14, 14);
    row->addWidget(m_text, 1);
    row->addWidget(m_choose, 0, Qt::AlignVCenter);
    body()->addWidget(m_zone);

    m_model = new QStandardItemModel(this);
    m_table = new FittedTable({30, 18, 22, 12, 18}, 6, this);
    m_table->setObjectName(QStringLiteral("import.found"));
    m_table->setModel(m_model);
    m_table->installEventFilter(this);
    body()->addWidget(m_table);
    m_removeHint = makeLabel(TextRole::Soft, {}, this);
    m_removeHint->setWordWrap(true);
    body()->addWidget(m_removeHint);
    connect(m_choose, &QPushButton::clicked, this, &FilesCard::chooseAsked);
    retranslate();
}

void FilesCard::setFiles(const LookedFiles& files) {
    m_files = files;
    fill();
}

void FilesCard::setDropping(bool dropping) { m_zone->setHot(dropping); }

void FilesCard::focusFirst() { m_choose->setFocus(); }

void FilesCard::fill() {
    const auto& files = m_files.plan.files;
    m_model->setRowCount(0);
    m_model->setHorizontalHeaderLabels({tr("File"), tr("Kind"), tr("Holds"), tr("Encoding"), tr("State")});
    QStringList troubles;
    for (const auto& file : files) {
        const bool bad = !file.problem.empty();
        auto* name = new QStandardItem(fileName(file.path));
        name->setData(true, StrongRole);
        auto* kind = new QStandardItem(kindWords(file.kind));
        auto* holds = new QStandardItem(bad ? QStringLiteral("–") : contentWords(file));
        const auto encoding = m_files.encodings.find(file.path);
        auto* written = new QStandardItem(encoding == m_files.encodings.end() ? QStringLiteral("–")
                                                                              : qs(encoding->second));
        written->setData(true, SoftRole);
        auto* state = new QStandardItem(bad ? tr("cannot be read") : tr("readable"));
        state->setData(static_cast<int>(bad ? Tone::Bad : Tone::Ok), ToneRole);
        m_model->appendRow({name, kind, holds, written, state});
        if (!bad) continue;
        const auto words = wordsFor(invalid(file.problem));
        troubles << tr("%1: %2").arg(fileName(file.path), words.todo.isEmpty()
                                                              ? words.what
                                                              : words.what + QLatin1Char(' ') + words.todo);
    }
    for (int r = 0; r < m_model->rowCount(); ++r)
        for (int c = 0; c < m_model->columnCount(); ++c) m_model->item(r, c)->setEditable(false);
    m_table->setVisible(!files.empty());
    m_removeHint->setVisible(!files.empty());
    troubles << tr("Delete takes the chosen file off this list.");
    m_removeHint->setText(troubles.join(QLatin1Char('\n')));
    m_choose->setKind(files.empty() ? Button::Kind::Primary : Button::Kind::Secondary);
    if (!files.empty() && !m_table->currentIndex().isValid()) m_table->setCurrentIndex(m_model->index(0, 0));
}

void FilesCard::retranslate() {
    setTitle(tr("1  Files"));
    m_text->setText(
        tr("Drop files here, or choose them: .xlsx and .csv tables (UTF-8 or GB18030), FHIR R4 bundles "
           "(.json) and lines (.ndjson). "
           "Nothing is written before you say so."));
    m_choose->setText(tr("Choose files…"));
    m_table->setAccessibleName(tr("Files to import"));
    fill();
}

bool FilesCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        if (m_table->currentIndex().isValid()) Q_EMIT removeAsked(m_table->currentIndex().row());
        return true;
    }
    return Card::eventFilter(watched, event);
}

}  // namespace jiayi::ui
