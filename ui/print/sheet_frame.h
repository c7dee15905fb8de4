// Head, foot and measures that sheets about one person share.
#pragma once

#include "models/pharmacy/sheets/sheet_values.h"
#include "ui/print/flow.h"
#include "ui/print/sheet_words.h"

namespace jiayi::ui {

struct SheetAbout {
    pharmacy::SheetClinic clinic;
    std::optional<pharmacy::SheetPerson> person;  ///< none: a sheet about several people
    Date day{};
};

/// Sizes grow with the paper and with `large`, for people who read without glasses.
class SheetFrame {
public:
    SheetFrame(SheetAbout about, const SheetWords& words, const Paper& paper, double large = 1);

    double len(double millimetres) const { return mm(millimetres) * m_scale; }
    TextStyle style(double points, bool bold = false, bool soft = false) const { return {points * m_scale * m_large, bold, soft}; }
    double width() const { return m_width; }
    const SheetWords& words() const { return m_words; }
    QString translate(const char* context, const char* text) const { return m_words.translate(context, text); }
    Slice gap(double millimetres) const { return {len(millimetres), {}}; }
    Slice lines(const QString& text, const TextStyle& font, Align align = Align::Left) const;
    /// Clinic, title, the sample's mark, who and when.
    Slice header(const QString& title) const;
    Slice footer(PageNo number, const QString& note) const;
    Block heading(const QString& text) const;
    static Block block(std::vector<Slice> slices, double before);

private:
    SheetAbout m_about;
    const SheetWords& m_words;
    double m_scale, m_large, m_width;
};

}  // namespace jiayi::ui
