#include "ui/print/account_layout.h"

#include "ui/common/format.h"

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using namespace capitation;

namespace {

/// Rows of text in columns, the first left and the others right.
class AccountSheet {
public:
    AccountSheet(const SheetAbout& about, const SheetWords& words, const Paper& paper) : m_frame(about, words, paper), m_plain(m_frame.style(9.5)), m_soft(m_frame.style(8.5, false, true)) {}

    QString translate(const char* context, const char* text) const { return m_frame.translate(context, text); }
    QString words(const Text& text) const { return qs(m_frame.words().chinese() ? text.zh : text.en); }
    QString yuan(Money money) const { return m_frame.words().yuan(money); }
    static QString month(Month month) { return qs(formatMonth(month)); }
    static QString share(Money part, Money whole) {
        const auto text = capitation::percentText(part, whole);
        return text.empty() ? u"–"_s : qs(text) + u" %"_s;
    }
    QString scheme(const std::string& scheme) const { return scheme.empty() ? translate("Print", "Both schemes") : m_frame.words().scheme(scheme); }

    void heading(const QString& text) { m_body.push_back(m_frame.heading(text)); }
    void note(const QString& text) { m_body.push_back(SheetFrame::block({m_frame.lines(text, m_soft)}, m_frame.len(1.5))); }
    void row(const QStringList& cells, bool head = false, bool bold = false) {
        const auto& font = head ? m_soft : m_plain;
        const double width = m_frame.width(), first = width * (cells.size() > 4 ? 0.26 : 0.4), each = (width - first) / static_cast<double>(std::max<qsizetype>(1, cells.size() - 1));
        Slice slice;
        slice.height = font.lineHeight();
        const auto put = [&](const QString& text, double left, double room, Align align) {
            for (auto& line : textLines(text, TextStyle{font.points, bold, font.soft}, {left, 0}, room, align)) {
                slice.height = std::max(slice.height, line.box.bottom());
                slice.marks.emplace_back(std::move(line));
            }
        };
        put(cells[0], 0, first - m_frame.len(2), Align::Left);
        for (qsizetype i = 1; i < cells.size(); ++i) put(cells[i], first + each * static_cast<double>(i - 1), each - m_frame.len(1), Align::Right);
        auto made = SheetFrame::block({slice, m_frame.gap(0.6), rule(width, head ? mm(0.3) : mm(0.12), true)}, m_frame.len(0.6));
        made.withNext = head;
        m_body.push_back(std::move(made));
    }
    Pages finish(const QString& title, const Paper& paper) {
        Part part;
        part.header = [this, title](PageNo) { return m_frame.header(title); };
        part.footer = [this](PageNo number) { return m_frame.footer(number, translate("Print", "Figures of the clinic. The budget is an average of all members: nobody has a limit of their own.")); };
        part.body = std::move(m_body);
        return {title, paginate(paper, {part})};
    }

private:
    SheetFrame m_frame;
    TextStyle m_plain, m_soft;
    std::vector<Block> m_body;
};

QString partWord(const AccountSheet& sheet, const std::string& key) {
    if (key == "medicine") return sheet.translate("Print", "Medicines");
    if (key == "test") return sheet.translate("Print", "Tests");
    if (key == "service") return sheet.translate("Print", "Visits and services");
    if (key == "elsewhere") return sheet.translate("Print", "Other institutions");
    return key.empty() ? u"–"_s : qs(key);
}

QString stepWord(const AccountSheet& sheet, const std::string& step) {
    if (step == "advance") return sheet.translate("Print", "Advance");
    if (step == "assessment") return sheet.translate("Print", "Yearly assessment");
    if (step == "clearing") return sheet.translate("Print", "Clearing");
    if (step == "appeal") return sheet.translate("Print", "Appeal");
    return step == "distribution" ? sheet.translate("Print", "Distribution") : qs(step);
}

QString rateText(const std::optional<MeasuredRate>& rate) { return rate ? AccountSheet::share({rate->numerator}, {rate->denominator}) : u"–"_s; }

}  // namespace

Pages accountPages(const SheetAbout& about, const AccountPage& page, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    AccountSheet sheet(about, words, paper);
    const auto& account = page.account;
    sheet.note(sheet.scheme(page.asked.scheme) + u" · "_s + QString::number(page.asked.year) + u" · "_s + AccountSheet::month(page.asked.upTo));
    sheet.row({sheet.translate("Print", "Member-months to date"), QString::number(account.memberMonths())});
    sheet.row({sheet.translate("Print", "Budget to date"), sheet.yuan(account.budget())});
    sheet.row({sheet.translate("Print", "Spent to date"), sheet.yuan(account.spent())});
    sheet.row({sheet.translate("Print", "Surplus to date"), sheet.yuan(account.surplus()) + u"  "_s + AccountSheet::share(account.surplus(), account.budget())}, false, true);
    if (account.forecast)
        sheet.row({sheet.translate("Print", "Cost of the year, forecast (80 %)"), sheet.yuan(account.forecast->expected) + u" ("_s + sheet.yuan(account.forecast->low) + u" – "_s + sheet.yuan(account.forecast->high) + u")"_s});
    sheet.heading(sheet.translate("Print", "Month by month"));
    sheet.row({sheet.translate("Print", "Month"), sheet.translate("Print", "Members"), sheet.translate("Print", "Budget"), sheet.translate("Print", "Own"), sheet.translate("Print", "Elsewhere"), sheet.translate("Print", "On its way")}, true);
    for (const auto& month : account.months)
        sheet.row({AccountSheet::month(month.month), QString::number(month.memberMonths), sheet.yuan(month.budget), sheet.yuan(month.own), sheet.yuan(month.elsewhere), sheet.yuan(month.outstanding)});
    sheet.heading(sheet.translate("Print", "Where the money went"));
    for (const auto& part : account.categories) sheet.row({partWord(sheet, part.key), sheet.yuan(part.spent), AccountSheet::share(part.spent, account.spent())});
    sheet.heading(sheet.translate("Print", "By doctor, per member-month"));
    for (const auto& part : account.doctors)
        sheet.row({partWord(sheet, part.key), QString::number(part.memberMonths), part.memberMonths > 0 ? sheet.yuan(scaled(part.spent, {1, part.memberMonths})) : u"–"_s});
    if (page.terms) sheet.note(words.joined({sheet.words(page.terms->policy), qs(page.terms->source)}));
    return sheet.finish(sheet.translate("Print", "Capitation account"), paper);
}

