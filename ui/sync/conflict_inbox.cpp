#include "ui/sync/conflict_inbox.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/sync/conflict_field.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t kPastShown = 5;
}

ConflictInbox::ConflictInbox(const FhirWords& words, QWidget* parent) : Card(parent), m_words(words) {
    setObjectName(u"sync.inbox"_s);
    build();
    retranslate();
}

void ConflictInbox::build() {
    m_case = new QWidget(this);
    auto* all = new QVBoxLayout(m_case);
    space(all, 0, 8);
    m_who = makeLabel(TextRole::Heading, {}, this);
    m_what = makeLabel(TextRole::Soft, {}, this);
    m_badge = new Badge({}, Tone::Info, this);
    m_place = makeLabel(TextRole::Soft, {}, this);
    m_previous = new Button(Button::Kind::Quiet, u"‹"_s, this);
    m_next = new Button(Button::Kind::Quiet, u"›"_s, this);
    m_previous->setObjectName(u"inbox.previous"_s);
    m_next->setObjectName(u"inbox.next"_s);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    head->addWidget(m_who);
    head->addWidget(m_what);
    head->addWidget(m_badge);
    head->addStretch(1);
    head->addWidget(m_previous);
    head->addWidget(m_place);
    head->addWidget(m_next);
    all->addLayout(head);
    m_when = makeLabel(TextRole::Soft, {}, this);
    m_when->setWordWrap(true);
    all->addWidget(m_when);
    m_column = new QVBoxLayout;
    space(m_column, 0, 8);
    all->addLayout(m_column);
    m_mates = makeLabel(TextRole::Soft, {}, this);
    m_mates->setObjectName(u"inbox.mates"_s);
    m_mates->setWordWrap(true);
    all->addWidget(m_mates);
    auto* actions = new QWidget(this);
    auto* foot = new FlowLayout(actions);
    space(foot, 0, 8);
    m_apply = new Button(Button::Kind::Primary, {}, this);
    m_apply->setObjectName(u"inbox.apply"_s);
    m_allMine = new Button(Button::Kind::Secondary, {}, this);
    m_allMine->setObjectName(u"inbox.allMine"_s);
    m_allMine->setKeys(QKeySequence(Qt::ALT | Qt::Key_1));
    m_allTheirs = new Button(Button::Kind::Secondary, {}, this);
    m_allTheirs->setObjectName(u"inbox.allTheirs"_s);
    m_allTheirs->setKeys(QKeySequence(Qt::ALT | Qt::Key_2));
    for (auto* button : {m_apply, m_allMine, m_allTheirs}) foot->addWidget(button);
    all->addWidget(actions);
    m_note = makeLabel(TextRole::Soft, {}, this);
    m_note->setObjectName(u"inbox.note"_s);
    m_note->setWordWrap(true);
    all->addWidget(m_note);
    body()->addWidget(m_case);

    m_past = new QWidget(this);
    auto* past = new QVBoxLayout(m_past);
    space(past, {0, 6, 0, 0}, 2);
    m_pastTitle = makeLabel(TextRole::Strong, {}, this);
    past->addWidget(m_pastTitle);
    m_pastColumn = new QVBoxLayout;
    space(m_pastColumn, 0, 0);
    past->addLayout(m_pastColumn);
    body()->addWidget(m_past);

    connect(m_previous, &QPushButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(1); });
    connect(m_apply, &QPushButton::clicked, this, &ConflictInbox::apply);
    connect(m_allMine, &QPushButton::clicked, this, [this] { chooseAll(true); });
    connect(m_allTheirs, &QPushButton::clicked, this, [this] { chooseAll(false); });
}

const ConflictCase* ConflictInbox::shownCase() const { return m_at < m_cases.size() ? &m_cases[m_at] : nullptr; }

void ConflictInbox::setCases(const std::vector<ConflictCase>& cases, const std::vector<DecidedRow>& decided, Instant now) {
    const auto* before = shownCase();
    const auto shown = before ? std::optional{before->record.id} : std::nullopt;
    const bool same = before && std::any_of(cases.begin(), cases.end(), [&](const auto& each) { return each.record.id == *shown && each.fields.size() == before->fields.size(); });
    const bool hadFocus = std::any_of(m_fields.begin(), m_fields.end(), [](const auto* field) { return field->hasFocus(); });
    m_now = now;
    m_decided = decided;
    const auto old = m_at;
    m_cases = cases;
    const auto found = std::find_if(m_cases.begin(), m_cases.end(), [&](const auto& each) { return shown && each.record.id == *shown; });
    m_at = found != m_cases.end() ? static_cast<std::size_t>(found - m_cases.begin()) : std::min(old, m_cases.empty() ? 0 : m_cases.size() - 1);
    // A reading of the same case must not throw away what somebody has just chosen.
    if (!same || m_fields.isEmpty()) {
        showCase();
        if (hadFocus) focusField();
    } else {
        showWords();
    }
    showDecided();
}

