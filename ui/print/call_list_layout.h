// People to be called, on paper: who, what about, and room for what came of it.
#pragma once

#include "models/pharmacy/sheets/sheet_values.h"
#include "ui/print/pages.h"
#include "ui/print/sheet_words.h"

#include <vector>

namespace jiayi::ui {

/// What was not agreed to be printed is empty here already: nothing is left to the layout.
struct CallListPerson {
    pharmacy::SheetPerson person;
    std::string phone, address, grid;
    std::vector<pharmacy::Words> reasons;
    int tries = 0;
};
struct CallList {
    pharmacy::SheetClinic clinic;
    std::string by;  ///< who prints it
    Date written{};
    bool phones = false, addresses = false;
    std::vector<CallListPerson> people;
};

/// Nobody is torn over two pages; every page says that it is to be kept from others.
Pages callListPages(const CallList& list, SheetLanguage language, Paper paper);

}  // namespace jiayi::ui
