// The statement behind movedTo(), the same for both databases.
#pragma once

#include <string>

namespace jiayi::hub {

/// Parameter 1 is where to start, 2 the patient. Follows each departure to the next one after it; the row is the place
/// where that ends, which is the start itself if the patient never left or came back.
inline std::string moveSql(char sign) {
    const std::string from = std::string{sign} + "1", patient = std::string{sign} + "2";
    return "WITH RECURSIVE path (pk, place) AS (SELECT CAST(0 AS bigint), CAST(" + from +
           " AS text)"
           " UNION ALL SELECT m.pk, m.to_stream FROM path p JOIN move m ON m.patient = " +
           patient + " AND m.pk = (SELECT min(next.pk) FROM move next WHERE next.patient = " + patient +
           " AND next.from_stream = p.place AND next.pk > p.pk)) SELECT place FROM path ORDER BY pk DESC "
           "LIMIT 1";
}

}  // namespace jiayi::hub