void ConflictInbox::showCase() {
    // One of them may be handling the very key that led here.
    for (auto* field : m_fields) {
        field->hide();
        field->setObjectName({});
        field->deleteLater();
    }
    m_fields.clear();
    m_last = nullptr;
    if (const auto* shown = shownCase()) {
        for (const auto& conflict : shown->fields) {
            auto* field = new ConflictField(conflict, m_words, m_case);
            connect(field, &ConflictField::chosen, this, [this, field] { chosenIn(field); });
            connect(field, &ConflictField::handAsked, this, [this, field] {
                m_last = field;
                Q_EMIT handAsked(field->conflict());
            });
            connect(field, &ConflictField::moveAsked, this, &ConflictInbox::move);
            connect(field, &ConflictField::otherAsked, this, &ConflictInbox::go);
            connect(field, &ConflictField::applyAsked, this, &ConflictInbox::apply);
            connect(field, &ConflictField::undoAsked, this, &ConflictInbox::undoNewest);
            m_column->addWidget(field);
            field->show();
            m_fields << field;
        }
    }
    showWords();
}

void ConflictInbox::retranslate() {
    m_previous->setAccessibleName(tr("Previous record"));
    m_next->setAccessibleName(tr("Next record"));
    m_apply->setText(tr("Apply and next  ↵"));
    m_allMine->setText(tr("All mine"));
    m_allTheirs->setText(tr("All theirs"));
    m_pastTitle->setText(tr("Decided today"));
    showWords();
    showDecided();
}

void ConflictInbox::showWords() {
    const auto* shown = shownCase();
    setTitle(shown ? tr("To decide") : tr("Decided today"));
    setStripe(shown ? std::optional{Tone::Warn} : std::nullopt);
    setHint(shown ? tr("1 mine · 2 theirs · E by hand · ↵ apply · ↑ ↓ fields · ← → records") : QString());
    m_case->setVisible(shown != nullptr);
    if (!shown) return;
    const auto subject = m_words.subject(shown->record.type, shown->record.json);
    m_who->setText(shown->record.who.isEmpty() ? subject : shown->record.who);
    m_what->setText(shown->record.who.isEmpty() ? QString() : subject);
    m_badge->setVisible(shown->amendment());
    m_badge->setText(tr("Signed on the hub: yours is a proposed amendment"));
    m_place->setText(tr("%1 of %2").arg(m_at + 1).arg(m_cases.size()));
    for (QWidget* widget : {static_cast<QWidget*>(m_place), static_cast<QWidget*>(m_previous), static_cast<QWidget*>(m_next)}) widget->setVisible(m_cases.size() > 1);
    QStringList when;
    if (shown->mineAt) when << tr("Changed here by %1, %2").arg(shown->mineBy, dateAndTime(*shown->mineAt));
    if (shown->theirsAt) when << tr("on the hub since %1").arg(dateAndTime(*shown->theirsAt));
    m_when->setText(when.join(u" · "_s));
    m_when->setVisible(!when.isEmpty());
    const bool several = m_fields.size() > 1 && !shown->amendment();
    m_allMine->setVisible(several);
    m_allTheirs->setVisible(several);
    showMates(*shown);
    showApply();
}

void ConflictInbox::showMates(const ConflictCase& shown) {
    const auto names = [&](const std::vector<NamedRecord>& records) {
        QStringList said;
        for (const auto& record : records) said << m_words.subject(record.type, record.json);
        return said.join(u", "_s);
    };
    QStringList lines;
    if (!shown.waits.empty()) lines << tr("Saved together with it and waiting for this decision: %1").arg(names(shown.waits));
    if (!shown.goesOn.empty()) lines << tr("Saved together with it and sent by itself: %1").arg(names(shown.goesOn));
    m_mates->setText(lines.join(u'\n'));
    m_mates->setVisible(!lines.isEmpty());
}

