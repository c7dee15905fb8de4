#include "sync/hub/simulator/theatre.h"

#include <algorithm>
#include <iterator>

namespace jiayi::hub {

Player::Player(Member& member, std::unique_ptr<Actor> actor, double speed, const Clock& clock, Random& random)
    : m_member(member), m_actor(std::move(actor)), m_speed(speed), m_clock(clock), m_random(random), m_watch(member.hub()), m_shelfWatch(member.hub()), m_last(clock.now()) {}

Result<bool> Player::play(const Deed& deed) {
    for (const auto& file : deed.files) JIAYI_CHECK(m_member.put(deed.stream, file));
    return m_member.write(deed.stream, deed.resources);
}

Result<Turn> Player::takeTurn(const std::stop_token& stop) {
    Turn turn;
    if (m_actor->wantsShelves()) {
        JIAYI_TRY(const bool changed, m_shelfWatch.look(m_shelves, localDate(m_clock.now()), stop));
        if (changed) m_actor->stock(m_shelves);
    }
    JIAYI_TRY(const auto seen, m_watch.look(stop));
    const Moment moment{m_clock.now(), m_speed};
    for (const auto& each : seen) m_actor->see(each, moment, m_random);
    turn.seen = static_cast<std::int64_t>(seen.size());
    const auto elapsed = std::chrono::duration<double, std::milli>(moment.now - m_last) * m_speed;
    auto deeds = m_actor->act(std::chrono::duration_cast<std::chrono::milliseconds>(elapsed), moment, m_random);
    m_last = moment.now;
    std::move(deeds.begin(), deeds.end(), std::back_inserter(m_open));
    std::stable_sort(m_open.begin(), m_open.end(), [](const Deed& a, const Deed& b) { return a.due < b.due; });
    while (!m_open.empty() && m_open.front().due <= moment.now && !stop.stop_requested()) {
        const auto created = play(m_open.front());
        if (!created && (created.error().code == Errc::Offline || created.error().code == Errc::Busy)) return created.error();
        turn.written += created && *created;
        turn.refused += !created;
        m_open.erase(m_open.begin());
    }
    return turn;
}

}  // namespace jiayi::hub
