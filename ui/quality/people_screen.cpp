#include "ui/quality/people_screen.h"

#include "ui/common/busy_overlay.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/progress_relay.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/quality/leaving_tables.h"
#include "ui/quality/quality_words.h"
#include "ui/quality/text_model.h"

#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using quality::Fix;
using quality::Side;

namespace {

enum PersonColumn { PersonName, PersonWhy, PersonUntil, PersonDoctor, PersonGrid, PersonColumns };
constexpr std::pair<int, int> kPersonWidths[] = {{PersonName, 150}, {PersonUntil, 170}, {PersonDoctor, 120}, {PersonGrid, 80}};
constexpr int kNarrowestWhy = 320;
constexpr std::array<std::pair<const char*, Side>, 4> kSides{{{"not", Side::NotMet}, {"met", Side::Met}, {"missing", Side::Missing}, {"excluded", Side::Excluded}}};

std::int64_t countOf(Side side, const quality::Count& count, bool inverse) {
    const auto numerator = inverse ? count.denominator - count.numerator : count.numerator;
    switch (side) {
        case Side::Met: return numerator;
        case Side::NotMet: return count.denominator - numerator;
        case Side::Missing: return count.missing;
        case Side::Excluded: return count.excluded;
    }
    return 0;
}

TextCell untilCell(const quality::PersonRow& row, Date today) {
    if (row.reachedInYear || (row.met && !row.savableUntil)) return {PeopleScreen::tr("reached"), {}, Tone::Ok};
    if (!row.savableUntil) return {PeopleScreen::tr("out of reach"), {}, Tone::Bad};
    if (*row.savableUntil < today) return {PeopleScreen::tr("was %1").arg(isoDate(*row.savableUntil)), {}, Tone::Bad};
    const auto days = static_cast<int>((*row.savableUntil - today).count());
    return {PeopleScreen::tr("%1, %n day(s)", "until a day, so many days left", days).arg(isoDate(*row.savableUntil)), {}, days <= 14 ? Tone::Warn : Tone::Neutral};
}

}  // namespace

