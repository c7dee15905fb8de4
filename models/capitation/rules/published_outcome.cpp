#include "models/capitation/rules/published_outcome.h"

#include "models/core/resource.h"

namespace jiayi::capitation {

Result<std::vector<PublishedFigure>> readPublishedOutcome(std::string_view csv) {
    RuleReader reader("published_outcome.csv", csv);
    std::vector<PublishedFigure> figures;
    while (reader.next()) {
        PublishedFigure figure{reader.required("id"),
                               reader.required("value"),
                               {reader.required("en"), reader.required("zh")},
                               reader.origin()};
        if (figure.value != "up" && !parseRatio(figure.value))
            reader.fail("value", "is neither a decimal nor \"up\"");
        figures.push_back(std::move(figure));
    }
    JIAYI_CHECK(reader.finish());
    return figures;
}

Result<std::vector<PublishedFigure>> loadPublishedOutcome() {
    return readPublishedOutcome(embeddedFile("rules/published_outcome.csv"));
}

}  // namespace jiayi::capitation
