// Codes that machines read, as rectangles.
#pragma once

#include "models/core/result.h"
#include "ui/print/pages.h"

namespace jiayi::ui {

enum class CodeKind { Qr, Code128 };

/// In a box as wide as `at`, whose height a bar code fills and a QR code keeps square; the quiet zone is within it. Invalid "code.text" for what
/// the kind cannot say.
Result<CodeMark> codeMark(CodeKind kind, const QString& text, const QRectF& at);

}  // namespace jiayi::ui
