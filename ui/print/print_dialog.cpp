#include "ui/print/print_dialog.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"
#include "ui/common/words.h"
#include "ui/print/page_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMostOffset = 50;  // mm
const QString kNoPrinter = QStringLiteral("-");

}  // namespace

PrintDialog::PrintDialog(PrintAsks asks, QWidget* parent) : Live<QDialog>(parent), m_asks(std::move(asks)), m_printers(m_asks.printers()) {
    setObjectName(u"print"_s);
    m_title = makeLabel(TextRole::Heading, {}, this);
    auto* content = new QWidget(this);
    auto* columns = new QHBoxLayout(content);
    space(columns, 0, 14);
    columns->addWidget(buildPreview(), 1);
    columns->addWidget(buildChoices());
    m_states = new StateStack(content, this);
    m_close = new Button(Button::Kind::Secondary, {}, this);
    m_close->setObjectName(u"print.close"_s);
    m_save = new Button(Button::Kind::Secondary, {}, this);
    m_save->setObjectName(u"print.save"_s);
    m_save->setKeys(QKeySequence(Qt::CTRL | Qt::Key_S));
    m_print = new Button(Button::Kind::Primary, {}, this);
    m_print->setObjectName(u"print.print"_s);
    m_print->setKeys(QKeySequence(Qt::CTRL | Qt::Key_P));
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    foot->addStretch();
    for (auto* button : {m_close, m_save, m_print}) {
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    auto* all = new QVBoxLayout(this);
    space(all, 18, 14);
    all->addWidget(m_title);
    all->addWidget(m_states, 1);
    all->addLayout(foot);
    connectChoices();
    retranslate();
    restyle();
    reload();
}

QWidget* PrintDialog::buildPreview() {
    auto* side = new QWidget(this);
    m_view = new PageView(side);
    m_view->setObjectName(u"print.page"_s);
    m_before = new Button(Button::Kind::Quiet, {}, side);
    m_before->setObjectName(u"print.before"_s);
    m_before->setKeys(QKeySequence(Qt::Key_PageUp));
    m_after = new Button(Button::Kind::Quiet, {}, side);
    m_after->setObjectName(u"print.after"_s);
    m_after->setKeys(QKeySequence(Qt::Key_PageDown));
    m_number = makeLabel(TextRole::Soft, {}, side);
    m_number->setObjectName(u"print.number"_s);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    row->addStretch();
    row->addWidget(m_before);
    row->addWidget(m_number);
    row->addWidget(m_after);
    row->addStretch();
    for (auto* button : {m_before, m_after}) button->setAutoDefault(false);
    auto* column = new QVBoxLayout(side);
    space(column, 0, 8);
    column->addWidget(m_view, 1);
    column->addLayout(row);
    return side;
}

QWidget* PrintDialog::buildChoices() {
    m_card = new Card(this);
    const auto chips = [this](QLabel*& label, const QString& name) {
        label = makeLabel(TextRole::Soft, {}, m_card);
        auto* row = new ChipRow(ChipRow::Mode::One, m_card);
        row->setObjectName(name);
        m_card->body()->addWidget(label);
        m_card->body()->addWidget(row);
        return row;
    };
    m_document = chips(m_documentLabel, u"print.document"_s);
    m_language = chips(m_languageLabel, u"print.language"_s);
    m_paper = chips(m_paperLabel, u"print.paper"_s);
    m_phone = new TextField(m_card);
    m_phone->edit()->setObjectName(u"print.phone"_s);
    m_printer = new ChoiceField(m_card);
    m_printer->edit()->setObjectName(u"print.printer"_s);
    m_tray = new ChoiceField(m_card);
    m_tray->edit()->setObjectName(u"print.tray"_s);
    m_start = new NumberField(m_card);
    m_start->edit()->setObjectName(u"print.start"_s);
    m_right = new NumberField(m_card);
    m_right->edit()->setObjectName(u"print.right"_s);
    m_down = new NumberField(m_card);
    m_down->edit()->setObjectName(u"print.down"_s);
    auto* offsets = new QHBoxLayout;
    space(offsets, 0, 8);
    for (auto* field : {m_right, m_down}) {
        field->edit()->setRange(-kMostOffset, kMostOffset, 1);
        offsets->addWidget(field);
    }
    m_outcome = new Notice(Tone::Ok, m_card);
    m_outcome->setObjectName(u"print.outcome"_s);
    m_outcome->hide();
    for (auto* widget : std::initializer_list<QWidget*>{m_start, m_phone, m_printer, m_tray}) m_card->body()->addWidget(widget);
    m_card->body()->addLayout(offsets);
    m_card->body()->addWidget(m_outcome);
    m_card->body()->addStretch(1);
    return m_card;
}

void PrintDialog::connectChoices() {
    connect(m_document, &ChipRow::chosenChanged, this, &PrintDialog::chooseDocument);
    connect(m_language, &ChipRow::chosenChanged, this, &PrintDialog::layOut);
    connect(m_paper, &ChipRow::chosenChanged, this, &PrintDialog::layOut);
    connect(m_phone->edit(), &QLineEdit::textChanged, this, &PrintDialog::layOut);
    connect(m_start->edit(), &QLineEdit::textChanged, this, &PrintDialog::layOut);
    connect(m_printer->edit(), &ChoiceEdit::chosen, this, &PrintDialog::showTrays);
    connect(m_before, &QPushButton::clicked, this, [this] { turn(-1); });
    connect(m_after, &QPushButton::clicked, this, [this] { turn(+1); });
    connect(m_states, &StateStack::acted, this, &PrintDialog::reload);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_print, &QPushButton::clicked, this, [this] {
        if (!document() || !offsetsHold()) return;
        leave([this, pages = m_pages, setup = setup()] { return m_asks.print(pages, setup); }, tr("Sent to the printer."));
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (!document() || !offsetsHold()) return;
        m_asks.chooseFile(this, document()->fileName + u".pdf"_s, [dialog = QPointer(this)](const QString& path) {
            if (!dialog || path.isEmpty()) return;
            dialog->leave([dialog, pages = dialog->m_pages, path] { return dialog->m_asks.save(pages, path); }, tr("Written: %1").arg(path));
        });
    });
}

