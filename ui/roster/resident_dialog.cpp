#include "ui/roster/resident_dialog.h"

#include "models/roster/rules/citizen_id.h"
#include "models/roster/rules/reference_tables.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/clinic_words.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/review_words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using roster::Resident;

namespace {

const auto kNone = u"-"_s;
constexpr Sex kSexes[] = {Sex::Male, Sex::Female, Sex::Unspecified, Sex::Unknown};

/// The columns that are plain text, with the member they stand for.
struct TextColumn {
    const char* column;
    std::string Resident::*member;
    const char* label;
};
constexpr TextColumn kPerson[] = {
    {"name", &Resident::name, QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Name")},
    {"citizen_id", &Resident::citizenId, QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Citizen id")}};
constexpr TextColumn kContact[] = {
    {"phone", &Resident::phone, QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Phone")},
    {"phone2", &Resident::phone2, QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Second phone")},
    {"address", &Resident::address, QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Address")},
    {"grid", &Resident::grid, QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Grid")},
    {"household", &Resident::household, QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Household")},
    {"emergency_name", &Resident::emergencyName,
     QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Emergency contact")},
    {"emergency_phone", &Resident::emergencyPhone,
     QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Emergency phone")}};
constexpr TextColumn kClinic[] = {
    {"record_no", &Resident::recordNo, QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Health record no.")},
    {"doctor", &Resident::doctor, QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Family doctor")},
    {"insurance_no", &Resident::insuranceNo,
     QT_TRANSLATE_NOOP("jiayi::ui::ResidentDialog", "Insurance number")}};

/// Fields whose figures an input method would only spoil.
bool isFigures(const QString& column) {
    return column == "citizen_id"_L1 || column == "phone"_L1 || column == "phone2"_L1 ||
           column == "emergency_phone"_L1 || column == "record_no"_L1 || column == "insurance_no"_L1;
}

}  // namespace

ResidentDialog::ResidentDialog(ResidentAsks asks, const roster::ReferenceTables& tables, const Clock& clock,
                               std::optional<Resident> before, QWidget* parent)
    : Live<QDialog>(parent), m_asks(std::move(asks)), m_tables(tables), m_clock(clock), m_before(std::move(before)) {
    setObjectName(u"resident"_s);
    m_pause.setSingleShot(true);
    m_pause.setInterval(300);
    build();
    retranslate();
    fill();
    watch();
    resize(px(760), std::min(px(720), parent ? parent->height() - px(40) : px(720)));
}

// Here, while everything is alive: leaving a field checks it.
ResidentDialog::~ResidentDialog() { hide(); }

template <class Field>
Field* ResidentDialog::field(const QString& column) const {
    return static_cast<Field*>(m_fields.value(column));
}

Date ResidentDialog::today() const { return localDate(m_clock.now()); }

void ResidentDialog::build() {
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    m_title = makeLabel(TextRole::Heading, {}, this);
    all->addWidget(m_title);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"resident.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);

    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* inner = new QWidget;
    inner->setObjectName(u"scrolled"_s);
    auto* column = new QVBoxLayout(inner);
    space(column, 0, 12);
    m_same = new Card(inner);
    m_same->setObjectName(u"resident.same"_s);
    m_same->setStripe(Tone::Warn);
    m_sameList = new QVBoxLayout;
    space(m_sameList, 0, 6);
    m_same->body()->addLayout(m_sameList);
    m_same->hide();
    column->addWidget(m_same);
    buildFields(column);
    column->addStretch(1);
    m_scroll->setWidget(inner);
    all->addWidget(m_scroll, 1);

    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_cancel = new Button(Button::Kind::Secondary, {}, this);
    m_cancel->setObjectName(u"resident.cancel"_s);
    m_save = new Button(Button::Kind::Primary, {}, this);
    m_save->setObjectName(u"resident.save"_s);
    m_save->setKeys(Qt::CTRL | Qt::Key_Return);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_save);
    all->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &ResidentDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &ResidentDialog::leave);
}

Card* ResidentDialog::addCard(QVBoxLayout* to, const QString& name) {
    auto* card = new Card(this);
    card->setObjectName(u"resident.card."_s + name);
    card->body()->addLayout(new FieldGrid(190, 3));
    to->addWidget(card);
    m_cards.append(card);
    return card;
}

LabeledField* ResidentDialog::add(Card* card, const QString& column, LabeledField* field) {
    field->editor()->setObjectName(u"resident."_s + column);
    field->editor()->installEventFilter(this);
    card->body()->itemAt(0)->layout()->addWidget(field);
    m_fields.insert(column, field);
    return field;
}

void ResidentDialog::buildFields(QVBoxLayout* to) {
    const auto addTexts = [this](Card* card, const auto& columns) {
        for (const auto& text : columns) {
            const auto column = QString::fromLatin1(text.column);
            auto* made = new TextField(this);
            if (isFigures(column)) made->edit()->setAttribute(Qt::WA_InputMethodEnabled, false);
            add(card, column, made);
        }
    };
    auto* person = addCard(to, u"person"_s);
    addTexts(person, kPerson);
    add(person, u"sex"_s, new ChoiceField(this));
    auto* birth = new DateField(this);
    birth->edit()->setToday(today());
    birth->edit()->setLeaning(DateEdit::Leaning::Past);
    birth->edit()->setRange(std::nullopt, today());
    add(person, u"birth_date"_s, birth);
    add(person, u"ethnic_code"_s, new ChoiceField(this));
    add(person, u"blood_group"_s, new ChoiceField(this));
    auto* contact = addCard(to, u"contact"_s);
    addTexts(contact, kContact);
    auto* clinic = addCard(to, u"clinic"_s);
    addTexts(clinic, kClinic);
    add(clinic, u"insurance_scheme"_s, new ChoiceField(this));
    field<TextField>(u"name"_s)->setRequired(true);
}

void ResidentDialog::fill() {
    const auto shown = m_before.value_or(Resident{});
    const auto texts = [&](const auto& columns) {
        for (const auto& text : columns)
            field<TextField>(QString::fromLatin1(text.column))->setText(qs(shown.*text.member));
    };
    texts(kPerson);
    texts(kContact);
    texts(kClinic);
    if (m_before) field<ChoiceField>(u"sex"_s)->edit()->setKey(qs(roster::toCode(shown.sex)));
    field<DateField>(u"birth_date"_s)->edit()->setValue(shown.birthDate);
    const auto choose = [this](const QString& column, const std::string& value) {
        auto* edit = field<ChoiceField>(column)->edit();
        const auto key = value.empty() ? kNone : qs(value);
        // What came from elsewhere and is in no list of ours stays as it is.
        if (edit->findData(key) < 0) edit->addItem(key, key);
        edit->setKey(key);
    };
    choose(u"ethnic_code"_s, shown.ethnicCode);
    choose(u"blood_group"_s, shown.bloodGroup);
    choose(u"insurance_scheme"_s, shown.insuranceScheme);
    m_first = entered();
}

void ResidentDialog::watch() {
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        const auto column = it.key();
        if (auto* line = qobject_cast<QLineEdit*>(it.value()->editor())) {
            connect(line, &QLineEdit::textEdited, this, [this, column] {
                if (column == "citizen_id"_L1) citizenIdTyped();
                else if (m_touched.contains(column)) check();
                m_pause.start();
            });
            connect(line, &QLineEdit::editingFinished, this, [this, column, line] {
                if (line->isModified()) m_touched.insert(column);
                check();
            });
        } else if (auto* choice = qobject_cast<ChoiceEdit*>(it.value()->editor())) {
            connect(choice, &ChoiceEdit::chosen, this, [this, column] {
                m_touched.insert(column);
                check();
            });
        }
    }
    connect(&m_pause, &QTimer::timeout, this, &ResidentDialog::askDuplicates);
}

Resident ResidentDialog::entered() const {
    auto resident = m_before.value_or(Resident{});
    const auto texts = [&](const auto& columns) {
        for (const auto& text : columns)
            resident.*text.member = utf8(field<TextField>(QString::fromLatin1(text.column))->text().trimmed());
    };
    texts(kPerson);
    texts(kContact);
    texts(kClinic);
    resident.sex = roster::sexFromCode(utf8(field<ChoiceField>(u"sex"_s)->edit()->key()));
    const auto birth = field<DateField>(u"birth_date"_s)->edit()->value();
    if (birth != resident.birthDate) resident.birthEstimated = false;
    resident.birthDate = birth;
    const auto chosen = [this](const QString& column) {
        const auto key = field<ChoiceField>(column)->edit()->key();
        return key == kNone ? std::string() : utf8(key);
    };
    resident.ethnicCode = chosen(u"ethnic_code"_s);
    resident.bloodGroup = chosen(u"blood_group"_s);
    resident.insuranceScheme = chosen(u"insurance_scheme"_s);
    return resident;
}

void ResidentDialog::citizenIdTyped() {
    auto* id = field<TextField>(u"citizen_id"_s);
    const auto typed = utf8(id->text());
    if (const auto problem = roster::citizenIdProblemSoFar(typed, today())) {
        id->setError(fieldWords(invalid(*problem)));
        return;
    }
    id->setError({});
    const auto whole = roster::checkCitizenId(typed, today());
    if (!whole) return;
    // Derived, and shown before anything is saved; what was entered by hand is left to the check.
    auto* birth = field<DateField>(u"birth_date"_s);
    if (birth->edit()->text().isEmpty()) birth->edit()->setValue(whole->birthDate);
    auto* sex = field<ChoiceField>(u"sex"_s);
    if (sex->edit()->key().isEmpty() || sex->edit()->key() == qs(roster::toCode(Sex::Unknown)))
        sex->edit()->setKey(qs(roster::toCode(whole->sex)));
    check();
}

void ResidentDialog::check() { showProblems(roster::checkResident(entered(), today()).problems); }

void ResidentDialog::showProblems(const std::vector<roster::ResidentProblem>& problems) {
    QHash<QString, QString> words;
    for (const auto& problem : problems)
        if (!words.contains(qs(problem.field))) words.insert(qs(problem.field), fieldWords(invalid(problem.reason)));
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        const bool said = m_tried || m_touched.contains(it.key());
        auto* date = qobject_cast<DateEdit*>(it.value()->editor());
        if (date && date->problem() != DateEdit::Problem::None) continue;  // it says so itself
        it.value()->setError(said ? words.value(it.key()) : QString());
    }
}

void ResidentDialog::askDuplicates() {
    const auto resident = roster::checkResident(entered(), today()).resident;
    if (resident.name.empty() && resident.citizenId.empty()) return;
    m_latest.run(this, m_asks.duplicates(resident), [this](Result<std::vector<roster::Duplicate>> found) {
        // Not being able to look is no reason to stop typing; saving looks once more.
        if (found) showDuplicates(std::move(*found));
    });
}

void ResidentDialog::showDuplicates(std::vector<roster::Duplicate> duplicates) {
    m_duplicates = std::move(duplicates);
    while (auto* item = m_sameList->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& person : m_duplicates) {
        auto* line = new QWidget(m_same);
        auto* row = new QHBoxLayout(line);
        space(row, 0, 8);
        QStringList parts{qs(person.name), sexAndAge(person.sex, person.birthDate, false, today())};
        for (const auto& part : {person.maskedCitizenId, person.recordNo, person.grid})
            if (!part.empty()) parts.append(qs(part));
        QStringList evidence;
        const auto& book = roster::duplicates::builtInEvidence();
        for (const auto& reason : person.evidence) {
            const auto& rule = book.rule(reason);
            const auto words = ruleText({rule.textEn, rule.textZh});
            evidence.append(rule.against ? tr("but: %1", "evidence against").arg(words) : words);
        }
        if (const auto* band = book.band(person.band)) evidence.prepend(ruleText({band->textEn, band->textZh}));
        auto* text = makeLabel(TextRole::Body, parts.join(u" · "_s) + u'\n' + evidence.join(u", "_s), line);
        text->setWordWrap(true);
        text->setObjectName(u"resident.same.text"_s);
        auto* open = new Button(Button::Kind::Secondary, tr("Open this one"), line);
        open->setObjectName(u"resident.same.open"_s);
        connect(open, &QPushButton::clicked, this, [this, id = person.id] {
            Q_EMIT existingChosen(id);
            reject();
        });
        row->addWidget(text, 1);
        row->addWidget(open);
        m_sameList->addWidget(line);
    }
    m_same->setVisible(!m_duplicates.empty());
    retranslate();
}

void ResidentDialog::save() {
    if (m_saving) return;
    m_tried = true;
    const auto checked = roster::checkResident(entered(), today());
    showProblems(checked.problems);
    if (field<DateField>(u"birth_date"_s)->edit()->problem() != DateEdit::Problem::None) return field<DateField>(u"birth_date"_s)->editor()->setFocus();
    if (!checked.problems.empty()) {
        const auto column = qs(checked.problems.front().field);
        if (auto* wrong = m_fields.value(column)) {
            wrong->editor()->setFocus();
            m_scroll->ensureWidgetVisible(wrong);
        } else {
            m_notice->setWords(wordsFor(invalid(checked.problems.front().reason)));
            m_notice->show();
        }
        return;
    }
    m_saving = true;
    m_save->setEnabled(false);
    m_notice->hide();
    // Duplicates that were on the screen while somebody pressed Save were looked at.
    const roster::SaveResident work{checked.resident, m_before, !m_duplicates.empty()};
    qt::onFinished(this, m_asks.save(work),
                   [this](Result<roster::SaveResident::Outcome> outcome) { take(std::move(outcome)); });
}

void ResidentDialog::take(Result<roster::SaveResident::Outcome> outcome) {
    m_saving = false;
    m_save->setEnabled(true);
    if (!outcome) {
        m_notice->setTone(Tone::Bad);
        m_notice->setWords(wordsFor(outcome.error()));
        m_notice->show();
        return;
    }
    if (outcome->saved) {
        Q_EMIT saved(outcome->resident.id);
        accept();
        return;
    }
    showDuplicates(std::move(outcome->duplicates));
    m_scroll->verticalScrollBar()->setValue(0);
    if (auto* open = m_same->findChild<Button*>(u"resident.same.open"_s)) open->setFocus();
}

bool ResidentDialog::isDirty() const { return !(entered() == m_first); }

void ResidentDialog::leave() {
    if (!isDirty() || m_leaving) return reject();
    m_leaving = true;  // a second Esc means it
    m_notice->setTone(Tone::Warn);
    m_notice->setWords(tr("Not saved yet."), tr("Press Esc again to let it go, or Ctrl ↵ to save."));
    m_notice->show();
}

void ResidentDialog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return leave();
    Live<QDialog>::keyPressEvent(event);
}

bool ResidentDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() != Qt::Key_Escape) m_leaving = false;
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers() == Qt::NoModifier) {
            focusNextChild();
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn)
        if (auto* widget = qobject_cast<QWidget*>(watched)) m_scroll->ensureWidgetVisible(widget, 0, px(40));
    return Live<QDialog>::eventFilter(watched, event);
}

void ResidentDialog::retranslate() {
    const auto title = m_before ? tr("Edit resident") : tr("New resident");
    setWindowTitle(title);
    m_title->setText(title);
    m_cards[0]->setTitle(tr("Person"));
    m_cards[1]->setTitle(tr("Contact"));
    m_cards[2]->setTitle(tr("Clinic and insurance"));
    const auto labels = [this](const auto& columns) {
        for (const auto& text : columns) m_fields[QString::fromLatin1(text.column)]->setLabel(tr(text.label));
    };
    labels(kPerson);
    labels(kContact);
    labels(kClinic);
    m_fields[u"sex"_s]->setLabel(tr("Sex"));
    m_fields[u"birth_date"_s]->setLabel(tr("Birth date"));
    m_fields[u"ethnic_code"_s]->setLabel(tr("Ethnic group"));
    m_fields[u"blood_group"_s]->setLabel(tr("Blood group"));
    m_fields[u"insurance_scheme"_s]->setLabel(tr("Insurance scheme"));
    QList<ChoiceEdit::Choice> sexes;
    for (const auto sex : kSexes) sexes.append({qs(roster::toCode(sex)), sexWord(sex)});
    field<ChoiceField>(u"sex"_s)->edit()->setChoices(sexes);
    field<ChoiceField>(u"sex"_s)->edit()->setPlaceholderText(tr("choose"));
    QList<ChoiceEdit::Choice> ethnic{{kNone, tr("Not asked")}}, blood{{kNone, tr("Not known")}};
    const bool chinese = currentLanguage().startsWith(u"zh"_s);
    for (const auto& group : m_tables.ethnicGroups) ethnic.append({qs(group.code), qs(chinese ? group.zh : group.en)});
    for (const auto& group : {u"A"_s, u"B"_s, u"O"_s, u"AB"_s}) blood.append({group, group});
    field<ChoiceField>(u"ethnic_code"_s)->edit()->setChoices(ethnic);
    field<ChoiceField>(u"blood_group"_s)->edit()->setChoices(blood);
    field<ChoiceField>(u"insurance_scheme"_s)
        ->edit()
        ->setChoices({{kNone, tr("None or not known")},
                      {u"employee"_s, tr("Employee", "insurance")},
                      {u"resident"_s, tr("Resident", "insurance")}});
    m_same->setTitle(tr("Perhaps already on the roster"));
    m_save->setText(m_duplicates.empty() ? tr("Save") : tr("Save all the same"));
    m_cancel->setText(tr("Cancel"));
}

}  // namespace jiayi::ui
