#include "ui/readings/sensor_dialog.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/review_words.h"
#include "ui/readings/readings_words.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kProblemsShown = 5;

QLabel* wrapped(TextRole role, const QString& name, QWidget* parent) {
    auto* label = makeLabel(role, {}, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    return label;
}

}  // namespace

SensorDialog::SensorDialog(ReadingsAsks asks, const readings::ReadingRules& rules, roster::ResidentId resident, const QString& name, QWidget* parent)
    : Live<QDialog>(parent), m_asks(std::move(asks)), m_rules(rules), m_resident(resident), m_name(name) {
    setObjectName(u"sensor"_s);
    build();
    restyle();
    retranslate();
}

void SensorDialog::build() {
    auto* all = new QVBoxLayout(this);
    space(all, {20, 16, 20, 14}, 10);
    m_title = wrapped(TextRole::Heading, u"sensor.title"_s, this);
    m_whose = wrapped(TextRole::Soft, u"sensor.whose"_s, this);
    m_trouble = new Notice(Tone::Bad, this);
    m_trouble->setObjectName(u"sensor.trouble"_s);
    m_trouble->hide();
    auto* card = new Card(this);
    m_facts = wrapped(TextRole::Body, u"sensor.facts"_s, card);
    m_facts->setAlignment(Qt::AlignTop);
    card->body()->addWidget(m_facts);
    m_unitLabel = wrapped(TextRole::Strong, u"sensor.unitLabel"_s, card);
    m_unit = new ChipRow(ChipRow::Mode::One, card);
    m_unit->setObjectName(u"sensor.unit"_s);
    m_orderLabel = wrapped(TextRole::Strong, u"sensor.orderLabel"_s, card);
    m_order = new ChipRow(ChipRow::Mode::One, card);
    m_order->setObjectName(u"sensor.order"_s);
    for (QWidget* part : {static_cast<QWidget*>(m_unitLabel), static_cast<QWidget*>(m_unit), static_cast<QWidget*>(m_orderLabel), static_cast<QWidget*>(m_order)}) card->body()->addWidget(part);
    card->body()->addStretch(1);
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_whose), static_cast<QWidget*>(m_trouble)}) all->addWidget(part);
    all->addWidget(card, 1);
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    m_close = new Button(Button::Kind::Quiet, {}, this);
    m_close->setObjectName(u"sensor.close"_s);
    m_choose = new Button(Button::Kind::Secondary, {}, this);
    m_choose->setObjectName(u"sensor.choose"_s);
    m_choose->setKeys(Qt::CTRL | Qt::Key_O);
    m_take = new Button(Button::Kind::Primary, {}, this);
    m_take->setObjectName(u"sensor.take"_s);
    m_take->setKeys(Qt::CTRL | Qt::Key_Return);
    foot->addWidget(m_close);
    foot->addStretch(1);
    foot->addWidget(m_choose);
    foot->addWidget(m_take);
    all->addLayout(foot);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, [this] { m_asks.chooseFile(this, [this](const QString& path) { look(path); }); });
    connect(m_take, &QPushButton::clicked, this, &SensorDialog::take);
    connect(m_unit, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        m_answers.unit = keys.value(0) == u"mmol"_s ? readings::GlucoseUnit::MmolL : readings::GlucoseUnit::MgDl;
        ask();
    });
    connect(m_order, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        m_answers.order = keys.value(0) == u"day"_s ? readings::DayOrder::DayFirst : readings::DayOrder::MonthFirst;
        ask();
    });
}

void SensorDialog::look(const QString& path) {
    m_path = path;
    m_answers = {};
    m_file.reset();
    m_error.reset();
    m_unit->setChosen({});
    m_order->setChosen({});
    ask();
}

void SensorDialog::ask() {
    m_take->setEnabled(false);
    m_looking.run(this, m_asks.look(m_resident, m_path, m_answers), [this](Result<SensorFile> file) {
        m_file.reset();
        m_error.reset();
        if (file) m_file = std::move(*file);
        else m_error = file.error();
        showFile();
    });
}

QString SensorDialog::leftOut() const {
    const auto& file = m_file->file;
    QStringList parts;
    if (file.otherKinds > 0) parts << tr("%n row(s) of another kind (scans, alarms, insulin)", nullptr, static_cast<int>(file.otherKinds));
    if (file.withoutValue > 0) parts << tr("%n row(s) without a value", nullptr, static_cast<int>(file.withoutValue));
    if (file.repeated > 0) parts << tr("%n row(s) said twice", nullptr, static_cast<int>(file.repeated));
    if (!file.clashes.empty()) {
        QStringList rows;
        for (std::size_t i = 0; i < file.clashes.size() && i < 2 * kProblemsShown; ++i) rows << QString::number(file.clashes[i]);
        parts << tr("%n row(s) with two values for one minute (rows %1)", nullptr, static_cast<int>(file.clashes.size())).arg(rows.join(u", "_s) + (file.clashes.size() > 2 * kProblemsShown ? u" …"_s : QString()));
    }
    return parts.isEmpty() ? QString() : tr("Left out: %1.").arg(parts.join(u"; "_s));
}