void PrintDialog::reload() {
    m_states->showLoading(tr("Preparing the pages…"));
    for (auto* button : {m_save, m_print}) button->setEnabled(false);
    m_latest.run(this, m_asks.read(), [this](Result<std::vector<PrintDocument>> documents) { showDocuments(std::move(documents)); });
}

void PrintDialog::showDocuments(Result<std::vector<PrintDocument>> documents) {
    if (!documents) return m_states->showError(wordsFor(documents.error()));
    m_documents = std::move(*documents);
    if (m_documents.empty()) return m_states->showEmpty(tr("Nothing to print"), tr("There is no document here yet."));
    for (auto* button : {m_save, m_print}) button->setEnabled(true);
    retranslate();
    m_document->setChosen({m_documents.front().key});
    m_states->showContent();
    chooseDocument();
    m_print->setFocus();
}

const PrintDocument* PrintDialog::document() const {
    const auto chosen = m_document->chosen();
    for (const auto& one : m_documents)
        if (chosen.contains(one.key)) return &one;
    return m_documents.empty() ? nullptr : &m_documents.front();
}

void PrintDialog::chooseDocument() {
    if (!document()) return;
    m_outcome->hide();
    m_page = 0;
    showSetup();
    layOut();
}

void PrintDialog::showSetup() {
    const auto known = m_asks.remembered(document()->key);
    m_language->setChosen({known.language == SheetLanguage::Chinese ? u"zh"_s : u"en"_s});
    m_paper->setChosen({known.paper == PaperSize::A5 ? u"a5"_s : u"a4"_s});
    m_printer->edit()->setKey(m_printers.isEmpty() ? kNoPrinter : known.printer);
    if (m_printer->edit()->key().isEmpty())
        for (const auto& printer : m_printers)
            if (printer.standard) m_printer->edit()->setKey(printer.name);
    showTrays();
    m_tray->edit()->setKey(QString::number(known.tray));
    m_right->edit()->setValue(known.right);
    m_down->edit()->setValue(known.down);
    const QSignalBlocker quiet(m_phone->edit()), still(m_start->edit());
    m_phone->setText(known.phone);
    for (QWidget* each : std::initializer_list<QWidget*>{m_paperLabel, m_paper, m_phone}) each->setVisible(!document()->ownPaper);
    for (QWidget* each : std::initializer_list<QWidget*>{m_languageLabel, m_language}) each->setVisible(!document()->asInWindow);
    m_start->setVisible(document()->places > 1);
    m_start->edit()->setRange(1, std::max(1, document()->places), 0);
    m_start->edit()->setValue(1);
    m_start->setSuffix(tr("of %1").arg(document()->places));
}

void PrintDialog::showTrays() {
    QList<ChoiceEdit::Choice> trays{{u"-1"_s, tr("Chosen by the printer")}};
    for (const auto& printer : m_printers)
        if (printer.name == m_printer->edit()->key())
            for (const auto& [tray, name] : printer.trays) trays.push_back({QString::number(tray), name});
    m_tray->edit()->setChoices(trays);
    if (m_tray->edit()->key().isEmpty()) m_tray->edit()->setKey(u"-1"_s);
}

