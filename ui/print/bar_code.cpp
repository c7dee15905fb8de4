#include "ui/print/bar_code.h"

#include <zint.h>

#include <memory>

namespace jiayi::ui {

namespace {

struct SymbolEnd {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

constexpr int kQrMedium = 2;        // 15 % of the modules may be lost
constexpr double kQrQuiet = 4;      // modules of white round it
constexpr double kBarQuiet = 10;

}  // namespace

Result<CodeMark> codeMark(CodeKind kind, const QString& text, const QRectF& at) {
    const std::unique_ptr<zint_symbol, SymbolEnd> symbol(ZBarcode_Create());
    if (!symbol) throw std::bad_alloc();
    const bool qr = kind == CodeKind::Qr;
    symbol->symbology = qr ? BARCODE_QRCODE : BARCODE_CODE128;
    symbol->input_mode = UNICODE_MODE;
    symbol->option_1 = qr ? kQrMedium : -1;
    symbol->show_hrt = 0;
    symbol->scale = 0.5F;  // one module is one unit
    const auto bytes = text.toUtf8();
    const int failed = ZBarcode_Encode_and_Buffer_Vector(symbol.get(), reinterpret_cast<const unsigned char*>(bytes.constData()), static_cast<int>(bytes.size()), 0);
    if (failed >= ZINT_ERROR || !symbol->vector) return invalid("code.text");
    const double quiet = qr ? kQrQuiet : kBarQuiet;
    const double across = at.width() / (symbol->vector->width + 2 * quiet);
    const double down = qr ? across : at.height() / symbol->vector->height;
    CodeMark mark{qr ? QRectF(at.topLeft(), QSizeF(at.width(), at.width())) : at, {}};
    for (const auto* bar = symbol->vector->rectangles; bar; bar = bar->next)
        mark.bars.emplace_back(at.left() + (bar->x + quiet) * across, at.top() + (bar->y + (qr ? quiet : 0)) * down, bar->width * across, bar->height * down);
    return mark;
}

}  // namespace jiayi::ui
