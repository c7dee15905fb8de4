// Orders in words.
#pragma once

#include "models/diagnostics/orders/open_orders.h"
#include "models/diagnostics/orders/rules/recognition.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

QString orderText(const orders::OrderText& text);
/// As it was called when it was ordered.
QString orderName(const orders::TestOrder& order);
QString orderStateWord(orders::OrderState state);
Tone orderStateTone(orders::OrderState state);
/// "whole blood · purple top (EDTA) · 2 mL · result within 48 h"; what takes no specimen says what it is.
QString specimenLine(const orders::OrderBook& book, const orders::Orderable& test);
/// "within 48 h", "within 7 d".
QString turnaroundWord(int hours);
/// What recognition says, in one sentence with whose result, when and until when; empty where nothing is held.
QString recognitionText(const orders::OrderBook& book, const orders::Recognition& found, Date today);
QString verdictWord(orders::Verdict verdict);
/// A row of order_words.csv, or the words themselves.
QString orderReason(const orders::OrderBook& book, const char* kind, const std::string& reason);

}  // namespace jiayi::ui
