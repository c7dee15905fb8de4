// Invented forms and leaflets, and an eye for what stands on their pages.
#pragma once

#include "ui/common/format.h"
#include "ui/print/leaflet_layout.h"
#include "ui/print/page_painter.h"
#include "ui/print/prescription_layout.h"

#include <QFile>
#include <QStringList>

#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>

namespace jiayi::test {

using ui::mm;

inline pharmacy::SheetMedicine sheetMedicine(int number) {
    struct Known {
        const char *name, *en, *zh, *strength, *unit, *typed;
        double amount;
        int times, size;
        const char* pack;
    };
    static const std::array<Known, 6> known{{{"盐酸二甲双胍缓释片", "metformin XR", "二甲双胍缓释", "500 mg", "g", "1g bid 随餐", 1, 2, 30, "tab"},
                                             {"苯磺酸氨氯地平片", "amlodipine", "氨氯地平", "5 mg", "mg", "5mg qd", 5, 1, 28, "tab"},
                                             {"阿托伐他汀钙片", "atorvastatin", "阿托伐他汀", "20 mg", "mg", "20mg qn", 20, 1, 7, "tab"},
                                             {"甘精胰岛素注射液", "insulin glargine", "甘精胰岛素", "300 U", "U", "12U qn", 12, 1, 1, "pen"},
                                             {"阿司匹林肠溶片", "aspirin", "阿司匹林", "100 mg", "mg", "100mg qd", 100, 1, 30, "tab"},
                                             {"缬沙坦胶囊", "valsartan", "缬沙坦", "80 mg", "mg", "80mg qd", 80, 1, 28, "cap"}}};
    const auto& one = known[static_cast<std::size_t>(number - 1) % known.size()];
    pharmacy::SheetMedicine medicine;
    medicine.name = one.name;
    medicine.known = {one.en, one.zh};
    medicine.strength = one.strength;
    medicine.typed = one.typed;
    medicine.amount = one.amount;
    medicine.unit = one.unit;
    if (number == 1) medicine.count = 2;
    medicine.times = one.times;
    medicine.period = 1;
    if (number == 1) medicine.timing = {{"with meals", "随餐"}};
    if (number == 3) medicine.timing = {{"at bedtime", "睡前"}};
    medicine.route = number == 4 ? "sc" : "po";
    medicine.days = 28;
    medicine.packs = number % 3 + 1;
    medicine.packSize = one.size;
    medicine.packUnit = one.pack;
    medicine.price = Money{1000 + number};
    return medicine;
}

inline pharmacy::PrescriptionSheet prescriptionSheet(int lines) {
    pharmacy::PrescriptionSheet sheet;
    sheet.id = "0193a000-0000-7000-8000-0000008c41f2";
    sheet.number = "20261123-8C41F2";
    sheet.style = {"ordinary", {"Ordinary", "普通"}, {"white", "白色"}, "#FFFFFF", {"Valid on the day of issue.", "处方当日有效。"}, {}};
    sheet.clinic = {"八里台社区卫生服务中心", "022-23501234", false};
    sheet.person = {"王建国", Sex::Male, makeDate(1966, 1, 1), false, "1201**********3517", "12010500100700001", "employee"};
    sheet.diagnoses = {{"2型糖尿病", {"Type 2 diabetes", "2型糖尿病"}, "E11.9"}, {"高血压", {"Hypertension", "高血压"}, "I10"}};
    sheet.written = makeDate(2026, 11, 23);
    sheet.validUntil = makeDate(2026, 11, 25);
    sheet.doctor = "陈医生";
    for (int number = 1; number <= lines; ++number) sheet.medicines.push_back(sheetMedicine(number));
    return sheet;
}

inline pharmacy::Leaflet leaflet(int lines) {
    const auto form = prescriptionSheet(lines);
    pharmacy::Leaflet made{form.clinic, form.person, form.written, form.doctor, {}, makeDate(2026, 12, 21)};
    for (const auto& medicine : form.medicines)
        made.medicines.push_back({medicine,
                                  {{"purpose", {"Lowers blood sugar.", "降低血糖。"}, false},
                                   {"take", {"Take it with a meal.", "随餐服用。"}, true},
                                   {"watch", {"Feeling sick is common at first.", "开始时常有恶心。"}, false},
                                   {"test", {"Creatinine, at least every 12 months", "肌酐，至少每12个月一次"}, false}},
                                  form.written + Days{27}});
    return made;
}

inline std::vector<ui::TextMark> textsOf(const ui::Page& page) {
    std::vector<ui::TextMark> texts;
    for (const auto& mark : page.marks)
        if (const auto* text = std::get_if<ui::TextMark>(&mark)) texts.push_back(*text);
    return texts;
}

/// Every text of a page, without white space, so that a text that was broken into lines is found whole.
inline QString wordsOf(const ui::Page& page) {
    QString all;
    for (const auto& text : textsOf(page)) all += text.text;
    return all.remove(u' ');
}
/// The same by rows, from left to right: a label, then its value.
inline QString rowsOf(const ui::Pages& pages) {
    QString all;
    for (const auto& page : pages.pages) {
        auto texts = textsOf(page);
        std::stable_sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) {
            const auto rowA = qRound(a.base.y()), rowB = qRound(b.base.y());
            return rowA != rowB ? rowA < rowB : a.base.x() < b.base.x();
        });
        for (const auto& text : texts) all += text.text;
    }
    return all.remove(u' ');
}
/// What begins at this distance from the left border.
inline QString columnOf(const ui::Page& page, double left) {
    QString all;
    for (const auto& text : textsOf(page))
        if (std::abs(text.box.left() - left) < 1) all += text.text;
    return all.remove(u' ');
}
inline QString wordsOf(const ui::Pages& pages) {
    QString all;
    for (const auto& page : pages.pages) all += wordsOf(page);
    return all;
}
inline QString squeezed(QString text) { return text.remove(u' ').remove(u'\n'); }

