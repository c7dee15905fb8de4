#include "ui/emergency/late_dialog.h"

#include "ui/common/button.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"

#include <QHBoxLayout>
#include <QTime>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kHighestGlucose = 40;
constexpr int kGlucoseDecimals = 1;

/// "0815", "8:15", full-width digits too.
std::optional<std::chrono::minutes> clockOf(const QString& typed) {
    auto text = plainFigures(typed).replace(u'：', u':');
    if (!text.contains(u':') && text.size() >= 3) text.insert(text.size() - 2, u':');
    const auto time = QTime::fromString(text, u"H:mm"_s);
    if (!time.isValid()) return {};
    return std::chrono::minutes{time.hour() * 60 + time.minute()};
}

}  // namespace

LateDialog::LateDialog(EmergencyAsks asks, roster::ResidentId resident, const QString& name, const Clock& clock, QWidget* parent)
    : Live<QDialog>(parent), m_asks(std::move(asks)), m_resident(resident), m_name(name), m_clock(clock) {
    setObjectName(u"late"_s);
    build();
    restyle();
    retranslate();
    readVerifiers();
}

void LateDialog::build() {
    auto* all = new QVBoxLayout(this);
    space(all, {20, 16, 20, 14}, 10);
    m_title = makeLabel(TextRole::Heading, {}, this);
    m_what = makeLabel(TextRole::Soft, {}, this);
    m_what->setWordWrap(true);
    m_trouble = new Notice(Tone::Bad, this);
    m_trouble->setObjectName(u"late.trouble"_s);
    m_trouble->hide();
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_trouble)}) all->addWidget(part);
    auto* grid = new FieldGrid(220, 2);
    space(grid, 0, 12);
    const auto add = [&](auto* field, const char* name) {
        field->setObjectName(QLatin1String(name));
        grid->addWidget(field);
        return field;
    };
    m_form = add(new TextField(this), "late.form");
    m_day = add(new DateField(this), "late.day");
    m_day->edit()->setToday(localDate(m_clock.now()));
    m_day->edit()->setLeaning(DateEdit::Leaning::Past);
    m_time = add(new TextField(this), "late.time");
    m_pressure = add(new LabeledField(new PressureEdit, this), "late.pressure");
    m_glucose = add(new NumberField(this), "late.glucose");
    m_glucose->edit()->setRange(0, kHighestGlucose, kGlucoseDecimals);
    m_writtenBy = add(new TextField(this), "late.writtenBy");
    m_verifiedBy = add(new ChoiceField(this), "late.verifiedBy");
    all->addLayout(grid);
    all->addStretch(1);
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    m_close = new Button(Button::Kind::Quiet, {}, this);
    m_close->setObjectName(u"late.close"_s);
    m_record = new Button(Button::Kind::Primary, {}, this);
    m_record->setObjectName(u"late.record"_s);
    m_record->setKeys(Qt::CTRL | Qt::Key_Return);
    foot->addWidget(m_close);
    foot->addStretch(1);
    foot->addWidget(m_record);
    all->addLayout(foot);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_record, &QPushButton::clicked, this, &LateDialog::record);
}

void LateDialog::readVerifiers() {
    m_reading.run(this, m_asks.verifiers(), [this](const Result<std::vector<std::string>>& users) {
        if (!users) return fail(users.error());
        QList<ChoiceEdit::Choice> choices;
        for (const auto& user : *users) choices << ChoiceEdit::Choice{qs(user), qs(user)};
        m_verifiedBy->edit()->setChoices(choices);
        if (choices.isEmpty()) m_verifiedBy->setNote(tr("Nobody else uses this desk: an administrator adds a user."));
    });
}

void LateDialog::fail(const Error& error) {
    m_trouble->setWords(wordsFor(error));
    m_trouble->show();
    m_record->setEnabled(true);
}

std::optional<emergency::RecordLate> LateDialog::entry() {
    for (auto* field : std::initializer_list<LabeledField*>{m_day, m_time, m_pressure, m_glucose, m_writtenBy, m_verifiedBy}) field->setError({});
    const auto* pressure = static_cast<PressureEdit*>(m_pressure->editor());
    const auto day = m_day->edit()->value();
    const auto clock = clockOf(m_time->text());
    if (!day) m_day->setError(tr("The day is missing."));
    if (!clock) m_time->setError(tr("Hours and minutes: 8:15 or 0815."));
    if (!pressure->isReadable()) m_pressure->setError(tr("Both figures: 138/84."));
    if (m_glucose->edit()->problem() != NumberEdit::Problem::None) m_glucose->setError(tr("This is not a glucose value."));
    if (m_writtenBy->text().trimmed().isEmpty()) m_writtenBy->setError(tr("Who wrote it on the sheet?"));
    if (m_verifiedBy->edit()->key().isEmpty()) m_verifiedBy->setError(tr("A second person verifies."));
    for (auto* field : std::initializer_list<LabeledField*>{m_day, m_time, m_pressure, m_glucose, m_writtenBy, m_verifiedBy})
        if (!field->error().isEmpty()) {
            field->editor()->setFocus();
            return {};
        }
    emergency::RecordLate late{m_resident, utf8(m_form->text().trimmed()), startOfDay(*day) + *clock, utf8(m_writtenBy->text().trimmed()), utf8(m_verifiedBy->edit()->key()), {}};
    if (const auto value = pressure->value()) {
        late.values.push_back({"SBP", static_cast<double>(value->systolic)});
        late.values.push_back({"DBP", static_cast<double>(value->diastolic)});
    }
    if (const auto glucose = m_glucose->edit()->value()) late.values.push_back({"RCG", *glucose});
    return late;
}

void LateDialog::record() {
    const auto late = entry();
    if (!late) return;
    m_record->setEnabled(false);
    m_recording.run(this, m_asks.recordLate(*late), [this](const Result<void>& done) {
        if (!done) return fail(done.error());
        Q_EMIT recorded();
        accept();
    });
}

void LateDialog::retranslate() {
    setWindowTitle(tr("Late entry"));
    m_title->setText(tr("Type in a sheet"));
    m_what->setText(tr("For %1. Each value is marked as late, with who wrote it and who verified it.").arg(m_name));
    m_form->setLabel(tr("Code on the sheet"));
    m_day->setLabel(tr("Day"));
    m_time->setLabel(tr("Time"));
    m_pressure->setLabel(tr("Blood pressure"));
    m_pressure->setSuffix(u"mmHg"_s);
    m_glucose->setLabel(tr("Fingerstick glucose"));
    m_glucose->setSuffix(u"mmol/L"_s);
    m_writtenBy->setLabel(tr("Written on the sheet by"));
    m_verifiedBy->setLabel(tr("Verified by"));
    m_record->setText(tr("Record as late"));
    m_close->setText(tr("Close"));
}

void LateDialog::restyle() {
    setMinimumSize(px(520), px(360));
    resize(px(620), px(440));
}

}  // namespace jiayi::ui
