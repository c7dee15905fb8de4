#include "ui/images/add_dialog.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/words.h"
#include "ui/images/images_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kSmallWidth = 200, kSmallHeight = 190;
constexpr double kKilo = 1024;
}  // namespace

AddPictureDialog::AddPictureDialog(ImagesAsks asks, images::ResidentId resident, const QString& name, const Clock& clock, QWidget* parent)
    : Live<QDialog>(parent), m_asks(std::move(asks)), m_resident(resident), m_residentName(name), m_clock(clock) {
    setObjectName(u"addPicture"_s);
    build();
    restyle();
    retranslate();
}

void AddPictureDialog::build() {
    auto* all = new QVBoxLayout(this);
    space(all, {20, 16, 20, 14}, 10);
    m_title = makeLabel(TextRole::Heading, {}, this);
    m_whose = makeLabel(TextRole::Soft, {}, this);
    m_whose->setWordWrap(true);
    m_trouble = new Notice(Tone::Bad, this);
    m_trouble->setObjectName(u"addPicture.trouble"_s);
    m_trouble->hide();
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_whose), static_cast<QWidget*>(m_trouble)}) all->addWidget(part);
    auto* card = new Card(this);
    auto* row = new QHBoxLayout;
    space(row, 0, 16);
    m_small = new QLabel(card);
    m_small->setObjectName(u"addPicture.small"_s);
    m_small->setAlignment(Qt::AlignCenter);
    m_small->setWordWrap(true);
    row->addWidget(m_small, 0, Qt::AlignTop);
    auto* fields = new QVBoxLayout;
    space(fields, 0, 8);
    m_facts = makeLabel(TextRole::Soft, {}, card);
    m_facts->setObjectName(u"addPicture.facts"_s);
    m_facts->setWordWrap(true);
    m_kindLabel = makeLabel(TextRole::Strong, {}, card);
    m_kind = new ChipRow(ChipRow::Mode::One, card);
    m_kind->setObjectName(u"addPicture.kind"_s);
    m_sideLabel = makeLabel(TextRole::Strong, {}, card);
    m_side = new ChipRow(ChipRow::Mode::One, card);
    m_side->setObjectName(u"addPicture.side"_s);
    m_day = new DateField(card);
    m_day->setObjectName(u"addPicture.day"_s);
    const auto today = localDate(m_clock.now());
    m_day->edit()->setToday(today);
    m_day->edit()->setLeaning(DateEdit::Leaning::Past);
    m_day->edit()->setRange({}, today);
    m_words = new TextField(card);
    m_words->setObjectName(u"addPicture.words"_s);
    for (QWidget* part : {static_cast<QWidget*>(m_facts), static_cast<QWidget*>(m_kindLabel), static_cast<QWidget*>(m_kind), static_cast<QWidget*>(m_sideLabel),
                          static_cast<QWidget*>(m_side), static_cast<QWidget*>(m_day), static_cast<QWidget*>(m_words)})
        fields->addWidget(part);
    fields->addStretch(1);
    row->addLayout(fields, 1);
    card->body()->addLayout(row, 1);
    all->addWidget(card, 1);
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    m_close = new Button(Button::Kind::Quiet, {}, this);
    m_close->setObjectName(u"addPicture.close"_s);
    m_choose = new Button(Button::Kind::Secondary, {}, this);
    m_choose->setObjectName(u"addPicture.choose"_s);
    m_choose->setKeys(Qt::CTRL | Qt::Key_O);
    m_take = new Button(Button::Kind::Primary, {}, this);
    m_take->setObjectName(u"addPicture.take"_s);
    m_take->setKeys(Qt::CTRL | Qt::Key_Return);
    foot->addWidget(m_close);
    foot->addStretch(1);
    foot->addWidget(m_choose);
    foot->addWidget(m_take);
    all->addLayout(foot);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, [this] { m_asks.chooseFile(this, [this](const QString& path) { look(path); }); });
    connect(m_take, &QPushButton::clicked, this, &AddPictureDialog::take);
    connect(m_kind, &ChipRow::chosenChanged, this, &AddPictureDialog::showKind);
    connect(m_side, &ChipRow::chosenChanged, this, &AddPictureDialog::showKind);
    connect(m_day->edit(), &QLineEdit::textChanged, this, &AddPictureDialog::showKind);
}

