#include "sync/hub/http.h"

#include "models/core/dates.h"

#include <fmt/format.h>

#include <array>

namespace jiayi::hub {

namespace {

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

int statusOfError(Errc code) {
    switch (code) {
        case Errc::NotFound: return 404;
        case Errc::Conflict: return 409;
        case Errc::Invalid: return 400;
        case Errc::Denied: return 403;
        case Errc::Rejected: return 422;
        case Errc::Busy:
        case Errc::Offline:
        case Errc::Full: return 503;
        case Errc::Corrupt: break;
    }
    return 500;
}

}  // namespace

std::string percentDecoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

Form parseForm(std::string_view text) {
    Form form;
    while (!text.empty()) {
        const auto end = text.find('&');
        const auto pair = text.substr(0, end);
        const auto equals = pair.find('=');
        if (!pair.empty())
            form.emplace(percentDecoded(pair.substr(0, equals)),
                         equals == std::string_view::npos ? std::string{} : percentDecoded(pair.substr(equals + 1)));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return form;
}

std::string_view formValue(const Form& form, const std::string& name) {
    const auto found = form.find(name);
    return found == form.end() ? std::string_view{} : std::string_view{found->second};
}

std::string httpDate(Instant instant) {
    static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const auto parts = partsOf(day);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(instant - day)};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday{day}.c_encoding()],
                       static_cast<unsigned>(parts.day()), kMonths[static_cast<unsigned>(parts.month()) - 1],
                       static_cast<int>(parts.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

Reply jsonReply(int status, const fhir::Json& body) {
    Reply reply;
    reply.status = status;
    reply.body = body.compact();
    return reply;
}

Reply refuse(int status, const std::vector<fhir::Issue>& issues) {
    auto reply = jsonReply(status, fhir::makeOutcome(issues));
    if (!issues.empty()) reply.reason = issues.front().reason;
    return reply;
}

Reply refuse(int status, std::string_view issueType, std::string_view reason, std::string_view diagnostics) {
    return refuse(status, {{"error", std::string{issueType}, std::string{reason}, std::string{diagnostics}, {}}});
}

Reply refuse(const Error& error) {
    auto issue = fhir::issueOf(error);
    // What Invalid says in its detail is about the request; anything else may tell of the store.
    if (error.code != Errc::Invalid) issue.diagnostics.clear();
    auto reply = refuse(statusOfError(error.code), {issue});
    if (reply.status == 503) reply.headers.emplace_back("Retry-After", "2");
    return reply;
}

}  // namespace jiayi::hub
