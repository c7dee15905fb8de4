// A clinic with two open entries, one answered, and three pharmacies, behind the functions that the shortage log asks.
#pragma once

#include "tests/ui/care_world.h"
#include "ui/pharmacy/shortage_asks.h"

namespace jiayi::test {

inline ui::ShownShortage missing(const char* name, int daysAgo, const char* answer = "") {
    ui::ShownShortage shown;
    shown.entry.id = idOf<pharmacy::ShortageId>(name);
    shown.entry.name = name;
    shown.entry.packs = 2;
    shown.entry.askedBy = "chen";
    shown.entry.asked = morning() - std::chrono::hours{24 * daysAgo};
    if (*answer) {
        shown.entry.state = "answered";
        shown.entry.answer = answer;
        shown.entry.note = "Tuesday";
        shown.entry.answeredBy = "liu";
        shown.entry.answered = morning() - std::chrono::hours{2};
    }
    return shown;
}

/// Remembers what it was asked; answers at once.
struct ShortageWorld {
    ui::ShortageLog log;
    std::vector<pharmacy::RecordShortage> recorded;
    std::vector<pharmacy::AnswerShortage> answers;
    std::vector<std::vector<std::string>> served;

    ShortageWorld() {
        log.entries = {missing("semaglutide", 9), missing("nitroglycerin", 3), missing("acarbose", 20, "unavailable")};
        log.entries[0].entry.resident = zhang();
        log.entries[0].entry.pharmacy = "A";
        log.entries[0].residentName = "张小明";
        log.entries[0].pharmacyName = "东丽云药房";
        log.pharmacies = {{1, "A", "东丽云药房", {}, {}, {}}, {2, "B", "西青云药房", {}, {}, {}}, {3, "C", "津南云药房", {}, {}, {}}};
        log.serving.pharmacies = {"A", "B"};
    }
    ui::ShortageAsks asks() {
        ui::ShortageAsks made;
        made.read = [this] { return now(log); };
        made.record = [this](const pharmacy::RecordShortage& record) {
            recorded.push_back(record);
            auto shown = missing("new", 0);
            shown.entry.name = record.name;
            log.entries.insert(log.entries.begin() + 2, shown);
            return now(shown.entry.id);
        };
        made.answer = [this](const pharmacy::AnswerShortage& answer) {
            answers.push_back(answer);
            for (auto& each : log.entries)
                if (each.entry.id == answer.shortage) each.entry.state = "answered";
            return nowDone();
        };
        made.serve = [this](const pharmacy::ChooseServingPharmacies& serve) {
            served.push_back(serve.pharmacies);
            log.serving.pharmacies = serve.pharmacies;
            return nowDone();
        };
        return made;
    }
};

}  // namespace jiayi::test
