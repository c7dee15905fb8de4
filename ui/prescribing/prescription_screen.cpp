#include "ui/prescribing/prescription_screen.h"

#include "ui/common/busy_overlay.h"
#include "ui/common/button.h"
#include "ui/common/columns.h"
#include "ui/common/format.h"
#include "ui/common/item_words.h"
#include "ui/common/notice.h"
#include "ui/common/person_header.h"
#include "ui/common/states.h"
#include "ui/prescribing/diagnoses_card.h"
#include "ui/prescribing/line_row.h"
#include "ui/prescribing/lines_card.h"
#include "ui/prescribing/medicine_box.h"
#include "ui/prescribing/pad_footer.h"
#include "ui/prescribing/regimen_card.h"
#include "ui/prescribing/terms_card.h"

#include <QScrollArea>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::DraftLine;
using pharmacy::PrescriptionDraft;

namespace {

constexpr int kTightHeight = 520;

DraftLine* lineOf(PrescriptionDraft& draft, const std::string& key) {
    const auto found = std::find_if(draft.lines.begin(), draft.lines.end(), [&](const auto& line) { return line.key == key; });
    return found == draft.lines.end() ? nullptr : &*found;
}

/// A reason was given for what stood there then.
void dropReasons(PrescriptionDraft& draft, const std::optional<PadCheck>& check, const std::string& key) {
    std::erase_if(draft.overrides, [&](const auto& given) { return given.first.ends_with(":" + key); });
    if (!check) return;
    for (const auto& finding : check->check.interrupting)
        if (std::find(finding.lines.begin(), finding.lines.end(), key) != finding.lines.end()) draft.overrides.erase(finding.rule);
}

}  // namespace