std::string AddPictureDialog::kind() const { return utf8(m_kind->chosen().value(0)); }

bool AddPictureDialog::sided() const {
    const auto* found = images::pictureKind(kind());
    return found && found->sided;
}

bool AddPictureDialog::canTake() const {
    return m_file && !m_busy && !kind().empty() && (!sided() || !m_side->chosen().isEmpty()) && m_day->edit()->value();
}

void AddPictureDialog::look(const QString& path) {
    m_file.reset();
    m_error.reset();
    m_busy = true;
    showFile();
    m_looking.run(this, m_asks.look(path), [this](Result<ChosenFile> file) {
        m_busy = false;
        if (file) m_file = std::move(*file);
        else m_error = file.error();
        if (m_file) {
            m_day->edit()->setValue(std::min(m_file->day, localDate(m_clock.now())));
            if (m_file->pages > 0) m_kind->setChosen({u"document"_s});
        }
        showFile();
        if (m_file) m_kind->setFocus();
    });
}

void AddPictureDialog::showFile() {
    m_trouble->setVisible(m_error.has_value());
    if (m_error) m_trouble->setWords(wordsFor(*m_error));
    m_small->setPixmap({});
    if (m_file && !m_file->small.isNull()) {
        auto small = QPixmap::fromImage(m_file->small.scaled(m_small->size() * devicePixelRatioF(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
        small.setDevicePixelRatio(devicePixelRatioF());
        m_small->setPixmap(small);
    } else {
        m_small->setText(m_busy ? tr("Reading …") : m_file ? QString() : tr("No file yet"));
    }
    m_facts->setText(m_file ? (m_file->pages > 0 ? tr("PDF, %n page(s), %1 MB", nullptr, m_file->pages) : tr("Picture, %1 MB")).arg(figure(static_cast<double>(m_file->bytes->size()) / kKilo / kKilo, 1))
                            : tr("A photo (JPEG, PNG) or a document (PDF). DICOM files cannot be read: export them as JPEG first."));
    showKind();
}

void AddPictureDialog::showKind() {
    m_sideLabel->setVisible(sided());
    m_side->setVisible(sided());
    m_take->setEnabled(canTake());
}

void AddPictureDialog::take() {
    if (!canTake()) return;
    m_busy = true;
    showKind();
    images::ImportPicture wish;
    wish.resident = m_resident;
    wish.kind = kind();
    if (sided()) wish.side = utf8(m_side->chosen().value(0));
    wish.title = utf8(m_words->text().trimmed());
    // Of today it is as new as can be; of another day nobody knows the hour.
    const auto day = *m_day->edit()->value();
    wish.taken = day == localDate(m_clock.now()) ? m_clock.now() : startOfDay(day) + std::chrono::hours{12};
    wish.bytes = *m_file->bytes;
    wish.thumbnail = m_file->thumbnail;
    m_taking.run(this, m_asks.import(wish), [this](Result<images::PictureId> made) {
        m_busy = false;
        if (made) {
            Q_EMIT added(*made);
            return accept();
        }
        m_error = made.error();
        showFile();
    });
}

void AddPictureDialog::retranslate() {
    setWindowTitle(tr("Add a file"));
    m_title->setText(tr("Add an image or document"));
    m_whose->setText(tr("Into the record of %1. Nothing is written before you say so.").arg(m_residentName));
    m_kindLabel->setText(tr("What is it?"));
    QList<ChipRow::Choice> kinds;
    for (const auto& each : images::kPictureKinds) kinds << ChipRow::Choice{qs(each.name), pictureKindWord(each.name)};
    m_kind->setChoices(kinds);
    m_sideLabel->setText(tr("Which eye?"));
    m_side->setChoices({{u"right"_s, pictureSideWord("right")}, {u"left"_s, pictureSideWord("left")}});
    m_day->setLabel(tr("Taken on"));
    m_words->setLabel(tr("What it shows (optional)"));
    m_close->setText(tr("Close"));
    m_choose->setText(tr("Choose a file"));
    m_take->setText(tr("Take in"));
    showFile();
}

void AddPictureDialog::restyle() {
    m_small->setFixedSize(px(kSmallWidth), px(kSmallHeight));
    setMinimumSize(px(620), px(420));
    resize(px(680), px(470));
}

}  // namespace jiayi::ui
