#include "ui/files/export_dialog.h"

#include "ui/common/busy_overlay.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/words.h"
#include "ui/common/progress_relay.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace jiayi::ui {

namespace {

struct FormatKey {
    ExportFormat format;
    const char* key;
};
constexpr std::array<FormatKey, 4> kFormats{{{ExportFormat::Fhir, "fhir"},
                                             {ExportFormat::Ndjson, "ndjson"},
                                             {ExportFormat::Csv, "csv"},
                                             {ExportFormat::Xlsx, "xlsx"}}};

}  // namespace

ExportDialog::ExportDialog(ExportAsks asks, std::optional<std::vector<roster::ResidentId>> list,
                           QWidget* parent)
    : Live<QDialog>(parent), m_asks(std::move(asks)), m_list(std::move(list)) {
    setObjectName(QStringLiteral("export"));
    build();
    retranslate();
    m_format->setChosen({QStringLiteral("fhir")});
    m_whom->setChosen({m_list ? QStringLiteral("list") : QStringLiteral("all")});
    m_whom->setVisible(m_list.has_value());
    m_whomLabel->setVisible(m_list.has_value());
    formatChosen();
    restyle();
}

ExportDialog::~ExportDialog() { m_stop.request_stop(); }

void ExportDialog::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 18, 14);
    m_title = makeLabel(TextRole::Heading, {}, this);
    m_card = new Card(this);
    m_formatLabel = makeLabel(TextRole::Soft, {}, m_card);
    m_format = new ChipRow(ChipRow::Mode::One, m_card);
    m_format->setObjectName(QStringLiteral("export.format"));
    m_formatText = makeLabel(TextRole::Soft, {}, m_card);
    m_whomLabel = makeLabel(TextRole::Soft, {}, m_card);
    m_whom = new ChipRow(ChipRow::Mode::One, m_card);
    m_whom->setObjectName(QStringLiteral("export.whom"));
    m_target = new TextField(m_card);
    m_target->edit()->setObjectName(QStringLiteral("export.target"));
    m_browse = new Button(Button::Kind::Secondary, {}, m_card);
    m_browse->setObjectName(QStringLiteral("export.browse"));
    m_browse->setKeys(QKeySequence(Qt::CTRL | Qt::Key_O));
    m_unmasked = new QCheckBox(m_card);
    m_unmasked->setObjectName(QStringLiteral("export.unmasked"));
    m_warning = new Notice(Tone::Warn, m_card);
    m_warning->setObjectName(QStringLiteral("export.warning"));
    m_warning->hide();
    m_outcome = new Notice(Tone::Ok, m_card);
    m_outcome->setObjectName(QStringLiteral("export.outcome"));
    m_outcome->hide();
    auto* where = new QHBoxLayout;
    space(where, 0, 8);
    where->addWidget(m_target, 1);
    where->addWidget(m_browse, 0, Qt::AlignBottom);
    auto* body = m_card->body();
    for (auto* widget :
         std::initializer_list<QWidget*>{m_formatLabel, m_format, m_formatText, m_whomLabel, m_whom})
        body->addWidget(widget);
    body->addLayout(where);
    for (auto* widget : std::initializer_list<QWidget*>{m_unmasked, m_warning, m_outcome})
        body->addWidget(widget);
    m_formatText->setWordWrap(true);

    m_export = new Button(Button::Kind::Primary, {}, this);
    m_export->setObjectName(QStringLiteral("export.run"));
    m_export->setKeys(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_close = new Button(Button::Kind::Secondary, {}, this);
    m_close->setObjectName(QStringLiteral("export.close"));
    for (auto* button : {m_export, m_close, m_browse}) button->setAutoDefault(false);
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    foot->addStretch();
    foot->addWidget(m_close);
    foot->addWidget(m_export);
    all->addWidget(m_title);
    all->addWidget(m_card);
    all->addStretch();
    all->addLayout(foot);
    m_busy = new BusyOverlay(this);

    connect(m_format, &ChipRow::chosenChanged, this, &ExportDialog::formatChosen);
    connect(m_browse, &QPushButton::clicked, this, [this] {
        m_asks.chooseTarget(this, format(), [dialog = QPointer(this)](const QString& path) {
            if (dialog && !path.isEmpty()) dialog->m_target->setText(path);
        });
    });
    connect(m_unmasked, &QCheckBox::toggled, this, [this](bool on) {
        m_warning->setVisible(on);
        fit();
    });
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::run);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_target->edit(), &QLineEdit::textChanged, this, [this] { m_target->setError({}); });
    connect(m_busy, &BusyOverlay::cancelled, this, [this] {
        m_stop.request_stop();
        m_busy->setProgress(0, 0, tr("Stopping…"));
    });
}