PrintSetup PrintDialog::setup() const {
    return {m_language->chosen().contains(u"en"_s) ? SheetLanguage::English : SheetLanguage::Chinese,
            m_paper->chosen().contains(u"a4"_s) ? PaperSize::A4 : PaperSize::A5,
            m_printers.isEmpty() ? QString() : m_printer->edit()->key(),
            m_tray->edit()->key().isEmpty() ? -1 : m_tray->edit()->key().toInt(),
            m_right->edit()->value().value_or(0),
            m_down->edit()->value().value_or(0),
            m_phone->text().trimmed(),
            static_cast<int>(m_start->edit()->value().value_or(1))};
}

bool PrintDialog::offsetsHold() const {
    for (auto* field : {m_start, m_right, m_down})
        if ((field != m_start || document()->places > 1) && field->edit()->problem() != NumberEdit::Problem::None) {
            field->edit()->setFocus();
            return false;
        }
    return true;
}

void PrintDialog::layOut() {
    if (!document()) return;
    m_pages = document()->lay(setup());
    turn(0);
}

void PrintDialog::turn(int by) {
    const int last = static_cast<int>(m_pages.pages.size()) - 1;
    m_page = std::clamp(m_page + by, 0, std::max(0, last));
    if (last >= 0) m_view->setPage(m_pages.pages[static_cast<std::size_t>(m_page)]);
    m_number->setText(tr("Page %1 of %2").arg(m_page + 1).arg(last + 1));
    m_before->setEnabled(m_page > 0);
    m_after->setEnabled(m_page < last);
}

void PrintDialog::leave(const std::function<Result<void>()>& out, const QString& done) {
    m_outcome->hide();
    for (auto* button : {m_save, m_print}) button->setEnabled(false);
    m_asks.remember(document()->key, setup());
    m_leaving.run(this, m_asks.record(document()->key), [this, out, done](const Result<void>& recorded) { say(recorded ? out() : recorded, done); });
}

void PrintDialog::say(const Result<void>& outcome, const QString& done) {
    for (auto* button : {m_save, m_print}) button->setEnabled(true);
    m_outcome->setTone(outcome ? Tone::Ok : Tone::Bad);
    if (outcome) m_outcome->setWords(done);
    else m_outcome->setWords(wordsFor(outcome.error()));
    m_outcome->show();
}

void PrintDialog::restyle() {
    m_card->setFixedWidth(px(330));
    resize(px(980), px(800));
}

void PrintDialog::retranslate() {
    setWindowTitle(tr("Print"));
    m_title->setText(tr("Print"));
    m_documentLabel->setText(tr("Document"));
    m_document->setAccessibleName(tr("Document"));
    QList<ChipRow::Choice> documents;
    for (const auto& one : m_documents) documents.push_back({one.key, one.name()});
    m_document->setChoices(documents);
    m_languageLabel->setText(tr("Language of the sheet"));
    m_language->setAccessibleName(tr("Language of the sheet"));
    // Each in its own words, so that everybody finds theirs.
    m_language->setChoices({{u"zh"_s, u"中文"_s}, {u"en"_s, u"English"_s}});
    m_paperLabel->setText(tr("Paper"));
    m_paper->setAccessibleName(tr("Paper"));
    m_paper->setChoices({{u"a5"_s, u"A5"_s}, {u"a4"_s, u"A4"_s}});
    m_start->setLabel(tr("First free label"));
    m_phone->setLabel(tr("Clinic's telephone"));
    m_printer->setLabel(tr("Printer"));
    QList<ChoiceEdit::Choice> printers;
    for (const auto& printer : m_printers) printers.push_back({printer.name, printer.name});
    if (printers.isEmpty()) printers.push_back({kNoPrinter, tr("No printer is set up")});
    m_printer->edit()->setChoices(printers);
    m_tray->setLabel(tr("Paper tray"));
    showTrays();
    m_right->setLabel(tr("Move right"));
    m_right->setSuffix(u"mm"_s);
    m_down->setLabel(tr("Move down"));
    m_down->setSuffix(u"mm"_s);
    m_view->setAccessibleName(tr("Preview"));
    m_before->setText(tr("Previous"));
    m_after->setText(tr("Next"));
    m_close->setText(tr("Close"));
    m_save->setText(tr("Save as PDF…"));
    m_print->setText(tr("Print"));
    if (!m_documents.empty()) turn(0);
}

}  // namespace jiayi::ui