void SensorDialog::showFacts() {
    QStringList lines;
    if (!m_file) lines << (m_path.isEmpty() ? tr("Choose an export of LibreView or Dexcom Clarity, or a table with time and glucose (.csv or .xlsx).") : QString());
    if (m_file) {
        const auto& file = m_file->file;
        if (const auto* layout = m_rules.layout(file.layout)) lines << ruleText({layout->words.en, layout->words.zh}) + (file.device.empty() ? QString() : u" · "_s + qs(file.device));
        if (file.unit) lines << tr("Values in %1.").arg(glucoseUnitWord(*file.unit)) + (m_answers.unit && !file.asksUnit ? u' ' + tr("You said so; the file does not.") : QString());
        if (!file.readings.empty()) {
            lines << tr("%n reading(s), %1 to %2.", nullptr, static_cast<int>(file.readings.size())).arg(dateAndTime(file.readings.front().at), dateAndTime(file.readings.back().at));
            if (file.below + file.above > 0) lines << tr("%1 below and %2 above what the sensor can tell (LO, HI): counted with its limit.").arg(file.below).arg(file.above);
            lines << tr("New: %1. Held already: %2. Held with another value, and kept as held: %3.").arg(countText(static_cast<qint64>(m_file->gain.added)), countText(static_cast<qint64>(m_file->gain.known)), countText(static_cast<qint64>(m_file->gain.differs)));
        }
        if (const auto out = leftOut(); !out.isEmpty()) lines << out;
    }
    m_facts->setText(lines.join(u'\n'));
}

void SensorDialog::showQuestions() {
    const bool unit = m_file && (m_file->file.asksUnit || m_answers.unit), order = m_file && (m_file->file.asksOrder || m_answers.order);
    m_unitLabel->setVisible(unit);
    m_unit->setVisible(unit);
    m_orderLabel->setVisible(order);
    m_order->setVisible(order);
}

void SensorDialog::showFile() {
    showFacts();
    showQuestions();
    m_take->setEnabled(canTake());
    m_trouble->setVisible(m_error || (m_file && !canTake()));
    if (m_error) {
        m_trouble->setTone(Tone::Bad);
        m_trouble->setWords(wordsFor(*m_error));
    } else if (m_file && m_file->file.problemCount > 0) {
        const auto& file = m_file->file;
        QStringList rows;
        for (std::size_t i = 0; i < file.problems.size() && i < kProblemsShown; ++i) rows << problemWords(file.problems[i]);
        if (file.problemCount > kProblemsShown) rows << tr("And %n more.", nullptr, static_cast<int>(file.problemCount - kProblemsShown));
        m_trouble->setTone(Tone::Bad);
        m_trouble->setWords(tr("%n row(s) cannot be read; nothing of the file is taken.", nullptr, static_cast<int>(file.problemCount)), u'\n' + rows.join(u'\n'));
    } else if (m_file && (m_file->file.asksUnit || m_file->file.asksOrder)) {
        m_trouble->setTone(Tone::Warn);
        m_trouble->setWords(tr("The file leaves something open."), tr("It is not guessed: answer below, or look at the device."));
    } else if (m_file && !canTake()) {
        m_trouble->setTone(Tone::Info);
        m_trouble->setWords(tr("Nothing new."), m_file->file.readings.empty() ? tr("The file holds no reading of a sensor.") : tr("All of it is held already."));
    }
    if (canTake()) m_take->setFocus();
}

void SensorDialog::take() {
    if (!canTake()) return;
    m_take->setEnabled(false);
    m_taking.run(this, m_asks.import({m_resident, m_file->file}), [this](Result<readings::CgmGain> gain) {
        if (gain) {
            Q_EMIT imported(*gain);
            return accept();
        }
        m_error = gain.error();
        m_file.reset();
        showFile();
    });
}

void SensorDialog::retranslate() {
    setWindowTitle(tr("Sensor file"));
    m_title->setText(tr("Read a sensor's file"));
    m_whose->setText(tr("Into the record of %1. Nothing is written before you say so.").arg(m_name));
    m_unitLabel->setText(tr("In which unit are the values?"));
    m_unit->setChoices({{u"mmol"_s, u"mmol/L"_s}, {u"mgdl"_s, u"mg/dL"_s}});
    m_orderLabel->setText(tr("Which stands first, day or month?"));
    m_order->setChoices({{u"day"_s, tr("Day first: 05-11 is 5 November")}, {u"month"_s, tr("Month first: 05-11 is 11 May")}});
    m_choose->setText(tr("Choose a file"));
    m_take->setText(tr("Take into the record"));
    m_close->setText(tr("Close"));
    showFile();
}

void SensorDialog::restyle() {
    setMinimumSize(px(560), px(320));
    resize(px(680), px(360));
}

}  // namespace jiayi::ui
