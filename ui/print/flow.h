// From blocks to pages: what every printed sheet has in common.
#pragma once

#include "ui/print/sheet_text.h"

#include <functional>

namespace jiayi::ui {

/// A strip that is never broken; its marks are measured from its own top left corner.
struct Slice {
    double height = 0;
    std::vector<Mark> marks;
};

/// Slices that belong together. They stay on one page if a page can hold them.
struct Block {
    std::vector<Slice> slices;
    double before = 0;      ///< room above, unless it begins a page
    bool withNext = false;  ///< a heading: never the last on a page

    double height() const;
};

struct PageNo {
    int page = 1;
    int of = 1;
};

/// Pages that share header and footer, counted for themselves: one form, one leaflet.
struct Part {
    std::function<Slice(PageNo)> header;
    std::function<Slice(PageNo)> footer;
    std::vector<Block> body;
    /// The empty room after the last block, at least so high, is given to this function (the void space of a form is struck).
    double restAtLeast = 0;
    std::function<std::vector<Mark>(const QRectF& rest)> rest;
};

std::vector<Page> paginate(const Paper& paper, const std::vector<Part>& parts);

// Pieces that documents are made of.
/// A paragraph, a slice for each line.
Block paragraph(const QString& text, const TextStyle& style, double width, double indent = 0, Align align = Align::Left);
/// Pairs side by side, as high as the highest.
Slice pairRow(const std::vector<Pair>& pairs, const TextStyle& label, const TextStyle& value, double width);
Slice rule(double width, double thick, bool soft = false);
/// One beneath the other.
Slice stacked(const std::vector<Slice>& slices);
void append(std::vector<Mark>& marks, std::vector<TextMark> lines);

}  // namespace jiayi::ui