PeopleScreen::PeopleScreen(QualityAsks asks, const quality::MeasureBook& book, const quality::BoardBook& board, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_book(book), m_board(board), m_clock(clock) {
    setObjectName(u"indicatorPeople"_s);
    build();
    connectParts();
    retranslate();
    showButtons();
}

PeopleScreen::~PeopleScreen() { m_stop.request_stop(); }

QString PeopleScreen::title() const { return tr("People behind a number"); }

void PeopleScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_card = new Card(this);
    m_name = makeLabel(TextRole::Heading, {}, m_card);
    m_name->setObjectName(u"people.name"_s);
    m_about = makeLabel(TextRole::Soft, {}, m_card);
    m_about->setObjectName(u"people.about"_s);
    for (auto* label : {m_name, m_about}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        m_card->body()->addWidget(label);
    }
    m_sides = new ChipRow(ChipRow::Mode::One, m_card);
    m_sides->setObjectName(u"people.side"_s);
    m_card->body()->addWidget(m_sides);
    m_notice = new Notice(Tone::Info, m_card);
    m_notice->setObjectName(u"people.notice"_s);
    m_notice->hide();
    m_card->body()->addWidget(m_notice);
    m_model = new TextModel(PersonColumns, {}, this);
    m_table = new RowTable(m_card);
    m_table->setObjectName(u"people.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(PersonWhy, kPersonWidths, kNarrowestWhy);
    m_table->setMinimumHeight(px(260));
    m_states = new StateStack(m_table, m_card);
    m_states->panel()->setObjectName(u"people.state"_s);
    m_card->body()->addWidget(m_states, 1);
    auto* foot = new FlowLayout;
    space(foot, 0, 8);
    const auto button = [&](const QString& name, const QKeySequence& keys, Button::Kind kind, auto act) {
        auto* made = new Button(kind, {}, m_card);
        made->setObjectName(u"people."_s + name);
        made->setKeys(keys);
        foot->addWidget(made);
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    m_acts << button(u"chart"_s, Qt::Key_C, Button::Kind::Primary, [this] { if (const auto* row = current()) Q_EMIT chartAsked(row->resident); });
    m_acts << button(u"visit"_s, Qt::Key_V, Button::Kind::Secondary, [this] { if (const auto* row = current()) Q_EMIT visitAsked(row->resident); });
    m_orders = button(u"order"_s, Qt::Key_O, Button::Kind::Secondary, [this] {
        const auto* row = current();
        if (!row) return;
        std::vector<std::vector<std::string>> codes;
        for (const auto& fix : row->fixes) {
            if (!fix.fact) continue;
            auto& one = codes.emplace_back();
            for (const auto code : m_book.facts[*fix.fact].codes) one.push_back(m_book.codes[code]);
        }
        Q_EMIT ordersAsked(row->resident, codes);
    });
    m_acts << m_orders;
    m_acts << button(u"book"_s, Qt::Key_B, Button::Kind::Secondary, [this] {
        if (const auto* row = current()) Q_EMIT bookAsked(row->resident, qs(row->name), localDate(m_clock.now()));
    });
    m_acts << button(u"take"_s, Qt::Key_T, Button::Kind::Secondary, [this] { takeOn(); });
    m_print = button(u"print"_s, Qt::CTRL | Qt::Key_P, Button::Kind::Quiet, [this] {
        if (m_answer && measure()) m_asks.print(peopleSheet(m_book, *measure(), m_ask, *m_answer), window());
    });
    m_save = button(u"save"_s, Qt::CTRL | Qt::Key_S, Button::Kind::Quiet, [this] { save(); });
    m_card->body()->addLayout(foot);
    all->addWidget(m_card, 1);
    m_busy = new BusyOverlay(this);
}

void PeopleScreen::connectParts() {
    connect(m_sides, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        for (const auto& [key, side] : kSides)
            if (keys.contains(QLatin1String(key))) m_ask.side = side;
        m_ask.band.reset();
        reload();
    });
    connect(m_table, &RowTable::rowActed, this, [this](int row) { Q_EMIT chartAsked(m_answer->rows[static_cast<std::size_t>(row)].resident); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PeopleScreen::showButtons);
    connect(m_states, &StateStack::acted, this, &PeopleScreen::reload);
    connect(m_busy, &BusyOverlay::cancelled, this, [this] { m_stop.request_stop(); });
}

void PeopleScreen::open(const std::string& measureId, const quality::BoardAsk& of, std::optional<int> band, Side side) {
    m_ask = {measureId, of, side, band, localDate(m_clock.now())};
    m_answer.reset();
    m_failure.reset();
    m_model->setRows({});
    m_notice->hide();
    retranslate();
    // Whoever shows the page reads it; a page that shows already reads anew.
    if (isVisible()) reload();
}

void PeopleScreen::activated() { reload(); }

void PeopleScreen::focusFirst() { m_table->setFocus(); }

bool PeopleScreen::goBack() {
    m_stop.request_stop();
    m_reading.drop();
    m_busy->stop();
    return false;
}

const quality::Measure* PeopleScreen::measure() const {
    const auto* found = m_book.measure(m_ask.measure);
    return found ? found : m_board.step(m_ask.measure);
}

const quality::PersonRow* PeopleScreen::current() const {
    const auto row = m_table->currentIndex().row();
    return m_answer && row >= 0 && row < static_cast<int>(m_answer->rows.size()) ? &m_answer->rows[static_cast<std::size_t>(row)] : nullptr;
}

void PeopleScreen::reload() {
    if (m_ask.measure.empty()) return m_states->showEmpty(tr("No number was chosen"), tr("Open one from the indicators."));
    m_stop.request_stop();
    m_stop = {};
    m_ask.today = localDate(m_clock.now());
    m_states->showLoading(tr("Looking for the people …"));
    m_busy->start(tr("Looking for the people …"));
    ReadControl control{m_stop.get_token(), ProgressRelay::to(this, [this](qint64 done, qint64 of) { m_busy->setProgress(done, of); })};
    m_reading.run(this, m_asks.people(m_ask, control), [this](Result<std::shared_ptr<const quality::PeopleAnswer>> answer) {
        m_busy->stop();
        m_failure = answer ? std::nullopt : std::optional{answer.error()};
        m_answer = answer ? *answer : nullptr;
        showPeople();
    });
}

void PeopleScreen::showPeople() {
    const auto* rule = measure();
    if (!rule) return;
    m_name->setText(qs(rule->id) + u"  "_s + inForce(rule->en, rule->zh));
    QStringList about{periodText(m_ask.of.period()), filterText(m_ask.of.filter)};
    if (m_answer) about << rateText(m_answer->count.rate()) + u", "_s + countedText(m_answer->count);
    if (m_ask.band) about << (*m_ask.band < 0 ? tr("not measured") : inForce(m_book.hba1c.bands[static_cast<std::size_t>(*m_ask.band)].en, m_book.hba1c.bands[static_cast<std::size_t>(*m_ask.band)].zh));
    m_about->setText(about.join(u" · "_s));
    QList<ChipRow::Choice> sides;
    for (const auto& [key, side] : kSides)
        sides << ChipRow::Choice{QLatin1String(key), m_answer ? sideWord(side, *rule) + u' ' + countText(countOf(side, m_answer->count, rule->inverse)) : sideWord(side, *rule)};
    m_sides->setChoices(sides);
    QStringList chosen;
    for (const auto& [key, side] : kSides)
        if (side == m_ask.side && !m_ask.band) chosen << QLatin1String(key);
    m_sides->setChosen(chosen);
    if (m_failure) m_states->showError(wordsFor(*m_failure));
    if (!m_answer) return showButtons();
    std::vector<TextRow> rows;
    for (const auto& person : m_answer->rows) {
        TextRow row(PersonColumns);
        row[PersonName] = {qs(person.name), sexAndAge(person.sex, person.birth, person.birthEstimated, m_ask.today)};
        row[PersonWhy] = {inForce(person.why), fixesText(m_book, person.fixes)};
        row[PersonUntil] = m_ask.side == Side::Excluded && !m_ask.band ? TextCell{u"–"_s} : untilCell(person, m_ask.today);
        row[PersonDoctor] = {groupText(person.doctor), {}, {}, true};
        row[PersonGrid] = {person.grid.empty() ? u"–"_s : qs(person.grid), {}, {}, true};
        rows.push_back(std::move(row));
    }
    const auto left = m_answer->found - static_cast<std::int64_t>(m_answer->rows.size());
    m_card->setHint(left > 0 ? tr("the first %1 of %2").arg(countText(static_cast<qint64>(m_answer->rows.size())), countText(m_answer->found)) : QString());
    const int at = std::max(0, m_table->currentIndex().row());
    m_model->setRows(std::move(rows));
    if (m_model->rowCount() > 0) {
        m_states->showContent();
        m_table->setCurrentIndex(m_model->index(std::min(at, m_model->rowCount() - 1), 0));
        if (isVisible() && !m_sides->isAncestorOf(focusWidget())) m_table->setFocus();
    } else m_states->showEmpty(tr("Nobody stands here"), tr("Choose another of the groups above."));
    showButtons();
}

void PeopleScreen::showButtons() {
    const auto* row = current();
    for (auto* button : m_acts) button->setEnabled(row != nullptr);
    m_orders->setEnabled(row && std::any_of(row->fixes.begin(), row->fixes.end(), [](const Fix& fix) { return fix.fact.has_value(); }));
    m_print->setEnabled(m_answer && !m_answer->rows.empty());
    m_save->setEnabled(m_print->isEnabled());
}

void PeopleScreen::takeOn() {
    const auto* row = current();
    if (!row) return;
    onFinished(this, m_asks.takeOn(row->resident, row->fixes), [this, name = qs(row->name)](const Result<void>& done) {
        m_notice->setTone(done ? Tone::Ok : Tone::Warn);
        if (done) m_notice->setWords(tr("%1 stands on your list of today's work.").arg(name));
        else if (done.error().code == Errc::NotFound) m_notice->setWords(tr("Nothing of %1 is due yet, so no work stands on the list to be taken.").arg(name), tr("Book an appointment or open the chart instead."));
        else m_notice->setWords(wordsFor(done.error()));
        m_notice->show();
    });
}

void PeopleScreen::save() {
    if (!m_answer || !measure()) return;
    m_asks.chooseFile(this, true, u"xlsx"_s, [screen = QPointer(this)](const QString& path) {
        if (!screen || path.isEmpty() || !screen->m_answer) return;
        onFinished(screen.data(), screen->m_asks.saveWorkbook(peopleSheet(screen->m_book, *screen->measure(), screen->m_ask, *screen->m_answer), path), [screen, path](const Result<void>& done) {
            screen->m_notice->setTone(done ? Tone::Ok : Tone::Bad);
            if (done) screen->m_notice->setWords(tr("Written: %1").arg(path));
            else screen->m_notice->setWords(wordsFor(done.error()));
            screen->m_notice->show();
        });
    });
}

void PeopleScreen::retranslate() {
    m_sides->setAccessibleName(tr("Which of them"));
    m_table->setAccessibleName(tr("People"));
    m_model->setHeads({tr("Name"), tr("Why, and what would mend it"), tr("Savable until"), tr("Doctor"), tr("Grid")});
    const std::array<QString, 5> words{tr("Chart"), tr("Visit"), tr("Order tests"), tr("Book"), tr("Take on")};
    for (int at = 0; at < static_cast<int>(m_acts.size()); ++at) m_acts[at]->setText(words[static_cast<std::size_t>(at)]);
    m_acts.last()->setToolTip(tr("What of this person stands on today's work is given to you"));
    m_print->setText(tr("Print"));
    m_save->setText(tr("Excel"));
    showPeople();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
