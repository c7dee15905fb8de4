#include "sync/files/xlsx_writer.h"

#include <xlsxwriter.h>

#include <algorithm>

namespace jiayi::files {

namespace {

/// The format's limit for the text of one cell, in characters; cut at one.
constexpr std::size_t kMaxCell = 32767;

std::string fittingCell(std::string text) {
    if (text.size() <= kMaxCell) return text;
    auto end = kMaxCell;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
    return text;
}

}  // namespace

XlsxWriter::XlsxWriter(const std::filesystem::path& path) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    m_book = workbook_new_opt(path.c_str(), &options);
    if (!m_book) return;
    m_bold = workbook_add_format(m_book);
    format_set_bold(m_bold);
}

XlsxWriter::~XlsxWriter() {
    if (m_book) lxw_workbook_free(m_book);
}

Result<void> XlsxWriter::begin(const std::string& table, const std::vector<std::string>& header) {
    if (!m_book) return Error{Errc::Denied, "file.write", {}};
    m_sheet = workbook_add_worksheet(m_book, table.c_str());
    worksheet_freeze_panes(m_sheet, 1, 0);
    m_row = 0;
    for (std::size_t i = 0; i < header.size(); ++i)
        worksheet_write_string(m_sheet, m_row, static_cast<lxw_col_t>(i), header[i].c_str(), m_bold);
    return {};
}

Result<void> XlsxWriter::row(const std::vector<ExportCell>& cells) {
    if (++m_row >= LXW_ROW_MAX) return Error{Errc::Full, "xlsx.rows", {}};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        if (cells[i].number) worksheet_write_number(m_sheet, m_row, column, *cells[i].number, nullptr);
        else if (!cells[i].text.empty()) worksheet_write_string(m_sheet, m_row, column, fittingCell(cells[i].text).c_str(), nullptr);
    }
    return {};
}

Result<void> XlsxWriter::finish() {
    if (!m_book) return Error{Errc::Denied, "file.write", {}};
    const auto closed = workbook_close(m_book);  // frees it, whatever comes out
    m_book = nullptr;
    if (closed != LXW_NO_ERROR) return Error{Errc::Full, "file.write", {}};
    return {};
}

}  // namespace jiayi::files
