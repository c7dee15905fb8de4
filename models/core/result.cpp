#include "models/core/result.h"

namespace jiayi {

std::string toString(Errc code) {
    switch (code) {
        case Errc::NotFound: return "not found";
        case Errc::Conflict: return "conflict";
        case Errc::Busy: return "busy";
        case Errc::Corrupt: return "corrupt";
        case Errc::Offline: return "offline";
        case Errc::Rejected: return "rejected";
        case Errc::Invalid: return "invalid";
        case Errc::Denied: return "denied";
        case Errc::Full: return "full";
    }
    return "unknown";
}

std::string toString(const Error& error) {
    auto text = toString(error.code);
    if (!error.reason.empty()) text += " (" + error.reason + ")";
    if (!error.detail.empty()) text += ": " + error.detail;
    return text;
}

}  // namespace jiayi