ExportFormat ExportDialog::format() const {
    const auto chosen = m_format->chosen();
    for (const auto& known : kFormats)
        if (chosen.contains(QLatin1String(known.key))) return known.format;
    return ExportFormat::Fhir;
}

void ExportDialog::formatChosen() {
    switch (format()) {
        case ExportFormat::Fhir:
            m_formatText->setText(
                tr("One FHIR R4 bundle: everything, also what was kept unchanged, for another system."));
            break;
        case ExportFormat::Ndjson:
            m_formatText->setText(
                tr("A folder with one file a type, one resource a line: for large exports."));
            break;
        case ExportFormat::Csv:
            m_formatText->setText(tr("A folder with plain tables (UTF-8), for statistics."));
            break;
        case ExportFormat::Xlsx:
            m_formatText->setText(tr("A workbook with one sheet a kind of record."));
            break;
    }
}

void ExportDialog::run() {
    if (m_running) return;
    ExportWish wish{format(), m_target->text().trimmed(), m_unmasked->isChecked(), {}};
    if (wish.target.isEmpty()) {
        m_target->setError(tr("Say where it shall be written."));
        m_target->edit()->setFocus();
        return;
    }
    if (m_list && m_whom->chosen().contains(QStringLiteral("list"))) wish.residents = m_list;
    m_stop = {};
    m_done.reset();
    m_running = true;
    m_outcome->hide();
    m_busy->start(tr("Exporting…"));
    roster::ImportControl control;
    control.stop = m_stop.get_token();
    control.progress =
        ProgressRelay::to(this, [this](qint64 done, qint64 total) { m_busy->setProgress(done, total); });
    m_latest.run(this, m_asks.run(wish, control),
                 [this](Result<ExportDone> done) { finish(std::move(done)); });
}

void ExportDialog::finish(Result<ExportDone> done) {
    m_running = false;
    m_busy->stop();
    if (done) {
        m_done = *done;
        m_close->setFocus();
    } else {
        m_outcome->setTone(Tone::Bad);
        m_outcome->setWords(wordsFor(done.error()));
    }
    m_outcome->show();
    retranslate();
    fit();
}

void ExportDialog::restyle() {
    resize(px(640), height());
    fit();
}

void ExportDialog::fit() {
    layout()->activate();
    resize(width(), std::max(px(430), layout()->totalHeightForWidth(width())));
}

void ExportDialog::reject() {
    if (!m_running) return Live<QDialog>::reject();
    m_stop.request_stop();
}

void ExportDialog::retranslate() {
    setWindowTitle(tr("Export"));
    m_title->setText(tr("Export"));
    m_formatLabel->setText(tr("Format"));
    m_format->setAccessibleName(tr("Format"));
    m_format->setChoices({{QStringLiteral("fhir"), tr("FHIR bundle")},
                          {QStringLiteral("ndjson"), tr("FHIR lines (NDJSON)")},
                          {QStringLiteral("csv"), tr("CSV")},
                          {QStringLiteral("xlsx"), tr("Excel")}});
    m_whomLabel->setText(tr("Whom"));
    m_whom->setAccessibleName(tr("Whom"));
    m_whom->setChoices({{QStringLiteral("list"), tr("The %n resident(s) of this list", nullptr,
                                                    m_list ? static_cast<int>(m_list->size()) : 0)},
                        {QStringLiteral("all"), tr("Everybody")}});
    m_target->setLabel(tr("Write to"));
    m_browse->setText(tr("Browse…"));
    m_unmasked->setText(tr("Write citizen ids in full"));
    m_warning->setWords(tr("Whoever gets this file can identify everybody in it."),
                        tr("Without the tick, citizen ids are masked."));
    m_export->setText(tr("Export"));
    m_close->setText(m_done ? tr("Close") : tr("Cancel"));
    formatChosen();
    if (!m_done) return;
    m_outcome->setTone(Tone::Ok);
    m_outcome->setWords(tr("Written: %1").arg(m_target->text()),
                        tr("%1 residents, %2 records.")
                            .arg(countText(static_cast<qint64>(m_done->residents)),
                                 countText(static_cast<qint64>(m_done->resources))));
}

}  // namespace jiayi::ui
