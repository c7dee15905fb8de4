#include "ui/referral/joint_model.h"

#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/referral/referral_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct JointText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::JointText)
};

QString jointHeader(int column) {
    switch (column) {
        case JointModel::When: return JointText::tr("Day");
        case JointModel::Who: return JointText::tr("Specialist");
        case JointModel::Places: return JointText::tr("Places");
        default: return {};
    }
}

}  // namespace

JointModel::JointModel(const referral::ReferralBook& book, QObject* parent) : qt::ValueModel<referral::SessionPage>(ColumnCount, {}, parent), m_book(book) { setWords({}, jointHeader); }

QVariant JointModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& page = at(index.row());
    const bool words = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    switch (index.column()) {
        case When:
            if (words) return isoDate(localDate(page.session.start));
            return role == SecondLineRole ? QVariant(clockTime(page.session.start) + u"–"_s + clockTime(page.session.start + std::chrono::minutes{page.session.minutes})) : QVariant();
        case Who: {
            const auto second = specialtyWord(m_book, page.session.specialty) + (page.session.institution.empty() ? QString() : u" · "_s + qs(page.session.institution));
            if (words) return qs(page.session.specialist);
            if (role == StrongRole) return true;
            return role == SecondLineRole ? QVariant(second) : QVariant();
        }
        case Places: {
            const bool over = page.taken > page.session.seats;
            if (words) return over ? JointText::tr("%1 of %2, overbooked").arg(page.taken).arg(page.session.seats) : JointText::tr("%1 of %2").arg(page.taken).arg(page.session.seats);
            if (role == ToneRole) return static_cast<int>(page.session.status == "held" ? Tone::Ok : over ? Tone::Warn : Tone::Info);
            return role == SecondLineRole && page.session.status == "held" ? QVariant(JointText::tr("held")) : QVariant();
        }
        default: return {};
    }
}

}  // namespace jiayi::ui
