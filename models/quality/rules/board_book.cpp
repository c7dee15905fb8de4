#include "models/quality/rules/board_book.h"

#include "models/core/resource.h"
#include "models/core/rule_reader.h"

#include <algorithm>

namespace jiayi::quality {

namespace {

constexpr const char* kTileFile = "quality_tiles.csv";
constexpr const char* kFunnelFile = "quality_funnels.csv";

Result<void> readTiles(const MeasureBook& measures, const std::string& text, BoardBook& book) {
    RuleReader reader(kTileFile, text);
    while (reader.next()) {
        Tile tile;
        tile.id = reader.required("tile");
        tile.en = reader.required("en");
        tile.zh = reader.required("zh");
        tile.whyEn = reader.text("why_en");
        tile.whyZh = reader.text("why_zh");
        reader.origin();
        if (const auto id = reader.text("measure"); !id.empty()) {
            tile.measure = measures.measure(id);
            if (!tile.measure) reader.fail("measure", "is no row of measures.csv");
            if (!tile.whyEn.empty()) reader.fail("why_en", "beside a measure, which has its own");
        } else if (tile.whyEn.empty() || tile.whyZh.empty()) reader.fail("why_en", "a figure without a measure says why in both languages");
        if (std::any_of(book.tiles.begin(), book.tiles.end(), [&](const Tile& one) { return one.id == tile.id; })) reader.fail("tile", "stands twice");
        book.tiles.push_back(std::move(tile));
    }
    return reader.finish();
}

Result<void> readFunnels(const MeasureBook& measures, const std::string& text, BoardBook& book) {
    RuleReader reader(kFunnelFile, text);
    while (reader.next()) {
        const auto programme = reader.required("funnel");
        Measure step;
        step.id = programme + '.' + reader.required("step");
        step.en = reader.required("en");
        step.zh = reader.required("zh");
        auto when = guidance::parseCondition(reader.required("when"), measures.vocabulary);
        step.origin = reader.origin();
        if (!when) {
            reader.fail("when", when.error().detail);
            continue;
        }
        if (book.funnels.empty() || book.funnels.back().programme != programme) book.funnels.push_back({programme, {}});
        auto& steps = book.funnels.back().steps;
        step.numerator = *when;
        if (steps.empty()) {
            step.initial = *when;
            step.denominatorEn = step.en;
            step.denominatorZh = step.zh;
        } else {
            // Who took every step above this one.
            guidance::Node above;
            for (const auto& one : steps) above.parts.push_back(*one.numerator);
            step.initial = std::move(above);
            step.denominatorEn = steps.back().en;
            step.denominatorZh = steps.back().zh;
        }
        step.numeratorEn = step.en;
        step.numeratorZh = step.zh;
        if (book.step(step.id)) reader.fail("step", "stands twice");
        steps.push_back(std::move(step));
    }
    return reader.finish();
}

}  // namespace

const Measure* BoardBook::step(std::string_view id) const {
    for (const auto& funnel : funnels)
        for (const auto& step : funnel.steps)
            if (step.id == id) return &step;
    return nullptr;
}

care::RuleFiles embeddedBoardFiles() {
    care::RuleFiles files;
    for (const auto* name : {kTileFile, kFunnelFile}) files.emplace(name, embeddedFile("rules/" + std::string{name}));
    return files;
}

Result<BoardBook> loadBoardBook(const MeasureBook& measures) { return loadBoardBook(measures, embeddedBoardFiles()); }

Result<BoardBook> loadBoardBook(const MeasureBook& measures, const care::RuleFiles& files) {
    BoardBook book;
    JIAYI_CHECK(readTiles(measures, files.at(kTileFile), book));
    JIAYI_CHECK(readFunnels(measures, files.at(kFunnelFile), book));
    return book;
}

}  // namespace jiayi::quality
