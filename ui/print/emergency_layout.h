// Paper for an area that is closed off: who takes what and how long it lasts, and sheets to write on.
#pragma once

#include "models/emergency/area_list.h"
#include "ui/print/sheet_frame.h"

namespace jiayi::ui {

struct AreaSheet {
    pharmacy::SheetClinic clinic;
    std::string grid;
    Date day{};
    int urgentDays = 0;  ///< a supply that lasts no longer stands out (parameters.csv, supply.urgent-days)
    std::vector<emergency::AreaPerson> people;
};

/// The list: each person with medicines, doses and days left; in the order of the list.
Pages areaListPages(const AreaSheet& sheet, SheetLanguage language, Paper paper);
/// A sheet a person: what is taken, room for what is measured and done, and a code as QR and as bars that leads back to the person in this store only.
Pages fallbackPages(const AreaSheet& sheet, SheetLanguage language, Paper paper);

}  // namespace jiayi::ui
