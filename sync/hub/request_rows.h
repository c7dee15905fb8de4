// Requests to move somebody as rows, the same for both databases.
#pragma once

#include "sync/hub/store_types.h"

#include <array>
#include <string>

namespace jiayi::hub {

inline constexpr const char* kSelectRequests =
    "SELECT id, stream, leaves, other, patient, identifier, reason, wanted_on, state, answer, asked_at, decided_at FROM move_request ORDER BY asked_at, stream, id";

/// `sign` marks a parameter: '?' or '$'. What somebody has decided stays as it is.
inline std::string keepRequestSql(char sign) {
    std::string values;
    for (int i = 1; i <= 12; ++i) values += (i == 1 ? "" : ", ") + std::string(1, sign) + std::to_string(i);
    return "INSERT INTO move_request (id, stream, leaves, other, patient, identifier, reason, wanted_on, state, answer, asked_at, decided_at) VALUES (" + values +
           ") ON CONFLICT (stream, id) DO UPDATE SET other = excluded.other, patient = excluded.patient, identifier = excluded.identifier, reason = excluded.reason, "
           "wanted_on = excluded.wanted_on, state = excluded.state, answer = excluded.answer, decided_at = excluded.decided_at WHERE move_request.state = 'asked'";
}

template <class Rows>
std::vector<MoveRequest> moveRequestsOf(Rows&& row) {
    std::vector<MoveRequest> found;
    while (row.next()) {
        MoveRequest one{row.text(0), row.text(1), row.flag(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9), row.instant(10), {}};
        if (row.integer(11) != 0) one.decidedAt = row.instant(11);
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace jiayi::hub
