// Tables as the sheets of one workbook.
#pragma once

#include "sync/files/export_tables.h"

#include <cstdint>
#include <filesystem>
#include <memory>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace jiayi::files {

/// Rows go to temporary files as they come, so that a large clinic fits in memory. Nothing is there before finish().
class XlsxWriter final : public TableSink {
public:
    explicit XlsxWriter(const std::filesystem::path& path);
    ~XlsxWriter() override;
    XlsxWriter(const XlsxWriter&) = delete;
    XlsxWriter& operator=(const XlsxWriter&) = delete;

    Result<void> begin(const std::string& table, const std::vector<std::string>& header) override;
    /// Full "xlsx.rows" past the 1,048,576 rows of a sheet.
    Result<void> row(const std::vector<ExportCell>& cells) override;
    Result<void> finish();

private:
    lxw_workbook* m_book = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    lxw_format* m_bold = nullptr;
    std::uint32_t m_row = 0;
};

}  // namespace jiayi::files