PrescriptionScreen::PrescriptionScreen(PrescribingAsks asks, const care::RuleBook& rules, const pharmacy::ReviewBook& book, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_rules(rules), m_book(book), m_clock(clock) {
    setObjectName(u"prescription"_s);
    build();
    connectParts();
    showDraft();
    retranslate();
}

// A field that loses the keyboard with its window would speak to a screen that is half gone.
PrescriptionScreen::~PrescriptionScreen() {
    for (QObject* part : {static_cast<QObject*>(m_box), static_cast<QObject*>(m_lines), static_cast<QObject*>(m_terms), static_cast<QObject*>(m_diagnoses)})
        part->disconnect(this);
}

void PrescriptionScreen::build() {
    auto* content = new QWidget(this);
    auto* all = new QVBoxLayout(content);
    space(all, 0, 12);
    m_fixed = all;
    m_header = new PersonHeader(m_clock, content);
    all->addWidget(m_header);
    m_box = new MedicineBox(m_asks.search, m_book, m_clock, content);
    m_notice = new Notice(Tone::Info, content);
    m_notice->setObjectName(u"pad.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);

    all->addWidget(m_box);
    auto* area = new QScrollArea(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* room = new QVBoxLayout(inside);
    space(room, 0, 12);
    m_moving = room;
    auto* columns = new Columns(760, inside);
    auto* left = new QWidget(columns);
    auto* leftColumn = new QVBoxLayout(left);
    space(leftColumn, 0, 12);
    m_lines = new LinesCard(m_book, left);
    leftColumn->addWidget(m_lines);
    leftColumn->addStretch(1);
    auto* right = new QWidget(columns);
    auto* rightColumn = new QVBoxLayout(right);
    space(rightColumn, 0, 12);
    m_diagnoses = new DiagnosesCard(m_rules, right);
    m_terms = new TermsCard(static_cast<int>(m_book.limit("form.valid-days")), usualDays("long"), right);
    m_regimen = new RegimenCard(m_clock, right);
    for (QWidget* card : {static_cast<QWidget*>(m_diagnoses), static_cast<QWidget*>(m_terms), static_cast<QWidget*>(m_regimen)}) rightColumn->addWidget(card);
    rightColumn->addStretch(1);
    columns->add(left, 68);
    columns->add(right, 32);
    room->addWidget(columns);
    area->setWidget(inside);
    all->addWidget(area, 1);
    m_footer = new PadFooter(static_cast<bool>(m_asks.print), content);
    all->addWidget(m_footer);

    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 0);
    m_states = new StateStack(content, this);
    m_states->panel()->setObjectName(u"pad.state"_s);
    outer->addWidget(m_states);
    m_busy = new BusyOverlay(this);
}

void PrescriptionScreen::resizeEvent(QResizeEvent* event) {
    Screen::resizeEvent(event);
    placeHeader();
}

/// Who it is stays in sight, unless nothing would be left for the lines: a small window, or large letters.
void PrescriptionScreen::placeHeader() {
    auto* wanted = height() < px(kTightHeight) ? m_moving : m_fixed;
    if (wanted->indexOf(m_header) >= 0) return;
    (wanted == m_fixed ? m_moving : m_fixed)->removeWidget(m_header);
    wanted->insertWidget(0, m_header);
}

void PrescriptionScreen::connectParts() {
    auto* toInput = new QShortcut(Qt::CTRL | Qt::Key_M, this);
    connect(toInput, &QShortcut::activated, m_box, [this] { m_box->setFocus(); });
    connect(m_box, &MedicineBox::lineReady, this, [this](const DraftLine& line) { addLines({line}); });
    connect(m_box, &MedicineBox::linesAsked, m_lines, &LinesCard::focusLast);
    connect(m_lines, &LinesCard::inputAsked, m_box, [this] { m_box->setFocus(); });
    connect(m_lines, &LinesCard::doseChanged, this, &PrescriptionScreen::setDose);
    connect(m_lines, &LinesCard::removeAsked, this, &PrescriptionScreen::removeLine);
    connect(m_lines, &LinesCard::cheaperAsked, this, &PrescriptionScreen::takeCheaper);
    connect(m_diagnoses, &DiagnosesCard::chosenChanged, this, [this](const auto& chosen) {
        changeDraft([&](auto& draft) { draft.diagnoses = chosen; });
    });
    connect(m_terms, &TermsCard::kindChanged, this, &PrescriptionScreen::setKind);
    connect(m_terms, &TermsCard::validityChanged, this, [this](int days) {
        changeDraft([&](auto& draft) { draft.validDays = days; });
    });
    connect(m_terms, &TermsCard::reasonChanged, this, [this](const std::string& reason) {
        changeDraft([&](auto& draft) { draft.reason = reason; });
    });
    connect(m_terms, &TermsCard::assessmentAsked, this, &PrescriptionScreen::askAssessment);
    connect(m_regimen, &RegimenCard::prescribeAsked, m_box, &MedicineBox::begin);
    connect(m_regimen, &RegimenCard::stopAsked, this, &PrescriptionScreen::askStop);
    connect(m_regimen, &RegimenCard::holdAsked, this, &PrescriptionScreen::askHold);
    connect(m_footer->sign(), &QPushButton::clicked, this, &PrescriptionScreen::sign);
    connect(m_footer->renew(), &QPushButton::clicked, this, &PrescriptionScreen::renewAll);
    connect(m_footer->templates(), &QPushButton::clicked, this, &PrescriptionScreen::openTemplates);
    connect(m_states, &StateStack::acted, this, &PrescriptionScreen::askChart);
    connect(m_notice, &Notice::acted, this, [this] {
        m_notice->hide();
        recheck();
    });
}

QString PrescriptionScreen::title() const {
    const auto name = m_chart ? qs(m_chart->resident.name) : QString();
    return name.isEmpty() ? tr("Prescription") : tr("%1, prescription").arg(name);
}

void PrescriptionScreen::activated() {
    if (m_chart) reload();
}

void PrescriptionScreen::focusFirst() { m_box->setFocus(); }

void PrescriptionScreen::open(care::ResidentId resident) {
    if (m_draft.resident == resident && m_chart) return;  // it is open
    if (!m_draft.lines.empty()) m_parked[m_draft.resident] = m_draft;
    const auto waiting = m_parked.find(resident);
    m_draft = waiting == m_parked.end() ? PrescriptionDraft{} : waiting->second;
    m_draft.resident = resident;
    m_parked.erase(resident);
    // Nothing of the person before may be seen under the next one's name.
    m_chart.reset();
    m_check.reset();
    m_latestCheck.drop();
    m_latestWork.drop();
    m_renewWhenOpen = m_signWhenChecked = false;
    m_box->clear();
    m_notice->hide();
    m_states->showEmpty({}, {});
    Q_EMIT titleChanged();
    askChart();
}

void PrescriptionScreen::reload() {
    if (m_draft.resident.isNil() || m_signing) return;
    askChart();
    recheck();
}

void PrescriptionScreen::askChart() {
    if (!m_chart) m_states->showLoading(tr("Opening the prescription …"));
    m_latestChart.run(this, m_asks.chart(m_draft.resident), [this](Result<care::ChartSummary> chart) {
        if (chart) return showChart(std::move(*chart));
        if (m_chart) fail(chart.error());
        else m_states->showError(wordsFor(chart.error()));
    });
}

void PrescriptionScreen::showChart(care::ChartSummary chart) {
    const bool first = !m_chart;
    m_chart = std::move(chart);
    m_header->show(*m_chart);
    m_diagnoses->setProposed(m_chart->conditions);
    m_regimen->show(m_chart->medicines);
    m_states->showContent();
    Q_EMIT titleChanged();
    if (!first) return;
    showDraft();
    recheck();
    if (isVisible()) m_box->setFocus();
    if (m_renewWhenOpen) renewAll();
}

int PrescriptionScreen::usualDays(const std::string& kind) const {
    return static_cast<int>(m_book.limit(kind == "long" ? "long.normal-days" : kind == "emergency" ? "quantity.emergency-days" : "quantity.ordinary-days"));
}

void PrescriptionScreen::changeDraft(const std::function<void(PrescriptionDraft&)>& change) {
    if (m_signing) return;
    m_signWhenChecked = false;
    change(m_draft);
    showDraft();
    recheck();
}

void PrescriptionScreen::showDraft() {
    m_box->setUsualDays(usualDays(m_draft.kind));
    m_lines->setDraft(m_draft);
    m_diagnoses->setChosen(m_draft.diagnoses);
    m_diagnoses->setMissing(!m_draft.lines.empty() && m_draft.diagnoses.empty());
    m_terms->setDraft(m_draft);
    if (m_draft.lines.empty()) m_check.reset();
    m_footer->show(m_draft, m_check);
}

void PrescriptionScreen::addLines(std::vector<DraftLine> lines) {
    changeDraft([&](auto& draft) {
        for (auto& line : lines) {
            line.key = "line-" + std::to_string(++m_lastKey);
            draft.lines.push_back(std::move(line));
        }
    });
    m_showLast = true;
    m_notice->hide();
}

void PrescriptionScreen::setDose(const std::string& key, const QString& dose) {
    changeDraft([&](auto& draft) {
        auto* line = lineOf(draft, key);
        if (!line) return;
        dropReasons(draft, m_check, key);
        line->dosage = utf8(dose);
        if (pharmacy::readDosage(m_book, line->dosage).supplyDays) line->days.reset();
        else if (!line->days) line->days = usualDays(draft.kind);
    });
}

void PrescriptionScreen::setKind(const std::string& kind) {
    changeDraft([&](auto& draft) {
        // What lasts as usual lasts as is usual for the new kind.
        for (auto& line : draft.lines)
            if (line.days == usualDays(draft.kind) && !pharmacy::readDosage(m_book, line.dosage).supplyDays) line.days = usualDays(kind);
        std::erase_if(draft.overrides, [](const auto& given) { return given.first.starts_with("long."); });
        draft.kind = kind;
    });
}

void PrescriptionScreen::removeLine(const std::string& key) {
    const auto at = std::find_if(m_draft.lines.begin(), m_draft.lines.end(), [&](const auto& line) { return line.key == key; }) - m_draft.lines.begin();
    changeDraft([&](auto& draft) {
        dropReasons(draft, m_check, key);
        std::erase_if(draft.lines, [&](const auto& line) { return line.key == key; });
    });
    m_lines->focusLine(std::min(static_cast<int>(at), static_cast<int>(m_draft.lines.size()) - 1));
}

void PrescriptionScreen::takeCheaper(const std::string& key) {
    if (!m_check) return;
    for (std::size_t i = 0; i < m_draft.lines.size() && i < m_check->products.size(); ++i) {
        if (m_draft.lines[i].key != key || !m_check->products[i].offer) continue;
        const auto cheaper = *m_check->products[i].offer;
        return changeDraft([&](auto& draft) {
            draft.lines[i].item = cheaper.item;
            draft.lines[i].pharmacy = cheaper.pharmacy;
            draft.lines[i].name = cheaper.item.name();
            if (!cheaper.dosage.empty()) draft.lines[i].dosage = cheaper.dosage;
        });
    }
}

void PrescriptionScreen::recheck() {
    if (m_draft.lines.empty() || !m_chart) {
        m_latestCheck.drop();
        m_signWhenChecked = false;
        return m_footer->show(m_draft, m_check);
    }
    m_latestCheck.run(this, m_asks.check(m_draft), [this, of = m_draft](Result<PadCheck> answer) { takeCheck(of, std::move(answer)); });
}

void PrescriptionScreen::takeCheck(const PrescriptionDraft& of, Result<PadCheck> answer) {
    const bool signing = std::exchange(m_signWhenChecked, false);
    if (!answer) {
        m_check.reset();
        m_footer->show(m_draft, m_check);
        fail(answer.error());
        m_notice->setAction(tr("Try again"));
        return;
    }
    if (takeNews(*answer)) return recheck();
    m_check = std::move(*answer);
    for (const auto& finding : m_check->check.interrupting) m_draft.shown.insert(finding.rule);
    // A reason against a long prescription that is gone needs no answer any more.
    std::erase_if(m_draft.overrides, [&](const auto& given) {
        if (!given.first.starts_with("long.")) return false;
        for (std::size_t i = 0; i < of.lines.size() && i < m_check->check.lines.size(); ++i) {
            if (!given.first.ends_with(":" + of.lines[i].key) || !m_check->check.lines[i].longTerm) continue;
            for (const auto& reason : m_check->check.lines[i].longTerm->reasons)
                if (reason.answer != pharmacy::LongAnswer::Yes && given.first == reason.id + ":" + of.lines[i].key) return false;
        }
        return true;
    });
    m_lines->showCheck(m_draft, *m_check);
    m_terms->showCheck(m_draft, *m_check);
    m_footer->show(m_draft, m_check);
    // Later: the rows have just been made.
    if (std::exchange(m_showLast, false)) QTimer::singleShot(0, m_lines, &LinesCard::showLast);
    if (signing) goOnSigning();
}

bool PrescriptionScreen::takeNews(const PadCheck& check) {
    QStringList news;
    for (std::size_t i = 0; i < m_draft.lines.size() && i < check.products.size(); ++i) {
        auto& line = m_draft.lines[i];
        if (!line.item || !check.products[i].changed) continue;
        const auto name = itemName(*line.item);
        const auto& now = check.products[i].now;
        if (!now) news << tr("%1 is not sold any more: choose another product.").arg(name);
        else if (now->price != line.item->price) news << tr("%1: a pack cost %2 and costs %3 now.").arg(name, moneyText(line.item->price), moneyText(now->price));
        else news << tr("%1: pack or terms are not what they were.").arg(name);
        if (!now) line.product = line.item->code;
        line.item = now;
    }
    if (news.isEmpty()) return false;
    say(Tone::Warn, tr("The formulary changed while this was written. Look again before signing."), news.join(u' '));
    showDraft();
    return true;
}

void PrescriptionScreen::fail(const Error& error) {
    m_notice->setTone(Tone::Bad);
    m_notice->setAction({});
    m_notice->setWords(wordsFor(error));
    m_notice->show();
}

void PrescriptionScreen::say(Tone tone, const QString& headline, const QString& text) {
    m_notice->setTone(tone);
    m_notice->setAction({});
    m_notice->setWords(headline, text);
    m_notice->show();
}

void PrescriptionScreen::retranslate() {
    if (m_check) {
        m_lines->showCheck(m_draft, *m_check);
        m_terms->showCheck(m_draft, *m_check);
    }
}

}  // namespace jiayi::ui