void ConflictInbox::showApply() {
    const auto chosen = std::count_if(m_fields.begin(), m_fields.end(), [](const auto* field) { return field->choice().has_value(); });
    m_apply->setEnabled(chosen > 0);
    if (chosen == 0) m_note->setText(tr("Nothing is sent until you apply. Your own values stay on the screens of this desk meanwhile."));
    else if (chosen < m_fields.size()) m_note->setText(tr("%1 of %2 fields chosen; the others stay open.").arg(chosen).arg(m_fields.size()));
    else m_note->setText(tr("All fields chosen. Press Enter to apply."));
}

void ConflictInbox::showDecided() {
    qDeleteAll(m_pastRows);
    m_pastRows.clear();
    m_past->setVisible(!m_decided.empty());
    m_pastTitle->setVisible(!m_cases.empty());  // else it is the card's own
    bool newest = true;
    for (std::size_t i = 0; i < m_decided.size() && i < kPastShown; ++i) {
        const auto& [decided, who] = m_decided[i];
        auto* row = new QWidget(m_past);
        auto* line = new QHBoxLayout(row);
        space(line, 0, 10);
        line->addWidget(makeLabel(TextRole::Soft, clockTime(decided.at), row));
        auto choice = decided.byHand ? tr("by hand") : decided.mine ? tr("mine") : tr("theirs");
        if (decided.amendment) choice = decided.mine ? tr("proposed as an amendment") : tr("proposal dropped");
        const auto field = m_words.field(decided.type, decided.path);
        auto* what = new ElidedLabel(TextRole::Body, row);
        what->setFullText((who.isEmpty() ? m_words.type(qs(decided.type)) : who) + u" · "_s + field + u": "_s + choice);
        line->addWidget(what, 1);
        if (decided.onHub) {
            line->addWidget(new Badge(tr("on the hub"), Tone::Ok, row));
        } else {
            auto* undo = new Button(Button::Kind::Quiet, newest ? tr("Undo  U") : tr("Undo"), row);
            undo->setObjectName(u"inbox.undo."_s + qs(decided.id.toString()));
            undo->setAccessibleName(tr("Undo: %1").arg(what->fullText()));
            connect(undo, &QPushButton::clicked, this, [this, id = decided.id] { Q_EMIT undoAsked(id); });
            line->addWidget(undo);
            newest = false;
        }
        m_pastColumn->addWidget(row);
        row->show();
        m_pastRows << row;
    }
}

void ConflictInbox::chosenIn(ConflictField* field) {
    m_last = field;
    showApply();
    // On to the next that is still open, so that "1 2 1 Enter" is all there is to type.
    const auto at = m_fields.indexOf(field);
    for (qsizetype step = 1; step < m_fields.size(); ++step) {
        auto* next = m_fields[(at + step) % m_fields.size()];
        if (!next->choice()) return next->setFocus();
    }
    field->setFocus();
}

void ConflictInbox::chooseByHand(const FieldDecision& decision, const std::string& value) {
    for (auto* field : m_fields)
        if (field->conflict().id == decision.conflict) field->chooseByHand(decision, value);
}

void ConflictInbox::chooseAll(bool mine) {
    const auto fields = m_fields;
    for (auto* field : fields) field->choose(mine);
    m_apply->setFocus();
}

void ConflictInbox::move(int fields) {
    const auto at = std::find_if(m_fields.begin(), m_fields.end(), [](const auto* field) { return field->hasFocus(); }) - m_fields.begin();
    const auto to = std::clamp<qsizetype>(at + fields, 0, m_fields.size() - 1);
    m_fields[to]->setFocus();
}

void ConflictInbox::go(int cases) {
    const auto wanted = static_cast<std::ptrdiff_t>(m_at) + cases;
    if (wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(m_cases.size())) return;
    m_at = static_cast<std::size_t>(wanted);
    showCase();
    focusField();
}

void ConflictInbox::focusField() {
    if (!m_fields.isEmpty()) m_fields.first()->setFocus();
}

void ConflictInbox::apply() {
    std::vector<FieldDecision> decisions;
    for (const auto* field : m_fields)
        if (field->choice()) decisions.push_back(*field->choice());
    if (decisions.empty()) return m_note->setText(tr("Choose first: 1 keeps mine, 2 takes theirs."));
    Q_EMIT applied(decisions);
}

void ConflictInbox::undoNewest() {
    for (const auto& row : m_decided)
        if (!row.decided.onHub) return Q_EMIT undoAsked(row.decided.id);
}

}  // namespace jiayi::ui
