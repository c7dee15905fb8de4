// Step two for FHIR files: what they hold, and what of it is kept as it came.
#pragma once

#include "models/roster/import/import_values.h"
#include "ui/common/card.h"

#include <functional>
#include <map>
#include <string>

class QLabel;

namespace jiayi::ui {

class FlowLayout;
class TextField;

class BundleCard : public Card {
    Q_OBJECT
public:
    BundleCard(std::function<bool(const std::string& type)> hasTable, QWidget* parent = nullptr);
    /// `counts` by FHIR type, of all FHIR files together.
    void setContent(std::map<std::string, std::size_t> counts, const std::string& source);
    std::string source() const;

Q_SIGNALS:
    void edited();

protected:
    void retranslate() override;

private:
    std::function<bool(const std::string&)> m_hasTable;
    std::map<std::string, std::size_t> m_counts;
    QWidget* m_badges;
    FlowLayout* m_flow;
    QLabel* m_kept;
    TextField* m_source;
    QLabel* m_sourceText;
};

}  // namespace jiayi::ui
