#include "sync/hub/settlement/payer_desk.h"

#include "sync/fhir/canonical.h"
#include "sync/hub/cursor.h"
#include "sync/hub/execution.h"
#include "sync/hub/settlement/recompute.h"
#include "sync/mapping/statement_answer_mapper.h"
#include "sync/mapping/statement_mapper.h"
#include "sync/mapping/systems.h"

#include <algorithm>

namespace jiayi::hub {

using capitation::SentStatement;
using capitation::StatementAnswer;
using capitation::StatementId;

struct PayerDesk::Submitted {
    SentStatement head;
    std::vector<capitation::StatementLine> lines;
    Uuid answerId;
};

namespace {

constexpr const char* kPayerAuthor = "payer";
constexpr std::size_t kPage = 1000;

Uuid answerIdOf(StatementId statement) { return derivedUuid({"hub-answer", statement.toString()}); }

/// Everything that feeds the ledger as it was at `n`: the newest version up to there. Of what has left the clinic, the one before.
Result<std::vector<HeldResource>> heldAt(Store& store, const std::string& stream, std::int64_t n) {
    std::vector<HeldResource> held;
    for (std::int64_t after = 0;;) {
        JIAYI_TRY(const auto page, store.changes(stream, {after, n, kPage, std::size_t{64} << 20}));
        if (page.empty()) return held;
        for (const auto& version : page) {
            after = version.n;
            if (version.deleted() || !feedsLedger(version.key.type)) continue;
            HeldResource one;
            auto body = version.body;
            if (version.left()) {
                one.left = localDate(version.at);
                if (body.empty()) {
                    JIAYI_TRY(const auto before, store.readVersion(stream, version.key, version.version - 1));
                    body = before ? before->body : std::string{};
                }
            }
            if (body.empty()) continue;
            JIAYI_TRY(one.body, fhir::parseJson(body));
            held.push_back(std::move(one));
        }
    }
}

/// Who paid may be known here and not there, once a difference was accepted of which only the sum is known.
bool sameSums(const capitation::StatementTotals& ours, const capitation::StatementTotals& theirs) {
    return ours.memberMonths == theirs.memberMonths && ours.budget == theirs.budget && ours.cost() == theirs.cost();
}

/// What somebody at the desk reads beside the list of lines.
std::string wordsFor(const capitation::StatementTotals& ours, const capitation::StatementTotals& theirs, std::size_t differences) {
    std::string words = differences > 0 ? std::to_string(differences) + " lines differ" : std::string{};
    const auto add = [&](const char* name, Money a, Money b) {
        if (a == b) return;
        words += (words.empty() ? "" : "; ") + std::string{name} + " " + formatYuan(a) + " / " + formatYuan(b);
    };
    add("budget", ours.budget, theirs.budget);
    add("cost", ours.cost(), theirs.cost());
    return words;
}

}  // namespace

Result<Answers> PayerDesk::answerAll() {
    Answers answers;
    JIAYI_TRY(const auto streams, m_store.heads());
    for (const auto& stream : streams) JIAYI_CHECK(answerIn(stream.id, answers));
    return answers;
}

Result<void> PayerDesk::answerIn(const std::string& stream, Answers& answers) {
    SearchQuery query;
    query.type = "Task";
    query.keys = {{SearchKey{"code", std::string{mapping::kTaskCode}, "submit-statement", false}}, {SearchKey{"status", {}, "requested", true}}};
    for (;;) {
        JIAYI_TRY(const auto tasks, m_store.search(stream, query));
        for (const auto& version : tasks) {
            query.after = version.n;
            JIAYI_TRY(const auto task, fhir::parseJson(version.body));
            JIAYI_TRY(const auto submitted, waiting(stream, task));
            if (submitted) JIAYI_CHECK(answer(stream, *submitted, answers));
        }
        if (tasks.size() < query.limit) return {};
    }
}

Result<std::optional<PayerDesk::Submitted>> PayerDesk::waiting(const std::string& stream, const fhir::Json& task) {
    const auto nothing = std::optional<Submitted>{};
    const auto read = mapping::StatementTaskMapper::read(task);
    if (!read || !*read) return nothing;
    const auto id = (*read)->statement;
    Submitted submitted;
    submitted.answerId = answerIdOf(id);
    JIAYI_TRY(const auto before, m_store.read(stream, {"PaymentReconciliation", submitted.answerId.toString()}));
    if (before) return nothing;
    JIAYI_TRY(const auto head, m_store.read(stream, {"MeasureReport", id.toString()}));
    if (!head || !head->live()) return nothing;
    JIAYI_TRY(const auto headJson, fhir::parseJson(head->body));
    const auto sent = mapping::SentStatementMapper::read(headJson);
    if (!sent || !*sent) return nothing;
    submitted.head = **sent;
    for (int i = 1; i <= submitted.head.sheets; ++i) {
        JIAYI_TRY(const auto version, m_store.read(stream, {"MeasureReport", capitation::sheetId(id, i).toString()}));
        if (!version || !version->live()) return nothing;
        JIAYI_TRY(const auto json, fhir::parseJson(version->body));
        const auto sheet = mapping::StatementSheetMapper::read(json);
        if (!sheet || !*sheet) return nothing;
        submitted.lines.insert(submitted.lines.end(), (*sheet)->lines.begin(), (*sheet)->lines.end());
    }
    return std::optional{std::move(submitted)};
}

Result<std::optional<std::string>> PayerDesk::obstacle(const std::string& stream, const Submitted& submitted, std::int64_t& n) {
    using Words = std::optional<std::string>;
    const auto& head = submitted.head;
    if (head.institution != stream) return Words{"The statement is another institution's."};
    if (head.id != capitation::statementIdOf(head.institution, head.scheme, head.month, head.revision)) return Words{"The statement's id is not that of its period."};
    for (int revision = 1; revision < head.revision; ++revision) {
        const auto id = answerIdOf(capitation::statementIdOf(head.institution, head.scheme, head.month, revision));
        JIAYI_TRY(const auto earlier, m_store.read(stream, {"PaymentReconciliation", id.toString()}));
        if (!earlier || !earlier->live()) continue;
        JIAYI_TRY(const auto json, fhir::parseJson(earlier->body));
        const auto said = mapping::StatementAnswerMapper::read(json);
        if (said && *said && (*said)->answer == "accepted") return Words{"Revision " + std::to_string(revision) + " of this period was accepted."};
    }
    JIAYI_TRY(auto keys, m_store.signingKeys());
    const Signer signer(std::move(keys));
    const auto cursors = fhir::parseJson(head.streams);
    const auto cursor = cursors ? openCursor(signer, cursors->textOr(stream, "")) : Result<Cursor>{invalid("cursor")};
    JIAYI_TRY(const auto now, m_store.stream(stream));
    if (!cursor || cursor->stream != stream || cursor->epoch != now.epoch || cursor->n > now.head) return Words{"Where the desk stood when it froze the month is not known here. Synchronise, amend and submit it again."};
    n = cursor->n;
    return Words{};
}

Result<void> PayerDesk::answer(const std::string& stream, const Submitted& submitted, Answers& answers) {
    const auto& head = submitted.head;
    StatementAnswer made{submitted.answerId, head.id, "accepted", m_clock.now(), kPayerAuthor, {}, {}, {}, "active"};
    std::int64_t n = 0;
    JIAYI_TRY(const auto reason, obstacle(stream, submitted, n));
    if (reason) {
        made.answer = "rejected";
        made.note = *reason;
        ++answers.rejected;
    } else {
        JIAYI_TRY(auto held, heldAt(m_store, stream, n));
        JIAYI_TRY(const auto clinic, m_store.institution(stream));
        const auto theirs = recompute(clinic, std::move(held), m_book, head.scheme, head.month, head.frozenAt, m_clock, m_random);
        if (!theirs) {
            ++answers.failed;
            return {};
        }
        capitation::Statement ours;
        ours.lines = submitted.lines;
        made.differences = capitation::reconcile(capitation::sideOf(ours), capitation::sideOf(*theirs));
        const bool same = std::all_of(made.differences.begin(), made.differences.end(), [](const auto& each) { return each.kind == capitation::DifferenceKind::Duplicate && !each.duplicateHere; });
        if (!same || (made.differences.empty() && !sameSums(head.totals, theirs->totals))) {
            made.answer = "queried";
            made.note = wordsFor(head.totals, theirs->totals, made.differences.size());
            if (made.note.empty()) made.note = "The figures differ.";
            ++answers.queried;
        } else {
            made.differences.clear();
            ++answers.accepted;
        }
    }
    fhir::Json json;
    mapping::StatementAnswerMapper::write(json, made);
    return write(stream, json, {"PaymentReconciliation", made.id.toString()});
}

Result<void> PayerDesk::write(const std::string& stream, const fhir::Json& answer, const fhir::ResourceKey& key) {
    JIAYI_TRY(auto transaction, m_store.begin({stream}, m_clock.now()));
    // Another hub on the same store may have been quicker.
    JIAYI_TRY(const auto before, transaction->current(stream, key));
    if (before) return {};
    auto resource = answer;
    Version version;
    version.key = key;
    version.version = 1;
    version.author = kPayerAuthor;
    version.hash = fhir::canonicalHash(resource);
    version.body = stampedBody(resource, version.version, transaction->at());
    m_rules.search.index(version, resource, OwnReferences{{}});
    JIAYI_CHECK(transaction->append(stream, std::move(version)));
    return transaction->commit();
}

}  // namespace jiayi::hub