/// What is wrong with the places: texts over texts, texts over a code, and anything that touches the border of the paper.
inline QStringList misplaced(const ui::Page& page) {
    QStringList found;
    const auto texts = textsOf(page);
    const QRectF paper(QPointF(), page.size);
    for (std::size_t a = 0; a < texts.size(); ++a) {
        const auto box = texts[a].box.adjusted(1, 1, -1, -1);
        if (!paper.adjusted(mm(5), mm(5), -mm(5), -mm(5)).contains(box)) found << QStringLiteral("off the page: ") + texts[a].text;
        for (std::size_t b = a + 1; b < texts.size(); ++b)
            if (box.intersects(texts[b].box.adjusted(1, 1, -1, -1))) found << texts[a].text + QStringLiteral(" over ") + texts[b].text;
        for (const auto& mark : page.marks)
            if (const auto* code = std::get_if<ui::CodeMark>(&mark); code && code->box.intersects(box)) found << QStringLiteral("on the code: ") + texts[a].text;
    }
    return found;
}

/// The stroke through the void space: the only line that is neither level nor upright.
inline std::optional<ui::LineMark> strokeOf(const ui::Page& page) {
    for (const auto& mark : page.marks)
        if (const auto* line = std::get_if<ui::LineMark>(&mark); line && line->from.x() != line->to.x() && line->from.y() != line->to.y()) return *line;
    return {};
}

/// What somebody else's reader makes of a code; empty if nothing.
inline QString readCode(const QImage& picture) {
    const auto image = picture.convertToFormat(QImage::Format_Grayscale8);
    const auto read = ZXing::ReadBarcode({image.constBits(), image.width(), image.height(), ZXing::ImageFormat::Lum, static_cast<int>(image.bytesPerLine())});
    return read.isValid() ? QString::fromStdWString(read.text()) : QString();
}

/// For people who want to look.
inline void keep(const ui::Pages& pages, const QString& name) {
    const auto folder = qEnvironmentVariable("JIAYI_KEEP_PAGES");
    if (folder.isEmpty()) return;
    QFile file(folder + u'/' + name + QStringLiteral(".pdf"));
    if (file.open(QIODevice::WriteOnly)) file.write(ui::pdfOf(pages));
}

}  // namespace jiayi::test
