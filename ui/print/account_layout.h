// The account, its outcome and the year on paper: figures of the clinic, never a line of a person.
#pragma once

#include "models/capitation/account_page.h"
#include "models/capitation/outcome.h"
#include "models/capitation/year_page.h"
#include "ui/print/sheet_frame.h"

namespace jiayi::ui {

/// `page.people` is not read: whoever stands out is talked about, not printed.
Pages accountPages(const SheetAbout& about, const capitation::AccountPage& page, SheetLanguage language, Paper paper);
Pages outcomePages(const SheetAbout& about, const capitation::OutcomePage& page, SheetLanguage language, Paper paper);
Pages yearPages(const SheetAbout& about, const capitation::YearPage& page, SheetLanguage language, Paper paper);

}  // namespace jiayi::ui
