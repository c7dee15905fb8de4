// test_station            the tests
// test_station desk SEED  a desk as a process of its own: a command a line on standard input, an answer a line on standard output;
//                         "taken" whenever something came from another desk
#include "tests/station/station_world.h"
#include "tests/support/test_program.h"

#include <QCoreApplication>

#include <iostream>
#include <mutex>
#include <sstream>

namespace {

using namespace jiayi;

class DeskProcess {
public:
    explicit DeskProcess(std::uint64_t seed) : m_desk(seed) {
        station::StationOptions options{{m_desk.path(), test::StationDesk::key()}, "120101001", "desk " + std::to_string(seed), "chen"};
        options.host = "127.0.0.1";
        options.port = 0;
        m_line = station::Station::start(options, m_clock, [this](const queue::Taken&) { say("taken"); }).value();
        say("port " + std::to_string(m_line->port()));
    }

    void serve() {
        for (std::string line; std::getline(std::cin, line);) {
            std::istringstream words(line);
            std::string verb;
            words >> verb;
            answer(verb, words);
        }
    }

private:
    void say(const std::string& text) {
        const std::lock_guard lock{m_mutex};
        std::cout << text << std::endl;
    }

    void answer(const std::string& verb, std::istream& words) {
        std::string first, second, third;
        words >> first >> second >> third;
        if (verb == "code") say("code " + m_line->showCode("li"));
        if (verb == "pair") {
            const auto paired = m_line->pairWith("127.0.0.1:" + first, second, "chen");
            say(paired ? "paired" : paired.error().reason);
        }
        if (verb == "enter") {
            m_desk.enter(first, second, third);
            m_line->nudge();
            say("entered");
        }
        if (verb == "register") {
            const auto place = queue::RegisterPerson{m_desk.resident, {}}(m_desk.as("li"), test::queueRules());
            m_line->nudge();
            say(place ? "registered" : place.error().reason);
        }
        if (verb == "draft") say(drafted());
        if (verb == "queue") say(queued());
        if (verb == "sign") say(signedVisit());
    }

    std::string drafted() {
        if (!m_desk.hasDraft()) return "draft none";
        std::string text = "draft";
        const auto shared = m_desk.draft();
        for (const auto& [field, author] : shared.authors) text += " " + field + "=" + shared.draft.input.answers.at(field) + "/" + author.user;
        return text;
    }
    std::string queued() {
        std::string text = "queue";
        for (const auto& place : queue::readQueue(m_desk.database(), m_desk.today()).value()) text += " " + std::string{queue::wordOf(place.course.state)};
        return text;
    }
    std::string signedVisit() {
        const auto basis = m_desk.basis();
        auto input = care::draftOf(basis.fields).input;
        for (const auto& [field, value] : m_desk.controlled()) input.answers.try_emplace(field, value);
        input.toConfirm.clear();
        const auto done = queue::SignShared{m_desk.resident, basis, {test::kDiabetes}, input}(m_desk.as("chen"), m_desk.rules());
        m_line->nudge();
        if (!done) return done.error().reason;
        return "signed " + m_desk.facts().observation(care::observationIdOf(done->id, "sbp")).value().performer;
    }

    test::StationDesk m_desk;
    SystemClock m_clock;
    std::mutex m_mutex;
    std::unique_ptr<station::Station> m_line;
};

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::string_view{argv[1]} == "desk") {
        DeskProcess(std::stoull(argv[2])).serve();
        return 0;
    }
    int failures = 0;
    for (const auto& make : test::registeredTests()) failures += QTest::qExec(make().get(), argc, argv);
    return failures == 0 ? 0 : 1;
}
