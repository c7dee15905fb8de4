// A prescription form and a guidance leaflet as plain values: all that a layout needs, in every language that it may be printed in.
#pragma once

#include "models/core/dates.h"
#include "models/core/money.h"
#include "models/core/sex.h"
#include "models/pharmacy/orders/herbs.h"
#include "models/pharmacy/rules/review_book.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jiayi::pharmacy {

/// A row of prescription_forms.csv: the national colour of a form is a word in its corner, and a tint where the printer has colours.
struct FormStyle {
    std::string kind;  ///< ordinary, emergency, paediatric, psychotropic-2, narcotic, long, herbal
    Words name;
    Words colour;
    std::string tint;  ///< "#FFF3B8"
    Words note;        ///< what stands at the foot
    RuleOrigin origin;
};

struct SheetClinic {
    std::string name;
    std::string phone;
    bool sample = false;  ///< a demo clinic: the sheet says that it is not valid
};

struct SheetPerson {
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    std::string maskedId;
    std::string recordNo;
    std::string scheme;  ///< "", "employee" or "resident"
};

struct SheetMedicine {
    std::string name;    ///< as ordered
    Words known;         ///< the drug table's names; empty where it knows none
    std::string atc;
    std::string strength;
    std::vector<Herb> herbs;  ///< of a decoction; its packs are doses (剂)
    std::string typed;   ///< the dose as the doctor wrote it
    std::optional<double> amount;
    std::string unit;
    std::optional<double> count;       ///< so many tablets are that; nothing where it cannot be told
    std::optional<int> times, period;  ///< so many times in so many days
    bool asNeeded = false;
    std::vector<Words> timing;  ///< "before meals"
    std::string route;
    int days = 0;
    std::int64_t packs = 0;
    std::int64_t packSize = 1;
    std::string packUnit;
    std::optional<Money> price;  ///< of all packs; nothing: not known
    std::string reason;  ///< why it was ordered in spite of the review; the doctor signs for it once more
};

struct SheetDiagnosis {
    std::string text;  ///< as written
    Words known;       ///< the names of its code; empty where the table has none
    std::string icd10;
};

struct PrescriptionSheet {
    std::string id;      ///< with `number` all that the QR code says
    std::string number;
    FormStyle style;
    SheetClinic clinic;
    SheetPerson person;
    std::vector<SheetDiagnosis> diagnoses;
    std::string reason;  ///< for more than the ordinary quantity
    Date written{};
    Date validUntil{};
    std::string doctor;
    std::vector<SheetMedicine> medicines;
    std::size_t perForm = 5;   ///< more than these go on with another form
    bool personSigns = false;  ///< long prescriptions of more than the usual length
};

/// One sentence of the leaflet.
struct Advice {
    std::string topic;  ///< purpose, take, watch, test
    Words text;
    bool pharmacistSigned = false;
};

struct LeafletMedicine {
    SheetMedicine medicine;
    std::vector<Advice> advice;  ///< in the order of topics
    Date until{};                ///< the last day of the supply
};

struct Leaflet {
    SheetClinic clinic;
    SheetPerson person;
    Date written{};
    std::string doctor;
    std::vector<LeafletMedicine> medicines;
    std::optional<Date> nextVisit;  ///< as agreed in the record; nothing: not agreed, or past
};

}  // namespace jiayi::pharmacy