Pages outcomePages(const SheetAbout& about, const OutcomePage& page, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    AccountSheet sheet(about, words, paper);
    const auto published = [&](std::string_view id) {
        const auto found = std::find_if(page.published.begin(), page.published.end(), [&](const auto& one) { return one.id == id; });
        return found == page.published.end() ? std::string() : found->value;
    };
    const auto percent = [&](std::string_view id) {
        const auto figure = published(id);
        if (figure == "up") return sheet.translate("Print", "risen");
        return figure.empty() ? QString() : qs(figure) + u" %"_s;
    };
    const auto money = [&](std::string_view id) {
        const auto figure = parseYuan(published(id));
        return figure ? sheet.yuan(*figure) : QString();
    };
    const auto span = [](Month from, Month to) { return AccountSheet::month(from) + u" – "_s + AccountSheet::month(to); };
    // What others published stands beneath what the clinic reached, in the same columns.
    const auto beneath = [&](const QString& before, const QString& now, const QString& change) {
        if (!now.isEmpty()) sheet.row({u"    "_s + sheet.translate("Print", "Published elsewhere"), before, now, change});
    };
    sheet.row({QString(), span(page.baseFrom, page.baseTo), span(page.from, page.to), sheet.translate("Print", "Change")}, true);
    sheet.row({sheet.translate("Print", "Cost per member-month"), sheet.yuan(page.money.costBefore), sheet.yuan(page.money.costNow), page.money.costChange.empty() ? u"–"_s : qs(page.money.costChange) + u" %"_s}, false, true);
    beneath(money("cost-before"), money("cost-now"), percent("cost-change"));
    sheet.row({sheet.translate("Print", "Surplus of the budget"), AccountSheet::share(page.base.budget - page.base.cost, page.base.budget), page.money.surplusRate.empty() ? u"–"_s : qs(page.money.surplusRate) + u" %"_s, QString()}, false, true);
    beneath({}, percent("surplus-rate"), {});
    for (const auto& measure : page.measures) {
        sheet.row({sheet.words(measure.text), rateText(measure.before), rateText(measure.now), QString()}, false, true);
        beneath({}, percent(measure.measure), {});
    }
    sheet.note(sheet.translate("Print", "The same months of two years; care in the twelve months that end with each. What is missing fails; nobody is left out for a target of their own."));
    if (!page.published.empty()) sheet.note(sheet.translate("Print", "Published elsewhere is a reference: %1").arg(qs(page.published.front().origin.source)));
    return sheet.finish(sheet.translate("Print", "Outcome of the capitation"), paper);
}

Pages yearPages(const SheetAbout& about, const YearPage& page, SheetLanguage language, Paper paper) {
    const SheetWords words(language);
    AccountSheet sheet(about, words, paper);
    sheet.note(QString::number(page.year) + u" · "_s + AccountSheet::month(page.upTo));
    for (const auto& scheme : page.schemes) {
        const auto& end = scheme.end.settlement;
        sheet.heading(sheet.scheme(scheme.scheme));
        sheet.row({sheet.translate("Print", "Budget"), sheet.yuan(end.budget)});
        sheet.row({sheet.translate("Print", "Lost to quality"), sheet.yuan(end.withheld)});
        sheet.row({sheet.translate("Print", "Cost, after stop-loss"), sheet.yuan(end.counted)});
        sheet.row({sheet.translate("Print", "On its way"), sheet.yuan(end.outstanding)});
        sheet.row({sheet.translate("Print", "Surplus"), sheet.yuan(end.surplus)}, false, true);
        sheet.row({sheet.translate("Print", "Step"), sheet.translate("Print", "Expected"), sheet.translate("Print", "Written down"), sheet.translate("Print", "Due")}, true);
        for (const auto& step : scheme.steps) sheet.row({stepWord(sheet, step.step), sheet.yuan(step.expected), step.done ? sheet.yuan(step.recorded) : u"–"_s, step.due ? isoDate(*step.due) : QString()});
    }
    sheet.heading(sheet.translate("Print", "Funds, each by itself"));
    for (const auto& fund : page.funds) sheet.row({sheet.words(fund.text), sheet.yuan(fund.balance)});
    return sheet.finish(sheet.translate("Print", "The year of the capitation"), paper);
}

}  // namespace jiayi::ui
