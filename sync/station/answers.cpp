#include "sync/station/answers.h"

namespace jiayi::station {

namespace {

constexpr int kEntriesInPage = 1000;

Answer refusal(const Error& error) {
    const int status = error.code == Errc::Denied ? 403 : error.code == Errc::Invalid ? 400 : error.code == Errc::Conflict ? 409 : 503;
    return {status, refusalOnWire(error.reason)};
}

}  // namespace

Answer Answers::answer(const std::string& target, const std::string& body, const Caller& caller) {
    if (target == "/pair") {
        const auto answered = pairAnswer(body, caller);
        return answered ? Answer{200, toWire(*answered)} : refusal(answered.error());
    }
    if (!caller.paired) return refusal({Errc::Denied, "station.not-paired", {}});
    if (target != "/exchange") return {404, refusalOnWire("station.message")};
    const auto asked = exchangeFrom(body);
    if (!asked) return refusal(asked.error());
    if (const auto taken = take(*asked); !taken) return refusal(taken.error());
    auto theirs = asked->seen;
    queue::join(theirs, asked->page.upTo);
    const auto said = message(theirs);
    return said ? Answer{200, toWire(*said)} : refusal(said.error());
}

Result<ExchangeMessage> Answers::message(const std::optional<queue::Seen>& theirs) {
    ExchangeMessage said;
    if (theirs) {
        JIAYI_TRY(said.page, queue::entriesSince(m_parts.context.database, *theirs, kEntriesInPage));
    }
    return db::attempt([&]() -> Result<ExchangeMessage> {
        said.seen = queue::seenHere(m_parts.context.database);
        return std::move(said);
    });
}

Result<void> Answers::beginAnewIfOlder(const queue::Seen& theirs) {
    JIAYI_TRY(const auto self, queue::ownDesk(m_parts.context));
    return db::attempt([&]() -> Result<void> {
        if (queue::seenOf(theirs, self) <= queue::seenOf(queue::seenHere(m_parts.context.database), self)) return {};
        return queue::beginAnew(m_parts.context);
    });
}

Result<void> Answers::take(const ExchangeMessage& message) {
    JIAYI_CHECK(beginAnewIfOlder(message.seen));
    if (message.page.upTo.empty()) return {};
    JIAYI_TRY(const auto taken, queue::takeEntries(m_parts.context.database, message.page));
    if (taken.any()) m_parts.onTaken(taken);
    return {};
}

PairMessage Answers::pairQuestion(std::string_view code, const Ends& ends) const { return {m_parts.clinic, m_parts.name, m_parts.port, pairProof(code, ends, Side::Typed)}; }

Result<PairMessage> Answers::pairAnswer(const std::string& body, const Caller& caller) {
    JIAYI_TRY(const auto asked, pairFrom(body));
    const auto now = m_parts.context.clock.now();
    JIAYI_TRY(auto proof, m_parts.window.redeem({m_parts.fingerprint, caller.fingerprint}, asked.proof, now));
    if (asked.clinic != m_parts.clinic) return Error{Errc::Conflict, "station.other-clinic", {}};
    const auto address = asked.port == 0 ? std::string{} : DeskAddress{caller.host, std::to_string(asked.port)}.text();
    JIAYI_CHECK(savePeer(m_parts.context, {caller.fingerprint, asked.name, address, now, m_parts.context.user, {}}));
    return PairMessage{m_parts.clinic, m_parts.name, m_parts.port, std::move(proof)};
}

Result<DeskPeer> Answers::pairedBy(const Answer& answer, std::string_view code, const Ends& ends, const std::string& address) {
    if (answer.status == 409) return Error{Errc::Conflict, refusalFrom(answer.body), {}};
    if (answer.status != 200) return Error{Errc::Denied, refusalFrom(answer.body), {}};
    JIAYI_TRY(const auto said, pairFrom(answer.body));
    if (!equalInConstantTime(said.proof, pairProof(code, ends, Side::Shown))) return Error{Errc::Denied, "station.not-proved", {}};
    if (said.clinic != m_parts.clinic) return Error{Errc::Conflict, "station.other-clinic", {}};
    DeskPeer peer{ends.shown, said.name, address, m_parts.context.clock.now(), m_parts.context.user, {}};
    JIAYI_CHECK(savePeer(m_parts.context, peer));
    return peer;
}

}  // namespace jiayi::station
